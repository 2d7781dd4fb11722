//! Watching this machine, as `engine.kind=modern_ebpf` (or `kmod`) asks for.

use std::io::{self, Write as _};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use compiler::check::Rule;
use compiler::tables::{EventSet, event, ignored_events};
use runtime::agent::{Agent, AgentError, DropPolicy, Drops, Needs, Totals, drop_privileges};
use runtime::engine::{Engine, Sink, select};
use runtime::{live as source, output};

use super::channels::Channels;
use super::config::{Channel, Configuration, DropAction, LiveConfiguration};
use super::log::Log;
use super::options::Options;
use super::replay::{ReplayFailure, statistics};
use crate::host::hostname;
use crate::live::{Outlet, Stop, explain, watch};
use crate::terminal;

/// Sends alerts of this machine to the configured channels until a signal or `-M` ends it, then
/// prints how many there were.
pub(super) fn live(
    rules: &[Rule],
    config: &Configuration,
    options: &Options,
    log: Log,
) -> Result<(), LiveFailure> {
    let live = &config.live;
    if live.repair {
        return Err(LiveFailure::Unsupported("base_syscalls.repair"));
    }
    let channels = Channels::new(&config.channels, config.buffered && !options.unbuffered)?;
    if options.dry_run {
        return Ok(());
    }
    let mut alerts = config.alerts.clone();
    alerts.hostname = Some(hostname());
    let order = select(rules, config.priority, &config.selections);
    let engine =
        Engine::new(rules, &order, config.rule_matching, alerts.clone()).map_err(ReplayFailure::from)?;
    let needs = Needs::of(rules, &order);
    let stop = Stop::prepare()?;
    let mut agent = Agent::start(
        engine,
        needs.host_names(),
        &source::Options {
            events: wanted(&needs, live),
            generic: &|code| needs.generic(code),
            filter: needs.filter(),
            ring_bytes: live.ring_bytes,
        },
    )
    .map_err(|error| LiveFailure::Start(explain(&error)))?;
    // The command of a program channel may need what Falco would leave it.
    let starts_programs = |channel: &Channel| matches!(channel, Channel::Program { .. });
    if !config.channels.iter().any(starts_programs) {
        drop_privileges().map_err(io::Error::from)?;
    }
    log.info("Watching system calls");
    let time = (options.seconds > 0).then(|| Duration::from_secs(options.seconds));
    let policy = DropPolicy {
        threshold: live.threshold,
        rate: live.rate,
        max_burst: live.max_burst,
    };
    let mut drops = Drops::new(policy, Instant::now());
    let mut out = ToChannels {
        channels,
        actions: &live.actions,
        alerts,
        log,
    };
    let result = watch(&mut agent, &stop.after(time), &mut drops, &mut out);
    out.channels.close()?;
    let mut stdout = terminal::stdout();
    stdout.write_all(statistics(agent.engine().counts(), rules).as_bytes())?;
    stdout.flush()?;
    Ok(result?)
}

/// Why watching failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LiveFailure {
    #[error(transparent)]
    Channel(#[from] super::channels::ChannelError),
    #[error(transparent)]
    Rules(#[from] ReplayFailure),
    #[error("{0}")]
    Start(String),
    #[error("{0} is not supported yet: leave it off")]
    Unsupported(&'static str),
    #[error(transparent)]
    Agent(#[from] AgentError),
    #[error(transparent)]
    Write(#[from] io::Error),
}

/// What Falco would take: what rules and state need, without the most frequent calls unless all
/// are asked for, always with the end of processes.
fn wanted(needs: &Needs, live: &LiveConfiguration) -> EventSet {
    let mut wanted = needs
        .events()
        .union(&live.custom)
        .intersection(&live.never.complement());
    if !live.all {
        wanted = wanted.intersection(&ignored_events().complement());
    }
    wanted.insert(event::PROCEXIT_1_E);
    wanted
}

struct ToChannels<'a> {
    channels: Channels,
    actions: &'a [DropAction],
    alerts: output::Options,
    log: Log,
}

impl Sink for ToChannels<'_> {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.channels.send(line)
    }
}

impl Outlet for ToChannels<'_> {
    fn lost(&mut self, recent: &Totals) -> io::Result<()> {
        for action in self.actions {
            match action {
                DropAction::Log => self.log.debug(&recent.alert().message),
                DropAction::Alert => {
                    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                    let mut line = Vec::new();
                    recent
                        .alert()
                        .write(now.as_nanos() as u64, &self.alerts, &mut line);
                    self.channels.send(&line)?;
                }
                DropAction::Exit => {
                    return Err(io::Error::other(format!(
                        "{} system calls were lost, and syscall_event_drops.actions says to exit",
                        recent.lost()
                    )));
                }
            }
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
