//! Diagnostics for people: the source lines, with what is wrong marked.

use std::io::{self, Write};
use std::ops::Range;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};
use compiler::diagnostics::{self, Safety};
use compiler::source::{FileId, Sources, Span};

use super::{is_error, title};

/// Writes each report with its lines. Colours are dropped by `out` where they are not wanted.
pub(crate) fn write(
    out: &mut dyn Write,
    reports: &[diagnostics::Report],
    sources: &Sources,
) -> io::Result<()> {
    let mut cache = Cache::new(sources);
    for report in reports {
        marked(report).write(&mut cache, &mut *out)?;
    }
    Ok(())
}

type Place = (FileId, Range<usize>);

fn place(span: Span) -> Place {
    (span.file, span.start as usize..span.end as usize)
}

fn marked(report: &diagnostics::Report) -> Report<'static, Place> {
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
        .with_config(Config::default().with_index_type(IndexType::Byte))
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

/// Texts of the files that reports are about, by line.
struct Cache<'a> {
    sources: &'a Sources,
    files: Vec<Option<Source<&'a str>>>,
}

impl<'a> Cache<'a> {
    fn new(sources: &'a Sources) -> Self {
        Self {
            sources,
            files: sources.iter().map(|_| None).collect(),
        }
    }
}

impl<'a> ariadne::Cache<FileId> for Cache<'a> {
    type Storage = &'a str;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<&'a str>, impl std::fmt::Debug> {
        let text = self.sources.file(*id).text();
        let file = self.files.get_mut(id.0 as usize).ok_or("no such file")?;
        Ok::<_, &str>(file.get_or_insert_with(|| Source::from(text)))
    }

    fn display<'b>(&self, id: &'b FileId) -> Option<impl std::fmt::Display + 'b> {
        Some(self.sources.file(*id).path().to_owned())
    }
}
