//! Relative paths while this host is monitored: the directory scopes of the kernel filters must not
//! suppress an alert.
//!
//! `cargo test --package lanner-cli --test live_paths`, as root. Two `lanner run` monitor the same
//! actions, with kernel filters and without, and must raise the same alerts. Without BPF the test prints SKIP.
#![cfg(target_os = "linux")]

#[path = "live_rules/watcher.rs"]
mod watcher;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use watcher::{Alert, Watcher};

/// What is done in a folder with the directories `near` and `apart`, and whether a rule about `near`
/// sees `cat` or `tar` open the file `$MARK`.
const ACTIONS: &[(&str, &str, bool)] = &[
    ("there", "cd $LAB/near; cat $MARK", true),
    ("from above", "cd $LAB; cat near/$MARK", true),
    ("from aside", "cd $LAB/apart; cat ../near/$MARK", true),
    ("elsewhere", "cd $LAB/apart; cat $MARK", false),
    ("further down elsewhere", "cd $LAB/apart/near; cat $MARK", false),
    ("back again", "cd $LAB/apart; cd ../near; cat $MARK", true),
    ("there and away", "cd $LAB/near; cd $LAB/apart; cat $MARK", false),
    ("in a child", "cd $LAB/near; (cat $MARK)", true),
    (
        "in a grandchild",
        "cd $LAB/apart; cd $LAB/near; sh -c 'cat $MARK; :'",
        true,
    ),
    (
        "a child elsewhere",
        "cd $LAB/near; (cd ../apart; cat $MARK)",
        false,
    ),
    (
        "a child of one elsewhere",
        "cd $LAB/apart; (cd ../near; sh -c 'cat $MARK; :')",
        true,
    ),
    (
        "a child whose maker moved on",
        "cd $LAB/near; (sleep 0.1; cat $MARK) & cd $LAB/apart; wait",
        true,
    ),
    (
        "a child elsewhere whose maker moved there",
        "cd $LAB/apart; (sleep 0.1; cat $MARK) & cd $LAB/near; wait",
        false,
    ),
    (
        "a child whose maker is gone",
        "cd $LAB/near; sh -c '(sleep 0.1; cat $MARK) &'; cd $LAB/apart; sleep 0.3",
        true,
    ),
    ("from where it was before", "cat near/$MARK", true),
    ("by descriptors", "tar -C $LAB -cf $LAB/packed near/$MARK", true),
    (
        "by descriptors, elsewhere",
        "tar -C $LAB -cf $LAB/packed apart/$MARK",
        false,
    ),
    (
        "down a tree",
        "mkdir -p $LAB/near/a/b; echo text >$LAB/near/a/b/$MARK; cd /; tar -C $LAB/near -cf $LAB/packed a",
        true,
    ),
    (
        "down a tree, elsewhere",
        "mkdir -p $LAB/apart/a/b; echo text >$LAB/apart/a/b/$MARK; cd $LAB/near; tar -C $LAB/apart -cf $LAB/packed a",
        false,
    ),
    (
        "by way of itself",
        "cd $LAB/near; tar -cf $LAB/packed ./$MARK",
        true,
    ),
    (
        "by way of itself, elsewhere",
        "cd $LAB/apart; tar -cf $LAB/packed ./$MARK",
        false,
    ),
    // Neither the state nor Falco resolves symbolic links.
    ("by a link", "cd $LAB/link; cat $MARK", false),
    ("by a link to elsewhere", "cd $LAB/near/out; cat $MARK", true),
];

/// Folders in which a shell works before anybody watches, and whether the rule sees what it then opens there.
const EARLIER: [(&str, bool); 2] = [("near", true), ("apart", false)];

fn mark(index: usize) -> String {
    format!("lnp{index:02}z")
}

fn prepare(lab: &Path) {
    for folder in ["near", "apart", "apart/near"] {
        fs::create_dir_all(lab.join(folder)).unwrap();
        for index in 0..ACTIONS.len() + EARLIER.len() {
            fs::write(lab.join(folder).join(mark(index)), "text").unwrap();
        }
    }
    std::os::unix::fs::symlink("near", lab.join("link")).unwrap();
    std::os::unix::fs::symlink("../apart", lab.join("near/out")).unwrap();
}

#[test]
fn relative_paths_are_matched_from_any_directory() {
    let folder = tempfile::tempdir().unwrap();
    let lab = folder.path();
    prepare(lab);
    let rules = lab.join("rules.yaml");
    let condition = format!(
        "evt.type in (open, openat) and fd.name startswith {}/near/",
        lab.display()
    );
    let rule = format!(
        "- {{rule: near, desc: d, priority: INFO, condition: '{condition}', output: '%fd.name by %proc.name in %proc.cwd'}}\n"
    );
    fs::write(&rules, rule).unwrap();
    let shells = EARLIER.map(|(folder, _)| shell(&lab.join(folder)));
    let Some(watcher) = Watcher::start(&rules, &[], None) else {
        return;
    };
    let Some(unfiltered) = Watcher::start(&rules, &["--no-kernel-filters"], None) else {
        return;
    };
    for (index, (_, script, _)) in ACTIONS.iter().enumerate() {
        let mut command = Command::new("bash");
        command
            .args(["-c", script])
            .env("LAB", lab)
            .env("MARK", mark(index));
        assert!(
            command.current_dir(lab).output().unwrap().status.success(),
            "{script}"
        );
    }
    for (index, mut shell) in shells.into_iter().enumerate() {
        // The end of its input ends the shell.
        let mut input = shell.stdin.take().unwrap();
        writeln!(input, "cat {}", mark(ACTIONS.len() + index)).unwrap();
        drop(input);
        assert!(shell.wait().unwrap().success());
    }
    let (alerts, all) = (
        messages(watcher.finish(), lab),
        messages(unfiltered.finish(), lab),
    );
    let seen = |index: usize| {
        let opened = ["cat", "tar"].map(|program| format!("/{} by {program} ", mark(index)));
        let is_about = |message: &String| opened.iter().any(|opened| message.contains(opened));
        all.iter().any(is_about)
    };
    for (index, (what, _, is_seen)) in ACTIONS.iter().enumerate() {
        assert_eq!(seen(index), *is_seen, "{what}: {all:#?}");
    }
    for (index, (folder, is_seen)) in EARLIER.iter().enumerate() {
        assert_eq!(
            seen(ACTIONS.len() + index),
            *is_seen,
            "a shell in {folder}: {all:#?}"
        );
    }
    assert_eq!(alerts, all);
}

/// A shell that works in `folder` and waits for commands.
fn shell(folder: &Path) -> Child {
    Command::new("bash")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// What was told about the folder of this test.
fn messages(alerts: Vec<Alert>, lab: &Path) -> Vec<String> {
    let own = |alert: &Alert| alert.rule == "near" && alert.line.contains(&lab.display().to_string());
    let alerts = alerts.into_iter().filter(own);
    let mut messages: Vec<String> = alerts.map(|alert| alert.message).collect();
    messages.sort_unstable();
    messages
}
