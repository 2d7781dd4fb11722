//! Contexts in half-typed texts.

use super::*;

fn show(text: &str) -> (CompletionContext, String) {
    let point = completion_point(text);
    (point.context, point.typed.to_owned())
}

fn in_rule(condition: &str) -> (CompletionContext, String) {
    show(&format!("- rule: R\n  condition: >\n    {condition}"))
}

#[test]
fn conditions_expect_what_the_grammar_allows() {
    let value = |left: &str, list| CompletionContext::Value {
        left: left.into(),
        list,
        given: Vec::new(),
    };
    let operand = |given: &[&str]| CompletionContext::Operand {
        given: given.iter().map(|part| (*part).to_owned()).collect(),
    };
    let operator = |left: &str| CompletionContext::Operator { left: left.into() };
    let cases = [
        ("", operand(&[]), ""),
        ("pro", operand(&[]), "pro"),
        ("proc.name ", operator("proc.name"), ""),
        ("proc.name st", operator("proc.name"), "st"),
        ("proc.name = ", value("proc.name", false), ""),
        ("proc.name in (sh, ba", value("proc.name", true), "ba"),
        ("proc.name in (sh) ", CompletionContext::Connective, ""),
        ("proc.name in (sh) an", CompletionContext::Connective, "an"),
        ("spawned and not ", operand(&["spawned"]), ""),
        ("(a or proc.aname[2] ", operator("proc.aname[2]"), ""),
        ("proc.name exists a", CompletionContext::Connective, "a"),
        ("tolower(proc.na", operand(&[]), "proc.na"),
        ("tolower(proc.name) ", operator("proc.name"), ""),
        ("a and toupper(proc.name) st", operator("proc.name"), "st"),
        (
            "evt.type = open and evt.arg.",
            operand(&["evt.type = open"]),
            "evt.arg.",
        ),
    ];
    for (condition, place, typed) in cases {
        assert_eq!(in_rule(condition), (place, typed.to_owned()), "{condition}");
    }
}

#[test]
fn values_carry_the_conditions_given_there() {
    let cases: [(&str, &[&str]); 8] = [
        ("a and evt.arg.flags = ", &["a"]),
        ("a and b and not evt.arg.flags contains O_", &["a and b"]),
        ("a or b and evt.arg.flags = ", &["b"]),
        ("a and b or evt.arg.flags = ", &[]),
        (
            "a and (b or c) and (d and evt.arg.flags in (x, ",
            &["a and (b or c)", "d"],
        ),
        ("a and (b or not (c and evt.arg.flags = ", &["a", "c"]),
        ("x = \"c or d\" and evt.arg.flags = ", &["x = \"c or d\""]),
        ("a)) and evt.arg.flags = ", &["a))"]),
    ];
    for (condition, expected) in cases {
        let (CompletionContext::Value { given, .. }, _) = in_rule(condition) else {
            panic!("{condition}")
        };
        assert_eq!(given, expected, "{condition}");
    }
}

#[test]
fn keys_are_recognised_by_their_column() {
    let (place, typed) = show("- rule: R\n  desc: d\n  con");
    let CompletionContext::Key { item, present } = place else {
        panic!("{place:?}")
    };
    assert_eq!(
        (item, present, typed.as_str()),
        (KeyItem::Rule, vec!["rule".to_owned(), "desc".to_owned()], "con")
    );
    assert_eq!(show("").0, CompletionContext::Item { dash: false });
    assert_eq!(
        show("- ru"),
        (CompletionContext::Item { dash: true }, "ru".to_owned())
    );
    assert_eq!(
        show("- rule: R\n  desc: d\n\n- ma"),
        (CompletionContext::Item { dash: true }, "ma".to_owned())
    );
}

#[test]
fn values_follow_their_key() {
    let of = |item, key| CompletionContext::KeyValue { item, key };
    assert_eq!(
        show("- rule: R\n  priority: WA"),
        (of(KeyItem::Rule, "priority"), "WA".to_owned())
    );
    assert_eq!(
        show("- list: l\n  items: [a, sh"),
        (of(KeyItem::List, "items"), "sh".to_owned())
    );
    assert_eq!(
        show("- rule: R\n  output: a %proc.n"),
        (CompletionContext::OutputField, "proc.n".to_owned())
    );
    assert_eq!(
        show("- rule: R\n  output: a proc.n").0,
        CompletionContext::FreeText
    );
    assert_eq!(show("- rule: R\n  desc: some").0, CompletionContext::FreeText);
    assert_eq!(show("- rule: R\n  # con").0, CompletionContext::FreeText);
}

#[test]
fn overrides_and_exceptions_have_keys_of_their_own() {
    let key = CompletionContext::OverrideKey { item: KeyItem::List };
    assert_eq!(show("- list: l\n  override: {it"), (key.clone(), "it".to_owned()));
    assert_eq!(show("- list: l\n  override:\n    it"), (key, "it".to_owned()));
    assert_eq!(
        show("- list: l\n  override: {items: a").0,
        CompletionContext::OverrideOperation
    );
    assert_eq!(
        show("- list: l\n  override:\n    items: a").0,
        CompletionContext::OverrideOperation
    );
    let (place, _) = show("- rule: R\n  exceptions:\n    - name: n\n      fi");
    assert!(
        matches!(
            place,
            CompletionContext::Key {
                item: KeyItem::Exception,
                ..
            }
        ),
        "{place:?}"
    );
    let (place, typed) = show("- rule: R\n  exceptions:\n    - name: n\n      fields: [proc.n");
    assert_eq!(
        place,
        CompletionContext::KeyValue {
            item: KeyItem::Exception,
            key: "fields"
        }
    );
    assert_eq!(typed, "proc.n");
}

#[test]
fn override_keys_are_expected_on_the_next_line() {
    let key = CompletionContext::OverrideKey { item: KeyItem::Rule };
    assert_eq!(show("- rule: R\n  override:\n    "), (key.clone(), String::new()));
    assert_eq!(
        show("- rule: R\n  override:\n    condition: append\n    "),
        (key, String::new())
    );
}

#[test]
fn names_are_expected_after_their_key() {
    let name = |item, rule: &str| CompletionContext::Name {
        item,
        rule: rule.to_owned(),
    };
    assert_eq!(
        show("- rule: Terminal sh"),
        (name(KeyItem::Rule, "Terminal sh"), "Terminal sh".to_owned())
    );
    assert_eq!(show("- macro: "), (name(KeyItem::Macro, ""), String::new()));
    assert_eq!(
        show("- rule: \"R 1\"\n  exceptions:\n    - name: kn"),
        (name(KeyItem::Exception, "R 1"), "kn".to_owned())
    );
    assert_eq!(
        show("- required_plugin_versions:\n  - name: k8s"),
        (name(KeyItem::Plugin, ""), "k8s".to_owned())
    );
}

#[test]
fn items_begin_at_the_left_edge() {
    let item = CompletionContext::Item { dash: false };
    assert_eq!(
        show("- list: l\n  items: [a]\nru"),
        (item.clone(), "ru".to_owned())
    );
    assert_eq!(show("- list: l\n  items: [a]\n\n"), (item, String::new()));
}

#[test]
fn directives_take_the_names_of_diagnostics() {
    assert_eq!(
        show("# lanner: al"),
        (CompletionContext::Directive, "al".to_owned())
    );
    assert_eq!(
        show("# lanner: allow(dup"),
        (CompletionContext::DiagnosticName, "dup".to_owned())
    );
    assert_eq!(
        show("- list: l\n  items: [a] # lanner: allow(a, "),
        (CompletionContext::DiagnosticName, String::new())
    );
    assert_eq!(show("# lanner: allow(a) be").0, CompletionContext::FreeText);
}
