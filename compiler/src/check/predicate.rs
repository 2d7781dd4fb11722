//! Checks predicates: from syntax trees to typed predicates.
//!
//! In: one parsed predicate. Out: a [`typed::Predicate`], or its errors in Falco's order: the left-hand side,
//! the operator, the right-hand side.

use super::fact::{FactKind, FieldUsage};
use super::fields::Catalogue;
use super::findings::Findings;
use super::operand::{Operands, Value};
use super::{compat, constants, hints, typed};
use crate::operators::regex;
use crate::syntax::ast::{Operand, RawPredicate, Right, Word};
use crate::tables::{Operator, ParamType, field, is_event_or_syscall_name};

/// Returns the typed predicate of `check` in rules of `source`, or `None` after an error.
pub(super) fn predicate(
    check: &RawPredicate,
    catalogue: &Catalogue,
    source: &str,
    findings: &mut Findings,
) -> Option<typed::Predicate> {
    let operands = Operands { catalogue, source };
    hints::note(check, source, findings);
    let before = findings.count();
    let Some(left) = operands.value(&check.left, findings) else {
        if matches!(check.left, Operand::Field(_)) && findings.count() > before {
            findings.set_usage(FieldUsage::of(check));
        }
        // The right-hand side is still checked for unknown fields.
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
            hints::constants(operator, word, &word.range, (catalogue, source), findings);
            typed::Test::Constants {
                operator,
                modifier: check.modifier,
                constants: vec![constant(&left, operator, word, findings)?],
            }
        }
        Right::List { items, range } => {
            let mut parsed = Vec::with_capacity(items.len());
            for word in items {
                hints::constants(operator, word, range, (catalogue, source), findings);
                parsed.push(constant(&left, operator, word, findings));
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

fn right_operand(
    operands: &Operands<'_>,
    check: &RawPredicate,
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
            FactKind::FieldNeedsConstant(left.name.to_owned()),
            check.left.range(),
        ))
    } else if value.no_right {
        Some((FactKind::NotOnTheRight(value.name.to_owned()), right.range()))
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
