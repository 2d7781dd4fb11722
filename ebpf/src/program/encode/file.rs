//! What the kernel knows of an open file: device, inode, how it was opened, what program it is.

use super::number::{self, portable, table};
use crate::asm::{AluOp, Condition, Label, Reg, Reg::*, Width};
use crate::program::flags;
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result, TASK};

/// `O_CREAT` and the bit that `O_TMPFILE` has beside `O_DIRECTORY`: the call has a mode.
const MAKES_FILE: i32 = 0o100 | 0o20_000_000;
/// `O_PATH`: opened for neither reading nor writing.
const PATH_ONLY: i32 = 0o10_000_000;
/// `FMODE_CREATED` in `file.f_mode`: the call made the file.
const CREATED: i32 = 0x10_0000;

/// `dst` = the kernel's file of descriptor `descriptor` of this process, an untyped address; goes
/// to `absent` if there is none.
pub(in crate::program) fn by_descriptor(
    writer: &mut EventWriter<'_>,
    dst: Reg,
    descriptor: Reg,
    absent: Label,
) -> Result {
    writer.asm.jump_if(Condition::SLt, descriptor, 0, absent);
    writer.asm.store(scratch::temp(Temp::A), descriptor);
    writer.chain(dst, TASK, &["task_struct.files", "files_struct.fdt"], absent)?;
    writer.asm.jump_if(Condition::Eq, dst, 0, absent);
    writer.field(R0, dst, "fdtable.max_fds")?;
    writer.asm.load(R1, scratch::temp(Temp::A));
    writer.asm.jump_if(Condition::Ge, R1, R0, absent);
    writer.field(dst, dst, "fdtable.fd")?;
    writer.asm.load(R3, scratch::temp(Temp::A));
    writer.asm.alu(AluOp::Lsh, R3, 3);
    writer.asm.alu(AluOp::Add, dst, R3);
    writer.follow(dst)?;
    writer.asm.jump_if(Condition::Eq, dst, 0, absent);
    Ok(())
}

/// `R7` = the file that the result is a descriptor of.
fn of_result(writer: &mut EventWriter<'_>, absent: Label) -> Result {
    writer.result(R1);
    by_descriptor(writer, R7, R1, absent)
}

/// Appends what `read` puts into `R0`, or 0 when it goes to its label.
fn or_zero(writer: &mut EventWriter<'_>, read: impl FnOnce(&mut EventWriter<'_>, Label) -> Result) -> Result {
    let (absent, done) = (writer.asm.label(), writer.asm.label());
    read(writer, absent)?;
    writer.asm.jump(done);
    writer.asm.bind(absent);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    writer.put();
    Ok(())
}

pub(super) fn device(writer: &mut EventWriter<'_>) -> Result {
    or_zero(writer, |writer, absent| {
        of_result(writer, absent)?;
        writer.copy_chain(
            R7,
            R7,
            &["file.f_inode", "inode.i_sb", "super_block.s_dev"],
            absent,
        )?;
        outside_device(writer, R7);
        Ok(())
    })
}

/// `R0` = device `number` as processes see it: 12 bits of major number between those of the minor.
pub(super) fn outside_device(writer: &mut EventWriter<'_>, number: Reg) {
    let asm = &mut writer.asm;
    asm.mov(R0, number);
    asm.alu(AluOp::And, R0, 0xff);
    asm.mov(R1, number);
    asm.alu(AluOp::Rsh, R1, 20);
    asm.alu(AluOp::Lsh, R1, 8);
    asm.alu(AluOp::Or, R0, R1);
    asm.mov(R1, number);
    asm.alu(AluOp::And, R1, 0xf_ff00);
    asm.alu(AluOp::Lsh, R1, 12);
    asm.alu(AluOp::Or, R0, R1);
}

pub(super) fn inode(writer: &mut EventWriter<'_>) -> Result {
    or_zero(writer, |writer, absent| {
        of_result(writer, absent)?;
        writer.copy_chain(R0, R7, &["file.f_inode"], absent)?;
        writer.asm.mov(R7, R0);
        writer.asm.jump_if(Condition::Eq, R7, 0, absent);
        writer.copy_field(R0, R7, "inode.i_ino")
    })
}

pub(super) fn pipe_inode(writer: &mut EventWriter<'_>, index: u8) -> Result {
    or_zero(writer, |writer, absent| {
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, absent);
        writer.copy_user_number(R1, Width::B4, |writer| writer.argument(R3, index))?;
        by_descriptor(writer, R7, R1, absent)?;
        writer.copy_chain(R7, R7, &["file.f_inode", "inode.i_ino"], absent)?;
        writer.asm.mov(R0, R7);
        Ok(())
    })
}

pub(super) fn open_flags(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.argument(R7, index);
    portable_open_flags(writer)
}

pub(super) fn open_flags_at(writer: &mut EventWriter<'_>, index: u8) -> Result {
    writer.copy_user_number(R7, Width::B8, |writer| writer.argument(R3, index))?;
    portable_open_flags(writer)
}

/// Appends the flags in `R7` in the portable encoding.
fn portable_open_flags(writer: &mut EventWriter<'_>) -> Result {
    let (bits, old, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    let created = portable(table(writer), "O_F_CREATED");
    let asm = &mut writer.asm;
    asm.mov(R9, 0);
    asm.mov(R1, R7);
    asm.alu(AluOp::And, R1, PATH_ONLY);
    asm.jump_if(Condition::Ne, R1, 0, bits);
    // Reading 1, writing 2, both 3: one more than the kernel's numbers.
    asm.mov(R9, R7);
    asm.alu(AluOp::And, R9, 3);
    asm.alu(AluOp::Add, R9, 1);
    asm.alu(AluOp::And, R9, 3);
    asm.bind(bits);
    number::translate_bits(writer, R9, R7, flags::OPEN);
    of_result(writer, done)?;
    // Only set where the call could make the file.
    writer.copy_field(R0, R7, "file.f_mode")?;
    writer.asm.alu(AluOp::And, R0, CREATED);
    writer.asm.jump_if(Condition::Eq, R0, 0, old);
    writer.asm.alu(AluOp::Or, R9, created as i32);
    writer.asm.bind(old);
    layer(writer, ["FD_UPPER_LAYER", "FD_LOWER_LAYER"])?;
    writer.asm.alu(AluOp::Or, R9, R0);
    writer.asm.bind(done);
    writer.asm.mov(R0, R9);
    writer.put();
    Ok(())
}

/// Magic number of overlay file systems.
const OVERLAY: i32 = 0x794c_7630;

/// `R0` = which layer of an overlay the file in `R7` (untyped) is in: the first flag for the upper
/// one, the second for a lower one, 0 elsewhere. Uses `R7`.
fn layer(writer: &mut EventWriter<'_>, [upper, lower]: [&str; 2]) -> Result {
    let (none, below, done) = (writer.asm.label(), writer.asm.label(), writer.asm.label());
    let table = table(writer);
    let (upper, lower) = (portable(table, upper), portable(table, lower));
    writer.copy_field(R7, R7, "file.f_inode")?;
    writer.asm.jump_if(Condition::Eq, R7, 0, none);
    writer.copy_field(R0, R7, "inode.i_sb")?;
    writer.asm.jump_if(Condition::Eq, R0, 0, none);
    writer.copy_field(R0, R0, "super_block.s_magic")?;
    writer.asm.jump_if(Condition::Ne, R0, OVERLAY, none);
    // The overlay's own inode ends in the common one, and the upper directory entry follows it.
    let inode = writer.kernel.btf().size_of("inode")? as i32;
    writer.copy_number(R0, Width::B8, |writer| {
        writer.asm.mov(R3, R7);
        writer.asm.alu(AluOp::Add, R3, inode);
    })?;
    writer.asm.jump_if(Condition::Eq, R0, 0, below);
    writer.asm.mov(R0, upper as i32);
    writer.asm.jump(done);
    writer.asm.bind(below);
    writer.asm.mov(R0, lower as i32);
    writer.asm.jump(done);
    writer.asm.bind(none);
    writer.asm.mov(R0, 0);
    writer.asm.bind(done);
    Ok(())
}

pub(super) fn open_mode(writer: &mut EventWriter<'_>, flags: u8, mode: u8) {
    let none = writer.asm.label();
    writer.argument(R1, flags);
    writer.asm.mov(R0, 0);
    writer.asm.alu(AluOp::And, R1, MAKES_FILE);
    writer.asm.jump_if(Condition::Eq, R1, 0, none);
    writer.argument(R0, mode);
    writer.asm.alu(AluOp::And, R0, 0o7777);
    writer.asm.bind(none);
    writer.put();
}

pub(super) fn open_mode_at(writer: &mut EventWriter<'_>, how: u8) -> Result {
    // `struct open_how`: flags, mode, resolve.
    writer.copy_user_number(R0, Width::B8, |writer| {
        writer.argument(R3, how);
        writer.asm.alu(AluOp::Add, R3, 8);
    })?;
    writer.put();
    Ok(())
}

/// `R7` = the file of the program that runs; typed.
pub(super) fn of_program(writer: &mut EventWriter<'_>, dst: Reg, absent: Label) -> Result {
    writer.chain(dst, TASK, &["task_struct.mm", "mm_struct.exe_file"], absent)?;
    writer.asm.jump_if(Condition::Eq, dst, 0, absent);
    Ok(())
}

/// `CAP_DAC_OVERRIDE`, which lets a process write what its user may not.
const CAP_DAC_OVERRIDE: i32 = 1;
/// `SB_RDONLY` and `S_IMMUTABLE`: nobody writes.
const READ_ONLY: i32 = 1;
const IMMUTABLE: i32 = 8;
/// "memf" and "d:", as two numbers; what files of `memfd_create` are called.
const MEMFD: (i32, i32) = (0x666d_656d, 0x3a64);

pub(super) fn exec_flags(writer: &mut EventWriter<'_>) -> Result {
    let table = table(writer);
    let (writable, memfd) = (portable(table, "EXE_WRITABLE"), portable(table, "EXE_FROM_MEMFD"));
    let done = writer.asm.label();
    writer.asm.mov(R0, 0);
    writer.asm.store(scratch::temp(Temp::B), R0);
    of_program(writer, R9, done)?;
    may_be_written(writer, writable as i32)?;
    of_program(writer, R7, done)?;
    layer(writer, ["EXE_UPPER_LAYER", "EXE_LOWER_LAYER"])?;
    writer.asm.load(R1, scratch::temp(Temp::B));
    writer.asm.alu(AluOp::Or, R0, R1);
    writer.asm.store(scratch::temp(Temp::B), R0);
    of_program(writer, R9, done)?;
    is_memory(writer, memfd as i32, done)?;
    writer.asm.bind(done);
    writer.asm.load(R0, scratch::temp(Temp::B));
    writer.put();
    Ok(())
}

fn set(writer: &mut EventWriter<'_>, bit: i32) {
    writer.asm.load(R0, scratch::temp(Temp::B));
    writer.asm.alu(AluOp::Or, R0, bit);
    writer.asm.store(scratch::temp(Temp::B), R0);
}

/// Whether the process may write the file in `R9`: by its user, its group, for everybody, or by
/// capability. Supplementary groups are not looked at.
fn may_be_written(writer: &mut EventWriter<'_>, bit: i32) -> Result {
    let (yes, no) = (writer.asm.label(), writer.asm.label());
    writer.chain(R9, R9, &["file.f_inode"], no)?;
    writer.asm.jump_if(Condition::Eq, R9, 0, no);
    writer.chain(R7, R9, &["inode.i_sb", "super_block.s_flags"], no)?;
    writer.asm.alu(AluOp::And, R7, READ_ONLY);
    writer.asm.jump_if(Condition::Ne, R7, 0, no);
    writer.field(R0, R9, "inode.i_flags")?;
    writer.asm.alu(AluOp::And, R0, IMMUTABLE);
    writer.asm.jump_if(Condition::Ne, R0, 0, no);
    let effective = writer
        .kernel
        .first_of(&["cred.cap_effective.val", "cred.cap_effective.cap[0]"])?;
    writer.chain(R7, TASK, &["task_struct.cred", effective], no)?;
    writer.asm.alu(AluOp::And, R7, 1 << CAP_DAC_OVERRIDE);
    writer.asm.jump_if(Condition::Ne, R7, 0, yes);
    for (who, whose, mode) in [
        (None, "", 0o002),
        (Some("cred.fsuid.val"), "inode.i_uid.val", 0o200),
        (Some("cred.fsgid.val"), "inode.i_gid.val", 0o020),
    ] {
        let next = writer.asm.label();
        if let Some(who) = who {
            writer.chain(R7, TASK, &["task_struct.cred", who], no)?;
            writer.field(R0, R9, whose)?;
            writer.asm.jump_if(Condition::Ne, R0, R7, next);
        }
        writer.field(R0, R9, "inode.i_mode")?;
        writer.asm.alu(AluOp::And, R0, mode);
        writer.asm.jump_if(Condition::Ne, R0, 0, yes);
        writer.asm.bind(next);
    }
    writer.asm.jump(no);
    writer.asm.bind(yes);
    set(writer, bit);
    writer.asm.bind(no);
    Ok(())
}

/// Whether the file in `R9` has no directory and the name that `memfd_create` gives.
fn is_memory(writer: &mut EventWriter<'_>, bit: i32, no: Label) -> Result {
    writer.chain(R9, R9, &["file.f_path.dentry"], no)?;
    writer.asm.jump_if(Condition::Eq, R9, 0, no);
    writer.field(R7, R9, "dentry.d_parent")?;
    writer.asm.jump_if(Condition::Ne, R7, R9, no);
    writer.field(R9, R9, "dentry.d_name.name")?;
    writer.copy_number(R0, Width::B4, |writer| writer.asm.mov(R3, R9))?;
    writer.asm.jump_if(Condition::Ne, R0, MEMFD.0, no);
    writer.copy_number(R0, Width::B2, |writer| {
        writer.asm.mov(R3, R9);
        writer.asm.alu(AluOp::Add, R3, 4);
    })?;
    writer.asm.jump_if(Condition::Ne, R0, MEMFD.1, no);
    set(writer, bit);
    Ok(())
}
