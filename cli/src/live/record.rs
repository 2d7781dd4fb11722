//! Recording what happens on this machine.

use std::io::Write;
use std::time::Duration;

use runtime::agent::{LiveError, Totals};
use runtime::capture::{WriteError, Writer};
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

/// Records into `writer` until `stop`; tells what it came to.
pub(crate) fn record(writer: &mut Writer<Box<dyn Write>>, stop: &Stop) -> Result<Totals, RecordError> {
    let mut live = Live::start(&Options::default())?;
    while !stop.is_due() {
        // Signals and clocks are looked at once a batch.
        while let Some(item) = live.next(PATIENCE)? {
            writer.item(&item)?;
            if !live.has_due() {
                break;
            }
        }
    }
    live.stop();
    while let Some(item) = live.next(Duration::ZERO)? {
        writer.item(&item)?;
    }
    Ok(Totals::new(live.given(), &live.lost()?))
}
