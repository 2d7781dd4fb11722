//! Alerts on their way to a sink.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use super::DeliveryError;

/// Time between two attempts to write to a full non-blocking stream.
const WRITABLE_INTERVAL: Duration = Duration::from_millis(1);

/// Complete alerts in one buffer, so that a sink can write all of them at once.
#[derive(Debug, Default)]
pub struct Batch {
    bytes: Vec<u8>,
    /// End of each alert in `bytes`. An alert can contain newlines, so they cannot be recovered from it.
    ends: Vec<usize>,
}

impl Batch {
    /// Adds an alert, a line with its newline.
    pub fn push(&mut self, alert: &[u8]) {
        self.bytes.extend_from_slice(alert);
        self.ends.push(self.bytes.len());
    }

    /// Returns the number of alerts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns `true` without alerts.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the bytes of all alerts.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns the alerts one by one.
    pub fn alerts(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts
            .zip(&self.ends)
            .map(|(start, end)| &self.bytes[start..*end])
    }

    /// Removes all alerts. A buffer that has grown under load is released.
    pub(super) fn clear(&mut self) {
        /// Kept between batches; more is given back to the allocator.
        const MAX_KEPT_BYTES: usize = 256 << 10;
        if self.bytes.capacity() > MAX_KEPT_BYTES {
            *self = Self::default();
        } else {
            self.bytes.clear();
            self.ends.clear();
        }
    }
}

/// Writes batches to a stream and keeps lines intact across errors.
#[derive(Debug, Default)]
pub(super) struct BatchWriter {
    /// The last write stopped within an alert, for example on a full disk.
    is_mid_line: bool,
}

impl BatchWriter {
    /// Writes all alerts of `batch`.
    pub(super) fn write(&mut self, batch: &Batch, out: &mut impl Write) -> Result<(), DeliveryError> {
        let failed = |delivered, source| DeliveryError { delivered, source };
        if self.is_mid_line {
            // Otherwise the first alert after the error would continue the broken line.
            out.write_all(b"\n").map_err(|error| failed(0, error))?;
            self.is_mid_line = false;
        }
        let mut written = 0;
        while written < batch.bytes.len() {
            let error = match out.write(&batch.bytes[written..]) {
                Ok(0) => io::ErrorKind::WriteZero.into(),
                Ok(count) => {
                    written += count;
                    continue;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // The other end of standard output can make it non-blocking; the queue absorbs the wait.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    thread::sleep(WRITABLE_INTERVAL);
                    continue;
                }
                Err(error) => error,
            };
            let delivered = batch.ends.partition_point(|end| *end <= written);
            let last_end = delivered.checked_sub(1).map_or(0, |last| batch.ends[last]);
            self.is_mid_line = written > last_end;
            return Err(failed(delivered, error));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(alerts: &[&str]) -> Batch {
        let mut batch = Batch::default();
        for alert in alerts {
            batch.push(alert.as_bytes());
        }
        batch
    }

    /// A disk with room for some bytes.
    struct Disk {
        bytes: Vec<u8>,
        room: usize,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let count = bytes.len().min(self.room);
            if count == 0 {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.room -= count;
            self.bytes.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_disk_keeps_later_lines_intact() {
        let mut disk = Disk {
            bytes: Vec::new(),
            room: 6,
        };
        let mut writer = BatchWriter::default();
        let error = writer
            .write(&batch(&["one\n", "two\n", "three\n"]), &mut disk)
            .unwrap_err();
        assert_eq!(error.delivered, 1);
        assert_eq!(
            writer.write(&batch(&["x\n"]), &mut disk).unwrap_err().delivered,
            0
        );
        disk.room = 100;
        writer.write(&batch(&["four\n"]), &mut disk).unwrap();
        writer.write(&batch(&["five\n"]), &mut disk).unwrap();
        assert_eq!(disk.bytes, b"one\ntw\nfour\nfive\n");
    }

    #[test]
    fn alerts_are_separated_by_their_ends() {
        let batch = batch(&["a\nb\n", "c\n"]);
        assert_eq!(batch.alerts().collect::<Vec<_>>(), [&b"a\nb\n"[..], b"c\n"]);
        assert_eq!((batch.len(), batch.is_empty()), (2, false));
    }
}
