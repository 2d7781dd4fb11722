//! `lanner run`: rules over the events of this machine or of a capture.

#[cfg(target_os = "linux")]
mod live;
mod stats;

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use compiler::backend::{Backend, Matching};
use compiler::check::Rule;
use compiler::tables::Priority;
use indicatif::{ProgressBar, ProgressStyle};
use runtime::engine::{Engine, Replay, ReplayError, Selection, Selector, Sink, select};
use runtime::output;

use self::stats::{Ran, Stats, StatsFormat};
use crate::capture;
use crate::failure::{Exit, Failure};
use crate::host::hostname;
use crate::profile_file;
use crate::rules;
use crate::terminal;

/// Run rules over the events of this machine, or of a capture, and print alerts
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner run -r rules.yaml
  lanner run -r rules/ --format json --duration 1m
  lanner run --capture events.scap -r rules.yaml
  lanner run --capture events.scap -r rules/ --format json --rule-matching all
  lanner run --capture events.scap -r rules.yaml --tag container --disable-rule 'Write*' --stats
  lanner run --capture events.scap -r rules.yaml --stats --stats-format json 2>stats.json
  zcat events.scap.gz | lanner run --capture - -r rules.yaml

Watching this machine takes Linux 5.8 or newer and the right to load BPF programs: root, or CAP_BPF
and CAP_PERFMON. Other privileges are given up once it began. Ctrl-C or SIGTERM ends it.

Exit codes: 0, alerts or not; 1 if a rule or the capture is wrong; 2 for wrong usage, or a machine
that cannot be watched.")]
pub(crate) struct Options {
    /// Capture file, - for the standard input; without it, this machine is watched
    #[cfg_attr(target_os = "linux", arg(long, value_name = "FILE"))]
    #[cfg_attr(not(target_os = "linux"), arg(long, value_name = "FILE", required = true))]
    capture: Option<PathBuf>,
    /// How long to watch this machine, such as 500ms, 5s or 1m 30s [default: until Ctrl-C]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "TIME", value_parser = crate::live::duration, conflicts_with = "capture")]
    duration: Option<std::time::Duration>,
    /// Rule files or folders of them, in load order [default: those of lanner.toml]
    #[arg(short, long, value_name = "RULES", num_args = 1..)]
    rules: Vec<PathBuf>,
    /// Shape of alerts
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// How many rules an event can set off
    #[arg(long, value_enum, default_value_t)]
    rule_matching: RuleMatching,
    /// Leave out less severe rules
    #[arg(long, value_parser = priority, default_value = "debug")]
    priority: Priority,
    /// Only rules with this tag (repeatable)
    #[arg(long, value_name = "TAG")]
    tag: Vec<String>,
    /// Only rules of this name, * standing for anything (repeatable)
    #[arg(long, value_name = "NAME")]
    rule: Vec<String>,
    /// Leave out rules with this tag (repeatable)
    #[arg(long, value_name = "TAG")]
    disable_tag: Vec<String>,
    /// Leave out rules of this name, * standing for anything (repeatable)
    #[arg(long, value_name = "NAME")]
    disable_rule: Vec<String>,
    /// Show times as ISO 8601 in UTC instead of the local time of day
    #[arg(long)]
    iso_time: bool,
    /// Interpret conditions instead of making native code of them
    #[arg(long)]
    no_jit: bool,
    /// Take every event that rules or state could be about out of the kernel, and judge all of them here
    #[cfg(target_os = "linux")]
    #[arg(long, conflicts_with = "capture")]
    no_kernel_filters: bool,
    /// Room for events on their way out of the kernel: a power of two [default: 2, without kernel filters 8]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "MIB", value_parser = crate::live::ring, conflicts_with = "capture")]
    buffer: Option<u32>,
    /// Order tests by what this profile counted (from `lanner profile`)
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// Tell on the standard error stream what went by, what the state holds and what limits kept out
    #[arg(long)]
    stats: bool,
    /// Shape of the statistics
    #[arg(long, value_enum, default_value_t, requires = "stats")]
    stats_format: StatsFormat,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// A line of text an alert
    #[default]
    Text,
    /// A JSON object a line
    Json,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
pub(crate) enum RuleMatching {
    /// The first in order
    #[default]
    First,
    /// All
    All,
}

impl From<RuleMatching> for Matching {
    fn from(matching: RuleMatching) -> Self {
        match matching {
            RuleMatching::First => Self::First,
            RuleMatching::All => Self::All,
        }
    }
}

fn priority(word: &str) -> Result<Priority, String> {
    Priority::parse(word).ok_or_else(|| {
        let names = Priority::ALL.map(|priority| priority.name().to_lowercase());
        format!("one of {}", names.join(", "))
    })
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

    /// Events that conditions in the kernel let pass are few: they need less room than all of them.
    #[cfg(target_os = "linux")]
    fn ring_bytes(&self) -> u32 {
        let usual = if self.no_kernel_filters {
            runtime::live::RING_BYTES
        } else {
            runtime::live::FILTERED_RING_BYTES
        };
        self.buffer.unwrap_or(usual)
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
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let rules = rules::load(&options.rules)?;
    if !rules.report_errors()? {
        return Ok(Exit::Findings);
    }
    let rules = rules.into_rules();
    let order = select(&rules, options.priority, &options.selections());
    if order.is_empty() {
        return Err(Failure::input("no rule is left to run"));
    }
    let alerts = options.alerts();
    let backend = if options.no_jit {
        Backend::Interpreter
    } else {
        Backend::Tiered
    };
    let profile = profile_file::read(options.profile.as_deref())?;
    let matching = options.rule_matching.into();
    let engine =
        Engine::with_backend(&rules, &order, matching, alerts, backend, profile).map_err(Failure::input)?;
    match &options.capture {
        Some(capture) => replay(capture, engine, &rules, options),
        None => watch(engine, &rules, &order, options),
    }
}

#[cfg(target_os = "linux")]
use self::live::watch;

#[cfg(not(target_os = "linux"))]
fn watch(_: Engine, _: &[Rule], _: &[usize], _: &Options) -> Result<Exit, Failure> {
    Err(Failure::Usage(
        "only Linux can be watched; name a capture with --capture".to_owned(),
    ))
}

fn replay(path: &Path, engine: Engine, rules: &[Rule], options: &Options) -> Result<Exit, Failure> {
    let name = path.display();
    let (reader, length) = capture::open(path)?;
    let mut replay = Replay::new(reader, engine);
    let mut out = Out(terminal::stdout());
    let start = Instant::now();
    let result = drive(&mut replay, &mut out, length);
    let elapsed = start.elapsed();
    out.0.flush()?;
    if options.stats {
        let ran = Ran::replay(&replay, elapsed);
        Stats::of(ran, rules).write(options.stats_format, &mut io::stderr().lock())?;
    }
    match result {
        Ok(()) => Ok(Exit::Success),
        Err(ReplayError::Capture(error)) => Err(Failure::input(format!("{name}: {error}"))),
        Err(ReplayError::Sink(error)) => Err(Failure::Write(error)),
    }
}

/// Goes through the whole capture, telling a person who has nothing else to look at how far it is.
fn drive(replay: &mut Replay<'_>, out: &mut dyn Sink, length: Option<u64>) -> Result<(), ReplayError> {
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
        // A compressed capture is longer than its file: the bar then counts on.
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

impl<W: Write> Sink for Out<W> {
    fn alert(&mut self, _rule: usize, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)
    }
}
