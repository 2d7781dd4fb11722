//! Programs as text, in the notation of the kernel's own log.
//!
//! One instruction a line, jump targets as absolute numbers, maps by their place in the object.
//! Any eight bytes can be shown: what is not an instruction is said to be none.

use std::fmt::{self, Display, Formatter, Write as _};

use super::assembler::Program;
use super::helper::Helper;
use super::insn::{
    ATOMIC, CALL, END, EXIT, FROM_REG, Insn, JA, JCOND, KERNEL_FUNCTION, LD_IMM64, MEM, NEG, class,
};

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut at = 0;
        while let Some(insn) = self.insns.get(at) {
            write!(f, "{at:5}: ")?;
            if insn.code == LD_IMM64 {
                if let Some(map) = self.map_loads.get(&at) {
                    writeln!(f, "r{} = map[{}]", insn.dst, map.0)?;
                } else {
                    let high = self.insns.get(at + 1).map_or(0, |insn| insn.imm);
                    let value = u64::from(high as u32) << 32 | u64::from(insn.imm as u32);
                    writeln!(f, "r{} = {value:#x} ll", insn.dst)?;
                }
                at += 2;
            } else {
                writeln!(f, "{}", text(*insn, at))?;
                at += 1;
            }
        }
        Ok(())
    }
}

fn text(insn: Insn, at: usize) -> String {
    let known = match insn.code & 0x07 {
        class::ALU | class::ALU64 => arithmetic(insn),
        class::JMP | class::JMP32 => jump(insn, at),
        class::LDX if insn.code & 0xe0 == MEM => Some(format!("r{} = {}", insn.dst, place(insn, insn.src))),
        class::STX if insn.code & 0xe0 == MEM => Some(format!("{} = r{}", place(insn, insn.dst), insn.src)),
        class::STX if insn.code & 0xe0 == ATOMIC => atomic(insn),
        class::ST if insn.code & 0xe0 == MEM => Some(format!("{} = {}", place(insn, insn.dst), insn.imm)),
        _ => None,
    };
    known.unwrap_or_else(|| format!("(no instruction: {:02x})", insn.code))
}

fn right(insn: Insn, prefix: char) -> String {
    if insn.code & FROM_REG != 0 {
        format!("{prefix}{}", insn.src)
    } else {
        insn.imm.to_string()
    }
}

fn arithmetic(insn: Insn) -> Option<String> {
    let wide = insn.code & 0x07 == class::ALU64;
    let prefix = if wide { 'r' } else { 'w' };
    let (dst, operand) = (insn.dst, right(insn, prefix));
    let sign = match insn.code & 0xf0 {
        0x00 => "+=",
        0x10 => "-=",
        0x20 => "*=",
        0x30 => "/=",
        0x40 => "|=",
        0x50 => "&=",
        0x60 => "<<=",
        0x70 => ">>=",
        NEG => return Some(format!("{prefix}{dst} = -{prefix}{dst}")),
        0x90 => "%=",
        0xa0 => "^=",
        0xb0 => "=",
        0xc0 => "s>>=",
        END if !wide => {
            let order = if insn.code & FROM_REG != 0 { "be" } else { "le" };
            return Some(format!("r{dst} = {order}{} r{dst}", insn.imm));
        }
        _ => return None,
    };
    Some(format!("{prefix}{dst} {sign} {operand}"))
}

fn jump(insn: Insn, at: usize) -> Option<String> {
    let prefix = if insn.code & 0x07 == class::JMP { 'r' } else { 'w' };
    let target = at as i64 + 1 + i64::from(insn.off);
    let sign = match insn.code & 0xf0 {
        JA => return Some(format!("goto {target}")),
        0x10 => "==",
        0x20 => ">",
        0x30 => ">=",
        0x40 => "&",
        0x50 => "!=",
        0x60 => "s>",
        0x70 => "s>=",
        CALL if insn.src == KERNEL_FUNCTION => return Some(format!("call kernel function {}", insn.imm)),
        CALL => {
            let name = Helper::from_number(insn.imm).map_or("unknown", Helper::name);
            return Some(format!("call {name}#{}", insn.imm));
        }
        EXIT => return Some("exit".to_owned()),
        JCOND if insn.code & 0x07 == class::JMP && insn.src == 0 => {
            return Some(format!("may_goto {target}"));
        }
        0xa0 => "<",
        0xb0 => "<=",
        0xc0 => "s<",
        0xd0 => "s<=",
        _ => return None,
    };
    let operand = right(insn, prefix);
    Some(format!("if {prefix}{} {sign} {operand} goto {target}", insn.dst))
}

fn atomic(insn: Insn) -> Option<String> {
    let place = place(insn, insn.dst);
    let src = insn.src;
    let sign = match insn.imm & !1 {
        0x00 => "+=",
        0x40 => "|=",
        0x50 => "&=",
        0xa0 => "^=",
        0xe0 if insn.imm == 0xe1 => return Some(format!("r{src} = exchange({place}, r{src})")),
        0xf0 if insn.imm == 0xf1 => return Some(format!("r0 = compare_exchange({place}, r0, r{src})")),
        _ => return None,
    };
    let mut text = format!("lock {place} {sign} r{src}");
    if insn.imm & 1 != 0 {
        write!(text, ", r{src} = old").expect("writing to a text cannot fail");
    }
    Some(text)
}

fn place(insn: Insn, base: u8) -> String {
    let kind = match insn.code & 0x18 {
        0x18 => "u64",
        0x00 => "u32",
        0x08 => "u16",
        _ => "u8",
    };
    format!("*({kind} *)(r{base} {:+})", insn.off)
}
