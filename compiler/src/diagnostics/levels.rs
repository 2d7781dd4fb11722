//! Configured levels of diagnostics.
//!
//! In: names of diagnostics or groups with their configured level, in layers (the project file, then
//! the command line). Out: the level of every diagnostic.
//! Errors of Falco remain errors, whatever is configured.

use std::collections::BTreeMap;
use std::fmt;

use super::catalogue::{ALL, Declaration};
use super::level::Level;
use crate::spelling::closest;

/// The diagnostics for which a level is configured.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Selector {
    /// One diagnostic.
    One(&'static Declaration),
    /// Several.
    Group(Group),
}

/// Groups of diagnostics, the largest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Group {
    /// `all`: everything except errors of Falco.
    All,
    /// `warnings`: everything that is reported as a warning.
    Warnings,
    /// `lints`: everything that only Lanner reports.
    Lints,
    /// `style`: lints about style, off by default.
    Style,
}

/// No diagnostic and no group has this name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown diagnostic `{name}`{}", hint(.meant.as_deref()))]
pub struct UnknownName {
    /// The name.
    pub name: String,
    /// The name that was probably intended.
    pub meant: Option<&'static str>,
}

/// The level of a diagnostic cannot be changed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the level of `{0}` cannot be changed: Falco rejects these rules")]
pub struct FixedLevel(pub &'static str);

/// The level of every diagnostic.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Levels {
    own: BTreeMap<u16, Level>,
    warnings: Option<Level>,
    offers: bool,
}

fn hint(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

impl Group {
    const NAMES: [(&'static str, Self); 4] = [
        ("all", Self::All),
        ("warnings", Self::Warnings),
        ("lints", Self::Lints),
        ("style", Self::Style),
    ];

    /// Returns its name.
    pub fn name(self) -> &'static str {
        Self::NAMES
            .iter()
            .find(|(_, group)| *group == self)
            .map_or("", |(name, _)| name)
    }

    /// Returns whether a diagnostic that is not an error of Falco belongs to the group.
    fn covers(self, declaration: &Declaration) -> bool {
        match self {
            Self::All | Self::Warnings => true,
            Self::Lints => declaration.is_lint(),
            Self::Style => declaration.is_style(),
        }
    }
}

impl Selector {
    /// Returns the diagnostic with this name or code, or the group with this name.
    pub fn parse(name: &str) -> Result<Self, UnknownName> {
        if let Some((_, group)) = Group::NAMES.iter().find(|(known, _)| *known == name) {
            return Ok(Self::Group(*group));
        }
        Declaration::find(name).map(Self::One).ok_or_else(|| {
            let groups = Group::NAMES.iter().map(|(name, _)| *name);
            let names = ALL.iter().map(|declaration| declaration.id).chain(groups);
            UnknownName {
                name: name.to_owned(),
                meant: closest(&name.replace('_', "-").to_lowercase(), names),
            }
        })
    }

    /// Returns the name of the diagnostic or group.
    pub fn name(self) -> &'static str {
        match self {
            Self::One(declaration) => declaration.id,
            Self::Group(group) => group.name(),
        }
    }

    /// Returns whether the diagnostic is selected and its level can be changed.
    pub fn covers(self, declaration: &Declaration) -> bool {
        let meant = match self {
            Self::One(one) => one.number == declaration.number,
            Self::Group(group) => group.covers(declaration),
        };
        meant && !declaration.is_refused()
    }

    /// Returns an error if the selected diagnostic cannot have this level.
    pub fn can_be(self, level: Level) -> Result<(), FixedLevel> {
        match self {
            Self::One(declaration) if declaration.is_refused() && level != Level::Error => {
                Err(FixedLevel(declaration.id))
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl Level {
    /// Returns the level called `allow`, `warn` or `deny`.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "allow" => Self::Allow,
            "warn" => Self::Warning,
            "deny" => Self::Error,
            _ => return None,
        })
    }
}

impl Levels {
    /// Applies a layer on top of the present ones: groups from the largest to the smallest, then single
    /// diagnostics, independent of their order. The last of two levels for one name is used.
    pub fn layer(&mut self, asked: &[(Selector, Level)]) {
        let mut groups: Vec<(Group, Level)> = Vec::new();
        for (selector, level) in asked {
            if let Selector::Group(group) = selector {
                groups.push((*group, *level));
            }
        }
        groups.sort_by_key(|(group, _)| *group);
        for (group, level) in groups {
            if group == Group::Warnings {
                self.warnings = Some(level);
                continue;
            }
            for declaration in ALL.iter().filter(|declaration| group.covers(declaration)) {
                self.own.insert(declaration.number, level);
            }
        }
        for (selector, level) in asked {
            if let Selector::One(declaration) = selector {
                self.own.insert(declaration.number, *level);
            }
        }
    }

    /// Returns the level of a diagnostic.
    pub fn of(&self, declaration: &Declaration) -> Level {
        if declaration.is_refused() {
            return Level::Error;
        }
        let level = self
            .own
            .get(&declaration.number)
            .copied()
            .unwrap_or(declaration.level);
        match self.warnings {
            Some(Level::Allow) if level == Level::Warning => Level::Allow,
            _ => level,
        }
    }

    /// Returns the same levels for applying fixes: diagnostics that are [offered](Declaration::is_offered)
    /// are wanted too, unless a level is configured.
    #[must_use]
    pub const fn with_offers(mut self) -> Self {
        self.offers = true;
        self
    }

    /// Returns whether the diagnostic is wanted, possibly only for its fix; its level is `allow` then.
    pub fn wants(&self, declaration: &Declaration) -> bool {
        let asked = self.own.contains_key(&declaration.number) || self.warnings == Some(Level::Allow);
        self.of(declaration) > Level::Allow || self.offers && declaration.is_offered() && !asked
    }

    /// Returns whether warnings fail a check; they are still reported as warnings.
    pub fn denies_warnings(&self) -> bool {
        self.warnings == Some(Level::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::catalogue as c;

    fn levels(layers: &[&[(&str, &str)]]) -> Levels {
        let mut levels = Levels::default();
        for layer in layers {
            let asked: Vec<_> = layer
                .iter()
                .map(|(name, level)| (Selector::parse(name).unwrap(), Level::parse(level).unwrap()))
                .collect();
            levels.layer(&asked);
        }
        levels
    }

    #[test]
    fn single_names_override_groups_and_later_layers_override_earlier_ones() {
        let asked = levels(&[&[("unused-list", "deny"), ("all", "allow")]]);
        assert_eq!(asked.of(c::UNUSED_LIST), Level::Error);
        assert_eq!(asked.of(c::UNUSED_MACRO), Level::Allow);
        let over = levels(&[&[("unused-list", "deny")], &[("all", "allow")]]);
        assert_eq!(over.of(c::UNUSED_LIST), Level::Allow);
        let style = levels(&[&[("style", "warn"), ("lints", "allow")]]);
        assert_eq!(style.of(c::UNCONVENTIONAL_NAME), Level::Warning);
        assert_eq!(style.of(c::NEVER_TRUE), Level::Allow);
        assert_eq!(style.of(c::UNUSED_LIST), Level::Warning);
    }

    #[test]
    fn errors_of_falco_remain_errors() {
        let asked = levels(&[&[("all", "allow"), ("unknown-field", "allow")]]);
        assert_eq!(asked.of(c::UNKNOWN_FIELD), Level::Error);
        let field = Selector::parse("L0501").unwrap();
        assert_eq!(field.can_be(Level::Allow), Err(FixedLevel("unknown-field")));
        assert_eq!(field.can_be(Level::Error), Ok(()));
    }

    #[test]
    fn the_warnings_group_contains_all_that_is_reported_as_a_warning() {
        let quiet = levels(&[&[("warnings", "allow"), ("unused-list", "deny")]]);
        assert_eq!(quiet.of(c::UNUSED_MACRO), Level::Allow);
        assert_eq!(quiet.of(c::UNUSED_LIST), Level::Error);
        let strict = levels(&[&[("warnings", "deny")]]);
        assert!(strict.denies_warnings());
        assert_eq!(strict.of(c::UNUSED_MACRO), Level::Warning);
    }

    #[test]
    fn offers_apply_unless_a_level_is_configured() {
        let levels_of = |layers: &[&[(&str, &str)]]| levels(layers).with_offers();
        assert!(!levels(&[]).wants(c::REPEATED_COMPARISON));
        assert!(levels_of(&[]).wants(c::REPEATED_COMPARISON));
        assert!(!levels_of(&[]).wants(c::LOOSE_CONTAINS));
        assert_eq!(levels_of(&[]).of(c::REPEATED_COMPARISON), Level::Allow);
        assert!(levels(&[&[("repeated-comparison", "deny")]]).wants(c::REPEATED_COMPARISON));
        for name in ["repeated-comparison", "lints", "warnings", "all"] {
            assert!(
                !levels_of(&[&[(name, "allow")]]).wants(c::REPEATED_COMPARISON),
                "{name}"
            );
        }
    }

    #[test]
    fn unknown_names_have_suggestions() {
        let unknown = Selector::parse("unsed_list").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "unknown diagnostic `unsed_list`; did you mean `unused-list`?"
        );
        assert_eq!(Selector::parse("l0352").unwrap().name(), "unused-list");
    }
}
