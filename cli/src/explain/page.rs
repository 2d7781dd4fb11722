//! Pages of diagnostics on a terminal.
//!
//! In: a page in Markdown. Out: headings bold, code indented and coloured, running text wrapped.
//! Links keep their text only, for where they lead is a file of the repository.

use std::io::{self, Write};

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::listing::{HEADING, NAME};

/// Writes `page` in lines of at most `width` columns, code aside.
pub(crate) fn write(out: &mut dyn Write, width: usize, page: &str) -> io::Result<()> {
    let mut writer = Writer {
        out,
        width,
        words: Vec::new(),
        code: false,
        first: true,
    };
    Parser::new(page).try_for_each(|event| writer.event(event))
}

struct Writer<'a> {
    out: &'a mut dyn Write,
    width: usize,
    /// The running text so far: words, and whether they are code.
    words: Vec<(String, bool)>,
    /// Inside a block of code.
    code: bool,
    first: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        match event {
            Event::Start(Tag::CodeBlock(_)) => {
                self.blank()?;
                self.code = true;
            }
            Event::End(TagEnd::CodeBlock) => self.code = false,
            Event::Text(text) if self.code => {
                for line in text.lines() {
                    writeln!(self.out, "    {NAME}{line}{NAME:#}")?;
                }
            }
            Event::Text(text) => self.push(&text, false),
            Event::Code(text) => self.push(&text, true),
            Event::SoftBreak | Event::HardBreak => self.push(" ", false),
            Event::Start(Tag::Item) => self.push("- ", false),
            Event::End(TagEnd::Heading(_)) => {
                self.blank()?;
                let text: String = self.words.drain(..).map(|(text, _)| text).collect();
                writeln!(self.out, "{HEADING}{text}{HEADING:#}")?;
            }
            Event::Start(Tag::List(_)) => self.blank()?,
            Event::End(TagEnd::Item) if !self.words.is_empty() => self.paragraph()?,
            Event::End(TagEnd::Paragraph) => {
                self.blank()?;
                self.paragraph()?;
            }
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str, code: bool) {
        self.words.push((text.to_owned(), code));
    }

    /// A blank line before everything but the first.
    fn blank(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.first) {
            return Ok(());
        }
        writeln!(self.out)
    }

    fn paragraph(&mut self) -> io::Result<()> {
        let mut column = 0;
        let mut glued = true;
        for (text, code) in self.words.drain(..) {
            glued &= !text.starts_with(char::is_whitespace);
            for (index, word) in text.split_whitespace().enumerate() {
                let length = word.chars().count();
                let apart = index > 0 || !glued;
                if column > 0 && apart && column + 1 + length > self.width {
                    writeln!(self.out)?;
                    column = 0;
                } else if column > 0 && apart {
                    write!(self.out, " ")?;
                    column += 1;
                }
                if code {
                    write!(self.out, "{NAME}{word}{NAME:#}")?;
                } else {
                    write!(self.out, "{word}")?;
                }
                column += length;
            }
            glued = !text.ends_with(char::is_whitespace);
        }
        writeln!(self.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_set_for_a_terminal() {
        let page = "# name (L0000)\n\nA `word here` is, in\na [link](x.md).\n\n- one\n- two\n\n## Bad\n\n```yaml\n- rule: R\n  desc: |\n    d\n```\n";
        let mut out = Vec::new();
        write(&mut out, 20, page).unwrap();
        let text = anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string();
        insta::assert_snapshot!(text);
    }
}
