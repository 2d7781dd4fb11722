//! Single predicates, from their trees and the text they were parsed from.

use crate::syntax::ast::{Call, CallArgument, FieldName, Operand, RawPredicate, Right, Word};

/// A predicate as text. Its list is separate, because only lists are broken into lines.
pub(super) struct PredicateText {
    /// Left side, operator and modifier; with the right side unless that is a list.
    pub head: String,
    /// Elements of the list.
    pub list: Option<Vec<String>>,
}

pub(super) fn predicate_text(check: &RawPredicate, text: &str) -> PredicateText {
    let mut head = operand(&check.left, text);
    head.push(' ');
    head.push_str(check.operator.symbol());
    if let Some(modifier) = check.modifier {
        head.push(' ');
        head.push_str(modifier.symbol());
    }
    let mut list = None;
    match &check.right {
        Right::None => {}
        Right::Value(value) => {
            head.push(' ');
            head.push_str(word(value, text));
        }
        Right::List { items, .. } => {
            list = Some(items.iter().map(|item| word(item, text).to_owned()).collect());
        }
        Right::Operand(right) => {
            head.push(' ');
            head.push_str(&operand(right, text));
        }
    }
    PredicateText { head, list }
}

fn word<'t>(word: &Word, text: &'t str) -> &'t str {
    text.get(word.range.clone()).unwrap_or_default()
}

fn operand(operand: &Operand, text: &str) -> String {
    match operand {
        Operand::Field(field) => self::field(field, text),
        Operand::Call(call) => self::call(call, text),
    }
}

fn field(field: &FieldName, text: &str) -> String {
    brackets(field.name.clone(), field.argument.as_ref(), text)
}

fn call(call: &Call, text: &str) -> String {
    let arguments: Vec<String> = call.arguments.iter().map(|each| argument(each, text)).collect();
    let called = format!("{}({})", call.transformer.symbol(), arguments.join(", "));
    brackets(called, call.selector.as_ref(), text)
}

fn brackets(mut name: String, argument: Option<&Word>, text: &str) -> String {
    if let Some(argument) = argument {
        name.push('[');
        name.push_str(word(argument, text));
        name.push(']');
    }
    name
}

fn argument(argument: &CallArgument, text: &str) -> String {
    match argument {
        CallArgument::Operand(inner) => operand(inner, text),
        CallArgument::Text(value) | CallArgument::Number(value) => word(value, text).to_owned(),
        CallArgument::List { items, .. } => {
            let items: Vec<String> = items.iter().map(|item| self::argument(item, text)).collect();
            format!("({})", items.join(", "))
        }
    }
}

/// Makes checks of different texts comparable.
pub(super) fn forget_ranges(check: &mut RawPredicate) {
    check.operator_range = 0..0;
    forget_operand(&mut check.left);
    match &mut check.right {
        Right::None => {}
        Right::Value(word) => word.range = 0..0,
        Right::List { items, range } => {
            *range = 0..0;
            for word in items {
                word.range = 0..0;
            }
        }
        Right::Operand(operand) => forget_operand(operand),
    }
}

fn forget_operand(operand: &mut Operand) {
    match operand {
        Operand::Field(field) => {
            field.range = 0..0;
            forget_word(field.argument.as_mut());
        }
        Operand::Call(call) => {
            call.range = 0..0;
            call.name_range = 0..0;
            forget_word(call.selector.as_mut());
            call.arguments.iter_mut().for_each(forget_argument);
        }
    }
}

fn forget_word(word: Option<&mut Word>) {
    if let Some(word) = word {
        word.range = 0..0;
    }
}

fn forget_argument(argument: &mut CallArgument) {
    match argument {
        CallArgument::Operand(operand) => forget_operand(operand),
        CallArgument::Text(word) | CallArgument::Number(word) => word.range = 0..0,
        CallArgument::List { items, range } => {
            *range = 0..0;
            items.iter_mut().for_each(forget_argument);
        }
    }
}
