//! Properties of the parsers of conditions and of output tokens for arbitrary text. The fuzz target
//! calls it with generated text, a regression test with every input that once failed.

use compiler::syntax::ast::{Expr, ExprKind};
use compiler::syntax::condition::{operand_prefixes, parse};

/// Parses `text`. Nothing panics; every range is within the text and on character boundaries; the
/// ranges of operands are within those of their parents; a tree without errors has no gap.
pub(crate) fn check(text: &str) {
    let condition = parse(text);
    for error in condition.errors.iter().chain(&condition.tolerated) {
        assert!(error.position <= text.len(), "{error:?}");
        assert!(
            error.range.start <= error.range.end && error.range.end <= text.len(),
            "{error:?}"
        );
        assert!(text.is_char_boundary(error.range.start), "{error:?}");
        assert!(!error.falco_message(text).is_empty());
    }
    walk(&condition.expr, text, condition.errors.is_empty());
    for (operand, length) in operand_prefixes(text).0.take(64) {
        assert!(text.is_char_boundary(length));
        assert_eq!(operand.range(), 0..length);
    }
}

fn walk(expr: &Expr, text: &str, complete: bool) {
    assert!(text.get(expr.range.clone()).is_some(), "{:?}", expr.range);
    let children: &[Expr] = match &expr.kind {
        ExprKind::And(children) | ExprKind::Or(children) => children,
        ExprKind::Not(child) => std::slice::from_ref(&**child),
        ExprKind::Predicate(check) => {
            let left = check.left.range();
            assert!(expr.range.start <= left.start && left.end <= expr.range.end);
            assert!(left.end <= check.operator_range.start);
            &[]
        }
        ExprKind::Error => {
            assert!(!complete, "an error node without error");
            &[]
        }
        ExprKind::Macro(name) => {
            assert!(!name.is_empty());
            &[]
        }
    };
    for child in children {
        assert!(expr.range.start <= child.range.start && child.range.end <= expr.range.end);
        walk(child, text, complete);
    }
}
