//! Files whose descriptors a message brought (`SCM_RIGHTS`), described while the call returns: the process can
//! close them, or be gone, before user space looks.
//!
//! Only the first control message of a message is looked at, which is where the kernel puts descriptors unless
//! the socket asked for credentials too. User space looks up those that are not described here.

use super::data::{MSG_CONTROL, MSG_CONTROLLEN, message_word};
use super::file::{by_descriptor, outside_device};
use super::path;
use super::socket::{SOCKET, TYPE, both_ends, sock};
use crate::asm::{AluOp, Condition, Reg, Reg::*, Width, at};
use crate::program::event_spec::EndpointOrder;
use crate::program::scratch::{self, Temp};
use crate::program::writer::{EventWriter, Result};
use crate::received;

/// Bytes of level and type, which follow the length of a control message.
const LEVEL_AND_TYPE: i32 = 8;
/// `SOL_SOCKET` and `SCM_RIGHTS`, as the two numbers lie in memory.
const RIGHTS: u64 = 1 | 1 << 32;

/// Appends what descriptor number `place` of the message refers to, or nothing.
pub(super) fn file(writer: &mut EventWriter<'_>, header: u8, place: u8) -> Result {
    let number = LEVEL_AND_TYPE + 4 * i32::from(place);
    writer.put_pieces(|writer| {
        let (absent, no_socket) = (writer.asm.label(), writer.asm.label());
        writer.result(R0);
        writer.asm.jump_if(Condition::SLt, R0, 0, absent);
        message_word(writer, R9, header, MSG_CONTROLLEN)?;
        load_end(writer, number);
        writer.asm.jump_if(Condition::Lt, R9, R1, absent);
        let control = R7;
        message_word(writer, control, header, MSG_CONTROL)?;
        // Behind the length, which is a word.
        let read = |writer: &mut EventWriter<'_>, dst: Reg, width: Width, offset: i32| {
            writer.copy_user_number(dst, width, |writer| {
                writer.asm.load(R3, scratch::word_bytes());
                writer.asm.alu(AluOp::Add, R3, control);
                if offset != 0 {
                    writer.asm.alu(AluOp::Add, R3, offset);
                }
            })
        };
        writer.copy_user_word(R0, 0, |writer| writer.asm.mov(R3, control))?;
        load_end(writer, number);
        writer.asm.jump_if(Condition::Lt, R0, R1, absent);
        read(writer, R0, Width::B8, 0)?;
        writer.asm.load_u64(R1, RIGHTS);
        writer.asm.jump_if(Condition::Ne, R0, R1, absent);
        read(writer, R1, Width::B4, number)?;
        writer.sign_extend(R1);
        // Leaves the number in `Temp::A`.
        by_descriptor(writer, R9, R1, absent)?;
        let inode = R7;
        writer.copy_field(inode, R9, "file.f_inode")?;
        writer.asm.jump_if(Condition::Eq, inode, 0, absent);

        writer.asm.load(R0, scratch::temp(Temp::A));
        store(writer, received::FD, Width::B4);
        writer.copy_field(R0, inode, "inode.i_mode")?;
        store(writer, received::MODE, Width::B4);
        writer.copy_field(R0, R9, "file.f_flags")?;
        store(writer, received::FLAGS, Width::B4);
        writer.copy_field(R0, inode, "inode.i_sb")?;
        writer.copy_field(R2, R0, "super_block.s_dev")?;
        outside_device(writer, R2);
        store(writer, received::DEVICE, Width::B4);
        writer.copy_field(R0, inode, "inode.i_ino")?;
        store(writer, received::INODE, Width::B8);
        writer.asm.mov(R0, 0);
        store(writer, received::PROTOCOL, Width::B4);

        writer.copy_field(R0, inode, "inode.i_mode")?;
        writer.asm.alu(AluOp::And, R0, TYPE);
        writer.asm.jump_if(Condition::Ne, R0, SOCKET, no_socket);
        writer.asm.load(R1, scratch::temp(Temp::A));
        sock(writer, R1, absent)?;
        writer.copy_field(R0, R7, "sock.sk_protocol")?;
        store(writer, received::PROTOCOL, Width::B4);
        end_head(writer);
        // The addresses are the socket's: no peer is given.
        writer.asm.mov(R0, 0);
        writer.asm.store(scratch::temp(Temp::B), R0);
        writer.asm.load(R1, scratch::temp(Temp::A));
        both_ends(writer, EndpointOrder::LocalFirst)?;
        writer.asm.jump(absent);

        writer.asm.bind(no_socket);
        end_head(writer);
        path::append_path_of(writer)?;
        writer.asm.bind(absent);
        Ok(())
    })
}

/// `R1` = bytes of a control message up to the end of the descriptor `number` bytes behind its length.
fn load_end(writer: &mut EventWriter<'_>, number: i32) {
    writer.asm.load(R1, scratch::word_bytes());
    writer.asm.alu(AluOp::Add, R1, number + 4);
}

/// Stores `R0` at `offset` of the head, which is not counted yet.
fn store(writer: &mut EventWriter<'_>, offset: usize, width: Width) {
    writer.cursor(R2);
    writer.asm.store(at(R2, offset as i16, width), R0);
}

/// Counts the bytes of the head.
fn end_head(writer: &mut EventWriter<'_>) {
    writer.asm.mov(R0, received::HEAD as i32);
    writer.grow();
}
