//! Tiered evaluation against the interpreter, and the life of the thread that makes code.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;
use std::time::Duration;

use proptest::prelude::*;

use super::tiers::{CompileWork, Thresholds, Tiers};
use super::{Compilation, Tiered};
use crate::backend::jit::tests::led_to;
use crate::backend::pass_properties::{conditions, events, graph, matches};
use crate::backend::{Matching, MemorySource};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::{Graph, Profile};
use crate::tables::{EventCode, Operator, event, field};
use crate::value::{FieldRef, Value};

/// Low enough for a few events to be hot.
fn thresholds() -> impl Strategy<Value = Thresholds> {
    (1..40_u32, 1..4_u32).prop_map(|(rule_evaluations, indexed_events)| Thresholds {
        rule_evaluations,
        indexed_events,
    })
}

/// Evaluates `events` twice and compares with the interpreter; each batch of code takes as many events as
/// the next one of `delays` says.
fn check_switches(
    graph: &Graph,
    thresholds: Thresholds,
    events: &[(EventCode, MemorySource)],
    delays: &[usize],
) -> Result<(), TestCaseError> {
    let mut tiers = Tiers::new(graph.clone(), Profile::default(), thresholds).unwrap();
    let mut delays = delays.iter().cycle();
    let mut lent: Option<(usize, CompileWork)> = None;
    for (code, source) in events.iter().chain(events) {
        if lent.is_none()
            && let Some(work) = tiers.take_work()
        {
            lent = Some((*delays.next().unwrap(), work));
        }
        if let Some((delay, work)) = lent.take() {
            match delay.checked_sub(1) {
                Some(delay) => lent = Some((delay, work)),
                None => tiers.install(work.run(&AtomicBool::new(false))),
            }
        }
        let expected = matches(graph, *code, source);
        prop_assert_eq!(tiers.asks_for(*code) || expected.is_empty(), true);
        let found = tiers.evaluate(*code, source, Matching::All).to_vec();
        prop_assert_eq!(&found, &expected, "{}", graph.text());
        prop_assert_eq!(tiers.matches(), &expected);
        let found = tiers.evaluate(*code, source, Matching::First);
        prop_assert_eq!(found, &expected[..expected.len().min(1)]);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn switching_engines_at_any_event_keeps_the_matches(
        conditions in prop::collection::vec(conditions(), 1..8),
        events in prop::collection::vec(events(), 4..16),
        thresholds in thresholds(),
        delays in prop::collection::vec(0..5_usize, 1..6),
    ) {
        check_switches(&graph(&conditions), thresholds, &events, &delays)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn switching_engines_keeps_the_matches_of_indexed_rules(
        conditions in prop::collection::vec((led_to(), conditions()), 40..60),
        events in prop::collection::vec(events(), 4..10),
        indexed_events in 1..4_u32,
        delays in prop::collection::vec(0..3_usize, 1..6),
    ) {
        let both = |(led_to, condition)| Expr::And(vec![led_to, condition]);
        let conditions: Vec<Expr> = conditions.into_iter().map(both).collect();
        let thresholds = Thresholds { rule_evaluations: 1, indexed_events };
        check_switches(&graph(&conditions), thresholds, &events, &delays)?;
    }
}

const CODE: EventCode = event::SYSCALL_OPEN_X;

fn name_is(name: &str) -> Expr {
    Expr::from(Predicate {
        left: Operand::Field(FieldRef::plain(field::PROC_NAME)),
        test: Test::Constants {
            operator: Operator::Equal,
            modifier: None,
            constants: vec![Constant::Text(name.as_bytes().to_vec())],
        },
    })
}

fn process(name: &str) -> MemorySource {
    MemorySource::from_iter([(
        FieldRef::plain(field::PROC_NAME),
        Value::owned_text(name.to_owned()),
    )])
}

/// Rules `name0`, `name1`, …; a type is hot after `events` events.
fn tiered(rules: u32, events: u32) -> Tiered {
    let conditions: Vec<Expr> = (0..rules).map(|rule| name_is(&format!("name{rule}"))).collect();
    let thresholds = Thresholds {
        rule_evaluations: rules * events,
        indexed_events: 3,
    };
    Tiered::with_thresholds(graph(&conditions), Profile::default(), thresholds).unwrap()
}

#[test]
fn code_is_made_for_what_is_hot_only() {
    let mut tiered = tiered(2, 5);
    let source = process("name1");
    for _ in 0..5 {
        assert_eq!(tiered.evaluate(CODE, &source, Matching::All), [1]);
        assert!(tiered.compilation.is_none());
        assert_eq!(tiered.code().unwrap().functions, 0);
    }
    assert_eq!(tiered.evaluate(CODE, &source, Matching::All), [1]);
    tiered.wait();
    assert_eq!(tiered.code().unwrap().functions, 1);
    assert_eq!(tiered.evaluate(CODE, &source, Matching::All), [1]);
    assert!(tiered.tiers.is_native());
    // Another type with the same rules starts in the interpreter.
    assert_eq!(
        tiered.evaluate(event::SYSCALL_OPENAT_2_X, &source, Matching::All),
        [1]
    );
    assert!(!tiered.tiers.is_native());
}

#[test]
fn indexed_rules_are_compiled_once_they_are_hot() {
    let mut tiered = tiered(50, 1);
    let functions = |tiered: &Tiered| tiered.code().unwrap().functions;
    tiered.evaluate(CODE, &process("name7"), Matching::All);
    tiered.update();
    tiered.wait();
    assert_eq!(functions(&tiered), 1);
    for _ in 0..3 {
        assert_eq!(tiered.evaluate(CODE, &process("name7"), Matching::All), [7]);
    }
    assert_eq!(tiered.evaluate(CODE, &process("name8"), Matching::All), [8]);
    tiered.wait();
    assert_eq!(functions(&tiered), 2);
    assert_eq!(tiered.evaluate(CODE, &process("name7"), Matching::All), [7]);
    assert_eq!(tiered.evaluate(CODE, &process("name8"), Matching::All), [8]);
    // `name8` is cold, but was seen.
    tiered.compile_seen();
    assert_eq!(functions(&tiered), 3);
    assert_eq!(tiered.evaluate(CODE, &process("name8"), Matching::All), [8]);
}

#[test]
fn all_types_that_were_seen_can_be_compiled_at_once() {
    let mut tiered = tiered(2, 1_000);
    tiered.compile_seen();
    assert_eq!(tiered.code().unwrap().functions, 0);
    tiered.evaluate(CODE, &process("name0"), Matching::All);
    tiered.compile_seen();
    assert_eq!(tiered.code().unwrap().functions, 1);
    assert_eq!(tiered.evaluate(CODE, &process("name0"), Matching::All), [0]);
    assert!(tiered.tiers.is_native());
}

#[test]
fn the_interpreter_goes_on_if_the_thread_panics() {
    let mut tiered = tiered(2, 1);
    tiered.evaluate(CODE, &process("name0"), Matching::All);
    drop(tiered.tiers.take_work().unwrap());
    tiered.compilation = Some(Compilation {
        thread: thread::spawn(|| panic!("expected by this test")),
        cancelled: Arc::default(),
    });
    tiered.wait();
    assert_eq!(tiered.code(), None);
    for _ in 0..10 {
        assert_eq!(tiered.evaluate(CODE, &process("name1"), Matching::All), [1]);
    }
    assert!(tiered.compilation.is_none());
    tiered.compile_seen();
    assert_eq!(tiered.code(), None);
}

#[test]
fn a_cancelled_batch_leaves_a_usable_engine() {
    let mut tiered = tiered(2, 1);
    tiered.evaluate(CODE, &process("name0"), Matching::All);
    let work = tiered.tiers.take_work().unwrap();
    tiered.tiers.install(work.run(&AtomicBool::new(true)));
    assert_eq!(tiered.code().unwrap().functions, 0);
    assert_eq!(tiered.evaluate(CODE, &process("name1"), Matching::All), [1]);
}

#[test]
fn the_thread_ends_with_the_engine() {
    let mut tiered = tiered(500, 1);
    tiered.evaluate(CODE, &process("name0"), Matching::All);
    tiered.update();
    let cancelled = Arc::clone(&tiered.compilation.as_ref().unwrap().cancelled);
    drop(tiered);
    // The thread holds the flag as long as it runs.
    for _ in 0..3_000 {
        if Arc::strong_count(&cancelled) == 1 {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("the thread still runs after 30 s");
}
