//! Conditions: from trees to typed expressions.
//!
//! In: the tree of a condition with the macros it refers to, and the fields there are. Out: a
//! [`typed::Expr`] and what is wrong, in the order in which Falco compiles: left to right, and in
//! one check the left side, the operator, the right side. Checking goes on after an error; there
//! is no expression then.
//! The body of a macro is checked once for each source and remembered.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::constants;
use super::event_types::mentions_event_type;
use super::fact::{FactKind, MacroUse};
use super::fields::Catalogue;
use super::operand::{Operands, Value};
use super::{compat, regex_hint, typed};
use crate::operators::regex;
use crate::resolve::macros::ParsedMacro;
use crate::resolve::{MacroDef, Severity, Table};
use crate::source::{MappedText, Span, TextRange};
use crate::syntax::ast::{Check, Expr, ExprKind, Operand, Right, Word};
use crate::tables::{FIELDS, FieldFlags, Operator, ParamType, Transformer, field, is_event_or_syscall_name};

/// A condition may have this many checks and connectives once its macros are expanded.
pub const MAX_SIZE: usize = 200_000;
/// It may be nested this deep.
pub const MAX_DEPTH: usize = 600;

/// So many findings of macros are taken over into one condition.
const MAX_FINDINGS: usize = 200;

/// Something found in a condition, before it is known for which rule.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub kind: FactKind,
    /// The bytes it is about.
    pub span: Span,
    /// Falco's place for it: line and column from 1, and offset, in the text of rule or macro.
    pub position: (u32, u32, u32),
    /// Macros between the checked text and the bytes, outermost first.
    pub trail: Vec<MacroUse>,
}

/// What is found in one condition.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    /// Errors, and warnings that Falco gives once the rest is fine, in order.
    pub found: Vec<Found>,
    /// What Falco gives up on when it looks for event types, after all else.
    pub late: Vec<Found>,
    /// Places of deprecated fields on left-hand sides.
    pub deprecated: BTreeMap<usize, Vec<Span>>,
    /// Places where `<NA>` is compared with an unsafe field.
    pub unsafe_na: Vec<Span>,
    errors: usize,
    at: Position,
}

/// Where the check at hand stands.
#[derive(Clone, Debug, Default)]
struct Position {
    text: Option<Rc<MappedText>>,
    place: (u32, u32, u32),
}

impl Findings {
    /// Findings over `text`, none yet.
    fn new(text: Rc<MappedText>) -> Self {
        Self {
            at: Position {
                text: Some(text),
                place: (1, 1, 0),
            },
            ..Self::default()
        }
    }

    /// An error at `range`.
    pub(super) fn error(&mut self, kind: FactKind, range: &TextRange) {
        self.errors += 1;
        let found = self.make(kind, range);
        self.found.push(found);
    }

    /// Number of errors.
    pub(super) fn count(&self) -> usize {
        self.errors
    }

    fn make(&self, kind: FactKind, range: &TextRange) -> Found {
        let span = self.span(range);
        Found {
            kind,
            span,
            position: self.at.place,
            trail: Vec::new(),
        }
    }

    fn span(&self, range: &TextRange) -> Span {
        self.at
            .text
            .as_ref()
            .and_then(|text| text.span(range.clone()))
            .unwrap_or(Span::new(crate::source::FileId(0), 0, 0))
    }

    /// From here on Falco would name the byte at `offset`.
    fn stand_at(&mut self, offset: usize) {
        if let Some(text) = &self.at.text {
            let shown = std::sync::Arc::<str>::from("");
            let place = crate::resolve::Expression::at(&shown, text.as_str(), offset);
            self.at.place = (place.line, place.column, place.offset);
        }
    }

    /// Takes over what was found in the body of a macro that is named at `range`.
    fn enter(&mut self, other: &Self, name: &str, range: &TextRange) {
        let here = MacroUse {
            name: name.to_owned(),
            span: self.span(range),
        };
        let through = |found: &Found| {
            let mut found = found.clone();
            found.trail.insert(0, here.clone());
            found
        };
        // Macros can reach one another on many ways; the first ways tell enough.
        let room = MAX_FINDINGS.saturating_sub(self.found.len());
        self.found.extend(other.found.iter().take(room).map(through));
        if other.found.len() > room
            && !self.found.iter().any(is_error)
            && let Some(error) = other.found.iter().find(|found| is_error(found))
        {
            self.found.push(through(error));
        }
        let room = MAX_FINDINGS.saturating_sub(self.late.len());
        self.late.extend(other.late.iter().take(room).map(through));
        for (index, spans) in &other.deprecated {
            let known = self.deprecated.entry(*index).or_default();
            if known.len() < MAX_FINDINGS {
                known.extend(spans);
            }
        }
        if self.unsafe_na.len() < MAX_FINDINGS {
            self.unsafe_na.extend(&other.unsafe_na);
        }
        self.errors = self.errors.saturating_add(other.errors);
    }
}

/// A checked condition or macro body.
#[derive(Debug)]
pub(super) struct Checked {
    pub expr: Option<typed::Expr>,
    pub findings: Findings,
    size: usize,
    depth: usize,
}

/// Checks conditions of one rule set.
pub(super) struct Checker<'a> {
    catalogue: &'a Catalogue,
    macros: &'a Table<MacroDef>,
    parsed: &'a [ParsedMacro],
    broken: &'a dyn Fn(usize) -> bool,
    bodies: FxHashMap<&'a str, Vec<Option<Rc<Checked>>>>,
}

impl<'a> Checker<'a> {
    /// A checker for conditions that use `macros`, parsed in the same order; those that are
    /// `broken` are not followed.
    pub(super) fn new(
        catalogue: &'a Catalogue,
        macros: &'a Table<MacroDef>,
        parsed: &'a [ParsedMacro],
        broken: &'a dyn Fn(usize) -> bool,
    ) -> Self {
        Self {
            catalogue,
            macros,
            parsed,
            broken,
            bodies: FxHashMap::default(),
        }
    }

    /// Checks `tree` over `text` for rules of `source`.
    pub(super) fn check(&mut self, tree: &Expr, text: Rc<MappedText>, source: &'a str) -> Checked {
        if !self.bodies.contains_key(source) {
            self.bodies.insert(source, vec![None; self.parsed.len()]);
            // In order of definition, so that a long chain of macros is no deep recursion.
            for position in 0..self.parsed.len() {
                self.body(position, source);
            }
        }
        self.tree(tree, text, source)
    }

    fn tree(&mut self, tree: &Expr, text: Rc<MappedText>, source: &'a str) -> Checked {
        let mut walk = Walk {
            findings: Findings::new(text),
            source,
            size: 0,
            too_large: false,
        };
        let result = self.expr(tree, &mut walk);
        if walk.too_large || result.as_ref().is_some_and(|(_, depth)| *depth > MAX_DEPTH) {
            walk.findings.stand_at(tree.range.start);
            walk.findings.error(FactKind::TooLarge, &tree.range);
        }
        let fine = walk.findings.errors == 0;
        let (expr, depth) = match result {
            Some((expr, depth)) if fine => (Some(expr), depth),
            _ => (None, 0),
        };
        Checked {
            expr,
            findings: walk.findings,
            size: walk.size,
            depth,
        }
    }

    fn body(&mut self, position: usize, source: &'a str) -> Option<Rc<Checked>> {
        if (self.broken)(position) {
            return None;
        }
        let known = self
            .bodies
            .get(source)
            .and_then(|bodies| bodies[position].clone());
        if known.is_some() {
            return known;
        }
        let parsed = &self.parsed[position];
        let checked = Rc::new(self.tree(&parsed.tree, Rc::new(parsed.text.clone()), source));
        if let Some(bodies) = self.bodies.get_mut(source) {
            bodies[position] = Some(Rc::clone(&checked));
        }
        Some(checked)
    }

    /// The typed expression and its depth; none after an error.
    fn expr(&mut self, tree: &Expr, walk: &mut Walk<'a>) -> Option<(typed::Expr, usize)> {
        walk.size += 1;
        match &tree.kind {
            ExprKind::And(children) => self.several(children, walk, typed::Expr::And),
            ExprKind::Or(children) => self.several(children, walk, typed::Expr::Or),
            ExprKind::Not(child) => {
                let (child, depth) = self.expr(child, walk)?;
                Some((typed::Expr::Not(Box::new(child)), depth + 1))
            }
            ExprKind::Macro(name) => {
                let position = self.macros.position(name)?;
                let body = self.body(position, walk.source)?;
                walk.findings.enter(&body.findings, name, &tree.range);
                walk.size += body.size;
                if walk.size > MAX_SIZE {
                    walk.too_large = true;
                    return None;
                }
                Some((body.expr.clone()?, body.depth))
            }
            ExprKind::Check(check) => {
                walk.findings.stand_at(tree.range.start);
                let predicate = self.predicate(check, walk)?;
                Some((typed::Expr::Predicate(predicate), 1))
            }
            ExprKind::Error => None,
        }
    }

    fn several(
        &mut self,
        children: &[Expr],
        walk: &mut Walk<'a>,
        make: fn(Vec<typed::Expr>) -> typed::Expr,
    ) -> Option<(typed::Expr, usize)> {
        let mut checked = Vec::with_capacity(children.len());
        let mut depth = 0;
        let mut complete = true;
        for child in children {
            match self.expr(child, walk) {
                Some((child, below)) => {
                    depth = depth.max(below);
                    checked.push(child);
                }
                None => complete = false,
            }
        }
        complete.then(|| (make(checked), depth + 1))
    }

    fn predicate(&self, check: &Check, walk: &mut Walk<'a>) -> Option<typed::Predicate> {
        let operands = Operands {
            catalogue: self.catalogue,
            source: walk.source,
        };
        let findings = &mut walk.findings;
        note_fields(check, findings);
        if walk.source == crate::tables::SYSCALL_SOURCE {
            note_event_types(check, findings);
        }
        let Some(left) = operands.value(&check.left, findings) else {
            // The right side can still be asked for unknown fields.
            if let Right::Operand(right) = &check.right {
                operands.value(right, findings);
            }
            return None;
        };
        if let Err(kind) = compat::check(check.operator, left.ty, left.list) {
            let kind = FactKind::Operator {
                operator: check.operator,
                modifier: check.modifier,
                operands: kind,
                ty: left.ty,
                list: left.list,
            };
            findings.error(kind, &check.operator_range);
            return None;
        }
        let operator = match check.operator {
            Operator::DoubleEqual => Operator::Equal,
            operator => operator,
        };
        let test = match &check.right {
            Right::None => typed::Test::Exists,
            Right::Operand(right) => typed::Test::Operand {
                operator,
                right: right_operand(&operands, check, &left, right, findings)?,
            },
            Right::Value(word) => {
                self.hints(operator, word, &word.range, walk);
                typed::Test::Constants {
                    operator,
                    modifier: check.modifier,
                    constants: vec![constant(&left, operator, word, &mut walk.findings)?],
                }
            }
            Right::List { items, range } => {
                let mut parsed = Vec::with_capacity(items.len());
                for word in items {
                    self.hints(operator, word, range, walk);
                    parsed.push(constant(&left, operator, word, &mut walk.findings));
                }
                typed::Test::Constants {
                    operator,
                    modifier: check.modifier,
                    constants: parsed.into_iter().collect::<Option<_>>()?,
                }
            }
        };
        Some(typed::Predicate {
            left: left.operand,
            test,
        })
    }

    /// Constants that are probably meant otherwise. Falco places them at `range`.
    fn hints(&self, operator: Operator, word: &Word, range: &TextRange, walk: &mut Walk<'a>) {
        let findings = &mut walk.findings;
        let before = findings.at.place;
        let value = || String::from_utf8_lossy(&word.value).into_owned();
        let mut kinds = Vec::new();
        if operator == Operator::Regex && regex_hint::is_plain(&word.value) {
            kinds.push(FactKind::PlainRegex(value()));
        }
        if memchr::memchr2(b'.', b'(', &word.value).is_some() {
            let squeezed: String = value()
                .chars()
                .filter(|letter| !matches!(letter, ' ' | '\t' | '\n' | '\u{b}' | '\u{c}' | '\r'))
                .collect();
            if self.catalogue.resolve_text(walk.source, &squeezed).is_ok() {
                kinds.push(FactKind::FieldAsText(value()));
            }
            if is_call(&squeezed) {
                kinds.push(FactKind::TransformerAsText(value()));
            }
        }
        if kinds.is_empty() {
            return;
        }
        findings.stand_at(range.start);
        for kind in kinds {
            let found = findings.make(kind, &word.range);
            findings.found.push(found);
        }
        findings.at.place = before;
    }
}

struct Walk<'a> {
    findings: Findings,
    source: &'a str,
    size: usize,
    too_large: bool,
}

/// `name(…)` with the name of a transformer.
fn is_call(text: &str) -> bool {
    text.strip_suffix(')')
        .and_then(|text| text.split_once('('))
        .is_some_and(|(name, _)| Transformer::parse(name).is_some())
}

/// Deprecated fields of the table, in table order; Falco warns about these and no hidden ones.
pub(super) fn deprecated_fields() -> impl Iterator<Item = &'static str> {
    // Falco's order: the direction, then latencies from coarse to fine, then the wait.
    [
        "evt.dir",
        "evt.latency",
        "evt.latency.s",
        "evt.latency.ns",
        "evt.latency.human",
        "evt.wait_latency",
    ]
    .into_iter()
    .filter(|name| {
        FIELDS
            .iter()
            .any(|field| field.name == *name && field.flags.contains(FieldFlags::DEPRECATED))
    })
}

/// Notes deprecated fields on the left, and comparisons of unsafe ones with `<NA>`.
fn note_fields(check: &Check, findings: &mut Findings) {
    let mut last_unsafe = false;
    let mut noted = Vec::new();
    visit_fields(&check.left, &mut |name, range| {
        last_unsafe = name.starts_with("ka.") || name.starts_with("jevt.");
        if name.starts_with("evt.")
            && let Some(index) = deprecated_fields().position(|field| field == name)
        {
            noted.push((index, range.clone()));
        }
    });
    for (index, range) in noted {
        let span = findings.span(&range);
        findings.deprecated.entry(index).or_default().push(span);
    }
    let equality = matches!(
        check.operator,
        Operator::Equal
            | Operator::DoubleEqual
            | Operator::NotEqual
            | Operator::In
            | Operator::Intersects
            | Operator::Pmatch
    ) && check.modifier.is_none();
    if !last_unsafe || !equality {
        return;
    }
    let words = match &check.right {
        Right::Value(word) => std::slice::from_ref(word),
        Right::List { items, .. } => items.as_slice(),
        Right::None | Right::Operand(_) => &[],
    };
    for word in words.iter().filter(|word| word.value == b"<NA>") {
        let span = findings.span(&word.range);
        findings.unsafe_na.push(span);
    }
}

/// Notes uses of `evt.type` that Falco's search for event types gives up on.
fn note_event_types(check: &Check, findings: &mut Findings) {
    let searched = matches!(
        check.operator,
        Operator::Equal | Operator::DoubleEqual | Operator::NotEqual | Operator::In | Operator::Exists
    ) && check.modifier.is_none();
    if !searched {
        return;
    }
    let found = match (&check.left, &check.right) {
        (Operand::Call(call), _) if mentions_event_type(call) => {
            findings.make(FactKind::EventTypeTransformed, &call.range)
        }
        (Operand::Field(name), Right::Operand(right))
            if matches!(name.name.as_str(), "evt.type" | "syscall.type") && name.argument.is_none() =>
        {
            findings.make(FactKind::EventTypeCompared, &right.range())
        }
        _ => return,
    };
    findings.late.push(found);
}

fn visit_fields(operand: &Operand, visit: &mut impl FnMut(&str, &TextRange)) {
    use crate::syntax::ast::CallArgument;
    fn argument(argument_: &CallArgument, visit: &mut impl FnMut(&str, &TextRange)) {
        match argument_ {
            CallArgument::Operand(operand) => visit_fields(operand, visit),
            CallArgument::List { items, .. } => {
                for item in items {
                    argument(item, visit);
                }
            }
            CallArgument::Text(_) | CallArgument::Number(_) => {}
        }
    }
    match operand {
        Operand::Field(field) => visit(&field.name, &field.range),
        Operand::Call(call) => {
            for item in &call.arguments {
                argument(item, visit);
            }
        }
    }
}

fn right_operand(
    operands: &Operands<'_>,
    check: &Check,
    left: &Value,
    right: &Operand,
    findings: &mut Findings,
) -> Option<typed::Operand> {
    let value = operands.value(right, findings)?;
    let network = matches!(
        left.ty,
        ParamType::Ipnet | ParamType::Ipv4net | ParamType::Ipv6net
    );
    let problem = if !check.operator.info().operand {
        Some((FactKind::OperatorNeedsConstant(check.operator), right.range()))
    } else if network {
        Some((FactKind::NetworkNeedsConstant, check.left.range()))
    } else if left.no_right {
        Some((
            FactKind::FieldNeedsConstant(left.name.clone()),
            check.left.range(),
        ))
    } else if value.no_right {
        Some((FactKind::NotOnTheRight(value.name.clone()), right.range()))
    } else if (left.ty, left.list) != (value.ty, value.list) {
        let kind = FactKind::TypeMismatch {
            left: left.typed(),
            right: value.typed(),
        };
        Some((kind, right.range()))
    } else {
        None
    };
    if let Some((kind, range)) = problem {
        findings.error(kind, &range);
        return None;
    }
    Some(value.operand)
}

fn constant(
    left: &Value,
    operator: Operator,
    word: &Word,
    findings: &mut Findings,
) -> Option<typed::Constant> {
    let raw = left.field == Some(field::EVT_RAWARG);
    let text = || String::from_utf8_lossy(&word.value).into_owned();
    let parsed = match constants::parse(left.ty, raw, operator, &word.value) {
        Ok(parsed) => parsed,
        Err(error) => {
            let kind = FactKind::Constant {
                error,
                value: text(),
                ty: left.ty,
            };
            findings.error(kind, &word.range);
            return None;
        }
    };
    if left.field == Some(field::EVT_TYPE) {
        let name = text();
        if !name.is_empty() && !is_event_or_syscall_name(&name) {
            findings.error(FactKind::UnknownEventType(name), &word.range);
            return None;
        }
    }
    if left.field == Some(field::EVT_AROUND) && operator != Operator::Equal {
        findings.error(FactKind::AroundNeedsEqual, &word.range);
        return None;
    }
    if operator == Operator::Regex
        && let Err(error) = regex::compile(&word.value)
    {
        findings.error(FactKind::Regex(error), &word.range);
        return None;
    }
    Some(parsed)
}

/// Whether a finding stops Falco.
pub(super) fn is_error(found: &Found) -> bool {
    found.kind.severity() == Severity::Error
}
