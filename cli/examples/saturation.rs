//! Measures events and alerts lost at saturation.
//!
//! `cargo run --release -p lanner-cli --example saturation -- LANNER [OPENS] [OPTIONS…]`, as root: starts
//! `LANNER run OPTIONS` with a rule that matches every open, and two processes that open a matching file OPENS times
//! each, as fast as they can. Prints the share of opens without an event, and the fate of the alerts. Standard
//! output goes to a file. For a comparison without reader priority, run it under
//! `setpriv --bounding-set -sys_nice --inh-caps -sys_nice`.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PROCESSES: u64 = 2;
const DEFAULT_OPENS: u64 = 600_000;
/// Time for the last events to reach the reader.
const SETTLE: Duration = Duration::from_millis(500);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [mode, path, opens] = &arguments[..]
        && mode == "open"
    {
        return open(path, opens.parse()?);
    }
    let [program, rest @ ..] = &arguments[..] else {
        return Err("usage: saturation LANNER [OPENS] [OPTIONS…]".into());
    };
    let (opens, options) = match rest {
        [first, options @ ..] if first.parse::<u64>().is_ok() => (first.parse()?, options),
        options => (DEFAULT_OPENS, options),
    };
    let folder = tempfile::tempdir()?;
    let marked = folder.path().join("saturation-mark");
    fs::write(&marked, "")?;
    let rules = folder.path().join("rules.yaml");
    fs::write(
        &rules,
        format!(
            "- rule: saturation\n  desc: d\n  condition: evt.type in (open, openat, openat2) and fd.name = {0}\n  \
             output: opened %fd.name by %proc.cmdline\n  priority: WARNING\n",
            marked.display()
        ),
    )?;
    let mut child = Command::new(program)
        .args(["run", "--stats", "--stats-format", "json", "-r"])
        .arg(&rules)
        .args(options)
        .stdout(File::create(folder.path().join("alerts"))?)
        .stderr(Stdio::piped())
        .spawn()?;
    let mut messages = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("monitoring this host") {
        line.clear();
        if messages.read_line(&mut line)? == 0 {
            return Err("the program has ended".into());
        }
    }
    let start = Instant::now();
    let openers: Vec<_> = (0..PROCESSES)
        .map(|_| {
            Command::new(std::env::current_exe()?)
                .arg("open")
                .arg(&marked)
                .arg(opens.to_string())
                .spawn()
        })
        .collect::<Result<_, _>>()?;
    for mut opener in openers {
        opener.wait()?;
    }
    let seconds = start.elapsed().as_secs_f64();
    thread::sleep(SETTLE);
    Command::new("kill").arg(child.id().to_string()).status()?;
    let mut rest = String::new();
    messages.read_to_string(&mut rest)?;
    child.wait()?;
    let stats = rest.lines().last().unwrap_or_default();
    let stats: serde_json::Value = serde_json::from_str(stats)?;
    let matches = stats["alerts"].as_u64().unwrap_or(0);
    let total = PROCESSES * opens;
    let lost = total.saturating_sub(matches);
    let output = &stats["outputs"][0];
    println!(
        "{total} opens in {seconds:.2} s ({:.0} per second)",
        total as f64 / seconds
    );
    println!(
        "events lost: {lost} ({:.3} %)",
        100.0 * lost as f64 / total as f64
    );
    println!(
        "alerts delivered: {}, dropped: {}, failed: {}",
        output["delivered"], output["dropped"], output["failed"]
    );
    Ok(())
}

/// Opens a file again and again.
fn open(path: &str, opens: u64) -> Result<(), Box<dyn std::error::Error>> {
    for _ in 0..opens {
        File::open(path)?;
    }
    Ok(())
}
