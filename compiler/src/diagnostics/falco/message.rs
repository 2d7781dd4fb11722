//! Falco's messages.

use crate::check::compat::{Operands, type_name};
use crate::check::constants::{ConstantError, MAX_LENGTH};
use crate::check::{self, Finding};
use crate::resolve::{self, Version};
use crate::syntax::items;

/// Returns the message of Falco for a finding; empty if Falco does not report it.
pub fn message(finding: &Finding) -> String {
    match finding {
        Finding::Item(fact) => item(&fact.kind),
        Finding::Resolve(fact) => resolve(&fact.kind),
        Finding::Check(fact) => check(&fact.kind),
    }
}

fn item(kind: &items::FactKind) -> String {
    use items::FactKind as F;
    match kind {
        // `LoadResult` prepends line and column.
        F::Yaml { kind, .. } => kind.to_string(),
        F::RootScalar => "Rules content is not yaml".to_owned(),
        F::RootMapping => "Rules content is not yaml array of objects".to_owned(),
        F::EntryNotMapping => {
            "Unexpected element type. Each element should be a yaml associative array.".to_owned()
        }
        F::MissingKey(key) => format!("Item has no mapping for key '{key}'"),
        F::NullValue(key) => format!("Mapping for key '{key}' is empty"),
        F::NotScalar(_) => "Value is not a scalar value".to_owned(),
        F::EmptyValue(_) => "Value must be non-empty".to_owned(),
        F::BadValue { .. } => "Can't decode YAML scalar value".to_owned(),
        F::NotSequence(_) => "Value is not a sequence".to_owned(),
        F::ElementNotScalar(_) => "sequence value is not scalar".to_owned(),
        F::BadEngineVersion(version) => format!(
            "Unable to parse engine version '{version}' as a semver string. Expected \"x.y.z\" semver format."
        ),
        F::PluginVersionsNotSequence => "Value of required_plugin_versions must be a sequence".to_owned(),
        F::PluginVersionNotMapping => "Plugin version must be a mapping".to_owned(),
        F::AlternativesNotSequence => "Value of plugin version alternatives must be a sequence".to_owned(),
        F::AlternativeNotMapping => "Plugin version alternative must be a mapping".to_owned(),
        F::BadPriority(_) => "Invalid priority".to_owned(),
        F::CannotAppend(key) => format!("Key '{key}' cannot be appended to, use 'replace' instead"),
        F::CannotReplace(key) => format!("Key '{key}' cannot be replaced"),
        F::BadOperation {
            key,
            operation,
            append,
            replace,
        } => format!(
            "Invalid override operation for key '{key}': '{operation}'. Allowed values are: {}{}",
            if *append { "append " } else { "" },
            if *replace { "replace " } else { "" }
        ),
        F::OverrideNotMapping => "invalid node; this may result from using a map iterator as a sequence \
             iterator, or vice-versa"
            .to_owned(),
        F::OverrideNotScalar | F::ComplexKey => "bad conversion".to_owned(),
        F::AppendAndOverride => {
            "Keys 'override' and 'append: true' cannot be used together. Add an 'append' \
             entry (e.g. 'condition: append') under 'override' instead."
                .to_owned()
        }
        F::OverriddenKeyMissing { operation, key } => format!(
            "An {} override for '{key}' was specified but '{key}' is not defined",
            operation.name()
        ),
        F::KeyNotOverridden(key) => {
            format!("Unexpected key '{key}': no corresponding entry under 'override' is defined.")
        }
        F::ExceptionsNotSequence => "Rule exceptions must be a sequence".to_owned(),
        F::ExceptionNotMapping => "Rule exception must be a mapping".to_owned(),
        F::ValuesNotSequence => "Rule exception values must be a sequence".to_owned(),
        F::DeprecatedAppend => {
            "'append' key is deprecated. Add an 'append' entry (e.g. 'condition: append') \
             under 'override' instead."
                .to_owned()
        }
        F::DeprecatedEnabled => "The standalone 'enabled' key usage is deprecated. The correct approach \
             requires also a 'replace' entry under the 'override' key (i.e. 'enabled: replace')."
            .to_owned(),
        F::BadListName => "List has an invalid name. List names should match a regular expression: \
             ([^()\"'[:space:]=,]+)"
            .to_owned(),
        F::BadMacroName => "Macro has an invalid name. Macro names should match a regular expression: \
             ([a-zA-Z]+[a-zA-Z0-9_]*)"
            .to_owned(),
        F::ExceptionNameNotUnique(name) => {
            format!("Multiple definitions of exception '{name}' in the same rule")
        }
        F::AppendNoValues => "Overriding/appending exception with no values".to_owned(),
        F::UnknownKey(key) => format!("Unknown key '{key}'. The key will be ignored."),
        F::UnknownItem => "Unknown top level item".to_owned(),
        F::DuplicateKey(_) | F::IgnoredAfterEmptyDocument | F::UnclosedQuote { .. } => String::new(),
    }
}

fn resolve(kind: &resolve::FactKind) -> String {
    use resolve::FactKind as F;
    match kind {
        F::EngineVersion {
            required: (major, minor, patch),
        } => format!(
            "Rules require engine version {major}.{minor}.{patch}, but engine version is {}",
            Version::ENGINE
        ),
        F::BadPluginVersion { plugin, version } => {
            format!("Invalid required version '{version}' for plugin '{plugin}'")
        }
        F::PluginTwice(plugin) => {
            format!("Defined multiple alternative version requirements for plugin '{plugin}'")
        }
        F::PluginMissing { choices } | F::PluginUnknown { choices } => {
            let choices: Vec<String> = choices
                .iter()
                .map(|(name, version)| format!("{name} (>= {version})"))
                .collect();
            format!(
                "Plugin requirement not satisfied, must load one of: {}",
                choices.join(", ")
            )
        }
        F::NoListToAppend(_) => {
            "List uses 'append' or 'override.items: append' but no list by that name already exists"
                .to_owned()
        }
        F::NoMacroToAppend(_) => {
            "Macro uses 'append' or 'override.condition: append' but no macro by that name already exists"
                .to_owned()
        }
        F::NoRuleToAppend(_) => {
            "Rule uses 'append' or 'override.<key>: append' but no rule by that name already exists"
                .to_owned()
        }
        F::NoRuleToReplace(_) => {
            "An 'override.<key>: replace' to a rule was requested but no rule by that name already exists"
                .to_owned()
        }
        F::NoRuleToEnable(_) => "Rule has 'enabled' key but no rule by that name already exists".to_owned(),
        F::NothingToAppend => "Appended rule must have exceptions or condition property".to_owned(),
        F::SourceConflict { .. } => "Rule has been re-defined with a different source".to_owned(),
        F::UnknownSource(source) => format!("Unknown source {source}, skipping"),
        F::ExceptionWithoutFields => {
            "Rule exception item must have fields property with a list of fields".to_owned()
        }
        F::NewExceptionWithoutFields(_) => {
            "Rule exception must have fields property with a list of fields".to_owned()
        }
        F::NewExceptionWithoutValues(_) => {
            "Rule exception must have values property with a list of values".to_owned()
        }
        F::FieldsOfExisting { .. } => {
            "Can not append exception fields to existing exception, only values".to_owned()
        }
        F::CompsOfExisting { .. } => {
            "Can not append exception comps to existing exception, only values".to_owned()
        }
        F::CompsLength { .. } => "Fields and comps lists must have equal length".to_owned(),
        F::CompsNotSingle => "Fields and comps must both be strings".to_owned(),
        F::UnknownComp(comp) => format!("'{comp}' is not a supported comparison operator"),
        F::SingleComp(_) => {
            "When fields is a single value, comps must be one of (in, pmatch, intersects) or a \
             modifier operator (e.g. startswith oneof)"
                .to_owned()
        }
        F::UnknownExceptionField(field) => format!("'{field}' is not a supported filter field"),
        F::BadExceptionField { message, .. } => message.clone(),
        F::ListValue => "Expected values array to contain a list of strings".to_owned(),
        F::ValuesLength { .. } => "Fields and values lists must have equal length".to_owned(),
        F::UndefinedMacro { name, .. } => format!("Undefined macro '{name}' used in filter."),
        F::MacroLoop(name) => format!("reference loop in macro '{name}'"),
        F::MacroNesting(name) => format!("macro '{name}' is nested too deep"),
        F::UnusedMacro(_) => "Macro not referred to by any other rule/macro".to_owned(),
        F::UnusedList(_) => "List not referred to by any other rule/macro".to_owned(),
    }
}

fn check(kind: &check::FactKind) -> String {
    use check::FactKind as F;
    match kind {
        F::Syntax { message, .. } => message.clone(),
        F::Field { error, .. } => error.falco_message(),
        F::Operator {
            operator, operands, ..
        } => operator_misfit(operator.symbol(), *operands),
        F::OperatorNeedsConstant(operator) => format!(
            "operator '{}' doesn't support right-hand side fields",
            operator.symbol()
        ),
        F::NetworkNeedsConstant => "field type 'IPNET' doesn't support right-hand side fields".to_owned(),
        F::FieldNeedsConstant(field) => format!("field '{field}' doesn't support right-hand side fields"),
        F::NotOnTheRight(field) => format!("field '{field}' can't be used as a right-hand side field"),
        F::TypeMismatch { left, right } => {
            let list = |list| if list { " (list)" } else { "" };
            format!(
                "field '{}' has type '{}{}' while the right-hand side field '{}' has incompatible type '{}{}'",
                left.name,
                type_name(left.ty),
                list(left.list),
                right.name,
                type_name(right.ty),
                list(right.list)
            )
        }
        F::Constant { error, value, .. } => constant(error, value),
        F::UnknownEventType(name) => format!("unknown event type {name}"),
        F::AroundNeedsEqual => "evt.around supports only '=' comparison operator".to_owned(),
        F::Regex(error) => format!("invalid regex pattern: {error}"),
        F::NoTransformer(field) => format!("field '{field}' does not support transformers"),
        F::TransformerType {
            transformer,
            argument,
            list_field,
        } => format!(
            "can't add field transformer: type '{}' is not supported by '{}' transformer applied on {}field '{}'",
            type_name(argument.ty),
            transformer.symbol(),
            if *list_field { "list " } else { "" },
            argument.name
        ),
        F::TooFewArguments(transformer) => {
            format!("unknown field transfomer '{}'", transformer.symbol())
        }
        F::TooManyArguments(_) => "unknown multivalue transformer".to_owned(),
        F::JoinArguments => "join() requires exactly 2 arguments: separator and list".to_owned(),
        F::JoinSeparator => "join() first argument (separator) must be a single value, not a list".to_owned(),
        F::JoinList => "join() second argument must be a list".to_owned(),
        F::ConcatArgument => "concat() arguments must be strings".to_owned(),
        F::GetoptArguments => "getopt() requires exactly 2 arguments: args list and optstring".to_owned(),
        F::GetoptList => "getopt() first argument must be a list".to_owned(),
        F::GetoptOptions => "getopt() second argument (optstring) must be a single value".to_owned(),
        F::GetoptText => "getopt() arguments must be strings".to_owned(),
        F::GetoptSelector => "getopt() field argument must be a single option character".to_owned(),
        F::Selector(transformer) => {
            let error = match transformer.info().max_arguments {
                Some(1) => "filter error: ",
                _ => "",
            };
            format!(
                "{error}transformer '{}' does not support field arguments",
                transformer.symbol()
            )
        }
        F::EventTypeTransformed => {
            "event code search does not support `evt.type` checks with transformers".to_owned()
        }
        F::EventTypeCompared => "right-hand field comparisons on `evt.type`/`syscall.type` checks are not \
             supported by event code search"
            .to_owned(),
        F::TooLarge | F::TooLong => "condition is too large".to_owned(),
        F::Skipped(inner) => check(inner),
        F::PlainRegex(pattern) => format!(
            "regex check with '{pattern}' may be optimized with simpler operators such as '=', 'contains', \
             'startswith', 'endswith'"
        ),
        F::FieldAsText(value) => {
            format!("'{value}' may be a valid field misused as a const string value")
        }
        F::TransformerAsText(value) => {
            format!("'{value}' may be a valid field transformer misused as a const string value")
        }
        F::DeprecatedField { field: "evt.dir", .. } => {
            "due to the drop of enter events, 'evt.dir = <' always \
             evaluates to true, and 'evt.dir = >' always evaluates to false. The rule expression can be \
             simplified by removing the condition on 'evt.dir'"
                .to_owned()
        }
        F::DeprecatedField { .. } => "field is not available due to the drop of enter events.".to_owned(),
        F::BroadEventTypes => {
            "Rule matches too many evt.type values. This has a significant performance penalty.".to_owned()
        }
        F::OutputEmpty => "empty formatting token".to_owned(),
        F::OutputTrailingPercent => "invalid formatting syntax: formatting cannot end with a %".to_owned(),
        F::OutputTrailingWidth => "invalid formatting syntax: formatting cannot end with a number".to_owned(),
        F::OutputToken {
            cause: Some(cause), ..
        } if matches!(**cause, F::TooManyArguments(_)) => check(cause),
        F::OutputToken { .. } => "unknown filter: unexpected token after '".to_owned(),
        F::ContainerInfo => "%container.info is deprecated and no more useful, and will be dropped by Falco \
             1.0.0. The container plugin will automatically add required fields to the output message."
            .to_owned(),
        F::DeprecatedInOutput(field) => {
            format!("usage of deprecated field '{field}' has been detected in the rule output")
        }
        F::UnsafeNa | F::Tolerated(_) | F::NoEventTypes { .. } | F::OutputTokenCut { .. } => String::new(),
    }
}

fn operator_misfit(operator: &str, operands: Operands) -> String {
    let kind = match operands {
        Operands::Number | Operands::Bool => "for numeric filters",
        Operands::Text => "for string filters",
        Operands::Buffer => "for buffer filters",
        Operands::Network => "for ip address and network filters",
        Operands::List => "list filters",
        Operands::ListOf(ty) => {
            return format!(
                "filter error: list filters are not supported for type '{}'",
                type_name(ty)
            );
        }
        Operands::Opaque(ty) => {
            return format!(
                "filter error: '{operator}' operator not supported for type '{}'",
                type_name(ty)
            );
        }
    };
    format!("filter error: '{operator}' operator not supported {kind}")
}

fn constant(error: &ConstantError, value: &str) -> String {
    use ConstantError as E;
    match error {
        E::Nul => "filter error: filter value cannot contain a NUL byte (\\x00)".to_owned(),
        E::TooLong(length) => format!(
            "filter parameter too long (used={}, available={}):{value}",
            length + 1,
            MAX_LENGTH + 1
        ),
        E::BufferTooLong(_) => "filter parameter too long (byte buf)".to_owned(),
        E::NotHex => "filter error: bcontains and bstartswith operator support hex strings only".to_owned(),
        E::NotANumber(text) => format!("{text} is not a valid number"),
        E::NotABool(text) => format!("filter error: unrecognized boolean value {text}"),
        E::UnknownService(text) => format!("unrecognized protocol {text}"),
        E::PortTooLarge(_) => "stoi".to_owned(),
        E::NotIpv4(text) => format!("unrecognized IPv4 address {text}"),
        E::NotIpv6(text) => format!("unrecognized IPv6 address {text}"),
        E::NoPrefix4(text) => format!("unrecognized IP network {text}"),
        E::NoPrefix6(text) => format!("invalid v6 netmask: {text}"),
        E::NotIpv4Net(text) => format!("unrecognized IP address {text}"),
        E::BadPrefix4(text) => format!("invalid netmask {text}"),
        E::BadPrefix6(text) => format!("invalid v6 netmask {text}"),
        E::NoSyntax(ty) => format!("wrong parameter type {}", *ty as u8),
    }
}
