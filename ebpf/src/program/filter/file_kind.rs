//! Predicates on the file of a descriptor.

use compiler::plan::FileKinds;

use super::branch::BranchTargets;
use crate::asm::{AluOp, Condition, Label, Reg::*};
use crate::program::encode::by_descriptor;
use crate::program::target_kernel::TargetKernel;
use crate::program::writer::{EventWriter, Result};

/// Bits of a mode with the type of a file, and the types.
const TYPE: i32 = 0o170_000;
const REGULAR: i32 = 0o100_000;
const DIRECTORY: i32 = 0o040_000;
const SOCKET: i32 = 0o140_000;
const PIPE: i32 = 0o010_000;
/// `-EBADF`.
const NO_DESCRIPTOR: i64 = -9;
/// Families of sockets.
const UNIX: i32 = 1;
const INTERNET: [i32; 2] = [2, 10];

const MODE: [&str; 2] = ["file.f_inode", "inode.i_mode"];
const SOCKET_OF: &str = "file.private_data";
const FAMILY: [&str; 2] = ["socket.sk", "sock.__sk_common.skc_family"];

/// Returns whether this kernel describes the fields that are read.
pub(super) fn is_supported(kernel: &TargetKernel) -> bool {
    let paths = MODE.iter().chain(&FAMILY).chain(&[SOCKET_OF]);
    paths.copied().all(|path| kernel.field(path).is_ok())
}

/// `R9` = the file that `R1` is the descriptor of, if that is a directory; else goes to `otherwise`.
pub(super) fn directory(writer: &mut EventWriter<'_>, otherwise: Label) -> Result {
    by_descriptor(writer, R9, R1, otherwise)?;
    writer.chain_of(R7, R9, "file", &MODE, otherwise)?;
    writer.asm.alu(AluOp::And, R7, TYPE);
    writer.asm.jump_if(Condition::Ne, R7, DIRECTORY, otherwise);
    Ok(())
}

/// The file that `R1` is the descriptor of is of one of `kinds`. Where there is none any more that is not
/// known, unless the call was refused for that: then there was none for it either.
pub(super) fn is_one_of(writer: &mut EventWriter<'_>, kinds: FileKinds, targets: BranchTargets) -> Result {
    let exit = |kind: FileKinds| {
        if kinds.contains(kind) {
            targets.matched
        } else {
            targets.unmatched
        }
    };
    let (file, absent) = (R9, writer.asm.label());
    by_descriptor(writer, file, R1, absent)?;
    writer.chain_of(R7, file, "file", &MODE, targets.unknown)?;
    writer.asm.alu(AluOp::And, R7, TYPE);
    for (mode, kind) in [
        (REGULAR, FileKinds::REGULAR),
        (DIRECTORY, FileKinds::DIRECTORY),
        (PIPE, FileKinds::PIPE),
    ] {
        writer.asm.jump_if(Condition::Eq, R7, mode, exit(kind));
    }
    writer
        .asm
        .jump_if(Condition::Ne, R7, SOCKET, exit(FileKinds::OTHER));
    let sockets = kinds & FileKinds::SOCKETS;
    if sockets.is_empty() || sockets == FileKinds::SOCKETS {
        writer.asm.jump(exit(FileKinds::SOCKETS));
    } else {
        writer.chain_of(R7, file, "file", &[SOCKET_OF], targets.unknown)?;
        writer.asm.jump_if(Condition::Eq, R7, 0, targets.unknown);
        writer.chain_of(R7, R7, "socket", &FAMILY, targets.unknown)?;
        for family in INTERNET {
            writer
                .asm
                .jump_if(Condition::Eq, R7, family, exit(FileKinds::INTERNET));
        }
        writer.asm.jump_if(Condition::Eq, R7, UNIX, exit(FileKinds::UNIX));
        writer.asm.jump(exit(FileKinds::OTHER_SOCKET));
    }
    writer.asm.bind(absent);
    writer.result(R0);
    writer.asm.load_u64(R1, NO_DESCRIPTOR.cast_unsigned());
    writer.asm.jump_if(Condition::Eq, R0, R1, targets.unmatched);
    writer.asm.jump(targets.unknown);
    Ok(())
}
