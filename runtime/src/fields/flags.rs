//! Names of the bits or values of a parameter.
//!
//! In: a number and its table of names. Out: names joined by `|`; one name alone is lent.
//! Not here: the tables.

use std::borrow::Cow;

use compiler::tables::FlagTable;

/// How a number is shown as names of a table.
pub(super) type Naming = fn(u32, &FlagTable, &mut dyn FnMut(&'static str));

/// Returns the names that `how` finds, with bars between them; empty if there are none.
pub(super) fn names(number: u32, table: &FlagTable, how: Naming) -> Cow<'static, [u8]> {
    let mut names = Cow::Borrowed(&b""[..]);
    how(number, table, &mut |name| match &mut names {
        Cow::Borrowed([]) => names = Cow::Borrowed(name.as_bytes()),
        Cow::Borrowed(first) => {
            let mut joined = Vec::with_capacity(JOINED);
            joined.extend_from_slice(first);
            join(name, &mut joined);
            names = Cow::Owned(joined);
        }
        Cow::Owned(joined) => join(name, joined),
    });
    names
}

/// Room for the names of most numbers.
const JOINED: usize = 64;

fn join(name: &str, joined: &mut Vec<u8>) {
    joined.push(b'|');
    joined.extend_from_slice(name.as_bytes());
}

/// Names of the bits that are set.
///
/// The order of the table decides: a name takes its bits away from the names after it, and one
/// that equals the whole number ends the search.
pub(super) fn bits(number: u32, table: &FlagTable, add: &mut dyn FnMut(&'static str)) {
    let mut left = number;
    for flag in table.flags {
        let matches = match flag.value {
            0 => number == 0,
            bits => left & bits == bits,
        };
        if matches {
            add(flag.name);
            left &= !flag.value;
            // No bit is left for a later name.
            if left == 0 {
                return;
            }
        }
    }
}

/// Names of a file mode's bits, up to and including a name of the whole mode.
pub(super) fn modes(number: u32, table: &FlagTable, add: &mut dyn FnMut(&'static str)) {
    let mut left = number;
    for flag in table.flags {
        if flag.value == number {
            return add(flag.name);
        }
        if flag.value != 0 && left & flag.value == flag.value {
            add(flag.name);
            left &= !flag.value;
        }
    }
}

/// Every name of exactly this number; some have two.
pub(super) fn values(number: u32, table: &FlagTable, add: &mut dyn FnMut(&'static str)) {
    for flag in table.flags.iter().filter(|flag| flag.value == number) {
        add(flag.name);
    }
}

#[cfg(test)]
mod tests {
    use compiler::tables::{FLAG_TABLES, Flag};

    use super::*;

    fn shown(name: &str, number: u32, how: Naming) -> String {
        let table = FLAG_TABLES.iter().find(|table| table.name == name).unwrap();
        String::from_utf8(names(number, table, how).into_owned()).unwrap()
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
        assert_eq!(names(3, &table, modes), &b"A|B|AB"[..]);
    }

    #[test]
    fn enumerations_show_all_names_of_a_value() {
        assert_eq!(shown("socket_families", 1, values), "AF_LOCAL|AF_UNIX");
        assert_eq!(shown("socket_families", 250, values), "");
    }
}
