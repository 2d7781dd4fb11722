//! Counts and times of small graphs.

use super::*;
use crate::backend::{Evaluation, Interpreter, MemorySource};
use crate::check::typed::{Constant, Expr, Operand, Predicate, Test};
use crate::ir::Builder;
use crate::tables::{EventSet, FieldId, Operator, event, field};
use crate::value::{FieldRef, Value};

fn is(id: FieldId, text: &str) -> Expr {
    Expr::from(Predicate {
        left: Operand::Field(FieldRef::plain(id)),
        test: Test::Constants {
            operator: Operator::Equal,
            modifier: None,
            constants: vec![Constant::Text(text.as_bytes().to_vec())],
        },
    })
}

fn graph() -> Graph {
    let shell = is(field::PROC_NAME, "sh");
    let mut builder = Builder::default();
    let both = Expr::And(vec![shell.clone(), is(field::FD_NAME, "/a"), shell.clone()]);
    builder.add(0, &both, EventSet::all());
    let other = Expr::Or(vec![Expr::Not(Box::new(shell)), is(field::FD_NAME, "/b")]);
    builder.add(1, &other, EventSet::all());
    builder.finish()
}

fn event_of(name: &'static str, file: &'static str) -> MemorySource {
    [
        (FieldRef::plain(field::PROC_NAME), Value::text(name)),
        (FieldRef::plain(field::FD_NAME), Value::text(file)),
    ]
    .into_iter()
    .collect()
}

#[test]
fn rule_nodes_follow_the_conditions() {
    let profiler = Profiler::new(&graph()).unwrap();
    let shown: Vec<_> = profiler
        .rule_nodes()
        .iter()
        .map(|place| (place.node.0, place.parent))
        .collect();
    // The second `proc.name = sh` of the first rule shares the entry of the first.
    assert_eq!(
        shown,
        [
            (2, None),
            (0, Some(0)),
            (1, Some(0)),
            (5, None),
            (3, Some(3)),
            (0, Some(4)),
            (4, Some(3))
        ]
    );
    assert_eq!(profiler.rules()[1].rule_nodes, 3..7);
}

#[test]
fn requests_are_counted_and_the_first_rule_node_is_charged() {
    let mut profiler = Profiler::new(&graph()).unwrap();
    let mut time = 0;
    let mut clock = || {
        time += 10;
        time
    };
    let mut run = |name, file| {
        let source = event_of(name, file);
        profiler
            .evaluate(event::SYSCALL_OPEN_X, &source, Matching::All, &mut clock)
            .to_vec()
    };
    assert_eq!(run("sh", "/a"), [0]);
    assert_eq!(run("cat", "/a"), [1]);
    let tallies = profiler.tallies();
    let counts = |place: usize| {
        let tally = tallies[place];
        (tally.asked, tally.yes, tally.evaluations, tally.holds)
    };
    assert_eq!(counts(0), (2, 1, 2, 1));
    // Requested three times on two events: the third operand of the first rule requests it again.
    assert_eq!(counts(1), (3, 2, 2, 1));
    assert_eq!(counts(2), (1, 1, 1, 1));
    assert_eq!(counts(5), (2, 1, 0, 0));
    let time: Vec<_> = tallies.iter().map(|tally| (tally.time, tally.readings)).collect();
    // One reading for each predicate, and one for each condition.
    assert_eq!(
        time,
        [(20, 2), (20, 2), (10, 1), (20, 2), (0, 0), (0, 0), (10, 1)]
    );
    profiler.reset();
    assert!(profiler.tallies().iter().all(|tally| *tally == Tally::default()));
}

#[test]
fn profiler_matches_the_interpreter() {
    let graph = graph();
    let interpreter = Interpreter::new(&graph).unwrap();
    let mut profiler = Profiler::new(&graph).unwrap();
    let mut evaluation = Evaluation::default();
    for matching in [Matching::First, Matching::All] {
        for name in ["sh", "cat"] {
            for file in ["/a", "/b", "/c"] {
                let source = event_of(name, file);
                let code = event::SYSCALL_OPEN_X;
                interpreter.evaluate(code, &source, matching, &mut evaluation);
                let matches = profiler.evaluate(code, &source, matching, &mut || 0);
                assert_eq!(matches, evaluation.matches(), "{name} {file}");
            }
        }
    }
}
