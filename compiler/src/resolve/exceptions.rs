//! Exceptions of rules: checks, and expansion into conditions.
//!
//! The expanded text equals Falco's byte for byte, including its defects: only values with a blank are quoted
//! and nothing is escaped, so a value can change the condition. Every byte maps to the value, field or
//! operator that it came from.

use super::fact::{FactKind, Place};
use super::{Fact, FieldNames, LeftSide};
use crate::source::{FileId, MappedText, Span};
use crate::syntax::items::{self, ItemType, Keyed, Operand, OperandKind, PathStep};
use crate::tables::{Modifier, Operator};

/// A complete exception of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: String,
    /// Where it was defined.
    pub span: Span,
    /// The location that Falco reports.
    pub place: Place,
    /// The fields of one exception.
    pub fields: Shape,
    /// Its values, from all items.
    pub values: Vec<Operand>,
}

/// Fields and operators of an exception.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// `fields` is a string: one field, one operator for all values.
    Single(Comparison),
    /// `fields` is a sequence: values are tuples.
    Tuple(Vec<Comparison>),
}

/// A field with its operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The field, as written.
    pub field: Operand,
    /// The operator, without surrounding blanks.
    pub operator: MappedText,
}

impl Exception {
    /// Returns whether the two are equal except for source locations.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.name == other.name
            && self.fields.says_the_same(&other.fields)
            && all_say_the_same(&self.values, &other.values)
    }
}

impl Shape {
    fn says_the_same(&self, other: &Self) -> bool {
        let same = |one: &Comparison, other: &Comparison| {
            one.operator.as_str() == other.operator.as_str()
                && operand_says_the_same(&one.field, &other.field)
        };
        match (self, other) {
            (Self::Single(one), Self::Single(other)) => same(one, other),
            (Self::Tuple(ones), Self::Tuple(others)) => {
                ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
            }
            _ => false,
        }
    }
}

fn all_say_the_same(ones: &[Operand], others: &[Operand]) -> bool {
    ones.len() == others.len()
        && ones
            .iter()
            .zip(others)
            .all(|(one, other)| operand_says_the_same(one, other))
}

/// Returns whether two operands are equal except for source locations. The recursion is bounded by the depth
/// limit of the YAML reader.
fn operand_says_the_same(one: &Operand, other: &Operand) -> bool {
    match (&one.kind, &other.kind) {
        (OperandKind::Scalar(one), OperandKind::Scalar(other)) => one.as_str() == other.as_str(),
        (OperandKind::List(ones), OperandKind::List(others)) => all_say_the_same(ones, others),
        _ => false,
    }
}

/// Returns the exception that a definition describes, or `None` after an error.
///
/// `source` is the source of the rule, if it is known; fields are only checked then. With `lenient`, as when
/// exceptions are replaced, fields and operators are not checked, as in Falco.
pub(super) fn define(
    item: &items::Exception,
    parent: &Place,
    source: Option<&str>,
    names: &dyn FieldNames,
    lenient: bool,
    facts: &mut Vec<Fact>,
) -> Option<Exception> {
    let place = place(item, parent);
    let before = facts.len();
    let mut check = Check {
        facts,
        place: &place,
        source: source.filter(|_| !lenient),
        names,
        lenient,
    };
    // A missing key was reported when the item was read.
    let fields = item.fields.as_ref()?;
    if is_empty(&fields.value) {
        check.say(FactKind::ExceptionWithoutFields, item.item.span);
        return None;
    }
    let shape = check.shape(fields, item.comps.as_ref())?;
    if facts.len() > before {
        // Its expansion would only repeat the error.
        return None;
    }
    Some(Exception {
        name: item.name.value.as_str().to_owned(),
        span: item.item.span,
        fields: shape,
        values: item
            .values
            .as_ref()
            .map(|values| values.value.clone())
            .unwrap_or_default(),
        place,
    })
}

/// Appends to the exceptions of a rule.
pub(super) fn append(
    exceptions: &mut Vec<Exception>,
    item: &items::Exception,
    parent: &Place,
    source: Option<&str>,
    names: &dyn FieldNames,
    facts: &mut Vec<Fact>,
) {
    let name = item.name.value.as_str();
    let place = place(item, parent);
    let mut say = |kind, span| {
        facts.push(Fact {
            kind,
            span,
            place: place.clone(),
        });
    };
    let given = |operand: &Option<Keyed<Operand>>| {
        operand
            .as_ref()
            .filter(|operand| !is_empty(&operand.value))
            .map(|operand| operand.span)
    };
    let Some(known) = exceptions.iter_mut().find(|known| known.name == name) else {
        if given(&item.fields).is_none() {
            say(
                FactKind::NewExceptionWithoutFields(name.to_owned()),
                item.name.span,
            );
            return;
        }
        if item.values.as_ref().is_none_or(|values| values.value.is_empty()) {
            say(
                FactKind::NewExceptionWithoutValues(name.to_owned()),
                item.name.span,
            );
        }
        exceptions.extend(define(item, parent, source, names, false, facts));
        return;
    };
    if let Some(span) = given(&item.fields) {
        let exception = name.to_owned();
        let defined = known.span;
        say(FactKind::FieldsOfExisting { exception, defined }, span);
    }
    if let Some(span) = given(&item.comps) {
        let exception = name.to_owned();
        let defined = known.span;
        say(FactKind::CompsOfExisting { exception, defined }, span);
    }
    known
        .values
        .extend(item.values.iter().flat_map(|values| values.value.iter().cloned()));
}

/// Returns whether the operand is missing or an empty sequence.
fn is_empty(operand: &Operand) -> bool {
    match &operand.kind {
        OperandKind::Scalar(text) => text.as_str().is_empty(),
        OperandKind::List(elements) => elements.is_empty(),
    }
}

fn place(item: &items::Exception, parent: &Place) -> Place {
    let mut place = parent.clone();
    place.path.push(PathStep {
        item_type: ItemType::Exception,
        name: item.name.value.as_str().to_owned(),
        place: item.item.place,
    });
    place
}

struct Check<'a> {
    facts: &'a mut Vec<Fact>,
    place: &'a Place,
    source: Option<&'a str>,
    names: &'a dyn FieldNames,
    lenient: bool,
}

impl Check<'_> {
    fn say(&mut self, kind: FactKind, span: Span) {
        self.facts.push(Fact {
            kind,
            span,
            place: self.place.clone(),
        });
    }

    fn shape(&mut self, fields: &Keyed<Operand>, comps: Option<&Keyed<Operand>>) -> Option<Shape> {
        let comps = comps.filter(|comps| !is_empty(&comps.value));
        match &fields.value.kind {
            OperandKind::Scalar(_) => {
                let operator = match comps.map(|comps| (&comps.value.kind, comps.span)) {
                    None => default_operator("in", fields.value.span),
                    Some((OperandKind::Scalar(text), _)) => trimmed(text),
                    Some((OperandKind::List(_), span)) => {
                        self.say(FactKind::CompsNotSingle, span);
                        return None;
                    }
                };
                if !self.lenient && !suits_single(operator.as_str()) {
                    let span = comps.map_or(fields.span, |comps| comps.span);
                    self.say(FactKind::SingleComp(operator.as_str().to_owned()), span);
                }
                self.field(&fields.value);
                Some(Shape::Single(Comparison {
                    field: fields.value.clone(),
                    operator,
                }))
            }
            OperandKind::List(elements) => {
                let operators: Vec<MappedText> = match comps.map(|comps| &comps.value.kind) {
                    None => elements
                        .iter()
                        .map(|element| default_operator("=", element.span))
                        .collect(),
                    Some(OperandKind::List(operators)) => {
                        operators.iter().map(|operator| trimmed(text(operator))).collect()
                    }
                    Some(OperandKind::Scalar(_)) => Vec::new(),
                };
                let span = comps.map_or(fields.span, |comps| comps.span);
                let enough = operators.len() >= elements.len() && self.lenient;
                if operators.len() != elements.len() && !enough {
                    let kind = FactKind::CompsLength {
                        fields: elements.len(),
                        comps: operators.len(),
                    };
                    self.say(kind, span);
                    return None;
                }
                if !self.lenient {
                    for operator in &operators {
                        if !is_operator(operator.as_str()) {
                            let span = operator.span(0..operator.as_str().len()).unwrap_or(span);
                            self.say(FactKind::UnknownComp(operator.as_str().to_owned()), span);
                        }
                    }
                }
                for element in elements {
                    self.field(element);
                }
                Some(Shape::Tuple(
                    elements
                        .iter()
                        .zip(operators)
                        .map(|(field, operator)| Comparison {
                            field: field.clone(),
                            operator,
                        })
                        .collect(),
                ))
            }
        }
    }

    fn field(&mut self, operand: &Operand) {
        let Some(source) = self.source else { return };
        let field = text(operand).as_str();
        match self.names.left_side(source, field) {
            LeftSide::Valid => {}
            LeftSide::Unknown => self.say(FactKind::UnknownExceptionField(field.to_owned()), operand.span),
            LeftSide::Misused(message) => {
                // Falco reports exceptions of its field code at the file.
                self.facts.push(Fact {
                    kind: FactKind::BadExceptionField {
                        field: field.to_owned(),
                        message,
                    },
                    span: operand.span,
                    place: Place::file(self.place.file),
                });
            }
        }
    }
}

/// Returns the text of an operand; an empty one for a sequence, which Falco does not read there.
fn text(operand: &Operand) -> &MappedText {
    static EMPTY: std::sync::LazyLock<MappedText> = std::sync::LazyLock::new(MappedText::default);
    match &operand.kind {
        OperandKind::Scalar(text) => text,
        OperandKind::List(_) => &EMPTY,
    }
}

fn default_operator(operator: &str, span: Span) -> MappedText {
    let mut text = MappedText::default();
    text.push_derived(operator, span);
    text
}

fn trimmed(text: &MappedText) -> MappedText {
    let blanks = [' ', '\t', '\r', '\n'];
    let start = text.as_str().len() - text.as_str().trim_start_matches(blanks).len();
    let end = text.as_str().trim_end_matches(blanks).len();
    let mut trimmed = MappedText::default();
    if start < end {
        trimmed.push_slice(text, start..end);
    }
    trimmed
}

/// Returns whether `text` is an operator, possibly with a modifier.
fn is_operator(text: &str) -> bool {
    Operator::parse(text).is_some() || has_modifier(text)
}

/// Returns whether `text` is allowed in `comps` for a single field.
fn suits_single(text: &str) -> bool {
    matches!(text, "in" | "pmatch" | "intersects") || has_modifier(text)
}

/// Returns whether `text` is an operator that supports modifiers, one blank, and a modifier.
fn has_modifier(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(operator, modifier)| {
        Modifier::parse(modifier).is_some()
            && Operator::parse(operator).is_some_and(|operator| operator.info().modifier)
    })
}

/// Returns whether the values of the operator are written in parentheses.
fn takes_list(operator: &str) -> bool {
    matches!(operator, "in" | "pmatch" | "intersects") || has_modifier(operator)
}

/// Returns the condition of a rule with its exceptions, or the condition itself if there are none.
pub fn expand(
    condition: &MappedText,
    exceptions: &[Exception],
    file: FileId,
    facts: &mut Vec<Fact>,
) -> MappedText {
    if exceptions.is_empty() {
        return condition.clone();
    }
    let edge = Span::new(file, 0, 0);
    let whole = condition.span(0..condition.as_str().len()).unwrap_or(edge);
    let start = Span {
        end: whole.start,
        ..whole
    };
    let end = Span {
        start: whole.end,
        ..whole
    };
    let mut out = MappedText::default();
    out.push_derived("(", start);
    out.push_text(condition);
    out.push_derived(")", end);
    for exception in exceptions {
        let text = match &exception.fields {
            Shape::Single(comparison) => single(exception, comparison, facts),
            Shape::Tuple(comparisons) => tuples(exception, comparisons, facts),
        };
        if !text.as_str().is_empty() {
            out.push_derived(" and not ", exception.span);
            out.push_text(&text);
        }
    }
    out
}

/// Returns `(FIELD OPERATOR (v1, v2))`.
fn single(exception: &Exception, comparison: &Comparison, facts: &mut Vec<Fact>) -> MappedText {
    let mut out = MappedText::default();
    for value in &exception.values {
        let OperandKind::Scalar(item) = &value.kind else {
            facts.push(Fact {
                kind: FactKind::ListValue,
                span: value.span,
                place: exception.place.clone(),
            });
            continue;
        };
        if out.as_str().is_empty() {
            out.push_derived("(", exception.span);
            push(&mut out, text(&comparison.field));
            out.push_derived(" ", exception.span);
            push(&mut out, &comparison.operator);
            out.push_derived(" (", exception.span);
        } else {
            out.push_derived(", ", value.span);
        }
        push_quoted(&mut out, item, value.span);
    }
    if !out.as_str().is_empty() {
        out.push_derived("))", exception.span);
    }
    out
}

/// Returns `((F1 C1 x1 and F2 C2 x2) or (…))`, with the blanks that Falco writes.
fn tuples(exception: &Exception, comparisons: &[Comparison], facts: &mut Vec<Fact>) -> MappedText {
    let mut out = MappedText::default();
    for value in &exception.values {
        let elements = match &value.kind {
            OperandKind::List(elements) => elements.as_slice(),
            OperandKind::Scalar(_) => &[],
        };
        if elements.len() != comparisons.len() {
            facts.push(Fact {
                kind: FactKind::ValuesLength {
                    fields: comparisons.len(),
                    values: elements.len(),
                    is_scalar: matches!(value.kind, OperandKind::Scalar(_)),
                },
                span: value.span,
                place: exception.place.clone(),
            });
            continue;
        }
        let opening = if out.as_str().is_empty() { "((" } else { " or (" };
        out.push_derived(opening, value.span);
        for (index, (comparison, element)) in comparisons.iter().zip(elements).enumerate() {
            out.push_derived(if index == 0 { " " } else { " and  " }, value.span);
            push(&mut out, text(&comparison.field));
            out.push_derived(" ", value.span);
            push(&mut out, &comparison.operator);
            out.push_derived(" ", value.span);
            push_element(&mut out, comparison, element);
        }
        out.push_derived(")", value.span);
    }
    if !out.as_str().is_empty() {
        out.push_derived(")", exception.span);
    }
    out
}

fn push_element(out: &mut MappedText, comparison: &Comparison, element: &Operand) {
    match &element.kind {
        OperandKind::List(items) => {
            out.push_derived("(", element.span);
            let mut first = true;
            for item in items {
                // Falco omits the comma as long as nothing was written yet.
                if !first {
                    out.push_derived(", ", item.span);
                }
                let item_text = text(item);
                first &= item_text.as_str().is_empty();
                push_quoted(out, item_text, item.span);
            }
            out.push_derived(")", element.span);
        }
        OperandKind::Scalar(item) if takes_list(comparison.operator.as_str()) => {
            let wrap = !item.as_str().starts_with('(');
            if wrap {
                out.push_derived("(", element.span);
            }
            push(out, item);
            if wrap {
                out.push_derived(")", element.span);
            }
        }
        OperandKind::Scalar(item) => push_quoted(out, item, element.span),
    }
}

fn push(out: &mut MappedText, text: &MappedText) {
    out.push_text(text);
}

/// Appends a value. A value with a blank is quoted unless it starts with a quote.
pub(super) fn push_quoted(out: &mut MappedText, text: &MappedText, span: Span) {
    let quoted = text.as_str().contains(' ') && !text.as_str().starts_with(['"', '\'']);
    if quoted {
        out.push_derived("\"", span);
    }
    push(out, text);
    if quoted {
        out.push_derived("\"", span);
    }
}
