//! When to stop: after a time, or when the user or the system asks.

use std::io;
use std::time::{Duration, Instant};

use nix::sys::signal::{SigSet, Signal};
use nix::sys::signalfd::{SfdFlags, SignalFd};

/// The end of watching.
#[derive(Debug)]
pub(crate) struct Stop {
    signals: SignalFd,
    end: Option<Instant>,
}

impl Stop {
    /// From here on SIGINT and SIGTERM do not end the process but make [`Self::is_due`] true. To be
    /// called before there are other threads.
    pub(crate) fn prepare() -> io::Result<Self> {
        let mut signals = SigSet::empty();
        signals.add(Signal::SIGINT);
        signals.add(Signal::SIGTERM);
        signals.thread_block()?;
        let flags = SfdFlags::SFD_NONBLOCK | SfdFlags::SFD_CLOEXEC;
        Ok(Self {
            signals: SignalFd::with_flags(&signals, flags)?,
            end: None,
        })
    }

    /// Stops `time` after now too, if there is one.
    pub(crate) fn after(mut self, time: Option<Duration>) -> Self {
        self.end = time.and_then(|time| Instant::now().checked_add(time));
        self
    }

    /// It is time to stop.
    pub(crate) fn is_due(&self) -> io::Result<bool> {
        if self.end.is_some_and(|end| Instant::now() >= end) {
            return Ok(true);
        }
        Ok(self.signals.read_signal()?.is_some())
    }
}
