//! Mentions in conditions.

use super::{Mention, Role};
use crate::source::{MappedText, TextRange};
use crate::syntax::ast::{Call, CallArgument, Expr, ExprKind, FieldName, Operand, RawPredicate, Right, Word};
use crate::syntax::condition;

/// Adds the mentions of a condition, as far as it can be parsed.
pub(super) fn mentions(text: &MappedText, mentions: &mut Vec<Mention>) {
    if text.as_str().is_empty() {
        return;
    }
    let parsed = condition::parse(text.as_str());
    let mut walk = Walk { text, mentions };
    walk.expr(&parsed.expr);
}

/// Adds the mentions of a field or transformer call; ranges are of `text`.
pub(super) fn operand_mentions(
    text: &MappedText,
    operand: &Operand,
    shift: usize,
    mentions: &mut Vec<Mention>,
) {
    let mut slice = MappedText::default();
    slice.push_slice(text, shift..text.as_str().len());
    let first = mentions.len();
    let mut walk = Walk {
        text: &slice,
        mentions,
    };
    walk.operand(operand);
    for mention in &mut mentions[first..] {
        if let Role::Field { output, .. } = &mut mention.role {
            *output = true;
        }
    }
}

struct Walk<'a> {
    text: &'a MappedText,
    mentions: &'a mut Vec<Mention>,
}

impl Walk<'_> {
    fn add(&mut self, range: TextRange, role: Role) {
        if let Some(span) = self.text.span(range)
            && span.start < span.end
        {
            self.mentions.push(Mention { span, role });
        }
    }

    /// The recursion is bounded: the parser limits the depth of trees.
    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::And(parts) => self.parts(parts, "and"),
            ExprKind::Or(parts) => self.parts(parts, "or"),
            ExprKind::Not(part) => {
                self.connectives(expr.range.start..part.range.start, "not");
                self.expr(part);
            }
            ExprKind::Macro(name) => self.add(expr.range.clone(), Role::Macro(name.clone())),
            ExprKind::Predicate(check) => self.check(check),
            ExprKind::Error => {}
        }
    }

    fn parts(&mut self, parts: &[Expr], word: &str) {
        for (index, part) in parts.iter().enumerate() {
            if let Some(before) = index.checked_sub(1) {
                self.connectives(parts[before].range.end..part.range.start, word);
            }
            self.expr(part);
        }
    }

    /// Adds the words `word` between two operands; apart from them, there are only blanks, parentheses
    /// and the remains of errors.
    fn connectives(&mut self, range: TextRange, word: &str) {
        let between = self.text.as_str().get(range.clone()).unwrap_or_default();
        let found: Vec<usize> = between.match_indices(word).map(|(at, _)| at).collect();
        for at in found {
            let start = range.start + at;
            self.add(start..start + word.len(), Role::Connective);
        }
    }

    fn check(&mut self, check: &RawPredicate) {
        self.operand(&check.left);
        self.add(check.operator_range.clone(), Role::Operator(check.operator));
        let field = match &check.left {
            Operand::Field(field) => Some(field.name.as_str()),
            Operand::Call(_) => None,
        };
        match &check.right {
            Right::None => {}
            Right::Value(word) => self.word(word, field),
            Right::List { items, .. } => {
                for word in items {
                    self.word(word, field);
                }
            }
            Right::Operand(operand) => self.operand(operand),
        }
    }

    fn word(&mut self, word: &Word, field: Option<&str>) {
        let quote = usize::from(word.quoted && word.range.len() >= 2);
        let role = Role::Word {
            text: String::from_utf8_lossy(&word.value).into_owned(),
            quoted: word.quoted,
            field: field.map(str::to_owned),
        };
        self.add(word.range.start + quote..word.range.end - quote, role);
    }

    fn operand(&mut self, operand: &Operand) {
        match operand {
            Operand::Field(field) => self.field(field),
            Operand::Call(call) => self.call(call),
        }
    }

    fn field(&mut self, field: &FieldName) {
        let argument = field
            .argument
            .as_ref()
            .map(|word| String::from_utf8_lossy(&word.value).into_owned());
        let role = Role::Field {
            name: field.name.clone(),
            argument,
            output: false,
        };
        self.add(field.range.clone(), role);
    }

    fn call(&mut self, call: &Call) {
        self.add(call.name_range.clone(), Role::Transformer(call.transformer));
        self.arguments(&call.arguments);
    }

    fn arguments(&mut self, arguments: &[CallArgument]) {
        for argument in arguments {
            match argument {
                CallArgument::Operand(operand) => self.operand(operand),
                CallArgument::Text(word) => self.word(word, None),
                CallArgument::Number(word) => self.add(word.range.clone(), Role::Number),
                CallArgument::List { items, .. } => self.arguments(items),
            }
        }
    }
}
