//! `lanner record`: this machine, or a capture or a part of it, as a new capture.

mod sysdig;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use jiff::Timestamp;
use runtime::capture::{self, CaptureError, Item, WriteError, Writer};
use runtime::engine::{ConditionFilter, Playback, PlaybackItem};
use runtime::event::Event;
use runtime::fields::EventFields;
use runtime::state::changes_state;

use crate::failure::{Exit, Failure};
#[cfg(target_os = "linux")]
use crate::live;
use crate::rule_summary::count;
use crate::{capture as captures, condition};

/// Write the events of this machine, or of a capture, to a new capture
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner record -o now.scap --duration 5s
  lanner record -o now.scap --for-sysdig
  lanner record --from-capture old.scap -o new.scap
  lanner record --from-capture all.scap -o nginx.scap --filter 'proc.name = nginx'
  lanner record --from-capture all.scap -o part.scap --from 1000 --to 2000
  lanner record --from-capture all.scap -o - --from 2026-01-31T10:00:00Z --compress none

Events outside of the range or filter that change the state are kept as such: readers do not show
them, but know the processes and files of those they show. Context switches are not kept so:
memory fields can lag behind.

Recording this machine takes Linux 5.8 or newer and the right to load BPF programs: root, or CAP_BPF
and CAP_PERFMON. The capture holds arguments and environments of all processes.

Exit codes: 0; 1 if the capture is wrong; 2 for wrong usage, an output that cannot be written, or a
machine that cannot be recorded.")]
pub(crate) struct Options {
    /// Capture to read, - for the standard input; without it, this machine is recorded
    #[cfg_attr(target_os = "linux", arg(long, value_name = "FILE"))]
    #[cfg_attr(not(target_os = "linux"), arg(long, value_name = "FILE", required = true))]
    from_capture: Option<PathBuf>,
    /// How long to record this machine, such as 500ms, 5s or 1m 30s [default: until Ctrl-C]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "TIME", value_parser = live::duration, conflicts_with = "from_capture")]
    duration: Option<std::time::Duration>,
    /// Capture to write, - for the standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Only events on which this holds, in the language of rule conditions
    #[arg(long, value_name = "CONDITION", requires = "from_capture")]
    filter: Option<String>,
    /// First event: its number, or a time such as 2026-01-31T10:00:00Z
    #[arg(long, value_name = "TIME|EVTNUM", value_parser = bound, requires = "from_capture")]
    from: Option<Bound>,
    /// Last event: its number, or the latest time
    #[arg(long, value_name = "TIME|EVTNUM", value_parser = bound, requires = "from_capture")]
    to: Option<Bound>,
    /// Leave out what sysdig 0.29 cannot read: newer types of events, kinds of descriptors
    #[arg(long)]
    for_sysdig: bool,
    /// How to store it
    #[arg(long, value_enum, default_value_t)]
    compress: Compress,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Compress {
    /// Compressed
    #[default]
    Gzip,
    /// As it is
    None,
}

/// An end of a range of events, itself in the range.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Bound {
    Number(u64),
    /// Nanoseconds since the epoch.
    Time(u64),
}

fn bound(text: &str) -> Result<Bound, String> {
    if let Ok(number) = text.parse() {
        return Ok(Bound::Number(number));
    }
    let time: Timestamp = text
        .parse()
        .map_err(|_| "neither the number of an event nor a time with its zone in ISO 8601".to_owned())?;
    u64::try_from(time.as_nanosecond())
        .map(Bound::Time)
        .map_err(|_| "events have times from 1970 to 2554".to_owned())
}

impl Bound {
    fn is_after(self, event: &Event<'_>) -> bool {
        match self {
            Self::Number(number) => event.num < number,
            Self::Time(time) => event.ts < time,
        }
    }

    fn is_before(self, event: &Event<'_>) -> bool {
        match self {
            Self::Number(number) => event.num > number,
            Self::Time(time) => event.ts > time,
        }
    }
}

impl Options {
    /// Writes an item in a form that whoever is to read it knows.
    fn write(&self, writer: &mut Writer<Box<dyn Write>>, item: &Item<'_>) -> Result<(), WriteError> {
        if self.for_sysdig {
            if let Item::Event(event) = item
                && !sysdig::knows(event)
            {
                return Ok(());
            }
            if let Some(instead) = sysdig::instead(item) {
                return writer.item(&instead);
            }
        }
        writer.item(item)
    }
}

/// Why a recording ended early.
#[derive(Debug, thiserror::Error)]
enum RecordError {
    #[error(transparent)]
    Capture(#[from] CaptureError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// What goes into the new capture.
struct Recorder<'a> {
    writer: Writer<Box<dyn Write>>,
    filter: Option<ConditionFilter>,
    options: &'a Options,
}

impl Recorder<'_> {
    /// Writes what is wanted; `false` behind the end of the range.
    fn take(&mut self, item: &PlaybackItem<'_>) -> Result<bool, RecordError> {
        match *item {
            PlaybackItem::Metadata(item) => self.options.write(&mut self.writer, item)?,
            PlaybackItem::Event {
                event,
                fields,
                visible,
            } => {
                // Events without a user can have times of their own.
                if visible && self.options.to.is_some_and(|to| to.is_before(event)) {
                    return Ok(false);
                }
                if self.options.for_sysdig && !sysdig::knows(event) {
                    return Ok(true);
                }
                if self.is_wanted(event, &fields, visible) {
                    self.writer.event(event)?;
                } else if !visible || changes_state(event.code) {
                    let mut kept = *event;
                    kept.state_only = true;
                    self.writer.event(&kept)?;
                }
            }
        }
        Ok(true)
    }

    /// It goes into the new capture as it is. Conditions are about visible events only; the others
    /// would show up in readers that show more.
    fn is_wanted(&mut self, event: &Event<'_>, fields: &EventFields<'_>, visible: bool) -> bool {
        let in_range = !self.options.from.is_some_and(|from| from.is_after(event));
        let matches = |filter: &mut ConditionFilter| visible && filter.matches(event, fields);
        in_range && self.filter.as_mut().is_none_or(matches)
    }
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let filter = match &options.filter {
        Some(text) => {
            Some(ConditionFilter::new(&condition::rule(Some(text), None)?).map_err(Failure::input)?)
        }
        None => None,
    };
    let Some(source) = &options.from_capture else {
        return record_this_machine(options);
    };
    let (reader, _) = captures::open(source)?;
    let mut recorder = Recorder {
        writer: writer(options)?,
        filter,
        options,
    };
    let mut playback = Playback::new(reader);
    let result = loop {
        match playback.step(Duration::ZERO, |item| recorder.take(&item)) {
            Ok(Some(true)) => {}
            Ok(Some(false) | None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    // What stands before the damage of a capture is worth keeping.
    let finished = recorder.writer.finish();
    match result {
        Err(RecordError::Write(error)) => Err(unwritten(options, error)),
        Err(RecordError::Capture(error)) => {
            finished.map_err(|error| unwritten(options, error))?;
            Err(captures::unreadable(source, &error))
        }
        Ok(()) => {
            finished.map_err(|error| unwritten(options, error))?;
            Ok(Exit::Success)
        }
    }
}

#[cfg(target_os = "linux")]
fn record_this_machine(options: &Options) -> Result<Exit, Failure> {
    use live::RecordError;
    let signals = live::Signals::install_for_recording()?;
    let mut writer = writer(options)?;
    let mut write = |item: &Item<'_>| options.write(&mut writer, item);
    let result = live::record(&mut write, &signals, options.duration);
    let totals = result.map_err(|error| match error {
        RecordError::Live(error) => error.into(),
        RecordError::Write(error) => unwritten(options, error),
    })?;
    writer.finish().map_err(|error| unwritten(options, error))?;
    let losses = match totals.lost() {
        0 => String::new(),
        lost => format!(", {lost} lost"),
    };
    // The standard output may be the capture.
    writeln!(io::stderr(), "{}{losses}", count(totals.events as usize, "event"))?;
    Ok(Exit::Success)
}

#[cfg(not(target_os = "linux"))]
fn record_this_machine(_: &Options) -> Result<Exit, Failure> {
    Err(Failure::Usage(
        "only Linux can be recorded; name a capture with --from-capture".to_owned(),
    ))
}

/// Begins the new capture.
fn writer(options: &Options) -> Result<Writer<Box<dyn Write>>, Failure> {
    let format = match options.compress {
        Compress::Gzip => capture::Format::Gzip,
        Compress::None => capture::Format::Plain,
    };
    Writer::new(create(options)?, format).map_err(|error| unwritten(options, error))
}

/// Creates the output, which must not be the input: that would be gone before it is read.
fn create(options: &Options) -> Result<Box<dyn Write>, Failure> {
    let path = &options.output;
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufWriter::new(io::stdout().lock())));
    }
    if options
        .from_capture
        .as_deref()
        .is_some_and(|source| is_same(path, source))
    {
        let name = path.display();
        return Err(Failure::Usage(format!("{name}: a capture cannot replace itself")));
    }
    let file = File::create(path).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))?;
    Ok(Box::new(BufWriter::new(file)))
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        // What is not there yet is nothing else.
        _ => false,
    }
}

fn unwritten(options: &Options, error: WriteError) -> Failure {
    match error {
        WriteError::Io(error) => Failure::Write(error),
        WriteError::TooLong { .. } => match &options.from_capture {
            Some(source) => Failure::input(format!("{}: {error}", source.display())),
            None => Failure::input(error),
        },
    }
}
