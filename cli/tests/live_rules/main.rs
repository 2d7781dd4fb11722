//! Falco's stable rules against this machine and real containers: for each rule something that
//! sets it off, and something close to it that must not.
//!
//! `cargo test --package lanner-cli --test live_rules`, as root. One `lanner run` watches while all
//! actions happen; every action carries a mark in a file name or an argument, so that alerts are
//! told apart from each other and from whatever else the machine does. A second one watches without
//! conditions in the kernel, and must say the same. Without BPF, podman or the
//! rules it says SKIP; `LANNER_REQUIRE_BPF=1` makes the first a failure.
#![cfg(target_os = "linux")]

mod cases;
mod lab;
mod watcher;

use cases::{CASES, Case, Place};
use lab::Lab;
use watcher::Watcher;

/// Marks of what must set off a rule, and of what must not: short, as names of threads are.
fn marks(index: usize) -> (String, String) {
    (format!("lnf{index:02}z"), format!("lnm{index:02}z"))
}

#[test]
fn stable_rules_fire_on_their_cases_and_no_others() {
    let Some(rules) = testkit::shared("conformance/rules/official/falco_rules.yaml") else {
        return;
    };
    let Some(lab) = Lab::new() else { return };
    let hosts = lab.hosts();
    let Some(watcher) = Watcher::start(&rules, &[], Some(&hosts)) else {
        return;
    };
    let Some(unfiltered) = Watcher::start(&rules, &["--no-kernel-filters"], Some(&hosts)) else {
        return;
    };
    let mut done = Vec::new();
    for (index, case) in CASES.iter().enumerate() {
        let (fire, miss) = marks(index);
        match lab
            .act(case, case.fire, &fire)
            .and_then(|()| lab.act(case, case.miss, &miss))
        {
            Ok(()) => done.push((index, case)),
            Err(reason) => eprintln!("SKIP live_rules: {}: {reason}", case.rule),
        }
    }
    let (alerts, all) = (watcher.finish(), unfiltered.finish());
    let mut failures: Vec<String> = done
        .iter()
        .flat_map(|(index, case)| judge(*index, case, &alerts))
        .collect();
    failures.extend(differences(&alerts, &all));
    eprintln!(
        "{} of {} rules provoked, {} alerts seen",
        done.len(),
        CASES.len(),
        alerts.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What is wrong about a rule's alerts.
fn judge(index: usize, case: &Case, alerts: &[watcher::Alert]) -> Vec<String> {
    let (fire, miss) = marks(index);
    let has = |mark: &str| {
        let mut own = alerts.iter().filter(|alert| alert.rule == case.rule);
        own.any(|alert| alert.line.contains(mark))
    };
    let mut wrong = Vec::new();
    if !has(&fire) {
        let others: Vec<&str> = alerts
            .iter()
            .filter(|alert| alert.line.contains(&fire))
            .map(|alert| alert.rule.as_str())
            .collect();
        wrong.push(format!(
            "{}: did not fire; others that did: {others:?}",
            case.rule
        ));
    }
    if has(&miss) {
        wrong.push(format!("{}: fired on the near miss", case.rule));
    }
    wrong
}

/// Alerts about actions of this test that only one of the two watchers gave.
fn differences(filtered: &[watcher::Alert], all: &[watcher::Alert]) -> Vec<String> {
    let own = |alerts: &[watcher::Alert]| {
        let marked = |line: &str| {
            (0..CASES.len()).any(|index| {
                let (fire, miss) = marks(index);
                line.contains(&fire) || line.contains(&miss)
            })
        };
        let mut own: Vec<(String, String)> = alerts
            .iter()
            .filter(|alert| marked(&alert.line))
            .map(|alert| (alert.rule.clone(), alert.message.clone()))
            .collect();
        own.sort_unstable();
        own
    };
    let (filtered, all) = (own(filtered), own(all));
    let only = |some: &[(String, String)], others: &[(String, String)], who: &str| -> Vec<String> {
        some.iter()
            .filter(|alert| !others.contains(alert))
            .map(|(rule, message)| format!("only {who}: {rule}: {message}"))
            .collect()
    };
    let mut differences = only(&filtered, &all, "with conditions in the kernel");
    differences.extend(only(&all, &filtered, "without conditions in the kernel"));
    if differences.is_empty() && filtered.len() != all.len() {
        differences.push(format!(
            "{} alerts and {} without conditions",
            filtered.len(),
            all.len()
        ));
    }
    differences
}

#[test]
fn cases_name_each_rule_once() {
    let mut names: Vec<&str> = CASES.iter().map(|case| case.rule).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), CASES.len());
    assert!(CASES.iter().any(|case| case.place == Place::Container));
}
