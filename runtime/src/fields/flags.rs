//! Names of the bits or values of a parameter.
//!
//! In: a number and its table of names. Out: names joined by `|`, appended to a buffer.
//! Not here: the tables.

use compiler::tables::FlagTable;

/// Appends the names of the bits that are set.
///
/// The order of the table decides: a name takes its bits away from the names after it, and one
/// that stands for the whole number ends the search.
pub(super) fn bits(number: u32, table: &FlagTable, out: &mut Vec<u8>) {
    let start = out.len();
    let mut left = number;
    for flag in table.flags {
        let matches = match flag.value {
            0 => number == 0,
            bits => left & bits == bits,
        };
        if matches {
            join(flag.name, start, out);
            left &= !flag.value;
            if flag.value == number {
                return;
            }
        }
    }
}

/// Appends the names of a file mode's bits, up to and including a name of the whole mode.
pub(super) fn modes(number: u32, table: &FlagTable, out: &mut Vec<u8>) {
    let start = out.len();
    let mut left = number;
    for flag in table.flags {
        if flag.value == number {
            return join(flag.name, start, out);
        }
        if flag.value != 0 && left & flag.value == flag.value {
            join(flag.name, start, out);
            left &= !flag.value;
        }
    }
}

/// Appends every name of exactly this number; some have two.
pub(super) fn values(number: u32, table: &FlagTable, out: &mut Vec<u8>) {
    let start = out.len();
    for flag in table.flags.iter().filter(|flag| flag.value == number) {
        join(flag.name, start, out);
    }
}

fn join(name: &str, start: usize, out: &mut Vec<u8>) {
    if out.len() > start {
        out.push(b'|');
    }
    out.extend_from_slice(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use compiler::tables::{FLAG_TABLES, Flag};

    use super::*;

    fn shown(name: &str, number: u32, how: fn(u32, &FlagTable, &mut Vec<u8>)) -> String {
        let table = FLAG_TABLES.iter().find(|table| table.name == name).unwrap();
        let mut out = b"x=".to_vec();
        how(number, table, &mut out);
        String::from_utf8(out).unwrap().split_off(2)
    }

    #[test]
    fn earlier_names_take_their_bits_from_later_ones() {
        assert_eq!(shown("file_flags", 3, bits), "O_RDWR");
        assert_eq!(shown("file_flags", 1, bits), "O_RDONLY");
        assert_eq!(shown("file_flags", 1 | 1 << 12, bits), "O_RDONLY|O_CLOEXEC");
        assert_eq!(shown("file_flags", 0, bits), "O_NONE");
        assert_eq!(shown("file_flags", 1 << 31, bits), "");
    }

    #[test]
    fn modes_end_with_a_name_for_the_whole() {
        assert_eq!(shown("chmod_mode", 0o640, modes), "S_IRGRP|S_IWUSR|S_IRUSR");
        assert_eq!(shown("chmod_mode", 0o400, modes), "S_IRUSR");
        assert_eq!(shown("chmod_mode", 0, modes), "");
        let table = FlagTable {
            name: "whole",
            flags: &[
                Flag { name: "A", value: 1 },
                Flag { name: "B", value: 2 },
                Flag { name: "AB", value: 3 },
                Flag {
                    name: "NEVER",
                    value: 1,
                },
            ],
        };
        let mut out = Vec::new();
        modes(3, &table, &mut out);
        assert_eq!(out, b"A|B|AB");
    }

    #[test]
    fn enumerations_show_all_names_of_a_value() {
        assert_eq!(shown("socket_families", 1, values), "AF_LOCAL|AF_UNIX");
        assert_eq!(shown("socket_families", 250, values), "");
    }
}
