//! Diagnostics for people: the source lines, with what is wrong marked.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::iter;
use std::ops::Range;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};
use compiler::diagnostics::{self, Safety};
use compiler::source::{FileId, SourceFile, Sources, Span};

use super::{is_error, title};

/// Writes each report with its lines, `colored` or not: where colours would be dropped again, it is
/// cheaper not to make them.
pub(crate) fn write(
    out: &mut dyn Write,
    reports: &[diagnostics::Report],
    sources: &Sources,
    colored: bool,
) -> io::Result<()> {
    let excerpts = Excerpts::new(reports, sources);
    for report in reports {
        marked(report, &excerpts, colored).write(&excerpts, &mut *out)?;
    }
    Ok(())
}

type Place = (FileId, Range<usize>);

fn marked(report: &diagnostics::Report, excerpts: &Excerpts<'_>, colored: bool) -> Report<'static, Place> {
    let place = |span| excerpts.place(span);
    let (kind, color) = if is_error(report) {
        (ReportKind::Error, Color::Red)
    } else {
        (ReportKind::Warning, Color::Yellow)
    };
    let primary = Label::new(place(report.primary.span))
        .with_message(&report.primary.text)
        .with_color(color);
    let secondary = report.secondary.iter().map(|label| {
        Label::new(place(label.span))
            .with_message(&label.text)
            .with_color(Color::Blue)
    });
    let mut builder = Report::build(kind, place(report.primary.span))
        .with_config(
            Config::default()
                .with_index_type(IndexType::Byte)
                .with_color(colored),
        )
        .with_code(title(report))
        .with_message(&report.message)
        .with_label(primary)
        .with_labels(secondary);
    builder.with_notes(&report.notes);
    builder.with_helps(&report.help);
    if let Some(fix) = report
        .fix
        .as_ref()
        .filter(|fix| !is_told(fix, report.help.as_deref()))
    {
        let sure = match fix.safety {
            Safety::Safe => "",
            Safety::Unsafe => " (look at it before)",
        };
        builder.add_help(format!("fix: {}{sure}", fix.title));
    }
    builder.finish()
}

/// The help already says what to write.
fn is_told(fix: &diagnostics::Fix, help: Option<&str>) -> bool {
    let told =
        |edit: &diagnostics::Edit| help.is_some_and(|help| help.contains(&format!("`{}`", edit.replacement)));
    fix.edits.iter().all(told)
}

/// Of each file the lines from the first to the last that reports are about. Line breaks stand for
/// those before: ariadne counts lines, and goes through every letter that it is given for that.
struct Excerpts<'a> {
    sources: &'a Sources,
    pieces: Vec<Excerpt>,
}

struct Excerpt {
    file: FileId,
    /// Number of lines before it.
    lines: usize,
    /// Where it starts in the file.
    start: usize,
    text: Source<String>,
}

impl<'a> Excerpts<'a> {
    fn new(reports: &[diagnostics::Report], sources: &'a Sources) -> Self {
        let labels = reports
            .iter()
            .flat_map(|report| iter::once(&report.primary).chain(&report.secondary));
        let mut lines: BTreeMap<FileId, (u32, u32)> = BTreeMap::new();
        for span in labels.map(|label| label.span) {
            let file = sources.file(span.file);
            let (first, last) = (file.position(span.start).line, file.position(span.end).line);
            let known = lines.entry(span.file).or_insert((first, last));
            *known = (known.0.min(first), known.1.max(last));
        }
        let pieces = lines
            .into_iter()
            .map(|(file, (first, last))| Excerpt::new(file, sources.file(file), first, last));
        Self {
            sources,
            pieces: pieces.collect(),
        }
    }

    fn place(&self, span: Span) -> Place {
        let piece = self.pieces.iter().find(|piece| piece.file == span.file);
        let shift = |at: u32| piece.map_or(at as usize, |piece| at as usize - piece.start + piece.lines);
        (span.file, shift(span.start)..shift(span.end))
    }
}

impl Excerpt {
    fn new(id: FileId, file: &SourceFile, first: u32, last: u32) -> Self {
        let start = file.line(first).map_or(0, |line| line.start as usize);
        let end = file
            .line(last + 1)
            .map_or(file.text().len(), |next| next.start as usize);
        let lines = first as usize;
        Self {
            file: id,
            lines,
            start,
            text: Source::from("\n".repeat(lines) + &file.text()[start..end]),
        }
    }
}

impl ariadne::Cache<FileId> for &Excerpts<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<String>, impl std::fmt::Debug> {
        let piece = self.pieces.iter().find(|piece| piece.file == *id);
        piece.map(|piece| &piece.text).ok_or("no such file")
    }

    fn display<'b>(&self, id: &'b FileId) -> Option<impl std::fmt::Display + 'b> {
        Some(self.sources.file(*id).path().to_owned())
    }
}
