//! Monitors this host: alerts as they happen, reports of lost events, and a summary at the end.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use runtime::agent::{
    Agent, DropMonitor, DropPolicy, EventTotals, LostEvents, ProbeRequirements, drop_privileges,
};
use runtime::sink::{Overflow, SinkLog};
use runtime::{live as source, output};

use super::stats::{RunResults, Stats};
use super::{Format, LoadedRules, Options};
use crate::failure::{Exit, Failure};
use crate::live::{
    Deadline, Ended, MonitorHooks, Signals, monitor as monitor_until, prioritise_reader, unreadable_processes,
};
use crate::outputs::{Outputs, standard_output, write_losses};
use crate::rule_summary::{count, files_line};

/// Time that a stalled standard output gets to take the last alerts.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Monitors this host until it is time to stop.
pub(super) fn monitor(loaded: LoadedRules, options: &Options) -> Result<Exit, Failure> {
    let signals = Signals::install()?;
    let mut generation = loaded;
    let mut deadline = None;
    loop {
        let requirements = requirements(&generation, options);
        let mut agent = Agent::start(
            options.engine(&generation)?,
            requirements.host_names(),
            &source::Options {
                events: requirements.events(),
                generic: &|code| requirements.requires_generic(code),
                filter: requirements.filter(),
                ring_bytes: options.ring_bytes(),
            },
        )?;
        // Takes a privilege that is dropped next.
        prioritise_reader();
        // Before the threads of the outputs start: they inherit what is left.
        drop_privileges().map_err(|error| Failure::Usage(format!("cannot drop privileges: {error}")))?;
        print_banner(&generation, &requirements, &agent, options)?;
        drop(requirements);
        let log: SinkLog = Arc::new(|message: &str| print_message(message));
        let mut outputs = Outputs::start(vec![standard_output()?], Overflow::Drop, &log)?;
        // After the first start, whose time does not count.
        let deadline = *deadline.get_or_insert_with(|| Deadline::after(options.duration));
        let mut drops = DropMonitor::new(DropPolicy::default(), Instant::now());
        let mut hooks = Hooks {
            options,
            alerts: options.alerts(),
        };
        let ended = monitor_until(
            &mut agent,
            &signals,
            deadline,
            &mut drops,
            &mut outputs,
            &mut hooks,
        );
        let sinks = outputs.close(Some(CLOSE_TIMEOUT));
        let ended = ended?;
        let mut err = io::stderr().lock();
        write_summary(&agent, &agent.lost()?, &mut err)?;
        write_losses(&sinks, &mut err)?;
        if options.stats {
            let results = RunResults {
                engine: agent.engine(),
                state: agent.state(),
                event_counts: agent.event_counts(),
                lost_enters: 0,
                elapsed: agent.started().elapsed(),
                sinks: &sinks,
            };
            Stats::new(results, &generation.rules).write(options.stats_format, &mut err)?;
        }
        match ended {
            Ended::Stopped => return Ok(Exit::Success),
            Ended::Reload(next) => generation = next,
        }
        writeln!(err, "lanner: SIGHUP received, restarting with the new rules")?;
    }
}

fn requirements(loaded: &LoadedRules, options: &Options) -> ProbeRequirements {
    let requirements = ProbeRequirements::new(&loaded.rules, &loaded.order);
    if options.no_kernel_filters {
        requirements.without_filters()
    } else {
        requirements
    }
}

/// Prints what is monitored, and how, before the first alert.
fn print_banner(
    loaded: &LoadedRules,
    requirements: &ProbeRequirements,
    agent: &Agent,
    options: &Options,
) -> io::Result<()> {
    let mut lines = vec![files_line(&loaded.files), loaded.summary.rules_line()];
    let mut warnings = loaded.summary.warnings();
    warnings.extend(unreadable_processes(&agent.state().counters()));
    lines.extend(warnings.into_iter().map(|warning| format!("warning: {warning}")));
    if loaded.warnings > 0 {
        lines.push(format!(
            "{} in the rule files: run `lanner check` to list them",
            count(loaded.warnings, "warning")
        ));
    }
    lines.push(format!(
        "{} attached, {} with a kernel filter; ring buffer {} MiB",
        count(requirements.events().len(), "event type"),
        requirements.filtered_events(),
        options.ring_bytes() >> 20,
    ));
    let format = match options.format {
        Format::Text => "text",
        Format::Json => "JSON",
    };
    lines.push(format!("alerts go to standard output as {format}"));
    lines.push("monitoring this host; Ctrl-C stops, SIGHUP reloads the rules".to_owned());
    let mut err = io::stderr().lock();
    lines.iter().try_for_each(|line| writeln!(err, "lanner: {line}"))
}

/// Writes the totals in a line, and a line for each CPU that lost events.
fn write_summary(agent: &Agent, lost: &[LostEvents], err: &mut dyn Write) -> io::Result<()> {
    let alerts: u64 = agent.engine().counts().alerts.iter().sum();
    let totals = EventTotals::new(agent.events(), lost);
    writeln!(
        err,
        "lanner: {} in {:.1} s, {}, {} lost",
        count(totals.events as usize, "event"),
        agent.started().elapsed().as_secs_f64(),
        count(alerts as usize, "alert"),
        count(totals.lost() as usize, "event"),
    )?;
    for (cpu, lost) in lost.iter().enumerate() {
        if *lost != LostEvents::default() {
            writeln!(
                err,
                "  CPU {cpu}: {} lost as the ring buffer was full, {} as they were too large",
                lost.ring_full, lost.too_large
            )?;
        }
    }
    Ok(())
}

fn print_message(message: &str) {
    // There is nowhere to report that standard error is closed.
    let _ = writeln!(io::stderr(), "lanner: {message}");
}

struct Hooks<'a> {
    options: &'a Options,
    alerts: output::Options,
}

impl MonitorHooks for Hooks<'_> {
    type Generation = LoadedRules;

    fn prepare(&self) -> Box<dyn FnOnce() -> Result<LoadedRules, String> + Send> {
        let options = self.options.clone();
        Box::new(move || match options.load_rules() {
            Ok(Some(loaded)) => Ok(loaded),
            Ok(None) => Err("the rules have errors".to_owned()),
            Err(failure) => Err(failure.to_string()),
        })
    }

    fn reload_failed(&mut self, message: &str, _outputs: &Outputs) {
        print_message(&format!(
            "reload failed: {message}; the previous rules stay active"
        ));
    }

    fn reopening(&mut self) {
        print_message("SIGUSR1 received, reopening outputs");
    }

    fn events_lost(&mut self, recent: &EventTotals, outputs: &Outputs) -> io::Result<()> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut line = Vec::new();
        recent
            .alert()
            .write(now.as_nanos() as u64, &self.alerts, &mut line);
        outputs.send(&line);
        Ok(())
    }
}
