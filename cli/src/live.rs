//! Recording what happens on this machine.
//!
//! In: a time to record for and where to. Out: a capture. Only on Linux, and where programs may be
//! put into the kernel; what is missing is said.

use std::io::Write;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use runtime::capture::{Item, WriteError, Writer};
use runtime::live::{Live, LiveError};

use crate::failure::Failure;

/// How long events may stay in the kernel.
const PATIENCE: Duration = Duration::from_millis(2);

/// What a recording came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Recorded {
    /// Events in the capture.
    pub(crate) events: u64,
    /// Events that were lost.
    pub(crate) lost: u64,
}

/// Why a recording failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RecordError {
    /// Nothing can be seen.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// Nothing can be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// A length of time on the command line, such as `5s` or `1m 30s`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let duration: SignedDuration = text
        .parse()
        .map_err(|_| "no length of time such as 500ms, 5s or 1m 30s".to_owned())?;
    Duration::try_from(duration).map_err(|_| "time does not run backwards".to_owned())
}

/// Records for as long as `time` into `writer`.
pub(crate) fn record(writer: &mut Writer<Box<dyn Write>>, time: Duration) -> Result<Recorded, RecordError> {
    let mut live = Live::start()?;
    let end = Instant::now() + time;
    live.scan(|item: &Item<'_>| writer.item(item).map_err(RecordError::from))?;
    let mut recorded = Recorded::default();
    let mut failed = None;
    loop {
        let over = Instant::now() >= end;
        let mut each = |event: &runtime::event::Event<'_>| {
            if failed.is_none() {
                recorded.events += 1;
                failed = writer.event(event).err();
            }
        };
        if over {
            live.read_all(&mut each)?;
        } else {
            live.read(PATIENCE, &mut each)?;
        }
        if let Some(error) = failed.take() {
            return Err(error.into());
        }
        if over {
            break;
        }
    }
    let lost = live.lost()?;
    recorded.lost = lost.ring_full + lost.too_large;
    Ok(recorded)
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Write(WriteError::Io(error)) => Self::Write(error),
            RecordError::Write(error) => Self::input(error),
            RecordError::Live(error) => Self::Usage(format!("cannot record this machine: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read() {
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("1m 30s"), Ok(Duration::from_secs(90)));
        assert!(duration("5").is_err());
        assert!(duration("-5s").is_err());
    }
}
