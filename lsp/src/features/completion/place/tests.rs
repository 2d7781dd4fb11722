//! Places in half-typed texts.

use super::*;

fn show(text: &str) -> (Place, String) {
    let found = place(text);
    (found.place, found.typed.to_owned())
}

fn in_rule(condition: &str) -> (Place, String) {
    show(&format!("- rule: R\n  condition: >\n    {condition}"))
}

#[test]
fn conditions_tell_what_is_due() {
    let value = |left: &str, list| Place::Value {
        left: left.into(),
        list,
        given: Vec::new(),
    };
    let operator = |left: &str| Place::Operator { left: left.into() };
    let cases = [
        ("", Place::Operand { after_not: false }, ""),
        ("pro", Place::Operand { after_not: false }, "pro"),
        ("proc.name ", operator("proc.name"), ""),
        ("proc.name st", operator("proc.name"), "st"),
        ("proc.name = ", value("proc.name", false), ""),
        ("proc.name in (sh, ba", value("proc.name", true), "ba"),
        ("proc.name in (sh) ", Place::Connective, ""),
        ("proc.name in (sh) an", Place::Connective, "an"),
        ("spawned and not ", Place::Operand { after_not: true }, ""),
        ("(a or proc.aname[2] ", operator("proc.aname[2]"), ""),
        ("proc.name exists a", Place::Connective, "a"),
        ("tolower(proc.na", Place::Operand { after_not: false }, "proc.na"),
    ];
    for (condition, place, typed) in cases {
        assert_eq!(in_rule(condition), (place, typed.to_owned()), "{condition}");
    }
}

#[test]
fn values_know_what_holds_where_they_are_asked_for() {
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
        let (Place::Value { given, .. }, _) = in_rule(condition) else {
            panic!("{condition}")
        };
        assert_eq!(given, expected, "{condition}");
    }
}

#[test]
fn keys_are_told_by_their_column() {
    let (place, typed) = show("- rule: R\n  desc: d\n  con");
    let Place::Key { item, present } = place else {
        panic!("{place:?}")
    };
    assert_eq!(
        (item, present, typed.as_str()),
        (KeyItem::Rule, vec!["rule".to_owned(), "desc".to_owned()], "con")
    );
    assert_eq!(show("").0, Place::Item);
    assert_eq!(show("- ru"), (Place::Item, "ru".to_owned()));
    assert_eq!(
        show("- rule: R\n  desc: d\n\n- ma"),
        (Place::Item, "ma".to_owned())
    );
}

#[test]
fn values_follow_their_key() {
    let of = |item, key| Place::Of { item, key };
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
        (Place::Token, "proc.n".to_owned())
    );
    assert_eq!(show("- rule: R\n  output: a proc.n").0, Place::Nothing);
    assert_eq!(show("- rule: R\n  desc: some").0, Place::Nothing);
    assert_eq!(show("- rule: R\n  # con").0, Place::Nothing);
}

#[test]
fn overrides_and_exceptions_have_keys_of_their_own() {
    let key = Place::OverrideKey { item: KeyItem::List };
    assert_eq!(show("- list: l\n  override: {it"), (key.clone(), "it".to_owned()));
    assert_eq!(show("- list: l\n  override:\n    it"), (key, "it".to_owned()));
    assert_eq!(
        show("- list: l\n  override: {items: a").0,
        Place::OverrideOperation
    );
    assert_eq!(
        show("- list: l\n  override:\n    items: a").0,
        Place::OverrideOperation
    );
    let (place, _) = show("- rule: R\n  exceptions:\n    - name: n\n      fi");
    assert!(
        matches!(
            place,
            Place::Key {
                item: KeyItem::Exception,
                ..
            }
        ),
        "{place:?}"
    );
    let (place, typed) = show("- rule: R\n  exceptions:\n    - name: n\n      fields: [proc.n");
    assert_eq!(
        place,
        Place::Of {
            item: KeyItem::Exception,
            key: "fields"
        }
    );
    assert_eq!(typed, "proc.n");
}
