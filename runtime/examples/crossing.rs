//! How many events of a command reach user space, with and without conditions in the kernel.
//!
//! ```text
//! cargo run --release -p lanner-runtime --example crossing -- RULES… -- COMMAND ARGUMENTS…
//! ```
//! Runs the command twice, watching with what the rules need: first whatever events of the types tell,
//! then with the rules' conditions in the kernel. Counted are events of the command and of what it
//! starts. `--paths` before the rules also shows the paths of opened files that crossed.

use std::collections::BTreeMap;
use std::error::Error;
use std::process::{Command, Stdio};
use std::time::Duration;

use compiler::check::assumed::Assumed;
use compiler::compile::{self, Options as CompileOptions};
use compiler::source::Sources;
use compiler::tables::{Priority, event};
use runtime::agent::ProbeRequirements;
use runtime::capture::Item;
use runtime::engine::select;
use runtime::live::{Live, Options};
use runtime::state::State;

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let paths = arguments.first().is_some_and(|first| first == "--paths");
    if paths {
        arguments.remove(0);
    }
    let split = arguments.iter().position(|argument| argument == "--");
    let split = split.ok_or("crossing RULES… -- COMMAND ARGUMENTS…")?;
    let (files, command) = (&arguments[..split], &arguments[split + 1..]);
    let mut sources = Sources::default();
    for file in files {
        sources.add(file.clone(), std::fs::read_to_string(file)?);
    }
    let options = CompileOptions {
        assumed: Assumed::falco(),
        ..CompileOptions::default()
    };
    let rules = compile::compile(&sources, &options).rules;
    let order = select(&rules, Priority::Debug, &[]);
    let without = count(
        &ProbeRequirements::new(&rules, &order).without_filters(),
        command,
        false,
    )?;
    let with = count(&ProbeRequirements::new(&rules, &order), command, paths)?;
    println!("{:<20}{:>12}{:>12}", "event", "without", "with");
    let mut names: Vec<&str> = without.keys().chain(with.keys()).copied().collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let of = |counts: &Counts| counts.get(name).copied().unwrap_or(0);
        println!("{name:<20}{:>12}{:>12}", of(&without), of(&with));
    }
    let total = |counts: &Counts| counts.values().sum::<u64>();
    println!("{:<20}{:>12}{:>12}", "all", total(&without), total(&with));
    Ok(())
}

type Counts = BTreeMap<&'static str, u64>;

/// Runs the command and counts its events.
fn count(requirements: &ProbeRequirements, command: &[String], paths: bool) -> Result<Counts, Failure> {
    let [program, arguments @ ..] = command else {
        return Err("no command".into());
    };
    let mut live = Live::start(&Options {
        events: requirements.events(),
        generic: &|code| requirements.requires_generic(code),
        filter: requirements.filter(),
        ..Options::default()
    })?;
    let mut state = State::default();
    while let Some(item) = live.next(Duration::ZERO)? {
        let complete = matches!(item, Item::HeadersEnd);
        state.apply_metadata(item);
        if complete {
            break;
        }
    }
    let mut child = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .spawn()?;
    let root = i64::from(child.id());
    let mut counts = Counts::new();
    let mut ended = false;
    loop {
        let Some(item) = live.next(Duration::from_millis(1))? else {
            if ended {
                break;
            }
            if child.try_wait()?.is_some() {
                live.stop();
                ended = true;
            }
            continue;
        };
        let Item::Event(event) = item else {
            state.apply_metadata(item);
            continue;
        };
        let attached = state.apply(&event);
        let Some(thread) = state.thread_of(&attached) else {
            continue;
        };
        let is_own = |pid: i64| pid == root;
        if is_own(thread.pid) || state.ancestors(thread).any(|ancestor| is_own(ancestor.pid)) {
            *counts.entry(event.info().name).or_insert(0) += 1;
            if paths && event.code == event::SYSCALL_OPENAT_2_X {
                let path = event.value(2).unwrap_or_default();
                println!("{} {}", thread.comm.escape_ascii(), path.escape_ascii());
            }
        }
        let in_container = !thread.container_id.is_empty();
        let (code, tid, ts) = (event.code, event.tid, event.ts);
        if attached.result == Some(0) && live.classifies_cgroups_of(code) {
            live.classify_cgroups(tid, ts, in_container)?;
        }
    }
    if !child.wait()?.success() {
        return Err("the command failed".into());
    }
    Ok(counts)
}
