//! Reports as users see them, and what Falco says of several files at once.
//!
//! `testdata/diagnostics/<topic>/*.yaml` are rule files, beside each what is reported.

use std::fmt::Write;

use compiler::check::assumed::Assumed;
use compiler::compile::{Compilation, Options, compile};
use compiler::diagnostics::{Label, Level, Report};
use compiler::source::Sources;
use proptest::prelude::*;

fn run(texts: &[&str]) -> (Sources, Compilation) {
    let mut sources = Sources::default();
    for (index, text) in texts.iter().enumerate() {
        sources.add(format!("{}.yaml", index + 1), (*text).to_owned());
    }
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    let compilation = compile(&sources, &options);
    (sources, compilation)
}

fn show(report: &Report, sources: &Sources) -> String {
    let place = |label: &Label| {
        let start = sources.position(label.span);
        format!(
            "{}:{} `{}` {}",
            start.line + 1,
            start.column + 1,
            sources.text(label.span).trim_end().replace('\n', "⏎"),
            label.text
        )
    };
    let mut out = format!(
        "{:?} {} {}: {}\n  at {}\n",
        report.level,
        report.declaration.code(),
        report.declaration.id,
        report.message,
        place(&report.primary)
    );
    for label in &report.secondary {
        writeln!(out, "  see {}", place(label)).unwrap();
    }
    for note in &report.notes {
        writeln!(out, "  note: {note}").unwrap();
    }
    if let Some(help) = &report.help {
        writeln!(out, "  help: {help}").unwrap();
    }
    if let Some(fix) = &report.fix {
        writeln!(out, "  fix ({:?}): {}", fix.safety, fix.title).unwrap();
    }
    out
}

#[test]
fn reports_are_as_beside_the_files() {
    let folder = testkit::root().join("testdata/diagnostics");
    let mut count = 0;
    for topic in std::fs::read_dir(&folder).unwrap() {
        let topic = topic.unwrap().path();
        if !topic.is_dir() {
            continue;
        }
        for path in testkit::files(&topic, ".yaml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let (sources, compilation) = run(&[&text]);
            let shown: String = compilation
                .reports
                .iter()
                .map(|report| show(report, &sources))
                .collect();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&topic);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings.bind(|| insta::assert_snapshot!(name, shown));
            count += 1;
        }
    }
    assert!(count >= 5);
}

const RULE: &str = "- rule: R\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n";

/// Code of the first error of each file, or `ok`.
fn verdicts(texts: &[&str]) -> Vec<String> {
    let (_, compilation) = run(texts);
    compilation
        .falco
        .results
        .iter()
        .map(|result| {
            result.errors.first().map_or("ok".to_owned(), |error| {
                format!("{} in {}", error.code.name(), error.locations[0].name)
            })
        })
        .collect()
}

#[test]
fn the_root_is_refused_before_its_keys() {
    for text in ["{{ a }}\n", "{{ a }}: b\n", "{[a]: b}\n", "? [a]\n: b\n"] {
        let (_, compilation) = run(&[text]);
        let result = compilation.falco.results[0].to_json();
        assert_eq!(result["schema_valid"], false, "{text}");
        assert_eq!(result["errors"][0]["code"], "LOAD_ERR_YAML_VALIDATE", "{text}");
        let message = result["errors"][0]["message"].as_str().unwrap();
        assert!(
            message.starts_with("Rules content is not yaml array of objects"),
            "{message}"
        );
    }
    // In a sequence of items, a key that is no scalar fails when it is converted.
    assert_eq!(verdicts(&["- {[a]: b}\n"]), ["LOAD_ERR_YAML_PARSE in 1.yaml"]);
}

#[test]
fn files_add_up_in_load_order() {
    let bad = RULE.replace("evt.type = open", "nosuch.field = 1");
    let append = "- rule: R\n  condition: and nosuch.field = 1\n  override:\n    condition: append\n";
    let skip =
        "- rule: R\n  skip-if-unknown-filter: true\n  override:\n    skip-if-unknown-filter: replace\n";
    let compile_error = "LOAD_ERR_COMPILE_CONDITION in 1.yaml";
    // An override in a later file is blamed on the definition.
    assert_eq!(verdicts(&[RULE, append]), ["ok", compile_error]);
    // What does not compile fails again with every later file, until one repairs it.
    assert_eq!(verdicts(&[&bad, "[]"]), [compile_error, compile_error]);
    assert_eq!(verdicts(&[&bad, skip]), [compile_error, "ok"]);
    // What stands before an error stays defined; what stands behind it does not.
    let broken = format!("{RULE}- list: l\n{}", RULE.replace("rule: R", "rule: S"));
    let first = "LOAD_ERR_YAML_VALIDATE in 1.yaml";
    let enable = |name: &str| format!("- rule: {name}\n  enabled: false\n");
    assert_eq!(verdicts(&[&broken, &enable("R")]), [first, "ok"]);
    assert_eq!(
        verdicts(&[&broken, &enable("S")]),
        [first, "LOAD_ERR_VALIDATE in 2.yaml"]
    );
    // Lanner reads on, so it does not complain about what only an error hides.
    let (_, compilation) = run(&[&broken, &enable("S")]);
    let ids: Vec<_> = compilation
        .reports
        .iter()
        .map(|report| report.declaration.id)
        .collect();
    assert_eq!(ids, ["missing-key", "deprecated-enabled", "unused-list"]);
}

#[test]
fn a_requirement_that_is_not_met_ends_everything() {
    let (_, compilation) = run(&["- required_plugin_versions:\n    - {name: k8saudit, version: 0.1.0}\n"]);
    assert_eq!(
        compilation.falco.fatal.as_deref(),
        Some("Plugin requirement not satisfied, must load one of: k8saudit (>= 0.1.0)")
    );
    assert!(compilation.has_errors());
}

#[test]
fn macros_that_grow_without_bound_are_refused() {
    let mut text = "- macro: m0\n  condition: evt.type = open or evt.type = close\n".to_owned();
    for level in 1..40 {
        let below = level - 1;
        writeln!(text, "- macro: m{level}\n  condition: m{below} or m{below}").unwrap();
    }
    text.push_str(&RULE.replace("evt.type = open", "m39"));
    let (_, compilation) = run(&[&text]);
    assert!(
        compilation
            .reports
            .iter()
            .any(|report| report.declaration.id == "condition-too-large")
    );
}

#[test]
fn macros_that_later_ones_make_grow_are_followed_once() {
    // An append makes a macro see those that are defined behind it.
    let names: Vec<String> = (0..60).map(|level| format!("m{level}")).collect();
    let mut text = String::new();
    for name in &names {
        writeln!(text, "- macro: {name}\n  condition: evt.type = open").unwrap();
    }
    for pair in names.windows(2) {
        let [name, next] = pair else { unreachable!("pairs") };
        writeln!(
            text,
            "- macro: {name}\n  append: true\n  condition: or {next} or {next}"
        )
        .unwrap();
    }
    let last = "- macro: m59\n  append: true\n  condition:";
    let rule = RULE.replace("evt.type = open", "m59");
    let ids = |end: &str| -> Vec<&str> {
        let (_, compilation) = run(&[&format!("{text}{last} {end}\n{rule}")]);
        let errors = compilation
            .reports
            .iter()
            .filter(|report| report.level == Level::Error);
        errors.map(|report| report.declaration.id).collect()
    };
    assert_eq!(ids("or evt.type = close"), Vec::<&str>::new());
    let undefined = ids("or nowhere");
    assert!(undefined.contains(&"undefined-macro"), "{undefined:?}");
    let looped = ids("or m0");
    assert!(looped.contains(&"recursive-macro"), "{looped:?}");
}

#[test]
fn lists_that_grow_without_bound_are_refused() {
    let mut text = String::new();
    for level in 0..60 {
        let next = level + 1;
        writeln!(
            text,
            "- list: l{level:0>500}\n  items: [l{next:0>500}, l{next:0>500}]"
        )
        .unwrap();
    }
    let check = format!("proc.name in (l{:0>500})", 0);
    writeln!(text, "- macro: in_it\n  condition: {check}").unwrap();
    let condition = format!("evt.type = open and {check} and in_it");
    text.push_str(&RULE.replace("evt.type = open", &condition));
    let (_, compilation) = run(&[&text]);
    let ids: Vec<_> = compilation
        .reports
        .iter()
        .map(|report| (report.declaration.id, report.message.as_str()))
        .collect();
    let expected = (
        "condition-too-large",
        "the lists add more than 8388608 bytes to the condition",
    );
    assert_eq!(ids, [expected, expected]);
}

#[test]
fn long_chains_of_macros_do_not_overflow() {
    let mut text = "- macro: m0\n  condition: evt.type = open\n".to_owned();
    for level in 1..3000 {
        let below = level - 1;
        writeln!(
            text,
            "- macro: m{level}\n  condition: not m{below} and fd.num > 2"
        )
        .unwrap();
    }
    text.push_str(&RULE.replace("evt.type = open", "m2999"));
    let (_, compilation) = run(&[&text]);
    assert!(compilation.has_errors());
}

fn word() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "rule",
        "macro",
        "list",
        "condition",
        "items",
        "output",
        "append",
        "override",
        "exceptions",
        "fields",
        "values",
        "comps",
        "name",
        "enabled",
        "true",
        "R",
        "m",
        "l",
        "evt.type",
        "open",
        "proc.name",
        "=",
        "in",
        "(",
        ")",
        "and",
        "or",
        "not",
        "m and l",
        "evt.type = open",
        "m or evt.type in (l)",
        "%proc.name",
        "*x",
        "~",
        "proc.aname[2]",
        "tolower(proc.name) = sh",
        "replace",
        "é",
        "",
        "'",
        "required_plugin_versions",
        "required_engine_version",
        "0.1.0",
        "tags",
        "priority",
        "INFO",
        "desc",
        "source",
        "syscall",
    ])
    .prop_map(str::to_owned)
}

fn tree() -> impl Strategy<Value = serde_json::Value> {
    let leaf = word().prop_map(serde_json::Value::from);
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(serde_json::Value::from),
            prop::collection::btree_map(word(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_tree_of_items_makes_it_panic(items in prop::collection::vec(tree(), 0..6)) {
        let (sources, compilation) = run(&[&serde_json::Value::from(items).to_string()]);
        for report in &compilation.reports {
            show(report, &sources);
        }
        for result in &compilation.falco.results {
            result.to_text();
            result.to_json();
        }
        // Falco's errors are ours.
        prop_assert!(
            compilation.has_errors() || compilation.falco.results.iter().all(compiler::diagnostics::falco::LoadResult::is_successful)
        );
    }
}
