//! `lanner record`: writes the events of this host, or a part of a capture, to a new capture.

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

/// Record the events of this host, or of a capture, to a new capture
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner record -o now.scap --duration 5s
  lanner record -o now.scap --for-sysdig
  lanner record --from-capture old.scap -o new.scap
  lanner record --from-capture all.scap -o nginx.scap --filter 'proc.name = nginx'
  lanner record --from-capture all.scap -o part.scap --from 1000 --to 2000
  lanner record --from-capture all.scap -o - --from 2026-01-31T10:00:00Z --compress none

Events outside the range or filter that change the state are kept as state-only events: readers hide
them but know the processes and files of the events that they show. Context switches are not kept, so
memory fields can be out of date.

Recording this host requires Linux 5.8 or newer and permission to load BPF programs: root, or CAP_BPF
and CAP_PERFMON. The capture contains arguments and environments of all processes. Ctrl-C, SIGTERM and
SIGHUP end the recording.

Exit codes: 0; 1 for an error in the capture; 2 for wrong usage, an output that cannot be written, or a
host that cannot be recorded.")]
pub(crate) struct Options {
    /// Capture to read, - for standard input [default: record this host]
    #[cfg_attr(target_os = "linux", arg(long, value_name = "FILE"))]
    #[cfg_attr(not(target_os = "linux"), arg(long, value_name = "FILE", required = true))]
    from_capture: Option<PathBuf>,
    /// Time to record this host, such as 500ms, 5s or 1m 30s [default: until Ctrl-C]
    #[cfg(target_os = "linux")]
    #[arg(long, value_name = "TIME", value_parser = live::duration, conflicts_with = "from_capture")]
    duration: Option<std::time::Duration>,
    /// Capture to write, - for standard output
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// Select events by a condition, as in rules
    #[arg(long, value_name = "CONDITION", requires = "from_capture")]
    filter: Option<String>,
    /// First event: a number, or a time such as 2026-01-31T10:00:00Z
    #[arg(long, value_name = "TIME|EVTNUM", value_parser = bound, requires = "from_capture")]
    from: Option<Bound>,
    /// Last event: a number or a time
    #[arg(long, value_name = "TIME|EVTNUM", value_parser = bound, requires = "from_capture")]
    to: Option<Bound>,
    /// Omit event types and descriptor types that sysdig 0.29 cannot read
    #[arg(long)]
    for_sysdig: bool,
    /// Compression
    #[arg(long, value_enum, default_value_t)]
    compress: Compress,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Compress {
    /// gzip
    #[default]
    Gzip,
    /// Not compressed
    None,
}

/// An inclusive end of a range of events.
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
        .map_err(|_| "expected an event number or an ISO 8601 time with a zone".to_owned())?;
    u64::try_from(time.as_nanosecond())
        .map(Bound::Time)
        .map_err(|_| "expected a time from 1970 to 2554".to_owned())
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
    /// Writes an item in a form that the chosen reader supports.
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

/// Why a copy ended early.
#[derive(Debug, thiserror::Error)]
enum RecordError {
    #[error(transparent)]
    Capture(#[from] CaptureError),
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// Writes selected events to the new capture.
struct Recorder<'a> {
    writer: Writer<Box<dyn Write>>,
    filter: Option<ConditionFilter>,
    options: &'a Options,
}

impl Recorder<'_> {
    /// Writes a selected item; returns `false` after the end of the range.
    fn take(&mut self, item: &PlaybackItem<'_>) -> Result<bool, RecordError> {
        match *item {
            PlaybackItem::Metadata(item) => self.options.write(&mut self.writer, item)?,
            PlaybackItem::Event {
                event,
                fields,
                visible,
            } => {
                // Hidden events can have times outside the order of the others.
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

    /// Returns `true` if the event is selected. Conditions apply to visible events only: a selected hidden event
    /// would appear in readers that show more.
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
        return record_host(options);
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
    // The events before the damage in a capture are worth keeping.
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
fn record_host(options: &Options) -> Result<Exit, Failure> {
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
    // Standard output may be the capture.
    writeln!(io::stderr(), "{}{losses}", count(totals.events as usize, "event"))?;
    Ok(Exit::Success)
}

#[cfg(not(target_os = "linux"))]
fn record_host(_: &Options) -> Result<Exit, Failure> {
    Err(Failure::Usage(
        "only Linux hosts can be recorded; name a capture with --from-capture".to_owned(),
    ))
}

/// Creates the writer of the new capture.
fn writer(options: &Options) -> Result<Writer<Box<dyn Write>>, Failure> {
    let format = match options.compress {
        Compress::Gzip => capture::Format::Gzip,
        Compress::None => capture::Format::Plain,
    };
    Writer::new(create(options)?, format).map_err(|error| unwritten(options, error))
}

/// Creates the output, which must not be the input: creating it would truncate the input.
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
        return Err(Failure::Usage(format!(
            "{name}: input and output are the same file"
        )));
    }
    let file = File::create(path).map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))?;
    Ok(Box::new(BufWriter::new(file)))
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        // A file that does not exist yet is not the input.
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
