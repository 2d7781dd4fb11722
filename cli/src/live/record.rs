//! Recording what happens on this machine.

use std::time::Duration;

use runtime::agent::{LiveError, Totals};
use runtime::capture::{Item, WriteError};
use runtime::live::{Live, Options};

use super::{PATIENCE, Stop};

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

/// Hands everything to `write` for as long as `time`, if there is one, or until `stop` is asked for; tells
/// what it came to.
pub(crate) fn record(
    write: &mut dyn FnMut(&Item<'_>) -> Result<(), WriteError>,
    stop: Stop,
    time: Option<Duration>,
) -> Result<Totals, RecordError> {
    let mut live = Live::start(&Options::default())?;
    // The time to start does not count.
    let stop = stop.after(time);
    while !stop.is_due() {
        // Signals and clocks are looked at once a batch.
        while let Some(item) = live.next(PATIENCE)? {
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
    Ok(Totals::new(live.delivered(), &live.lost()?))
}
