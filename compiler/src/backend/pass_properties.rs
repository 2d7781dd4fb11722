//! Properties of the passes: each keeps the meaning of every rule, on events with and without
//! values, and leaves a sound graph.

use std::net::IpAddr;

use proptest::prelude::*;

use crate::backend::{Evaluation, Interpreter, Matching, MemorySource, Oracle};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::facts::{self, Known};
use crate::ir::profile::Frequency;
use crate::ir::{Builder, Graph, Optimiser, Pass, Profile, verify};
use crate::tables::{EventCode, EventSet, FieldId, Modifier, Operator, event, field};
use crate::value::{Argument, FieldRef, Value};

/// Types of events that differ in what they tell.
pub(super) const CODES: [EventCode; 6] = [
    event::SYSCALL_OPEN_X,
    event::SYSCALL_SETUID_X,
    event::SYSCALL_READ_X,
    event::SYSCALL_EXECVE_19_X,
    event::GENERIC_X,
    event::ASYNCEVENT_E,
];

const TEXTS: [FieldId; 6] = [
    field::PROC_NAME,
    field::PROC_PNAME,
    field::FD_NAME,
    field::EVT_TYPE,
    field::EVT_CATEGORY,
    field::PROC_ANAME,
];

const TEXT_OPERATORS: [Operator; 9] = [
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::In,
    Operator::Contains,
    Operator::Icontains,
    Operator::Startswith,
    Operator::Endswith,
    Operator::Glob,
];

const WORDS: [&str; 12] = [
    "",
    "a",
    "ab",
    "b",
    "open",
    "read",
    "setuid",
    "file",
    "/etc/shadow",
    "/etc/shadow2",
    "abcdefgh",
    "abcdefghi",
];

fn operand(field: FieldId) -> Operand {
    Operand::Field(FieldRef::plain(field))
}

fn constants(
    left: Operand,
    operator: Operator,
    modifier: Option<Modifier>,
    constants: Vec<Constant>,
) -> Expr {
    Expr::from(Predicate {
        left,
        test: Test::Constants {
            operator,
            modifier,
            constants,
        },
    })
}

fn word() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(&WORDS[..]).prop_map(|word| word.as_bytes().to_vec())
}

fn text_check() -> impl Strategy<Value = Expr> {
    let field = prop::sample::select(&TEXTS[..]);
    let operator = prop::sample::select(&TEXT_OPERATORS[..]);
    let modifier = prop::option::weighted(
        0.2,
        prop::sample::select(&[Modifier::Anyof, Modifier::Allof, Modifier::Oneof][..]),
    );
    let words = prop::collection::vec(word().prop_map(Constant::Text), 0..6);
    (field, operator, modifier, words, word()).prop_map(|(field, operator, modifier, mut words, word)| {
        let many = operator == Operator::In || (modifier.is_some() && operator != Operator::Less);
        if !many {
            words = vec![Constant::Text(word)];
        }
        let modifier = modifier.filter(|_| many && operator != Operator::In);
        constants(operand(field), operator, modifier, words)
    })
}

pub(super) fn number_check() -> impl Strategy<Value = Expr> {
    let operators = [
        Operator::Equal,
        Operator::NotEqual,
        Operator::Less,
        Operator::LessOrEqual,
        Operator::Greater,
        Operator::GreaterOrEqual,
        Operator::In,
    ];
    let operator = prop::sample::select(operators.to_vec());
    (any::<bool>(), operator, prop::collection::vec(-1_i64..4, 1..4)).prop_map(
        |(signed, operator, mut numbers)| {
            if operator != Operator::In {
                numbers.truncate(1);
            }
            if signed {
                let numbers = numbers.into_iter().map(Constant::Int).collect();
                constants(operand(field::FD_NUM), operator, None, numbers)
            } else {
                let numbers = numbers
                    .into_iter()
                    .map(|number| Constant::Uint(number.unsigned_abs()))
                    .collect();
                constants(operand(field::EVT_NUM), operator, None, numbers)
            }
        },
    )
}

fn other_check() -> impl Strategy<Value = Expr> {
    let truth = any::<bool>().prop_map(|truth| {
        constants(
            operand(field::EVT_IS_OPEN_WRITE),
            Operator::Equal,
            None,
            vec![Constant::Bool(truth)],
        )
    });
    let exists = prop::sample::select(&TEXTS[..]).prop_map(|field| {
        Expr::from(Predicate {
            left: operand(field),
            test: Test::Exists,
        })
    });
    let argument = prop::sample::select(vec!["flags", "uid", "fd"]).prop_map(|key| {
        let argument = Operand::Field(FieldRef {
            field: field::EVT_ARG,
            argument: Argument::Key(key.into()),
        });
        constants(
            argument,
            Operator::Contains,
            None,
            vec![Constant::Text(b"a".to_vec())],
        )
    });
    let call = word().prop_map(|word| {
        let lower = Operand::Call {
            transformer: crate::tables::Transformer::Toupper,
            arguments: vec![operand(field::FD_NAME)],
            selector: None,
        };
        constants(lower, Operator::Equal, None, vec![Constant::Text(word)])
    });
    let against = Just(Expr::from(Predicate {
        left: operand(field::PROC_NAME),
        test: Test::Operand {
            operator: Operator::NotEqual,
            right: operand(field::FD_NAME),
        },
    }));
    prop_oneof![truth, exists, argument, call, against]
}

pub(super) fn conditions() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![3 => text_check(), 1 => number_check(), 1 => other_check()];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|part| Expr::Not(Box::new(part))),
            prop::collection::vec(inner.clone(), 2..5).prop_map(Expr::And),
            prop::collection::vec(inner, 2..5).prop_map(Expr::Or),
        ]
    })
}

/// An event of one of the types, with values that the type allows.
pub(super) fn events() -> impl Strategy<Value = (EventCode, MemorySource)> {
    let text = || prop::option::weighted(0.8, word().prop_map(Value::owned_text));
    let texts = prop::collection::vec(text(), TEXTS.len() + 3);
    let code = prop::sample::select(&CODES[..]);
    let number = prop::option::weighted(0.8, -1_i64..4);
    (code, texts, number, 1_u64..4, any::<bool>()).prop_map(|(code, texts, fd, num, truth)| {
        let mut values: Vec<(FieldRef, Option<Value<'static>>)> = Vec::new();
        for (field, value) in TEXTS.iter().zip(&texts) {
            let value = match *field {
                field::PROC_ANAME => Some(Value::Candidates(
                    value.clone().into_iter().chain(texts[0].clone()).collect(),
                )),
                _ => value.clone(),
            };
            values.push((FieldRef::plain(*field), value));
        }
        for (key, value) in ["flags", "uid", "fd"].iter().zip(&texts[TEXTS.len()..]) {
            let argument = Argument::Key((*key).into());
            values.push((
                FieldRef {
                    field: field::EVT_ARG,
                    argument,
                },
                value.clone(),
            ));
        }
        values.push((FieldRef::plain(field::FD_NUM), fd.map(Value::Int)));
        let address = fd.map(|fd| Value::Ip(IpAddr::from([10, 0, 0, fd.unsigned_abs() as u8])));
        values.push((FieldRef::plain(field::FD_SIP), address));
        values.push((FieldRef::plain(field::EVT_NUM), Some(Value::Uint(num))));
        values.push((
            FieldRef::plain(field::EVT_IS_OPEN_WRITE),
            Some(Value::Bool(truth)),
        ));
        let told = values.into_iter().filter_map(|(field, value)| {
            let value = match facts::known(code, &field) {
                Known::Absent => None,
                Known::Is(value) => Some(value),
                Known::Nothing | Known::Positive => value,
            };
            Some((field, value?))
        });
        (code, told.collect())
    })
}

pub(super) fn graph(conditions: &[Expr]) -> Graph {
    let mut builder = Builder::default();
    for (rule, condition) in conditions.iter().enumerate() {
        builder.add(rule, condition, EventSet::all());
    }
    builder.finish()
}

pub(super) fn matches(graph: &Graph, code: EventCode, source: &MemorySource) -> Vec<usize> {
    let interpreter = Interpreter::new(graph).unwrap();
    let mut evaluation = Evaluation::default();
    interpreter.evaluate(code, source, Matching::All, &mut evaluation);
    evaluation.matches().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_pass_keeps_the_meaning(
        conditions in prop::collection::vec(conditions(), 1..6),
        events in prop::collection::vec(events(), 1..6),
        counts in (1_u64..100, 0_u64..100),
    ) {
        let graph = graph(&conditions);
        let mut profile = Profile::default();
        let (evaluations, holds) = counts;
        let holds = holds.min(evaluations);
        profile.add("proc.name exists", Frequency { evaluations, holds });
        for (code, source) in &events {
            let expected = matches(&graph, *code, source);
            let mut passed = graph.clone();
            for pass in [Pass::Simplify, Pass::Merge, Pass::Order, Pass::Specialise(*code), Pass::Merge, Pass::Simplify] {
                let alone = pass.apply(&graph, &mut Oracle::default(), &profile);
                prop_assert_eq!(verify(&alone), [], "{:?}\n{}", pass, alone.text());
                prop_assert_eq!(&matches(&alone, *code, source), &expected, "{:?} alone\n{}\n{}", pass, graph.text(), alone.text());
                passed = pass.apply(&passed, &mut Oracle::default(), &profile);
                prop_assert_eq!(verify(&passed), [], "{:?}\n{}", pass, passed.text());
                prop_assert_eq!(&matches(&passed, *code, source), &expected, "{:?}\n{}\n{}", pass, graph.text(), passed.text());
            }
        }
    }

    #[test]
    fn the_passes_together_keep_the_meaning(
        conditions in prop::collection::vec(conditions(), 1..6),
        events in prop::collection::vec(events(), 1..6),
    ) {
        let graph = graph(&conditions);
        let mut optimiser = Optimiser::new(&graph, Oracle::default(), Profile::default());
        for (code, source) in &events {
            let special = optimiser.event_graph(*code);
            prop_assert_eq!(verify(&special), []);
            prop_assert_eq!(matches(&special, *code, source), matches(&graph, *code, source), "{}\n{}", graph.text(), special.text());
        }
    }
}

fn text(field: FieldId, operator: Operator, word: &str) -> Expr {
    constants(operand(field), operator, None, vec![Constant::Text(word.into())])
}

fn shown(pass: Pass, condition: &Expr) -> String {
    let graph = graph(std::slice::from_ref(condition));
    let graph = pass.apply(&graph, &mut Oracle::default(), &Profile::default());
    let nodes = graph.text();
    let (nodes, _) = nodes.rsplit_once("rule ").unwrap();
    format!("\n{nodes}")
}

#[test]
fn sets_and_prefixes_merge() {
    let equal = |word| text(field::PROC_NAME, Operator::Equal, word);
    let starts = |word| text(field::FD_NAME, Operator::Startswith, word);
    let any = Expr::Or(vec![equal("a"), starts("/x"), equal("b"), starts("/y")]);
    assert_eq!(
        shown(Pass::Merge, &any),
        r#"
n0 = proc.name in ("a", "b")
n1 = fd.name startswith anyof ("/x", "/y")
n2 = or n0 n1
"#
    );
    let none = Expr::And(vec![
        Expr::Not(Box::new(equal("a"))),
        Expr::Not(Box::new(equal("b"))),
    ]);
    assert_eq!(
        shown(Pass::Merge, &none),
        r#"
n0 = proc.name in ("a", "b")
n1 = not n0
"#
    );
    let ancestors = Expr::Or(vec![
        text(field::PROC_ANAME, Operator::Equal, "a"),
        text(field::PROC_ANAME, Operator::Equal, "b"),
    ]);
    assert_eq!(
        shown(Pass::Merge, &ancestors),
        r#"
n0 = proc.aname = "a"
n1 = proc.aname = "b"
n2 = or n0 n1
"#
    );
}

#[test]
fn an_absent_value_keeps_a_denied_difference_apart_from_equality() {
    let differs = text(field::PROC_NAME, Operator::NotEqual, "a");
    assert_eq!(
        shown(Pass::Simplify, &Expr::Not(Box::new(differs))),
        r#"
n0 = proc.name != "a"
n1 = not n0
"#
    );
}

#[test]
fn types_decide() {
    let opens = text(field::EVT_TYPE, Operator::Equal, "open");
    let shell = text(field::PROC_NAME, Operator::Equal, "sh");
    let condition = Expr::And(vec![
        opens,
        Expr::Not(Box::new(text(field::EVT_TYPE, Operator::Equal, "read"))),
        shell,
    ]);
    assert_eq!(
        shown(Pass::Specialise(event::SYSCALL_OPEN_X), &condition),
        r#"
n0 = proc.name = "sh"
"#
    );
    assert_eq!(
        shown(Pass::Specialise(event::SYSCALL_READ_X), &condition),
        "
n0 = or
"
    );
}

#[test]
fn cheap_and_decisive_checks_come_first() {
    let condition = Expr::And(vec![
        text(field::PROC_ANAME, Operator::Equal, "sshd"),
        text(field::PROC_CMDLINE, Operator::Contains, "x"),
        text(field::PROC_NAME, Operator::NotEqual, "sh"),
        text(field::PROC_NAME, Operator::Equal, "sh"),
    ]);
    assert_eq!(
        shown(Pass::Order, &condition),
        r#"
n0 = proc.aname = "sshd"
n1 = proc.cmdline contains "x"
n2 = proc.name != "sh"
n3 = proc.name = "sh"
n4 = and n3 n1 n2 n0
"#
    );
}
