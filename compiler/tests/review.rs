//! Levels and comments over the reports of rule files.

use compiler::compile::{Options, read_and_compile};
use compiler::diagnostics::{Level, Levels, Selector};
use compiler::review::{Reviewed, review};
use compiler::source::Sources;

/// `line:column id message` of every report.
fn shown(text: &str, asked: &[(&str, Level)]) -> String {
    let mut sources = Sources::default();
    sources.add("rules.yaml", text.to_owned());
    let (files, compilation) = read_and_compile(&sources, &Options::default());
    let mut levels = Levels::default();
    let asked: Vec<_> = asked
        .iter()
        .map(|(name, level)| (Selector::parse(name).unwrap(), *level))
        .collect();
    levels.layer(&asked);
    let reviewed = Reviewed {
        sources: &sources,
        files: &files,
        compilation: &compilation,
    };
    let reports = review(reviewed, &levels);
    let lines = reports.iter().map(|report| {
        let place = sources.position(report.primary.span);
        format!(
            "{}:{} {:?} {}: {}\n",
            place.line + 1,
            place.column + 1,
            report.level,
            report.declaration.id,
            report.message
        )
    });
    lines.collect()
}

const RULE: &str = "- rule: r
  desc: d
  condition: evt.type = open
  output: o
  priority: INFO
";

#[test]
fn a_comment_holds_for_what_begins_on_its_line_or_the_next() {
    for list in [
        "- list: a # lanner: allow(unused-list)\n  items: [x]\n",
        "# lanner: allow(unused-list): for users\n\n# more\n- list: a\n  items: [x]\n",
        "- # lanner: allow(L0352)\n  list: a\n  items: [x]\n",
        "- items: [x]\n  list: a #lanner:allow( unused-list )\n",
        "- items: [x]\n  # lanner: allow(unused-list)\n  list: a\n",
        "# lanner: allow-file(unused-list)\n- list: a\n  items: [x]\n",
        "# lanner: allow(warnings)\n- list: a\n  items: [x]\n",
    ] {
        assert_eq!(shown(&format!("{list}{RULE}"), &[]), "", "{list}");
    }
}

#[test]
fn a_comment_holds_nowhere_else() {
    let text = format!("- list: a\n  items: [x] # lanner: allow(unused-list)\n{RULE}");
    insta::assert_snapshot!(shown(&text, &[]));
    let text =
        format!("# lanner: allow(unused-list)\n- list: a\n  items: [x]\n- list: b\n  items: [x]\n{RULE}");
    insta::assert_snapshot!(shown(&text, &[]));
}

#[test]
fn what_is_within_a_value_is_no_comment() {
    let rule = "- rule: r
  desc: |
    says
    # lanner: allow(nothing)
  condition: > # lanner: allow(too-many-event-types)
    evt.type = open
  output: \"o # lanner: allow(x)\"
  priority: INFO
";
    insta::assert_snapshot!(shown(rule, &[]));
    let broad = "- list: b\n  items: []\n- rule: r # lanner: allow(too-many-event-types, unused-list)\n  desc: d\n  condition: >  # a block\n    proc.name = x\n  output: o\n  priority: INFO\n";
    insta::assert_snapshot!(shown(broad, &[]));
}

#[test]
fn wrong_comments_are_told() {
    let text = format!(
        "# lanner: alow(unused-list)
# lanner: allow unused-list
# lanner: allow(unused-lst, unknown-field)
# lanner: allow(unused-list
# lanner: allow(,)
{RULE}  tags: [a]
# lanner: allow-file(unused-list)
"
    );
    insta::assert_snapshot!(shown(&text, &[]));
}

#[test]
fn unused_comments_are_told_unless_nothing_would_have_been_said_anyway() {
    let text = format!("# lanner: allow(unused-list)\n{RULE}");
    insta::assert_snapshot!(shown(&text, &[]));
    assert_eq!(shown(&text, &[("unused-list", Level::Allow)]), "");
    assert_eq!(shown(&text, &[("unused-suppression", Level::Allow)]), "");
    let broken = text.replace("evt.type", "evt.tpye");
    assert!(!shown(&broken, &[]).contains("unused-suppression"));
}

#[test]
fn levels_change_warnings_and_no_errors() {
    let text = format!("- list: a\n  items: [x]\n{RULE}");
    insta::assert_snapshot!(shown(&text, &[("unused-list", Level::Error)]));
    assert_eq!(shown(&text, &[("all", Level::Allow)]), "");
    let broken = text.replace("evt.type", "evt.tpye");
    assert!(shown(&broken, &[("all", Level::Allow)]).contains("Error unknown-field"));
}
