//! The standard input of a shell command.

use std::io::{self, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::batch::BatchWriter;
use super::{Batch, DeliveryError, Sink};

/// Minimum time between two starts of a command that is kept running. A command that ends at once would
/// otherwise be started for every batch.
const MIN_RESTART_INTERVAL: Duration = Duration::from_secs(1);

/// Feeds alerts to a shell command: one that is kept running, or a new one for each alert.
#[derive(Debug)]
pub struct ProgramSink {
    command: String,
    keep_running: bool,
    child: Option<Child>,
    last_start: Option<Instant>,
}

impl ProgramSink {
    /// Creates a sink. The command is started when the first alert arrives.
    pub fn new(command: &str, keep_running: bool) -> Self {
        Self {
            command: command.to_owned(),
            keep_running,
            child: None,
            last_start: None,
        }
    }

    fn deliver_to_running(&mut self, batch: &Batch) -> Result<(), DeliveryError> {
        let failed = |source| DeliveryError { delivered: 0, source };
        // A command that has ended is started again; a write alone would only fail once the pipe is closed.
        if self.child.as_mut().is_some_and(has_ended) {
            self.child = None;
        }
        if self.child.is_none() {
            let is_early = self
                .last_start
                .is_some_and(|start| start.elapsed() < MIN_RESTART_INTERVAL);
            if is_early {
                return Err(failed(io::Error::other("the program has ended")));
            }
            self.last_start = Some(Instant::now());
            self.child = Some(start(&self.command).map_err(failed)?);
        }
        let input = self.child.as_mut().and_then(|child| child.stdin.as_mut());
        let input = input.expect("the child was started with a pipe");
        let result = BatchWriter::default().write(batch, input);
        if result.is_err()
            && let Some(child) = self.child.take()
        {
            // It closed its input, so that nothing more can be delivered to it.
            finish(child).map_err(failed)?;
        }
        result
    }

    fn deliver_one_by_one(&self, batch: &Batch) -> Result<(), DeliveryError> {
        for (delivered, alert) in batch.alerts().enumerate() {
            let result = start(&self.command).and_then(|mut child| {
                let input = child.stdin.as_mut().expect("the child was started with a pipe");
                let written = input.write_all(alert);
                finish(child)?;
                written
            });
            result.map_err(|source| DeliveryError { delivered, source })?;
        }
        Ok(())
    }
}

impl Sink for ProgramSink {
    fn name(&self) -> &str {
        &self.command
    }

    fn deliver(&mut self, batch: &Batch) -> Result<(), DeliveryError> {
        if self.keep_running {
            self.deliver_to_running(batch)
        } else {
            self.deliver_one_by_one(batch)
        }
    }

    fn reopen(&mut self) -> io::Result<()> {
        self.close()?;
        self.last_start = None;
        if self.keep_running {
            self.child = Some(start(&self.command)?);
        }
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        self.child.take().map_or(Ok(()), finish)
    }
}

/// Returns `true` if the command has ended. An error counts as running: the next write decides.
fn has_ended(child: &mut Child) -> bool {
    matches!(child.try_wait(), Ok(Some(_)))
}

fn start(command: &str) -> io::Result<Child> {
    Command::new("/bin/sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .spawn()
}

/// Closes the input of the command and waits until it ends.
fn finish(mut child: Child) -> io::Result<()> {
    drop(child.stdin.take());
    child.wait().map(drop)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn batch(alerts: &[&str]) -> Batch {
        let mut batch = Batch::default();
        for alert in alerts {
            batch.push(alert.as_bytes());
        }
        batch
    }

    #[test]
    fn every_line_reaches_the_program() {
        let folder = tempfile::tempdir().unwrap();
        for keep_running in [false, true] {
            let copy = folder.path().join(format!("copy-{keep_running}"));
            let mut sink = ProgramSink::new(&format!("cat >> '{}'", copy.display()), keep_running);
            sink.deliver(&batch(&["one\n", "two\n"])).unwrap();
            sink.deliver(&batch(&["three\n"])).unwrap();
            sink.close().unwrap();
            assert_eq!(fs::read_to_string(&copy).unwrap(), "one\ntwo\nthree\n");
        }
    }

    #[test]
    fn a_program_that_dies_is_started_again() {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy");
        let mut sink = ProgramSink::new(&format!("head -n 1 >> '{}'", copy.display()), true);
        sink.deliver(&batch(&["one\n"])).unwrap();
        let deadline = Instant::now() + Duration::from_secs(20);
        while !has_ended(sink.child.as_mut().unwrap()) {
            assert!(Instant::now() < deadline, "the program did not end");
            std::thread::sleep(Duration::from_millis(5));
        }
        let mut lost = 0;
        while let Err(error) = sink.deliver(&batch(&["two\n"])) {
            assert_eq!(error.delivered, 0);
            lost += 1;
            assert!(Instant::now() < deadline, "the program was not started again");
            std::thread::sleep(Duration::from_millis(20));
        }
        sink.close().unwrap();
        assert_eq!(fs::read_to_string(&copy).unwrap(), "one\ntwo\n");
        assert!(lost > 0, "it is not started again at once");
    }
}
