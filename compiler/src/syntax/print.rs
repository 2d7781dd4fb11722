//! The canonical form of conditions, as Falco shows them.
//!
//! In: trees. Out: text. `and` and `or` are in parentheses, values are bare unless they must
//! be quoted. It is for reading: a value with a comma or parenthesis is not quoted, so that the text
//! cannot always be parsed again.

use std::fmt::{self, Display, Write as _};

use super::ast::{Call, CallArgument, Expr, ExprKind, FieldName, Operand, RawPredicate, Right, Word};

impl Display for Expr {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::And(children) => joined(out, children, " and "),
            ExprKind::Or(children) => joined(out, children, " or "),
            ExprKind::Not(child) => write!(out, "not {child}"),
            ExprKind::Macro(name) => out.write_str(name),
            ExprKind::Predicate(check) => check.fmt(out),
            ExprKind::Error => out.write_str("<error>"),
        }
    }
}

fn joined(out: &mut fmt::Formatter<'_>, children: &[Expr], connective: &str) -> fmt::Result {
    out.write_char('(')?;
    for (index, child) in children.iter().enumerate() {
        if index > 0 {
            out.write_str(connective)?;
        }
        child.fmt(out)?;
    }
    out.write_char(')')
}

impl Display for RawPredicate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.left, self.operator.symbol())?;
        if let Some(modifier) = self.modifier {
            write!(out, " {}", modifier.symbol())?;
        }
        match &self.right {
            Right::None => Ok(()),
            Right::Value(word) => write!(out, " {word}"),
            Right::List { items, .. } => {
                out.write_str(" (")?;
                separated(out, items)?;
                out.write_char(')')
            }
            Right::Operand(operand) => write!(out, " {operand}"),
        }
    }
}

fn separated<T: Display>(out: &mut fmt::Formatter<'_>, items: &[T]) -> fmt::Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.write_str(", ")?;
        }
        item.fmt(out)?;
    }
    Ok(())
}

impl Display for Operand {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(field) => field.fmt(out),
            Self::Call(call) => call.fmt(out),
        }
    }
}

impl Display for FieldName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name)?;
        brackets(out, self.argument.as_ref())
    }
}

impl Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}(", self.transformer.symbol())?;
        separated(out, &self.arguments)?;
        out.write_char(')')?;
        brackets(out, self.selector.as_ref())
    }
}

fn brackets(out: &mut fmt::Formatter<'_>, word: Option<&Word>) -> fmt::Result {
    match word {
        Some(word) => write!(out, "[{word}]"),
        None => Ok(()),
    }
}

impl Display for CallArgument {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operand(operand) => operand.fmt(out),
            Self::Text(word) | Self::Number(word) => word.fmt(out),
            Self::List { items, .. } => {
                out.write_char('(')?;
                separated(out, items)?;
                out.write_char(')')
            }
        }
    }
}

/// Quoted if it has a blank, `=`, a quote, a backslash or a control character that an escape
/// exists for.
impl Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let special = |byte: &u8| {
            matches!(
                byte,
                0x08 | 0x0C | b'\n' | b'\r' | b'\t' | b' ' | b'=' | b'\\' | b'"' | b'\'' | 0
            )
        };
        let text = String::from_utf8_lossy(&self.value);
        if !self.value.iter().any(special) {
            return out.write_str(&text);
        }
        out.write_char('"')?;
        for letter in text.chars() {
            match letter {
                '\x08' => out.write_str("\\b")?,
                '\x0C' => out.write_str("\\f")?,
                '\n' => out.write_str("\\n")?,
                '\r' => out.write_str("\\r")?,
                '\t' => out.write_str("\\t")?,
                '\\' => out.write_str("\\\\")?,
                '"' => out.write_str("\\\"")?,
                other => out.write_char(other)?,
            }
        }
        out.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::condition::parse;

    #[test]
    fn conditions_print_in_one_form() {
        for (text, printed) in [
            (
                "a.b=1 or c.d == 2 and e.f!=3",
                "(a.b = 1 or (c.d == 2 and e.f != 3))",
            ),
            ("not not not(m)", "not m"),
            ("a.b in('x', \"y z\",w)", "a.b in (x, \"y z\", w)"),
            ("a.b[\"x\"] exists", "a.b[x] exists"),
            (
                "join(\",\",(a.b,5)) startswith  anyof (x)",
                "join(,, (a.b, 5)) startswith anyof (x)",
            ),
            ("a.b = val( c.d )", "a.b = val(c.d)"),
            ("a.b = 'it\\'s \"'", "a.b = \"it's \\\"\""),
            ("a.b = \"\"", "a.b = "),
        ] {
            let condition = parse(text);
            assert_eq!(condition.errors, [], "{text}");
            assert_eq!(condition.expr.to_string(), printed, "{text}");
        }
    }
}
