//! Records the events of this host.

use std::time::Duration;

use runtime::agent::{EventTotals, LiveError};
use runtime::capture::{Item, WriteError};
use runtime::live::{Live, Options};

use super::{Deadline, POLL_TIMEOUT, Signals, prioritise_reader};

/// Why a recording failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RecordError {
    /// Events cannot be read.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// The capture cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Passes all items to `write` for `time`, if given, or until a signal; returns the number of events.
pub(crate) fn record(
    write: &mut dyn FnMut(&Item<'_>) -> Result<(), WriteError>,
    signals: &Signals,
    time: Option<Duration>,
) -> Result<EventTotals, RecordError> {
    let mut live = Live::start(&Options::default())?;
    prioritise_reader();
    // After the start, whose time does not count.
    let deadline = Deadline::after(time);
    while !(signals.is_stopped() || deadline.has_passed()) {
        // Signals and clocks are checked once per batch.
        while let Some(item) = live.next(POLL_TIMEOUT)? {
            write(&item)?;
            if !live.has_due() {
                break;
            }
        }
    }
    live.stop();
    while let Some(item) = live.next(Duration::ZERO)? {
        write(&item)?;
    }
    Ok(EventTotals::new(live.delivered(), &live.lost()?))
}
