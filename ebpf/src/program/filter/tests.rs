//! Conditions as programs against what they mean, run in user space.
//!
//! What the program turns away, the condition does not admit: always. The other way round only as far
//! as the program knows all values of the condition, which is so for numbers and normalized paths.

#![expect(
    unsafe_code,
    reason = "the program reads the memory of a process, which is this one"
)]

use compiler::operators::relation::Relation;
use compiler::plan::{
    FileKinds, KernelFilter, KernelPredicate, KernelView, Number, PathTest, has_path_traversal,
    is_normalized_path,
};
use compiler::tables::event;
use proptest::prelude::*;

use super::PlannedFilter;
use super::path_base::PathBase;
use crate::asm::{Helper, LoopBound, Reg::*};
use crate::btf::Btf;
use crate::btf::synthetic::Builder;
use crate::program::maps::ELEMENT;
use crate::program::scratch;
use crate::program::target_kernel::TargetKernel;
use crate::program::writer::{EventFilter as _, EventWriter};

/// `probe_read_user_str`: address 0 cannot be read.
fn read_user_str(buffer: u64, size: u64, address: u64, _: u64, _: u64) -> u64 {
    if address == 0 {
        return (-14i64).cast_unsigned();
    }
    // SAFETY: all other addresses are those of texts with a NUL that the test keeps.
    let text = unsafe { std::ffi::CStr::from_ptr(address as *const std::ffi::c_char) };
    let text = text.to_bytes_with_nul();
    let length = text.len().min(size as usize);
    let mut bytes = text[..length].to_vec();
    if let Some(last) = bytes.last_mut() {
        *last = 0;
    }
    // SAFETY: the program passes the address of `size` bytes in its scratch memory.
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), buffer as *mut u8, length) };
    length as u64
}

/// An `openat` by some thread.
#[derive(Clone, Debug)]
struct Open {
    result: i64,
    flags: u32,
    path: Option<Vec<u8>>,
    /// The directory in which the path starts is out of scope.
    out_of_scope: bool,
}

impl KernelView for Open {
    fn number(&self, number: Number) -> Option<i64> {
        match number {
            Number::Param(0) => Some(self.result),
            Number::Param(3) => Some(i64::from(crate::program::portable_open_flags(self.flags))),
            _ => None,
        }
    }

    fn path(&self, param: u8) -> Option<&[u8]> {
        self.path.as_deref().filter(|_| param == 2)
    }

    fn is_out_of_scope(&self, _: u8) -> bool {
        self.out_of_scope
    }

    fn file(&self, _: Number) -> Option<FileKinds> {
        None
    }

    fn container(&self) -> Option<bool> {
        None
    }
}

/// A kernel of which nothing is known.
fn unknown_kernel() -> TargetKernel {
    let mut types = Builder::new();
    types.int("int", 4);
    TargetKernel::new(Btf::parse(types.finish()).expect("a description"), 0)
}

/// What leaves a loop that runs too often, which those here do not and the machine does not know; and
/// a jump that goes nowhere.
const MAY_GOTO: u8 = 0xe5;
const GO_ON: u8 = 0x05;

/// Whether the program of `condition` lets `open` pass, however its loops show their end. `stale` is what
/// an earlier event left behind.
fn passes(condition: &KernelFilter, open: &Open, stale: u8) -> bool {
    let counted = passes_with(LoopBound::Counted, condition, open, stale);
    let watched = passes_with(LoopBound::Watched, condition, open, stale);
    assert_eq!(counted, watched);
    counted
}

fn passes_with(loops: LoopBound, condition: &KernelFilter, open: &Open, stale: u8) -> bool {
    let mut kernel = unknown_kernel();
    kernel.loops = loops;
    let mut writer = EventWriter::bare(&kernel);
    writer.event = event::SYSCALL_OPENAT_2_X.info().expect("an event of the table");
    let drop = writer.asm.label();
    writer.asm.mov(R6, R1);
    let planned = PlannedFilter {
        base: Some(PathBase::Injected),
        ..PlannedFilter::of(event::SYSCALL_OPENAT_2_X, condition.clone())
    };
    planned
        .emit(&mut writer, drop)
        .expect("a condition that can be put");
    writer.asm.mov(R0, 1);
    writer.asm.exit();
    if writer.asm.is_used(drop) {
        writer.asm.bind(drop);
        writer.asm.mov(R0, 0);
        writer.asm.exit();
    }
    let mut program = writer.finish_bare("test").expect("a program");
    for insn in program.insns.iter_mut().filter(|insn| insn.code == MAY_GOTO) {
        (insn.code, insn.off) = (GO_ON, 0);
    }
    let code = program.encode();
    let mut memory = vec![stale; ELEMENT as usize];
    let path = open.path.as_ref().map(|path| [path.as_slice(), &[0]].concat());
    let address = path.as_ref().map_or(0, |path| path.as_ptr() as u64);
    let mut put = |access: crate::asm::Access, value: u64| {
        let from = access.offset as usize;
        memory[from..from + 8].copy_from_slice(&value.to_le_bytes());
    };
    put(scratch::result(), open.result.cast_unsigned());
    put(scratch::argument(1), address);
    put(scratch::argument(2), u64::from(open.flags));
    put(scratch::argument(5), u64::from(open.out_of_scope));
    let mut machine = rbpf::EbpfVmRaw::new(Some(&code)).expect("a program that rbpf accepts");
    machine
        .register_helper(Helper::ProbeReadUserStr as u32, read_user_str)
        .expect("a helper");
    machine.execute_program(&mut memory).expect("a program that ends") == 1
}

fn component() -> impl Strategy<Value = Vec<u8>> {
    const WORDS: &[&str] = &[
        "etc",
        "usr",
        "shadow",
        "passwd",
        "lib",
        "a",
        ".",
        "..",
        ".ssh",
        "",
        "cron.d",
        "very-long-name",
        "longer-than-what-stands-between-two-slashes-anywhere-else-on-most-machines",
    ];
    prop::sample::select(WORDS).prop_map(|word| word.as_bytes().to_vec())
}

fn path() -> impl Strategy<Value = Vec<u8>> {
    (any::<bool>(), prop::collection::vec(component(), 1..6)).prop_map(|(absolute, parts)| {
        let mut path = if absolute { b"/".to_vec() } else { Vec::new() };
        path.extend(parts.join(&b'/'));
        path
    })
}

fn any_path() -> impl Strategy<Value = Vec<u8>> {
    let any_bytes = prop::collection::vec(prop_oneof![Just(b'/'), Just(b'.'), Just(b'-'), 1..=255u8], 0..300);
    prop_oneof![8 => path(), 1 => any_bytes]
}

fn path_test() -> impl Strategy<Value = PathTest> {
    let text = path().prop_filter("a test has a text", |text| !text.is_empty());
    (0..5, text).prop_map(|(kind, text)| match kind {
        0 => PathTest::Is(text),
        1 => PathTest::Prefix(text),
        2 => PathTest::Suffix(text),
        3 => PathTest::In(text),
        _ => PathTest::Contains(b"../".to_vec()),
    })
}

fn predicate() -> impl Strategy<Value = KernelPredicate> {
    let relation = prop::sample::select(
        &[
            Relation::Equal,
            Relation::NotEqual,
            Relation::Less,
            Relation::LessOrEqual,
            Relation::Greater,
            Relation::GreaterOrEqual,
        ][..],
    );
    let value = prop_oneof![-3..4i64, Just(i64::MAX), Just(i64::MIN)];
    prop_oneof![
        (relation, value).prop_map(|(relation, value)| KernelPredicate::Compare {
            number: Number::Param(0),
            relation,
            value,
        }),
        (0..1u32 << 14).prop_map(|mask| KernelPredicate::Bits {
            number: Number::Param(3),
            mask,
        }),
        prop::collection::vec(path_test(), 1..8).prop_map(|any| KernelPredicate::Path { param: 2, any }),
        Just(KernelPredicate::Container),
        Just(KernelPredicate::File {
            descriptor: Number::Param(0),
            kinds: FileKinds::DIRECTORY,
        }),
    ]
}

fn condition() -> impl Strategy<Value = KernelFilter> {
    let ask = (predicate(), any::<bool>())
        .prop_map(|(predicate, expected)| KernelFilter::test(predicate, expected));
    ask.prop_recursive(3, 16, 4, |inner| {
        let parts = prop::collection::vec(inner, 1..4);
        prop_oneof![
            parts.clone().prop_map(KernelFilter::all),
            parts.prop_map(KernelFilter::any)
        ]
    })
}

fn open() -> impl Strategy<Value = Open> {
    let flags = prop_oneof![
        0..4u32,
        Just(0o1101),
        Just(0o10_000_000),
        Just(0o2_000_000),
        Just(0o20_200_002)
    ];
    let path = prop::option::weighted(0.9, any_path());
    (-3..4i64, flags, path, any::<bool>()).prop_map(|(result, flags, path, out_of_scope)| Open {
        result,
        flags,
        path,
        out_of_scope,
    })
}

/// Returns whether the program knows all values of this event that the condition uses.
fn is_supported(condition: &KernelFilter, open: &Open) -> bool {
    match condition {
        KernelFilter::All(parts) | KernelFilter::Any(parts) => {
            parts.iter().all(|part| is_supported(part, open))
        }
        KernelFilter::Test { predicate, .. } => match predicate {
            KernelPredicate::Compare { .. } | KernelPredicate::Container | KernelPredicate::File { .. } => {
                true
            }
            // Whether the call made the file is not looked at.
            KernelPredicate::Bits { mask, .. } => mask & !0xfff == 0,
            // Only tidy paths are known to have no detours.
            KernelPredicate::Path { any, .. } => match &open.path {
                Some(path) => {
                    let detours = any.iter().any(|test| matches!(test, PathTest::Contains(_)));
                    is_normalized_path(path) && path.len() < 250 && !(detours && has_path_traversal(path))
                }
                None => true,
            },
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn programs_turn_away_what_conditions_do_not_admit(
        condition in condition(),
        open in open(),
        stale in prop::sample::select(&[0u8, b'/', b'.', 0xff][..]),
    ) {
        let admitted = condition.admits(&open);
        let passed = passes(&condition, &open, stale);
        prop_assert!(passed || !admitted, "{condition}");
        if is_supported(&condition, &open) {
            prop_assert_eq!(passed, admitted, "{}", condition);
        }
    }
}

#[test]
fn relative_paths_are_judged_by_their_last_component() {
    let is = |text: &str| PathTest::Is(text.as_bytes().to_vec());
    let condition = KernelFilter::test(
        KernelPredicate::Path {
            param: 2,
            any: vec![is("/etc/shadow"), is("/etc/sudoers")],
        },
        true,
    );
    let open = |path: &str| Open {
        result: 3,
        flags: 0,
        path: Some(path.as_bytes().to_vec()),
        out_of_scope: false,
    };
    for path in [
        "/etc/shadow",
        "shadow",
        "../etc/shadow",
        "x/../sudoers",
        "..",
        "/etc/",
        "/etc/x/..",
    ] {
        assert!(passes(&condition, &open(path), b'/'), "{path}");
    }
    for path in [
        "/etc/passwd",
        "passwd",
        "../etc/hosts",
        "/usr/../etc/hosts",
        "/shadow",
    ] {
        assert!(!passes(&condition, &open(path), b'/'), "{path}");
    }
}

#[test]
fn nothing_lies_in_a_directory_whose_name_ends_with_a_slash() {
    let any = vec![PathTest::In(b"/.ssh/".to_vec())];
    let outside = KernelFilter::test(KernelPredicate::Path { param: 2, any }, false);
    let open = Open {
        result: 0,
        flags: 0,
        path: Some(b"/.ssh/etc".to_vec()),
        out_of_scope: false,
    };
    assert!(outside.admits(&open) && passes(&outside, &open, 0));
}

#[test]
fn whole_paths_are_not_found_below_directories_that_are_apart() {
    let any = vec![
        PathTest::Is(b"/etc/shadow".to_vec()),
        PathTest::Prefix(b"/etc/pam.d/".to_vec()),
        PathTest::In(b"/var/log".to_vec()),
        PathTest::Suffix(b"~".to_vec()),
    ];
    let condition = KernelFilter::test(KernelPredicate::Path { param: 2, any }, true);
    let open = |path: &str, out_of_scope| Open {
        result: 3,
        flags: 0,
        path: Some(path.as_bytes().to_vec()),
        out_of_scope,
    };
    for path in ["shadow", "a/shadow", "./shadow", ".a/b", "su"] {
        assert!(passes(&condition, &open(path, false), b'/'), "{path}");
        assert!(!passes(&condition, &open(path, true), b'/'), "{path}");
    }
    for path in [
        "../etc/shadow",
        "a/../shadow",
        "..",
        ".",
        "a/.history",
        "/etc/shadow",
        "a//b",
    ] {
        assert!(passes(&condition, &open(path, true), b'/'), "{path}");
    }
}
