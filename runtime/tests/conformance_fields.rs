//! The value of every field on every event, against what Falco printed.
//!
//! A recorded line is one event that reaches the rules; its keys are the fields that have a value
//! there. A field counts once for each event where either side has a value. That takes minutes, so
//! hasty runs compare every sixteenth event only: see [`testkit::is_thorough`].

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use compiler::tables::{ArgumentRule, FieldId, ParamType};
use compiler::value::{Argument, FieldRef};
use runtime::capture::{Item, Reader};
use runtime::event::Event;
use runtime::fields::EventFields;
use runtime::state::State;
use serde_json::value::RawValue;
use testkit::Tally;

/// These depend on the machine that reads a capture, and are not recorded.
const UNRECORDED: &[&str] = &[
    "user.name",
    "user.homedir",
    "user.shell",
    "user.loginname",
    "group.name",
    "proc.exe_ino.ctime_duration_proc_start",
    "proc.exe_ino.ctime_duration_pidns_start",
];

/// Upstream lists these in the order of a hash table, which says nothing.
const UNORDERED: &[&str] = &["fd.types"];

#[test]
fn fields_have_the_recorded_values() {
    let Some(folder) = testkit::shared("conformance/fields") else {
        return;
    };
    let fields = recorded_fields(&folder.join("dump_rule.yaml"));
    let files = Mutex::new(testkit::files(&folder, ".jsonl.zst"));
    let counts = Mutex::new(Counts::default());
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(file) = next(&files) {
                    let one = compare(&file, &fields);
                    counts.lock().expect("no panic elsewhere").add(one);
                }
            });
        }
    });
    let counts = counts.into_inner().expect("no panic elsewhere");
    let mut tally = Tally::new("fields");
    for (field, count) in counts.by_field {
        let equal = count.total - count.different;
        tally.many(&field, equal, count.total, || {
            format!(
                "{} of {} differ, first {}",
                count.different, count.total, count.first
            )
        });
    }
    tally.finish();
}

fn next(files: &Mutex<Vec<PathBuf>>) -> Option<PathBuf> {
    files.lock().expect("no panic elsewhere").pop()
}

/// How often a field differs.
#[derive(Default)]
struct Count {
    total: u64,
    different: u64,
    first: String,
}

#[derive(Default)]
struct Counts {
    by_field: BTreeMap<String, Count>,
}

impl Counts {
    fn add(&mut self, other: Self) {
        for (field, count) in other.by_field {
            let sum = self.by_field.entry(field).or_default();
            sum.total += count.total;
            sum.different += count.different;
            if sum.first.is_empty() {
                sum.first = count.first;
            }
        }
    }

    fn count(&mut self, field: &str, equal: bool, why: impl FnOnce() -> String) {
        if !self.by_field.contains_key(field) {
            self.by_field.insert(field.to_owned(), Count::default());
        }
        let count = self.by_field.get_mut(field).expect("just put there");
        count.total += 1;
        if !equal {
            count.different += 1;
            if count.first.is_empty() {
                count.first = why();
            }
        }
    }
}

/// Replays a capture beside its recorded lines.
fn compare(recorded: &Path, fields: &[(String, FieldRef)]) -> Counts {
    let file_name = recorded
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let name = file_name.trim_end_matches(".jsonl.zst");
    let capture = testkit::capture(name).unwrap_or_else(|| panic!("no capture for {name}"));
    let mut lines = testkit::lines(recorded);
    let mut reader = Reader::new(File::open(&capture).expect("a readable file")).expect("a capture");
    let mut state = State::default();
    let mut counts = Counts::default();
    let mut line = lines.next();
    let stride = if testkit::is_thorough() { 1 } else { 16 };
    // A capture may be cut; what stands before the cut counts.
    while let Ok(Some(item)) = reader.next() {
        let event = match item {
            Item::Event(event) => event,
            other => {
                state.apply_metadata(other);
                continue;
            }
        };
        let attached = state.apply(&event);
        let known = line.as_deref().map(number_of);
        let expected = known == Some(event.num);
        counts.count("(visible events)", expected == attached.visible, || {
            format!("{name} {} {}: recorded {known:?}", event.num, event.info().id)
        });
        if !expected {
            continue;
        }
        let text = line.take().expect("it has a number");
        line = lines.next();
        if !event.num.is_multiple_of(stride) {
            continue;
        }
        let recorded: BTreeMap<&str, &RawValue> = serde_json::from_str(&text).expect("a JSON object");
        let values = EventFields::new(&event, &state, &attached);
        for (key, field) in fields {
            let want = recorded.get(key.as_str()).map(|raw| raw.get());
            let have = values.json(field);
            if have.is_null() && want.is_none() {
                continue;
            }
            let case = if is_stale_buffer(key, &event, want) {
                STALE_BUFFER
            } else {
                key
            };
            counts.count(case, is_equal(key, want, &have), || {
                let want = want.unwrap_or("nothing");
                format!(
                    "{name} {} {}: want {want} have {have}",
                    event.num,
                    event.info().id
                )
            });
        }
    }
    let left = lines.count() + usize::from(line.is_some());
    counts.count("(events at the end)", left == 0, || {
        format!("{name}: {left} are recorded and were not delivered")
    });
    counts
}

/// Buffers without bytes, and data that are no buffer: upstream prints a text with the length of
/// the buffer it printed before, so what follows the text is left over from other values.
const STALE_BUFFER: &str = "evt.buffer (left over)";

fn is_stale_buffer(key: &str, event: &Event<'_>, want: Option<&str>) -> bool {
    let Some((index, param)) = event.info().param("data").filter(|_| key == "evt.buffer") else {
        return false;
    };
    let is_buffer = param.ty == ParamType::Bytebuf && event.value(index).is_some_and(|data| !data.is_empty());
    !is_buffer && want != Some("\"\"")
}

/// The number of a recorded event.
fn number_of(line: &str) -> u64 {
    let (_, rest) = line.split_once("\"evt.num\":").expect("every line has a number");
    let digits = rest.split(|char: char| !char.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).expect("a number")
}

fn is_equal(key: &str, want: Option<&str>, have: &serde_json::Value) -> bool {
    let Some(want) = want else { return false };
    // Nearly all are written alike; the others may differ in escapes or the form of numbers.
    let written = have.to_string();
    if written == want {
        return true;
    }
    let want: serde_json::Value = serde_json::from_str(want).expect("a JSON value");
    match (&want, have) {
        (serde_json::Value::Array(want), serde_json::Value::Array(have)) if UNORDERED.contains(&key) => {
            let set =
                |items: &[serde_json::Value]| items.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
            want.len() == have.len() && set(want) == set(have)
        }
        (serde_json::Value::Number(want), serde_json::Value::Number(have)) => want.as_f64() == have.as_f64(),
        _ => want == *have,
    }
}

/// The fields of the rule that printed the lines, with their keys.
fn recorded_fields(rule: &Path) -> Vec<(String, FieldRef)> {
    let text = std::fs::read_to_string(rule).expect("a readable file");
    let output = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("output: '"));
    let output = output.expect("the rule has an output").trim_end_matches('\'');
    let fields: BTreeMap<String, FieldRef> = output
        .split_whitespace()
        .filter_map(|token| field(token.strip_prefix('%')?))
        .map(|field| (field.to_string(), field))
        .filter(|(key, _)| !UNRECORDED.contains(&key.as_str()))
        .collect();
    fields.into_iter().collect()
}

/// A field with its argument, out of an output token. A bracket behind a field without argument is
/// text.
fn field(token: &str) -> Option<FieldRef> {
    if let Some(field) = FieldId::find(token) {
        return Some(FieldRef::plain(field));
    }
    let (name, key) = match token.split_once('[') {
        Some((name, rest)) => (name, rest.strip_suffix(']')?),
        None => token.rsplit_once('.')?,
    };
    let field = FieldId::find(name)?;
    let argument = match (field.info().argument, key.parse()) {
        (ArgumentRule::None, _) => Argument::None,
        (_, Ok(index)) => Argument::Index(index),
        (_, Err(_)) => Argument::Key(key.into()),
    };
    Some(FieldRef { field, argument })
}
