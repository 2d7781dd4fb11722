//! Time and instructions between two moments.
//!
//! Time is that which this thread had a processor, so that what else the machine does shows as
//! little as possible: a thread that waits for its turn takes none.
//! Instructions come from the counters of the processor, through `perf_event_open`. Virtual
//! machines and hardened systems often have none; a [`Meter`] then tells time alone.

#[cfg(target_os = "linux")]
use perf_event::{Builder, Counter, events::Hardware};
use rustix::time::{ClockId, clock_gettime};

/// Measures one stretch after another.
#[derive(Debug)]
pub struct Meter {
    /// Processor time of the thread, in nanoseconds.
    start: f64,
    #[cfg(target_os = "linux")]
    counter: Option<Counter>,
}

/// What passed between start and stop.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Nanoseconds that the thread ran.
    pub nanoseconds: f64,
    /// Instructions of this thread outside of the kernel, where they can be counted.
    pub instructions: Option<u64>,
}

impl Meter {
    /// A meter for the thread that makes it.
    pub fn new() -> Self {
        Self {
            start: thread_time(),
            // Without the right or the hardware there is nothing to count with.
            #[cfg(target_os = "linux")]
            counter: Builder::new(Hardware::INSTRUCTIONS).build().ok(),
        }
    }

    /// Begins a stretch.
    pub fn start(&mut self) {
        #[cfg(target_os = "linux")]
        if let Some(counter) = &mut self.counter
            && counter.reset().and_then(|()| counter.enable()).is_err()
        {
            self.counter = None;
        }
        self.start = thread_time();
    }

    /// Ends the stretch.
    pub fn stop(&mut self) -> Reading {
        let nanoseconds = thread_time() - self.start;
        Reading {
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
