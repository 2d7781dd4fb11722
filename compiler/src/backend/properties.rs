//! Properties of the interpreter: a shared graph means what its conditions mean one by one.

use proptest::prelude::*;

use crate::backend::{Evaluation, Interpreter, Matching, MemorySource};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::{Builder, verify};
use crate::tables::{EventSet, FieldId, Operator, event, field};
use crate::value::{FieldRef, Value};

const FIELDS: [FieldId; 3] = [field::PROC_NAME, field::PROC_PNAME, field::FD_NAME];

const OPERATORS: [Operator; 9] = [
    Operator::Exists,
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::Contains,
    Operator::Icontains,
    Operator::Startswith,
    Operator::Endswith,
    Operator::In,
];

/// A check of one of three fields: field, operator, constant.
type Triple = (usize, Operator, String);

/// What a condition says, apart from the types that engines read.
#[derive(Clone, Debug)]
enum Condition {
    Predicate(Triple),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
}

fn conditions() -> impl Strategy<Value = Condition> {
    let check = (
        0..FIELDS.len(),
        prop::sample::select(&OPERATORS[..]),
        "[aAb]{0,2}",
    );
    let leaf = check.prop_map(Condition::Predicate);
    leaf.prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Condition::Not(Box::new(part))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Condition::And),
            prop::collection::vec(inner, 2..4).prop_map(Condition::Or),
        ]
    })
}

fn typed(condition: &Condition) -> Expr {
    match condition {
        Condition::Not(part) => Expr::Not(Box::new(typed(part))),
        Condition::And(parts) => Expr::And(parts.iter().map(typed).collect()),
        Condition::Or(parts) => Expr::Or(parts.iter().map(typed).collect()),
        Condition::Predicate((index, operator, constant)) => Expr::from(Predicate {
            left: Operand::Field(FieldRef::plain(FIELDS[*index])),
            test: match operator {
                Operator::Exists => Test::Exists,
                operator => Test::Constants {
                    operator: *operator,
                    modifier: None,
                    constants: vec![Constant::Text(constant.clone().into_bytes())],
                },
            },
        }),
    }
}

/// The meaning, said with the functions of the standard library.
fn holds(condition: &Condition, event: &[Option<String>; 3]) -> bool {
    match condition {
        Condition::Not(part) => !holds(part, event),
        Condition::And(parts) => parts.iter().all(|part| holds(part, event)),
        Condition::Or(parts) => parts.iter().any(|part| holds(part, event)),
        Condition::Predicate((index, operator, constant)) => {
            event[*index].as_ref().is_some_and(|value| match operator {
                Operator::Exists => true,
                Operator::Equal | Operator::In => value == constant,
                Operator::NotEqual => value != constant,
                Operator::Less => value < constant,
                Operator::Contains => value.contains(constant),
                Operator::Icontains => value.to_lowercase().contains(&constant.to_lowercase()),
                Operator::Startswith => value.starts_with(constant),
                Operator::Endswith => value.ends_with(constant),
                other => panic!("{other:?} is not generated"),
            })
        }
    }
}

fn source(event: &[Option<String>; 3]) -> MemorySource {
    let values = FIELDS.iter().zip(event);
    values
        .filter_map(|(field, value)| {
            let value = Value::owned_text(value.clone()?);
            Some((FieldRef::plain(*field), value))
        })
        .collect()
}

proptest! {
    #[test]
    fn sharing_changes_no_meaning(
        conditions in prop::collection::vec(conditions(), 1..8),
        events in prop::collection::vec(prop::array::uniform3(prop::option::of("[aAb]{0,3}")), 1..6),
    ) {
        let mut builder = Builder::default();
        for (rule, condition) in conditions.iter().enumerate() {
            builder.add(rule, &typed(condition), EventSet::all());
        }
        let graph = builder.finish();
        prop_assert_eq!(verify(&graph), []);
        let interpreter = Interpreter::new(&graph).unwrap();
        let mut evaluation = Evaluation::default();
        for event in &events {
            let expected: Vec<usize> = (0..conditions.len())
                .filter(|rule| holds(&conditions[*rule], event))
                .collect();
            let source = source(event);
            interpreter.evaluate(event::SYSCALL_OPEN_X, &source, Matching::All, &mut evaluation);
            prop_assert_eq!(evaluation.matches(), &expected[..]);
            interpreter.evaluate(event::SYSCALL_OPEN_X, &source, Matching::First, &mut evaluation);
            prop_assert_eq!(evaluation.matches(), &expected[..expected.len().min(1)]);
        }
    }
}
