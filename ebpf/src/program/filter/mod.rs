//! Kernel filters of a plan as instructions at the head of event programs.
//!
//! In: a [`Kernel`] condition and where the event's values come from. Out: instructions that leave the
//! program for events that certainly do not match. A predicate that is not supported here (a value
//! of user space, a kernel without the field) counts as true, as does one whose value is not
//! known when the program runs. Not here: what predicates mean (`compiler::plan`).
//!
//! Registers: `R6` scratch memory and `R8` the task are kept; the others are free in each predicate.

mod branch;
mod compare;
mod context;
mod directory_maps;
mod directory_scope;
mod file_kind;
mod fork;
mod lowering;
mod numbers;
mod parent_directory;
mod path;
mod path_base;
mod path_scan;
mod workspace;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use compiler::operators::relation::Relation;
use compiler::plan::{KernelFilter, KernelPredicate, Number, PathTest, path_scope};
use compiler::tables::{EventCode, event};

use self::context::FilterContext;
pub(crate) use self::directory_maps::WORKING_OUT_OF_SCOPE;
pub(crate) use self::directory_scope::is_supported as follows_directories;
pub(crate) use self::fork::{TRACEPOINT as FORK_TRACEPOINT, program as fork_program};
use self::path_base::PathBase;
use super::cgroup;
use super::event_spec::Value;
use super::event_specs;
use super::writer::{EventFilter, EventWriter, Result};
use crate::asm::Label;

/// The conditions of a plan.
#[derive(Clone, Debug, Default)]
pub struct PlannedFilter {
    conditions: BTreeMap<EventCode, KernelFilter>,
    /// Tests for directories in scope; `None` if all count as in scope.
    scope: Option<Vec<PathTest>>,
    /// In place of where paths of an event begin.
    #[cfg(test)]
    base: Option<PathBase>,
}

impl PlannedFilter {
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

impl EventFilter for PlannedFilter {
    fn emit(&self, writer: &mut EventWriter<'_>, drop: Label) -> Result {
        let Some(condition) = self.conditions.get(&writer.event.code) else {
            return Ok(());
        };
        let sources = sources(writer.event.code);
        let condition = lowering::ordered(supported_part(condition, writer, sources));
        let scope = self
            .path_scope()
            .filter(|_| directory_scope::is_supported(writer.kernel));
        workspace::reset(&mut writer.asm);
        let mut context = FilterContext {
            sources,
            path_is_read: false,
            base: scope.map_or(PathBase::Unknown, |_| PathBase::of(writer.event.code)),
        };
        #[cfg(test)]
        if let Some(base) = self.base {
            context.base = base;
        }
        // Conditions that are always true need no instructions; events whose condition is never true are not wanted.
        if condition.size() > 0 {
            ask(writer, &mut context, &condition, drop)?;
        }
        match scope {
            Some(scope) => directory_scope::record(writer, scope, path_of(sources)),
            None => Ok(()),
        }
    }

    fn path_scope(&self) -> Option<&[PathTest]> {
        self.scope.as_deref()
    }

    fn uses_containers(&self) -> bool {
        self.conditions.values().any(lowering::uses_containers)
    }
}

/// Leaves to `drop` unless the condition is met.
fn ask(
    writer: &mut EventWriter<'_>,
    context: &mut FilterContext<'_>,
    condition: &KernelFilter,
    drop: Label,
) -> Result {
    if let Some(param) = lowering::only_path(condition) {
        // Read once, ahead of all questions about it: the verifier walks through the loops wherever
        // they are. Conditions without the path come first, as they are cheaper.
        let ahead = writer.asm.label();
        let cheap = lowering::ordered(lowering::without_paths(condition));
        if cheap.size() > 0 {
            lowering::write(writer, context, &cheap, ahead, drop)?;
            writer.asm.bind(ahead);
        }
        lowering::read_path(writer, context, param, condition)?;
        context.path_is_read = true;
    }
    let pass = writer.asm.label();
    lowering::write(writer, context, condition, pass, drop)?;
    writer.asm.bind(pass);
    Ok(())
}

/// The first parameter that is a text in the process's memory, and the argument with its address.
fn path_of(sources: &[Value]) -> Option<(u8, u8)> {
    (0..).zip(sources).find_map(|(param, source)| match source {
        Value::UserString(argument) | Value::UserStringOnSuccess(argument) => Some((param, *argument)),
        _ => None,
    })
}

/// Where the event's parameters come from; nothing for what is no system call.
fn sources(code: EventCode) -> &'static [Value] {
    event_specs::event_specs()
        .find(|spec| spec.code == code)
        .map_or(&[], |spec| spec.values)
}

/// Returns `condition` without unsupported predicates.
fn supported_part(condition: &KernelFilter, writer: &EventWriter<'_>, sources: &[Value]) -> KernelFilter {
    let each = |parts: &[KernelFilter]| -> Vec<KernelFilter> {
        parts
            .iter()
            .map(|part| supported_part(part, writer, sources))
            .collect()
    };
    match condition {
        KernelFilter::All(parts) => KernelFilter::all(each(parts)),
        KernelFilter::Any(parts) => KernelFilter::any(each(parts)),
        KernelFilter::Test { predicate, .. } if is_supported(predicate, writer, sources) => condition.clone(),
        KernelFilter::Test { .. } => KernelFilter::always(),
    }
}

fn is_supported(predicate: &KernelPredicate, writer: &EventWriter<'_>, sources: &[Value]) -> bool {
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
        KernelPredicate::Path { param, .. } => matches!(source(*param), Some(Value::UserString(_))),
        KernelPredicate::File { descriptor, .. } => {
            number(*descriptor) && file_kind::is_supported(writer.kernel)
        }
        KernelPredicate::Container => cgroup::is_supported(writer.kernel),
    }
}
