//! Rules over this machine: alerts as they come, what was lost, and a summary at the end.

use std::io::{self, Write};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use compiler::check::Rule;
use runtime::agent::{Agent, DropPolicy, Drops, LostEvents, Needs, Totals, drop_privileges};
use runtime::engine::{Engine, Sink};
use runtime::{live as source, output};

use super::Options;
use super::stats::{Ran, Stats};
use crate::failure::{Exit, Failure};
use crate::live::{Outlet, Stop, unreadable_processes, watch as watch_until};
use crate::terminal;

/// Watches with the rules that `order` names until it is time to stop.
pub(super) fn watch(
    engine: Engine,
    rules: &[Rule],
    order: &[usize],
    options: &Options,
) -> Result<Exit, Failure> {
    let mut needs = Needs::of(rules, order);
    if options.no_kernel_filters {
        needs = needs.without_conditions();
    }
    let stop = Stop::prepare()?;
    let mut agent = Agent::start(
        engine,
        needs.host_names(),
        &source::Options {
            events: needs.events(),
            generic: &|code| needs.generic(code),
            filter: needs.filter(),
            ring_bytes: options.ring_bytes(),
        },
    )?;
    drop_privileges().map_err(|error| Failure::Usage(format!("cannot give up privileges: {error}")))?;
    writeln!(io::stderr(), "lanner: watching this machine, Ctrl-C ends it")?;
    if let Some(warning) = unreadable_processes(&agent.state().counters()) {
        writeln!(io::stderr(), "lanner: warning: {warning}")?;
    }
    let stop = stop.after(options.duration);
    let mut drops = Drops::new(DropPolicy::default(), Instant::now());
    let mut out = Out {
        stream: terminal::stdout(),
        options: options.alerts(),
        line: Vec::new(),
    };
    watch_until(&mut agent, &stop, &mut drops, &mut out)?;
    let mut err = io::stderr().lock();
    summarize(&agent, &agent.lost()?, &mut err)?;
    if options.stats {
        let ran = Ran {
            engine: agent.engine(),
            state: agent.state(),
            tally: agent.tally(),
            lost_enters: 0,
            elapsed: agent.started().elapsed(),
        };
        Stats::of(ran, rules).write(options.stats_format, &mut err)?;
    }
    Ok(Exit::Success)
}

/// What watching came to, in a line, and a line for each CPU that lost events.
fn summarize(agent: &Agent, lost: &[LostEvents], err: &mut dyn Write) -> io::Result<()> {
    let alerts: u64 = agent.engine().counts().alerts.iter().sum();
    let totals = Totals::new(agent.events(), lost);
    writeln!(
        err,
        "lanner: {} events in {:.1} s, {alerts} alerts, {} events lost",
        totals.events,
        agent.started().elapsed().as_secs_f64(),
        totals.lost(),
    )?;
    for (cpu, lost) in lost.iter().enumerate() {
        if *lost != LostEvents::default() {
            writeln!(
                err,
                "  CPU {cpu}: {} as the ring was full, {} too large",
                lost.ring_full, lost.too_large
            )?;
        }
    }
    Ok(())
}

struct Out<W> {
    stream: W,
    options: output::Options,
    line: Vec<u8>,
}

impl<W: Write> Sink for Out<W> {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.stream.write_all(line)
    }
}

impl<W: Write> Outlet for Out<W> {
    fn lost(&mut self, recent: &Totals) -> io::Result<()> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.line.clear();
        recent
            .alert()
            .write(now.as_nanos() as u64, &self.options, &mut self.line);
        self.stream.write_all(&self.line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
