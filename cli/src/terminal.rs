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

/// The standard output, buffered; colours written to it are dropped where they are not wanted.
///
/// Flush it at the end: an error on drop would be lost.
pub(crate) fn stdout() -> impl Write {
    BufWriter::with_capacity(1 << 16, anstream::AutoStream::auto(io::stdout()).lock())
}

/// The standard output shows colours that are written to it.
pub(crate) fn stdout_is_colored() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never
}

/// The standard error stream; colours written to it are dropped where they are not wanted.
pub(crate) fn stderr() -> impl Write {
    anstream::AutoStream::auto(io::stderr()).lock()
}
