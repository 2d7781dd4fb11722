//! The recipes against the event table.

use compiler::tables::{EVENTS, EventFlags, Kind, ParamType, SYSCALLS};

use super::recipe::Value;
use super::recipes;

/// Events that a call of 64-bit x86 can end in and that have no recipe: none.
const WITHOUT_RECIPE: [&str; 0] = [];

#[test]
fn every_event_of_a_call_has_a_recipe() {
    let mut missing: Vec<&str> = SYSCALLS
        .iter()
        .filter(|call| call.x86_64.is_some())
        .filter_map(|call| call.exit)
        .filter(|code| !recipes().any(|recipe| recipe.code == *code))
        .map(|code| code.info().unwrap().id)
        .collect();
    missing.dedup();
    assert_eq!(missing, WITHOUT_RECIPE);
}

#[test]
fn recipes_have_a_source_for_each_parameter() {
    for recipe in recipes() {
        let event = recipe.code.info().unwrap();
        assert_eq!(recipe.values.len(), event.params.len(), "{}", event.id);
        assert!(!event.flags.contains(EventFlags::OLD_VERSION), "{}", event.id);
        assert_eq!(event.kind, Kind::Syscall, "{}", event.id);
    }
}

#[test]
fn no_event_has_two_recipes() {
    for event in &EVENTS {
        let count = recipes().filter(|recipe| recipe.code == event.code).count();
        assert!(count <= 1, "{}", event.id);
    }
}

#[test]
fn results_and_descriptors_go_to_parameters_of_their_type() {
    for recipe in recipes() {
        let event = recipe.code.info().unwrap();
        for (value, param) in recipe.values.iter().zip(event.params) {
            let text = matches!(
                param.ty,
                ParamType::Charbuf | ParamType::Fspath | ParamType::Fsrelpath | ParamType::Bytebuf
            );
            let at = format!("{} {}", event.id, param.name);
            match value {
                Value::Text(_) | Value::TextOfSuccess(_) | Value::Comm | Value::ExePath => {
                    assert!(text, "{at}");
                }
                Value::Result | Value::Signed(_) => assert!(param.ty.width().is_some(), "{at}"),
                _ => {}
            }
        }
    }
}
