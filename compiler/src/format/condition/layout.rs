//! Lines of conditions.
//!
//! ```text
//! spawned_process                 operands of a chain: a line each, the connective in front
//! and not proc.name in (          a list that is too long: as many elements a line as there is room for
//!   a, b, c,
//!   d
//! )
//! and (                           a group that is too long: its chain, indented
//!   fd.name startswith /etc
//!   or m
//! )
//! ```

use super::tree::Part;

/// Columns that each level is indented by.
const STEP: usize = 2;

/// Breaks `part` into lines of up to `width` characters where possible. A chain is always broken.
pub(super) fn lines(part: &Part, width: usize) -> Vec<String> {
    let mut layout = Layout {
        width,
        lines: Vec::new(),
    };
    layout.broken(part, 0, 0, "");
    layout.lines
}

impl Part {
    /// All of it on one line.
    pub(super) fn line(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Plain(text) => out.push_str(text),
            Self::List(head, items) => {
                out.push_str(head);
                out.push_str(" (");
                out.push_str(&items.join(", "));
                out.push(')');
            }
            Self::Not(inner) => {
                out.push_str("not ");
                inner.write(out);
            }
            Self::Group(inner) => {
                out.push('(');
                inner.write(out);
                out.push(')');
            }
            Self::Chain(connective, parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index > 0 {
                        out.push(' ');
                        out.push_str(connective.word());
                        out.push(' ');
                    }
                    part.write(out);
                }
            }
            Self::Appended(connective, inner) => {
                out.push_str(connective.word());
                out.push(' ');
                inner.write(out);
            }
        }
    }
}

struct Layout {
    width: usize,
    lines: Vec<String>,
}

impl Layout {
    /// Appends `part` after `prefix`: on one line if it fits.
    fn part(&mut self, part: &Part, indent: usize, prefix: &str) {
        let line = format!("{prefix}{}", part.line());
        if indent + line.chars().count() <= self.width {
            self.push(indent, &line);
        } else {
            self.broken(part, indent, indent + STEP, prefix);
        }
    }

    /// `part` on several lines; a chain goes on at `further`.
    fn broken(&mut self, part: &Part, indent: usize, further: usize, prefix: &str) {
        match part {
            Part::Plain(text) => self.push(indent, &format!("{prefix}{text}")),
            Part::List(head, items) => {
                self.push(indent, &format!("{prefix}{head} ("));
                self.items(items, indent + STEP);
                self.push(indent, ")");
            }
            Part::Not(inner) => self.broken(inner, indent, further, &format!("{prefix}not ")),
            Part::Group(inner) => {
                self.push(indent, &format!("{prefix}("));
                self.broken(inner, indent + STEP, indent + STEP, "");
                self.push(indent, ")");
            }
            Part::Chain(connective, parts) => {
                for (index, part) in parts.iter().enumerate() {
                    if index == 0 {
                        self.part(part, indent, prefix);
                    } else {
                        self.part(part, further, &format!("{} ", connective.word()));
                    }
                }
            }
            Part::Appended(connective, inner) => {
                self.broken(inner, indent, further, &format!("{} ", connective.word()));
            }
        }
    }

    fn items(&mut self, items: &[String], indent: usize) {
        let mut line = String::new();
        for (index, item) in items.iter().enumerate() {
            let comma = if index + 1 < items.len() { "," } else { "" };
            let length = line.chars().count() + 1 + item.chars().count() + comma.len();
            if !line.is_empty() && indent + length > self.width {
                self.push(indent, &std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(item);
            line.push_str(comma);
        }
        if !line.is_empty() {
            self.push(indent, &line);
        }
    }

    fn push(&mut self, indent: usize, text: &str) {
        self.lines.push(format!("{:indent$}{text}", ""));
    }
}
