//! The specifications against the event table.

use compiler::tables::{EVENTS, EventFlags, Kind, ParamType, SYSCALLS, event};

use super::compat::{ArgumentForm, COMPAT_CALLS, IPC, IPC_CALLS, Reason, SOCKET_CALLS, X32_CALLS};

use super::event_spec::Value;
use super::event_specs;

/// Events that a call of 64-bit x86 can end in and that have no spec: none.
const WITHOUT_SPEC: [&str; 0] = [];

#[test]
fn every_event_of_a_call_has_a_specification() {
    let mut missing: Vec<&str> = SYSCALLS
        .iter()
        .filter(|call| call.x86_64.is_some())
        .filter_map(|call| call.exit)
        .filter(|code| !event_specs().any(|spec| spec.code == *code))
        .map(|code| code.info().unwrap().id)
        .collect();
    missing.dedup();
    assert_eq!(missing, WITHOUT_SPEC);
}

#[test]
fn specifications_have_a_source_for_each_parameter() {
    for spec in event_specs() {
        let event = spec.code.info().unwrap();
        let (own, further) = spec.values.split_at(event.params.len());
        assert_eq!(own.len(), event.params.len(), "{}", event.id);
        let are_taken_off = further
            .iter()
            .all(|value| matches!(value, Value::ReceivedFile(..)));
        assert!(are_taken_off, "{}", event.id);
        assert!(!event.flags.contains(EventFlags::OLD_VERSION), "{}", event.id);
        assert_eq!(event.kind, Kind::Syscall, "{}", event.id);
    }
}

#[test]
fn no_event_has_two_specifications() {
    for event in &EVENTS {
        let count = event_specs().filter(|spec| spec.code == event.code).count();
        assert!(count <= 1, "{}", event.id);
    }
}

#[test]
fn results_and_descriptors_go_to_parameters_of_their_type() {
    for spec in event_specs() {
        let event = spec.code.info().unwrap();
        for (value, param) in spec.values.iter().zip(event.params) {
            let text = matches!(
                param.ty,
                ParamType::Charbuf | ParamType::Fspath | ParamType::Fsrelpath | ParamType::Bytebuf
            );
            let at = format!("{} {}", event.id, param.name);
            match value {
                Value::UserString(_) | Value::UserStringOnSuccess(_) | Value::Comm | Value::ExePath => {
                    assert!(text, "{at}");
                }
                Value::Result | Value::Signed(_) => assert!(param.ty.width().is_some(), "{at}"),
                _ => {}
            }
        }
    }
}

/// Numbers that the kernel's header gives to calls of 32-bit programs, where it is installed.
fn header_32_bit() -> Option<Vec<(String, u16)>> {
    let paths = [
        "/usr/include/x86_64-linux-gnu/asm/unistd_32.h",
        "/usr/include/asm/unistd_32.h",
    ];
    let text = paths.iter().find_map(|path| std::fs::read_to_string(path).ok())?;
    let calls = text.lines().filter_map(|line| {
        let (name, number) = line.strip_prefix("#define __NR_")?.split_once(' ')?;
        Some((name.to_owned(), number.trim().parse().ok()?))
    });
    Some(calls.collect())
}

#[test]
fn every_32_bit_call_has_an_event_or_a_reason() {
    let numbers: Vec<u16> = COMPAT_CALLS.iter().map(|call| call.number).collect();
    assert!(
        numbers.is_sorted_by(|one, next| one < next),
        "sorted, and none twice"
    );
    let has_event = |native: u16| {
        SYSCALLS
            .iter()
            .find(|call| call.x86_64 == Some(native))
            .and_then(|call| call.exit)
            .is_some_and(|code| event_specs().any(|spec| spec.code == code))
    };
    let (mut events, mut own, mut generic, mut reasons) = (0, 0, 0, [0, 0]);
    for call in COMPAT_CALLS {
        match call.translation {
            Ok((_, ArgumentForm::Multiplexed)) => {
                let calls = if call.number == IPC {
                    IPC_CALLS
                } else {
                    SOCKET_CALLS
                };
                for (number, native, _) in calls {
                    assert!(has_event(*native), "{} {number}", call.number);
                }
                events += 1;
                own += 1;
            }
            Ok((native, _)) => {
                assert!(has_event(native), "{}", call.number);
                let exit = SYSCALLS.iter().find(|entry| entry.x86_64 == Some(native));
                events += 1;
                if exit.and_then(|entry| entry.exit) == Some(event::GENERIC_X) {
                    generic += 1;
                } else {
                    own += 1;
                }
            }
            Err(Reason::Only32Bit) => reasons[0] += 1,
            Err(Reason::NotImplemented) => reasons[1] += 1,
        }
    }
    println!(
        "{} calls: {events} with an event ({own} of their own, {generic} generic), {} only for 32-bit programs, {} not implemented",
        COMPAT_CALLS.len(),
        reasons[0],
        reasons[1]
    );
    for native in X32_CALLS {
        assert!(has_event(*native), "x32 {native}");
    }
    let Some(header) = header_32_bit() else {
        eprintln!("SKIP every_32_bit_call_has_an_event_or_a_reason: no unistd_32.h to compare with");
        return;
    };
    let missing: Vec<&(String, u16)> = header
        .iter()
        .filter(|(_, number)| !numbers.contains(number))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
