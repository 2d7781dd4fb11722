//! The specifications against the event table.

use compiler::tables::{EVENTS, EventFlags, Kind, ParamType, SYSCALLS};

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
