//! Diagnostics for people: the source lines with labels.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::iter;
use std::ops::Range;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};
use compiler::diagnostics::{self, Safety};
use compiler::source::{FileId, SourceFile, Sources, Span};

use super::{is_error, title};

/// The maximum length of a source line in bytes. Longer lines are reduced to the parts around the labels: a
/// file of one line with many errors would otherwise be printed once for each of them.
const MAX_LINE: usize = 512;

/// The number of bytes kept before and after the start and the end of a label on a long line.
const CONTEXT: usize = 60;

/// The maximum number of lines of a label. Longer labels are shown on their first line only.
const MAX_LABEL_LINES: u32 = 100;

/// Writes each report with its source lines. `colored` says whether to use colours: if they would be removed
/// again, it is faster not to render them.
pub(crate) fn write(
    out: &mut dyn Write,
    reports: &[diagnostics::Report],
    sources: &Sources,
    colored: bool,
) -> io::Result<()> {
    let (cut, whole): (Vec<_>, Vec<_>) = reports.iter().partition(|report| has_long_line(report, sources));
    let excerpts = Excerpts::new(&whole, sources);
    // The renderer writes character by character, so that a buffer saves many calls.
    let mut text = Vec::new();
    let mut cut = cut.into_iter().peekable();
    for report in reports {
        if cut.next_if(|next| std::ptr::eq(*next, report)).is_some() {
            write_cut(report, sources, colored, &mut text)?;
        } else {
            marked(report, &excerpts, colored).write(&excerpts, &mut text)?;
        }
        out.write_all(&text)?;
        text.clear();
    }
    Ok(())
}

/// Returns whether a label of `report` is on a line longer than [`MAX_LINE`].
fn has_long_line(report: &diagnostics::Report, sources: &Sources) -> bool {
    labels(report).any(|label| {
        let file = sources.file(label.span.file);
        let (first, last) = lines(label.span, file);
        [first, last]
            .into_iter()
            .any(|line| line_range(file, line).len() > MAX_LINE)
    })
}

/// Writes a report with its long lines cut. The renderer takes columns from the text that it is given,
/// so those of the header are corrected.
fn write_cut(
    report: &diagnostics::Report,
    sources: &Sources,
    colored: bool,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    let excerpts = Excerpts::new(&[report], sources);
    let mut text = Vec::new();
    marked(report, &excerpts, colored).write(&excerpts, &mut text)?;
    let text = String::from_utf8_lossy(&text);
    let at = |line: u32, column: usize, path: &str| format!("{path}:{}:{} ", line + 1, column + 1);
    let file = sources.file(report.primary.span.file);
    let position = file.position(report.primary.span.start);
    let before = (report.primary.span.start - position.column) as usize..report.primary.span.start as usize;
    let column = file.text().get(before).map_or(0, |before| before.chars().count());
    let shown = excerpts.column(report.primary.span);
    let shown = at(position.line, shown, file.path());
    out.extend_from_slice(
        text.replacen(&shown, &at(position.line, column, file.path()), 1)
            .as_bytes(),
    );
    Ok(())
}

fn labels(report: &diagnostics::Report) -> impl Iterator<Item = &diagnostics::Label> {
    iter::once(&report.primary).chain(&report.secondary)
}

/// Returns the first and the last line of a label, which are the same if it has too many.
fn lines(span: Span, file: &SourceFile) -> (u32, u32) {
    let (first, last) = (file.position(span.start).line, file.position(span.end).line);
    if last - first > MAX_LABEL_LINES {
        (first, first)
    } else {
        (first, last)
    }
}

/// Returns the bytes of a line, with its end.
fn line_range(file: &SourceFile, line: u32) -> Range<usize> {
    let start = |line: u32| file.line(line).map(|line| line.start as usize);
    let length = file.text().len();
    start(line).unwrap_or(length)..start(line + 1).unwrap_or(length)
}

/// A range of bytes of a file, as the renderer takes it.
type FileRange = (FileId, Range<usize>);

fn marked(
    report: &diagnostics::Report,
    excerpts: &Excerpts<'_>,
    colored: bool,
) -> Report<'static, FileRange> {
    let range = |span| excerpts.range(span);
    let (kind, color) = if is_error(report) {
        (ReportKind::Error, Color::Red)
    } else {
        (ReportKind::Warning, Color::Yellow)
    };
    let primary = Label::new(range(report.primary.span))
        .with_message(&report.primary.text)
        .with_color(color);
    let secondary = report.secondary.iter().map(|label| {
        Label::new(range(label.span))
            .with_message(&label.text)
            .with_color(Color::Blue)
    });
    let mut builder = Report::build(kind, range(report.primary.span))
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

/// Returns whether the help already contains the replacement.
fn is_told(fix: &diagnostics::Fix, help: Option<&str>) -> bool {
    let told =
        |edit: &diagnostics::Edit| help.is_some_and(|help| help.contains(&format!("`{}`", edit.replacement)));
    fix.edits.iter().all(told)
}

/// The lines of each file that have labels; all others are empty. The renderer counts lines and examines every
/// character, which would be slow for large files.
struct Excerpts<'a> {
    sources: &'a Sources,
    files: Vec<Excerpt>,
}

struct Excerpt {
    file: FileId,
    text: Source<String>,
    pieces: Vec<Piece>,
}

/// A part of a file that is in its excerpt.
struct Piece {
    /// Where they start in the file.
    start: usize,
    /// Where they start in the excerpt.
    here: usize,
    length: usize,
}

impl<'a> Excerpts<'a> {
    fn new(reports: &[&diagnostics::Report], sources: &'a Sources) -> Self {
        let mut spans: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for span in reports
            .iter()
            .flat_map(|report| labels(report))
            .map(|label| label.span)
        {
            spans.entry(span.file).or_default().push(span);
        }
        let files = spans
            .into_iter()
            .map(|(file, spans)| Excerpt::new(file, sources.file(file), &spans));
        Self {
            sources,
            files: files.collect(),
        }
    }

    fn range(&self, span: Span) -> FileRange {
        let file = self.sources.file(span.file);
        let (first, last) = lines(span, file);
        let mut end = span.end as usize;
        if first == last {
            end = end.min(line_range(file, first).end);
        }
        let excerpt = self.files.iter().find(|excerpt| excerpt.file == span.file);
        let here = |at: usize| excerpt.map_or(at, |excerpt| excerpt.offset(at));
        (span.file, here(span.start as usize)..here(end))
    }

    /// Returns the column of the start of `span` in its excerpt, from 0, in characters.
    fn column(&self, span: Span) -> usize {
        let (file, range) = self.range(span);
        let excerpt = self.files.iter().find(|excerpt| excerpt.file == file);
        let before = excerpt.and_then(|excerpt| excerpt.text.text().get(..range.start));
        let line = before.and_then(|before| before.rsplit('\n').next());
        line.map_or(0, |line| line.chars().count())
    }
}

impl Excerpt {
    fn new(id: FileId, file: &SourceFile, spans: &[Span]) -> Self {
        let mut shown: BTreeSet<u32> = BTreeSet::new();
        for span in spans {
            let (first, last) = lines(*span, file);
            shown.extend(first..=last);
        }
        let mut text = String::new();
        let mut pieces = Vec::with_capacity(shown.len());
        let mut next = 0;
        for line in shown {
            text.extend(iter::repeat_n('\n', (line - next) as usize));
            next = line + 1;
            let range = line_range(file, line);
            let kept = if range.len() > MAX_LINE {
                kept(file.text(), &range, spans)
            } else {
                vec![range.clone()]
            };
            let mut end = range.start;
            for part in kept {
                if part.start > end {
                    text.push('…');
                }
                pieces.push(Piece {
                    start: part.start,
                    here: text.len(),
                    length: part.len(),
                });
                text.push_str(&file.text()[part.clone()]);
                end = part.end;
            }
            if end < range.end {
                text.push_str("…\n");
            }
        }
        Self {
            file: id,
            text: Source::from(text),
            pieces,
        }
    }

    /// Returns the offset in the excerpt of a byte of the file.
    fn offset(&self, at: usize) -> usize {
        let index = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = &self.pieces[index.saturating_sub(1)];
        piece.here + at.saturating_sub(piece.start).min(piece.length)
    }
}

/// Returns the parts of a line around the starts and ends of labels, in order.
fn kept(text: &str, line: &Range<usize>, spans: &[Span]) -> Vec<Range<usize>> {
    let around = |at: usize| {
        let start = text.floor_char_boundary(at.saturating_sub(CONTEXT).max(line.start));
        start..text.ceil_char_boundary((at + CONTEXT).min(line.end))
    };
    let starts = spans.iter().map(|span| span.start as usize);
    let starts = starts.filter(|at| line.contains(at));
    let ends = spans.iter().map(|span| span.end as usize);
    let ends = ends.filter(|at| line.start < *at && *at <= line.end);
    let mut parts: Vec<Range<usize>> = starts.chain(ends).map(around).collect();
    parts.sort_by_key(|part| part.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(part),
        }
    }
    merged
}

impl ariadne::Cache<FileId> for &Excerpts<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&Source<String>, impl std::fmt::Debug> {
        let excerpt = self.files.iter().find(|excerpt| excerpt.file == *id);
        excerpt.map(|excerpt| &excerpt.text).ok_or("no such file")
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
        let at = |word: &str| text.find(word).unwrap();
        let spans = ["wo é", "ive"].map(|word| Span::new(id, at(word) as u32, at(word) as u32 + 1));
        let excerpt = Excerpt::new(id, sources.file(id), &spans);
        assert_eq!(excerpt.text.text(), "\ntwo é\n\n\nfive");
        for (word, line) in [("wo é", 1), ("ive", 4)] {
            let (_, found, column) = excerpt.text.get_byte_line(excerpt.offset(at(word))).unwrap();
            assert_eq!((found, column), (line, 1), "{word}");
        }
        let end = excerpt.offset(text.len());
        assert_eq!(end, excerpt.text.text().len());
    }

    #[test]
    fn long_lines_are_reduced_to_labels_and_keep_their_columns() {
        let mut sources = Sources::default();
        let long = "é".repeat(10_000);
        let text = format!("{long}first{long}second{long}\nlast line\n");
        let id = sources.add("a.yaml", text.clone());
        let span = |word: &str| {
            let at = text.find(word).unwrap();
            Span::new(id, at as u32, (at + word.len()) as u32)
        };
        let spans = [span("first"), span("second"), span("last line")];
        let excerpt = Excerpt::new(id, sources.file(id), &spans);
        let short = "é".repeat(CONTEXT / 2);
        let first = format!("…{short}first{short}…{short}second{short}…\nlast line\n");
        assert_eq!(excerpt.text.text(), first);
        for (span, word) in spans.iter().zip(["first", "second", "last line"]) {
            let range = excerpt.offset(span.start as usize)..excerpt.offset(span.end as usize);
            assert_eq!(&excerpt.text.text()[range], word);
        }
    }
}
