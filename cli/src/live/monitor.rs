//! Evaluates rules on this host until it is time to stop or to change to another generation of rules.
//!
//! In: a running agent, signals, outputs. Out: alerts at the outputs, and the reason to end. A new generation is
//! prepared on a thread of its own, while events go on being evaluated; one that cannot be prepared changes
//! nothing. Not here: what a generation is, which differs between commands ([`MonitorHooks`]).

use std::io;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use runtime::agent::{Agent, AgentError, DropMonitor, EventTotals};

use super::memory_trimmer::MemoryTrimmer;
use super::{Deadline, POLL_TIMEOUT, Signals};
use crate::outputs::Outputs;

/// What differs between the commands that monitor this host.
pub(crate) trait MonitorHooks {
    /// Rules, and whatever else a reload reads again.
    type Generation: Send + 'static;

    /// Returns the function that reads the next generation; it runs on another thread.
    fn prepare(&self) -> Box<dyn FnOnce() -> Result<Self::Generation, String> + Send>;

    /// Reports that the next generation cannot be used; the present one goes on.
    fn reload_failed(&mut self, message: &str, outputs: &Outputs);

    /// Reports that the outputs are opened again.
    fn reopening(&mut self);

    /// Reports events that were lost within the last second. An error ends the command.
    fn events_lost(&mut self, recent: &EventTotals, outputs: &Outputs) -> io::Result<()>;
}

/// Why monitoring ended.
#[derive(Debug)]
pub(crate) enum Ended<G> {
    /// A signal or the deadline.
    Stopped,
    /// The next generation is ready.
    Reload(G),
}

/// Monitors until the end, then processes the events that happened before it.
pub(crate) fn monitor<H: MonitorHooks>(
    agent: &mut Agent,
    signals: &Signals,
    deadline: Deadline,
    drops: &mut DropMonitor,
    outputs: &mut Outputs,
    hooks: &mut H,
) -> Result<Ended<H::Generation>, AgentError> {
    let mut trimmer = MemoryTrimmer::new(Instant::now());
    let mut reload = Reload::default();
    let mut ended = Ended::Stopped;
    while !(signals.is_stopped() || deadline.has_passed()) {
        if agent.step(POLL_TIMEOUT, outputs)? {
            outputs.flush();
        }
        let now = Instant::now();
        report_losses(now, agent, drops, outputs, hooks)?;
        let code = agent.engine().evaluator().code();
        trimmer.update(now, code.map_or(0, |code| code.functions));
        if signals.take_reopen() {
            hooks.reopening();
            outputs.reopen();
        }
        match reload.poll(signals, hooks)? {
            None => {}
            Some(Ok(generation)) => {
                ended = Ended::Reload(generation);
                break;
            }
            Some(Err(message)) => {
                hooks.reload_failed(&message, outputs);
                outputs.flush();
            }
        }
    }
    agent.stop();
    while agent.step(Duration::ZERO, outputs)? {}
    outputs.flush();
    Ok(ended)
}

/// The preparation of the next generation.
struct Reload<G>(Option<JoinHandle<Result<G, String>>>);

impl<G> Default for Reload<G> {
    fn default() -> Self {
        Self(None)
    }
}

impl<G: Send + 'static> Reload<G> {
    /// Starts a requested preparation, or returns the result of one that is finished.
    fn poll<H: MonitorHooks<Generation = G>>(
        &mut self,
        signals: &Signals,
        hooks: &H,
    ) -> Result<Option<Result<G, String>>, AgentError> {
        if self.0.is_none() {
            if signals.take_reload() {
                let builder = thread::Builder::new().name("reload".to_owned());
                let thread = builder.spawn(hooks.prepare()).map_err(AgentError::Output)?;
                self.0 = Some(thread);
            }
            return Ok(None);
        }
        let Some(thread) = self.0.take_if(|thread| thread.is_finished()) else {
            return Ok(None);
        };
        let result = thread
            .join()
            .unwrap_or_else(|_| Err("the reload ended unexpectedly".to_owned()));
        // A request that came meanwhile can be about newer files: the result is out of date.
        if signals.wants_reload() {
            return Ok(None);
        }
        Ok(Some(result))
    }
}

fn report_losses<H: MonitorHooks>(
    now: Instant,
    agent: &Agent,
    drops: &mut DropMonitor,
    outputs: &Outputs,
    hooks: &mut H,
) -> Result<(), AgentError> {
    if !drops.is_due(now) {
        return Ok(());
    }
    let totals = EventTotals::new(agent.events(), &agent.lost()?);
    if let Some(recent) = drops.sample(now, totals) {
        hooks.events_lost(&recent, outputs).map_err(AgentError::Output)?;
        outputs.flush();
    }
    Ok(())
}
