//! Times as text.
//!
//! In: nanoseconds since the epoch. Out: the forms of `evt.time`, `evt.datetime`,
//! `evt.time.iso8601` and the `time` key of alerts, local or UTC.
//! Not here: durations, and which form a field shows.

use std::fmt::{self, Display};
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// Nanoseconds of a second.
pub const SECOND: u64 = 1_000_000_000;

/// The zone of local times: `TZ`, else the system's.
static LOCAL: LazyLock<TimeZone> = LazyLock::new(TimeZone::system);

/// A point in time with a form to show it in.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// Nanoseconds since the epoch.
    pub ts: u64,
    /// How it is shown.
    pub form: TimeForm,
}

/// How a point in time is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TimeForm {
    /// `16:00:00.010000000`, local.
    Clock,
    /// `16:00:00`, local.
    ClockSeconds,
    /// `2019-08-19 16:00:00.530000000`, local.
    Date,
    /// `2019-08-19 16:00:00`, local.
    DateSeconds,
    /// `2019-08-19T16:00:00.530000000+0000`, UTC.
    Iso8601,
    /// `2019-08-19T16:00:00.530000000Z`, UTC: the `time` of JSON alerts.
    Alert,
}

impl Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanoseconds = self.ts % SECOND;
        // 64 bits of nanoseconds reach the year 2554, well inside what a timestamp can hold.
        let seconds = (self.ts / SECOND) as i64;
        let timestamp = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
        let local = !matches!(self.form, TimeForm::Iso8601 | TimeForm::Alert);
        let offset = if local {
            LOCAL.to_offset(timestamp)
        } else {
            Offset::UTC
        };
        let at = offset.to_datetime(timestamp);
        if !matches!(self.form, TimeForm::Clock | TimeForm::ClockSeconds) {
            let divider = if local { ' ' } else { 'T' };
            write!(out, "{:04}-{:02}-{:02}{divider}", at.year(), at.month(), at.day())?;
        }
        write!(out, "{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second())?;
        if !matches!(self.form, TimeForm::ClockSeconds | TimeForm::DateSeconds) {
            write!(out, ".{nanoseconds:09}")?;
        }
        match self.form {
            TimeForm::Iso8601 => out.write_str("+0000"),
            TimeForm::Alert => out.write_str("Z"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(ts: u64, form: TimeForm) -> String {
        Time { ts, form }.to_string()
    }

    #[test]
    fn utc_forms_show_date_fraction_and_zone() {
        assert_eq!(
            show(1_566_230_400_530_000_000, TimeForm::Iso8601),
            "2019-08-19T16:00:00.530000000+0000"
        );
        assert_eq!(
            show(1_566_230_400_000_000_007, TimeForm::Alert),
            "2019-08-19T16:00:00.000000007Z"
        );
        assert_eq!(show(0, TimeForm::Alert), "1970-01-01T00:00:00.000000000Z");
        assert_eq!(show(u64::MAX, TimeForm::Alert), "2554-07-21T23:34:33.709551615Z");
    }

    #[test]
    fn local_forms_differ_in_date_and_fraction() {
        let ts = 1_566_230_400_530_000_000;
        let clock = show(ts, TimeForm::Clock);
        assert!(clock.ends_with(":00.530000000"), "{clock}");
        assert_eq!(show(ts, TimeForm::ClockSeconds), clock[..8]);
        let date = show(ts, TimeForm::Date);
        assert!(date.starts_with("2019-08-") && date.ends_with(&clock), "{date}");
        assert_eq!(show(ts, TimeForm::DateSeconds), date[..19]);
    }
}
