//! Output templates.
//!
//! In: the text of an output. Out: a [`Template`] and the errors. As in Falco, the token after a `%` is the
//! longest prefix of the rest that is a field or transformer call, so a typo that only lengthens a name is not
//! an error; it is reported as a hint. Configured fields are literal text in the template; their names are
//! returned separately, because alerts list them.

use std::collections::BTreeSet;

use super::fact::FactKind;
use super::fields::Catalogue;
use super::findings::Findings;
use super::operand::Operands;
use super::typed::{Template, TemplatePart};
use crate::source::TextRange;
use crate::syntax::ast::Operand;
use crate::syntax::condition::{field_name_len, operand_prefixes};

/// A fact about an output and the bytes of its text.
pub(super) type OutputFact = (FactKind, TextRange);

/// The result of checking an output.
pub(super) struct Checked {
    pub template: Option<Template>,
    /// The facts, in order.
    pub facts: Vec<OutputFact>,
    /// Names of the configured fields in it.
    pub static_names: BTreeSet<String>,
}

/// Parses and checks the text of an output.
pub(super) fn check(text: &str, catalogue: &Catalogue, source: &str) -> Checked {
    let percents = memchr::memchr_iter(b'%', text.as_bytes()).count();
    let mut parser = Parser {
        text,
        operands: Operands { catalogue, source },
        parts: Vec::with_capacity(2 * percents + 1),
        facts: Vec::new(),
        static_names: BTreeSet::new(),
        complete: true,
    };
    parser.run();
    Checked {
        template: parser.complete.then_some(Template { parts: parser.parts }),
        facts: parser.facts,
        static_names: parser.static_names,
    }
}

struct Parser<'a> {
    text: &'a str,
    operands: Operands<'a>,
    parts: Vec<TemplatePart>,
    facts: Vec<OutputFact>,
    static_names: BTreeSet<String>,
    complete: bool,
}

impl Parser<'_> {
    fn run(&mut self) {
        if self.text.is_empty() {
            self.fail(FactKind::OutputEmpty, 0..0);
            return;
        }
        // A star allows missing values, which Falco does without it as well.
        let mut at = usize::from(self.text.starts_with('*'));
        while let Some(percent) = self.text[at..].find('%').map(|index| at + index) {
            self.literal(at..percent);
            at = self.token(percent);
        }
        self.literal(at..self.text.len());
    }

    fn literal(&mut self, range: TextRange) {
        if !range.is_empty() {
            self.parts
                .push(TemplatePart::Literal(self.text[range].to_owned()));
        }
    }

    /// Parses the token of the `%` at `percent`. Returns its end.
    fn token(&mut self, percent: usize) -> usize {
        let start = percent + 1;
        if start == self.text.len() {
            self.fail(FactKind::OutputTrailingPercent, percent..start);
            return start;
        }
        let digits = self.text[start..].bytes().take_while(u8::is_ascii_digit).count();
        let name = start + digits;
        if name == self.text.len() {
            self.fail(FactKind::OutputTrailingWidth, percent..name);
            return name;
        }
        // A width that overflows would be wider than any terminal; Falco's value is then arbitrary.
        let width = self.text[start..name].parse().unwrap_or(0_usize);
        let rest = &self.text[name..];
        match self.longest(rest) {
            Ok((operand, length)) => {
                let written = word_len(rest);
                if written > length && !rest[..length].ends_with([']', ')']) {
                    self.facts.push((
                        FactKind::OutputTokenCut {
                            taken: rest[..length].to_owned(),
                            written: rest[..written].to_owned(),
                        },
                        name..name + written,
                    ));
                }
                self.parts.push(TemplatePart::Token { width, operand });
                name + length
            }
            Err(cause) => {
                let length = word_len(rest);
                let kind = FactKind::OutputToken {
                    text: rest[..length].to_owned(),
                    cause,
                };
                self.fail(kind, percent..name + length);
                name + length
            }
        }
    }

    /// Returns the longest prefix that is a field or call, or the error of the first attempt.
    fn longest(&mut self, rest: &str) -> Result<(super::typed::Operand, usize), Option<Box<FactKind>>> {
        let mut cause = None;
        for (operand, length) in operand_prefixes(rest).0 {
            match self.value(&operand) {
                Ok(value) => {
                    self.operands.static_names(&operand, &mut self.static_names);
                    return Ok((value, length));
                }
                Err(kind) => cause = cause.or(Some(Box::new(kind))),
            }
        }
        Err(cause)
    }

    fn value(&self, operand: &Operand) -> Result<super::typed::Operand, FactKind> {
        let mut findings = Findings::default();
        match self.operands.value(operand, &mut findings) {
            Some(value) => Ok(value.operand),
            None => Err(findings
                .found
                .into_iter()
                .next()
                .map_or(FactKind::OutputEmpty, |found| found.kind)),
        }
    }

    fn fail(&mut self, kind: FactKind, range: TextRange) {
        self.complete = false;
        self.facts.push((kind, range));
    }
}

/// Returns the length of the part at the start of `text` that looks like a name or the start of a call.
fn word_len(text: &str) -> usize {
    let name = field_name_len(text.as_bytes()).unwrap_or(0);
    let word = text
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
        .count();
    if name > 0 {
        return name;
    }
    word.max(text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::assumed::Assumed;

    fn show(text: &str) -> String {
        let catalogue = Catalogue::new(Assumed::all());
        let Checked { template, facts, .. } = check(text, &catalogue, "syscall");
        let facts = facts.iter().fold(String::new(), |out, (kind, range)| {
            let name = format!("{kind:?}");
            let name = name.split([' ', '(', '{']).next().unwrap_or_default();
            format!("{out} {name}@{range:?}")
        });
        let parts = template.map_or("error".to_owned(), |template| {
            template
                .parts
                .iter()
                .map(|part| match part {
                    TemplatePart::Literal(text) => format!("[{text}]"),
                    TemplatePart::Token {
                        width,
                        operand: super::super::typed::Operand::Field(field),
                    } => format!("<{width} {field}>"),
                    TemplatePart::Token { .. } => "<call>".to_owned(),
                })
                .collect()
        });
        format!("{parts}{facts}")
    }

    #[test]
    fn tokens_are_the_longest_prefix_that_is_a_field_or_call() {
        let cases = [
            ("plain", "[plain]"),
            ("*x %proc.name, y", "[x ]<0 proc.name>[, y]"),
            ("%proc.name.", "<0 proc.name>[.]"),
            ("%proc.namex", "<0 proc.name>[x] OutputTokenCut@1..11"),
            ("%proc.pid.tss", "<0 proc.pid.ts>[s] OutputTokenCut@1..13"),
            ("%proc.name[0]", "<0 proc.name>[[0]]"),
            ("%proc.aname[2]x", "<0 proc.aname[2]>[x]"),
            ("%proc.aname[x]", "<0 proc.aname>[[x]]"),
            ("%proc.env[\"HOME\"]", "<0 proc.env[HOME]>"),
            ("%20proc.name|", "<20 proc.name>[|]"),
            ("%tolower( proc.name )", "<call>"),
            ("%concat(\"100%\",\" ok\")", "<call>"),
            ("%proc.nmae and %proc.name", "error OutputToken@0..10"),
            ("%proc", "error OutputToken@0..5"),
            ("100%", "error OutputTrailingPercent@3..4"),
            ("x %5", "error OutputTrailingWidth@2..4"),
            ("100%% done", "error OutputToken@3..5"),
            ("% proc.name", "error OutputToken@0..2"),
            ("%-5proc.name", "error OutputToken@0..2"),
            ("%evt.arg.nam", "error OutputToken@0..12"),
            ("%val(proc.name)", "error OutputToken@0..4"),
            ("", "error OutputEmpty@0..0"),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }
}
