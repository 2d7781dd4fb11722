//! Measures CPU time and instructions of the calling thread.
//!
//! CPU time instead of wall-clock time, so that other load of the machine matters as little as possible.
//! Instructions come from the hardware counters through `perf_event_open`. Virtual machines and hardened
//! systems often have none; a [`Meter`] then measures time only.

#[cfg(target_os = "linux")]
use perf_event::{Builder, Counter, events::Hardware};
use rustix::time::{ClockId, clock_gettime};

/// Measures one interval after another.
#[derive(Debug)]
pub struct Meter {
    /// CPU time of the thread at the start, in nanoseconds.
    start: f64,
    #[cfg(target_os = "linux")]
    counter: Option<Counter>,
}

/// The result of one interval.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measurement {
    /// CPU time of the thread in nanoseconds.
    pub nanoseconds: f64,
    /// User-space instructions of the thread, `None` where they cannot be counted.
    pub instructions: Option<u64>,
}

impl Meter {
    /// Creates a meter for the calling thread.
    pub fn new() -> Self {
        Self {
            start: thread_time(),
            // Permission or hardware may be missing; time is measured anyway.
            #[cfg(target_os = "linux")]
            counter: Builder::new(Hardware::INSTRUCTIONS).build().ok(),
        }
    }

    /// Starts an interval.
    pub fn start(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(counter) = &mut self.counter
            && counter.reset().and_then(|()| counter.enable()).is_err()
        {
            self.counter = None;
        }
        self.start = thread_time();
    }

    /// Ends the interval and returns its measurement.
    pub fn stop(&mut self) -> Measurement {
        let nanoseconds = thread_time() - self.start;
        Measurement {
            nanoseconds,
            instructions: self.instructions(),
        }
    }

    #[cfg(target_os = "linux")]
    fn instructions(&mut self) -> Option<u64> {
        let counter = self.counter.as_mut()?;
        counter.disable().and_then(|()| counter.read()).ok()
    }

    #[cfg(not(target_os = "linux"))]
    const fn instructions(&mut self) -> Option<u64> {
        None
    }
}

fn thread_time() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e9 + time.tv_nsec as f64
}

impl Default for Meter {
    fn default() -> Self {
        Self::new()
    }
}
