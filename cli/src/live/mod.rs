//! Monitors and records this host.
//!
//! In: a duration, outputs, signals. Out: alerts or a capture, until the time is over or a signal arrives.
//! Linux only. An error names the missing permission where BPF is not permitted.

mod memory_trimmer;
mod monitor;
mod priority;
mod record;
mod signals;

use std::time::Duration;

use jiff::SignedDuration;
use runtime::agent::{AgentError, LiveError};

pub(crate) use self::monitor::{Ended, MonitorHooks, monitor};
pub(crate) use self::priority::prioritise_reader;
pub(crate) use self::record::{RecordError, record};
pub(crate) use self::signals::{Deadline, Signals};
use crate::failure::Failure;
use runtime::state::Counters;

/// Time to wait for events before signals and clocks are checked again. Events stay in the kernel that long, so it
/// is most of the latency of an alert.
const POLL_TIMEOUT: Duration = Duration::from_millis(1);

/// Parses a duration on the command line, such as `5s` or `1m 30s`.
pub(crate) fn duration(text: &str) -> Result<Duration, String> {
    let duration: SignedDuration = text
        .parse()
        .map_err(|_| "expected a duration such as 500ms, 5s or 1m 30s".to_owned())?;
    Duration::try_from(duration).map_err(|_| "duration must be positive".to_owned())
}

/// Maximum size of the ring buffer in MiB.
const MAX_RING_MIB: u32 = 512;

/// Parses the size of the ring buffer in MiB on the command line; returns bytes.
pub(crate) fn ring(text: &str) -> Result<u32, String> {
    let fits = |number: &u32| number.is_power_of_two() && *number <= MAX_RING_MIB;
    let number = text.parse().ok().filter(fits);
    number
        .map(|number| number << 20)
        .ok_or_else(|| format!("expected a power of two from 1 to {MAX_RING_MIB}"))
}

/// Returns the message for a host that cannot be monitored.
pub(crate) fn explain(error: &LiveError) -> String {
    let advice = if error.is_forbidden() {
        "\n  requires Linux 5.8 or newer and permission to load BPF programs: root, or CAP_BPF and CAP_PERFMON"
    } else {
        ""
    };
    format!("cannot monitor this host: {error}{advice}")
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
            AgentError::Output(error) => Self::Write(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_parsed() {
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
    fn ring_sizes_are_powers_of_two() {
        assert_eq!(ring("1"), Ok(1 << 20));
        assert_eq!(ring("512"), Ok(512 << 20));
        for wrong in ["0", "3", "1024", "4294967297", "-1", ""] {
            assert_eq!(
                ring(wrong),
                Err("expected a power of two from 1 to 512".to_owned())
            );
        }
    }
}
