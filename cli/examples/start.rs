//! Measures the start-up time of `lanner run` and its resident memory afterwards.
//!
//! `cargo run -p lanner-cli --example start -- LANNER RULES…`, as root: starts LANNER 20 times while reading
//! `/etc/shadow` every other millisecond, which a rule must match. Prints the time until it reports that it
//! monitors the host, the time until the first alert, and the resident memory after the last start.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const STARTS: usize = 20;
const READ_EVERY: Duration = Duration::from_millis(2);
/// Time from the first alert until memory is read.
const SETTLE: Duration = Duration::from_secs(2);

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments.next().expect("the program to start");
    let rules: Vec<_> = arguments.collect();
    let (mut started, mut alerts) = (Vec::new(), Vec::new());
    let mut memory = String::new();
    for start in 0..STARTS {
        let begin = Instant::now();
        let mut child = Command::new(&program)
            .args(["run", "--rules"])
            .args(&rules)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let mut out = BufReader::new(child.stdout.take().expect("a pipe"));
        let (ready, alerted) = until_alert(&mut child, &mut out, begin)?;
        started.push(ready);
        alerts.push(alerted);
        if start + 1 == STARTS {
            thread::sleep(SETTLE);
            memory = fs::read_to_string(Path::new("/proc").join(child.id().to_string()).join("status"))?;
        }
        child.kill()?;
        child.wait()?;
    }
    print("time to monitoring", &mut started);
    print("time to first alert", &mut alerts);
    for line in memory
        .lines()
        .filter(|line| line.starts_with("VmHWM") || line.starts_with("VmRSS") || line.starts_with("Rss"))
    {
        println!("{line}");
    }
    Ok(())
}

/// Returns the time until the start message, and until the first alert.
fn until_alert(
    child: &mut Child,
    out: &mut impl BufRead,
    begin: Instant,
) -> std::io::Result<(Duration, Duration)> {
    let err = child.stderr.as_mut().expect("a pipe");
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let mut byte = [0];
                fs::File::open("/etc/shadow")
                    .and_then(|mut file| file.read(&mut byte))
                    .expect("the right to read /etc/shadow");
                thread::sleep(READ_EVERY);
            }
        });
        let ready = scope.spawn(move || {
            let mut messages = BufReader::new(err);
            while !first_line(&mut messages)?.contains("monitoring this host") {}
            std::io::Result::Ok(begin.elapsed())
        });
        let alert = first_line(out);
        let alerted = begin.elapsed();
        done.store(true, Ordering::Relaxed);
        let ready = ready.join().expect("the reader does not panic")?;
        assert!(
            alert?.contains("/etc/shadow"),
            "the alert is about what is read here"
        );
        Ok((ready, alerted))
    })
}

fn first_line(stream: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = String::new();
    assert!(stream.read_line(&mut line)? > 0, "the program has ended");
    Ok(line)
}

fn print(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    println!(
        "{name}: minimum {:.0} ms, median {:.0} ms",
        times[0].as_secs_f64() * 1e3,
        times[times.len() / 2].as_secs_f64() * 1e3,
    );
}
