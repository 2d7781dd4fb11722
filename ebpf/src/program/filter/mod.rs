//! Conditions of a plan as instructions at the head of event programs.
//!
//! In: a [`KernelFilter`] condition and where the event's values come from. Out: instructions that leave the
//! program for events that certainly do not meet it. A question that cannot be put here (a value that
//! is made by user space, a kernel without the field) counts as met, as does one whose answer is not
//! known when the program runs. Not here: what conditions mean (`compiler::plan`).
//!
//! Registers: `R6` scratch memory and `R8` the task are kept; the others belong to each question.

mod base;
mod file;
mod fork;
mod logic;
mod memory;
mod numbers;
mod path;
mod scan;
mod slash;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use compiler::operators::relation::Relation;
use compiler::plan::{KernelFilter, KernelPredicate, Number, PathTest, path_scope};
use compiler::tables::{EventCode, event};

use self::base::Base;
pub(crate) use self::base::{WORKS_APART, is_known as follows_directories};
pub(crate) use self::fork::{TRACEPOINT as FORK_TRACEPOINT, program as fork_program};
use super::cgroup;
use super::recipe::Value;
use super::recipes;
use super::writer::{EventWriter, Filter, Result};
use crate::asm::Label;

/// The conditions of a plan.
#[derive(Clone, Debug, Default)]
pub struct Planned {
    conditions: BTreeMap<EventCode, KernelFilter>,
    /// Tests of directories that are in scope; `None` if all of them are.
    scope: Option<Vec<PathTest>>,
    /// In place of where paths of an event begin.
    #[cfg(test)]
    base: Option<Base>,
}

impl Planned {
    /// Those of the events of `plan`.
    pub fn new(plan: &compiler::plan::Plan) -> Self {
        let conditions = plan
            .events
            .iter()
            .map(|(code, event)| (*code, event.filter()))
            .collect();
        let scope = path_scope(plan.events.values().map(|event| &event.rules));
        // Programs of all these events note where processes work, or what some noted is soon untrue.
        let noting = [
            event::SYSCALL_CHDIR_X,
            event::SYSCALL_FCHDIR_X,
            event::SYSCALL_CLONE_20_X,
            event::SYSCALL_CLONE3_X,
            event::SYSCALL_FORK_20_X,
            event::SYSCALL_VFORK_20_X,
        ];
        let is_noted = noting.iter().all(|code| plan.events.contains_key(code));
        Self {
            conditions,
            scope: scope.filter(|_| is_noted),
            #[cfg(test)]
            base: None,
        }
    }

    /// A single condition for events of `code`.
    pub fn of(code: EventCode, condition: KernelFilter) -> Self {
        Self {
            conditions: [(code, condition)].into(),
            scope: None,
            #[cfg(test)]
            base: None,
        }
    }
}

impl Filter for Planned {
    fn write(&self, writer: &mut EventWriter<'_>, drop: Label) -> Result {
        let Some(condition) = self.conditions.get(&writer.event.code) else {
            return Ok(());
        };
        let sources = sources(writer.event.code);
        let condition = logic::ordered(answerable(condition, writer, sources));
        let scope = self.path_scope().filter(|_| base::is_known(writer.kernel));
        memory::reset(&mut writer.asm);
        let mut asking = Asking {
            sources,
            path_is_read: false,
            base: scope.map_or(Base::Unknown, |_| Base::of(writer.event.code)),
        };
        #[cfg(test)]
        if let Some(base) = self.base {
            asking.base = base;
        }
        // What is met always is not asked; what is never met is not wanted in the first place.
        if condition.size() > 0 {
            ask(writer, &mut asking, &condition, drop)?;
        }
        match scope {
            Some(scope) => base::note(writer, scope, path_of(sources)),
            None => Ok(()),
        }
    }

    fn path_scope(&self) -> Option<&[PathTest]> {
        self.scope.as_deref()
    }

    fn asks_for_containers(&self) -> bool {
        self.conditions.values().any(logic::asks_for_containers)
    }
}

/// Leaves to `drop` unless the condition is met.
fn ask(
    writer: &mut EventWriter<'_>,
    asking: &mut Asking<'_>,
    condition: &KernelFilter,
    drop: Label,
) -> Result {
    if let Some(param) = logic::only_path(condition) {
        // Read once, ahead of all questions about it: the verifier walks through the loops wherever
        // they stand. What is turned away without the path comes first.
        let ahead = writer.asm.label();
        let cheap = logic::ordered(logic::without_paths(condition));
        if cheap.size() > 0 {
            logic::write(writer, asking, &cheap, ahead, drop)?;
            writer.asm.place(ahead);
        }
        logic::read_path(writer, asking, param, condition)?;
        asking.path_is_read = true;
    }
    let pass = writer.asm.label();
    logic::write(writer, asking, condition, pass, drop)?;
    writer.asm.place(pass);
    Ok(())
}

/// The first parameter that is a text in the process's memory, and the argument with its address.
fn path_of(sources: &[Value]) -> Option<(u8, u8)> {
    (0..).zip(sources).find_map(|(param, source)| match source {
        Value::Text(argument) | Value::TextOfSuccess(argument) => Some((param, *argument)),
        _ => None,
    })
}

/// What all questions of an event have in common.
struct Asking<'a> {
    /// Where the event's parameters come from.
    sources: &'a [Value],
    /// The path that is asked about, and the place of its last slash, are there already.
    path_is_read: bool,
    /// Where the path begins if it is relative.
    base: Base,
}

/// Where the event's parameters come from; nothing for what is no system call.
fn sources(code: EventCode) -> &'static [Value] {
    recipes::recipes()
        .find(|recipe| recipe.code == code)
        .map_or(&[], |recipe| recipe.values)
}

/// `condition` without the questions that cannot be put.
fn answerable(condition: &KernelFilter, writer: &EventWriter<'_>, sources: &[Value]) -> KernelFilter {
    let each = |parts: &[KernelFilter]| -> Vec<KernelFilter> {
        parts
            .iter()
            .map(|part| answerable(part, writer, sources))
            .collect()
    };
    match condition {
        KernelFilter::All(parts) => KernelFilter::all(each(parts)),
        KernelFilter::Any(parts) => KernelFilter::any(each(parts)),
        KernelFilter::Test { predicate, .. } if can_ask(predicate, writer, sources) => condition.clone(),
        KernelFilter::Test { .. } => KernelFilter::always(),
    }
}

fn can_ask(predicate: &KernelPredicate, writer: &EventWriter<'_>, sources: &[Value]) -> bool {
    let source = |place: u8| sources.get(usize::from(place)).copied();
    let number = |number: Number| match number {
        Number::Param(place) => source(place).is_some_and(numbers::is_simple),
        Number::Tid | Number::Pid => true,
    };
    match predicate {
        KernelPredicate::Compare {
            number: Number::Param(place),
            relation: Relation::Equal,
            value,
        } if source(*place).is_some_and(|source| numbers::is_choice(writer, *place, source, *value)) => true,
        KernelPredicate::Compare { number: of, .. } => number(*of),
        KernelPredicate::Bits {
            number: Number::Param(place),
            mask,
        } => source(*place).is_some_and(|source| numbers::can_test_bits(writer, *place, source, *mask)),
        KernelPredicate::Bits { .. } => false,
        KernelPredicate::Path { param, .. } => matches!(source(*param), Some(Value::Text(_))),
        KernelPredicate::File { descriptor, .. } => number(*descriptor) && file::is_known(writer.kernel),
        KernelPredicate::Container => cgroup::is_known(writer.kernel),
    }
}
