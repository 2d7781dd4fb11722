//! Sweeps over every row of every table: what holds for one must hold for all.

use std::collections::{HashMap, HashSet};

use compiler::tables::{
    ArgumentRule, EVENTS, EventFlags, FIELDS, FLAG_TABLES, FieldFlags, Kind, ParamExtra, ParamType, STEPS,
    SYSCALLS, StepAction, StepValue,
};

fn unique<T: Eq + std::hash::Hash>(items: impl IntoIterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    items.into_iter().all(|item| seen.insert(item))
}

/// One short line without full stop.
fn is_doc_line(doc: &str) -> bool {
    !doc.is_empty() && doc.trim() == doc && !doc.contains('\n') && !doc.ends_with('.') && doc.len() <= 110
}

#[test]
fn every_field_is_documented_in_one_line() {
    for field in &FIELDS {
        assert!(is_doc_line(field.doc), "{}: {:?}", field.name, field.doc);
        if let Some(example) = field.example {
            assert!(example.starts_with(field.name), "{}: {example}", field.name);
        }
    }
}

#[test]
fn field_names_are_unique_and_well_formed() {
    assert!(unique(FIELDS.iter().map(|field| field.name)));
    for field in &FIELDS {
        let parts: Vec<_> = field.name.split('.').collect();
        assert!(parts.len() >= 2, "{}", field.name);
        for part in parts {
            assert!(
                part.starts_with(|letter: char| letter.is_ascii_alphabetic())
                    && part
                        .chars()
                        .all(|letter| letter.is_ascii_alphanumeric() || letter == '_'),
                "{}",
                field.name
            );
        }
        assert!(!field.sources.is_empty(), "{}", field.name);
    }
}

#[test]
fn field_types_can_be_compared() {
    for field in &FIELDS {
        let list = field.flags.contains(FieldFlags::LIST);
        assert!(
            !list || field.ty.is_list_element(),
            "{}: {:?}",
            field.name,
            field.ty
        );
        // Plugins can only give values of these types.
        assert!(
            field.provider == "builtin" || field.ty.is_list_element(),
            "{}: {:?}",
            field.name,
            field.ty
        );
        let both = FieldFlags::FILTER_ONLY.union(FieldFlags::PRINT_ONLY);
        assert!(!field.flags.contains(both), "{}", field.name);
    }
}

#[test]
fn arguments_agree_with_their_spelling() {
    for field in &FIELDS {
        let rule = match field.argument {
            ArgumentRule::None => None,
            ArgumentRule::Optional { index, key } => Some((false, index || key)),
            ArgumentRule::Required { index, key } => Some((true, index || key)),
        };
        let Some((required, some)) = rule else {
            assert_eq!(field.syntax, None, "{}", field.name);
            continue;
        };
        assert!(some, "{}: neither index nor key", field.name);
        if let Some(syntax) = field.syntax {
            assert!(syntax.starts_with(field.name), "{}: {syntax}", field.name);
            let rest = &syntax[field.name.len()..];
            let alone = rest.starts_with(' ') || rest.starts_with(',');
            // `evt.abspath` can stand alone although its argument is declared as required.
            assert!(
                alone != required || field.name == "evt.abspath",
                "{}: {syntax}",
                field.name
            );
        }
    }
}

#[test]
fn events_come_in_pairs_of_enter_and_exit() {
    assert!(unique(EVENTS.iter().map(|event| event.id)));
    assert_eq!(EVENTS.len() % 2, 0);
    for pair in EVENTS.chunks_exact(2) {
        let stem = pair[0].id.strip_suffix("_E");
        assert!(stem.is_some(), "{}", pair[0].id);
        assert_eq!(stem, pair[1].id.strip_suffix("_X"), "{}", pair[0].id);
        let half = pair.iter().any(|event| event.kind == Kind::Unknown);
        assert!(half || pair[0].name == pair[1].name, "{}", pair[0].id);
    }
}

#[test]
fn parameters_are_consistent_with_their_types() {
    for event in &EVENTS {
        assert!(
            unique(event.params.iter().map(|param| param.name)),
            "{}: a name stands twice",
            event.id
        );
        for param in event.params {
            let context = format!("{}.{}", event.id, param.name);
            match param.extra {
                ParamExtra::None => assert_ne!(param.ty, ParamType::Dyn, "{context}"),
                ParamExtra::Dynamic(types) => {
                    assert_eq!(param.ty, ParamType::Dyn, "{context}");
                    assert!(!types.is_empty(), "{context}");
                }
                ParamExtra::Flags(table) => assert!(
                    FLAG_TABLES.iter().any(|known| std::ptr::eq(*known, table)),
                    "{context}"
                ),
                ParamExtra::Dirfd(place) => {
                    assert_eq!(param.ty, ParamType::Fsrelpath, "{context}");
                    let ty = event.params.get(usize::from(place)).map(|param| param.ty);
                    assert!(
                        matches!(ty, Some(ParamType::Fd | ParamType::Fd32)),
                        "{context}: {ty:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_flag_table_is_used_and_a_name_has_one_value() {
    for table in FLAG_TABLES {
        let used = EVENTS
            .iter()
            .flat_map(|event| event.params)
            .any(|param| matches!(param.extra, ParamExtra::Flags(own) if std::ptr::eq(own, table)));
        // The readiness bits stand inside descriptor lists, which have no flag type of their own.
        assert!(used || table.name == "poll_flags", "{}", table.name);
        assert!(!table.flags.is_empty(), "{}", table.name);
        // A name may be listed twice, but never with two values.
        let values: HashMap<_, _> = table.flags.iter().map(|flag| (flag.name, flag.value)).collect();
        for flag in table.flags {
            assert_eq!(values[flag.name], flag.value, "{}: {}", table.name, flag.name);
        }
    }
}

#[test]
fn syscalls_and_events_point_at_each_other() {
    for syscall in &SYSCALLS {
        for code in [syscall.enter, syscall.exit].into_iter().flatten() {
            let event = code.info().unwrap();
            if event.kind == Kind::Unknown {
                continue;
            }
            assert!(
                event.syscalls.contains(&syscall.code),
                "{} and {}",
                syscall.name,
                event.id
            );
        }
    }
    for event in &EVENTS {
        for code in event.syscalls {
            assert!(SYSCALLS.get(usize::from(*code)).is_some(), "{}: {code}", event.id);
        }
    }
}

#[test]
fn steps_are_sorted_and_stay_within_their_records() {
    assert!(STEPS.is_sorted_by(|a, b| (a.code, a.nparams) < (b.code, b.nparams)));
    for step in &STEPS {
        let event = step.code.info().unwrap();
        let context = format!("{}/{}", event.id, step.nparams);
        assert!(event.flags.contains(EventFlags::CONVERTER_MANAGED), "{context}");
        assert!(usize::from(step.nparams) <= event.params.len(), "{context}");
        let enter = step
            .code
            .0
            .checked_sub(1)
            .and_then(|code| EVENTS.get(usize::from(code)));
        for value in step.values {
            match value {
                StepValue::Old(place) => assert!(*place < step.nparams, "{context}: {value:?}"),
                StepValue::EnterOrEmpty(place) | StepValue::EnterOrDefault(place) => assert!(
                    enter.is_some_and(|enter| usize::from(*place) < enter.params.len()),
                    "{context}: {value:?}"
                ),
                StepValue::Default | StepValue::Empty | StepValue::ContainerJson => {}
            }
        }
        match step.action {
            StepAction::Store | StepAction::Pass | StepAction::StoreAndPass => {
                assert!(step.values.is_empty(), "{context}");
            }
            StepAction::Add => {
                let total = usize::from(step.nparams) + step.values.len();
                assert!(
                    !step.values.is_empty() && total <= event.params.len(),
                    "{context}"
                );
            }
            StepAction::Change(to) => {
                let to = to.info().unwrap();
                assert!(step.values.len() <= to.params.len(), "{context} to {}", to.id);
            }
        }
    }
}
