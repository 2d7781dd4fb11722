//! The declarations of all diagnostics.
//!
//! Numbers are grouped by phase and never reused: 01 files, 02 items, 03 between items,
//! 04 syntax of conditions, 05 meaning of conditions, 06 outputs; the numbers from 50 on in each
//! of these are warnings by default. Lints follow, none of them an error by default: 07 conditions,
//! 08 items, 09 style; and 10 comments for Lanner.

use super::level::Level;

/// A kind of diagnostic.
#[derive(Debug, Eq, PartialEq)]
pub struct Declaration {
    /// Stable name, used in configuration and suppressions.
    pub id: &'static str,
    /// Stable number, printed as `L0501`.
    pub number: u16,
    /// Its default level.
    pub level: Level,
    /// What it finds: a sentence without a full stop.
    pub title: &'static str,
    /// Its page in `docs/diagnostics`, in Markdown.
    pub page: &'static str,
}

impl Declaration {
    /// Returns the code, for example `L0501`.
    pub fn code(&self) -> String {
        format!("L{:04}", self.number)
    }

    /// Returns whether Falco rejects the rules because of it; its level cannot be changed then.
    pub const fn is_refused(&self) -> bool {
        matches!(self.level, Level::Error)
    }

    /// Returns whether it is a lint: only Lanner reports it.
    pub const fn is_lint(&self) -> bool {
        matches!(self.number / 100, 7..=9)
    }

    /// Returns whether it is a lint about style.
    pub const fn is_style(&self) -> bool {
        self.number / 100 == 9
    }

    /// Returns whether its fix is offered even though it is off by default. It is not offered if the
    /// diagnostic is allowed by name or group.
    pub const fn is_offered(&self) -> bool {
        self.number == REPEATED_COMPARISON.number
    }

    /// Returns the explanation of its page: the text between title and examples.
    pub fn explanation(&self) -> &'static str {
        let text = self.page.split_once("\n\n").map_or("", |(_, rest)| rest);
        // The first paragraph is the title again, with the level.
        let text = text.split_once("\n\n").map_or("", |(_, rest)| rest);
        text.split("\n## ").next().unwrap_or_default().trim()
    }

    /// Returns the declaration with this name, or with this code in any case.
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
    INVALID_YAML = 101 Error "invalid-yaml": "The file is not valid YAML";
    DOCUMENT_NOT_A_SEQUENCE = 102 Error "document-not-a-sequence": "A document of a rule file is not a sequence of items";
    ITEM_NOT_A_MAPPING = 103 Error "item-not-a-mapping": "An item of a rule file is not a mapping";
    COMPLEX_KEY = 104 Error "complex-key": "A key is a sequence or a mapping";
    UNREADABLE_FILE = 105 Error "unreadable-file": "A file cannot be read";
    NO_EMBEDDED_RULES = 106 Error "no-embedded-rules": "A file is not a rule file and contains no rules";
    HELM_TEMPLATE = 107 Error "helm-template": "A file is a Helm template, which is YAML only after rendering";
    RULES_NOT_TEXT = 108 Error "rules-not-text": "Rules below customRules are a sequence instead of a string";
    EMBEDDED_NESTING_TOO_DEEP = 109 Error "embedded-nesting-too-deep": "Values that contain YAML are nested too deeply";
    LOST_RULES = 110 Error "lost-rules": "Items are lost because YAML joins their lines to others";
    UNCLOSED_QUOTE = 111 Error "unclosed-quote": "A quote is not closed before the end of the file";
    DUPLICATE_KEY = 150 Warning "duplicate-key": "A key occurs twice in a mapping; only the first is used";
    IGNORED_DOCUMENTS = 151 Warning "ignored-documents": "Documents after an empty document are ignored";
    JOINED_LINES = 152 Warning "joined-lines": "Rules are in a folded or plain value, in which YAML joins lines";

    MISSING_KEY = 201 Error "missing-key": "A required key is missing";
    NULL_VALUE = 202 Error "null-value": "A key has no value";
    NOT_A_SCALAR = 203 Error "not-a-scalar": "A value is a sequence or a mapping where a scalar is required";
    EMPTY_VALUE = 204 Error "empty-value": "A value is empty";
    INVALID_VALUE = 205 Error "invalid-value": "A value does not have the type of its key";
    NOT_A_SEQUENCE = 206 Error "not-a-sequence": "A value is not the sequence of scalars that its key requires";
    INVALID_ENGINE_VERSION = 207 Error "invalid-engine-version": "The required engine version is neither a number nor x.y.z";
    MALFORMED_PLUGIN_REQUIREMENT = 208 Error "malformed-plugin-requirement": "A plugin requirement is malformed";
    UNKNOWN_PRIORITY = 209 Error "unknown-priority": "The priority is unknown";
    UNSUPPORTED_OVERRIDE = 210 Error "unsupported-override": "A key does not support this override operation";
    INVALID_OVERRIDE_OPERATION = 211 Error "invalid-override-operation": "An override operation is neither append nor replace";
    MALFORMED_OVERRIDE = 212 Error "malformed-override": "The override key is malformed";
    APPEND_AND_OVERRIDE = 213 Error "append-and-override": "An item has both append and override";
    MISSING_OVERRIDDEN_KEY = 214 Error "missing-overridden-key": "A key listed in override is missing from the item";
    KEY_NOT_OVERRIDDEN = 215 Error "key-not-overridden": "A key of an override item is not listed in override";
    MALFORMED_EXCEPTION = 216 Error "malformed-exception": "An exception is malformed";
    DEPRECATED_APPEND = 250 Warning "deprecated-append": "append: true is deprecated";
    DEPRECATED_ENABLED = 251 Warning "deprecated-enabled": "Enabling or disabling a rule with enabled alone is deprecated";
    INVALID_LIST_NAME = 252 Warning "invalid-list-name": "The name of a list cannot be used in conditions";
    INVALID_MACRO_NAME = 253 Warning "invalid-macro-name": "The name of a macro cannot be used in conditions";
    DUPLICATE_EXCEPTION_NAME = 254 Warning "duplicate-exception-name": "Two exceptions of an item have the same name";
    APPEND_WITHOUT_VALUES = 255 Warning "append-without-values": "An appended exception has no values";
    UNKNOWN_KEY = 256 Warning "unknown-key": "An item has an unknown key";
    UNKNOWN_ITEM = 257 Warning "unknown-item": "An item has no known type";

    ENGINE_VERSION_MISMATCH = 301 Error "engine-version-mismatch": "The rules require another engine version";
    INVALID_PLUGIN_VERSION = 302 Error "invalid-plugin-version": "A required plugin version is not x.y.z";
    DUPLICATE_PLUGIN = 303 Error "duplicate-plugin": "A plugin requirement lists a plugin twice";
    MISSING_PLUGIN = 304 Error "missing-plugin": "No loaded plugin satisfies a requirement";
    APPEND_TO_UNDEFINED = 305 Error "append-to-undefined": "An append refers to an undefined item";
    REPLACE_UNDEFINED = 306 Error "replace-undefined": "A replace refers to an undefined rule";
    ENABLE_UNDEFINED = 307 Error "enable-undefined": "An undefined rule is enabled or disabled";
    EMPTY_APPEND = 308 Error "empty-append": "An append has nothing to append";
    SOURCE_CONFLICT = 309 Error "source-conflict": "A rule is redefined with another source";
    EXCEPTION_WITHOUT_FIELDS = 310 Error "exception-without-fields": "An exception has no fields";
    EXCEPTION_WITHOUT_VALUES = 311 Error "exception-without-values": "A new exception in an append has no values";
    EXCEPTION_REDEFINED = 312 Error "exception-redefined": "An append redefines the fields or operators of an exception";
    EXCEPTION_LENGTH_MISMATCH = 313 Error "exception-length-mismatch": "The fields, operators and values of an exception differ in number";
    INVALID_EXCEPTION_OPERATOR = 314 Error "invalid-exception-operator": "An exception has an unsupported operator";
    INVALID_EXCEPTION_FIELD = 315 Error "invalid-exception-field": "An exception uses an unknown or invalid field";
    INVALID_EXCEPTION_VALUE = 316 Error "invalid-exception-value": "A value of an exception is malformed";
    UNDEFINED_MACRO = 317 Error "undefined-macro": "A condition refers to an undefined macro";
    RECURSIVE_MACRO = 318 Error "recursive-macro": "A macro refers to itself";
    MACRO_NESTING_TOO_DEEP = 319 Error "macro-nesting-too-deep": "Macros are nested too deeply";
    UNKNOWN_SOURCE = 350 Warning "unknown-source": "A rule has an unknown event source and is not checked";
    UNUSED_MACRO = 351 Warning "unused-macro": "A macro is unused";
    UNUSED_LIST = 352 Warning "unused-list": "A list is unused";
    UNKNOWN_PLUGIN = 353 Warning "unknown-plugin": "A required plugin is unknown";

    SYNTAX_ERROR = 401 Error "syntax-error": "A condition has a syntax error";
    UNTERMINATED_STRING = 402 Error "unterminated-string": "A quoted string in a condition is not terminated";
    INVALID_ESCAPE = 403 Error "invalid-escape": "A quoted string contains an invalid escape sequence";
    NESTING_TOO_DEEP = 404 Error "nesting-too-deep": "A condition is nested too deeply";
    LIST_PARSED_AS_EMPTY = 450 Warning "list-parsed-as-empty": "Falco parses a list as empty";

    UNKNOWN_FIELD = 501 Error "unknown-field": "A condition uses an unknown field";
    INVALID_FIELD_ARGUMENT = 502 Error "invalid-field-argument": "The argument of a field is missing or invalid";
    UNSUPPORTED_OPERATOR = 503 Error "unsupported-operator": "An operator does not support the type of its left-hand operand";
    CONSTANT_REQUIRED = 504 Error "constant-required": "The right-hand operand must be a constant";
    INVALID_RIGHT_OPERAND = 505 Error "invalid-right-operand": "A field is not allowed as a right-hand operand";
    TYPE_MISMATCH = 506 Error "type-mismatch": "The operands of a comparison have different types";
    INVALID_CONSTANT = 507 Error "invalid-constant": "A constant is not valid for the type of its field";
    UNKNOWN_EVENT_TYPE = 508 Error "unknown-event-type": "A condition uses an unknown event type";
    INVALID_REGEX = 509 Error "invalid-regex": "A regular expression is invalid";
    INVALID_TRANSFORMER_ARGUMENT = 510 Error "invalid-transformer-argument": "A transformer does not support an argument of this type";
    WRONG_ARGUMENT_COUNT = 511 Error "wrong-argument-count": "A transformer has the wrong number of arguments";
    UNEXPECTED_SUBSCRIPT = 512 Error "unexpected-subscript": "A subscript is not allowed after a transformer";
    INVALID_EVENT_TYPE_COMPARISON = 513 Error "invalid-event-type-comparison": "evt.type is not compared with constants";
    CONDITION_TOO_LARGE = 514 Error "condition-too-large": "A condition is too large after expansion of lists and macros";
    UNNECESSARY_REGEX = 550 Warning "unnecessary-regex": "A regular expression contains no special characters";
    FIELD_NAME_AS_STRING = 551 Warning "field-name-as-string": "A string constant is the name of a field";
    TRANSFORMER_CALL_AS_STRING = 552 Warning "transformer-call-as-string": "A string constant is a transformer call";
    COMPARISON_WITH_NA = 553 Warning "comparison-with-na": "A value is compared with <NA>";
    DEPRECATED_FIELD = 554 Warning "deprecated-field": "A field is deprecated";
    TOO_MANY_EVENT_TYPES = 555 Warning "too-many-event-types": "A rule is evaluated for almost every event";
    NO_EVENT_TYPES = 556 Warning "no-event-types": "A rule matches no event type";
    SKIPPED_RULE = 557 Warning "skipped-rule": "A rule is skipped because it uses an unknown field or event type";

    EMPTY_OUTPUT = 601 Error "empty-output": "An output is empty";
    STRAY_PERCENT = 602 Error "stray-percent": "An output ends after a percent sign";
    UNKNOWN_OUTPUT_FIELD = 603 Error "unknown-output-field": "An output uses an unknown field";
    PARTIAL_OUTPUT_FIELD = 650 Warning "partial-output-field": "Only a prefix of a name in an output is a field";
    DEPRECATED_CONTAINER_INFO = 651 Warning "deprecated-container-info": "%container.info is deprecated and has no effect";
    DEPRECATED_OUTPUT_FIELD = 652 Warning "deprecated-output-field": "An output uses a deprecated field";

    NEVER_TRUE = 701 Warning "never-true": "A condition is never true";
    ALWAYS_TRUE = 702 Warning "always-true": "A condition is always true";
    UNREACHABLE_CONDITION = 703 Warning "unreachable-condition": "An alternative of an or is unreachable";
    REDUNDANT_CONDITION = 704 Warning "redundant-condition": "A condition is redundant";
    SHADOWED_RULE = 705 Warning "shadowed-rule": "A rule is shadowed by an earlier rule";
    IMPOSSIBLE_VALUE = 706 Warning "impossible-value": "A field is compared with a value that it never has";
    FIELD_NOT_AVAILABLE = 707 Warning "field-not-available": "A field is not available for the events of a condition";
    UNDEFINED_LIST = 708 Warning "undefined-list": "A list is undefined, and its name is compared as a string";
    SIMPLIFIABLE_PATTERN = 709 Warning "simplifiable-pattern": "A pattern can be replaced by a simpler operator";
    DUPLICATE_VALUE = 710 Warning "duplicate-value": "A list contains a value twice";
    NULLABLE_EXCLUSION = 711 Allow "nullable-exclusion": "An exclusion does not exclude events without the field";
    LEGACY_FIELD = 712 Warning "legacy-field": "A legacy field is used";
    REPEATED_COMPARISON = 713 Allow "repeated-comparison": "A field is compared repeatedly instead of with in";
    LOOSE_CONTAINS = 714 Allow "loose-contains": "contains is used where a prefix or suffix is meant";
    BACKSPACE_IN_STRING = 715 Warning "backspace-in-string": "A string contains a backspace character";
    UNIX_SOCKET_PATH = 716 Warning "unix-socket-path": "fd.name of a Unix socket is compared with a path";

    OUTPUT_FIELD_NOT_AVAILABLE = 801 Warning "output-field-not-available": "An output field is not available for the events of its rule";
    UNREACHABLE_EXCEPTION = 802 Warning "unreachable-exception": "An exception never applies";
    REDEFINED_ITEM = 803 Warning "redefined-item": "An item is redefined in the same file";
    OVERRIDE_WITHOUT_EFFECT = 804 Warning "override-without-effect": "An override has no effect";
    EMPTY_EXCEPTION = 805 Allow "empty-exception": "An exception has no values";
    OUTPUT_WITHOUT_PERCENT = 806 Warning "output-without-percent": "A field name in an output lacks its percent sign";

    UNCONVENTIONAL_NAME = 901 Allow "unconventional-name": "A name does not follow the naming convention of its kind";
    UNCONVENTIONAL_KEY_ORDER = 902 Allow "unconventional-key-order": "The keys of an item are not in the conventional order";
    MISSING_MITRE_TAG = 903 Allow "missing-mitre-tag": "A rule has no MITRE ATT&CK tag";

    INVALID_DIRECTIVE = 1001 Warning "invalid-directive": "A Lanner comment is invalid";
    UNKNOWN_SUPPRESSION = 1002 Warning "unknown-suppression": "A suppression comment names an unknown diagnostic";
    INEFFECTIVE_SUPPRESSION = 1003 Warning "ineffective-suppression": "A suppression comment names an error that cannot be suppressed";
    UNUSED_SUPPRESSION = 1004 Warning "unused-suppression": "A suppression comment is unused";
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
