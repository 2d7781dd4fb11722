//! `lanner print`: prints the events of a capture, one per line.

use std::io::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use compiler::check::typed::Operand;
use compiler::tables::field;
use runtime::engine::{AlertValues, ConditionFilter, Playback, PlaybackItem, ReplayError};
use runtime::output::EventFormatter;

use crate::failure::{Exit, Failure};
use crate::{capture, condition, terminal};

/// Default of `--print`.
const DEFAULT_FORMAT: &str =
    "%evt.num %evt.time %evt.cpu %proc.name (%thread.tid) %evt.dir %evt.type %evt.args";

/// Print the events of a capture
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner print --capture events.scap
  lanner print --capture events.scap evt.type = openat and fd.name startswith /etc
  lanner print --capture events.scap -p '%evt.time %proc.cmdline %fd.name' --limit 20
  lanner print --capture events.scap --format json 'proc.name in (cat, less)'
  lanner print --capture events.scap --color always | less -RS

Exit codes: 0; 1 for an error in the capture; 2 for an error in the condition or format.")]
pub(crate) struct Options {
    /// Capture file, - for standard input
    #[arg(long, value_name = "FILE")]
    capture: PathBuf,
    /// Output format, as in rules
    #[arg(short = 'p', long = "print", value_name = "FORMAT", default_value = DEFAULT_FORMAT)]
    template: String,
    /// Line format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Stop after this many events
    #[arg(long, value_name = "N")]
    limit: Option<u64>,
    /// Select events by a condition, as in rules
    condition: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, ValueEnum)]
enum Format {
    /// The output format with its fields filled in
    #[default]
    Text,
    /// One JSON object per line with the fields of the output format
    Json,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    let condition = (!options.condition.is_empty()).then(|| options.condition.join(" "));
    let rule = condition::rule(condition.as_deref(), Some(&options.template))?;
    let mut filter = match condition {
        Some(_) => Some(ConditionFilter::new(&rule).map_err(Failure::input)?),
        None => None,
    };
    let mut formatter = match options.format {
        Format::Json => EventFormatter::json(&rule.output),
        Format::Text if terminal::stdout_is_colored() => EventFormatter::text(&rule.output, style),
        Format::Text => EventFormatter::text(&rule.output, |_| ""),
    };
    let (reader, _) = capture::open(&options.capture)?;
    let mut playback = Playback::new(reader);
    let mut out = terminal::stdout();
    let mut line = Vec::new();
    let mut left = options.limit.unwrap_or(u64::MAX);
    let mut print = |item: PlaybackItem<'_>| -> Result<bool, ReplayError> {
        let PlaybackItem::Event {
            event,
            fields,
            visible: true,
        } = item
        else {
            return Ok(false);
        };
        if filter
            .as_mut()
            .is_some_and(|filter| !filter.matches(event, &fields))
        {
            return Ok(false);
        }
        line.clear();
        formatter.write(&mut AlertValues::new(&fields), &mut line);
        out.write_all(&line).map_err(ReplayError::Output)?;
        Ok(true)
    };
    let mut result = Ok(());
    while left > 0 {
        match playback.step(Duration::ZERO, &mut print) {
            Ok(Some(printed)) => left -= u64::from(printed),
            Ok(None) => break,
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    out.flush()?;
    ended(result, options)
}

fn ended(result: Result<(), ReplayError>, options: &Options) -> Result<Exit, Failure> {
    match result {
        Ok(()) => Ok(Exit::Success),
        Err(ReplayError::Capture(error)) => Err(capture::unreadable(&options.capture, &error)),
        Err(ReplayError::Output(error)) => Err(Failure::Write(error)),
    }
}

/// Returns the style of a value: the event type is bold, the process green, number, time and CPU dim.
fn style(operand: &Operand) -> &'static str {
    const BOLD: &str = "\x1b[1m";
    const DIM: &str = "\x1b[2m";
    const GREEN: &str = "\x1b[32m";
    let Operand::Field(field) = operand else {
        return "";
    };
    match field.field {
        field::EVT_TYPE => BOLD,
        field::PROC_NAME => GREEN,
        field::EVT_NUM | field::EVT_TIME | field::EVT_CPU => DIM,
        _ => "",
    }
}
