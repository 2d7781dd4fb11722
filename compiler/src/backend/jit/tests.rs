//! Native code compared with the interpreter.

use proptest::prelude::*;

use super::{CodeCounts, Jit, Limits};
use crate::backend::pass_properties::{conditions, events, graph, matches, number_check};
use crate::backend::{Matching, MemorySource};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::Profile;
use crate::tables::{FieldId, Operator, event, field};
use crate::value::{FieldRef, Value};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn native_code_matches_the_interpreter(
        conditions in prop::collection::vec(conditions(), 1..8),
        events in prop::collection::vec(events(), 1..10),
    ) {
        let graph = graph(&conditions);
        let mut jit = Jit::new(&graph, Profile::default()).unwrap();
        for (code, source) in events.iter().chain(&events) {
            let expected = matches(&graph, *code, source);
            let found = jit.evaluate(*code, source, Matching::All).to_vec();
            prop_assert_eq!(&found, &expected, "{}", graph.text());
            let found = jit.evaluate(*code, source, Matching::First);
            prop_assert_eq!(found, &expected[..expected.len().min(1)]);
        }
        prop_assert_eq!(jit.counts().interpreted, 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Enough rules for an index over field values.
    #[test]
    fn index_finds_every_rule_that_matches(
        conditions in prop::collection::vec((led_to(), conditions()), 60..90),
        events in prop::collection::vec(events(), 4..8),
    ) {
        let both = |(led_to, condition)| Expr::And(vec![led_to, condition]);
        let conditions: Vec<Expr> = conditions.into_iter().map(both).collect();
        let graph = graph(&conditions);
        let mut jit = Jit::new(&graph, Profile::default()).unwrap();
        for (code, source) in &events {
            let expected = matches(&graph, *code, source);
            let found = jit.evaluate(*code, source, Matching::All);
            prop_assert_eq!(found, &expected, "{}", graph.text());
        }
    }
}

/// Predicates that can be indexed, alone or several in an `or`.
pub(in crate::backend) fn led_to() -> impl Strategy<Value = Expr> {
    let operators = [
        Operator::Equal,
        Operator::In,
        Operator::Startswith,
        Operator::Endswith,
        Operator::Contains,
        Operator::Pmatch,
    ];
    let words = vec![
        "abcdefgh", "abc", "fgh", "cde", "/etc", "shadow", "hi", "open", "tc/sh",
    ];
    let of_name = (
        prop::sample::select(operators.to_vec()),
        prop::sample::select(words),
    );
    let of_name = of_name.prop_map(|(operator, word)| name_is(operator, &[word]));
    let address = prop::sample::select(vec!["10.0.0.1", "10.0.0.2", "10.0.0.0/31", "10.0.0.0/8", "::/0"]);
    let address = address.prop_map(|written| {
        let constant = match written.parse() {
            Ok(address) => Constant::Ip(address),
            Err(_) => Constant::Net(written.parse().unwrap()),
        };
        check(field::FD_SIP, Operator::In, vec![constant])
    });
    let one = prop_oneof![3 => of_name, 1 => number_check(), 1 => address];
    let several = prop::collection::vec(one.clone(), 2..4).prop_map(Expr::Or);
    prop_oneof![one, several]
}

#[test]
fn many_rules_are_indexed_by_values() {
    let rules: Vec<Expr> = (0..100)
        .map(|number| name_is(Operator::Equal, &[&format!("name{number}")]))
        .collect();
    let graph = graph(&rules);
    let mut jit = Jit::new(&graph, Profile::default()).unwrap();
    for number in [7, 42, 7] {
        let name = Value::owned_text(format!("name{number}"));
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_NAME), name)]);
        let found = jit.evaluate(event::SYSCALL_OPEN_X, &source, Matching::All);
        assert_eq!(found, [number]);
    }
    // One function for the event type, and one for each rule that a value led to.
    assert_eq!(jit.counts().functions, 3);
}

fn name_is(operator: Operator, names: &[&str]) -> Expr {
    let constants = names.iter().map(|name| Constant::Text(name.as_bytes().to_vec()));
    check(field::PROC_NAME, operator, constants.collect())
}

fn check(field: FieldId, operator: Operator, constants: Vec<Constant>) -> Expr {
    Expr::from(Predicate {
        left: Operand::Field(FieldRef::plain(field)),
        test: Test::Constants {
            operator,
            modifier: None,
            constants,
        },
    })
}

/// Returns the results of a condition for each of several names, the same with both engines.
fn found(condition: &Expr, names: Vec<Value<'static>>) -> Vec<bool> {
    let graph = graph(std::slice::from_ref(condition));
    let mut jit = Jit::new(&graph, Profile::default()).unwrap();
    let code = event::SYSCALL_OPEN_X;
    let mut all = Vec::new();
    for name in names {
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_NAME), name)]);
        let native = !jit.evaluate(code, &source, Matching::All).is_empty();
        assert_eq!(native, !matches(&graph, code, &source).is_empty());
        all.push(native);
    }
    all
}

#[test]
fn strings_of_every_length_compare() {
    let text = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    for length in 0..text.len() {
        let constant = &text[..length];
        let changed = |at: usize| {
            let mut value = constant.as_bytes().to_vec();
            if let Some(byte) = value.get_mut(at) {
                *byte = b'X';
            }
            Value::owned_text(value)
        };
        let expected: Vec<bool> = (0..=length).map(|at| at == length).collect();
        for operator in [
            Operator::Equal,
            Operator::Startswith,
            Operator::Endswith,
            Operator::In,
        ] {
            let condition = name_is(operator, &[constant]);
            let values = (0..=length).map(changed).collect();
            assert_eq!(found(&condition, values), expected, "{operator:?} {length}");
        }
    }
}

#[test]
fn values_of_another_kind_and_with_nuls_are_left_to_the_interpreter() {
    let equal = name_is(Operator::Equal, &["ab"]);
    assert_eq!(
        found(&equal, vec![Value::text("ab\0cd"), Value::Int(3)]),
        [true, false]
    );
    let member = name_is(Operator::In, &["ab", "x", "y"]);
    assert_eq!(
        found(&member, vec![Value::text("ab\0cd"), Value::text("ab")]),
        [false, true]
    );
    let graph = graph(std::slice::from_ref(&equal));
    let mut jit = Jit::new(&graph, Profile::default()).unwrap();
    let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_NAME), Value::Int(3))]);
    jit.evaluate(event::SYSCALL_OPEN_X, &source, Matching::All);
    assert_eq!(jit.failures().len(), 1);
}

#[test]
fn deep_conditions_are_split_into_functions() {
    let mut deep = name_is(Operator::Equal, &["a"]);
    for level in 0..1_000 {
        let name = format!("b{level}");
        deep = match level % 2 {
            0 => Expr::And(vec![name_is(Operator::NotEqual, &[&name]), deep]),
            _ => Expr::Or(vec![name_is(Operator::Equal, &[&name]), deep]),
        };
    }
    let graph = graph(&[deep, name_is(Operator::Equal, &["b999"])]);
    // Remove the limit on instructions, so that only the depth ends a function.
    let limits = Limits {
        instructions: usize::MAX,
        ..Limits::default()
    };
    let mut jit = Jit::with_limits(&graph, Profile::default(), limits).unwrap();
    for (name, expected) in [
        ("b999", &[0, 1][..]),
        ("b1", &[0]),
        ("b0", &[]),
        ("a", &[0]),
        ("c", &[]),
    ] {
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_NAME), Value::text(name))]);
        let found = jit.evaluate(event::SYSCALL_OPEN_X, &source, Matching::All);
        assert_eq!(found, matches(&graph, event::SYSCALL_OPEN_X, &source), "{name}");
        assert_eq!(found, expected, "{name}");
    }
    let counts = jit.counts();
    assert_eq!((counts.interpreted, counts.compiled), (0, 1));
    assert_eq!(counts.functions, 6, "one for each two hundred levels");
}

/// Returns the matches of rules for several names, and the code that was generated for them.
fn limited(limits: Limits) -> (Vec<Vec<usize>>, CodeCounts) {
    let large: Vec<Expr> = (0..200)
        .map(|number| {
            let begins = name_is(Operator::Startswith, &[&format!("name{number}")]);
            Expr::And(vec![begins, name_is(Operator::Endswith, &[&number.to_string()])])
        })
        .collect();
    let conditions = [
        name_is(Operator::Equal, &["a"]),
        Expr::Or(large),
        name_is(Operator::In, &["a", "name7"]),
        Expr::And(
            (0..50)
                .map(|number| name_is(Operator::NotEqual, &[&format!("name{number}")]))
                .collect(),
        ),
    ];
    let graph = graph(&conditions);
    let mut jit = Jit::with_limits(&graph, Profile::default(), limits).unwrap();
    let mut all = Vec::new();
    for name in ["a", "name7", "name77", "b"] {
        let source = MemorySource::from_iter([(FieldRef::plain(field::PROC_NAME), Value::text(name))]);
        let found = jit.evaluate(event::SYSCALL_OPEN_X, &source, Matching::All);
        assert_eq!(found, matches(&graph, event::SYSCALL_OPEN_X, &source));
        all.push(found.to_vec());
    }
    (all, jit.counts())
}

#[test]
fn large_conditions_are_split_into_functions() {
    let (expected, whole) = limited(Limits {
        instructions: usize::MAX,
        ..Limits::default()
    });
    assert_eq!(expected, [vec![0, 2, 3], vec![1, 2], vec![1, 3], vec![3]]);
    assert_eq!((whole.interpreted, whole.functions), (0, 1));
    for instructions in [0, 20, 200, Limits::default().instructions] {
        let limits = Limits {
            instructions,
            ..Limits::default()
        };
        let (found, counts) = limited(limits);
        assert_eq!(found, expected, "{instructions}");
        assert_eq!(counts.interpreted, 0, "{instructions}");
        assert!(counts.functions > 1, "{instructions}");
    }
}

#[test]
fn rules_beyond_the_code_limit_are_interpreted() {
    let (expected, free) = limited(Limits::default());
    for bytes in [0, free.bytes / 4, free.bytes / 2] {
        let limits = Limits {
            bytes,
            instructions: 200,
        };
        let (found, counts) = limited(limits);
        assert_eq!(found, expected, "{bytes}");
        assert_eq!((counts.compiled, counts.interpreted), (1, 4), "{bytes}");
    }
}
