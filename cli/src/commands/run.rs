//! `lanner run`: evaluates rules on the events of this host or of a capture.

#[cfg(target_os = "linux")]
mod live;
mod stats;

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::check::Rule;
use compiler::tables::Priority;
use indicatif::{ProgressBar, ProgressStyle};
use runtime::engine::{AlertConsumer, Engine, Replay, ReplayError, Selection, Selector, select};
use runtime::output;

use self::stats::{RunResults, Stats, StatsFormat};
use crate::capture;
use crate::engine_options::EngineOptions;
use crate::failure::{Exit, Failure};
use crate::host::hostname;
use crate::rule_summary::RuleSummary;
use crate::rules;
use crate::terminal;

/// Evaluate rules on the events of this host or of a capture, and print alerts
#[derive(Args, Clone, Debug)]
#[command(after_help = "Examples:
  lanner run -r rules.yaml
  lanner run -r rules/ --format json --duration 1m
  lanner run --capture events.scap -r rules.yaml
  lanner run --capture events.scap -r rules/ --format json --rule-matching all
  lanner run --capture events.scap -r rules.yaml --tag container --disable-rule 'Write*' --stats
  lanner run --capture events.scap -r rules.yaml --stats --stats-format json 2>stats.json
  zcat events.scap.gz | lanner run --capture - -r rules.yaml

Monitoring this host requires Linux 5.8 or newer and permission to load BPF programs: root, or CAP_BPF
and CAP_PERFMON. Other privileges are dropped after start-up. SIGINT (Ctrl-C) and SIGTERM stop it. SIGHUP
reloads the rules: if they have errors, the previous ones stay active. If standard output stalls or fails,
alerts are dropped and counted, never events.

Exit codes: 0, with or without alerts; 1 for an error in a rule or the capture, or if no enabled rule can
match; 2 for wrong usage, or if this host cannot be monitored.")]
pub(crate) struct Options {
    /// Capture file, - for standard input [default: monitor this host]
    #[cfg_attr(target_os = "linux", arg(long, value_name = "FILE"))]
    #[cfg_attr(not(target_os = "linux"), arg(long, value_name = "FILE", required = true))]
    capture: Option<PathBuf>,
    /// Time to monitor this host, such as 500ms, 5s or 1m 30s [default: until Ctrl-C]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "TIME", value_parser = crate::live::duration, conflicts_with = "capture")]
    duration: Option<std::time::Duration>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// Alert format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    engine: EngineOptions,
    /// Minimum priority of rules
    #[arg(long, value_parser = priority, default_value = "debug")]
    priority: Priority,
    /// Select rules by tag (repeatable)
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Select rules by name; * matches any sequence (repeatable)
    #[arg(long, value_name = "NAME")]
    rule: Vec<String>,
    /// Disable rules by tag (repeatable)
    #[arg(long, value_name = "TAG")]
    disable_tag: Vec<String>,
    /// Disable rules by name; * matches any sequence (repeatable)
    #[arg(long, value_name = "NAME")]
    disable_rule: Vec<String>,
    /// Print times as ISO 8601 in UTC instead of local time
    #[arg(long)]
    iso_time: bool,
    /// Disable in-kernel filtering
    #[cfg(target_os = "linux")]
    #[arg(long, conflicts_with = "capture")]
    no_kernel_filters: bool,
    /// Size of the ring buffer, a power of two [default: 2, without kernel filters 8]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "MIB", value_parser = crate::live::ring, conflicts_with = "capture")]
    buffer: Option<u32>,
    /// Print statistics to standard error at the end
    #[arg(long)]
    stats: bool,
    /// Format of the statistics
    #[arg(long, value_enum, default_value_t, requires = "stats")]
    stats_format: StatsFormat,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// One line per alert
    #[default]
    Text,
    /// One JSON object per line
    Json,
}

fn priority(word: &str) -> Result<Priority, String> {
    Priority::parse(word).ok_or_else(|| {
        let names = Priority::ALL.map(|priority| priority.name().to_lowercase());
        format!("expected one of {}", names.join(", "))
    })
}

/// Rules that are ready to be evaluated, as read at the start or by a reload.
struct LoadedRules {
    files: Vec<String>,
    /// Diagnostics of the files that are not errors.
    warnings: usize,
    rules: Vec<Rule>,
    /// Indices of the enabled rules in order of evaluation.
    order: Vec<usize>,
    summary: RuleSummary,
}

impl Options {
    fn alerts(&self) -> output::Options {
        output::Options {
            json: self.format == Format::Json,
            iso_time: self.iso_time,
            hostname: Some(hostname()),
            ..output::Options::default()
        }
    }

    /// Returns the ring buffer size in bytes. Kernel filters let few events pass, which need less room.
    #[cfg(target_os = "linux")]
    fn ring_bytes(&self) -> u32 {
        let default = if self.no_kernel_filters {
            runtime::live::RING_BYTES
        } else {
            runtime::live::FILTERED_RING_BYTES
        };
        self.buffer.unwrap_or(default)
    }

    fn selections(&self) -> Vec<Selection> {
        let by = |enable: bool, names: &[String], tags: &[String]| {
            let names = names.iter().cloned().map(Selector::Name);
            let tags = tags.iter().cloned().map(Selector::Tag);
            let rules: Vec<_> = names.chain(tags).collect();
            rules.into_iter().map(move |rules| Selection { enable, rules })
        };
        let mut selections = Vec::new();
        if !self.rule.is_empty() || !self.tag.is_empty() {
            selections.extend(by(false, &["*".to_owned()], &[]));
            selections.extend(by(true, &self.rule, &self.tag));
        }
        selections.extend(by(false, &self.disable_rule, &self.disable_tag));
        selections
    }

    /// Reads and checks the rules. Returns `None` after printing their errors.
    fn load_rules(&self) -> Result<Option<LoadedRules>, Failure> {
        let rules = rules::load(&self.rules)?;
        if !rules.report_errors()? {
            return Ok(None);
        }
        let (files, warnings) = (rules.file_names(), rules.warning_count());
        let rules = rules.into_rules();
        let order = select(&rules, self.priority, &self.selections());
        let summary = RuleSummary::new(&rules, &order);
        summary.check_inputs().map_err(Failure::Input)?;
        Ok(Some(LoadedRules {
            files,
            warnings,
            rules,
            order,
            summary,
        }))
    }

    fn engine(&self, loaded: &LoadedRules) -> Result<Engine, Failure> {
        self.engine.build(&loaded.rules, &loaded.order, self.alerts())
    }
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let Some(loaded) = options.load_rules()? else {
        return Ok(Exit::Findings);
    };
    match &options.capture {
        Some(capture) => replay(capture, &loaded, options),
        None => monitor(loaded, options),
    }
}

#[cfg(target_os = "linux")]
use self::live::monitor;

#[cfg(not(target_os = "linux"))]
fn monitor(_: LoadedRules, _: &Options) -> Result<Exit, Failure> {
    Err(Failure::Usage(
        "only Linux hosts can be monitored; name a capture with --capture".to_owned(),
    ))
}

fn replay(path: &Path, loaded: &LoadedRules, options: &Options) -> Result<Exit, Failure> {
    let engine = options.engine(loaded)?;
    let (reader, length) = capture::open(path)?;
    for warning in loaded.summary.warnings() {
        writeln!(io::stderr(), "lanner: warning: {warning}")?;
    }
    let mut replay = Replay::new(reader, engine);
    let mut out = Out(terminal::stdout());
    let start = Instant::now();
    let result = drive(&mut replay, &mut out, length);
    let elapsed = start.elapsed();
    out.0.flush()?;
    if options.stats {
        let results = RunResults::of_replay(&replay, elapsed);
        Stats::new(results, &loaded.rules).write(options.stats_format, &mut io::stderr().lock())?;
    }
    match result {
        Ok(()) => Ok(Exit::Success),
        Err(ReplayError::Capture(error)) => Err(capture::unreadable(path, &error)),
        Err(ReplayError::Output(error)) => Err(Failure::Write(error)),
    }
}

/// Replays the whole capture. A progress bar is shown if alerts do not go to the terminal.
fn drive(
    replay: &mut Replay<'_>,
    out: &mut dyn AlertConsumer,
    length: Option<u64>,
) -> Result<(), ReplayError> {
    /// Items between two updates of the progress bar.
    const STEPS: u32 = 1 << 14;
    let visible = io::stderr().is_terminal() && !io::stdout().is_terminal();
    let bar = if visible {
        progress(length)
    } else {
        ProgressBar::hidden()
    };
    loop {
        for _ in 0..STEPS {
            if !replay.step(out)? {
                bar.finish_and_clear();
                return Ok(());
            }
        }
        bar.set_position(replay.offset());
    }
}

fn progress(length: Option<u64>) -> ProgressBar {
    match length {
        // A compressed capture has more bytes than its file; the bar then continues past its end.
        Some(length) => ProgressBar::new(length).with_style(
            ProgressStyle::with_template("{wide_bar} {bytes} of {total_bytes}")
                .expect("the template is a constant"),
        ),
        None => ProgressBar::new_spinner().with_style(
            ProgressStyle::with_template("{spinner} {bytes} read").expect("the template is a constant"),
        ),
    }
}

struct Out<W>(W);

impl<W: Write> AlertConsumer for Out<W> {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)
    }
}
