//! The standard streams, with or without colours.

use std::io::{self, BufWriter, Write};

use clap::ValueEnum;

/// When to use colours.
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

/// Sets for the whole process whether the standard streams show colours.
pub(crate) fn set_color(color: Color) {
    match color {
        Color::Auto => anstream::ColorChoice::Auto,
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    }
    .write_global();
}

/// Size of the output buffer in bytes.
const BUFFER_SIZE: usize = 1 << 16;

/// Returns the standard output, buffered; colours written to it are removed where they are not wanted.
///
/// Callers must flush it at the end: an error on drop would be lost.
pub(crate) fn stdout() -> Box<dyn Write> {
    if stdout_is_colored() {
        let stream = anstream::AutoStream::auto(io::stdout()).lock();
        return Box::new(BufWriter::with_capacity(BUFFER_SIZE, stream));
    }
    // The stripper writes each piece between two escape sequences separately, hence the buffer below it.
    let buffer: Box<dyn Write> = Box::new(BufWriter::with_capacity(BUFFER_SIZE, io::stdout().lock()));
    Box::new(anstream::StripStream::new(buffer))
}

/// Returns true if the standard output shows colours.
pub(crate) fn stdout_is_colored() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// Returns true if the standard error stream shows colours.
pub(crate) fn stderr_is_colored() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// Returns the standard error stream; colours written to it are removed where they are not wanted.
pub(crate) fn stderr() -> impl Write {
    anstream::AutoStream::auto(io::stderr()).lock()
}
