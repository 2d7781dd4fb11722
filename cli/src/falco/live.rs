//! Monitors this host, for `engine.kind=modern_ebpf` and `kmod`.

use std::io::{self, Write as _};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use compiler::tables::{EventSet, Priority, event, ignored_events};
use runtime::agent::{
    Agent, AgentError, DropMonitor, DropPolicy, EventTotals, ProbeRequirements, drop_privileges,
};
use runtime::engine::{Engine, select};
use runtime::output::InternalAlert;
use runtime::sink::Overflow;
use runtime::{live as source, output};

use super::alert_outputs::{self, OutputError};
use super::config::{Configuration, DropAction, LiveConfiguration, OutputConfig};
use super::log::Log;
use super::options::Options;
use super::replay::{ReplayFailure, statistics};
use super::{Generation, load_generation};
use crate::host::hostname;
use crate::live::{
    Deadline, Ended, MonitorHooks, Signals, explain, monitor, prioritise_reader, unreadable_processes,
};
use crate::outputs::Outputs;
use crate::rule_summary::{RuleSummary, count};
use crate::terminal;

/// Sends alerts of this host to the configured outputs until a signal or `-M` ends it, then prints the statistics.
/// Returns the next generation if `SIGHUP` asked for one and it is valid.
pub(super) fn live(
    generation: &Generation,
    options: &Options,
    signals: Option<&Signals>,
) -> Result<Option<Generation>, LiveFailure> {
    let Generation { config, rules, log } = generation;
    let live = &config.live;
    if live.repair {
        return Err(LiveFailure::Unsupported("base_syscalls.repair"));
    }
    let sinks = alert_outputs::sinks(config)?;
    let order = select(rules, config.priority, &config.selections);
    let summary = RuleSummary::new(rules, &order);
    summary.warnings().iter().for_each(|warning| log.warning(warning));
    let Some(signals) = signals.filter(|_| !options.dry_run) else {
        return Ok(None);
    };
    // Falco runs without any rule; rules that wait for a source that cannot be opened are an error.
    if summary.evaluated() == 0 && summary.inactive().next().is_some() {
        summary.check_inputs().map_err(LiveFailure::Start)?;
    }
    let mut alerts = config.alerts.clone();
    alerts.hostname = Some(hostname());
    let engine =
        Engine::new(rules, &order, config.rule_matching, alerts.clone()).map_err(ReplayFailure::from)?;
    let requirements = ProbeRequirements::new(rules, &order);
    log_start(config, *log);
    let mut agent = Agent::start(
        engine,
        requirements.host_names(),
        &source::Options {
            events: wanted(&requirements, live),
            generic: &|code| requirements.requires_generic(code),
            filter: requirements.filter(),
            ring_bytes: live.ring_bytes,
        },
    )
    .map_err(|error| LiveFailure::Start(explain(&error)))?;
    // Takes a privilege that is dropped next.
    prioritise_reader();
    // The command of a program output may need the privileges that Falco would leave it.
    let starts_programs = |output: &OutputConfig| matches!(output, OutputConfig::Program { .. });
    if !config.outputs.iter().any(starts_programs) {
        drop_privileges().map_err(io::Error::from)?;
    }
    log.info(&format!(
        "Lanner: {}, {} attached, {} with a kernel filter, {}",
        summary.rules_line(),
        count(wanted(&requirements, live).len(), "event type"),
        requirements.filtered_events(),
        outputs_line(config),
    ));
    if let Some(warning) = unreadable_processes(&agent.state().counters()) {
        log.warning(&format!("Lanner: {warning}"));
    }
    drop(requirements);
    let time = (options.seconds > 0).then(|| Duration::from_secs(options.seconds));
    let policy = DropPolicy {
        threshold: live.threshold,
        rate: live.rate,
        max_burst: live.max_burst,
    };
    let mut drops = DropMonitor::new(policy, Instant::now());
    let mut outputs = alert_outputs::start(sinks, Overflow::Drop, *log)?;
    let mut hooks = Hooks {
        options,
        actions: &live.actions,
        alerts,
        log: *log,
    };
    let deadline = Deadline::after(time);
    let result = monitor(
        &mut agent,
        signals,
        deadline,
        &mut drops,
        &mut outputs,
        &mut hooks,
    );
    match &result {
        Ok(Ended::Reload(_)) => log.info("SIGHUP received, restarting..."),
        Ok(Ended::Stopped) if signals.is_stopped() => log.info("SIGINT received, exiting..."),
        _ => {}
    }
    for (name, counters) in outputs.close(Some(config.output_timeout)) {
        if counters.lost() > 0 {
            log.warning(&format!(
                "Lanner: {name}: {} alerts delivered, {} dropped as the queue was full, {} lost to errors",
                counters.delivered, counters.dropped, counters.failed
            ));
        }
    }
    let mut stdout = terminal::stdout();
    stdout.write_all(statistics(agent.engine().counts(), rules).as_bytes())?;
    stdout.flush()?;
    Ok(match result? {
        Ended::Stopped => None,
        Ended::Reload(next) => Some(next),
    })
}

/// Logs the lines that Falco logs before it opens the source.
fn log_start(config: &Configuration, log: Log) {
    const MIB: u32 = 1 << 20;
    let bytes = config.live.ring_bytes;
    log.info(&format!(
        "The chosen syscall buffer dimension is: {bytes} bytes ({} MBs)",
        bytes / MIB
    ));
    log.info("Loaded event sources: syscall");
    log.info("Enabled event sources: syscall");
    log.info("Opening 'syscall' source with modern BPF probe.");
}

/// Returns the enabled outputs as text.
fn outputs_line(config: &Configuration) -> String {
    let name = |output: &OutputConfig| match output {
        OutputConfig::Stdout => "standard output".to_owned(),
        OutputConfig::File { path, .. } => format!("file {path}"),
        OutputConfig::Program { command, .. } => format!("program {command}"),
        OutputConfig::Unsupported(name) => (*name).to_owned(),
    };
    let names: Vec<String> = config.outputs.iter().map(name).collect();
    format!("alerts go to {}", names.join(", "))
}

/// Why monitoring failed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LiveFailure {
    #[error(transparent)]
    Output(#[from] OutputError),
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

/// Returns the events that Falco would read: the requirements of rules and state, without high-volume calls unless
/// they are enabled, and always with the exit of processes.
fn wanted(requirements: &ProbeRequirements, live: &LiveConfiguration) -> EventSet {
    let mut wanted = requirements
        .events()
        .union(&live.custom)
        .intersection(&live.never.complement());
    if !live.all {
        wanted = wanted.intersection(&ignored_events().complement());
    }
    wanted.insert(event::PROCEXIT_1_E);
    wanted
}

struct Hooks<'a> {
    options: &'a Options,
    actions: &'a [DropAction],
    alerts: output::Options,
    log: Log,
}

impl Hooks<'_> {
    fn send(&self, alert: &InternalAlert, outputs: &Outputs) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut line = Vec::new();
        alert.write(now.as_nanos() as u64, &self.alerts, &mut line);
        outputs.send(&line);
    }
}

impl MonitorHooks for Hooks<'_> {
    type Generation = Generation;

    fn prepare(&self) -> Box<dyn FnOnce() -> Result<Generation, String> + Send> {
        let options = Options {
            dry_run: true,
            ..self.options.clone()
        };
        Box::new(move || {
            // As Falco: a dry run of everything up to the outputs.
            let next = load_generation(&options).map_err(|error| error.to_string())?;
            live(&next, &options, None).map_err(|error| error.to_string())?;
            Ok(next)
        })
    }

    fn reload_failed(&mut self, message: &str, outputs: &Outputs) {
        const RULE: &str = "Falco internal: hot restart failure";
        let alert = InternalAlert {
            rule: RULE.to_owned(),
            priority: Priority::Critical,
            message: format!("{RULE}: {message}"),
            fields: std::collections::BTreeMap::new(),
        };
        self.send(&alert, outputs);
    }

    fn reopening(&mut self) {
        self.log.info("SIGUSR1 received, reopening outputs...");
    }

    fn events_lost(&mut self, recent: &EventTotals, outputs: &Outputs) -> io::Result<()> {
        for action in self.actions {
            match action {
                DropAction::Log => self.log.debug(&recent.alert().message),
                DropAction::Alert => self.send(&recent.alert(), outputs),
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
}
