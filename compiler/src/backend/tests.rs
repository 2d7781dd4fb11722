//! The semantics that notes I and K of the reference record, on events written as fields.

use std::net::IpAddr;

use crate::backend::{Evaluation, Failure, Interpreter, Matching, MemorySource, Verdict};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::{Builder, NodeId};
use crate::tables::{EventSet, FieldId, Modifier, Operator, Transformer, event, field};
use crate::value::{Argument, FieldRef, Value};

fn plain(field: FieldId) -> Operand {
    Operand::Field(FieldRef::plain(field))
}

fn text(text: &str) -> Constant {
    Constant::Text(text.as_bytes().to_vec())
}

fn ip(text: &str) -> Constant {
    Constant::Ip(text.parse().unwrap())
}

fn net(text: &str) -> Constant {
    Constant::Net(text.parse::<ipnet::IpNet>().unwrap().trunc())
}

fn check(left: Operand, operator: Operator, constants: Vec<Constant>) -> Predicate {
    Predicate {
        left,
        test: Test::Constants {
            operator,
            modifier: None,
            constants,
        },
    }
}

fn modified(left: Operand, operator: Operator, modifier: Modifier, constants: Vec<Constant>) -> Predicate {
    Predicate {
        left,
        test: Test::Constants {
            operator,
            modifier: Some(modifier),
            constants,
        },
    }
}

fn against(left: Operand, operator: Operator, right: Operand) -> Predicate {
    Predicate {
        left,
        test: Test::Operand { operator, right },
    }
}

fn exists(field: FieldId) -> Predicate {
    Predicate {
        left: plain(field),
        test: Test::Exists,
    }
}

fn call(transformer: Transformer, arguments: Vec<Operand>) -> Operand {
    Operand::Call {
        transformer,
        arguments,
        selector: None,
    }
}

fn ends(addresses: [&str; 2]) -> Value<'static> {
    let addresses = addresses.map(|address| Value::Ip(address.parse().unwrap()));
    Value::Candidates(addresses.to_vec())
}

/// A connection over TCP, made by a process that has two ancestors.
fn connection() -> MemorySource {
    let server: IpAddr = "142.251.111.147".parse().unwrap();
    let ancestors = |names: &[&str]| names.iter().map(|name| Value::owned_text(*name)).collect();
    MemorySource::from_iter(
        [
            (field::FD_IP, ends(["172.40.111.222", "142.251.111.147"])),
            (field::FD_NET, ends(["172.40.111.222", "142.251.111.147"])),
            (
                field::FD_PORT,
                Value::Candidates(vec![Value::Uint(54321), Value::Uint(443)]),
            ),
            (field::FD_SIP, Value::Ip(server)),
            (field::FD_CNET, Value::Ip("172.40.111.222".parse().unwrap())),
            (field::FD_SNET, Value::Ip(server)),
            (
                field::FD_TYPES,
                Value::List(vec![Value::text("ipv4"), Value::text("file")]),
            ),
            (field::PROC_ANAME, Value::Candidates(ancestors(&["bash", "init"]))),
            (
                field::PROC_APID,
                Value::Candidates(vec![Value::Int(20), Value::Int(1)]),
            ),
            (field::PROC_NAME, Value::text("init")),
            (field::PROC_PID, Value::Int(1)),
            (field::EVT_RAWTIME, Value::Uint(5_000_000_000)),
        ]
        .map(|(field, value)| (FieldRef::plain(field), value)),
    )
}

fn verdict_on(source: &MemorySource, predicate: Predicate) -> Verdict {
    let mut builder = Builder::default();
    builder.add(0, &Expr::from(predicate), EventSet::all());
    let graph = builder.finish();
    assert_eq!(crate::ir::verify(&graph), []);
    let interpreter = Interpreter::new(&graph).unwrap();
    interpreter.verdict(NodeId(0), source).unwrap()
}

fn holds(predicate: Predicate) -> bool {
    match verdict_on(&connection(), predicate) {
        Verdict::Holds => true,
        Verdict::DoesNotHold => false,
        other => panic!("{other:?}"),
    }
}

#[test]
fn absent_values_fail_every_test() {
    let source = MemorySource::default();
    for predicate in [
        check(plain(field::FD_SIP), Operator::NotEqual, vec![ip("1.2.3.4")]),
        check(plain(field::FD_IP), Operator::NotEqual, vec![ip("1.2.3.4")]),
        exists(field::FD_SIP),
        check(
            call(Transformer::Len, vec![plain(field::PROC_NAME)]),
            Operator::Greater,
            vec![Constant::Uint(0)],
        ),
    ] {
        assert_eq!(verdict_on(&source, predicate), Verdict::Absent);
    }
    let right = against(
        plain(field::PROC_NAME),
        Operator::NotEqual,
        plain(field::PROC_PNAME),
    );
    assert_eq!(verdict_on(&connection(), right), Verdict::Absent);
}

#[test]
fn either_end_equals_and_both_ends_differ() {
    let on = |operator, constant| holds(check(plain(field::FD_IP), operator, vec![constant]));
    assert!(on(Operator::Equal, ip("142.251.111.147")));
    assert!(on(Operator::NotEqual, ip("1.2.3.4")));
    assert!(!on(Operator::NotEqual, ip("142.251.111.147")));
    let port = |operator, port| holds(check(plain(field::FD_PORT), operator, vec![Constant::Uint(port)]));
    assert!(port(Operator::Greater, 400));
    assert!(port(Operator::In, 443));
    assert!(port(Operator::Less, 500));
    assert!(!port(Operator::NotEqual, 54321));
}

#[test]
fn a_descriptor_that_is_no_socket_only_exists() {
    let source = MemorySource::from_iter([(FieldRef::plain(field::FD_IP), Value::Candidates(Vec::new()))]);
    assert_eq!(verdict_on(&source, exists(field::FD_IP)), Verdict::Holds);
    let differs = check(plain(field::FD_IP), Operator::NotEqual, vec![ip("1.2.3.4")]);
    assert_eq!(verdict_on(&source, differs), Verdict::DoesNotHold);
}

#[test]
fn addresses_are_never_in_a_set_and_do_not_intersect() {
    let on = |operator| check(plain(field::FD_IP), operator, vec![ip("142.251.111.147")]);
    assert!(!holds(on(Operator::In)));
    assert_eq!(
        verdict_on(&connection(), on(Operator::Intersects)),
        Verdict::Failed(Failure::Operator(Operator::Intersects))
    );
    assert!(holds(check(
        plain(field::FD_SIP),
        Operator::In,
        vec![ip("142.251.111.147")]
    )));
}

#[test]
fn addresses_compare_by_the_names_that_they_have() {
    let named = |names: &[&str]| {
        let names = names.iter().map(|name| Value::owned_text(*name)).collect();
        MemorySource::from_iter([(FieldRef::plain(field::FD_SIP_NAME), Value::Candidates(names))])
    };
    let verdict = |names: &[&str], operator, constants: &[&str]| {
        let constants = constants.iter().map(|constant| text(constant)).collect();
        verdict_on(
            &named(names),
            check(plain(field::FD_SIP_NAME), operator, constants),
        )
    };
    let both = ["db", "www"];
    assert_eq!(verdict(&both, Operator::Equal, &["www"]), Verdict::Holds);
    assert_eq!(verdict(&both, Operator::In, &["a", "www"]), Verdict::Holds);
    assert_eq!(verdict(&both, Operator::NotEqual, &["www"]), Verdict::DoesNotHold);
    assert_eq!(verdict(&both, Operator::Startswith, &["w"]), Verdict::Holds);
    assert_eq!(verdict(&[""], Operator::Equal, &["www"]), Verdict::DoesNotHold);
    assert_eq!(verdict(&[""], Operator::NotEqual, &["www"]), Verdict::Holds);
    assert_eq!(
        verdict(&[""], Operator::Startswith, &["w"]),
        Verdict::Failed(Failure::Operator(Operator::Startswith))
    );
    assert_eq!(verdict(&[], Operator::NotEqual, &["www"]), Verdict::DoesNotHold);
}

#[test]
fn networks_of_either_end_look_at_the_first_constant() {
    let on = |constants: &[&str]| {
        let constants = constants.iter().map(|constant| net(constant)).collect();
        check(plain(field::FD_NET), Operator::In, constants)
    };
    assert!(!holds(on(&["10.0.0.0/8", "142.251.0.0/16"])));
    assert!(holds(on(&["142.251.0.0/16", "10.0.0.0/8"])));
    assert_eq!(
        verdict_on(&connection(), on(&[])),
        Verdict::Failed(Failure::NoConstant)
    );
    let server = check(
        plain(field::FD_SNET),
        Operator::In,
        vec![net("10.0.0.0/8"), net("142.251.0.0/16")],
    );
    assert!(holds(server));
    assert!(!holds(check(plain(field::FD_SNET), Operator::In, Vec::new())));
}

#[test]
fn networks_under_modifiers_compare_by_identity() {
    let on = |operator, modifier| {
        let left = plain(field::FD_CNET);
        holds(modified(left, operator, modifier, vec![net("172.40.0.0/16")]))
    };
    assert!(!on(Operator::Equal, Modifier::Anyof));
    assert!(on(Operator::NotEqual, Modifier::Allof));
    assert!(on(Operator::Equal, Modifier::Oneof));
    assert!(on(Operator::Equal, Modifier::Allof));
}

#[test]
fn versions_of_addresses_differ() {
    assert!(!holds(check(
        plain(field::FD_SIP),
        Operator::Equal,
        vec![ip("::1")]
    )));
    assert!(holds(check(
        plain(field::FD_SIP),
        Operator::NotEqual,
        vec![ip("::1")]
    )));
}

#[test]
fn any_ancestor_decides() {
    let on = |operator, name| holds(check(plain(field::PROC_ANAME), operator, vec![text(name)]));
    assert!(on(Operator::Equal, "init"));
    assert!(!on(Operator::Equal, "kid"));
    assert!(on(Operator::NotEqual, "init"));
    assert!(on(Operator::In, "bash"));
    assert!(on(Operator::Regex, "ba.*"));
    let first = |constants| {
        let left = plain(field::PROC_ANAME);
        holds(modified(left, Operator::Equal, Modifier::Anyof, constants))
    };
    assert!(!first(vec![text("nosuch"), text("init")]));
    assert!(first(vec![text("init"), text("nosuch")]));
    assert!(!holds(check(
        plain(field::PROC_APID),
        Operator::In,
        vec![Constant::Int(1)]
    )));
    assert!(holds(check(
        plain(field::PROC_APID),
        Operator::Equal,
        vec![Constant::Int(1)]
    )));
}

#[test]
fn raw_numbers_are_never_in_a_set() {
    let raw = |key: &str| FieldRef {
        field: field::EVT_RAWARG,
        argument: Argument::Key(key.into()),
    };
    let source = MemorySource::from_iter([
        (raw("mode"), Value::Uint(493)),
        (raw("name"), Value::text("/tmp")),
    ]);
    let on = |key, operator, constant| {
        verdict_on(&source, check(Operand::Field(raw(key)), operator, vec![constant]))
    };
    assert_eq!(on("mode", Operator::Equal, Constant::Uint(493)), Verdict::Holds);
    assert_eq!(
        on("mode", Operator::In, Constant::Uint(493)),
        Verdict::DoesNotHold
    );
    assert_eq!(on("name", Operator::In, text("/tmp")), Verdict::Holds);
}

#[test]
fn lists_are_within_or_intersect() {
    let on = |operator, constants: &[&str]| {
        let constants = constants.iter().map(|constant| text(constant)).collect();
        holds(check(plain(field::FD_TYPES), operator, constants))
    };
    assert!(!on(Operator::In, &["ipv4"]));
    assert!(on(Operator::In, &["ipv4", "file", "pipe"]));
    assert!(on(Operator::Intersects, &["ipv4", "pipe"]));
    assert!(!on(Operator::Intersects, &[]));
}

#[test]
fn modifiers_count() {
    let on = |operator, modifier, constants: &[&str]| {
        let constants = constants.iter().map(|constant| text(constant)).collect();
        holds(modified(plain(field::PROC_NAME), operator, modifier, constants))
    };
    assert!(!on(Operator::Equal, Modifier::Oneof, &["init", "init"]));
    assert!(on(Operator::Equal, Modifier::Anyof, &["x", "init"]));
    assert!(!on(Operator::Endswith, Modifier::Oneof, &["it", "t"]));
    assert!(on(Operator::Endswith, Modifier::Allof, &["it", "t"]));
    assert!(on(Operator::Regex, Modifier::Anyof, &["x", "i.*"]));
    assert!(on(Operator::NotEqual, Modifier::Allof, &["x", "y"]));
    for modifier in [Modifier::Oneof, Modifier::Anyof, Modifier::Allof] {
        assert!(!on(Operator::NotEqual, modifier, &[]));
    }
}

#[test]
fn membership_sees_the_nul_of_right_hand_transformers() {
    let name = || plain(field::PROC_NAME);
    let lower = || call(Transformer::Tolower, vec![Operand::Text(b"INIT".to_vec())]);
    assert!(holds(against(name(), Operator::Equal, lower())));
    assert!(!holds(against(name(), Operator::In, lower())));
    assert!(holds(against(name(), Operator::In, name())));
    let parts = vec![Operand::Text(b"in".to_vec()), Operand::Text(b"it".to_vec())];
    assert!(holds(against(
        name(),
        Operator::In,
        call(Transformer::Concat, parts)
    )));
    let upper = call(Transformer::Toupper, vec![name()]);
    assert!(holds(check(upper.clone(), Operator::In, vec![text("INIT")])));
    assert!(holds(check(upper, Operator::Regex, vec![text("INIT")])));
}

#[test]
fn events_lie_around_a_time() {
    let around = |center, milliseconds| {
        let left = Operand::Field(FieldRef {
            field: field::EVT_AROUND,
            argument: Argument::Index(center),
        });
        holds(check(left, Operator::Equal, vec![Constant::Uint(milliseconds)]))
    };
    assert!(around(5_001_000_000, 1));
    assert!(around(4_999_000_000, 1));
    assert!(!around(5_001_000_001, 1));
}

#[test]
fn rules_are_evaluated_on_their_events_in_order() {
    let name = |operator| Expr::from(check(plain(field::PROC_NAME), operator, vec![text("init")]));
    let open = [event::SYSCALL_OPEN_X].into_iter().collect();
    let mut builder = Builder::default();
    builder.add(10, &name(Operator::NotEqual), EventSet::all());
    builder.add(
        11,
        &Expr::Not(Box::new(name(Operator::NotEqual))),
        EventSet::all(),
    );
    builder.add(12, &name(Operator::Equal), open);
    let graph = builder.finish();
    let interpreter = Interpreter::new(&graph).unwrap();
    let mut evaluation = Evaluation::default();
    let mut matches = |code, matching| {
        interpreter.evaluate(code, &connection(), matching, &mut evaluation);
        evaluation.matches().to_vec()
    };
    assert_eq!(matches(event::SYSCALL_OPEN_X, Matching::All), [11, 12]);
    assert_eq!(matches(event::SYSCALL_OPEN_X, Matching::First), [11]);
    assert_eq!(matches(event::SYSCALL_CLOSE_X, Matching::All), [11]);
    assert_eq!(matches(crate::tables::EventCode(u16::MAX), Matching::All), [0; 0]);
}

#[test]
fn failures_count_as_false_and_are_told_once() {
    let failing = Expr::from(check(
        plain(field::FD_IP),
        Operator::Intersects,
        vec![ip("1.2.3.4")],
    ));
    let mut builder = Builder::default();
    builder.add(0, &failing, EventSet::all());
    builder.add(1, &Expr::Not(Box::new(failing)), EventSet::all());
    let graph = builder.finish();
    let interpreter = Interpreter::new(&graph).unwrap();
    let mut evaluation = Evaluation::default();
    for _ in 0..2 {
        interpreter.evaluate(
            event::SYSCALL_OPEN_X,
            &connection(),
            Matching::All,
            &mut evaluation,
        );
        assert_eq!(evaluation.matches(), [1]);
        assert_eq!(
            evaluation.failures(),
            [(NodeId(0), Failure::Operator(Operator::Intersects))]
        );
    }
}
