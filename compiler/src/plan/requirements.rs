//! Which events the state requires for the fields that rules read.
//!
//! In: fields that rules and their outputs read, by event type. Out: a [`StateRequirements`], and from
//! it the filter for events that no rule matches but that have to reach user space nevertheless.
//! Threads, their names, directories and users change rarely and are always followed. Descriptors are
//! created and closed constantly, so only those kinds of files are followed that a rule can refer to by
//! the number of a descriptor which another event created. A stale descriptor, closed and reused for
//! another file since, does no harm: rules that read descriptors also test the kind of the file itself.

use super::kernel_filter::{FileKinds, KernelFilter, KernelPredicate, Number};
use super::pushdown::compare;
use crate::check::typed::{Operand, Template, TemplatePart, Test};
use crate::check::{ExtraField, Rule};
use crate::ir::{Node, NodeId};
use crate::operators::relation::Relation;
use crate::tables::{Category, EventCode, EventFlags, FieldId, ParamExtra, ParamType, event, field};

/// The state that rules read of descriptors created by other events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StateRequirements {
    /// Kinds of files whose descriptors are followed.
    pub descriptors: FileKinds,
    /// Whether limits of processes are read.
    pub limits: bool,
}

impl Default for StateRequirements {
    /// Returns the requirements of rules that read no state.
    fn default() -> Self {
        Self {
            descriptors: FileKinds::empty(),
            limits: false,
        }
    }
}

impl StateRequirements {
    /// Returns the requirements of rules that read all of the state.
    pub const fn everything() -> Self {
        Self {
            descriptors: FileKinds::all(),
            limits: true,
        }
    }

    /// Adds the requirements of a rule that reads `fields` on the events of `code` that pass `kernel`.
    pub(super) fn add(&mut self, code: EventCode, kernel: &KernelFilter, fields: &[FieldId]) {
        let Some(event) = code.info() else { return };
        for field in fields {
            let info = field.info();
            let of_table = info.class == "fdlist"
                || matches!(
                    *field,
                    field::PROC_FDOPENCOUNT
                        | field::PROC_FDUSAGE
                        | field::PROC_STDIN_TYPE
                        | field::PROC_STDOUT_TYPE
                        | field::PROC_STDERR_TYPE
                        | field::PROC_STDIN_NAME
                        | field::PROC_STDOUT_NAME
                        | field::PROC_STDERR_NAME
                );
            // These fields read the whole descriptor table of a process.
            if of_table {
                self.descriptors = FileKinds::all();
            }
            self.limits |= matches!(*field, field::PROC_FDLIMIT | field::PROC_FDUSAGE);
            let of_event = info.class == "fd" || shows_descriptors(*field);
            let used = EventFlags::USES_FD.union(EventFlags::DESTROYS_FD);
            if of_event && event.flags.intersects(used) && !makes_its_own(code) {
                self.descriptors |= used_kinds(code, kernel);
            }
            let has_directory = event
                .params
                .iter()
                .any(|param| matches!(param.extra, ParamExtra::Dirfd(_)) || param.name == "dirfd");
            if has_directory && (of_event || info.class == "fs.path") {
                self.descriptors |= FileKinds::DIRECTORY;
            }
            // `fchdir` refers to its directory by a descriptor.
            if *field == field::PROC_CWD || of_event || info.class == "fs.path" {
                self.descriptors |= FileKinds::DIRECTORY;
            }
        }
    }
}

/// Returns whether the field prints descriptor parameters with the file they refer to.
const fn shows_descriptors(field: FieldId) -> bool {
    matches!(
        field,
        field::EVT_ARG | field::EVT_ARGS | field::EVT_INFO | field::EVT_CATEGORY | field::EVT_IS_SYSLOG
    )
}

/// Returns the kinds of files on which the events of `code` work that pass `kernel`.
fn used_kinds(code: EventCode, kernel: &KernelFilter) -> FileKinds {
    let event = code.info().expect("an event of the table");
    if let Some((place, _)) = event.param("fd").or_else(|| event.param("oldfd")) {
        return kernel.kinds(Number::Param(place as u8));
    }
    // The remaining descriptors are directories that relative paths start from.
    let mut descriptors = event
        .params
        .iter()
        .skip(1)
        .filter(|param| param.ty == ParamType::Fd);
    if descriptors.all(|param| param.name.ends_with("dirfd")) {
        return FileKinds::DIRECTORY;
    }
    FileKinds::all()
}

/// Returns whether the event creates the descriptor that its fields describe, with all its properties.
fn makes_its_own(code: EventCode) -> bool {
    let Some(event) = code.info() else { return false };
    event.flags.contains(EventFlags::CREATES_FD) && !event.flags.contains(EventFlags::USES_FD)
}

/// Returns the fields that a rule reads on events on which its condition is `root`, without duplicates.
pub(super) fn fields_of(nodes: &[Node], root: NodeId, rule: &Rule) -> Vec<FieldId> {
    let mut fields = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if !seen.insert(node) {
            continue;
        }
        let node = &nodes[node.index()];
        open.extend(node.children());
        if let Node::Predicate(predicate) = node {
            of_operand(&predicate.left, &mut fields);
            if let Test::Operand { right, .. } = &predicate.test {
                of_operand(right, &mut fields);
            }
        }
    }
    of_template(&rule.output, &mut fields);
    for (_, field) in &rule.extra_fields {
        match field {
            ExtraField::Raw(operand) => of_operand(operand, &mut fields),
            ExtraField::Formatted(template) => of_template(template, &mut fields),
        }
    }
    fields.sort_unstable();
    fields.dedup();
    fields
}

fn of_template(template: &Template, fields: &mut Vec<FieldId>) {
    for part in &template.parts {
        if let TemplatePart::Token { operand, .. } = part {
            of_operand(operand, fields);
        }
    }
}

fn of_operand(operand: &Operand, fields: &mut Vec<FieldId>) {
    match operand {
        Operand::Field(field) => fields.push(field.field),
        Operand::Text(_) => {}
        Operand::List(items) | Operand::Call { arguments: items, .. } => {
            for item in items {
                of_operand(item, fields);
            }
        }
    }
}

/// Returns the filter that events of `code` pass if the state requires them.
pub(super) fn needed(code: EventCode, requirements: StateRequirements) -> KernelFilter {
    let Some(event) = code.info() else {
        return KernelFilter::never();
    };
    let kinds = requirements.descriptors;
    let flags = event.flags;
    if flags.contains(EventFlags::CREATES_FD) {
        return creates(code, kinds);
    }
    // A stale descriptor does no harm (see the module), except to fields that count or list all of them.
    if flags.contains(EventFlags::DESTROYS_FD) {
        return if_followed(kinds == FileKinds::all());
    }
    match code {
        event::SYSCALL_FCNTL_X => copies(code, kinds),
        event::SYSCALL_PRLIMIT_X | event::SYSCALL_SETRLIMIT_X => if_followed(requirements.limits),
        _ if flags.contains(EventFlags::MODIFIES_STATE) => match event.category {
            Category::Net => if_followed(kinds.intersects(FileKinds::SOCKETS)),
            _ => KernelFilter::always(),
        },
        _ => KernelFilter::never(),
    }
}

fn if_followed(followed: bool) -> KernelFilter {
    if followed {
        KernelFilter::always()
    } else {
        KernelFilter::never()
    }
}

/// Returns the filter for events that create descriptors of the given kinds.
fn creates(code: EventCode, kinds: FileKinds) -> KernelFilter {
    if kinds == FileKinds::all() {
        return KernelFilter::always();
    }
    let event = code.info().expect("an event of the table");
    let succeeded = || compare(Number::Param(0), Relation::GreaterOrEqual, 0);
    let made = |kinds: FileKinds| {
        if kinds.is_empty() {
            return KernelFilter::never();
        }
        let descriptor = Number::Param(0);
        let predicate = KernelPredicate::File { descriptor, kinds };
        KernelFilter::all([succeeded(), KernelFilter::test(predicate, true)])
    };
    match code {
        event::SYSCALL_DUP_1_X | event::SYSCALL_DUP2_X | event::SYSCALL_DUP3_X => made(kinds),
        event::SOCKET_SOCKETPAIR_X => if_followed(kinds.intersects(FileKinds::SOCKETS)),
        event::SYSCALL_PIPE_X | event::SYSCALL_PIPE2_X => if_followed(kinds.intersects(FileKinds::PIPE)),
        _ if event.category == Category::Net => if_followed(kinds.intersects(FileKinds::SOCKETS)),
        _ => {
            let is_fd = event
                .params
                .first()
                .is_some_and(|param| param.ty == ParamType::Fd);
            if is_fd {
                made(kinds)
            } else {
                KernelFilter::always()
            }
        }
    }
}

/// Returns the filter for `fcntl` commands that duplicate descriptors; `fcntl` has many others.
fn copies(code: EventCode, kinds: FileKinds) -> KernelFilter {
    let event = code.info().expect("an event of the table");
    let Some((place, param)) = event.param("cmd") else {
        return KernelFilter::always();
    };
    if kinds.is_empty() {
        return KernelFilter::never();
    }
    let ParamExtra::Flags(table) = param.extra else {
        return KernelFilter::always();
    };
    let command = Number::Param(place as u8);
    let copying = table.flags.iter().filter(|flag| flag.name.starts_with("F_DUPFD"));
    let copying = copying.map(|flag| compare(command, Relation::Equal, i64::from(flag.value)));
    KernelFilter::any(copying)
}
