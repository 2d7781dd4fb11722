//! Destinations of alerts, each behind its own bounded queue and thread.
//!
//! In: alert lines from a reader that must never block. Out: lines in a file, a stream or the standard
//! input of a program, and counters of what was delivered, dropped and failed. A sink that fails or
//! stalls never ends the process and never delays the reader. Not here: how alerts look (`output`), and
//! which sinks a configuration asks for.
//!
//! ```text
//! reader ── push ──► Batch (bounded, under a lock) ── swap ──► worker thread ── deliver ──► Sink
//! ```

mod batch;
mod file;
mod program;
mod queue;
mod stream;

use std::io;

pub use self::batch::Batch;
pub use self::file::FileSink;
pub use self::program::ProgramSink;
pub use self::queue::{MAX_QUEUED_BYTES, Overflow, SinkCounters, SinkLog, SinkQueue};
pub use self::stream::StreamSink;

/// A destination of alerts. It is used by one thread only, and may block that thread.
pub trait Sink: Send {
    /// Returns the name used in log messages.
    fn name(&self) -> &str;

    /// Writes the alerts of a batch. On failure the error counts the alerts written before it.
    fn deliver(&mut self, batch: &Batch) -> Result<(), DeliveryError>;

    /// Opens the destination again, for example after its file was rotated.
    fn reopen(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Releases the destination; called once, after the last batch.
    fn close(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A batch was not delivered completely.
#[derive(Debug, thiserror::Error)]
#[error("{source}")]
pub struct DeliveryError {
    /// Alerts that were written completely.
    pub delivered: usize,
    /// Why the others were not.
    #[source]
    pub source: io::Error,
}
