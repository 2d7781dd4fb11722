//! Resolves the names of fields in conditions and outputs.
//!
//! In: a dotted name with the text between its brackets, and the event source. Out: the field, its argument,
//! and the type of its values. The rules are Falco's: field classes are tried in a fixed order, the first
//! class with a field whose name is a prefix of the text is selected, the longest such name is used, and name
//! and argument must cover the whole text. Native classes parse arguments each in their own way ([`native`]),
//! plugin fields all in the same way ([`plugin`]). Not here: operators, transformers, or the values of fields.

mod native;
mod numbers;
mod plugin;

use rustc_hash::{FxBuildHasher, FxHashMap};
use smallvec::SmallVec;

use super::assumed::Assumed;
use crate::tables::{FIELDS, FieldFlags, FieldId, ParamType};
use crate::value::FieldRef;

pub use numbers::{scan_signed, scan_unsigned};

/// A resolved field name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ResolvedField {
    /// Field and argument.
    pub field: FieldRef,
    /// The type that constants are parsed with; for `evt.rawarg.X` that of the first event parameter called
    /// `X`.
    pub ty: ParamType,
    /// Whether it has several values.
    pub list: bool,
}

/// Why a name is not a field.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FieldError {
    /// No class has the field, or there is text after name and argument.
    #[error("unknown field `{0}`")]
    Unknown(String),
    /// The process class accepts names that start with `arg`, but has no such field.
    #[error("`{0}` is a reserved name")]
    Reserved(String),
    /// The field exists, but its argument is invalid.
    #[error("`{name}`: {problem}")]
    Argument {
        /// The text, `name[argument]`.
        name: String,
        /// The field.
        field: FieldId,
        /// The problem.
        problem: ArgumentProblem,
    },
}

/// Why the argument of a field is invalid.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ArgumentProblem {
    /// A native field requires an argument and has none, or the syntax is wrong for this field.
    #[error("the argument is missing or malformed")]
    Syntax,
    /// `evt.arg.X`: no event has a parameter whose name is a prefix of `X`.
    #[error("no event has a parameter `{0}`")]
    UnknownEventArgument(String),
    /// `evt.rawarg[0]`: only names are allowed.
    #[error("the argument must be a name, not a position")]
    NotByPosition,
    /// `evt.around.X`: only brackets are allowed.
    #[error("the argument must be in brackets")]
    NotByName,
    /// It must be a number.
    #[error("`{0}` is not a number")]
    NotANumber(String),
    /// A plugin field does not take an argument.
    #[error("unexpected argument `{0}`")]
    NotAllowed(String),
    /// A plugin field requires an argument.
    #[error("the argument is missing")]
    Required,
    /// A plugin field requires an index, a number without leading zeros.
    #[error("`{0}` is not a valid index")]
    BadIndex(String),
    /// A plugin field's bracket is not closed.
    #[error("the closing bracket is missing")]
    Unbalanced,
}

impl FieldError {
    /// Returns the message of Falco.
    pub fn falco_message(&self) -> String {
        use ArgumentProblem as P;
        let (name, field, problem) = match self {
            Self::Unknown(name) => return format!("filter_check called with nonexistent field {name}"),
            Self::Reserved(_) => return "filter error: proc.arg filter not implemented yet".to_owned(),
            Self::Argument { name, field, problem } => (name, field.info().name, problem),
        };
        let text = name.split(' ').next().unwrap_or_default();
        match problem {
            P::Syntax => format!("filter syntax error: {name}"),
            P::UnknownEventArgument(argument) => format!("unknown event argument {argument}"),
            P::NotByPosition => "evt.arg fields must be expressed explicitly".to_owned(),
            P::NotByName => "wrong syntax for evt.around".to_owned(),
            P::NotANumber(number) => format!("{number} is not a valid number"),
            P::NotAllowed(argument) => format!(
                "filter '{text}': {field} does not allow nor require an argument but one is provided: {argument}"
            ),
            P::Required => format!("filter '{text}': {field} requires an argument but none provided"),
            P::BadIndex(index) => {
                let what = if index.bytes().all(|byte| byte.is_ascii_digit()) {
                    "starting with 0"
                } else {
                    "not composed only by digits"
                };
                format!("filter {text} {field} has an invalid index argument {what}: {index}")
            }
            P::Unbalanced => format!("filter '{text}': {field} has unbalanced argument brackets"),
        }
    }
}

/// The available fields of each source.
#[derive(Debug)]
pub struct Catalogue {
    /// Exact names of fields that are valid without an argument: the usual case needs a single look-up.
    plain: FxHashMap<&'static str, FieldId>,
    /// All available fields, grouped by the name up to the first dot (the head), in class order.
    fields: Vec<(&'static str, FieldId)>,
    assumed: Assumed,
}

impl Catalogue {
    /// Returns the catalogue for the plugins and sources of `assumed`.
    pub fn new(assumed: Assumed) -> Self {
        let mut plain = FxHashMap::with_capacity_and_hasher(FIELDS.len(), FxBuildHasher);
        let mut fields = Vec::with_capacity(FIELDS.len());
        // Fields of one provider are adjacent, so one look-up is enough for all of them.
        let mut provider = ("", false);
        for (index, field) in FIELDS.iter().enumerate() {
            if provider.0 != field.provider {
                provider = (field.provider, assumed.has_provider(field.provider));
            }
            let Some((head, _)) = field.name.split_once('.').filter(|_| provider.1) else {
                continue;
            };
            let id = FieldId(index as u16);
            fields.push((head, id));
            if field.argument == crate::tables::ArgumentRule::None {
                plain.entry(field.name).or_insert(id);
            }
        }
        fields.sort_by_key(|(head, _)| *head);
        Self {
            plain,
            fields,
            assumed,
        }
    }

    /// Returns the assumptions about plugins and sources.
    pub fn assumed(&self) -> &Assumed {
        &self.assumed
    }

    /// Resolves `name`, with `argument` between brackets, for rules of `source`.
    pub fn resolve(
        &self,
        source: &str,
        name: &str,
        argument: Option<&str>,
    ) -> Result<ResolvedField, FieldError> {
        match argument {
            None => self.resolve_text(source, name),
            Some(argument) => self.resolve_text(source, &format!("{name}[{argument}]")),
        }
    }

    /// Like [`Catalogue::resolve`], with name and argument in one string as in `fields` of an exception.
    pub fn resolve_text(&self, source: &str, text: &str) -> Result<ResolvedField, FieldError> {
        if let Some(id) = self.plain.get(text)
            && id.info().has_source(source)
        {
            return Ok(whole(*id));
        }
        if source == "syscall" && text.starts_with("arg") {
            return Err(FieldError::Reserved(text.to_owned()));
        }
        let unknown = || FieldError::Unknown(text.to_owned());
        let (head, _) = text.split_once('.').ok_or_else(unknown)?;
        let mut candidates: SmallVec<[FieldId; 8]> = self.beginning(head, text, source).collect();
        while let Some(first) = candidates.first() {
            let class = class_of(*first);
            let same = candidates.iter().filter(|id| class_of(**id) == class);
            let Some(id) = same.max_by_key(|id| id.info().name.len()).copied() else {
                break;
            };
            candidates.retain(|id| class_of(*id) != class);
            let parsed = if id.info().provider == "builtin" {
                native::parse(id, text)
            } else {
                plugin::parse(id, text)
            };
            let parsed = parsed.map_err(|problem| FieldError::Argument {
                name: text.to_owned(),
                field: id,
                problem,
            })?;
            let Some(parsed) = parsed else { continue };
            return if parsed.length == text.len() {
                Ok(parsed.field)
            } else {
                Err(unknown())
            };
        }
        Err(unknown())
    }

    /// Returns the fields of `source` with this head whose name is a prefix of `text`, in class order.
    fn beginning<'a>(
        &'a self,
        head: &'a str,
        text: &'a str,
        source: &'a str,
    ) -> impl Iterator<Item = FieldId> + 'a {
        let start = self.fields.partition_point(|(known, _)| *known < head);
        self.fields[start..]
            .iter()
            .take_while(move |(known, _)| *known == head)
            .map(|(_, id)| *id)
            .filter(move |id| text.starts_with(id.info().name) && id.info().has_source(source))
    }

    /// Returns the names of the fields of `source`, for suggestions.
    pub fn names<'a>(&'a self, source: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.fields
            .iter()
            .map(|(_, id)| id.info())
            .filter(move |field| field.has_source(source) && !field.flags.contains(FieldFlags::HIDDEN))
            .map(|field| field.name)
    }

    /// Returns the sources that have a field called exactly `name`.
    pub fn sources_of(&self, name: &str) -> Vec<&'static str> {
        FieldId::find(name).map_or_else(Vec::new, |id| id.info().sources.to_vec())
    }
}

/// Returns the class of a field. The two `evt` classes differ in the sources they support.
fn class_of(id: FieldId) -> (&'static str, bool) {
    let field = id.info();
    (field.class, field.sources.contains(&"*"))
}

/// A field and the length of the text that was parsed.
struct Parsed {
    field: ResolvedField,
    length: usize,
}

impl Parsed {
    fn new(field: ResolvedField, length: usize) -> Self {
        Self { field, length }
    }
}

/// Returns the field without argument.
fn whole(id: FieldId) -> ResolvedField {
    let field = id.info();
    ResolvedField {
        field: FieldRef::plain(id),
        ty: field.ty,
        list: field.flags.contains(FieldFlags::LIST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::ArgumentRule;
    use crate::value::Argument;

    fn catalogue() -> Catalogue {
        Catalogue::new(Assumed::all())
    }

    fn show(text: &str) -> String {
        match catalogue().resolve_text("syscall", text) {
            Ok(field) => format!("{} {:?}", field.field, field.ty),
            Err(error) => format!("error: {error}"),
        }
    }

    #[test]
    fn every_field_of_the_table_resolves_to_itself() {
        let catalogue = catalogue();
        for (index, field) in FIELDS.iter().enumerate() {
            let source = field.sources[0].replace('*', "syscall");
            if matches!(field.argument, ArgumentRule::Required { .. }) {
                continue;
            }
            let found = catalogue.resolve_text(&source, field.name);
            assert_eq!(
                found.map(|field| field.field),
                Ok(FieldRef::plain(FieldId(index as u16))),
                "{}",
                field.name
            );
        }
    }

    #[test]
    fn fields_of_a_class_are_adjacent() {
        // The first field whose name is a prefix of a text must belong to the first such class.
        let catalogue = catalogue();
        let fields = &catalogue.fields;
        let mut runs: Vec<_> = fields.iter().map(|(head, id)| (*head, class_of(*id))).collect();
        runs.dedup();
        let count = runs.len();
        runs.sort_unstable();
        runs.dedup();
        assert_eq!(runs.len(), count);
        // All fields of a class must support the same sources.
        let mut classes: Vec<_> = fields
            .iter()
            .map(|(head, id)| (*head, class_of(*id), id.info().sources))
            .collect();
        classes.sort_unstable();
        classes.dedup();
        assert_eq!(classes.len(), count);
    }

    #[test]
    fn arguments_follow_the_rules_of_their_field() {
        let cases = [
            ("proc.aname[2]", "proc.aname[2] Charbuf"),
            ("proc.aname[x]", "error: unknown field `proc.aname[x]`"),
            ("proc.name[0]", "error: unknown field `proc.name[0]`"),
            ("proc.nam", "error: unknown field `proc.nam`"),
            ("proc.namex", "error: unknown field `proc.namex`"),
            ("proc.env[HOME]", "proc.env[HOME] Charbuf"),
            ("proc.env[]", "proc.env[] Charbuf"),
            ("proc.args[9]", "proc.args[9] Charbuf"),
            ("proc.pid.ts", "proc.pid.ts Reltime"),
            ("evt.arg.flags", "evt.arg.flags Charbuf"),
            ("evt.arg[1]", "evt.arg[1] Charbuf"),
            (
                "evt.arg",
                "error: `evt.arg`: the argument is missing or malformed",
            ),
            (
                "evt.arg.nope",
                "error: `evt.arg.nope`: no event has a parameter `nope`",
            ),
            ("evt.arg.flagsx", "error: unknown field `evt.arg.flagsx`"),
            ("evt.arg[x]", "error: `evt.arg[x]`: `x` is not a number"),
            ("evt.args", "evt.args Charbuf"),
            ("evt.rawarg.mode", "evt.rawarg.mode Uint32"),
            (
                "evt.rawarg[1]",
                "error: `evt.rawarg[1]`: the argument must be a name, not a position",
            ),
            ("evt.type.is.open", "evt.type.is.open Uint32"),
            ("evt.type.is.nope", "error: unknown field `evt.type.is.nope`"),
            ("evt.abspath", "evt.abspath Charbuf"),
            ("evt.abspath.src", "evt.abspath.src Charbuf"),
            ("evt.abspath.x", "error: unknown field `evt.abspath.x`"),
            ("evt.around[5]", "evt.around[5] Uint64"),
            ("thread.cgroup.cpu", "thread.cgroup.cpu Charbuf"),
            ("thread.cgroup.cpu1", "error: unknown field `thread.cgroup.cpu1`"),
            ("thread.cgroups", "thread.cgroups Charbuf"),
            ("fd.types[3]", "fd.types[3] Charbuf"),
            ("fd.types[@]", "error: `fd.types[@]`: `@` is not a number"),
            ("container.id", "container.id Charbuf"),
            (
                "container.id[x]",
                "error: `container.id[x]`: unexpected argument `x`",
            ),
            ("ka.verb", "error: unknown field `ka.verb`"),
        ];
        for (text, expected) in cases {
            assert_eq!(show(text), expected, "{text}");
        }
    }

    #[test]
    fn fields_are_limited_to_their_sources() {
        let catalogue = catalogue();
        assert!(catalogue.resolve_text("k8s_audit", "ka.verb").is_ok());
        assert!(catalogue.resolve_text("k8s_audit", "evt.num").is_ok());
        assert!(catalogue.resolve_text("k8s_audit", "proc.name").is_err());
    }

    #[test]
    fn bracket_arguments_are_indexes_or_keys() {
        let argument = |text| {
            catalogue()
                .resolve_text("syscall", text)
                .map(|field| field.field.argument)
        };
        assert_eq!(argument("proc.aenv[2]"), Ok(Argument::Index(2)));
        assert_eq!(argument("proc.aenv[PATH]"), Ok(Argument::Key("PATH".into())));
        assert_eq!(argument("proc.aname[-1]"), Ok(Argument::None));
        assert_eq!(argument("evt.abspath.dst"), Ok(Argument::Key("dst".into())));
    }
}
