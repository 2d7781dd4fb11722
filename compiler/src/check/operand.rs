//! Operands: fields and transformer calls, with their types.
//!
//! In: a parsed operand. Out: a [`Value`], the operand with the properties that later checks need. Falco keeps
//! two types for each value, that of the innermost field and that after transformers; functions of several
//! arguments check the former, which affects the arguments that they accept.

use std::collections::BTreeSet;

use super::fact::{FactKind, Typed};
use super::fields::Catalogue;
use super::findings::Findings;
use super::typed;
use crate::source::TextRange;
use crate::syntax::ast::{Call, CallArgument, FieldName, Operand, Word};
use crate::tables::{FieldFlags, FieldId, ParamType, Transformer, TransformerResult};

/// An operand and its type.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub operand: typed::Operand,
    pub ty: ParamType,
    pub list: bool,
    /// The innermost field; `None` after a function of several arguments.
    pub field: Option<FieldId>,
    /// The name of the innermost field in Falco's messages.
    pub name: &'static str,
    /// The type of the innermost field, and whether it has several values.
    pub inner: (ParamType, bool),
    pub no_transformer: bool,
    pub no_right: bool,
}

impl Value {
    pub(super) fn typed(&self) -> Typed {
        Typed {
            name: self.name.to_owned(),
            ty: self.ty,
            list: self.list,
        }
    }

    /// Returns the value of a literal string or list of strings.
    fn literal(operand: typed::Operand, list: bool) -> Self {
        Self {
            operand,
            ty: ParamType::Charbuf,
            list,
            field: None,
            name: "NA",
            inner: (ParamType::Charbuf, list),
            no_transformer: false,
            no_right: false,
        }
    }
}

/// Computes the types of operands.
pub(super) struct Operands<'a> {
    pub catalogue: &'a Catalogue,
    pub source: &'a str,
}

impl Operands<'_> {
    /// Returns the value of `operand`; errors are added to `found`.
    pub(super) fn value(&self, operand: &Operand, found: &mut Findings) -> Option<Value> {
        match operand {
            Operand::Field(field) => self.field(field, found),
            Operand::Call(call) => self.call(call, found),
        }
    }

    fn field(&self, field: &FieldName, found: &mut Findings) -> Option<Value> {
        if let Some(text) = self.static_field(field) {
            let mut value = Value::literal(typed::Operand::Text(text.into()), false);
            value.name = "static";
            return Some(value);
        }
        let argument = field
            .argument
            .as_ref()
            .map(|word| String::from_utf8_lossy(&word.value));
        match self
            .catalogue
            .resolve(self.source, &field.name, argument.as_deref())
        {
            Ok(resolved) => {
                let id = resolved.field.field;
                let info = id.info();
                Some(Value {
                    operand: typed::Operand::Field(resolved.field),
                    ty: resolved.ty,
                    list: resolved.list,
                    field: Some(id),
                    name: info.name,
                    inner: (resolved.ty, resolved.list),
                    no_transformer: info.flags.contains(FieldFlags::NO_TRANSFORMER),
                    no_right: info.flags.contains(FieldFlags::NO_RHS),
                })
            }
            Err(error) => {
                found.error(FactKind::Field { error, usage: None }, &field.range);
                None
            }
        }
    }

    /// Returns the value of a configured field.
    fn static_field(&self, field: &FieldName) -> Option<&str> {
        let text = self.catalogue.assumed().static_field(&field.name);
        text.filter(|_| field.argument.is_none())
    }

    /// Adds the names of the configured fields in `operand`.
    pub(super) fn static_names(&self, operand: &Operand, names: &mut BTreeSet<String>) {
        match operand {
            Operand::Field(field) if self.static_field(field).is_some() => {
                names.insert(field.name.clone());
            }
            Operand::Field(_) => {}
            Operand::Call(call) => self.static_names_among(&call.arguments, names),
        }
    }

    fn static_names_among(&self, arguments: &[CallArgument], names: &mut BTreeSet<String>) {
        for argument in arguments {
            match argument {
                CallArgument::Operand(operand) => self.static_names(operand, names),
                CallArgument::List { items, .. } => self.static_names_among(items, names),
                CallArgument::Text(_) | CallArgument::Number(_) => {}
            }
        }
    }

    fn call(&self, call: &Call, found: &mut Findings) -> Option<Value> {
        let arguments: Vec<Option<Value>> = call
            .arguments
            .iter()
            .map(|argument| self.argument(argument, found))
            .collect();
        let arguments: Vec<Value> = arguments.into_iter().collect::<Option<_>>()?;
        let ranges: Vec<TextRange> = call.arguments.iter().map(argument_range).collect();
        match call.transformer {
            Transformer::Val
            | Transformer::Tolower
            | Transformer::Toupper
            | Transformer::B64
            | Transformer::Basename
            | Transformer::Len => one(call, arguments, &ranges, found),
            Transformer::Join | Transformer::Concat | Transformer::Getopt => {
                several(call, arguments, &ranges, found)
            }
        }
    }

    fn argument(&self, argument: &CallArgument, found: &mut Findings) -> Option<Value> {
        match argument {
            CallArgument::Operand(operand) => self.value(operand, found),
            CallArgument::Text(word) | CallArgument::Number(word) => {
                Some(Value::literal(typed::Operand::Text(word.value.clone()), false))
            }
            CallArgument::List { items, .. } => {
                let elements: Vec<Option<Value>> =
                    items.iter().map(|item| self.argument(item, found)).collect();
                let elements: Option<Vec<_>> = elements
                    .into_iter()
                    .map(|element| element.map(|element| element.operand))
                    .collect();
                Some(Value::literal(typed::Operand::List(elements?), true))
            }
        }
    }
}

/// Checks a call of a transformer of one argument.
fn one(call: &Call, mut arguments: Vec<Value>, ranges: &[TextRange], found: &mut Findings) -> Option<Value> {
    let transformer = call.transformer;
    if arguments.len() != 1 {
        found.error(FactKind::TooManyArguments(transformer), &call.range);
        return None;
    }
    if let Some(selector) = &call.selector {
        found.error(FactKind::Selector(transformer), &selector.range);
        return None;
    }
    let mut value = arguments.pop()?;
    if transformer == Transformer::Val {
        return Some(value);
    }
    if value.no_transformer {
        found.error(FactKind::NoTransformer(value.name.to_owned()), &ranges[0]);
        return None;
    }
    let info = transformer.info();
    let counts = info.result == TransformerResult::Count;
    if !(info.types.contains(&value.ty) || counts && value.list) {
        let kind = FactKind::TransformerType {
            transformer,
            argument: value.typed(),
            list_field: value.list,
        };
        found.error(kind, &ranges[0]);
        return None;
    }
    if counts {
        value.ty = ParamType::Uint64;
        value.list = false;
    }
    value.operand = typed::Operand::Call {
        transformer,
        arguments: vec![value.operand],
        selector: None,
    };
    Some(value)
}

/// Checks a call of a function of several arguments.
fn several(call: &Call, arguments: Vec<Value>, ranges: &[TextRange], found: &mut Findings) -> Option<Value> {
    let transformer = call.transformer;
    if arguments.len() < 2 {
        let kind = match &call.selector {
            Some(_) => FactKind::Selector(transformer),
            None => FactKind::TooFewArguments(transformer),
        };
        found.error(kind, &call.range);
        return None;
    }
    let before = found.count();
    match transformer {
        Transformer::Join => join(call, &arguments, ranges, found),
        Transformer::Concat => {
            for (argument, range) in arguments.iter().zip(ranges) {
                if argument.inner != (ParamType::Charbuf, false) {
                    found.error(FactKind::ConcatArgument, range);
                }
            }
        }
        _ => getopt(call, &arguments, ranges, found),
    }
    if let Some(word) = &call.selector {
        if transformer != Transformer::Getopt {
            found.error(FactKind::Selector(transformer), &word.range);
        } else if word.value.len() != 1 {
            found.error(FactKind::GetoptSelector, &word.range);
        }
    }
    let selector = call.selector.as_ref().map(|word| word.value.clone());
    if found.count() > before {
        return None;
    }
    let list = transformer == Transformer::Getopt && selector.is_none();
    Some(Value {
        operand: typed::Operand::Call {
            transformer,
            arguments: arguments.into_iter().map(|argument| argument.operand).collect(),
            selector,
        },
        ty: ParamType::Charbuf,
        list,
        field: None,
        name: if list { "INTERNAL" } else { "NA" },
        // Even for `getopt` without selector: Falco does not treat it as a list when it is an argument.
        inner: (ParamType::Charbuf, false),
        no_transformer: false,
        no_right: false,
    })
}

fn join(call: &Call, arguments: &[Value], ranges: &[TextRange], found: &mut Findings) {
    if arguments.len() != 2 {
        found.error(FactKind::JoinArguments, &call.range);
    } else if arguments[0].inner.1 {
        found.error(FactKind::JoinSeparator, &ranges[0]);
    } else if !arguments[1].inner.1 {
        found.error(FactKind::JoinList, &ranges[1]);
    }
}

fn getopt(call: &Call, arguments: &[Value], ranges: &[TextRange], found: &mut Findings) {
    if arguments.len() != 2 {
        found.error(FactKind::GetoptArguments, &call.range);
    } else if !arguments[0].inner.1 {
        found.error(FactKind::GetoptList, &ranges[0]);
    } else if arguments[1].inner.1 {
        found.error(FactKind::GetoptOptions, &ranges[1]);
    } else if let Some(index) = arguments
        .iter()
        .position(|argument| argument.inner.0 != ParamType::Charbuf)
    {
        found.error(FactKind::GetoptText, &ranges[index]);
    }
}

fn argument_range(argument: &CallArgument) -> TextRange {
    match argument {
        CallArgument::Operand(operand) => operand.range(),
        CallArgument::Text(Word { range, .. })
        | CallArgument::Number(Word { range, .. })
        | CallArgument::List { range, .. } => range.clone(),
    }
}
