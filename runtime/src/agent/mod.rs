//! The agent: evaluates rules on the events of this host as they happen.
//!
//! In: an [`Engine`] and the requirements of its rules. Out: alerts, passed to an [`AlertConsumer`] as soon as
//! the order of events is certain, and counts of lost events. State and engine are the same as for captures.
//! Not here: delivery of alerts (`sink`), and when to stop.

mod drop_monitor;
mod privileges;
mod requirements;
mod resolver;

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use thiserror::Error;

pub use self::drop_monitor::{DropMonitor, DropPolicy, EventTotals};
pub use self::privileges::{drop_privileges, retained_capabilities};
pub use self::requirements::ProbeRequirements;
use self::resolver::HostNameResolver;
use crate::capture::Item;
use crate::engine::{AlertConsumer, Engine, EventCounts, EventSource, Playback, PlaybackItem};
pub use crate::live::{EventFilter, LiveError, LostEvents, PassAll};
use crate::live::{Live, Options, ProcHost};
use crate::state::{IdlePurge, Limits, State};

/// Events that one step processes before it returns to its caller, who looks at signals and clocks.
const MAX_EVENTS_PER_STEP: usize = 65_536;

/// Evaluates rules on live events.
pub struct Agent {
    playback: Playback<Live>,
    engine: Engine,
    event_counts: EventCounts,
    /// Resolves host names of conditions; `None` if there are none.
    resolver: Option<HostNameResolver>,
    started: Instant,
}

/// The agent cannot continue. The alerts of all events before the error have been delivered.
#[derive(Debug, Error)]
pub enum AgentError {
    /// Events cannot be read.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// An alert could not be written.
    #[error(transparent)]
    Output(io::Error),
}

impl EventSource for Live {
    type Error = LiveError;

    fn next(&mut self, timeout: Duration) -> Result<Option<Item<'_>>, LiveError> {
        Self::next(self, timeout)
    }
}

impl Agent {
    /// Attaches to the kernel, then reads the initial state from `/proc`. `host_names` are the host names in
    /// conditions ([`ProbeRequirements::host_names`]).
    pub fn start(engine: Engine, host_names: &[String], options: &Options<'_>) -> Result<Self, LiveError> {
        let started = Instant::now();
        // Before the probe, so that names are resolved while it is loaded.
        let resolver = HostNameResolver::start(host_names).map_err(LiveError::HostNames)?;
        let live = Live::start(options)?;
        // An exit event can be lost; without a purge its thread would stay in the table for ever.
        let limits = Limits {
            idle_purge: Some(IdlePurge {
                is_alive: Some(is_thread_alive),
                ..IdlePurge::DEFAULT
            }),
            ..Limits::default()
        };
        let mut playback = Playback::with_limits(live, limits).with_buffers(engine.buffers());
        playback.state_mut().set_host(Box::new(ProcHost));
        let is_end = |item: PlaybackItem<'_>| -> Result<bool, LiveError> {
            Ok(matches!(item, PlaybackItem::Metadata(Item::HeadersEnd)))
        };
        while playback.step(Duration::ZERO, is_end)? == Some(false) {}
        let unreadable = playback.source().unreadable();
        let (processes, descriptors) = (unreadable.processes, unreadable.descriptors);
        playback.state_mut().count_unreadable(processes, descriptors);
        Ok(Self {
            playback,
            engine,
            event_counts: EventCounts::default(),
            resolver,
            started,
        })
    }

    /// Waits for events, `timeout` at most, and passes the alerts of those that came to `alerts`. Returns
    /// `false` if none came; after [`Self::stop`] that is the end.
    pub fn step(&mut self, timeout: Duration, alerts: &mut dyn AlertConsumer) -> Result<bool, AgentError> {
        if let Some(names) = self.resolver.as_mut().and_then(HostNameResolver::latest) {
            let names = names.map_err(LiveError::HostNames)?;
            self.playback.state_mut().set_host_names(names);
        }
        let mut wait = timeout;
        for taken in 0..MAX_EVENTS_PER_STEP {
            let Self {
                playback,
                engine,
                event_counts,
                ..
            } = self;
            let outcome = playback.step(wait, |item| -> Result<_, AgentError> {
                let PlaybackItem::Event {
                    event,
                    fields,
                    visible,
                } = item
                else {
                    return Ok(None);
                };
                if visible {
                    event_counts.count(event);
                    engine
                        .evaluate(event, &fields, alerts)
                        .map_err(AgentError::Output)?;
                } else {
                    event_counts.hidden += 1;
                }
                Ok(Some((event.code, event.tid, event.ts)))
            })?;
            let Some(visited) = outcome else {
                return Ok(taken > 0);
            };
            let Some((code, tid, ts)) = visited else {
                continue;
            };
            if self.playback.source().classifies_cgroups_of(code) {
                self.classify_cgroups(tid, ts)?;
            }
            wait = Duration::ZERO;
            if !self.playback.source().has_due() {
                return Ok(true);
            }
        }
        Ok(true)
    }

    /// Passes the classification of the cgroups of the latest event, which thread `tid` made at `ts`, to the
    /// kernel.
    fn classify_cgroups(&mut self, tid: i64, ts: u64) -> Result<(), LiveError> {
        let attached = self.playback.attached();
        if attached.result != Some(0) {
            return Ok(());
        }
        let Some(thread) = self.playback.state().thread_of(attached) else {
            return Ok(());
        };
        let in_container = !thread.container_id.is_empty();
        self.playback.source_mut().classify_cgroups(tid, ts, in_container)
    }

    /// Detaches from the kernel. Events that happened before remain to be processed by [`Self::step`].
    pub fn stop(&mut self) {
        self.playback.source_mut().stop();
    }

    /// Returns when the start began.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// Returns the number of events so far.
    pub fn events(&self) -> u64 {
        self.playback.source().delivered()
    }

    /// Returns the number of events that were delivered after a newer event of another CPU.
    pub fn late(&self) -> u64 {
        self.playback.source().late()
    }

    /// Returns the events lost since the start, by CPU.
    pub fn lost(&self) -> Result<Vec<LostEvents>, LiveError> {
        self.playback.source().lost()
    }

    /// Returns the engine with its counters.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Returns the state.
    pub fn state(&self) -> &State {
        self.playback.state()
    }

    /// Returns the number of events by type.
    pub fn event_counts(&self) -> &EventCounts {
        &self.event_counts
    }
}

/// Returns `true` if this host has a thread with this id.
fn is_thread_alive(tid: i64) -> bool {
    Path::new("/proc").join(tid.to_string()).exists()
}
