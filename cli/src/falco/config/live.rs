//! Keys about live events: which to read, and the reaction to lost ones.

use compiler::tables::{EventSet, events_named};

use super::tree;
use super::{ConfigError, Reader};

/// Default preset of the ring buffer size. Each preset, counted from 1, is twice the one before.
const DEFAULT_RING_PRESET: u32 = 4;
/// Ring buffer size of the first preset, in bytes.
const MIN_RING_BYTES: u32 = 1 << 20;
/// Largest preset that the kernel supports.
const MAX_RING_PRESET: u32 = 10;

/// Options of live monitoring.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LiveConfiguration {
    /// Reactions to lost events, in order.
    pub(crate) actions: Vec<DropAction>,
    /// Ratio of lost to delivered events above which the actions are taken.
    pub(crate) threshold: f64,
    /// Actions per second in the long run.
    pub(crate) rate: f64,
    /// Actions that can come in a burst.
    pub(crate) max_burst: f64,
    /// Includes high-volume system calls.
    pub(crate) all: bool,
    /// Events to read in addition to the requirements of rules and state.
    pub(crate) custom: EventSet,
    /// Events that are never read.
    pub(crate) never: EventSet,
    /// Derive a minimal set for the state; not supported yet.
    pub(crate) repair: bool,
    /// Ring buffer size in bytes.
    pub(crate) ring_bytes: u32,
}

/// A reaction to lost events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum DropAction {
    /// Write a log line.
    Log,
    /// Send an alert.
    Alert,
    /// Exit with an error.
    Exit,
}

pub(super) fn read(reader: &Reader<'_>) -> Result<LiveConfiguration, ConfigError> {
    let number = |path: &str, default: f64| {
        let text = reader.text(path);
        text.and_then(|text| text.parse().ok()).unwrap_or(default)
    };
    let preset = reader
        .text("engine.modern_ebpf.buf_size_preset")
        .and_then(|text| text.parse().ok())
        .unwrap_or(DEFAULT_RING_PRESET);
    if !(1..=MAX_RING_PRESET).contains(&preset) {
        return Err(reader.error(format!(
            "engine.modern_ebpf.buf_size_preset must be from 1 to {MAX_RING_PRESET}"
        )));
    }
    let (never, custom): (Vec<String>, Vec<String>) = tree::texts(reader.at("base_syscalls.custom_set"))
        .into_iter()
        .partition(|name| name.starts_with('!'));
    let events = |names: &[String]| {
        let known = names
            .iter()
            .filter_map(|name| events_named(name.trim_start_matches('!')));
        known.fold(EventSet::EMPTY, |all, events| all.union(&events))
    };
    Ok(LiveConfiguration {
        actions: actions(reader),
        threshold: number("syscall_event_drops.threshold", 0.1),
        rate: number("syscall_event_drops.rate", 0.03333),
        max_burst: number("syscall_event_drops.max_burst", 1.0),
        all: reader.flag("base_syscalls.all", false),
        custom: events(&custom),
        never: events(&never),
        repair: reader.flag("base_syscalls.repair", false),
        ring_bytes: MIN_RING_BYTES << (preset - 1),
    })
}

/// Returns the actions; unknown words are rejected by [`super::checks`].
fn actions(reader: &Reader<'_>) -> Vec<DropAction> {
    let words = tree::texts(reader.at("syscall_event_drops.actions"));
    let known = words.iter().filter_map(|word| match word.as_str() {
        "log" => Some(DropAction::Log),
        "alert" => Some(DropAction::Alert),
        "exit" => Some(DropAction::Exit),
        _ => None,
    });
    known.collect()
}
