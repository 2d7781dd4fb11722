//! Programs and maps as the ELF object that the loader takes.
//!
//! ```text
//! one executable section per program, `raw_tp/…`, `tp_btf/…` or `tracepoint/…`; a function symbol
//! maps      per map five u32: type, key size, value size, entries, flags; a data symbol
//! license   "GPL\0": the kernel gives most helpers to such programs only
//! ```
//! An instruction that loads a map's address has a relocation to the map's symbol. No BTF is
//! needed: offsets are in the instructions already. Not here: loading (see the loader).

use object::write::{self, Relocation, Symbol, SymbolSection};
use object::{
    Architecture, BinaryFormat, Endianness, RelocationFlags, SectionKind, SymbolFlags, SymbolKind,
    SymbolScope,
};
use thiserror::Error;

use crate::asm::Program;

/// Errors of writing an object.
#[derive(Debug, Error)]
pub enum ObjectError {
    /// A program uses a map that is not in the list.
    #[error("program {program} uses map {map}, but there are only {maps}")]
    NoMap {
        /// The program's name.
        program: String,
        /// The map's place.
        map: usize,
        /// How many there are.
        maps: usize,
    },
    /// Programs and maps are found by name.
    #[error("two programs or maps are called {0}")]
    SameName(String),
    /// The writer refused.
    #[error("writing the object: {0}")]
    Write(#[from] write::Error),
}

/// The type of a program, which determines its section.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ProgramKind {
    /// On a tracepoint, with its raw arguments.
    RawTracepoint,
    /// On a tracepoint, with arguments whose types the kernel knows.
    BtfTracepoint,
    /// On a tracepoint, with its record.
    Tracepoint,
}

impl ProgramKind {
    fn section(self) -> &'static str {
        match self {
            Self::RawTracepoint => "raw_tp",
            Self::BtfTracepoint => "tp_btf",
            Self::Tracepoint => "tracepoint",
        }
    }
}

/// Kinds of maps, with the kernel's numbers.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(missing_docs, reason = "the kernel's names")]
#[repr(u32)]
pub enum MapKind {
    Hash = 1,
    Array = 2,
    ProgramArray = 3,
    PerCpuArray = 6,
    LruHash = 9,
    RingBuffer = 27,
}

/// A map to be made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Map {
    /// By which user space finds it; at most 15 bytes reach the kernel.
    pub name: String,
    /// Kind.
    pub kind: MapKind,
    /// Bytes of a key; 0 for rings.
    pub key: u32,
    /// Bytes of a value; 0 for rings.
    pub value: u32,
    /// Entries; bytes for rings.
    pub entries: u32,
}

/// A program with what the loader must know of it.
#[derive(Clone, Debug)]
pub struct NamedProgram {
    /// By which user space finds it.
    pub name: String,
    /// Kind.
    pub kind: ProgramKind,
    /// Instructions.
    pub program: Program,
}

/// Relocation type of a map's address in a 64-bit immediate (`R_BPF_64_64`).
const MAP_ADDRESS: u32 = 1;

/// Writes the object.
pub fn write(programs: &[NamedProgram], maps: &[Map]) -> Result<Vec<u8>, ObjectError> {
    check_names(programs, maps)?;
    let mut object = write::Object::new(BinaryFormat::Elf, Architecture::Bpf, Endianness::Little);
    let license = object.add_section(Vec::new(), b"license".to_vec(), SectionKind::Data);
    object.append_section_data(license, b"GPL\0", 1);

    let mut map_symbols = Vec::new();
    if !maps.is_empty() {
        let section = object.add_section(Vec::new(), b"maps".to_vec(), SectionKind::Data);
        for map in maps {
            let words = [map.kind as u32, map.key, map.value, map.entries, 0];
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            let offset = object.append_section_data(section, &bytes, 4);
            let symbol = symbol(&map.name, SymbolKind::Data, section, offset, bytes.len());
            map_symbols.push(object.add_symbol(symbol));
        }
    }
    for NamedProgram { name, kind, program } in programs {
        let section_name = format!("{}/{name}", kind.section()).into_bytes();
        let section = object.add_section(Vec::new(), section_name, SectionKind::Text);
        let bytes = program.encode();
        let offset = object.append_section_data(section, &bytes, 8);
        object.add_symbol(symbol(name, SymbolKind::Text, section, offset, bytes.len()));
        for (at, map) in &program.map_loads {
            let symbol = map_symbols.get(map.0).ok_or_else(|| ObjectError::NoMap {
                program: name.clone(),
                map: map.0,
                maps: maps.len(),
            })?;
            let relocation = Relocation {
                offset: offset + *at as u64 * 8,
                symbol: *symbol,
                addend: 0,
                flags: RelocationFlags::Elf { r_type: MAP_ADDRESS },
            };
            object.add_relocation(section, relocation)?;
        }
    }
    Ok(object.write()?)
}

fn symbol(name: &str, kind: SymbolKind, section: write::SectionId, offset: u64, size: usize) -> Symbol {
    Symbol {
        name: name.as_bytes().to_vec(),
        value: offset,
        size: size as u64,
        kind,
        scope: SymbolScope::Dynamic,
        weak: false,
        section: SymbolSection::Section(section),
        flags: SymbolFlags::None,
    }
}

fn check_names(programs: &[NamedProgram], maps: &[Map]) -> Result<(), ObjectError> {
    let programs = programs.iter().map(|program| &program.name);
    let mut names: Vec<&String> = programs.chain(maps.iter().map(|map| &map.name)).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(ObjectError::SameName(pair[0].clone())),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asm::{Assembler, MapId, Reg};

    fn program(name: &str, map: usize) -> NamedProgram {
        let mut asm = Assembler::new();
        asm.load_map(Reg::R1, MapId(map));
        asm.mov(Reg::R0, 0);
        asm.exit();
        NamedProgram {
            name: name.to_owned(),
            kind: ProgramKind::RawTracepoint,
            program: asm.finish().unwrap(),
        }
    }

    fn map(name: &str) -> Map {
        Map {
            name: name.to_owned(),
            kind: MapKind::Array,
            key: 4,
            value: 8,
            entries: 1,
        }
    }

    #[test]
    fn names_and_maps_are_checked() {
        let error = |programs: &[NamedProgram], maps: &[Map]| write(programs, maps).unwrap_err().to_string();
        assert_eq!(
            error(&[program("a", 0), program("a", 0)], &[map("m")]),
            "two programs or maps are called a"
        );
        assert_eq!(
            error(&[program("a", 1)], &[map("m")]),
            "program a uses map 1, but there are only 1"
        );
    }

    #[test]
    fn the_same_programs_give_the_same_bytes() {
        let object = || write(&[program("a", 0), program("b", 1)], &[map("m"), map("n")]).unwrap();
        assert_eq!(object(), object());
        assert!(object().starts_with(b"\x7fELF\x02\x01"));
    }
}
