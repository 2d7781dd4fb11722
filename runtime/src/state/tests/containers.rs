//! Containers of threads, their metadata, their users.

use super::exec::{execve, today};
use super::*;
use crate::state::ContainerType;

const ID: &str = "32a1026ccb88a551e2a38eb8f260b4700aefec7e8c007344057e58a9fa302374";
const SHORT: &str = "32a1026ccb88";

fn metadata(json: &str) -> EventBuilder {
    EventBuilder::new(code::CONTAINER_JSON_2_E).text(json)
}

fn in_container(world: &mut World) {
    let cgroups: &'static [&'static str] =
        &["cpu=/docker/32a1026ccb88a551e2a38eb8f260b4700aefec7e8c007344057e58a9fa302374"];
    let mut clone = Clone::process(SHELL, 200);
    clone.cgroups = cgroups;
    world.apply(clone.child());
}

#[test]
fn threads_get_their_container_from_control_groups() {
    let mut world = World::new();
    in_container(&mut world);
    assert_eq!(text(&world.thread(200).container_id), SHORT);
    assert!(
        world.state.container_of(world.thread(200)).is_none(),
        "nothing more is known"
    );
    let host = world.state.container_of(world.thread(SHELL)).unwrap();
    assert_eq!((host.id.as_str(), host.ty), ("host", ContainerType::Host));
    // A program in another group moves the process.
    world.apply(today(execve(200, 200, SHELL, "ls", &[]), "/usr/bin/ls"));
    assert_eq!(text(&world.thread(200).container_id), "");
}

#[test]
fn a_child_made_by_its_caller_waits_for_its_own_event() {
    let mut world = World::new();
    let mut clone = Clone::process(SHELL, 200);
    clone.cgroups = &["cpu=/lxc/web.scope"];
    world.apply(clone.clone().caller());
    assert_eq!(text(&world.thread(200).container_id), "");
    world.apply(clone.child());
    assert_eq!(text(&world.thread(200).container_id), "web.scope");
    let container = world.state.container_of(world.thread(200)).unwrap();
    assert_eq!(
        (container.id.as_str(), container.ty),
        ("web.scope", ContainerType::Lxc)
    );
}

#[test]
fn metadata_events_contain_documents() {
    let mut world = World::new();
    in_container(&mut world);
    let json = format!(r#"{{"container":{{"id":"{SHORT}","type":0,"name":"web","full_id":"{ID}"}}}}"#);
    let attached = world.apply(metadata(&json));
    assert_eq!(attached.container.as_ref().unwrap().name, "web");
    assert_eq!(world.state.container_of(world.thread(200)).unwrap().name, "web");
    let removed = EventBuilder::new(code::ASYNCEVENT_E)
        .u32(0)
        .text("container_removed")
        .text(&json);
    let attached = world.apply(removed);
    assert_eq!(attached.container.as_ref().unwrap().name, "web");
    assert!(world.state.container_of(world.thread(200)).is_none());
    let added = EventBuilder::new(code::ASYNCEVENT_E)
        .u32(0)
        .text("container")
        .text(&json);
    world.apply(added);
    assert!(world.state.container_of(world.thread(200)).is_some());
}

#[test]
fn unreadable_documents_are_counted() {
    let mut world = World::new();
    for json in ["", "{", r#"{"id":"x"}"#, r#"{"container":{}}"#] {
        assert!(world.apply(metadata(json)).container.is_none());
    }
    assert_eq!(world.state.counters().unreadable_values, 4);
    let other = EventBuilder::new(code::ASYNCEVENT_E)
        .u32(0)
        .text("other")
        .text("{");
    world.apply(other);
    assert_eq!(world.state.counters().unreadable_values, 4, "not our event");
}

#[test]
fn containers_have_their_own_addresses() {
    let mut world = World::new();
    in_container(&mut world);
    let ip = |last| std::net::Ipv4Addr::new(172, 17, 0, last);
    let other = r#"{"container":{"id":"other","ip":"172.17.0.9"}}"#;
    world.apply(metadata(other));
    let thread = world.thread(200);
    assert!(
        world.state.is_local_v4(thread, ip(9)),
        "the own address is unknown: others' count"
    );
    assert!(!world.state.is_local_v4(thread, ip(2)));
    assert!(!world.state.is_local_v4(world.thread(SHELL), ip(9)));
    let own = format!(r#"{{"container":{{"id":"{SHORT}","ip":"172.17.0.2"}}}}"#);
    world.apply(metadata(&own));
    let thread = world.thread(200);
    assert!(world.state.is_local_v4(thread, ip(2)));
    assert!(!world.state.is_local_v4(thread, ip(9)));
}

#[test]
fn containers_have_their_own_users() {
    let mut world = World::new();
    in_container(&mut world);
    let user = |event, name: &str, container: &str| {
        EventBuilder::new(event)
            .u32(7)
            .u32(7)
            .text(name)
            .text("/home")
            .text("/bin/sh")
            .text(container)
    };
    world.apply(user(code::USER_ADDED_E, "alice", ""));
    world.apply(user(code::USER_ADDED_E, "web", SHORT));
    let name = |world: &World, tid| {
        let thread = world.thread(tid);
        world.state.user(thread, 7).map(|user| text(&user.name))
    };
    assert_eq!(name(&world, SHELL).as_deref(), Some("alice"));
    assert_eq!(name(&world, 200).as_deref(), Some("web"));
    world.apply(user(code::USER_DELETED_E, "web", SHORT));
    assert_eq!(name(&world, 200), None);
    world.apply(user(code::USER_ADDED_E, "+nis", SHORT));
    assert_eq!(name(&world, 200), None);
    let group = |event| EventBuilder::new(event).u32(8).text("staff").text("");
    world.apply(group(code::GROUP_ADDED_E));
    assert_eq!(
        text(&world.state.group(world.thread(SHELL), 8).unwrap().name),
        "staff"
    );
    world.apply(group(code::GROUP_DELETED_E));
    assert!(world.state.group(world.thread(SHELL), 8).is_none());
}
