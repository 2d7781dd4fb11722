//! The program under test, monitoring this host.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// A line that it printed.
#[allow(dead_code, reason = "each test that includes this module reads some of them")]
pub(crate) struct Alert {
    pub(crate) rule: String,
    /// The message without times: each watcher finds out by itself when the machine was booted.
    pub(crate) message: String,
    pub(crate) line: String,
}

/// `lanner run` without a capture.
pub(crate) struct Watcher {
    child: Child,
    alerts: JoinHandle<Vec<Alert>>,
    messages: BufReader<std::process::ChildStderr>,
}

impl Watcher {
    /// Starts it with further `arguments` and waits until it watches; `None` after saying SKIP. It
    /// finds `hosts` in place of `/etc/hosts`.
    pub(crate) fn start(rules: &Path, arguments: &[&str], hosts: Option<&Path>) -> Option<Self> {
        let lanner = env!("CARGO_BIN_EXE_lanner");
        let mut command = match hosts {
            None => Command::new(lanner),
            Some(hosts) => {
                let mut apart = Command::new("unshare");
                let script = "mount --bind \"$0\" /etc/hosts && exec \"$@\"";
                apart.args(["--mount", "sh", "-c", script]).arg(hosts).arg(lanner);
                apart
            }
        };
        let mut child = command
            // Nothing may be lost on a busy machine, even where everything comes.
            .args(["run", "--buffer", "64"])
            .args(["--format", "json", "--rule-matching", "all", "-r"])
            .arg(rules)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut messages = BufReader::new(child.stderr.take().unwrap());
        let mut first = String::new();
        while !first.contains("monitoring this host") && messages.read_line(&mut first).unwrap() > 0 {}
        if !first.contains("monitoring this host") {
            assert_eq!(child.wait().unwrap().code(), Some(2), "{first}");
            assert!(first.contains("CAP_BPF"), "{first}");
            assert!(std::env::var_os("LANNER_REQUIRE_BPF").is_none(), "{first}");
            eprintln!("SKIP live_rules: {}", first.lines().next().unwrap_or_default());
            return None;
        }
        let alerts = std::thread::spawn(move || {
            let lines = out.lines().map(|line| line.unwrap());
            lines
                .map(|line| {
                    let alert: serde_json::Value = serde_json::from_str(&line).unwrap();
                    let rule = alert["rule"].as_str().unwrap().to_owned();
                    let output = alert["output"].as_str().unwrap();
                    let (_, message) = output.split_once(": ").unwrap();
                    Alert {
                        rule,
                        message: without_times(message),
                        line,
                    }
                })
                .collect()
        });
        Some(Self {
            child,
            alerts,
            messages,
        })
    }

    /// Stops it and returns its alerts. It must not have lost events.
    pub(crate) fn finish(mut self) -> Vec<Alert> {
        // The last action may be in the ring.
        std::thread::sleep(Duration::from_millis(50));
        let pid = self.child.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
        let mut rest = String::new();
        self.messages.read_to_string(&mut rest).unwrap();
        assert_eq!(self.child.wait().unwrap().code(), Some(0), "{rest}");
        assert!(rest.contains(" 0 events lost"), "{rest}");
        self.alerts.join().unwrap()
    }
}

/// From as many digits on a number may be a time in nanoseconds, or the difference of two.
const TIME_DIGITS: usize = 4;

fn without_times(message: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in message.split(|character: char| !character.is_ascii_digit()) {
        words.push(if word.len() < TIME_DIGITS {
            word.to_owned()
        } else {
            "#".to_owned()
        });
    }
    let mut rest = words.into_iter();
    let mut text = rest.next().unwrap_or_default();
    let between = message.chars().filter(|character| !character.is_ascii_digit());
    for (character, word) in between.zip(rest) {
        text.push(character);
        text.push_str(&word);
    }
    text
}
