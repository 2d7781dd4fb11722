//! `lanner run` and `lanner falco` on this host: signals, and outputs that fail.
//!
//! `cargo test --package lanner-cli --test live_monitor`, as root. Without BPF the tests say SKIP;
//! `LANNER_REQUIRE_BPF=1` makes that a failure.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

mod sample;

use sample::{Folder, command};

/// More than any step takes on a busy machine.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A rule that matches when a file below `folder` is opened.
fn rule(name: &str, folder: &str) -> String {
    format!(
        "- rule: {name}\n  desc: d\n  condition: evt.type in (open, openat, openat2) and fd.name startswith \
         {folder}/mark\n  output: {name} saw %fd.name\n  priority: WARNING\n"
    )
}

/// Opens a file that the rule matches.
fn trigger(folder: &Folder, name: &str) {
    let _ = fs::write(folder.path(&format!("mark-{name}")), "");
}

/// A running command with its error stream, and its standard output unless that goes elsewhere.
struct Monitor {
    child: Child,
    messages: Lines,
    alerts: Option<Lines>,
}

/// Lines that are read on another thread.
struct Lines {
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Lines {
    fn read(stream: impl Read + Send + 'static) -> Self {
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Self {
            lines,
            seen: Vec::new(),
        }
    }

    /// Waits for a line that contains `text`; `None` at the end of the stream.
    fn next(&mut self, text: &str) -> Option<String> {
        let deadline = Instant::now() + TIMEOUT;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) => {
                    self.seen.push(line.clone());
                    if line.contains(text) {
                        return Some(line);
                    }
                }
                Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => return None,
                Err(std::sync::mpsc::RecvTimeoutError::Timeout) => {
                    panic!("no line with {text:?} in {:#?}", self.seen)
                }
            }
        }
    }

    fn expect(&mut self, text: &str) -> String {
        let line = self.next(text);
        line.unwrap_or_else(|| panic!("no line with {text:?} in {:#?}", self.seen))
    }

    /// Returns the lines up to the end.
    fn rest(&mut self) -> Vec<String> {
        self.lines.iter().collect()
    }
}

impl Monitor {
    /// Starts a command and waits until it monitors; `None` after saying SKIP.
    fn start(arguments: &[&str], stdout: Stdio, ready: &str) -> Option<Self> {
        let mut child = command(arguments)
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut messages = Lines::read(child.stderr.take().unwrap());
        if messages.next(ready).is_none() {
            let text = messages.seen.join("\n");
            assert!(text.contains("CAP_BPF"), "{text}");
            assert!(std::env::var_os("LANNER_REQUIRE_BPF").is_none(), "{text}");
            eprintln!("SKIP live_monitor: {text}");
            child.wait().unwrap();
            return None;
        }
        let alerts = child.stdout.take().map(Lines::read);
        Some(Self {
            child,
            messages,
            alerts,
        })
    }

    fn run(arguments: &[&str], stdout: Stdio) -> Option<Self> {
        let mut all = vec!["run", "--buffer", "64"];
        all.extend(arguments);
        Self::start(&all, stdout, "monitoring this host")
    }

    fn falco(arguments: &[&str]) -> Option<Self> {
        let mut all = vec!["falco", "-o", "engine.kind=modern_ebpf"];
        all.extend(arguments);
        Self::start(&all, Stdio::piped(), "Lanner: ")
    }

    fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let status = std::process::Command::new("kill")
            .args(["-s", name, &pid])
            .status();
        assert!(status.unwrap().success());
    }

    fn alert(&mut self, text: &str) -> String {
        self.alerts.as_mut().unwrap().expect(text)
    }

    /// Stops it and returns the rest of its messages. It must end well.
    fn stop(mut self) -> Vec<String> {
        self.signal("TERM");
        let rest = self.messages.rest();
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "{rest:#?}");
        rest
    }
}

fn wait_for(what: &str, mut is_done: impl FnMut() -> bool) {
    let deadline = Instant::now() + TIMEOUT;
    while !is_done() {
        assert!(Instant::now() < deadline, "{what}");
        thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn hang_up_reloads_rules_and_keeps_the_old_ones_if_they_are_broken() {
    let folder = Folder::new("live-reload");
    let rules = folder.file(
        "r.yaml",
        rule("first", &folder.path("")[..folder.path("").len() - 1]),
    );
    let Some(mut monitor) = Monitor::run(&["-r", &rules], Stdio::piped()) else {
        return;
    };
    trigger(&folder, "a");
    monitor.alert("first saw");
    for broken in [
        "- rule: [",
        "",
        "- rule: r\n  desc: d\n  condition: no.field = x\n  output: o\n  priority: INFO\n",
    ] {
        folder.file("r.yaml", broken);
        monitor.signal("HUP");
        let message = monitor.messages.expect("reload failed: ");
        assert!(message.ends_with("the previous rules stay active"), "{message}");
    }
    trigger(&folder, "b");
    assert!(monitor.alert("mark-b").contains("first saw"));
    folder.file(
        "r.yaml",
        rule("second", &folder.path("")[..folder.path("").len() - 1]),
    );
    monitor.signal("HUP");
    monitor.messages.expect("SIGHUP received, restarting");
    monitor.messages.expect("monitoring this host");
    trigger(&folder, "c");
    assert!(monitor.alert("mark-c").contains("second saw"));
    monitor.signal("USR1");
    monitor.messages.expect("SIGUSR1 received, reopening outputs");
    trigger(&folder, "d");
    monitor.alert("mark-d");
    monitor.stop();
}

#[test]
fn the_drop_in_restarts_and_reports_broken_configurations_as_falco_does() {
    let folder = Folder::new("live-falco-reload");
    let path = folder.path("").trim_end_matches('/').to_owned();
    let rules = folder.file("r.yaml", rule("first", &path));
    let log = folder.path("alerts.log");
    let config = |file: &str| {
        format!(
            "log_stderr: true\nstdout_output: {{enabled: true}}\nrules_files: [{rules}]\n\
             file_output: {{enabled: true, keep_alive: true, filename: {file}}}\n"
        )
    };
    let yaml = folder.file("falco.yaml", config(&log));
    let Some(mut monitor) = Monitor::falco(&["-c", &yaml]) else {
        return;
    };
    trigger(&folder, "a");
    monitor.alert("mark-a");
    wait_for("the first alert is in the file", || {
        fs::read_to_string(&log).is_ok_and(|text| text.contains("mark-a"))
    });
    // As logrotate does.
    fs::rename(&log, folder.path("alerts.log.1")).unwrap();
    monitor.signal("USR1");
    monitor.messages.expect("SIGUSR1 received, reopening outputs...");
    wait_for("the file is open again", || Path::new(&log).exists());
    trigger(&folder, "b");
    monitor.alert("mark-b");
    wait_for("the second alert is in the new file", || {
        fs::read_to_string(&log).is_ok_and(|text| text.contains("mark-b"))
    });
    let old = fs::read_to_string(folder.path("alerts.log.1")).unwrap();
    assert!(old.contains("mark-a") && !old.contains("mark-b"), "{old}");

    folder.file("falco.yaml", config("/nonexistent/alerts.log"));
    monitor.signal("HUP");
    let alert = monitor.alert("Falco internal: hot restart failure");
    assert!(
        alert
            .contains("Critical Falco internal: hot restart failure: file_output: /nonexistent/alerts.log: "),
        "{alert}"
    );
    folder.file("falco.yaml", "rules_files: [");
    monitor.signal("HUP");
    monitor.alert("Cannot read config file");
    trigger(&folder, "c");
    monitor.alert("first saw");

    folder.file("falco.yaml", config(&log));
    folder.file("r.yaml", rule("second", &path));
    monitor.signal("HUP");
    monitor.messages.expect("SIGHUP received, restarting...");
    monitor.alert("Events detected: ");
    monitor.messages.expect("Lanner: ");
    trigger(&folder, "d");
    monitor.alert("second saw");
    monitor.stop();
}

#[test]
fn a_reader_that_goes_away_does_not_end_monitoring() {
    let folder = Folder::new("live-closed");
    let rules = folder.file("r.yaml", rule("first", folder.path("").trim_end_matches('/')));
    let (reader, writer) = std::io::pipe().unwrap();
    let Some(mut monitor) = Monitor::run(&["-r", &rules], writer.into()) else {
        return;
    };
    drop(reader);
    trigger(&folder, "a");
    let message = monitor.messages.expect("standard output: ");
    assert!(message.contains("Broken pipe"), "{message}");
    trigger(&folder, "b");
    let rest = monitor.stop().join("\n");
    assert!(
        rest.contains("lanner: standard output: 0 alerts delivered, 0 dropped"),
        "{rest}"
    );
}

#[test]
fn a_full_disk_is_counted_in_the_statistics() {
    let folder = Folder::new("live-full");
    let rules = folder.file("r.yaml", rule("first", folder.path("").trim_end_matches('/')));
    let full = File::options().write(true).open("/dev/full").unwrap();
    let arguments = ["-r", &rules, "--stats", "--stats-format", "json"];
    let Some(mut monitor) = Monitor::run(&arguments, full.into()) else {
        return;
    };
    trigger(&folder, "a");
    let message = monitor.messages.expect("standard output: ");
    assert!(message.contains("No space left on device"), "{message}");
    let rest = monitor.stop();
    let stats: serde_json::Value = serde_json::from_str(rest.last().unwrap()).unwrap();
    let output = &stats["outputs"][0];
    assert_eq!(
        (&output["name"], &output["delivered"]),
        (&"standard output".into(), &0.into())
    );
    assert!(output["failed"].as_u64().unwrap() >= 1, "{output}");
    assert_eq!(stats["alerts"], output["failed"]);
}

#[test]
fn a_stalled_reader_costs_alerts_and_no_events() {
    const OPENS: usize = 80_000;
    let folder = Folder::new("live-stalled");
    let rules = folder.file("r.yaml", rule("first", folder.path("").trim_end_matches('/')));
    let (reader, writer) = std::io::pipe().unwrap();
    let Some(monitor) = Monitor::run(&["-r", &rules], writer.into()) else {
        return;
    };
    let missing = folder.path("mark-missing");
    for _ in 0..OPENS {
        let _ = File::open(&missing);
    }
    let start = Instant::now();
    let rest = monitor.stop().join("\n");
    assert!(start.elapsed() < TIMEOUT, "it ends although nobody reads");
    drop(reader);
    let losses = rest
        .lines()
        .find(|line| line.contains("dropped as the queue was full"));
    let losses = losses.unwrap_or_else(|| panic!("{rest}"));
    let numbers: Vec<usize> = losses
        .split_whitespace()
        .filter_map(|word| word.parse().ok())
        .collect();
    let [delivered, dropped, failed] = numbers[..] else {
        panic!("{losses}");
    };
    assert!(dropped > 0 && failed == 0, "{losses}");
    assert!(rest.contains(" 0 events lost"), "{rest}");
    assert!(delivered + dropped >= OPENS, "{losses}");
}

#[test]
fn a_deleted_log_folder_loses_alerts_only_until_it_is_back() {
    let folder = Folder::new("live-deleted");
    let rules = folder.file("r.yaml", rule("first", folder.path("").trim_end_matches('/')));
    let logs = folder.path("logs");
    fs::create_dir(&logs).unwrap();
    let file = format!("file_output.filename={logs}/alerts.log");
    let arguments = ["-r", &rules, "-o", "file_output.enabled=true", "-o", &file];
    let Some(mut monitor) = Monitor::falco(&arguments) else {
        return;
    };
    fs::remove_dir(&logs).unwrap();
    trigger(&folder, "a");
    monitor.alert("mark-a");
    let message = monitor.messages.expect("alerts.log: ");
    assert!(message.contains("No such file or directory"), "{message}");
    fs::create_dir(&logs).unwrap();
    trigger(&folder, "b");
    monitor.messages.expect("alerts.log: works again");
    let written = fs::read_to_string(format!("{logs}/alerts.log")).unwrap();
    assert!(
        written.contains("mark-b") && !written.contains("mark-a"),
        "{written}"
    );
    monitor.stop();
}

#[test]
fn a_program_that_dies_does_not_end_monitoring() {
    let folder = Folder::new("live-program");
    let rules = folder.file("r.yaml", rule("first", folder.path("").trim_end_matches('/')));
    let copy = folder.path("copy");
    let program = format!("program_output.program=head -n 1 >> {copy}");
    let arguments = [
        "-r",
        &rules,
        "-o",
        "program_output.enabled=true",
        "-o",
        "program_output.keep_alive=true",
        "-o",
        &program,
    ];
    let Some(mut monitor) = Monitor::falco(&arguments) else {
        return;
    };
    let mut count = 0;
    wait_for("the program was started again", || {
        trigger(&folder, &format!("{count}"));
        monitor.alert(&format!("mark-{count}"));
        count += 1;
        fs::read_to_string(&copy).is_ok_and(|text| text.lines().count() >= 2)
    });
    monitor.stop();
}
