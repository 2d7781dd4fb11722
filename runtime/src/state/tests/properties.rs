//! Whatever comes, in whatever order: no panic, sound links, bounded tables.

use compiler::tables::{EVENTS, EventFlags, ParamType};
use proptest::prelude::*;
use proptest::sample::select;

use super::*;

/// Few ids and descriptors, so that events meet.
const TIDS: i64 = 12;

/// Events that the converter lets through, of any type.
fn code() -> impl Strategy<Value = EventCode> {
    let codes: Vec<EventCode> = EVENTS
        .iter()
        .filter(|event| {
            !event
                .flags
                .intersects(EventFlags::OLD_VERSION | EventFlags::UNUSED)
        })
        .map(|event| event.code)
        .collect();
    let changing: Vec<EventCode> = EVENTS
        .iter()
        .filter(|event| event.flags.contains(EventFlags::MODIFIES_STATE))
        .filter(|event| {
            !event
                .flags
                .intersects(EventFlags::OLD_VERSION | EventFlags::UNUSED)
        })
        .map(|event| event.code)
        .collect();
    prop_oneof![1 => select(codes), 3 => select(changing)]
}

fn number() -> impl Strategy<Value = i64> {
    prop_oneof![
        8 => 0..TIDS,
        1 => -130_i64..0,
        1 => any::<i64>(),
        1 => select(vec![0, 1 << 6, 1 << 8, 1 << 13, 1 << 20, 1 << 27, 1 << 29, 0x1000, 7, 36]),
    ]
}

/// A value of the parameter's type, or now and then of none.
fn value(ty: ParamType) -> BoxedStrategy<Vec<u8>> {
    let fitting = match (ty, ty.width()) {
        (_, Some(width)) => number()
            .prop_map(move |number| {
                let mut bytes = number.to_le_bytes().to_vec();
                bytes.resize(width, 0);
                bytes
            })
            .boxed(),
        (ParamType::Sockaddr, _) => address(1).boxed(),
        (ParamType::Socktuple, _) => address(2).boxed(),
        (ParamType::Charbuf | ParamType::Fspath | ParamType::Fsrelpath, _) => {
            "(/|\\.\\.|a|b|container|<NA>){0,6}"
                .prop_map(|text| [text.as_bytes(), &[0]].concat())
                .boxed()
        }
        _ => "(cpu=/docker/[0-9a-f]{64}\0|a\0|=\0){0,3}"
            .prop_map(String::into_bytes)
            .boxed(),
    };
    prop_oneof![
        12 => fitting,
        1 => Just(Vec::new()),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
    ]
    .boxed()
}

fn address(ends: usize) -> impl Strategy<Value = Vec<u8>> {
    let v4 = proptest::collection::vec(0..3_u8, 6 * ends).prop_map(|body| [&[2], &body[..]].concat());
    let v6 = proptest::collection::vec(0..2_u8, 18 * ends).prop_map(|body| [&[10], &body[..]].concat());
    let unix = (any::<bool>(), "/[a-c]{0,3}").prop_map(move |(cut, path)| {
        let pointers = if ends == 2 { 16 } else { 0 };
        let mut bytes = vec![1; 1 + pointers];
        bytes.extend_from_slice(path.as_bytes());
        bytes.extend_from_slice(if cut { b"" } else { b"\0" });
        bytes
    });
    prop_oneof![v4, v6, unix, Just(vec![16]), Just(Vec::new())]
}

fn event() -> impl Strategy<Value = EventBuilder> {
    (code(), number(), 0..3 * SECOND).prop_flat_map(|(code, tid, ts)| {
        let params = code.info().map_or(&[][..], |info| info.params);
        let values: Vec<_> = params.iter().map(|param| value(param.ty)).collect();
        (values, 0..8_usize).prop_map(move |(values, cut)| {
            let kept = values.len().saturating_sub(if cut < 6 { 0 } else { cut });
            let builder = EventBuilder::new(code).tid(tid).ts(START + ts);
            values[..kept]
                .iter()
                .fold(builder, |builder, value| builder.value(value))
        })
    })
}

fn check(state: &State, limits: Limits) {
    assert!(state.thread_count() <= limits.threads);
    for thread in state.threads() {
        assert_eq!(state.thread(thread.tid).map(|found| found.tid), Some(thread.tid));
        assert!(thread.fds.len() <= crate::state::MAX_FDS);
        assert_eq!(thread.fds.iter().count(), thread.fds.len());
        assert!(state.ancestors(thread).count() <= 3 * state.thread_count() + 3);
        state.ancestor(thread, u64::MAX);
        state.leader(thread, crate::state::LeaderId::Session);
        let main = state.main_thread(thread);
        assert!(main.is_none_or(Thread::is_main));
        state.threads.check_links();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_sequence_of_events_keeps_the_state_sound(events in proptest::collection::vec(event(), 1..60)) {
        let limits = Limits { threads: 9, idle_purge: None };
        let mut world = World::with(limits);
        for event in &events {
            let attached = world.state.apply(&event.event());
            if let Some(fd) = world.state.fd_of(&attached) {
                prop_assert!(attached.has_fd());
                let _ = (fd.l4(), fd.is_close_on_exec(), fd.dev_major());
            }
            check(&world.state, limits);
        }
    }

    #[test]
    fn purging_keeps_the_state_sound(events in proptest::collection::vec(event(), 1..40)) {
        let limits = Limits { threads: 50, idle_purge: Some(crate::state::IdlePurge { interval: SECOND / 4, timeout: SECOND / 2, is_alive: None }) };
        let mut world = World::with(limits);
        for event in &events {
            world.state.apply(&event.event());
        }
        check(&world.state, limits);
    }
}
