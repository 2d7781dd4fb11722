//! Every diagnostic there is, declared once.
//!
//! Numbers are grouped by phase and never used again: 01 files, 02 items, 03 between items,
//! 04 syntax of conditions, 05 meaning of conditions, 06 outputs; from 50 on in each of these what
//! is a warning by default. Lints follow, none of them an error by default: 07 conditions,
//! 08 items, 09 style; and 10 comments for Lanner.

use super::report::Level;

/// A kind of diagnostic.
#[derive(Debug, Eq, PartialEq)]
pub struct Declaration {
    /// Stable name, as in configuration and suppressions.
    pub id: &'static str,
    /// Stable number, printed as `L0501`.
    pub number: u16,
    /// How bad it is unless configured otherwise.
    pub level: Level,
    /// What it finds, as a sentence without a full stop.
    pub title: &'static str,
    /// Its page in `docs/diagnostics`, in Markdown.
    pub page: &'static str,
}

impl Declaration {
    /// The code, `L0501`.
    pub fn code(&self) -> String {
        format!("L{:04}", self.number)
    }

    /// Falco refuses rules over it, or something as bad: no level can change that.
    pub const fn is_refused(&self) -> bool {
        matches!(self.level, Level::Error)
    }

    /// Nothing but Lanner looks for it.
    pub const fn is_lint(&self) -> bool {
        matches!(self.number / 100, 7..=9)
    }

    /// It is about looks.
    pub const fn is_style(&self) -> bool {
        self.number / 100 == 9
    }

    /// It is off as a matter of taste, and has a fix that changes no meaning: that is offered all the
    /// same, unless somebody allows it by name or group.
    pub const fn is_offered(&self) -> bool {
        self.number == REPEATED_COMPARISON.number
    }

    /// Why it matters: what its page says between title and examples.
    pub fn explanation(&self) -> &'static str {
        let text = self.page.split_once("\n\n").map_or("", |(_, rest)| rest);
        // The first paragraph is the title again, with the level.
        let text = text.split_once("\n\n").map_or("", |(_, rest)| rest);
        text.split("\n## ").next().unwrap_or_default().trim()
    }

    /// The declaration with this id, or code in any case.
    pub fn find(name: &str) -> Option<&'static Self> {
        ALL.iter()
            .copied()
            .find(|declaration| declaration.id == name || declaration.code().eq_ignore_ascii_case(name))
    }
}

macro_rules! declare {
    ($($constant:ident = $number:literal $level:ident $id:literal: $title:literal;)*) => {
        $(
            #[doc = $title]
            pub const $constant: &Declaration = &Declaration {
                id: $id,
                number: $number,
                level: Level::$level,
                title: $title,
                page: include_str!(concat!("../../../docs/diagnostics/", $id, ".md")),
            };
        )*

        /// Every declaration, by number.
        pub const ALL: &[&Declaration] = &[$($constant),*];
    };
}

declare! {
    INVALID_YAML = 101 Error "invalid-yaml": "The file is not YAML";
    NOT_A_SEQUENCE = 102 Error "not-a-sequence": "A document of a rule file is not a sequence of items";
    ENTRY_NOT_MAPPING = 103 Error "entry-not-mapping": "An entry of a rule file is not a mapping";
    COMPLEX_KEY = 104 Error "complex-key": "A key is a sequence or mapping";
    DUPLICATE_KEY = 150 Warning "duplicate-key": "A key is given twice, and only the first counts";
    IGNORED_DOCUMENTS = 151 Warning "ignored-documents": "Documents behind an empty one are ignored";

    MISSING_KEY = 201 Error "missing-key": "An item lacks a key that it needs";
    NULL_VALUE = 202 Error "null-value": "A key has no value";
    NOT_SCALAR = 203 Error "not-scalar": "A value is a sequence or mapping where a plain value is needed";
    EMPTY_VALUE = 204 Error "empty-value": "A value is empty";
    BAD_VALUE = 205 Error "bad-value": "A value is not of the type of its key";
    NOT_SEQUENCE = 206 Error "not-sequence": "A value is not the sequence that its key needs";
    BAD_ENGINE_VERSION = 207 Error "bad-engine-version": "The required engine version is neither a number nor x.y.z";
    MALFORMED_PLUGIN_REQUIREMENT = 208 Error "malformed-plugin-requirement": "A plugin requirement has the wrong shape";
    BAD_PRIORITY = 209 Error "bad-priority": "The priority is none of the eight";
    BAD_OVERRIDE_KEY = 210 Error "bad-override-key": "A key cannot be overridden this way";
    BAD_OVERRIDE_OPERATION = 211 Error "bad-override-operation": "An override is neither append nor replace";
    MALFORMED_OVERRIDE = 212 Error "malformed-override": "The override key has the wrong shape";
    APPEND_AND_OVERRIDE = 213 Error "append-and-override": "An item has both append and override";
    OVERRIDDEN_KEY_MISSING = 214 Error "overridden-key-missing": "An overridden key is not in the item";
    KEY_NOT_OVERRIDDEN = 215 Error "key-not-overridden": "A key of an override item is not named in override";
    MALFORMED_EXCEPTION = 216 Error "malformed-exception": "An exception has the wrong shape";
    DEPRECATED_APPEND = 250 Warning "deprecated-append": "append: true is deprecated";
    DEPRECATED_ENABLED = 251 Warning "deprecated-enabled": "Switching a rule with nothing but enabled is deprecated";
    BAD_LIST_NAME = 252 Warning "bad-list-name": "No condition can name a list with this name";
    BAD_MACRO_NAME = 253 Warning "bad-macro-name": "No condition can name a macro with this name";
    DUPLICATE_EXCEPTION_NAME = 254 Warning "duplicate-exception-name": "Two exceptions of an item have the same name";
    APPEND_WITHOUT_VALUES = 255 Warning "append-without-values": "An appended exception has no values";
    UNKNOWN_KEY = 256 Warning "unknown-key": "An item has a key that its kind does not know";
    UNKNOWN_ITEM = 257 Warning "unknown-item": "An item is neither a rule, macro or list nor a requirement";

    ENGINE_TOO_OLD = 301 Error "engine-too-old": "The rules need another engine version";
    BAD_PLUGIN_VERSION = 302 Error "bad-plugin-version": "A required plugin version is not x.y.z";
    PLUGIN_NAMED_TWICE = 303 Error "plugin-named-twice": "A plugin requirement names a plugin twice";
    PLUGIN_MISSING = 304 Error "plugin-missing": "No plugin is there that would meet a requirement";
    APPEND_TO_UNDEFINED = 305 Error "append-to-undefined": "There is nothing of that name to append to";
    REPLACE_UNDEFINED = 306 Error "replace-undefined": "There is no rule of that name to replace keys of";
    ENABLE_UNDEFINED = 307 Error "enable-undefined": "There is no rule of that name to switch";
    NOTHING_TO_APPEND = 308 Error "nothing-to-append": "An append has nothing to append";
    SOURCE_CONFLICT = 309 Error "source-conflict": "A rule is defined again with another source";
    EXCEPTION_WITHOUT_FIELDS = 310 Error "exception-without-fields": "An exception has no fields";
    EXCEPTION_WITHOUT_VALUES = 311 Error "exception-without-values": "An appended exception is new and has no values";
    EXCEPTION_REDEFINED = 312 Error "exception-redefined": "An append gives fields or operators of an exception again";
    EXCEPTION_LENGTH = 313 Error "exception-length": "Fields, operators and values of an exception differ in number";
    EXCEPTION_OPERATOR = 314 Error "exception-operator": "An exception has an operator that cannot stand there";
    EXCEPTION_FIELD = 315 Error "exception-field": "An exception has a field that cannot be used";
    EXCEPTION_VALUE = 316 Error "exception-value": "A value of an exception has the wrong shape";
    UNDEFINED_MACRO = 317 Error "undefined-macro": "A condition refers to a macro that is not defined";
    MACRO_LOOP = 318 Error "macro-loop": "A macro leads back to itself";
    MACRO_NESTING = 319 Error "macro-nesting": "Macros are nested too deep";
    UNKNOWN_SOURCE = 350 Warning "unknown-source": "A rule is for an event source that is not known, and is not checked";
    UNUSED_MACRO = 351 Warning "unused-macro": "Nothing uses a macro";
    UNUSED_LIST = 352 Warning "unused-list": "Nothing uses a list";
    UNKNOWN_PLUGIN = 353 Warning "unknown-plugin": "A required plugin is not known";

    SYNTAX_ERROR = 401 Error "syntax-error": "A condition cannot be parsed";
    UNTERMINATED_STRING = 402 Error "unterminated-string": "A quoted text in a condition is not closed";
    BAD_ESCAPE = 403 Error "bad-escape": "A backslash in a quoted text means nothing";
    NESTED_TOO_DEEP = 404 Error "nested-too-deep": "A condition is nested too deep";
    IGNORED_LIST = 450 Warning "ignored-list": "A list is taken for an empty one";

    UNKNOWN_FIELD = 501 Error "unknown-field": "A name is no field";
    BAD_FIELD_ARGUMENT = 502 Error "bad-field-argument": "The argument of a field is missing or none of it";
    OPERATOR_MISMATCH = 503 Error "operator-mismatch": "An operator does not suit the values on its left";
    NEEDS_CONSTANT = 504 Error "needs-constant": "A check takes nothing but constants on the right";
    NOT_ON_THE_RIGHT = 505 Error "not-on-the-right": "A field cannot stand on the right";
    TYPE_MISMATCH = 506 Error "type-mismatch": "Two values of different types are compared";
    BAD_CONSTANT = 507 Error "bad-constant": "A constant is no value of its field's type";
    UNKNOWN_EVENT_TYPE = 508 Error "unknown-event-type": "No event has a type of that name";
    BAD_REGEX = 509 Error "bad-regex": "A pattern is no regular expression";
    TRANSFORMER_ARGUMENT = 510 Error "transformer-argument": "A transformer does not take such an argument";
    ARGUMENT_COUNT = 511 Error "argument-count": "A transformer has too few or too many arguments";
    UNEXPECTED_SELECTOR = 512 Error "unexpected-selector": "A bracket behind a transformer means nothing";
    EVENT_TYPE_COMPARISON = 513 Error "event-type-comparison": "evt.type is compared with something else than constants";
    CONDITION_TOO_LARGE = 514 Error "condition-too-large": "A condition is too large once its lists and macros are expanded";
    PLAIN_REGEX = 550 Warning "plain-regex": "A pattern needs no regular expression";
    FIELD_AS_TEXT = 551 Warning "field-as-text": "A constant is the name of a field";
    TRANSFORMER_AS_TEXT = 552 Warning "transformer-as-text": "A constant is a transformer call";
    UNSAFE_NA = 553 Warning "unsafe-na": "A value is compared with <NA>";
    DEPRECATED_FIELD = 554 Warning "deprecated-field": "A field is deprecated";
    BROAD_EVENT_TYPES = 555 Warning "broad-event-types": "A rule is evaluated on almost every event";
    NO_EVENT_TYPES = 556 Warning "no-event-types": "A rule can never fire";
    SKIPPED_RULE = 557 Warning "skipped-rule": "A rule is dropped because of something unknown in it";

    EMPTY_OUTPUT = 601 Error "empty-output": "An output is empty";
    STRAY_PERCENT = 602 Error "stray-percent": "An output ends within a token";
    UNKNOWN_OUTPUT_FIELD = 603 Error "unknown-output-field": "What follows a percent sign in an output has no value";
    CUT_OUTPUT_FIELD = 650 Warning "cut-output-field": "Only the start of a name in an output is a field";
    CONTAINER_INFO = 651 Warning "container-info": "%container.info is deprecated and means nothing";
    DEPRECATED_OUTPUT_FIELD = 652 Warning "deprecated-output-field": "An output names a deprecated field";

    NEVER_TRUE = 701 Warning "never-true": "Two checks can never both hold";
    ALWAYS_TRUE = 702 Warning "always-true": "A part of a condition holds whatever happens";
    UNREACHABLE_ARM = 703 Warning "unreachable-arm": "An alternative of an or can never make a difference";
    REDUNDANT_CHECK = 704 Warning "redundant-check": "A check holds anyway where another one does";
    SHADOWED_RULE = 705 Warning "shadowed-rule": "Whenever a rule would fire, an earlier one fires instead";
    IMPOSSIBLE_VALUE = 706 Warning "impossible-value": "A field is compared with a value that it never has";
    FIELD_NEVER_THERE = 707 Warning "field-never-there": "A condition asks for a field that its events do not have";
    LIST_AS_TEXT = 708 Warning "list-as-text": "A text looks like the name of a list that is not defined";
    SIMPLER_OPERATOR = 709 Warning "simpler-operator": "A pattern for which a simpler operator would do";
    DUPLICATE_VALUE = 710 Warning "duplicate-value": "A value stands twice in a list";
    NULLABLE_EXCLUSION = 711 Allow "nullable-exclusion": "An exclusion also lets events pass that do not have its field";
    OUTDATED_FIELD = 712 Warning "outdated-field": "A field is only there for old rules";
    REPEATED_COMPARISON = 713 Allow "repeated-comparison": "A field is compared with one value after another";
    LOOSE_CONTAINS = 714 Allow "loose-contains": "contains where the beginning or the end of a value is meant";

    OUTPUT_NEVER_THERE = 801 Warning "output-never-there": "An output shows a field that the events of its rule do not have";
    DEAD_EXCEPTION = 802 Warning "dead-exception": "An exception can never apply";
    REDEFINED_ITEM = 803 Warning "redefined-item": "An item is defined again in its own file, and the first definition is lost";
    NO_EFFECT_OVERRIDE = 804 Warning "no-effect-override": "An item changes what is so already";
    UNUSED_EXCEPTION = 805 Allow "unused-exception": "An exception has no values";

    NAME_STYLE = 901 Allow "name-style": "A name is not written as names of its kind mostly are";
    KEY_ORDER = 902 Allow "key-order": "The keys of an item are not in the usual order";
    MISSING_MITRE_TAG = 903 Allow "missing-mitre-tag": "A rule has no tag of MITRE ATT&CK";

    BAD_COMMENT = 1001 Warning "bad-comment": "A comment for Lanner says nothing that Lanner knows";
    UNKNOWN_ALLOW = 1002 Warning "unknown-allow": "A comment allows something that is no diagnostic";
    REFUSED_ALLOW = 1003 Warning "refused-allow": "A comment allows something that Falco refuses";
    UNUSED_ALLOW = 1004 Warning "unused-allow": "A comment allows something that is not there";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_explain() {
        for declaration in ALL {
            let explanation = declaration.explanation();
            assert!(!explanation.is_empty(), "{}", declaration.id);
            assert!(!explanation.contains("\n#"), "{}: {explanation}", declaration.id);
        }
    }

    #[test]
    fn ids_and_numbers_are_unique_ordered_and_found() {
        assert!(ALL.is_sorted_by(|a, b| a.number < b.number));
        for declaration in ALL {
            assert_eq!(Declaration::find(declaration.id), Some(*declaration));
            assert_eq!(
                Declaration::find(&declaration.code().to_lowercase()),
                Some(*declaration)
            );
            assert!(
                declaration
                    .id
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
                "{}",
                declaration.id
            );
            assert_eq!(
                declaration.number >= 700 || declaration.number % 100 >= 50,
                declaration.level != Level::Error,
                "{}",
                declaration.id
            );
        }
    }
}
