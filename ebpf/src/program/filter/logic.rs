//! `and` and `or` as jumps, cheap questions first.

use compiler::plan::{Check, Kernel, Number, PathTest};

use super::{Asking, file, memory, numbers, path};
use crate::asm::{Condition, Label, Reg::R1};
use crate::program::cgroup;
use crate::program::recipe::Value;
use crate::program::writer::{EventWriter, Result};

/// Where a question goes on to.
#[derive(Clone, Copy)]
pub(super) struct Exits {
    /// The check holds.
    pub(super) holds: Label,
    /// It does not.
    pub(super) fails: Label,
    /// There is no saying.
    pub(super) unknown: Label,
}

/// `condition` with what costs least first: which order decides soonest does not matter for what it means.
pub(super) fn ordered(condition: Kernel) -> Kernel {
    let sort = |parts: Vec<Kernel>| {
        let mut parts: Vec<Kernel> = parts.into_iter().map(ordered).collect();
        parts.sort_by_key(cost);
        parts
    };
    match condition {
        Kernel::All(parts) => Kernel::All(sort(parts)),
        Kernel::Any(parts) => Kernel::Any(sort(parts)),
        ask @ Kernel::Ask { .. } => ask,
    }
}

/// About how many instructions run until it is decided. What is asked first rules few events out, where
/// others are about the same.
fn cost(condition: &Kernel) -> usize {
    match condition {
        Kernel::All(parts) => parts.iter().map(cost).sum(),
        Kernel::Any(parts) => parts.iter().map(cost).sum(),
        Kernel::Ask { check, .. } => match check {
            Check::Compare { number, .. } => match number {
                Number::Param(_) => 2,
                _ => 10,
            },
            Check::Bits { .. } => 6,
            Check::Path { any, .. } => 150 + 4 * any.len(),
            Check::File { .. } => 60,
            Check::Container => 30,
        },
    }
}

/// A question in it is whether the thread is in a container.
pub(super) fn asks_for_containers(condition: &Kernel) -> bool {
    match condition {
        Kernel::All(parts) | Kernel::Any(parts) => parts.iter().any(asks_for_containers),
        Kernel::Ask { check, .. } => *check == Check::Container,
    }
}

/// Goes to `met` or `not_met`.
pub(super) fn write(
    writer: &mut EventWriter<'_>,
    asking: &Asking<'_>,
    condition: &Kernel,
    met: Label,
    not_met: Label,
) -> Result {
    match condition {
        Kernel::All(parts) => {
            let Some((last, before)) = parts.split_last() else {
                writer.asm.jump(met);
                return Ok(());
            };
            for part in before {
                let next = writer.asm.label();
                write(writer, asking, part, next, not_met)?;
                writer.asm.place(next);
            }
            write(writer, asking, last, met, not_met)
        }
        Kernel::Any(parts) => {
            let Some((last, before)) = parts.split_last() else {
                writer.asm.jump(not_met);
                return Ok(());
            };
            for part in before {
                let next = writer.asm.label();
                write(writer, asking, part, met, next)?;
                writer.asm.place(next);
            }
            write(writer, asking, last, met, not_met)
        }
        Kernel::Ask { check, expected } => {
            let (holds, fails) = if *expected { (met, not_met) } else { (not_met, met) };
            let exits = Exits {
                holds,
                fails,
                unknown: met,
            };
            ask(writer, asking, check, exits)
        }
    }
}

fn ask(writer: &mut EventWriter<'_>, asking: &Asking<'_>, check: &Check, exits: Exits) -> Result {
    let sources = asking.sources;
    match check {
        Check::Compare {
            number,
            relation,
            value,
        } => {
            if let Number::Param(place) = *number
                && let source @ Value::Choice(..) = sources[usize::from(place)]
            {
                numbers::choice(writer, place, source, *value, exits);
                return Ok(());
            }
            numbers::load(writer, sources, *number);
            numbers::compare(&mut writer.asm, *relation, *value, exits);
            Ok(())
        }
        Check::Bits { number, mask } => {
            let Number::Param(place) = number else {
                unreachable!("only bits of parameters are asked for");
            };
            numbers::bits(writer, *place, sources[usize::from(*place)], *mask, exits);
            Ok(())
        }
        Check::Path { param, any } => {
            if !asking.path_is_read {
                path::read(writer, *param, text_argument(sources, *param), true, asking.base)?;
            }
            path::one_of(&mut writer.asm, any, exits);
            Ok(())
        }
        Check::File { descriptor, kinds } => {
            numbers::load(writer, sources, *descriptor);
            file::is_one_of(writer, *kinds, exits)
        }
        Check::Container => {
            cgroup::sorted(writer, memory::GROUP, exits.unknown)?;
            writer
                .asm
                .jump_if(Condition::Eq, R1, cgroup::CONTAINER as i32, exits.holds);
            writer.asm.jump(exits.fails);
            Ok(())
        }
    }
}

/// The argument that has the address of a path.
fn text_argument(sources: &[Value], param: u8) -> u8 {
    match sources[usize::from(param)] {
        Value::Text(argument) => argument,
        _ => unreachable!("only texts in the process's memory are asked for"),
    }
}

/// The parameter with the path that questions are about, if it is one alone.
pub(super) fn only_path(condition: &Kernel) -> Option<u8> {
    let tests = path_tests(condition);
    let (first, _) = tests.first()?;
    tests.iter().all(|(param, _)| param == first).then_some(*first)
}

/// The condition as far as it can be told without paths: it holds wherever the whole does.
pub(super) fn without_paths(condition: &Kernel) -> Kernel {
    match condition {
        Kernel::All(parts) => Kernel::all(parts.iter().map(without_paths)),
        Kernel::Any(parts) => Kernel::any(parts.iter().map(without_paths)),
        Kernel::Ask {
            check: Check::Path { .. },
            ..
        } => Kernel::always(),
        Kernel::Ask { .. } => condition.clone(),
    }
}

/// Reads the path of parameter `param` and finds out what the questions of `condition` want to know.
pub(super) fn read_path(
    writer: &mut EventWriter<'_>,
    asking: &Asking<'_>,
    param: u8,
    condition: &Kernel,
) -> Result {
    let is_in = |test: &PathTest| matches!(test, PathTest::In(_));
    let slash = path_tests(condition)
        .iter()
        .any(|(_, tests)| tests.iter().any(is_in));
    path::read(
        writer,
        param,
        text_argument(asking.sources, param),
        slash,
        asking.base,
    )
}

/// The parameters of all questions about paths, and their tests.
fn path_tests(condition: &Kernel) -> Vec<(u8, &[PathTest])> {
    match condition {
        Kernel::All(parts) | Kernel::Any(parts) => parts.iter().flat_map(path_tests).collect(),
        Kernel::Ask {
            check: Check::Path { param, any },
            ..
        } => vec![(*param, any)],
        Kernel::Ask { .. } => Vec::new(),
    }
}
