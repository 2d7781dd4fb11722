//! Sections of an explanation, rendered as a screen, a Markdown page or JSON.

use std::io::{self, Write};

use serde_json::{Map, Value};

use crate::listing::{ASIDE, HEADING, NAME, wrap};

/// A section of an explanation.
#[derive(Debug)]
pub(crate) struct Section {
    /// Key in JSON.
    pub(crate) key: &'static str,
    /// Heading.
    pub(crate) title: &'static str,
    /// The content for people.
    pub(crate) body: Body,
    /// The same content for programs.
    pub(crate) json: Value,
}

/// The content of a section.
#[derive(Debug)]
pub(crate) enum Body {
    /// Names with values, one per line.
    Facts(Vec<(String, String)>),
    /// Lines that are not wrapped, each with an optional note.
    Code(Vec<Line>),
    /// Names, wrapped into lines.
    Names(Vec<String>),
}

/// A line of code and its source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) note: String,
}

/// Notes start after the longest line, but at most at this column.
const NOTE_COLUMN: usize = 64;

impl Body {
    fn is_empty(&self) -> bool {
        match self {
            Self::Facts(facts) => facts.is_empty(),
            Self::Code(lines) => lines.is_empty(),
            Self::Names(names) => names.is_empty(),
        }
    }
}

/// Returns the sections with content.
fn filled(sections: &[Section]) -> impl Iterator<Item = &Section> {
    sections.iter().filter(|section| !section.body.is_empty())
}

/// Writes a screen of at most `width` columns; code is not wrapped.
pub(crate) fn screen(out: &mut dyn Write, width: usize, title: &str, sections: &[Section]) -> io::Result<()> {
    writeln!(out, "{HEADING}{title}{HEADING:#}")?;
    for section in filled(sections) {
        writeln!(out, "\n{HEADING}{}{HEADING:#}", section.title)?;
        match &section.body {
            Body::Facts(facts) => write_facts(out, width, facts)?,
            Body::Code(lines) => write_code(out, lines)?,
            Body::Names(names) => {
                for line in wrap(&names.join(" "), width.saturating_sub(2)) {
                    writeln!(out, "  {NAME}{line}{NAME:#}")?;
                }
            }
        }
    }
    Ok(())
}

fn write_facts(out: &mut dyn Write, width: usize, facts: &[(String, String)]) -> io::Result<()> {
    let letters = |text: &str| text.chars().count();
    let column = facts.iter().map(|(name, _)| letters(name)).max().unwrap_or(0);
    for (name, value) in facts {
        let lines = wrap(value, width.saturating_sub(column + 4).max(20));
        for (index, line) in lines.iter().enumerate() {
            let name = if index == 0 { name } else { "" };
            writeln!(out, "  {name:<column$}  {line}")?;
        }
    }
    Ok(())
}

fn write_code(out: &mut dyn Write, lines: &[Line]) -> io::Result<()> {
    let column = note_column(lines);
    for line in lines {
        if line.note.is_empty() {
            writeln!(out, "  {}", line.text)?;
        } else {
            writeln!(out, "  {:<column$}  {ASIDE}# {}{ASIDE:#}", line.text, line.note)?;
        }
    }
    Ok(())
}

fn note_column(lines: &[Line]) -> usize {
    let noted = lines.iter().filter(|line| !line.note.is_empty());
    let longest = noted.map(|line| line.text.chars().count()).max().unwrap_or(0);
    longest.min(NOTE_COLUMN)
}

/// Writes a Markdown page.
pub(crate) fn markdown(out: &mut dyn Write, title: &str, sections: &[Section]) -> io::Result<()> {
    writeln!(out, "# {title}")?;
    for section in filled(sections) {
        writeln!(out, "\n## {}\n", section.title)?;
        match &section.body {
            Body::Facts(facts) => {
                writeln!(out, "| | |\n|---|---|")?;
                for (name, value) in facts {
                    writeln!(out, "| {} | {} |", cell(name), cell(value))?;
                }
            }
            Body::Code(lines) => {
                let column = note_column(lines);
                writeln!(out, "```text")?;
                for Line { text, note } in lines {
                    if note.is_empty() {
                        writeln!(out, "{text}")?;
                    } else {
                        writeln!(out, "{text:<column$}  # {note}")?;
                    }
                }
                writeln!(out, "```")?;
            }
            Body::Names(names) => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                writeln!(out, "{}", names.join(" "))?;
            }
        }
    }
    Ok(())
}

/// Escapes a text for a table cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Returns one object with a member for each section.
pub(crate) fn json(title: &str, sections: &[Section]) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), title.into());
    for section in filled(sections) {
        object.insert(section.key.to_owned(), section.json.clone());
    }
    object.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_sections_are_left_out_and_tables_stay_whole() {
        let section = |key, body| Section {
            key,
            title: "T",
            body,
            json: Value::Null,
        };
        let sections = [
            section("a", Body::Names(Vec::new())),
            section("b", Body::Facts(vec![("x|y".into(), "1\n2".into())])),
        ];
        let mut out = Vec::new();
        markdown(&mut out, "N", &sections).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "# N\n\n## T\n\n| | |\n|---|---|\n| x\\|y | 1 2 |\n");
        assert_eq!(json("N", &sections).as_object().unwrap().len(), 2);
    }
}
