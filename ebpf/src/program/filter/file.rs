//! Questions about the file that a descriptor refers to.

use compiler::plan::FileKinds;

use super::logic::Exits;
use crate::asm::{AluOp, Condition, Reg::*};
use crate::program::encode::by_descriptor;
use crate::program::kernel::Kernel;
use crate::program::writer::{EventWriter, Result};

/// Bits of a mode that tell the type of a file, and the types.
const TYPE: i32 = 0o170_000;
const REGULAR: i32 = 0o100_000;
const DIRECTORY: i32 = 0o040_000;
const SOCKET: i32 = 0o140_000;
const PIPE: i32 = 0o010_000;
/// Families of sockets.
const UNIX: i32 = 1;
const INTERNET: [i32; 2] = [2, 10];

const MODE: [&str; 2] = ["file.f_inode", "inode.i_mode"];
const FAMILY: [&str; 3] = ["file.private_data", "socket.sk", "sock.__sk_common.skc_family"];

/// The kernel says where it keeps what is looked at.
pub(super) fn is_known(kernel: &Kernel) -> bool {
    MODE.iter().chain(&FAMILY).all(|path| kernel.field(path).is_ok())
}

/// The file that `R1` is the descriptor of is of one of `kinds`; not known where there is none.
pub(super) fn is_one_of(writer: &mut EventWriter<'_>, kinds: FileKinds, exits: Exits) -> Result {
    let file = R9;
    by_descriptor(writer, file, R1, exits.unknown)?;
    writer.copy_chain(R7, file, &MODE, exits.unknown)?;
    writer.asm.alu(AluOp::And, R7, TYPE);
    for (mode, kind) in [
        (REGULAR, FileKinds::REGULAR),
        (DIRECTORY, FileKinds::DIRECTORY),
        (PIPE, FileKinds::PIPE),
    ] {
        let exit = if kinds.contains(kind) {
            exits.holds
        } else {
            exits.fails
        };
        writer.asm.jump_if(Condition::Eq, R7, mode, exit);
    }
    let other = if kinds.contains(FileKinds::OTHER) {
        exits.holds
    } else {
        exits.fails
    };
    let sockets = kinds & FileKinds::SOCKETS;
    if sockets.is_empty() || sockets == FileKinds::SOCKETS {
        let exit = if sockets.is_empty() {
            exits.fails
        } else {
            exits.holds
        };
        writer.asm.jump_if(Condition::Eq, R7, SOCKET, exit);
        writer.asm.jump(other);
        return Ok(());
    }
    writer.asm.jump_if(Condition::Ne, R7, SOCKET, other);
    writer.copy_chain(R7, file, &FAMILY, exits.unknown)?;
    for family in INTERNET {
        let exit = if kinds.contains(FileKinds::INTERNET) {
            exits.holds
        } else {
            exits.fails
        };
        writer.asm.jump_if(Condition::Eq, R7, family, exit);
    }
    let unix = if kinds.contains(FileKinds::UNIX) {
        exits.holds
    } else {
        exits.fails
    };
    writer.asm.jump_if(Condition::Eq, R7, UNIX, unix);
    writer.asm.jump(if kinds.contains(FileKinds::OTHER_SOCKET) {
        exits.holds
    } else {
        exits.fails
    });
    Ok(())
}
