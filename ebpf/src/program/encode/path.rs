//! Paths that the kernel keeps as a chain of names from the leaf to the root: program files, cgroups.
//!
//! The chain is followed first, each name's address goes into the list in scratch memory, and then
//! the names are written in the other order. Longer chains than the list lose their beginning.

use super::file::{by_descriptor, of_program};
use super::memory::append_string_argument;
use crate::asm::{AluOp, Condition, Helper, Label, Reg, Reg::*, Width, at};
use crate::program::scratch::{self, BASE, LIST, LIST_ENTRIES, Temp};
use crate::program::writer::{EventWriter, Result, TASK};

/// Bytes of one name with its NUL.
const MAX_COMPONENT: i32 = 256;
/// Steps up a path: names, and mounts in between.
const MAX_PATH_STEPS: i32 = LIST_ENTRIES;
/// Steps up the tree of cgroups.
const MAX_CGROUPS: i32 = 16;

/// `R0` = address of the entry of number `Temp::A`, which is kept below `entries`.
fn entry(writer: &mut EventWriter<'_>, done: Label) {
    writer.asm.load(R0, scratch::temp(Temp::A));
    writer.asm.jump_if(Condition::Ge, R0, LIST_ENTRIES, done);
    writer.asm.alu(AluOp::Lsh, R0, 3);
    writer.asm.alu(AluOp::Add, R0, BASE);
}

/// Puts `name` into the list and counts it in `Temp::A`. Uses `R0` and `R1`.
fn push(writer: &mut EventWriter<'_>, name: Reg, full: Label) {
    entry(writer, full);
    writer.asm.store(at(R0, LIST, Width::B8), name);
    writer.asm.load(R1, scratch::temp(Temp::A));
    writer.asm.alu(AluOp::Add, R1, 1);
    writer.asm.store(scratch::temp(Temp::A), R1);
}

/// Appends `/` and a name for each entry of the list, which are `most` or less, the last one first; then
/// a NUL. `append_root` appends the path where the list is empty.
fn append_names(writer: &mut EventWriter<'_>, most: i32, append_root: impl FnOnce(&mut EventWriter<'_>)) {
    let names = writer.asm.label();
    writer.asm.load(R1, scratch::temp(Temp::A));
    writer.asm.jump_if(Condition::Ne, R1, 0, names);
    append_root(writer);
    writer.asm.bind(names);
    let each = writer.asm.begin_loop(R9, 0..most, scratch::counter());
    writer.asm.load(R1, scratch::temp(Temp::A));
    writer.asm.jump_if(Condition::Eq, R1, 0, each.done);
    writer.asm.alu(AluOp::Sub, R1, 1);
    writer.asm.store(scratch::temp(Temp::A), R1);
    append_byte(writer, b'/');
    entry(writer, each.done);
    writer.asm.load(R3, at(R0, LIST, Width::B8));
    append_kernel_name(writer);
    writer.asm.end_loop(&each);
    append_byte(writer, 0);
}

/// Appends the text at the kernel's address `R3` without its NUL.
fn append_kernel_name(writer: &mut EventWriter<'_>) {
    let unreadable = writer.asm.label();
    writer.cursor(R1);
    writer.asm.mov(R2, MAX_COMPONENT);
    writer.asm.call(Helper::ProbeReadKernelStr);
    writer.asm.jump_if(Condition::SLe, R0, 0, unreadable);
    writer.asm.alu(AluOp::Sub, R0, 1);
    writer.grow();
    writer.asm.bind(unreadable);
}

fn append_byte(writer: &mut EventWriter<'_>, byte: u8) {
    writer.cursor(R2);
    writer.asm.store(at(R2, 0, Width::B1), i32::from(byte));
    writer.asm.mov(R0, 1);
    writer.grow();
}

/// Appends a constant text.
fn append_literal(writer: &mut EventWriter<'_>, text: &str) {
    writer.cursor(R2);
    for (index, byte) in text.bytes().enumerate() {
        writer.asm.store(at(R2, index as i16, Width::B1), i32::from(byte));
    }
    writer.asm.mov(R0, text.len() as i32);
    writer.grow();
}

/// The running program's path inside of its mount namespace.
pub(super) fn exe(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        let absent = writer.asm.label();
        of_program(writer, R9, absent)?;
        append_path_of(writer)?;
        writer.asm.bind(absent);
        Ok(())
    })
}

/// Path of the file that the result is a descriptor of.
pub(super) fn of_result(writer: &mut EventWriter<'_>) -> Result {
    writer.put_pieces(|writer| {
        let absent = writer.asm.label();
        writer.result(R1);
        by_descriptor(writer, R9, R1, absent)?;
        append_path_of(writer)?;
        writer.asm.bind(absent);
        Ok(())
    })
}

/// The path that the call was given, or the kernel's own of the file if the former was exchanged meanwhile.
pub(super) fn of_opened(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.put_pieces(|writer| {
        let (given, done) = (writer.asm.label(), writer.asm.label());
        writer.asm.load(R0, scratch::exchanged());
        writer.asm.jump_if(Condition::Eq, R0, 0, given);
        writer.result(R1);
        by_descriptor(writer, R9, R1, given)?;
        append_path_of(writer)?;
        writer.asm.jump(done);
        writer.asm.bind(given);
        append_string_argument(writer, index);
        writer.asm.bind(done);
        Ok(())
    })
}

/// Appends the path of the file at `R9`.
///
/// A file without a directory has its own name for a path: `memfd:x` for what `memfd_create` made,
/// `[eventfd]` and the like for others.
///
/// The mount is kept in `Temp::B`, the name or directory at hand in `R7`, the name of a file without a
/// directory in `Temp::D` (0 for others); `R9` counts the steps, which is how the verifier sees that they
/// end.
pub(super) fn append_path_of(writer: &mut EventWriter<'_>) -> Result {
    let (dentry, steps) = (R7, R9);
    // From the part that paths refer to back to the whole mount.
    let inner = writer.kernel.field("mount.mnt")?.offset as i32;
    writer.copy_field(dentry, R9, "file.f_path.dentry")?;
    let in_directory = writer.asm.label();
    writer.asm.mov(R1, 0);
    writer.asm.store(scratch::temp(Temp::D), R1);
    writer.copy_field(R0, dentry, "dentry.d_parent")?;
    writer.asm.jump_if(Condition::Ne, R0, dentry, in_directory);
    writer.copy_field(R0, dentry, "dentry.d_name.name")?;
    writer.asm.store(scratch::temp(Temp::D), R0);
    writer.asm.bind(in_directory);
    writer.copy_field(R0, R9, "file.f_path.mnt")?;
    writer.asm.alu(AluOp::Sub, R0, inner);
    writer.asm.store(scratch::temp(Temp::B), R0);
    writer.asm.mov(R1, 0);
    writer.asm.store(scratch::temp(Temp::A), R1);
    let each = writer
        .asm
        .begin_loop(steps, 0..MAX_PATH_STEPS, scratch::counter());
    step_up(writer, dentry, each.done)?;
    writer.asm.end_loop(&each);
    append_names(writer, LIST_ENTRIES, |writer| {
        let (root, done) = (writer.asm.label(), writer.asm.label());
        writer.asm.load(R3, scratch::temp(Temp::D));
        writer.asm.jump_if(Condition::Eq, R3, 0, root);
        append_kernel_name(writer);
        writer.asm.jump(done);
        writer.asm.bind(root);
        append_byte(writer, b'/');
        writer.asm.bind(done);
    });
    Ok(())
}

/// Notes the name of `dentry` and goes to its directory, or from the root of a mount to where that
/// is mounted; to `done` at the root of all.
fn step_up(writer: &mut EventWriter<'_>, dentry: Reg, done: Label) -> Result {
    let (within, next) = (writer.asm.label(), writer.asm.label());
    let mount_field = |writer: &mut EventWriter<'_>, dst, path| {
        writer.asm.load(R5, scratch::temp(Temp::B));
        writer.copy_field(dst, R5, path)
    };
    mount_field(writer, R0, "mount.mnt.mnt_root")?;
    writer.asm.jump_if(Condition::Ne, R0, dentry, within);
    mount_field(writer, R0, "mount.mnt_parent")?;
    writer.asm.load(R1, scratch::temp(Temp::B));
    writer.asm.jump_if(Condition::Eq, R0, R1, done);
    writer.asm.store(scratch::temp(Temp::C), R0);
    mount_field(writer, dentry, "mount.mnt_mountpoint")?;
    writer.asm.load(R0, scratch::temp(Temp::C));
    writer.asm.store(scratch::temp(Temp::B), R0);
    writer.asm.jump(next);
    writer.asm.bind(within);
    writer.copy_field(R0, dentry, "dentry.d_parent")?;
    // What has no directory is its own parent.
    writer.asm.jump_if(Condition::Eq, R0, dentry, done);
    writer.asm.store(scratch::temp(Temp::C), R0);
    writer.copy_field(dentry, dentry, "dentry.d_name.name")?;
    push(writer, dentry, done);
    writer.asm.load(dentry, scratch::temp(Temp::C));
    writer.asm.bind(next);
    Ok(())
}

/// The controllers whose cgroups are reported, by their names in the kernel and outside.
const CONTROLLERS: [(&str, &str); 5] = [
    ("cpuset_cgrp_id", "cpuset="),
    ("cpu_cgrp_id", "cpu="),
    ("cpuacct_cgrp_id", "cpuacct="),
    ("io_cgrp_id", "io="),
    ("memory_cgrp_id", "memory="),
];

pub(super) fn cgroups(writer: &mut EventWriter<'_>) -> Result {
    let parent = writer
        .kernel
        .first_of(&["kernfs_node.__parent", "kernfs_node.parent"])?
        .to_owned();
    writer.put_pieces(|writer| {
        for (id, name) in CONTROLLERS {
            // A kernel without the controller has no number for it.
            let Ok(index) = writer.kernel.btf().enum_value("cgroup_subsys_id", id) else {
                continue;
            };
            cgroup(writer, index, name, &parent)?;
        }
        Ok(())
    })
}

fn cgroup(writer: &mut EventWriter<'_>, index: i64, name: &str, parent: &str) -> Result {
    let (node, steps) = (R7, R9);
    let absent = writer.asm.label();
    let state = format!("css_set.subsys[{index}]");
    writer.chain(
        node,
        TASK,
        &[
            "task_struct.cgroups",
            &state,
            "cgroup_subsys_state.cgroup",
            "cgroup.kn",
        ],
        absent,
    )?;
    append_literal(writer, name);
    writer.asm.mov(R1, 0);
    writer.asm.store(scratch::temp(Temp::A), R1);
    let each = writer.asm.begin_loop(steps, 0..MAX_CGROUPS, scratch::counter());
    let up = each.done;
    writer.asm.jump_if(Condition::Eq, node, 0, up);
    writer.copy_field(R0, node, parent)?;
    // The root has no parent, and no name that counts.
    writer.asm.jump_if(Condition::Eq, R0, 0, up);
    writer.asm.store(scratch::temp(Temp::C), R0);
    writer.copy_field(node, node, "kernfs_node.name")?;
    push(writer, node, up);
    writer.asm.load(node, scratch::temp(Temp::C));
    writer.asm.end_loop(&each);
    append_names(writer, MAX_CGROUPS, |writer| append_byte(writer, b'/'));
    writer.asm.bind(absent);
    Ok(())
}
