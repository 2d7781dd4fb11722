//! Which events the state needs for what rules read.
//!
//! In: fields that rules and their outputs read, by type of event. Out: a [`StateRequirements`], and from it the
//! condition on which an event that no rule matches still has to reach user space. Threads, their
//! names, directories and users change seldom and are always followed. Descriptors come and go all
//! the time: only those kinds of files are followed that some rule can ask about by a number that
//! another event made. A descriptor that was closed and is another file's by now does no harm: rules
//! that read descriptors are asked for the kind of the file itself.

use super::kernel_filter::{FileKinds, KernelFilter, KernelPredicate, Number};
use super::pushdown::compare;
use crate::check::typed::{Operand, Template, TemplatePart, Test};
use crate::check::{ExtraField, Rule};
use crate::ir::{Node, NodeId};
use crate::operators::relation::Relation;
use crate::tables::{Category, EventCode, EventFlags, FieldId, ParamExtra, ParamType, event, field};

/// What rules read of descriptors that other events made.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StateRequirements {
    /// Kinds of files whose descriptors are followed.
    pub descriptors: FileKinds,
    /// Limits of processes are read.
    pub limits: bool,
}

impl Default for StateRequirements {
    /// Nothing is read.
    fn default() -> Self {
        Self {
            descriptors: FileKinds::empty(),
            limits: false,
        }
    }
}

impl StateRequirements {
    /// Everything is read.
    pub const fn everything() -> Self {
        Self {
            descriptors: FileKinds::all(),
            limits: true,
        }
    }

    /// A rule that needs `kernel` on events of `code` reads `fields` there.
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
            // `fchdir` names its directory by a descriptor.
            if *field == field::PROC_CWD || of_event || info.class == "fs.path" {
                self.descriptors |= FileKinds::DIRECTORY;
            }
        }
    }
}

/// Parameters that are descriptors are shown with the file they refer to.
const fn shows_descriptors(field: FieldId) -> bool {
    matches!(
        field,
        field::EVT_ARG | field::EVT_ARGS | field::EVT_INFO | field::EVT_CATEGORY | field::EVT_IS_SYSLOG
    )
}

/// Kinds of files on which events of `code` work where they meet `kernel`.
fn used_kinds(code: EventCode, kernel: &KernelFilter) -> FileKinds {
    let event = code.info().expect("an event of the table");
    if let Some((place, _)) = event.param("fd").or_else(|| event.param("oldfd")) {
        return kernel.kinds(Number::Param(place as u8));
    }
    // What is left are directories that relative paths refer to.
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

/// The event makes the descriptor that its fields are about, and all that is known about it.
fn makes_its_own(code: EventCode) -> bool {
    let Some(event) = code.info() else { return false };
    event.flags.contains(EventFlags::CREATES_FD) && !event.flags.contains(EventFlags::USES_FD)
}

/// Fields that a rule reads on events on which its condition is `root`, each once.
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

/// On which condition the state needs events of `code`.
pub(super) fn needed(code: EventCode, requirements: StateRequirements) -> KernelFilter {
    let Some(event) = code.info() else {
        return KernelFilter::never();
    };
    let kinds = requirements.descriptors;
    let flags = event.flags;
    if flags.contains(EventFlags::CREATES_FD) {
        return creates(code, kinds);
    }
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

/// Events that make descriptors.
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

/// `fcntl` makes copies of descriptors, among much else.
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
