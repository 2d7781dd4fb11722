//! Standard streams, and whether they are coloured.

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;

/// When to colour.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Settles for the whole process whether the standard streams pass colours on.
pub(crate) fn set_color(color: Color) {
    match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// So many bytes are written at once.
const BUFFER: usize = 1 << 16;

/// The standard output, buffered; colours written to it are dropped where they are not wanted.
///
/// Flush it at the end: an error on drop would be lost.
pub(crate) fn stdout() -> Box<dyn Write> {
    if stdout_is_colored() {
        let stream = anstream::AutoStream::auto(io::stdout()).lock();
        return Box::new(BufWriter::with_capacity(BUFFER, stream));
    }
    // What is left without the colours comes in small pieces.
    let buffer: Box<dyn Write> = Box::new(BufWriter::with_capacity(BUFFER, io::stdout().lock()));
    Box::new(anstream::StripStream::new(buffer))
}

/// The standard output shows colours that are written to it.
pub(crate) fn stdout_is_colored() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// The standard error stream shows colours that are written to it.
pub(crate) fn stderr_is_colored() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// The standard error stream; colours written to it are dropped where they are not wanted.
pub(crate) fn stderr() -> impl Write {
    anstream::AutoStream::auto(io::stderr()).lock()
}
