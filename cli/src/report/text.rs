//! Diagnostics for people: the source lines, with what is wrong marked.

use std::collections::{BTreeMap, BTreeSet};
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
    // Letter by letter, as it comes, it would take long to look for what is to be dropped.
    let mut text = Vec::new();
    for report in reports {
        marked(report, &excerpts, colored).write(&excerpts, &mut text)?;
    }
    out.write_all(&text)
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
            Safety::Unsafe => " (review before applying)",
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

/// Of each file the lines that reports are about; the others are empty. Ariadne counts lines, and goes
/// through every letter that it is given for that.
struct Excerpts<'a> {
    sources: &'a Sources,
    pieces: Vec<Excerpt>,
}

struct Excerpt {
    file: FileId,
    text: Source<String>,
    /// Where its lines that are not empty start: in the file, and here.
    starts: Vec<(u32, usize)>,
}

impl<'a> Excerpts<'a> {
    fn new(reports: &[diagnostics::Report], sources: &'a Sources) -> Self {
        let labels = reports
            .iter()
            .flat_map(|report| iter::once(&report.primary).chain(&report.secondary));
        let mut lines: BTreeMap<FileId, BTreeSet<u32>> = BTreeMap::new();
        for span in labels.map(|label| label.span) {
            let file = sources.file(span.file);
            let (first, last) = (file.position(span.start).line, file.position(span.end).line);
            lines.entry(span.file).or_default().extend(first..=last);
        }
        let pieces = lines
            .into_iter()
            .map(|(file, lines)| Excerpt::new(file, sources.file(file), &lines));
        Self {
            sources,
            pieces: pieces.collect(),
        }
    }

    fn place(&self, span: Span) -> Place {
        let piece = self.pieces.iter().find(|piece| piece.file == span.file);
        let shift = |at: u32| piece.map_or(at as usize, |piece| piece.place(at));
        (span.file, shift(span.start)..shift(span.end))
    }
}

impl Excerpt {
    fn new(id: FileId, file: &SourceFile, lines: &BTreeSet<u32>) -> Self {
        let mut text = String::new();
        let mut starts = Vec::with_capacity(lines.len());
        let mut next = 0;
        for line in lines {
            let start = |line: u32| file.line(line).map(|line| line.start);
            let first = start(*line).unwrap_or_default();
            let end = start(line + 1).map_or(file.text().len(), |next| next as usize);
            text.extend(iter::repeat_n('\n', (line - next) as usize));
            starts.push((first, text.len()));
            text.push_str(&file.text()[first as usize..end]);
            next = line + 1;
        }
        Self {
            file: id,
            text: Source::from(text),
            starts,
        }
    }

    /// Where a byte of the file stands here.
    fn place(&self, at: u32) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= at);
        let (start, here) = self.starts[line.saturating_sub(1)];
        here + (at - start) as usize
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_keep_numbers_of_lines_and_columns() {
        let mut sources = Sources::default();
        let text = "one\r\ntwo é\nthree\n\nfive";
        let id = sources.add("a.yaml", text.to_owned());
        let excerpt = Excerpt::new(id, sources.file(id), &BTreeSet::from([1, 4]));
        assert_eq!(excerpt.text.text(), "\ntwo é\n\n\nfive");
        for (word, line) in [("wo é", 1), ("ive", 4)] {
            let at = text.find(word).unwrap();
            let (_, found, column) = excerpt.text.get_byte_line(excerpt.place(at as u32)).unwrap();
            assert_eq!((found, column), (line, 1), "{word}");
        }
        let end = excerpt.place(text.len() as u32);
        assert_eq!(end, excerpt.text.text().len());
    }
}
