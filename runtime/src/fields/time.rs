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

/// The separator between a second and its fraction.
const FRACTION: char = '.';
const FRACTION_DIGITS: usize = 9;

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
            write!(out, "{FRACTION}{nanoseconds:0FRACTION_DIGITS$}")?;
        }
        match self.form {
            TimeForm::Iso8601 => out.write_str("+0000"),
            TimeForm::Alert => out.write_str("Z"),
            _ => Ok(()),
        }
    }
}

/// Writes times of one form, most of which share their second: only the fraction is worked out
/// anew for each.
#[derive(Debug)]
pub struct TimeWriter {
    form: TimeForm,
    /// The second that the strings show; none yet.
    second: Option<u64>,
    /// The strings before and after the fraction.
    before: Vec<u8>,
    behind: Vec<u8>,
}

impl TimeWriter {
    /// Returns a writer of a form with a fraction.
    ///
    /// # Panics
    /// If the form shows no fraction.
    pub fn new(form: TimeForm) -> Self {
        assert!(!matches!(form, TimeForm::ClockSeconds | TimeForm::DateSeconds));
        Self {
            form,
            second: None,
            before: Vec::new(),
            behind: Vec::new(),
        }
    }

    /// Appends a time, in nanoseconds since the epoch.
    pub fn write(&mut self, ts: u64, out: &mut Vec<u8>) {
        let second = ts / SECOND;
        if self.second != Some(second) {
            let (ts, form) = (second * SECOND, self.form);
            let text = Time { ts, form }.to_string();
            let (before, behind) = text.split_once(FRACTION).expect("the form shows a fraction");
            self.before = before.as_bytes().to_vec();
            self.behind = behind.as_bytes()[FRACTION_DIGITS..].to_vec();
            self.second = Some(second);
        }
        out.extend_from_slice(&self.before);
        out.push(FRACTION as u8);
        let mut digits = [b'0'; FRACTION_DIGITS];
        let mut rest = ts % SECOND;
        for digit in digits.iter_mut().rev() {
            *digit += (rest % 10) as u8;
            rest /= 10;
        }
        out.extend_from_slice(&digits);
        out.extend_from_slice(&self.behind);
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
    fn writers_write_what_times_show() {
        for form in [
            TimeForm::Clock,
            TimeForm::Date,
            TimeForm::Iso8601,
            TimeForm::Alert,
        ] {
            let mut writer = TimeWriter::new(form);
            let second = 1_566_230_400_000_000_000;
            for ts in [
                second,
                second + 7,
                second + 999_999_999,
                second - 1,
                0,
                42,
                u64::MAX,
            ] {
                let mut out = Vec::new();
                writer.write(ts, &mut out);
                assert_eq!(String::from_utf8(out).unwrap(), show(ts, form));
            }
        }
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
