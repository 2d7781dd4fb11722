//! What Falco accepts by mistake, refuses by mistake, or dies of while it loads rules.
//!
//! Each case is one note (`A6`, …) of the corner cases marked as defects of Falco. It names what
//! Lanner says, by default levels and lints aside, and whether Falco's verdict is kept: always,
//! but where there is none because Falco ends without a result.

use compiler::check::assumed::Assumed;
use compiler::compile::{Compilation, Options, compile};
use compiler::source::Sources;

/// How Lanner's verdict relates to Falco's.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Falco {
    /// It accepts, and so does Lanner.
    Accepts,
    /// It refuses, and so does Lanner.
    Refuses,
    /// It has no result; Lanner has an error with a code.
    Dies,
    /// It has no result, or a wrong one; Lanner does what was meant.
    Mended,
    /// It accepts and silently drops what follows; Lanner has an error.
    Drops,
}

use Falco::{Accepts, Dies, Drops, Mended, Refuses};

fn rule(condition: &str, output: &str) -> String {
    // Texts of JSON are texts of YAML.
    let [condition, output] = [condition, output].map(serde_json::Value::from);
    format!("- rule: R\n  desc: d\n  condition: {condition}\n  output: {output}\n  priority: INFO\n")
}

/// A rule with this check behind an event type.
fn check(text: &str) -> String {
    rule(&format!("evt.type = open and {text}"), "o")
}

fn lists(lists: &[(&str, &str)], text: &str) -> String {
    let lists = lists
        .iter()
        .map(|(name, items)| format!("- list: {name}\n  items: {items}\n"));
    lists.collect::<String>() + &check(text)
}

fn exception(exception: &str) -> String {
    rule("evt.type = open", "o") + &format!("  exceptions:\n    - {{name: e, {exception}}}\n")
}

fn replaced(exception: &str) -> String {
    rule("evt.type = open", "o")
        + &format!(
            "- rule: R\n  exceptions:\n    - {{name: e, {exception}}}\n  override: {{exceptions: replace}}\n"
        )
}

/// Note, rules, Falco's verdict, diagnostics.
type Case = (&'static str, String, Falco, &'static [&'static str]);

fn conditions() -> Vec<Case> {
    let nested = format!("{}evt.type = open{}", "(".repeat(100), ")".repeat(100));
    vec![
        (
            "A6",
            rule("evt.type=open or(fd.num=1) and fd.num=3", "o"),
            Refuses,
            &["syntax-error"],
        ),
        ("A37", rule(&nested, "o"), Accepts, &[]),
        ("B7", check(r#"proc.name = "a\\""#), Refuses, &["syntax-error"]),
        ("H3", check("proc.pid < 99999999999999999999"), Accepts, &[]),
        ("H4", check("user.uid = 4294967296"), Accepts, &[]),
        ("H13", check("fd.sport = 65979"), Accepts, &[]),
        (
            "H14",
            check("fd.sport = 99999999999"),
            Dies,
            &["invalid-constant"],
        ),
        ("H15", check("thread.cpu = 1.5"), Refuses, &["invalid-constant"]),
        ("I9", check("fd.ip in (142.251.111.147)"), Accepts, &[]),
        ("I10", check("fd.ip intersects (142.251.111.147)"), Accepts, &[]),
        (
            "I11",
            check("fd.net in (10.0.0.0/8, 142.251.0.0/16)"),
            Accepts,
            &[],
        ),
        ("I12", check("fd.net in ()"), Accepts, &[]),
        ("I14", check("fd.cnet = anyof (172.40.0.0/16)"), Accepts, &[]),
        ("I24", check("proc.apid in (1)"), Accepts, &[]),
        ("I26", check("evt.rawarg.mode in (493)"), Accepts, &[]),
        ("I35", check("evt.io_dir = r"), Accepts, &[]),
        (
            "J16",
            check("fd.name pmatch (/*/the-file.log, /t*/x)"),
            Accepts,
            &[],
        ),
        (
            "K7",
            check("concat(proc.name) = init"),
            Refuses,
            &["wrong-argument-count"],
        ),
        (
            "K12",
            check("tolower(proc.name, fd.name) = x"),
            Dies,
            &["wrong-argument-count"],
        ),
        (
            "K13 left",
            rule("tolower(evt.type) = open", "o"),
            Dies,
            &["invalid-event-type-comparison"],
        ),
        (
            "K13 right",
            rule("evt.type = val(syscall.type)", "o"),
            Dies,
            &["invalid-event-type-comparison"],
        ),
        ("K16", check("proc.name in tolower(\"INIT\")"), Accepts, &[]),
        (
            "K18",
            check("concat(\"in\",\"it\") = val(proc.name)"),
            Accepts,
            &[],
        ),
        (
            "K19",
            check("len(getopt((\"-a\",\"-o\",\"v\"), \"ao:\")) = 2"),
            Accepts,
            &[],
        ),
        (
            "K23",
            rule("tolower(evt.type) in (open)", "o"),
            Dies,
            &["invalid-event-type-comparison"],
        ),
        (
            "L2 types",
            check("evt.type = close"),
            Accepts,
            &["no-event-types"],
        ),
        (
            "L2 ordinal",
            rule("evt.num = 0", "o"),
            Accepts,
            &["no-event-types"],
        ),
        (
            "L7",
            rule("evt.type = syscall", "o"),
            Accepts,
            &["no-event-types"],
        ),
    ]
}

fn items() -> Vec<Case> {
    let opened = rule("evt.type = open", "o");
    vec![
        (
            "C2",
            lists(&[("a", "[x]"), ("b", "[a]"), ("c", "[b]")], "proc.name in (c)"),
            Accepts,
            &[],
        ),
        (
            "C3",
            lists(&[("c", "[b]"), ("b", "[a]"), ("a", "[x]")], "proc.name in (c)"),
            Accepts,
            &[],
        ),
        (
            "C10",
            lists(&[("l", "['a,b']")], "proc.name in (l)"),
            Accepts,
            &[],
        ),
        (
            "C11",
            lists(&[("l", "['a=b']")], "proc.name in (l)"),
            Refuses,
            &["syntax-error"],
        ),
        (
            "C13",
            lists(&[("l", "['']")], "proc.name in (l, x)"),
            Accepts,
            &[],
        ),
        (
            "C16",
            lists(&[("foo", "[bar]")], "proc.name = \"x foo y\""),
            Accepts,
            &[],
        ),
        (
            "C17",
            lists(&[("fd.name", "[proc.name]")], "fd.name = x"),
            Accepts,
            &[],
        ),
        (
            "C18",
            format!(
                "- macro: m\n  condition: fd.num = 1\n{}",
                lists(&[("l", "[m]")], "l")
            ),
            Accepts,
            &[],
        ),
        (
            "D11",
            format!("- macro: m\n  condition: no.such = 1\n{opened}"),
            Accepts,
            &["unused-macro"],
        ),
        (
            "D15",
            format!("- macro: m\n  condition: no.such = 1\n{}", check("m")),
            Refuses,
            &["unknown-field"],
        ),
        (
            "E2",
            format!("{opened}---\n---\n- list: l\n  items: []\n"),
            Accepts,
            &["ignored-documents"],
        ),
        (
            "E3",
            format!("---\n# c\n---\n{opened}"),
            Accepts,
            &["ignored-documents"],
        ),
        (
            "E11",
            format!("{opened}  priority: ERROR\n"),
            Accepts,
            &["duplicate-key"],
        ),
        (
            "E18",
            opened.replace("\"o\"", "o") + "  source: \"syscall\n",
            Drops,
            // The line break belongs to the value.
            &["unclosed-quote"],
        ),
        ("F18", format!("{opened}{opened}  override: {{}}\n"), Accepts, &[]),
        (
            "G11",
            exception("fields: evt.arg.bogus, values: [x]"),
            Refuses,
            &["invalid-exception-field"],
        ),
        (
            "G13",
            exception("fields: [fd.name], comps: [exists], values: [[x]]"),
            Refuses,
            &["syntax-error"],
        ),
        (
            "G17",
            exception("fields: proc.name, values: [a=b]"),
            Refuses,
            &["syntax-error"],
        ),
        (
            "G18",
            exception("fields: proc.name, values: ['a,b']"),
            Accepts,
            &[],
        ),
        (
            "G19",
            exception("fields: proc.name, values: ['x))or((proc.pid=1']"),
            Accepts,
            &["too-many-event-types"],
        ),
        (
            "G21",
            exception("fields: proc.name, values: ['a\\b c']"),
            Accepts,
            &[],
        ),
        (
            "G29",
            replaced("fields: [proc.name, fd.num], values: [[x, 1]]"),
            Mended,
            &[],
        ),
        ("G30", replaced("fields: proc.name, values: [x]"), Mended, &[]),
    ]
}

fn outputs() -> Vec<Case> {
    let output = |text: &str| rule("evt.type = open", text);
    vec![
        ("M1", output("%proc.namex"), Accepts, &["partial-output-field"]),
        (
            "M9",
            output("%fd.ip %fd.net %evt.around[1] %evt.type.is.open"),
            Accepts,
            &[],
        ),
        ("M10", output("%len(proc.name)"), Accepts, &[]),
        ("M12", output("%evt.rawarg.tuple"), Accepts, &[]),
        (
            "M18",
            output("text evt.latency.ns"),
            Accepts,
            &["deprecated-output-field", "deprecated-output-field"],
        ),
    ]
}

fn run(files: &[&str]) -> Compilation {
    let mut sources = Sources::default();
    for (index, text) in files.iter().enumerate() {
        sources.add(format!("{index}.yaml"), (*text).to_owned());
    }
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    compile(&sources, &options)
}

#[test]
fn every_defect_is_kept_reported_or_corrected() {
    let mut wrong = Vec::new();
    for (note, rules, falco, expected) in [conditions(), items(), outputs()].concat() {
        let compilation = run(&[&rules]);
        let found: Vec<&str> = compilation
            .reports
            .iter()
            .map(|report| report.declaration.id)
            .collect();
        let accepted = compilation.falco.results[0].is_successful();
        if found != expected || accepted != matches!(falco, Accepts | Drops | Mended) {
            wrong.push(format!(
                "{note} ({falco:?}): {found:?}, accepted: {accepted}\n{rules}"
            ));
        }
        assert_eq!(accepted && falco != Drops, !compilation.has_errors(), "{note}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// F25: a broken override of another file's rule is told where it is written; Falco tells the
/// definition.
#[test]
fn broken_overrides_are_told_where_they_are_written() {
    let first = rule("evt.type = open", "o");
    let second = "- rule: R\n  condition: and no.such = 1\n  override: {condition: append}\n";
    let compilation = run(&[&first, second]);
    assert!(compilation.falco.results[0].is_successful());
    assert!(!compilation.falco.results[1].is_successful());
    let report = &compilation.reports[0];
    assert_eq!(
        (report.declaration.id, report.primary.span.file.0),
        ("unknown-field", 1)
    );
}
