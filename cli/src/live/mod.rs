//! This machine as a source of events: watching it with rules, and recording it.
//!
//! In: how long to look, and where results go. Out: alerts or a capture, until time is over or a
//! signal asks to stop. Only on Linux, and where programs may be put into the kernel; what is
//! missing is said.

mod record;
mod settle;
mod stop;
mod watch;

use std::time::Duration;

use jiff::SignedDuration;
use runtime::agent::{AgentError, LiveError};

pub(crate) use self::record::{RecordError, record};
pub(crate) use self::stop::Stop;
pub(crate) use self::watch::{Outlet, watch};
use crate::failure::Failure;
use runtime::state::Counters;

/// How long to wait for events before looking at signals and clocks again. Events stay in the kernel
/// as long, so it is also most of the time that an alert takes.
const PATIENCE: Duration = Duration::from_millis(1);

/// A length of time on the command line, such as `5s` or `1m 30s`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let duration: SignedDuration = text
        .parse()
        .map_err(|_| "no length of time such as 500ms, 5s or 1m 30s".to_owned())?;
    Duration::try_from(duration).map_err(|_| "time does not run backwards".to_owned())
}

/// Most MiB that events can have on their way out of the kernel.
const MOST_MEBIBYTES: u32 = 512;

/// Bytes of the ring, from a number of MiB on the command line.
pub(crate) fn ring(text: &str) -> Result<u32, String> {
    let fits = |number: &u32| number.is_power_of_two() && *number <= MOST_MEBIBYTES;
    let number = text.parse().ok().filter(fits);
    number
        .map(|number| number << 20)
        .ok_or_else(|| format!("no power of two from 1 to {MOST_MEBIBYTES}"))
}

/// What to say of a machine that cannot be watched.
pub(crate) fn explain(error: &LiveError) -> String {
    let advice = if error.is_forbidden() {
        "\n  this takes Linux 5.8 or newer and the right to load BPF programs: root, or CAP_BPF and CAP_PERFMON"
    } else {
        ""
    };
    format!("cannot watch this machine: {error}{advice}")
}

/// Returns what is missing because processes could not be read when monitoring started; `None` if all could.
pub(crate) fn unreadable_processes(counters: &Counters) -> Option<String> {
    let (processes, fds) = (counters.unreadable_processes, counters.unreadable_fds);
    let (verb, noun) = if processes == 1 {
        ("process was", "its")
    } else {
        ("processes were", "their")
    };
    (processes > 0).then(|| {
        format!(
            "{processes} {verb} not readable in /proc ({fds} open descriptors): rules cannot match {noun} program \
             path, directory, environment, and files and connections that were open at start\n  \
             grant CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH, or run as root"
        )
    })
}

impl From<LiveError> for Failure {
    fn from(error: LiveError) -> Self {
        Self::Usage(explain(&error))
    }
}

impl From<AgentError> for Failure {
    fn from(error: AgentError) -> Self {
        match error {
            AgentError::Live(error) => error.into(),
            AgentError::Sink(error) => Self::Write(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_of_time_are_read() {
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("1m 30s"), Ok(Duration::from_secs(90)));
        assert!(duration("5").is_err());
        assert!(duration("-5s").is_err());
    }

    #[test]
    fn unreadable_processes_are_reported_with_the_consequence() {
        let mut counters = Counters::default();
        assert_eq!(unreadable_processes(&counters), None);
        (counters.unreadable_processes, counters.unreadable_fds) = (2, 242);
        let warning = unreadable_processes(&counters).unwrap();
        assert!(
            warning.starts_with(
                "2 processes were not readable in /proc (242 open descriptors): rules cannot match"
            ),
            "{warning}"
        );
    }

    #[test]
    fn rings_are_powers_of_two() {
        assert_eq!(ring("1"), Ok(1 << 20));
        assert_eq!(ring("512"), Ok(512 << 20));
        for wrong in ["0", "3", "1024", "4294967297", "-1", ""] {
            assert_eq!(ring(wrong), Err("no power of two from 1 to 512".to_owned()));
        }
    }
}
