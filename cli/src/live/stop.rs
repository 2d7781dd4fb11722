//! When to stop: after a time, or when the user or the system asks.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

/// The end of watching.
#[derive(Debug)]
pub(crate) struct Stop {
    asked: Arc<AtomicBool>,
    end: Option<Instant>,
}

impl Stop {
    /// From here on SIGINT and SIGTERM do not end the process but make [`Self::is_due`] true.
    pub(crate) fn prepare() -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            signal_hook::flag::register(signal, asked.clone())?;
        }
        Ok(Self { asked, end: None })
    }

    /// Stops `time` after now too, if there is one.
    pub(crate) fn after(mut self, time: Option<Duration>) -> Self {
        self.end = time.and_then(|time| Instant::now().checked_add(time));
        self
    }

    /// It is time to stop.
    pub(crate) fn is_due(&self) -> bool {
        self.asked.load(Ordering::Relaxed) || self.end.is_some_and(|end| Instant::now() >= end)
    }
}
