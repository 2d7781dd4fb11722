//! Behaviour that takes no file to show; trees are in `testdata/syntax`.

use super::*;

fn nested(text: &str, depth: usize) -> String {
    format!("{}{text}{}", "(".repeat(depth), ")".repeat(depth))
}

fn first_error(text: &str) -> Option<(String, usize)> {
    parse(text)
        .errors
        .first()
        .map(|error| (error.falco_message(text), error.position))
}

#[test]
fn the_depth_limit_is_falcos() {
    assert_eq!(first_error(&nested("a.b = 1", 198)), None);
    let (message, _) = first_error(&nested("a.b = 1", 199)).expect("too deep");
    assert_eq!(message, "exceeded max depth limit of 1000");
    // A macro needs three levels less than a comparison.
    assert_eq!(first_error(&nested("a", 199)), None);
    assert!(first_error(&nested("a", 200)).is_some());
}

#[test]
fn no_nesting_overflows_the_stack() {
    for text in [
        nested("a", 100_000),
        "(".repeat(100_000),
        "tolower(".repeat(100_000),
        "a.b = tolower(".repeat(100_000),
        "join((".repeat(100_000),
        "not(".repeat(100_000),
        "a or(".repeat(100_000),
        "a and(".repeat(100_000),
        "not ".repeat(100_000) + "a",
        "a and ".repeat(100_000) + "a",
        "a or b and ".repeat(50_000) + "a",
        format!("a.b in ({}a)", "a, ".repeat(100_000)),
        "b64(".repeat(100_000) + "a.b" + &")".repeat(100_000) + " exists",
    ] {
        drop(parse(&text).clone());
    }
}

#[test]
fn chains_cost_no_depth() {
    assert_eq!(first_error(&("not ".repeat(1001) + "a.b = 1")), None);
    assert_eq!(first_error(&("a and ".repeat(5000) + "a")), None);
}

#[test]
fn positions_are_where_falco_stands() {
    let at = |text: &str| first_error(text).map(|(_, position)| position);
    assert_eq!(at("evt.type open"), Some(9));
    assert_eq!(at("a.b = x   y"), Some(10));
    assert_eq!(at("a.b = x or"), Some(10));
    assert_eq!(at("a.b = \"\\d\" and c"), Some(10));
    assert_eq!(at("(a.b = x"), Some(8));
    assert_eq!(at("a.b in (a,)"), Some(10));
}

#[test]
fn parsing_goes_on_after_an_error() {
    let kinds = |text: &str| -> Vec<SyntaxErrorKind> {
        parse(text).errors.into_iter().map(|error| error.kind).collect()
    };
    assert_eq!(
        kinds("a.b contians x and (c.d = ) or e.f > y and = and g.h in (x,,y)"),
        [
            SyntaxErrorKind::ExpectedOperator,
            SyntaxErrorKind::ExpectedString,
            SyntaxErrorKind::ExpectedNumber,
            SyntaxErrorKind::ExpectedPredicate,
            SyntaxErrorKind::ExpectedListItem,
        ]
    );
    assert_eq!(
        kinds("(a b and c"),
        [
            SyntaxErrorKind::ExpectedClosingParen,
            SyntaxErrorKind::ExpectedClosingParen,
        ]
    );
    assert_eq!(kinds("a.b = \"x and y"), [SyntaxErrorKind::ExpectedString]);
    assert_eq!(kinds("((a"), [SyntaxErrorKind::ExpectedClosingParen]);
}

#[test]
fn a_list_that_begins_with_a_bad_escape_is_empty() {
    let condition = parse(r#"a.b in ("\d")"#);
    assert_eq!(condition.errors, []);
    assert_eq!(condition.tolerated.len(), 1);
}

#[test]
fn operands_stand_alone() {
    let length = |text: &str| parse_operand(text).map(|(_, length)| length).ok();
    assert_eq!(length("proc.aname[2]x"), Some(13));
    assert_eq!(length("tolower( a.b ) = x"), Some(14));
    assert_eq!(length("val(a.b)"), None);
    assert_eq!(length("proc"), None);
    assert_eq!(length("a.b[x y]"), None);
}
