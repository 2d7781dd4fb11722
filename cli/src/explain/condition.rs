//! An expanded condition, one predicate per line, with the source of each.
//!
//! The lines form a valid condition. The condition of a macro is merged with its surroundings where that
//! changes nothing (`and` inside `and`), and put in parentheses elsewhere.

use compiler::describe::{Part, PartKind};
use compiler::resolve::exceptions::Exception;
use compiler::source::{Sources, Span};

use super::section::Line;
use crate::listing::wrap;

/// Lists in parentheses are broken if a line would be longer.
const WIDTH: usize = 76;

/// Returns the lines of a condition.
pub(super) fn lines(condition: &Part, exceptions: &[Exception], sources: &Sources) -> Vec<Line> {
    let mut printer = Printer {
        sources,
        exceptions,
        lines: Vec::new(),
        macros: Vec::new(),
        exception: None,
    };
    printer.part(condition, "", 0, false);
    printer.lines
}

/// Returns `file:line`; lines count from 1.
pub(super) fn place(span: Span, sources: &Sources) -> String {
    let line = sources.position(span).line + 1;
    format!("{}:{line}", sources.file(span.file).path())
}

struct Printer<'a> {
    sources: &'a Sources,
    exceptions: &'a [Exception],
    lines: Vec<Line>,
    /// The macros that contain the current part, outermost first.
    macros: Vec<&'a str>,
    /// The exception that contains the current part.
    exception: Option<&'a str>,
}

impl<'a> Printer<'a> {
    /// Writes `prefix` and the part; with `grouped`, `and` and `or` are put in parentheses.
    fn part(&mut self, part: &'a Part, prefix: &str, indent: usize, grouped: bool) {
        let outer = self.exception;
        self.exception = outer.or_else(|| self.exception_at(part.span));
        match &part.kind {
            PartKind::Macro { name, body } => {
                self.macros.push(name);
                self.part(body, prefix, indent, grouped);
                self.macros.pop();
            }
            PartKind::Not(child) => self.part(child, &format!("{prefix}not "), indent, true),
            PartKind::Check {
                check,
                lists,
                constants,
            } => {
                let text = format!("{prefix}{check}");
                // The value of an exception is more useful than its field.
                let place = constants.filter(|_| self.exception.is_some());
                let note = self.note(place.unwrap_or(part.span), lists);
                self.check(&text, note, indent);
            }
            PartKind::And(_) | PartKind::Or(_) => self.several(part, prefix, indent, grouped),
        }
        self.exception = outer;
    }

    fn several(&mut self, part: &'a Part, prefix: &str, indent: usize, grouped: bool) {
        let grouped = grouped || !prefix.is_empty();
        let inner = if grouped {
            self.push(indent, &format!("{prefix}("), String::new());
            indent + 1
        } else {
            indent
        };
        let mut first = true;
        self.chain(part, matches!(part.kind, PartKind::And(_)), inner, &mut first);
        if grouped {
            self.push(indent, ")", String::new());
        }
    }

    /// Writes the children of `part`, and those of children with the same connective.
    fn chain(&mut self, part: &'a Part, and: bool, indent: usize, first: &mut bool) {
        match &part.kind {
            PartKind::Macro { name, body } if is_chain(body, and) => {
                self.macros.push(name);
                self.chain(body, and, indent, first);
                self.macros.pop();
            }
            PartKind::And(parts) if and => parts.iter().for_each(|part| self.chain(part, and, indent, first)),
            PartKind::Or(parts) if !and => parts.iter().for_each(|part| self.chain(part, and, indent, first)),
            _ => {
                let connective = match (*first, and) {
                    (true, _) => "",
                    (false, true) => "and ",
                    (false, false) => "or ",
                };
                *first = false;
                self.part(part, connective, indent, true);
            }
        }
    }

    fn check(&mut self, text: &str, note: String, indent: usize) {
        let list = text.strip_suffix(')').and_then(|text| text.split_once(" ("));
        let Some((head, items)) = list.filter(|_| text.len() + 2 * indent > WIDTH) else {
            return self.push(indent, text, note);
        };
        self.push(indent, &format!("{head} ("), note);
        for line in wrap(items, WIDTH.saturating_sub(2 * indent + 4)) {
            self.push(indent + 2, &line, String::new());
        }
        self.push(indent, ")", String::new());
    }

    fn push(&mut self, indent: usize, text: &str, note: String) {
        let text = format!("{}{text}", "  ".repeat(indent));
        self.lines.push(Line { text, note });
    }

    fn note(&self, span: Span, lists: &[String]) -> String {
        let mut parts = Vec::new();
        if let Some(name) = self.exception {
            parts.push(format!("exception {name}"));
        }
        if !self.macros.is_empty() {
            parts.push(format!("macro {}", self.macros.join(" > ")));
        }
        match lists {
            [] => {}
            [list] => parts.push(format!("list {list}")),
            lists => parts.push(format!("lists {}", lists.join(", "))),
        }
        parts.push(place(span, self.sources));
        parts.join(", ")
    }

    /// Returns the exception whose `and not` is at `span`.
    fn exception_at(&self, span: Span) -> Option<&'a str> {
        let wrote = |exception: &&Exception| {
            let whole = exception.span;
            (whole.file, whole.start) == (span.file, span.start)
        };
        self.exceptions
            .iter()
            .find(wrote)
            .map(|exception| exception.name.as_str())
    }
}

fn is_chain(part: &Part, and: bool) -> bool {
    match &part.kind {
        PartKind::And(_) => and,
        PartKind::Or(_) => !and,
        PartKind::Macro { body, .. } => is_chain(body, and),
        PartKind::Not(_) | PartKind::Check { .. } => false,
    }
}
