//! The bounded queue between a reader and a sink.
//!
//! In: alerts from one or more threads. Out: batches, delivered by a thread of the queue's own. A full queue
//! drops alerts and counts them, or makes the caller wait where that is wanted ([`Overflow`]).

use std::fmt;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Batch, Sink};

/// Bytes of alerts that a queue holds before it is full.
pub const MAX_QUEUED_BYTES: usize = 4 << 20;

/// Bytes from which the worker is woken although the caller has not flushed.
const WAKE_BYTES: usize = 64 << 10;

/// Minimum time between two messages about lost alerts of one sink.
const LOG_INTERVAL: Duration = Duration::from_secs(10);

/// Receives messages about a sink: errors, lost alerts, recovery.
pub type SinkLog = Arc<dyn Fn(&str) + Send + Sync>;

/// What happens to an alert that does not fit into the queue.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Overflow {
    /// It is dropped and counted: the caller reads live events and must not block.
    Drop,
    /// The caller waits: it reads a capture, which does not run away.
    Wait,
}

/// Counts of alerts since the sink was created.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SinkCounters {
    /// Written completely.
    pub delivered: u64,
    /// Dropped because the queue was full, or because the sink did not take them before the end.
    pub dropped: u64,
    /// Lost because the sink failed.
    pub failed: u64,
}

impl SinkCounters {
    /// Returns the number of alerts that did not reach the destination.
    pub const fn lost(&self) -> u64 {
        self.dropped + self.failed
    }
}

/// A sink with its queue and thread.
pub struct SinkQueue {
    name: String,
    shared: Arc<Shared>,
    overflow: Overflow,
    worker: JoinHandle<()>,
}

impl fmt::Debug for SinkQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SinkQueue")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// Signals the worker: there is work.
    work: Condvar,
    /// Signals callers: there is room, or the worker has ended.
    progress: Condvar,
    delivered: AtomicU64,
    dropped: AtomicU64,
    failed: AtomicU64,
}

#[derive(Default)]
struct State {
    pending: Batch,
    /// The worker is to deliver `pending` now.
    is_flushed: bool,
    /// Alerts that the worker has taken and not yet delivered.
    in_flight: u64,
    reopen: bool,
    is_closed: bool,
    has_ended: bool,
}

impl Shared {
    /// Locks the state. A panic of the other side leaves it usable: all of its fields are plain data.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SinkQueue {
    /// Starts the thread of `sink`. It calls `log` about errors, at most once in ten seconds while they last.
    pub fn start(sink: Box<dyn Sink>, overflow: Overflow, log: SinkLog) -> io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let name = sink.name().to_owned();
        let worker = Worker {
            sink,
            shared: Arc::clone(&shared),
            log,
            lost_since: None,
            logged_dropped: 0,
        };
        let worker = thread::Builder::new()
            .name("sink".to_owned())
            .spawn(move || worker.run())?;
        Ok(Self {
            name,
            shared,
            overflow,
            worker,
        })
    }

    /// Returns the name of the sink.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns `true` if the next alert will be accepted. It saves the caller the formatting of alerts that
    /// would be dropped.
    pub fn has_room(&self) -> bool {
        self.overflow == Overflow::Wait || self.shared.lock().pending.bytes().len() < MAX_QUEUED_BYTES
    }

    /// Counts an alert as dropped that was not even formatted because of [`Self::has_room`].
    pub fn count_dropped(&self) {
        self.shared.dropped.fetch_add(1, Ordering::Relaxed);
    }

    /// Adds an alert, a line with its newline.
    pub fn push(&self, alert: &[u8]) {
        let mut state = self.shared.lock();
        while state.pending.bytes().len() >= MAX_QUEUED_BYTES {
            if self.overflow == Overflow::Drop || state.has_ended {
                drop(state);
                return self.count_dropped();
            }
            state = self
                .shared
                .progress
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state.pending.push(alert);
        if state.pending.bytes().len() >= WAKE_BYTES && !state.is_flushed {
            state.is_flushed = true;
            self.shared.work.notify_one();
        }
    }

    /// Wakes the worker to deliver what is queued. It does not wait.
    pub fn flush(&self) {
        let mut state = self.shared.lock();
        if !state.pending.is_empty() && !state.is_flushed {
            state.is_flushed = true;
            self.shared.work.notify_one();
        }
    }

    /// Makes the worker reopen the sink, after the alerts that are queued. It does not wait.
    pub fn reopen(&self) {
        self.shared.lock().reopen = true;
        self.shared.work.notify_one();
    }

    /// Returns the counters.
    pub fn counters(&self) -> SinkCounters {
        SinkCounters {
            delivered: self.shared.delivered.load(Ordering::Relaxed),
            dropped: self.shared.dropped.load(Ordering::Relaxed),
            failed: self.shared.failed.load(Ordering::Relaxed),
        }
    }

    /// Delivers what is queued, closes the sink and returns the final counters. Alerts that a stalled sink does
    /// not take within `timeout` count as dropped, and its thread is left behind; without one it waits.
    pub fn close(self, timeout: Option<Duration>) -> SinkCounters {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut state = self.shared.lock();
        state.is_closed = true;
        self.shared.work.notify_one();
        while !state.has_ended {
            let progress = &self.shared.progress;
            state = match deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
                None => progress.wait(state).unwrap_or_else(PoisonError::into_inner),
                Some(Duration::ZERO) => break,
                Some(left) => {
                    progress
                        .wait_timeout(state, left)
                        .unwrap_or_else(PoisonError::into_inner)
                        .0
                }
            };
        }
        let has_ended = state.has_ended;
        let unsent = state.pending.len() as u64 + state.in_flight;
        drop(state);
        if has_ended {
            // A panic of the worker was reported by the panic hook, and its alerts are counted below.
            let _ = self.worker.join();
        }
        self.shared.dropped.fetch_add(unsent, Ordering::Relaxed);
        SinkCounters {
            delivered: self.shared.delivered.load(Ordering::Relaxed),
            dropped: self.shared.dropped.load(Ordering::Relaxed),
            failed: self.shared.failed.load(Ordering::Relaxed),
        }
    }
}

/// The thread of a queue.
struct Worker {
    sink: Box<dyn Sink>,
    shared: Arc<Shared>,
    log: SinkLog,
    /// Set while the sink fails: alerts lost since the last message, and when that was.
    lost_since: Option<(u64, Instant)>,
    /// Dropped alerts that a message has mentioned.
    logged_dropped: u64,
}

/// Marks the worker as ended even if the sink panics, so that nobody waits for it.
struct EndGuard(Arc<Shared>);

impl Drop for EndGuard {
    fn drop(&mut self) {
        self.0.lock().has_ended = true;
        self.0.progress.notify_all();
    }
}

impl Worker {
    fn run(mut self) {
        let _end = EndGuard(Arc::clone(&self.shared));
        let mut batch = Batch::default();
        loop {
            let (reopen, is_last) = self.take(&mut batch);
            if !batch.is_empty() {
                self.deliver(&batch);
                batch.clear();
            }
            if reopen && let Err(error) = self.sink.reopen() {
                (self.log)(&format!("{}: cannot reopen: {error}", self.sink.name()));
            }
            self.report_dropped();
            if is_last {
                break;
            }
        }
        if let Err(error) = self.sink.close() {
            (self.log)(&format!("{}: {error}", self.sink.name()));
        }
    }

    /// Waits for work and takes it; returns whether to reopen, and whether this is the last batch.
    fn take(&self, batch: &mut Batch) -> (bool, bool) {
        let mut state = self.shared.lock();
        while !(state.is_flushed || state.reopen || state.is_closed) {
            state = self
                .shared
                .work
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        std::mem::swap(&mut state.pending, batch);
        state.is_flushed = false;
        state.in_flight = batch.len() as u64;
        self.shared.progress.notify_all();
        (std::mem::take(&mut state.reopen), state.is_closed)
    }

    fn deliver(&mut self, batch: &Batch) {
        let total = batch.len() as u64;
        let (delivered, error) = match self.sink.deliver(batch) {
            Ok(()) => (total, None),
            Err(error) => (error.delivered as u64, Some(error.source)),
        };
        self.shared.delivered.fetch_add(delivered, Ordering::Relaxed);
        let lost = total - delivered;
        self.shared.failed.fetch_add(lost, Ordering::Relaxed);
        self.shared.lock().in_flight = 0;
        match (error, self.lost_since) {
            (Some(error), None) => {
                (self.log)(&format!(
                    "{}: {error}; alerts are lost until it works again",
                    self.sink.name()
                ));
                self.lost_since = Some((lost, Instant::now()));
            }
            (Some(error), Some((before, since))) => {
                let lost = before + lost;
                if since.elapsed() >= LOG_INTERVAL {
                    (self.log)(&format!("{}: {error}; {} lost", self.sink.name(), alerts(lost)));
                    self.lost_since = Some((0, Instant::now()));
                } else {
                    self.lost_since = Some((lost, since));
                }
            }
            (None, Some((lost, _))) => {
                (self.log)(&format!(
                    "{}: works again, {} lost",
                    self.sink.name(),
                    alerts(lost)
                ));
                self.lost_since = None;
            }
            (None, None) => {}
        }
    }

    /// Reports alerts that the full queue dropped since the last message.
    fn report_dropped(&mut self) {
        let dropped = self.shared.dropped.load(Ordering::Relaxed);
        // The first drop is reported at once, later ones each time their number has doubled.
        if dropped > 0 && dropped >= 2 * self.logged_dropped {
            (self.log)(&format!(
                "{}: queue full, {} dropped so far",
                self.sink.name(),
                alerts(dropped)
            ));
            self.logged_dropped = dropped;
        }
    }
}

/// Returns a number of alerts as text.
fn alerts(count: u64) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} alert{plural}")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::super::DeliveryError;
    use super::*;

    /// Delivers a batch for each permission, and reports what it got.
    struct Gate {
        permits: Receiver<bool>,
        got: Sender<String>,
    }

    impl Sink for Gate {
        fn name(&self) -> &'static str {
            "gate"
        }

        fn deliver(&mut self, batch: &Batch) -> Result<(), DeliveryError> {
            let is_open = self.permits.recv().unwrap_or(true);
            if !is_open {
                return Err(DeliveryError {
                    delivered: 0,
                    source: io::ErrorKind::StorageFull.into(),
                });
            }
            self.got
                .send(String::from_utf8_lossy(batch.bytes()).into_owned())
                .unwrap();
            Ok(())
        }

        fn reopen(&mut self) -> io::Result<()> {
            self.got.send("reopened".to_owned()).unwrap();
            Ok(())
        }
    }

    struct Fixture {
        queue: SinkQueue,
        permits: Sender<bool>,
        got: Receiver<String>,
        messages: Receiver<String>,
    }

    fn fixture(overflow: Overflow) -> Fixture {
        let (permits, permitted) = channel();
        let (sender, got) = channel();
        let (message, messages) = channel();
        let message = Mutex::new(message);
        let log: SinkLog = Arc::new(move |text: &str| {
            let _ = message.lock().unwrap().send(text.to_owned());
        });
        let sink = Gate {
            permits: permitted,
            got: sender,
        };
        Fixture {
            queue: SinkQueue::start(Box::new(sink), overflow, log).unwrap(),
            permits,
            got,
            messages,
        }
    }

    const TIMEOUT: Duration = Duration::from_secs(20);

    #[test]
    fn alerts_are_delivered_in_order_and_reopen_comes_after_them() {
        let Fixture {
            queue, permits, got, ..
        } = fixture(Overflow::Drop);
        drop(permits);
        queue.push(b"one\n");
        queue.push(b"two\n");
        queue.reopen();
        let counters = queue.close(Some(TIMEOUT));
        let got: Vec<String> = got.iter().collect();
        assert_eq!(got, ["one\ntwo\n", "reopened"]);
        assert_eq!((counters.delivered, counters.lost()), (2, 0));
    }

    #[test]
    fn a_stalled_sink_drops_alerts_without_blocking() {
        let Fixture {
            queue,
            permits,
            messages,
            got: _got,
        } = fixture(Overflow::Drop);
        let alert = vec![b'x'; 1 << 20];
        let count = 12;
        for _ in 0..count {
            queue.push(&alert);
        }
        assert!(!queue.has_room());
        let dropped = queue.counters().dropped;
        // One batch can be with the sink, the others fill the queue.
        assert!((4..count).contains(&dropped), "{dropped}");
        permits.send(true).unwrap();
        let message = messages.recv_timeout(TIMEOUT).unwrap();
        assert!(message.contains("gate: queue full, "), "{message}");
        let counters = queue.close(Some(Duration::from_millis(50)));
        assert_eq!(counters.delivered + counters.dropped, count);
    }

    #[test]
    fn a_reader_of_captures_waits_instead() {
        let Fixture {
            queue, permits, got, ..
        } = fixture(Overflow::Wait);
        drop(permits);
        let alert = vec![b'x'; 1 << 20];
        for _ in 0..12 {
            queue.push(&alert);
        }
        let counters = queue.close(Some(TIMEOUT));
        assert_eq!((counters.delivered, counters.lost()), (12, 0));
        assert_eq!(got.iter().map(|batch| batch.len()).sum::<usize>(), 12 << 20);
    }

    #[test]
    fn errors_are_counted_and_logged_once_until_the_sink_recovers() {
        let Fixture {
            queue,
            permits,
            got,
            messages,
        } = fixture(Overflow::Drop);
        let send = |is_open| {
            let before = queue.counters();
            queue.push(b"a\n");
            queue.flush();
            permits.send(is_open).unwrap();
            let deadline = Instant::now() + TIMEOUT;
            while queue.counters() == before && Instant::now() < deadline {
                thread::sleep(Duration::from_millis(1));
            }
        };
        for is_open in [false, false, false, true] {
            send(is_open);
        }
        assert_eq!(got.recv_timeout(TIMEOUT).unwrap(), "a\n");
        let counters = queue.close(Some(TIMEOUT));
        assert_eq!((counters.delivered, counters.failed, counters.dropped), (1, 3, 0));
        let messages: Vec<String> = messages.iter().collect();
        assert_eq!(messages.len(), 2, "{messages:?}");
        assert!(messages[0].starts_with("gate: ") && messages[0].contains("alerts are lost"));
        assert_eq!(messages[1], "gate: works again, 3 alerts lost");
    }
}
