//! Paths over made-up types and over those of the running kernel; hostile bytes.

use proptest::prelude::*;

use super::synthetic::Builder;
use super::*;

fn sample() -> Vec<u8> {
    let mut b = Builder::new();
    let u32_type = b.int("unsigned int", 4);
    let u64_type = b.int("long unsigned int", 8);
    let alias = b.typedef("pid_t", u32_type);
    let inner = b.structure("", 8, &[("low", u32_type, 0, 0), ("high", u32_type, 32, 0)]);
    let outer = b.union("", 8, &[("whole", u64_type, 0, 0), ("", inner, 0, 0)]);
    let counter = b.structure(
        "counter",
        16,
        &[("lock", u64_type, 0, 0), ("count", u64_type, 64, 0)],
    );
    let counters = b.array(counter, 4);
    let bits = b.structure(
        "bits",
        4,
        &[
            ("a", u32_type, 0, 3),
            ("b", u32_type, 3, 7),
            ("c", u32_type, 10, 1),
        ],
    );
    let task = b.count_next() + 1;
    let pointer = b.pointer(task);
    b.structure(
        "task",
        112,
        &[
            ("pid", alias, 0, 0),
            ("parent", pointer, 64, 0),
            ("", outer, 128, 0),
            ("stat", counters, 192, 0),
            ("bits", bits, 704, 0),
        ],
    );
    b.enumeration("color", true, &[("RED", 0), ("NONE", -1)]);
    b.finish()
}

#[test]
fn paths_lead_through_nested_nameless_and_repeated_members() {
    let btf = Btf::parse(sample()).unwrap();
    let offset = |path: &str| {
        btf.member(path)
            .map(|member| (member.offset, member.size))
            .unwrap()
    };
    assert_eq!(offset("task.pid"), (0, 4));
    assert_eq!(offset("task.parent"), (8, 8));
    assert!(btf.member("task.parent").unwrap().is_pointer);
    assert_eq!(offset("task.whole"), (16, 8));
    assert_eq!(offset("task.high"), (20, 4));
    assert_eq!(offset("task.stat[2].count"), (24 + 32 + 8, 8));
    assert_eq!(offset("task.bits.b"), (88, 4));
    assert_eq!(
        btf.member("task.bits.b").unwrap().bits,
        Some(Bits { shift: 3, width: 7 })
    );
    assert_eq!(btf.size_of("counter").unwrap(), 16);
    assert_eq!(btf.enum_value("color", "NONE").unwrap(), -1);
}

#[test]
fn what_is_missing_is_named() {
    let btf = Btf::parse(sample()).unwrap();
    let error = |path: &str| btf.member(path).unwrap_err().to_string();
    assert_eq!(error("tusk.pid"), "this kernel has no type `tusk`");
    assert_eq!(
        error("task.pit"),
        "`task.pit`: this kernel's `task` has no member `pit`"
    );
    assert_eq!(
        error("task.bits.d"),
        "`task.bits.d`: this kernel's `bits` has no member `d`"
    );
    assert_eq!(
        error("task.parent.pid"),
        "`task.parent.pid`: nothing lies inside of `parent` itself"
    );
    assert_eq!(error("task.stat[4]"), "`task.stat[4]`: no element 4 there");
    assert_eq!(error("task.pid[0]"), "`task.pid[0]`: no element 0 there");
    assert_eq!(
        error("task..pid"),
        "`task..pid` is not a path of the form type.member.member[index]"
    );
    assert_eq!(
        error("task"),
        "`task` is not a path of the form type.member.member[index]"
    );
    let blue = btf.enum_value("color", "BLUE").unwrap_err().to_string();
    assert_eq!(blue, "`color.BLUE`: this kernel's `color` has no member `BLUE`");
}

#[test]
fn aliases_and_members_in_a_circle_are_refused() {
    let mut b = Builder::new();
    b.typedef("loop", 1);
    b.structure("shell", 4, &[("", 2, 0, 0), ("", 2, 0, 0)]);
    b.array(3, 2);
    b.structure("user", 4, &[("field", 1, 0, 0), ("list", 3, 0, 0)]);
    let btf = Btf::parse(b.finish()).unwrap();
    let fault = |path: &str| match btf.member(path) {
        Err(BtfError::Malformed(fault)) => fault,
        other => panic!("{other:?}"),
    };
    assert_eq!(fault("loop.x"), BtfFault::Cycle(1));
    assert_eq!(fault("shell.x"), BtfFault::Cycle(2));
    assert_eq!(fault("user.field"), BtfFault::Cycle(1));
    assert_eq!(fault("user.list"), BtfFault::Cycle(3));
}

#[test]
fn structures_that_double_at_each_level_end_the_search() {
    let mut b = Builder::new();
    let mut inner = b.int("int", 4);
    for _ in 0..40 {
        inner = b.structure("", 4, &[("", inner, 0, 0), ("", inner, 0, 0)]);
    }
    b.structure("top", 4, &[("", inner, 0, 0)]);
    let btf = Btf::parse(b.finish()).unwrap();
    assert!(matches!(
        btf.member("top.x"),
        Err(BtfError::Malformed(BtfFault::Cycle(_)))
    ));
}

#[test]
fn the_running_kernel_is_read() {
    let btf = match Btf::of_running_kernel() {
        Ok(btf) => btf,
        Err(error @ BtfError::Unreadable { .. }) => {
            eprintln!("SKIP the_running_kernel_is_read: {error}");
            return;
        }
        Err(error) => panic!("{error}"),
    };
    assert!(btf.len() > 10_000);
    for path in [
        "task_struct.real_parent",
        "task_struct.signal",
        "task_struct.mm",
        "sock.__sk_common.skc_family",
    ] {
        let member = btf.member(path).unwrap();
        assert!(member.size > 0, "{path}");
    }
    assert!(btf.member("task_struct.real_parent").unwrap().is_pointer);
    // The same in every x86-64 kernel, as debuggers rely on it.
    if cfg!(target_arch = "x86_64") {
        assert_eq!(btf.member("pt_regs.di").unwrap().offset, 112);
    }
    assert_eq!(
        btf.enum_value("bpf_map_type", "BPF_MAP_TYPE_RINGBUF").unwrap(),
        27
    );
    assert!(btf.member("task_struct.no_such_thing").is_err());
}

#[test]
fn headers_and_sections_are_checked() {
    let good = sample();
    assert_eq!(Btf::parse(Vec::new()).unwrap_err(), BtfFault::Header);
    let mut swapped = good.clone();
    swapped.swap(0, 1);
    assert_eq!(Btf::parse(swapped).unwrap_err(), BtfFault::Header);
    let mut long = good.clone();
    long[12..16].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(Btf::parse(long).unwrap_err(), BtfFault::Section("types"));
    let mut kind = good;
    kind[24 + 7] = 0x1f;
    assert_eq!(Btf::parse(kind).unwrap_err(), BtfFault::Kind { id: 1, kind: 31 });
}

proptest! {
    #[test]
    fn damaged_bytes_never_panic(at in 0usize..600, value: u8, cut in 0usize..1200) {
        let mut bytes = sample();
        if let Some(byte) = bytes.get_mut(at) {
            *byte = value;
        }
        bytes.truncate(cut);
        ask(bytes);
    }

    #[test]
    fn random_types_never_panic(words in prop::collection::vec(prop_oneof![0u32..40, any::<u32>(), (1u32..20, 0u32..4).prop_map(|(kind, count)| kind << 24 | count)], 0..80)) {
        let types = words.len() as u32 * 4;
        let mut bytes = Vec::new();
        for word in [0x0001_eb9f, 24, 0, types, types, 6].iter().chain(&words) {
            bytes.extend_from_slice(&word.to_le_bytes());
        }
        bytes.extend_from_slice(b"\0task\0");
        ask(bytes);
    }
}

/// Asks for all sorts of things; answers and errors are equally fine.
fn ask(bytes: Vec<u8>) {
    let Ok(btf) = Btf::parse(bytes) else { return };
    for path in [
        "task.pid",
        "task.high",
        "task.stat[3].count",
        "task.bits.c",
        "counter.lock",
        "bits.x",
    ] {
        let _ = btf.member(path);
    }
    let _ = (
        btf.size_of("task"),
        btf.enum_value("color", "RED"),
        btf.has_type("task"),
    );
}

#[test]
fn numbers_of_structures_and_functions_are_told() {
    let mut b = Builder::new();
    let int = b.int("int", 4);
    b.typedef("only_alias", int);
    let own = b.structure("own", 4, &[("a", int, 0, 0)]);
    b.function("other", 0);
    let act = b.function("own", 0);
    let btf = Btf::parse(b.finish()).unwrap();
    assert_eq!(btf.structure("own").unwrap(), own);
    assert_eq!(btf.function("own"), Some(act));
    assert_eq!(btf.function("only_alias"), None);
    let error = btf.structure("only_alias").unwrap_err().to_string();
    assert_eq!(error, "this kernel has no type `only_alias`");
}

#[test]
fn the_first_type_of_a_name_counts() {
    let mut b = Builder::new();
    let int = b.int("int", 4);
    for size in [8, 4] {
        b.structure("twice", size, &[("a", int, 0, 0)]);
    }
    let btf = Btf::parse(b.finish()).unwrap();
    assert_eq!(btf.size_of("twice").unwrap(), 8);
}
