//! Selects the rules to evaluate and their order.
//!
//! In: checked rules in order of definition, a priority threshold, and the selections of the configuration.
//! Out: indices of the enabled rules in order of evaluation.

use compiler::check::Rule;
use compiler::tables::Priority;

/// Enables or disables rules after loading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Selection {
    /// `true` enables, `false` disables.
    pub enable: bool,
    /// The rules that it applies to.
    pub rules: Selector,
}

/// Selects rules by a property.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Selector {
    /// Rules whose name matches a pattern; see [`matches_wildcard`].
    Name(String),
    /// Rules with a tag.
    Tag(String),
}

impl Selector {
    fn matches(&self, rule: &Rule) -> bool {
        match self {
            Self::Name(pattern) => matches_wildcard(pattern, &rule.name),
            Self::Tag(tag) => rule.tags.contains(tag),
        }
    }
}

/// Returns the indices of the enabled rules in order of evaluation.
///
/// Rules less severe than `threshold` are never enabled. For the others the last matching selection decides,
/// and without one the rule's own `enabled`. A rule that a selection enables comes after those that were
/// enabled before.
pub fn select(rules: &[Rule], threshold: Priority, selections: &[Selection]) -> Vec<usize> {
    let within = |index: &usize| rules[*index].priority <= threshold;
    let candidates: Vec<usize> = (0..rules.len()).filter(within).collect();
    let mut selected: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|index| rules[*index].enabled)
        .collect();
    for selection in selections {
        let taken = |index: &usize| selection.rules.matches(&rules[*index]);
        if selection.enable {
            let new = candidates
                .iter()
                .filter(|index| taken(index) && !selected.contains(index));
            let new: Vec<usize> = new.copied().collect();
            selected.extend(new);
        } else {
            selected.retain(|index| !taken(index));
        }
    }
    selected
}

/// Returns `true` if `name` matches `pattern`, in which `*` matches any sequence of characters.
///
/// Each piece between stars is matched at its first occurrence without backtracking, as Falco does: `*foo`
/// does not match `foofoo`.
pub fn matches_wildcard(pattern: &str, name: &str) -> bool {
    let mut pieces = pattern.split('*');
    let Some(mut rest) = pieces.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let mut open = false;
    for piece in pieces {
        open = piece.is_empty();
        if !open {
            let Some(start) = rest.find(piece) else {
                return false;
            };
            rest = &rest[start + piece.len()..];
        }
    }
    open || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use compiler::check::typed::{Expr, Operand, Predicate, Template, Test};
    use compiler::source::{FileId, Span};
    use compiler::tables::{EventSet, field};
    use compiler::value::FieldRef;

    use super::*;

    #[test]
    fn wildcards_take_the_first_occurrence() {
        for (pattern, name, expected) in [
            ("", "", true),
            ("", "a", false),
            ("*", "", true),
            ("**", "anything", true),
            ("a*", "abc", true),
            ("a*c", "abc", true),
            ("a*c", "abcd", false),
            ("*b*", "abc", true),
            ("*foo", "foo", true),
            ("*foo", "foofoo", false),
            ("A*", "abc", false),
            ("abc", "abc", true),
            ("ab", "abc", false),
        ] {
            assert_eq!(matches_wildcard(pattern, name), expected, "{pattern} {name}");
        }
    }

    fn rule(name: &str, priority: Priority, enabled: bool, tags: &[&str]) -> Rule {
        let field = FieldRef::plain(field::PROC_NAME);
        Rule {
            name: name.to_owned(),
            description: String::new(),
            source: "syscall".to_owned(),
            priority,
            enabled,
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            condition: Expr::from(Predicate {
                left: Operand::Field(field),
                test: Test::Exists,
            }),
            output: Template { parts: Vec::new() },
            extra_fields: Vec::new(),
            events: EventSet::all(),
            capture: None,
            span: Span::new(FileId(0), 0, 0),
        }
    }

    fn selection(enable: bool, rules: Selector) -> Selection {
        Selection { enable, rules }
    }

    #[test]
    fn selections_apply_in_order_and_append() {
        let rules = [
            rule("one", Priority::Warning, true, &["a"]),
            rule("two", Priority::Warning, false, &["a", "b"]),
            rule("three", Priority::Warning, true, &["b"]),
            rule("quiet", Priority::Debug, true, &["a"]),
        ];
        let selected = |selections: &[Selection]| select(&rules, Priority::Notice, selections);
        assert_eq!(selected(&[]), [0, 2]);
        let tag = |tag: &str| Selector::Tag(tag.to_owned());
        let name = |name: &str| Selector::Name(name.to_owned());
        assert_eq!(selected(&[selection(true, tag("a"))]), [0, 2, 1]);
        assert_eq!(
            selected(&[selection(false, name("*")), selection(true, tag("b"))]),
            [1, 2]
        );
        assert_eq!(
            selected(&[selection(true, tag("a")), selection(false, tag("b"))]),
            [0]
        );
    }
}
