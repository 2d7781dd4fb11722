//! Signals that a monitoring command reacts to.
//!
//! | signal | reaction |
//! |---|---|
//! | `SIGINT`, `SIGTERM` | stop |
//! | `SIGHUP` | read configuration and rules again |
//! | `SIGUSR1` | open output files again |

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGUSR1};

/// Flags that signal handlers set.
#[derive(Clone, Debug)]
pub(crate) struct Signals {
    stop: Arc<AtomicBool>,
    reload: Arc<AtomicBool>,
    reopen: Arc<AtomicBool>,
}

impl Signals {
    /// Installs the handlers. From here on none of the signals ends the process by itself.
    pub(crate) fn install() -> io::Result<Self> {
        let signals = Self {
            stop: Arc::default(),
            reload: Arc::default(),
            reopen: Arc::default(),
        };
        for (signal, flag) in [
            (SIGINT, &signals.stop),
            (SIGTERM, &signals.stop),
            (SIGHUP, &signals.reload),
            (SIGUSR1, &signals.reopen),
        ] {
            signal_hook::flag::register(signal, Arc::clone(flag))?;
        }
        Ok(signals)
    }

    /// Installs handlers for a recording, which has nothing to reload: `SIGHUP` ends it with a complete capture.
    pub(crate) fn install_for_recording() -> io::Result<Self> {
        let signals = Self::install()?;
        signal_hook::flag::register(SIGHUP, Arc::clone(&signals.stop))?;
        Ok(signals)
    }

    /// Returns `true` once the process is to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Returns `true` if a reload is requested, without taking the request.
    pub(crate) fn wants_reload(&self) -> bool {
        self.reload.load(Ordering::Relaxed)
    }

    /// Takes a request to reload. Requests that arrive before it is taken are one.
    pub(crate) fn take_reload(&self) -> bool {
        self.reload.swap(false, Ordering::Relaxed)
    }

    /// Takes a request to open outputs again.
    pub(crate) fn take_reopen(&self) -> bool {
        self.reopen.swap(false, Ordering::Relaxed)
    }
}

/// The time at which a command ends by itself, if there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline(Option<Instant>);

impl Deadline {
    /// Returns the deadline `time` from now.
    pub(crate) fn after(time: Option<Duration>) -> Self {
        Self(time.and_then(|time| Instant::now().checked_add(time)))
    }

    /// Returns `true` once it has passed.
    pub(crate) fn has_passed(self) -> bool {
        self.0.is_some_and(|end| Instant::now() >= end)
    }
}
