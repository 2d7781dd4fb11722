//! No event that a condition matches is turned away by what the kernel is asked of it.
//!
//! Over recorded events, for every recorded condition: the kernel's part of the condition, asked of what
//! the event and the state tell, admits every event that the interpreter matches. The test also counts
//! what is turned away, which would be nothing if nothing were asked.

#[path = "../../compiler/tests/common/mod.rs"]
mod common;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use compiler::backend::{Evaluation, Interpreter, Matching, Oracle};
use compiler::ir::{Builder, Graph, Optimiser, Profile};
use compiler::plan::{self, FileKinds, KernelFilter, KernelView, Number, PathTest};
use compiler::tables::ParamType;
use runtime::capture::{Item, Reader};
use runtime::event::Event;
use runtime::fields::EventFields;
use runtime::state::{Attached, FdType, State};

#[test]
fn the_kernel_admits_what_conditions_match() {
    let Some(folder) = testkit::shared("conformance/eval") else {
        return;
    };
    let mut asked = 0;
    let mut turned_away = 0;
    for file in testkit::files(&folder, ".jsonl.zst") {
        let (of_file, away) = compare(&file);
        asked += of_file;
        turned_away += away;
    }
    println!("{turned_away} of {asked} pairs of event and condition are turned away");
    assert!(turned_away > 50_000, "too few for a test");
}

/// Asks the conditions that a capture was asked. Gives pairs of event and condition, and those of them
/// that were turned away.
fn compare(recorded: &Path) -> (u64, u64) {
    let file_name = recorded.file_name().unwrap_or_default().to_string_lossy();
    let capture = file_name.trim_end_matches(".jsonl.zst").to_owned();
    let mut conditions = Vec::new();
    let mut builder = Builder::default();
    for case in testkit::json_lines(recorded) {
        let text = case["condition"].as_str().expect("a condition").to_owned();
        let compilation = common::compile([("case", text.as_str())]);
        if let Some(rule) = compilation.rules.first() {
            builder.add(conditions.len(), &rule.condition, rule.events);
            conditions.push(text);
        }
    }
    replay(&capture, &builder.finish(), &conditions)
}

fn replay(name: &str, graph: &Graph, conditions: &[String]) -> (u64, u64) {
    let interpreter = Interpreter::new(graph).expect("checked rules are fine");
    let mut evaluation = Evaluation::default();
    let mut optimiser = Optimiser::new(graph, Oracle::default(), Profile::default());
    let mut asked: BTreeMap<u16, Vec<(usize, KernelFilter, Vec<PathTest>)>> = BTreeMap::new();
    let capture = testkit::capture(name).unwrap_or_else(|| panic!("no capture {name}"));
    let mut reader = Reader::new(File::open(capture).expect("a readable file")).expect("a capture");
    let mut state = State::default();
    let (mut pairs, mut turned_away) = (0, 0);
    while let Ok(Some(item)) = reader.next() {
        let event = match item {
            Item::Event(event) => event,
            other => {
                state.apply_metadata(other);
                continue;
            }
        };
        let attached = state.apply(&event);
        if !attached.visible || state.thread_of(&attached).is_none() || !event.code.is_exit() {
            continue;
        }
        let fields = EventFields::new(&event, &state, &attached);
        interpreter.evaluate(event.code, &fields, Matching::All, &mut evaluation);
        let kernels = asked.entry(event.code.0).or_insert_with(|| {
            let rules = optimiser.event(event.code);
            let kernel = |rule: &compiler::ir::EventRule| {
                let kernel = plan::condition(optimiser.nodes(), rule.root, event.code);
                let scope =
                    plan::path_scope([&kernel]).unwrap_or_else(|| vec![PathTest::Prefix(b"/".to_vec())]);
                (rule.rule, kernel, scope)
            };
            rules.iter().map(kernel).collect()
        });
        for (rule, kernel, scope) in kernels {
            let view = Recorded {
                event: &event,
                state: &state,
                attached: &attached,
                scope,
            };
            let admitted = kernel.admits(&view);
            pairs += 1;
            turned_away += u64::from(!admitted);
            assert!(
                admitted || !evaluation.matches().contains(rule),
                "{name} {}: {} is turned away by {kernel}",
                event.num,
                conditions[*rule]
            );
        }
    }
    (pairs, turned_away)
}

/// What a kernel would have known: the event's own values, and of the thread what the state keeps, which
/// the kernel has as well.
struct Recorded<'a> {
    event: &'a Event<'a>,
    state: &'a State,
    attached: &'a Attached,
    /// Tests of directories that are in scope.
    scope: &'a [PathTest],
}

/// In place of a descriptor: the working directory.
const AT_FDCWD: i64 = -100;

impl KernelView for Recorded<'_> {
    fn number(&self, number: Number) -> Option<i64> {
        let thread = self.state.thread_of(self.attached)?;
        match number {
            Number::Param(place) => {
                let place = usize::from(place);
                let ty = self.event.info().params.get(place)?.ty;
                integer(ty, self.event.value(place)?)
            }
            Number::Tid => Some(thread.tid),
            Number::Pid => Some(thread.pid),
        }
    }

    fn path(&self, param: u8) -> Option<&[u8]> {
        self.event.value(usize::from(param))?.strip_suffix(&[0])
    }

    fn is_out_of_scope(&self, param: u8) -> bool {
        let directory = || {
            let thread = self.state.thread_of(self.attached)?;
            let path = self.path(param)?;
            let given = self
                .event
                .info()
                .params
                .iter()
                .position(|param| param.name == "dirfd");
            let descriptor = given.map_or(Some(AT_FDCWD), |place| self.number(Number::Param(place as u8)))?;
            Some(self.state.directory(thread, descriptor, path))
        };
        let Some(directory) = directory().filter(|directory| directory.starts_with(b"/")) else {
            return false;
        };
        let directory = match directory.strip_suffix(b"/") {
            Some(shorter) if !shorter.is_empty() => shorter,
            _ => &directory,
        };
        self.scope.iter().all(|test| !test.matches(directory))
    }

    fn file(&self, descriptor: Number) -> Option<FileKinds> {
        let thread = self.state.thread_of(self.attached)?;
        let fd = self.state.fd(thread, self.number(descriptor)?)?;
        Some(match fd.ty {
            // The state does not tell files from directories, devices and named pipes.
            FdType::Uninitialized | FdType::Unknown | FdType::Unsupported => return None,
            FdType::File | FdType::FileV2 => FileKinds::REGULAR,
            FdType::Directory => FileKinds::DIRECTORY,
            FdType::Ipv4Socket | FdType::Ipv4Server | FdType::Ipv6Socket | FdType::Ipv6Server => {
                FileKinds::INTERNET
            }
            FdType::Unix => FileKinds::UNIX,
            FdType::Netlink => FileKinds::OTHER_SOCKET,
            FdType::Fifo => FileKinds::PIPE,
            _ => FileKinds::OTHER,
        })
    }

    fn container(&self) -> Option<bool> {
        Some(*self.state.thread_of(self.attached)?.container_id != *b"")
    }
}

/// A number of the table's type, with its sign.
fn integer(ty: ParamType, bytes: &[u8]) -> Option<i64> {
    if ty.width()? != bytes.len() {
        return None;
    }
    let mut wide = [0; 8];
    wide.get_mut(..bytes.len())?.copy_from_slice(bytes);
    let number = i64::from_le_bytes(wide);
    let shift = 64 - 8 * bytes.len() as u32;
    Some(if ty.is_signed() {
        number << shift >> shift
    } else {
        number
    })
}
