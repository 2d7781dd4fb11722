//! Rule files reviewed with all lints.

#![allow(dead_code, reason = "every test file uses a part of it")]

use compiler::compile::{Options, read_and_compile};
use compiler::diagnostics::{Levels, Report};
use compiler::review::{Reviewed, review};
use compiler::source::Sources;

/// One file with this text.
pub(crate) fn sources_of(text: &str) -> Sources {
    let mut sources = Sources::default();
    sources.add("rules.yaml", text.to_owned());
    sources
}

/// Everything that is said of files.
pub(crate) fn reviewed(sources: &Sources, levels: &Levels) -> Vec<Report> {
    let (files, compilation) = read_and_compile(sources, &Options::default());
    let reviewed = Reviewed {
        sources,
        files: &files,
        compilation: &compilation,
    };
    review(reviewed, levels)
}
