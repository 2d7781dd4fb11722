//! `and` and `or` as jumps, cheap predicates first.

use compiler::plan::{KernelFilter, KernelPredicate, Number, PathTest};

use super::branch::BranchTargets;
use super::context::FilterContext;
use super::{file_kind, numbers, path, workspace};
use crate::asm::{Condition, Label, Reg::R1};
use crate::program::cgroup;
use crate::program::event_spec::Value;
use crate::program::maps;
use crate::program::writer::{EventWriter, Result};

/// `condition` with what costs least first: which order decides soonest does not matter for what it means.
pub(super) fn ordered(condition: KernelFilter) -> KernelFilter {
    let sort = |parts: Vec<KernelFilter>| {
        let mut parts: Vec<KernelFilter> = parts.into_iter().map(ordered).collect();
        parts.sort_by_key(cost);
        parts
    };
    match condition {
        KernelFilter::All(parts) => KernelFilter::All(sort(parts)),
        KernelFilter::Any(parts) => KernelFilter::Any(sort(parts)),
        test @ KernelFilter::Test { .. } => test,
    }
}

/// Returns about how many instructions the evaluation takes. Selectivity is not considered.
fn cost(condition: &KernelFilter) -> usize {
    match condition {
        KernelFilter::All(parts) => parts.iter().map(cost).sum(),
        KernelFilter::Any(parts) => parts.iter().map(cost).sum(),
        KernelFilter::Test { predicate, .. } => match predicate {
            KernelPredicate::Compare { number, .. } => match number {
                Number::Param(_) => 2,
                _ => 10,
            },
            KernelPredicate::Bits { .. } => 6,
            KernelPredicate::Path { any, .. } => 150 + 4 * any.len(),
            KernelPredicate::File { .. } => 60,
            KernelPredicate::Container => 30,
        },
    }
}

/// Returns whether the filter tests for containers.
pub(super) fn uses_containers(condition: &KernelFilter) -> bool {
    match condition {
        KernelFilter::All(parts) | KernelFilter::Any(parts) => parts.iter().any(uses_containers),
        KernelFilter::Test { predicate, .. } => *predicate == KernelPredicate::Container,
    }
}

/// Emits jumps to `met` or `not_met`.
pub(super) fn write(
    writer: &mut EventWriter<'_>,
    context: &FilterContext<'_>,
    condition: &KernelFilter,
    met: Label,
    not_met: Label,
) -> Result {
    match condition {
        KernelFilter::All(parts) => {
            let Some((last, before)) = parts.split_last() else {
                writer.asm.jump(met);
                return Ok(());
            };
            for part in before {
                let next = writer.asm.label();
                write(writer, context, part, next, not_met)?;
                writer.asm.bind(next);
            }
            write(writer, context, last, met, not_met)
        }
        KernelFilter::Any(parts) => {
            let Some((last, before)) = parts.split_last() else {
                writer.asm.jump(not_met);
                return Ok(());
            };
            for part in before {
                let next = writer.asm.label();
                write(writer, context, part, met, next)?;
                writer.asm.bind(next);
            }
            write(writer, context, last, met, not_met)
        }
        KernelFilter::Test { predicate, expected } => {
            let (matched, unmatched) = if *expected { (met, not_met) } else { (not_met, met) };
            let targets = BranchTargets {
                matched,
                unmatched,
                unknown: met,
            };
            ask(writer, context, predicate, targets)
        }
    }
}

fn ask(
    writer: &mut EventWriter<'_>,
    context: &FilterContext<'_>,
    predicate: &KernelPredicate,
    targets: BranchTargets,
) -> Result {
    let sources = context.sources;
    match predicate {
        KernelPredicate::Compare {
            number,
            relation,
            value,
        } => {
            if let Number::Param(place) = *number
                && let source @ Value::Choice(..) = sources[usize::from(place)]
            {
                numbers::choice(writer, place, source, *value, targets);
                return Ok(());
            }
            numbers::load(writer, sources, *number);
            numbers::compare(&mut writer.asm, *relation, *value, targets);
            Ok(())
        }
        KernelPredicate::Bits { number, mask } => {
            let Number::Param(place) = number else {
                unreachable!("only bits of parameters are asked for");
            };
            numbers::bits(writer, *place, sources[usize::from(*place)], *mask, targets);
            Ok(())
        }
        KernelPredicate::Path { param, any } => {
            if !context.path_is_read {
                path::read(writer, *param, text_argument(sources, *param), true, context.base)?;
            }
            path::one_of(&mut writer.asm, any, targets);
            Ok(())
        }
        KernelPredicate::File { descriptor, kinds } => {
            numbers::load(writer, sources, *descriptor);
            file_kind::is_one_of(writer, *kinds, targets)
        }
        KernelPredicate::Container => {
            cgroup::classify(writer, workspace::GROUP, targets.unknown)?;
            writer
                .asm
                .jump_if(Condition::Eq, R1, maps::CONTAINER as i32, targets.matched);
            writer.asm.jump(targets.unmatched);
            Ok(())
        }
    }
}

/// The argument that has the address of a path.
fn text_argument(sources: &[Value], param: u8) -> u8 {
    match sources[usize::from(param)] {
        Value::UserString(argument) => argument,
        _ => unreachable!("only texts in the process's memory are asked for"),
    }
}

/// Returns the parameter of the path predicates, if they have a single one.
pub(super) fn only_path(condition: &KernelFilter) -> Option<u8> {
    let tests = path_tests(condition);
    let (first, _) = tests.first()?;
    tests.iter().all(|(param, _)| param == first).then_some(*first)
}

/// Returns the part of the condition without paths: it is true wherever the whole is.
pub(super) fn without_paths(condition: &KernelFilter) -> KernelFilter {
    match condition {
        KernelFilter::All(parts) => KernelFilter::all(parts.iter().map(without_paths)),
        KernelFilter::Any(parts) => KernelFilter::any(parts.iter().map(without_paths)),
        KernelFilter::Test {
            predicate: KernelPredicate::Path { .. },
            ..
        } => KernelFilter::always(),
        KernelFilter::Test { .. } => condition.clone(),
    }
}

/// Reads the path of parameter `param` and computes the facts that predicates of `condition` need.
pub(super) fn read_path(
    writer: &mut EventWriter<'_>,
    context: &FilterContext<'_>,
    param: u8,
    condition: &KernelFilter,
) -> Result {
    let is_in = |test: &PathTest| matches!(test, PathTest::In(_));
    let slash = path_tests(condition)
        .iter()
        .any(|(_, tests)| tests.iter().any(is_in));
    path::read(
        writer,
        param,
        text_argument(context.sources, param),
        slash,
        context.base,
    )
}

/// Returns the parameters of all path predicates, and their tests.
fn path_tests(condition: &KernelFilter) -> Vec<(u8, &[PathTest])> {
    match condition {
        KernelFilter::All(parts) | KernelFilter::Any(parts) => parts.iter().flat_map(path_tests).collect(),
        KernelFilter::Test {
            predicate: KernelPredicate::Path { param, any },
            ..
        } => vec![(*param, any)],
        KernelFilter::Test { .. } => Vec::new(),
    }
}
