//! Fields that Falco keeps for old rules only, other than those that it reports itself.

use super::LintContext;
use super::conditions::Condition;
use super::fact::{Fact, FactKind, Lint};
use crate::check::is_reported_as_deprecated;
use crate::check::typed::Operand;
use crate::syntax::ast;
use crate::tables::{FieldFlags, FieldId};

pub(super) const LINTS: &[Lint] = &[Lint::LegacyField];

pub(super) fn run(run: &LintContext<'_>, facts: &mut Vec<Fact>) {
    for condition in &run.conditions {
        condition.checks(&mut |check, predicate, _| {
            if let (Operand::Field(_), ast::Operand::Field(name)) = (&predicate.left, &check.left) {
                legacy(condition, name, facts);
            }
        });
    }
}

/// Reports a deprecated field that Falco does not report itself.
fn legacy(condition: &Condition<'_>, name: &ast::FieldName, facts: &mut Vec<Fact>) {
    let Some(id) = FieldId::find(&name.name) else {
        return;
    };
    let info = id.info();
    if info.flags.contains(FieldFlags::DEPRECATED)
        && !is_reported_as_deprecated(info.name)
        && let Some(span) = condition.span(&name.range)
    {
        facts.push(Fact::new(FactKind::LegacyField(info.name), span));
    }
}
