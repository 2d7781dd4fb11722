//! Rules over this machine until it is time to stop.

use std::io;
use std::time::{Duration, Instant};

use runtime::agent::{Agent, AgentError, Drops, Totals};
use runtime::engine::Sink;

use super::settle::Settling;
use super::{PATIENCE, Stop};

/// Where alerts go as they come.
pub(crate) trait Outlet: Sink {
    /// Events were lost within the last second.
    fn lost(&mut self, recent: &Totals) -> io::Result<()>;
    /// Nothing more comes for now: what is held is to be passed on.
    fn flush(&mut self) -> io::Result<()>;
}

/// Watches until `stop`, then takes what had happened by then.
pub(crate) fn watch<O: Outlet>(
    agent: &mut Agent,
    stop: &Stop,
    drops: &mut Drops,
    out: &mut O,
) -> Result<(), AgentError> {
    let mut settling = Settling::new(Instant::now());
    while !stop.is_due() {
        if agent.step(PATIENCE, out)? {
            out.flush().map_err(AgentError::Sink)?;
        }
        let now = Instant::now();
        tell_losses(now, agent, drops, out)?;
        let code = agent.engine().evaluator().code();
        settling.look(now, code.map_or(0, |code| code.functions));
    }
    agent.stop();
    while agent.step(Duration::ZERO, out)? {}
    out.flush().map_err(AgentError::Sink)
}

fn tell_losses<O: Outlet>(
    now: Instant,
    agent: &Agent,
    drops: &mut Drops,
    out: &mut O,
) -> Result<(), AgentError> {
    if !drops.is_due(now) {
        return Ok(());
    }
    let totals = Totals::new(agent.events(), &agent.lost()?);
    if let Some(recent) = drops.look(now, totals) {
        out.lost(&recent).map_err(AgentError::Sink)?;
        out.flush().map_err(AgentError::Sink)?;
    }
    Ok(())
}
