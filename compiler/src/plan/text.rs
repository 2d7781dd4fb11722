//! Kernel filters as text.

use std::fmt::{self, Display, Formatter, Write};

use super::Plan;
use super::kernel_filter::{FileKinds, KernelFilter, KernelPredicate, Number};
use super::path_test::PathTest;
use crate::operators::relation::Relation;
use crate::tables::{Event, EventCode, Flag, ParamExtra};

/// Maximum number of strings of one predicate that are written.
const MAX_SHOWN_STRINGS: usize = 8;

/// A filter for events of one type, displayed with the names of its parameters.
pub(super) struct FilterDisplay<'a> {
    pub(super) kernel: &'a KernelFilter,
    pub(super) event: &'a Event,
}

/// Displays parameters by their index, as the event type is unknown.
impl Display for KernelFilter {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        condition(out, self, None)
    }
}

impl Display for FilterDisplay<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        condition(out, self.kernel, Some(self.event))
    }
}

fn condition(out: &mut Formatter<'_>, kernel: &KernelFilter, event: Option<&Event>) -> fmt::Result {
    match kernel {
        KernelFilter::All(parts) if parts.is_empty() => out.write_str("always"),
        KernelFilter::Any(parts) if parts.is_empty() => out.write_str("never"),
        KernelFilter::All(parts) => joined(out, parts, " and ", event),
        KernelFilter::Any(parts) => joined(out, parts, " or ", event),
        KernelFilter::Test { predicate, expected } => {
            if !expected {
                out.write_str("not ")?;
            }
            predicate_text(out, predicate, event)
        }
    }
}

fn joined(out: &mut Formatter<'_>, parts: &[KernelFilter], word: &str, event: Option<&Event>) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.write_str(word)?;
        }
        if let KernelFilter::Test { .. } = part {
            condition(out, part, event)?;
        } else {
            out.write_str("(")?;
            condition(out, part, event)?;
            out.write_str(")")?;
        }
    }
    Ok(())
}

fn predicate_text(
    out: &mut Formatter<'_>,
    predicate: &KernelPredicate,
    event: Option<&Event>,
) -> fmt::Result {
    match predicate {
        KernelPredicate::Compare {
            number: of,
            relation,
            value,
        } => {
            number(out, *of, event)?;
            write!(out, " {} ", symbol(*relation))?;
            match flag_value(*of, *value, event) {
                Some(name) => out.write_str(name),
                None => write!(out, "{value}"),
            }
        }
        KernelPredicate::Bits { number: of, mask } => {
            number(out, *of, event)?;
            match flag_names(*of, *mask, event) {
                Some(names) => write!(out, " has one of ({})", names.join(", ")),
                None => write!(out, " has one of {mask:#x}"),
            }
        }
        KernelPredicate::Path { param, any } => {
            number(out, Number::Param(*param), event)?;
            out.write_str(" ")?;
            let tests = any.iter().map(|test| match test {
                PathTest::Is(text) => format!("is {}", quoted(text)),
                PathTest::Prefix(text) => format!("starts with {}", quoted(text)),
                PathTest::Suffix(text) => format!("ends with {}", quoted(text)),
                PathTest::In(text) => format!("in {}", quoted(text)),
                PathTest::Contains(text) => format!("contains {}", quoted(text)),
            });
            texts(out, tests)
        }
        KernelPredicate::File { descriptor, kinds } => {
            out.write_str("file of ")?;
            number(out, *descriptor, event)?;
            write!(out, " is {}", Kinds(*kinds))
        }
        KernelPredicate::Container => out.write_str("in a container"),
    }
}

fn number(out: &mut Formatter<'_>, number: Number, event: Option<&Event>) -> fmt::Result {
    match number {
        Number::Param(0) => out.write_str("result"),
        Number::Param(place) => match event.and_then(|event| event.params.get(usize::from(place))) {
            Some(param) => out.write_str(param.name),
            None => write!(out, "parameter {place}"),
        },
        Number::Tid => out.write_str("tid"),
        Number::Pid => out.write_str("pid"),
    }
}

/// Returns the flags that a parameter of `event` can have.
fn flags(of: Number, event: Option<&Event>) -> Option<&'static [Flag]> {
    let Number::Param(index) = of else { return None };
    match event?.params.get(usize::from(index))?.extra {
        ParamExtra::Flags(table) => Some(table.flags),
        _ => None,
    }
}

/// Returns the name of a value of a parameter with named values.
fn flag_value(of: Number, value: i64, event: Option<&Event>) -> Option<&'static str> {
    let mut flags = flags(of, event)?.iter();
    flags
        .find(|flag| i64::from(flag.value) == value)
        .map(|flag| flag.name)
}

/// Returns the names of the single bits of `mask`; `None` unless every bit has one.
fn flag_names(of: Number, mask: u32, event: Option<&Event>) -> Option<Vec<&'static str>> {
    let flags = flags(of, event)?.iter();
    let named: Vec<&Flag> = flags
        .filter(|flag| flag.value.is_power_of_two() && flag.value & mask != 0)
        .collect();
    let covered = named.iter().fold(0, |bits, flag| bits | flag.value);
    (covered == mask).then(|| named.iter().map(|flag| flag.name).collect())
}

fn texts(out: &mut Formatter<'_>, texts: impl ExactSizeIterator<Item = String>) -> fmt::Result {
    let more = texts.len().saturating_sub(MAX_SHOWN_STRINGS);
    let shown: Vec<String> = texts.take(MAX_SHOWN_STRINGS).collect();
    write!(out, "({}", shown.join(", "))?;
    if more > 0 {
        write!(out, ", and {more} more")?;
    }
    out.write_str(")")
}

fn quoted(text: &[u8]) -> String {
    format!("\"{}\"", text.escape_ascii())
}

struct Kinds(FileKinds);

impl Display for Kinds {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let names = self.0.iter_names().map(|(name, _)| name.to_ascii_lowercase());
        out.write_str(&names.collect::<Vec<_>>().join(" or "))
    }
}

const fn symbol(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "=",
        Relation::NotEqual => "!=",
        Relation::Less => "<",
        Relation::LessOrEqual => "<=",
        Relation::Greater => ">",
        Relation::GreaterOrEqual => ">=",
    }
}

impl Plan {
    /// Returns the kernel filter for events of `code`, one predicate per line:
    ///
    /// ```text
    /// reported if a rule can match:
    ///   flags has one of (O_WRONLY)
    ///   name (starts with "/etc/")
    ///   result >= 0
    /// reported for the state: never
    /// ```
    pub fn text(&self, code: EventCode) -> String {
        let (Some(plan), Some(event)) = (self.events.get(&code), code.info()) else {
            return "never reported: no rule can match, and no rule reads what the event changes\n"
                .to_owned();
        };
        let mut text = String::new();
        section(&mut text, event, "reported if a rule can match", &plan.rules);
        section(&mut text, event, "reported for the state", &plan.state);
        text
    }
}

fn section(text: &mut String, event: &Event, title: &str, kernel: &KernelFilter) {
    if kernel.size() == 0 {
        push_line(text, 0, format_args!("{title}: {kernel}"));
        return;
    }
    push_line(text, 0, format_args!("{title}:"));
    lines(text, event, kernel, 1);
}

fn lines(text: &mut String, event: &Event, kernel: &KernelFilter, depth: usize) {
    match kernel {
        KernelFilter::All(parts) if !parts.is_empty() => {
            for part in parts {
                lines(text, event, part, depth);
            }
        }
        KernelFilter::Any(parts) if !parts.is_empty() => {
            push_line(text, depth, format_args!("one of"));
            for part in parts {
                match part {
                    KernelFilter::All(inner) if inner.len() > 1 => {
                        push_line(text, depth + 1, format_args!("all of"));
                        lines(text, event, part, depth + 2);
                    }
                    _ => lines(text, event, part, depth + 1),
                }
            }
        }
        _ => push_line(text, depth, format_args!("{}", FilterDisplay { kernel, event })),
    }
}

fn push_line(text: &mut String, depth: usize, line: fmt::Arguments<'_>) {
    text.extend(std::iter::repeat_n("  ", depth));
    text.write_fmt(line).expect("a string takes any text");
    text.push('\n');
}
