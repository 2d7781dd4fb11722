//! The agent: rules over the events of this machine as they happen.
//!
//! In: an [`Engine`] and what its rules need. Out: alerts, handed to a [`Sink`] as soon as events are
//! in order, and what was lost. The state and the engine are those that captures go through. Not
//! here: where alerts go, and when to stop.

mod drops;
mod needs;
mod privileges;
mod resolver;

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use thiserror::Error;

pub use self::drops::{DropPolicy, Drops, Totals};
pub use self::needs::Needs;
pub use self::privileges::{drop_privileges, kept_capabilities};
use self::resolver::Resolver;
use crate::capture::Item;
use crate::engine::{Engine, Sink, Tally};
use crate::fields::EventFields;
pub use crate::live::{EventFilter, LiveError, LostEvents, PassAll};
use crate::live::{Live, Options, ProcHost};
use crate::state::{Attached, IdlePurge, Limits, State};

/// Most events that one step takes before it returns to its caller.
const MAX_AT_ONCE: usize = 65_536;

/// Rules over this machine.
pub struct Agent {
    live: Live,
    state: State,
    attached: Attached,
    engine: Engine,
    tally: Tally,
    /// Finds out what the host names of conditions stand for, if there are any.
    resolver: Option<Resolver>,
    started: Instant,
}

/// The agent cannot go on. The alerts of all events before that were given.
#[derive(Debug, Error)]
pub enum AgentError {
    /// Events cannot be had.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// An alert could not be written.
    #[error(transparent)]
    Sink(io::Error),
}

impl Agent {
    /// Attaches to the kernel, then takes in what is there already. `host_names` are those that
    /// conditions compare with ([`Needs::host_names`]).
    pub fn start(engine: Engine, host_names: &[String], options: &Options<'_>) -> Result<Self, LiveError> {
        let started = Instant::now();
        let resolver = Resolver::start(host_names).map_err(LiveError::HostNames)?;
        let mut live = Live::start(options)?;
        // What it missed the end of must not stay for ever.
        let idle = IdlePurge {
            is_alive: Some(thread_lives),
            ..IdlePurge::DEFAULT
        };
        let mut state = State::new(Limits {
            idle_purge: Some(idle),
            ..Limits::default()
        });
        state.set_host(Box::new(ProcHost));
        while let Some(item) = live.next(Duration::ZERO)? {
            let complete = matches!(item, Item::HeadersEnd);
            state.apply_metadata(item);
            if complete {
                break;
            }
        }
        let unreadable = live.unreadable();
        state.count_unreadable(unreadable.processes, unreadable.descriptors);
        Ok(Self {
            live,
            state,
            attached: Attached::default(),
            engine,
            tally: Tally::default(),
            resolver,
            started,
        })
    }

    /// Waits for events, `timeout` at most, and gives the alerts of those that came. `false` if none
    /// came; after [`Self::stop`] that is the end.
    pub fn step(&mut self, timeout: Duration, sink: &mut dyn Sink) -> Result<bool, AgentError> {
        if let Some(names) = self.resolver.as_mut().and_then(Resolver::latest) {
            self.state.set_host_names(names.map_err(LiveError::HostNames)?);
        }
        let mut wait = timeout;
        for taken in 0..MAX_AT_ONCE {
            let Some(item) = self.live.next(wait)? else {
                return Ok(taken > 0);
            };
            let Item::Event(event) = item else {
                self.state.apply_metadata(item);
                continue;
            };
            self.state.apply_into(&event, &mut self.attached);
            if self.attached.visible {
                self.tally.count(&event);
                let fields =
                    EventFields::new(&event, &self.state, &self.attached).showing(self.engine.buffers());
                self.engine
                    .evaluate(&event, &fields, sink)
                    .map_err(AgentError::Sink)?;
            } else {
                self.tally.hidden += 1;
            }
            let (code, tid, ts) = (event.code, event.tid, event.ts);
            if self.live.classifies_cgroups_of(code)
                && self.attached.result == Some(0)
                && let Some(thread) = self.state.thread_of(&self.attached)
            {
                self.live
                    .classify_cgroups(tid, ts, !thread.container_id.is_empty())?;
            }
            wait = Duration::ZERO;
            if !self.live.has_due() {
                return Ok(true);
            }
        }
        Ok(true)
    }

    /// Ends watching. What happened before is still to be taken, by [`Self::step`].
    pub fn stop(&mut self) {
        self.live.stop();
    }

    /// When it began to start.
    pub fn started(&self) -> Instant {
        self.started
    }

    /// Events taken so far.
    pub fn events(&self) -> u64 {
        self.live.delivered()
    }

    /// Events that came behind newer ones of another CPU.
    pub fn late(&self) -> u64 {
        self.live.late()
    }

    /// Events lost since the start, by CPU.
    pub fn lost(&self) -> Result<Vec<LostEvents>, LiveError> {
        self.live.lost()
    }

    /// The engine, for its counts.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The state.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The events that went by.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }
}

/// The machine has a thread of this id.
fn thread_lives(tid: i64) -> bool {
    Path::new("/proc").join(tid.to_string()).exists()
}
