//! The alert outputs of a command: one queue and thread per sink.
//!
//! In: alerts. Out: the same alerts at every sink, and counters per sink. Not here: the sinks themselves
//! (`runtime::sink`), and which of them a command uses.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd as _;
use std::time::Duration;

use runtime::engine::AlertConsumer;
use runtime::sink::{Overflow, Sink, SinkCounters, SinkLog, SinkQueue, StreamSink};

/// Outputs of alerts.
#[derive(Debug)]
pub(crate) struct Outputs {
    queues: Vec<SinkQueue>,
}

/// The name of a sink with its final counters.
pub(crate) type SinkReport = (String, SinkCounters);

impl Outputs {
    /// Starts a queue for each of `sinks`. `log` receives their error messages.
    pub(crate) fn start(sinks: Vec<Box<dyn Sink>>, overflow: Overflow, log: &SinkLog) -> io::Result<Self> {
        let start = |sink| SinkQueue::start(sink, overflow, SinkLog::clone(log));
        Ok(Self {
            queues: sinks.into_iter().map(start).collect::<io::Result<_>>()?,
        })
    }

    /// Queues one line for every sink.
    pub(crate) fn send(&self, line: &[u8]) {
        for queue in &self.queues {
            queue.push(line);
        }
    }

    /// Makes the sinks deliver what is queued, without waiting for them.
    pub(crate) fn flush(&self) {
        self.queues.iter().for_each(SinkQueue::flush);
    }

    /// Makes the sinks open their files and programs again, after what is queued.
    pub(crate) fn reopen(&self) {
        self.queues.iter().for_each(SinkQueue::reopen);
    }

    /// Delivers what is queued and closes the sinks; returns their final counters. With a `timeout` a stalled
    /// sink loses the alerts that it does not take in time.
    pub(crate) fn close(self, timeout: Option<Duration>) -> Vec<SinkReport> {
        let close = |queue: SinkQueue| (queue.name().to_owned(), queue.close(timeout));
        self.queues.into_iter().map(close).collect()
    }
}

impl AlertConsumer for Outputs {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.send(line);
        Ok(())
    }

    fn has_room(&self) -> bool {
        self.queues.iter().any(SinkQueue::has_room)
    }

    fn count_dropped(&mut self) {
        self.queues.iter().for_each(SinkQueue::count_dropped);
    }
}

/// Returns a sink for standard output that writes whole batches, past the line buffer of the standard library.
pub(crate) fn standard_output() -> io::Result<Box<dyn Sink>> {
    let stream = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    Ok(Box::new(StreamSink::new("standard output", stream)))
}

/// Writes a line for each sink that lost alerts.
pub(crate) fn write_losses(reports: &[SinkReport], out: &mut dyn Write) -> io::Result<()> {
    for (name, counters) in reports.iter().filter(|(_, counters)| counters.lost() > 0) {
        writeln!(
            out,
            "lanner: {name}: {} alerts delivered, {} dropped as the queue was full, {} lost to errors",
            counters.delivered, counters.dropped, counters.failed
        )?;
    }
    Ok(())
}
