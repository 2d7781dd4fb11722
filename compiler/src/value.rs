//! What fields yield.
//!
//! Shared by every engine and by the extraction in `runtime`; it knows neither.

use std::borrow::Cow;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use crate::tables::{ArgumentRule, FieldId};

/// The value of a field on one event.
///
/// A field that has no value there is an absent `Value` (`None` where one is returned), which is
/// not the same as an empty text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// A text, without its closing NUL; any bytes.
    Text(Cow<'a, [u8]>),
    /// Raw bytes.
    Bytes(Cow<'a, [u8]>),
    /// A number of a signed type.
    Int(i64),
    /// A number of an unsigned type.
    Uint(u64),
    /// `true` or `false`.
    Bool(bool),
    /// A number with a fraction.
    Double(f64),
    /// An address; also what network fields yield.
    Ip(IpAddr),
    /// The values of a list field.
    List(Vec<Value<'a>>),
    /// The candidates of a field that stands for several things at once (both ends of a
    /// connection for `fd.ip`, all ancestors for `proc.aname` without index); how a comparison
    /// combines them is the field's own rule.
    Candidates(Vec<Value<'a>>),
}

impl<'a> Value<'a> {
    /// A text borrowed from the event or the state.
    pub fn text(bytes: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self::Text(Cow::Borrowed(bytes.as_ref()))
    }

    /// A text made for this event.
    pub fn owned_text(bytes: impl Into<Vec<u8>>) -> Self {
        Self::Text(Cow::Owned(bytes.into()))
    }
}

/// A field with its argument: `proc.aname[2]`, `evt.arg.flags`, `proc.name`.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FieldRef {
    /// The field.
    pub field: FieldId,
    /// Its argument.
    pub argument: Argument,
}

/// The argument of a field.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Argument {
    /// None given.
    None,
    /// A number: `proc.aname[2]`, `evt.arg[0]`.
    Index(u64),
    /// A word: `proc.env[HOME]`, `evt.arg.flags`, `thread.cgroup.cpu`.
    Key(Arc<str>),
}

impl FieldRef {
    /// A field without argument.
    pub const fn plain(field: FieldId) -> Self {
        Self {
            field,
            argument: Argument::None,
        }
    }
}

/// The canonical spelling, which is also the key of JSON alerts.
impl fmt::Display for FieldRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = self.field.info();
        out.write_str(field.name)?;
        // Fields whose key follows a dot say so in their syntax.
        let dotted = field
            .syntax
            .is_some_and(|syntax| syntax.contains(&format!("{}.", field.name)));
        match &self.argument {
            Argument::None => Ok(()),
            Argument::Index(index) => write!(out, "[{index}]"),
            Argument::Key(key) if dotted && field.argument != ArgumentRule::None => write!(out, ".{key}"),
            Argument::Key(key) => write!(out, "[{key}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::field;

    #[test]
    fn field_references_print_as_written_in_rules() {
        let show = |field, argument| FieldRef { field, argument }.to_string();
        assert_eq!(show(field::PROC_NAME, Argument::None), "proc.name");
        assert_eq!(show(field::PROC_ANAME, Argument::Index(2)), "proc.aname[2]");
        assert_eq!(
            show(field::PROC_ENV, Argument::Key("HOME".into())),
            "proc.env[HOME]"
        );
        assert_eq!(
            show(field::EVT_ARG, Argument::Key("flags".into())),
            "evt.arg.flags"
        );
        assert_eq!(show(field::EVT_ARG, Argument::Index(0)), "evt.arg[0]");
        assert_eq!(
            show(field::THREAD_CGROUP, Argument::Key("cpu".into())),
            "thread.cgroup.cpu"
        );
        assert_eq!(
            show(field::EVT_ABSPATH, Argument::Key("src".into())),
            "evt.abspath.src"
        );
    }
}
