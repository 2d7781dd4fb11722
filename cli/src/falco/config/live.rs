//! Keys about events of this machine: which to take, and what to do when some are lost.

use compiler::tables::{EventSet, events_named};

use super::tree;
use super::{ConfigError, Reader};

/// Preset of the ring's size, counted from 1: each is twice the one before.
const RING_PRESET: u32 = 4;
/// Bytes of the ring of the first preset.
const LEAST_RING: u32 = 1 << 20;
/// The last preset that the kernel can be asked for.
const MOST_PRESET: u32 = 10;

/// How to watch this machine.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LiveConfiguration {
    /// What is done about lost events, in order.
    pub(crate) actions: Vec<DropAction>,
    /// Lost events for each event that was seen: no more than this is left alone.
    pub(crate) threshold: f64,
    /// How often a second the actions are taken in the long run.
    pub(crate) rate: f64,
    /// How often they can be taken at once.
    pub(crate) max_burst: f64,
    /// Take the calls too that happen very often and say little.
    pub(crate) all: bool,
    /// Events that are taken besides those which rules and state need.
    pub(crate) custom: EventSet,
    /// Events that are not taken whatever needs them.
    pub(crate) never: EventSet,
    /// Work out the least that the state needs: Lanner cannot do it yet.
    pub(crate) repair: bool,
    /// Bytes of the ring.
    pub(crate) ring_bytes: u32,
}

/// What can be done about lost events.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum DropAction {
    /// A line in the log.
    Log,
    /// An alert.
    Alert,
    /// The end.
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
        .unwrap_or(RING_PRESET);
    if !(1..=MOST_PRESET).contains(&preset) {
        return Err(reader.error(format!(
            "engine.modern_ebpf.buf_size_preset must be from 1 to {MOST_PRESET}"
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
        ring_bytes: LEAST_RING << (preset - 1),
    })
}

/// Other words are refused elsewhere.
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
