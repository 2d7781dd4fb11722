//! Which control groups a thread is in, as a key that user space sorts into host and containers.
//!
//! The key has the numbers of two groups: that in the unified hierarchy, and that of the memory
//! controller, which container engines use where the hierarchies are separate. User space cannot read a
//! thread's key, and it must not guess: programs of events with a thread's groups record the key with
//! the time of the event, and only a key that was noted at that very time is sorted. What is not
//! sorted is not known.

use super::maps;
use super::scratch::{self, BASE, LIST};
use super::target_kernel::TargetKernel;
use super::writer::{EventWriter, Result, TASK};
use crate::asm::{Condition, Label, Reg::*, Width, at};

const UNIFIED: [&str; 4] = [
    "task_struct.cgroups",
    "css_set.dfl_cgrp",
    "cgroup.kn",
    "kernfs_node.id",
];

/// Returns whether this kernel describes the fields that are read.
pub(super) fn is_supported(kernel: &TargetKernel) -> bool {
    let known = |path: &&str| kernel.field(path).is_ok_and(|field| field.size == 8);
    memory_path(kernel).is_some_and(|state| UNIFIED.iter().chain(&memory(&state)).all(known))
}

/// From the task to the memory controller's group, by way of the controller's `state`.
fn memory(state: &str) -> [&str; 5] {
    [
        "task_struct.cgroups",
        state,
        "cgroup_subsys_state.cgroup",
        "cgroup.kn",
        "kernfs_node.id",
    ]
}

/// Where a thread keeps its state of the memory controller.
fn memory_path(kernel: &TargetKernel) -> Option<String> {
    let index = kernel
        .btf()
        .enum_value("cgroup_subsys_id", "memory_cgrp_id")
        .ok()?;
    Some(format!("css_set.subsys[{index}]"))
}

/// Puts the thread's key to `place` in the scratch memory.
fn key(writer: &mut EventWriter<'_>, place: i16, unknown: Label) -> Result {
    let state = memory_path(writer.kernel).expect("a kernel whose groups are known");
    writer.chain(R9, TASK, &UNIFIED, unknown)?;
    writer.asm.store(at(BASE, place, Width::B8), R9);
    writer.chain(R9, TASK, &memory(&state), unknown)?;
    writer.asm.store(at(BASE, place + 8, Width::B8), R9);
    Ok(())
}

/// Notes the thread's key where the call succeeded in the thread itself: the program that it runs is
/// new, or it is. The encoders' list is no longer needed by then.
pub(super) fn record_thread(writer: &mut EventWriter<'_>) -> Result {
    let done = writer.asm.label();
    writer.result(R0);
    writer.asm.jump_if(Condition::Ne, R0, 0, done);
    key(writer, LIST + 8, done)?;
    let asm = &mut writer.asm;
    asm.load(R0, scratch::ts());
    asm.store(at(BASE, LIST, Width::B8), R0);
    // The lower half of the thread's id is the key.
    asm.update_map(maps::THREAD_CGROUPS, scratch::tid(), at(BASE, LIST, Width::B8));
    asm.bind(done);
    Ok(())
}

/// `R1` = how the thread's groups are sorted; the key goes to `place`.
pub(super) fn classify(writer: &mut EventWriter<'_>, place: i16, unknown: Label) -> Result {
    key(writer, place, unknown)?;
    let asm = &mut writer.asm;
    asm.look_up(maps::CGROUP_CLASSES, at(BASE, place, Width::B8), unknown);
    asm.load(R1, at(R0, 0, Width::B4));
    Ok(())
}
