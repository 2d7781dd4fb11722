//! Predicates on paths in the memory of the process.
//!
//! A path is read once. A pass over its words (`path_scan`), and with few paths another, finds whether it is
//! plain, so that it refers to itself (`compiler::plan::is_normalized_path`); texts are then compared as words.
//! Of a path that is not plain the end of the last component counts, as far as that is certain. What cannot
//! be read, or is longer than the room for it, is not known.

use compiler::plan::{PathTest, basename};

use super::branch::BranchTargets;
use super::compare::{begins_with, ends_with};
use super::path_base::{self, PathBase};
use super::workspace::{self, DOWN, MAX_PATH, NAMED, PATH, PLAIN, TIDY};
use super::{parent_directory, path_scan};
use crate::asm::{AluOp, Assembler, Condition, Label, Reg, Reg::*, Width, at};
use crate::program::scratch::{self, BASE};
use crate::program::writer::{EventWriter, Result};

/// Distance of the words that are looked at: each three neighbours lie in one of them.
const STEP: i32 = 6;
/// First words that are compared one after the other; more are halved first.
const FEW: usize = 3;

/// What the path that was read refers to passes one of `tests`.
pub(super) fn one_of(asm: &mut Assembler, tests: &[PathTest], targets: BranchTargets) {
    let contains = |test: &&PathTest| matches!(test, PathTest::Contains(_));
    let others: Vec<&PathTest> = tests.iter().filter(|test| !contains(test)).collect();
    // Where the other tests fail for certain, a tidy path fails those for detours, too.
    let no_detour = asm.label();
    let unmatched = if tests.iter().any(|test| contains(&test)) {
        no_detour
    } else {
        targets.unmatched
    };
    let inner = BranchTargets { unmatched, ..targets };
    if !others.is_empty() {
        let not_plain = asm.label();
        asm.load(R0, workspace::form());
        asm.alu(AluOp::And, R0, PLAIN);
        asm.jump_if(Condition::Eq, R0, 0, not_plain);
        plain(asm, &others, inner);
        asm.bind(not_plain);
        asm.load(R0, workspace::form());
        asm.alu(AluOp::And, R0, NAMED);
        asm.jump_if(Condition::Eq, R0, 0, targets.unknown);
        let elsewhere: Vec<&PathTest> = others
            .iter()
            .copied()
            .filter(|test| test.from_root().is_none())
            .collect();
        if elsewhere.len() < others.len() {
            let near = asm.label();
            asm.load(R0, workspace::out_of_scope());
            asm.jump_if(Condition::Eq, R0, 0, near);
            by_last_components(asm, &elsewhere, inner);
            asm.bind(near);
        }
        by_last_components(asm, &others, inner);
    }
    if unmatched == no_detour {
        if asm.is_used(no_detour) {
            asm.bind(no_detour);
        }
        asm.load(R0, workspace::form());
        asm.alu(AluOp::And, R0, TIDY);
        asm.jump_if(Condition::Ne, R0, 0, targets.unmatched);
        asm.jump(targets.unknown);
    }
}

/// Reads the path of parameter `param`, whose address is `argument`, and finds out what is to be known of
/// it, with `slash` also where its last one is, unless that was done before. All predicates of a
/// path need the same facts.
pub(super) fn read(
    writer: &mut EventWriter<'_>,
    param: u8,
    argument: u8,
    slash: bool,
    base: PathBase,
) -> Result {
    let there = writer.asm.label();
    let number = i32::from(param) + 1;
    writer.asm.load(R0, workspace::path_read());
    writer.asm.jump_if(Condition::Eq, R0, number, there);
    writer.asm.mov(R0, number);
    writer.asm.store(workspace::path_read(), R0);
    writer.asm.mov(R0, 0);
    writer.asm.store(workspace::form(), R0);
    writer.asm.store(workspace::slash(), R0);
    writer.asm.store(workspace::out_of_scope(), R0);
    writer.asm.mov(R1, BASE);
    writer.asm.alu(AluOp::Add, R1, i32::from(PATH));
    writer.copy_string(argument, MAX_PATH);
    let asm = &mut writer.asm;
    // An empty path refers to a descriptor; one that fills the room may go on.
    asm.jump_if(Condition::SLt, R0, 2, there);
    asm.jump_if(Condition::SGe, R0, MAX_PATH, there);
    asm.store(workspace::length(), R0);
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, R0);
    // What an older path left behind this one's end must not be taken for a part of it.
    asm.store(at(R3, PATH, Width::B8), 0);
    find_form(asm, slash, there);
    asm.load(R0, workspace::form());
    asm.alu(AluOp::And, R0, DOWN);
    asm.jump_if(Condition::Eq, R0, 0, there);
    path_base::find_scope(writer, base)?;
    let asm = &mut writer.asm;
    asm.bind(there);
    Ok(())
}

/// Finds out what is known of the path.
fn find_form(asm: &mut Assembler, slash: bool, done: Label) {
    let (pairs, scanned) = (asm.label(), asm.label());
    let (absolute, down, named) = (asm.label(), asm.label(), asm.label());
    let (plain, no_name) = (asm.label(), asm.label());
    path_scan::pairs(asm, slash);
    asm.jump_if(Condition::Ne, path_scan::PAIRS, 0, pairs);
    // No pair: `AHEAD` is 0, too.
    asm.mov(R0, TIDY);
    asm.store(workspace::form(), R0);
    asm.jump(scanned);
    asm.bind(pairs);
    scan_words(asm);
    asm.bind(scanned);
    asm.load(R1, at(BASE, PATH, Width::B1));
    asm.jump_if(Condition::Eq, R1, i32::from(b'/'), absolute);
    asm.jump_if(Condition::Ne, AHEAD, 0, named);
    asm.jump_if(Condition::Ne, R1, i32::from(b'.'), down);
    asm.load(R1, at(BASE, PATH + 1, Width::B1));
    asm.jump_if(Condition::Eq, R1, i32::from(b'.'), named);
    asm.bind(down);
    add_form(asm, DOWN);
    asm.jump(named);
    asm.bind(absolute);
    last_byte(asm, done);
    asm.jump_if(Condition::Eq, R9, i32::from(b'/'), no_name);
    // Most paths have no slash before another or a dot.
    asm.jump_if(Condition::Eq, AHEAD, 0, plain);
    scan_hidden_names(asm, named);
    asm.bind(plain);
    add_form(asm, PLAIN);
    asm.jump(no_name);
    asm.bind(named);
    last_byte(asm, done);
    // `.` and `..` are no names.
    asm.jump_if(Condition::Eq, R9, i32::from(b'/'), no_name);
    asm.jump_if(Condition::Eq, R9, i32::from(b'.'), no_name);
    add_form(asm, NAMED);
    asm.bind(no_name);
}

fn add_form(asm: &mut Assembler, form: i32) {
    asm.load(R0, workspace::form());
    asm.alu(AluOp::Or, R0, form);
    asm.store(workspace::form(), R0);
}

/// `R9` = the last byte of the path. `impossible` is for the verifier, which has forgotten how long it is.
fn last_byte(asm: &mut Assembler, impossible: Label) {
    asm.load(R0, workspace::length());
    asm.jump_if(Condition::Gt, R0, MAX_PATH, impossible);
    asm.mov(R3, BASE);
    asm.alu(AluOp::Add, R3, R0);
    asm.load(R9, at(R3, PATH - 2, Width::B1));
}

/// Finds out whether the path is [`TIDY`]; [`AHEAD`] = 0 if no slash precedes another or a dot.
///
/// A word minus the pattern has a zero byte where the pattern's byte is. Adding 0x7f to the lower seven
/// bits of a byte sets the eighth unless they are zero, so that no byte disturbs its neighbour.
fn scan_words(asm: &mut Assembler) {
    patterns(asm);
    // Marks are the highest bits of bytes; those of slashes behind go one below.
    asm.mov(AHEAD, 0);
    words(asm, |asm| {
        slashes_and_dots(asm);
        asm.mov(R0, R5);
        asm.alu(AluOp::Rsh, R0, 8);
        asm.alu(AluOp::And, R0, R3);
        asm.alu(AluOp::Or, AHEAD, R0);
        // Two slashes:
        asm.mov(R0, R3);
        asm.alu(AluOp::Rsh, R0, 8);
        asm.alu(AluOp::And, R0, R3);
        asm.alu(AluOp::Rsh, R0, 1);
        asm.alu(AluOp::Or, AHEAD, R0);
        // Two dots and a slash:
        asm.alu(AluOp::Xor, R5, R3);
        asm.alu(AluOp::Rsh, R3, 16);
        asm.alu(AluOp::And, R3, R5);
        asm.alu(AluOp::Rsh, R5, 8);
        asm.alu(AluOp::And, R3, R5);
        asm.alu(AluOp::Rsh, R3, 1);
        asm.alu(AluOp::Or, AHEAD, R3);
    });
    let untidy = asm.label();
    asm.load_u64(R0, 0x4040_4040_4040_4040);
    asm.alu(AluOp::And, R0, AHEAD);
    asm.jump_if(Condition::Ne, R0, 0, untidy);
    asm.mov(R0, TIDY);
    asm.store(workspace::form(), R0);
    asm.bind(untidy);
    asm.load_u64(R0, 0x8080_8080_8080_8080);
    asm.alu(AluOp::And, AHEAD, R0);
}

/// Goes to `found` if something in the path is to be worked in: names of hidden files are not.
fn scan_hidden_names(asm: &mut Assembler, found: Label) {
    patterns(asm);
    words(asm, |asm| {
        asm.mov(WORD, R5);
        slashes_and_dots(asm);
        let hidden = asm.label();
        // Two slashes:
        asm.mov(R0, R3);
        asm.alu(AluOp::Rsh, R0, 8);
        asm.alu(AluOp::And, R0, R3);
        asm.jump_if(Condition::Ne, R0, 0, found);
        // A slash, a dot, and a slash, a dot or the end.
        asm.mov(R0, R5);
        asm.alu(AluOp::Rsh, R0, 8);
        asm.alu(AluOp::And, R3, R0);
        asm.jump_if(Condition::Eq, R3, 0, hidden);
        mark_zeros(asm, WORD, R0, LOW);
        asm.alu(AluOp::Or, R5, WORD);
        asm.alu(AluOp::Rsh, R5, 16);
        asm.alu(AluOp::And, R5, R3);
        asm.jump_if(Condition::Ne, R5, 0, found);
        asm.bind(hidden);
    });
}

/// Registers of the scan: the lower seven bits of each byte, slashes, ones, a word.
const LOW: Reg = R1;
const SLASHES: Reg = R2;
const ONES: Reg = R4;
const WORD: Reg = R7;
/// Slashes before another or a dot.
const AHEAD: Reg = path_scan::PAIRS;

fn patterns(asm: &mut Assembler) {
    asm.load_u64(LOW, 0x7f7f_7f7f_7f7f_7f7f);
    asm.load_u64(SLASHES, 0x2f2f_2f2f_2f2f_2f2f);
    asm.load_u64(ONES, 0x0101_0101_0101_0101);
}

/// Runs `look` on the path in `R5`, word by word.
fn words(asm: &mut Assembler, look: impl FnOnce(&mut Assembler)) {
    let each = asm.begin_loop(R9, 0..MAX_PATH / STEP + 1, scratch::counter());
    asm.mov(R3, R9);
    asm.alu(AluOp::Mul, R3, STEP);
    asm.load(R0, workspace::length());
    asm.jump_if(Condition::Ge, R3, R0, each.done);
    asm.alu(AluOp::Add, R3, BASE);
    asm.load(R5, at(R3, PATH, Width::B8));
    look(asm);
    asm.end_loop(&each);
}

/// `R3` marks the slashes of the word in `R5`, which then marks slashes and dots.
fn slashes_and_dots(asm: &mut Assembler) {
    asm.mov(R3, R5);
    asm.alu(AluOp::Xor, R3, SLASHES);
    mark_zeros(asm, R3, R0, LOW);
    // A dot is a slash but for the lowest bit.
    asm.alu(AluOp::Or, R5, ONES);
    asm.alu(AluOp::Xor, R5, SLASHES);
    mark_zeros(asm, R5, R0, LOW);
}

/// `word` = 0x80 in each byte that was zero, else 0. Uses `temp`.
fn mark_zeros(asm: &mut Assembler, word: Reg, temp: Reg, low: Reg) {
    asm.mov(temp, word);
    asm.alu(AluOp::And, temp, low);
    asm.alu(AluOp::Add, temp, low);
    asm.alu(AluOp::Or, temp, word);
    asm.alu(AluOp::Or, temp, low);
    asm.alu(AluOp::Xor, temp, -1);
    asm.mov(word, temp);
}

/// Tests of a path that refers to itself.
pub(super) fn plain(asm: &mut Assembler, tests: &[&PathTest], targets: BranchTargets) {
    let mut long: Vec<Vec<u8>> = Vec::new();
    for test in tests {
        let next = asm.label();
        match test {
            PathTest::Suffix(text) => ends_with(asm, text, next),
            PathTest::In(directory) => parent_directory::is_in(asm, directory, targets.matched, next),
            PathTest::Is(_) | PathTest::Prefix(_) | PathTest::Contains(_) => {
                let text = beginning(test);
                if text.len() >= 8 {
                    long.push(text);
                    continue;
                }
                begins_with(asm, &text, 0, next);
            }
        }
        asm.jump(targets.matched);
        asm.bind(next);
    }
    long.sort_unstable_by_key(|text| first_word(text));
    if long.is_empty() {
        asm.jump(targets.unmatched);
        return;
    }
    asm.load(R1, at(BASE, PATH, Width::B8));
    search(asm, &long, targets);
}

/// The bytes with which a path that passes the test begins: a whole path ends in its NUL.
fn beginning(test: &PathTest) -> Vec<u8> {
    match test {
        PathTest::Is(text) => [text.as_slice(), &[0]].concat(),
        _ => text(test).to_vec(),
    }
}

fn first_word(text: &[u8]) -> u64 {
    u64::from_le_bytes(text[..8].try_into().expect("texts of eight bytes and more"))
}

/// The path, whose first word is `R1`, begins with one of `texts`, which are sorted by theirs.
fn search(asm: &mut Assembler, texts: &[Vec<u8>], targets: BranchTargets) {
    let pivot = first_word(&texts[texts.len() / 2]);
    let from = texts.partition_point(|text| first_word(text) < pivot);
    if texts.len() > FEW && from > 0 {
        let (left, right) = texts.split_at(from);
        let below = asm.label();
        asm.load_u64(R2, pivot);
        asm.jump_if(Condition::Lt, R1, R2, below);
        search(asm, right, targets);
        asm.bind(below);
        search(asm, left, targets);
        return;
    }
    for text in texts {
        let next = asm.label();
        asm.load_u64(R2, first_word(text));
        asm.jump_if(Condition::Ne, R1, R2, next);
        begins_with(asm, text, 8, next);
        asm.jump(targets.matched);
        asm.bind(next);
    }
    asm.jump(targets.unmatched);
}

/// Tests of which only what they need of the last components can be decided.
fn by_last_components(asm: &mut Assembler, tests: &[&PathTest], targets: BranchTargets) {
    let is_open = |test: &&PathTest| match test {
        PathTest::Prefix(_) => true,
        PathTest::In(directory) => !directory.starts_with(b"/"),
        _ => false,
    };
    if tests.iter().any(is_open) {
        asm.jump(targets.unknown);
        return;
    }
    for test in tests {
        if let PathTest::In(directory) = test {
            parent_directory::may_be_in(asm, directory, targets.unknown);
            continue;
        }
        let text = text(test);
        let tail = basename(text);
        if tail.is_empty() {
            // No last component is empty.
            continue;
        }
        if tail.len() == text.len() {
            // A shorter path may be the end of the text.
            asm.load(R9, workspace::length());
            asm.jump_if(Condition::Le, R9, text.len() as i32, targets.unknown);
        }
        let next = asm.label();
        ends_with(asm, tail, next);
        asm.jump(targets.unknown);
        asm.bind(next);
    }
    asm.jump(targets.unmatched);
}

fn text(test: &PathTest) -> &[u8] {
    match test {
        PathTest::Is(text)
        | PathTest::Prefix(text)
        | PathTest::Suffix(text)
        | PathTest::In(text)
        | PathTest::Contains(text) => text,
    }
}
