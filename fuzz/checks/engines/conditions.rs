//! Conditions generated from decisions: trees over predicates on any field with any operator of its
//! type, with constants that are generated or occur in a capture.

use compiler::check::typed::{Constant, Expr, Operand, Predicate, Test};
use compiler::tables::{ArgumentRule, FIELDS, FieldId, Modifier, Operator, ParamType, Transformer, field};
use compiler::value::{Argument, FieldRef};

use super::seen::Seen;
use super::source::Source;

/// Maximum nesting of a condition.
const MAX_DEPTH: usize = 4;
/// Fields that conditions use most often, so that rules share predicates on them.
const FREQUENT: [FieldId; 10] = [
    field::PROC_NAME,
    field::PROC_CMDLINE,
    field::PROC_PNAME,
    field::PROC_ANAME,
    field::FD_NAME,
    field::FD_NUM,
    field::EVT_TYPE,
    field::EVT_IS_OPEN_WRITE,
    field::EVT_RAWRES,
    field::USER_UID,
];
/// Strings used as constants and values.
pub(super) const WORDS: [&str; 20] = [
    "",
    "a",
    "b",
    "ab",
    "abc",
    "sh",
    "bash",
    "open",
    "openat",
    "execve",
    "read",
    "<",
    "file",
    "/etc",
    "/etc/shadow",
    "/etc/shadow-",
    "/tmp/x",
    "cat /etc/shadow",
    "SUCCESS",
    "httpd",
];
/// Numbers used as constants and values.
pub(super) const NUMBERS: [i64; 9] = [0, 1, 2, 3, -1, -2, 255, i64::MAX, i64::MIN];

pub(super) fn condition(source: &mut Source<'_>, seen: &Seen) -> Expr {
    level(source, seen, MAX_DEPTH)
}

fn level(source: &mut Source<'_>, seen: &Seen, levels: usize) -> Expr {
    let parts = |source: &mut Source<'_>| {
        let count = 2 + source.below(3);
        (0..count)
            .map(|_| level(source, seen, levels.saturating_sub(1)))
            .collect()
    };
    match source.below(5) {
        _ if levels == 0 => check(source, seen),
        0 => Expr::And(parts(source)),
        1 => Expr::Or(parts(source)),
        2 => Expr::Not(Box::new(level(source, seen, levels - 1))),
        _ => check(source, seen),
    }
}

fn check(source: &mut Source<'_>, seen: &Seen) -> Expr {
    let field = seen.field(source).unwrap_or_else(|| any_field(source));
    let (ty, is_list) = Operand::Field(field.clone()).ty();
    let values = seen.values(&field);
    let mut left = Operand::Field(field);
    if ty.is_text() && !is_list && source.once_in(12) {
        left = Operand::Call {
            transformer: source.one_of(&[Transformer::Tolower, Transformer::Toupper, Transformer::Basename]),
            arguments: vec![left],
            selector: None,
        };
    }
    let test = if is_list {
        let operator = source.one_of(&[Operator::In, Operator::Intersects]);
        constants(source, operator, ty, values)
    } else {
        test(source, &left, ty, values)
    };
    Expr::from(Predicate { left, test })
}

fn any_field(source: &mut Source<'_>) -> FieldRef {
    let frequent = !source.once_in(3);
    let field = if frequent {
        source.one_of(&FREQUENT)
    } else {
        FieldId(source.below(FIELDS.len()) as u16)
    };
    let argument = match field.info().argument {
        ArgumentRule::None => Argument::None,
        ArgumentRule::Optional { .. } if source.once_in(2) => Argument::None,
        ArgumentRule::Optional { index, key } | ArgumentRule::Required { index, key } => {
            if index && (!key || source.once_in(2)) {
                Argument::Index(source.one_of(&[0, 1, 2, 7]))
            } else {
                Argument::Key(source.one_of(&["name", "flags", "fd", "open", "HOME"]).into())
            }
        }
    };
    FieldRef { field, argument }
}

fn test(source: &mut Source<'_>, left: &Operand, ty: ParamType, values: &[Constant]) -> Test {
    use Operator as O;
    if source.once_in(10) {
        return Test::Exists;
    }
    if ty.is_text() && source.once_in(16) {
        return Test::Operand {
            operator: source.one_of(&[O::Equal, O::NotEqual, O::Startswith]),
            right: left.clone(),
        };
    }
    let operators: &[Operator] = match ty {
        ParamType::Bool => &[O::Equal, O::NotEqual, O::In],
        ParamType::Bytebuf => &[O::Equal, O::NotEqual, O::Contains, O::Startswith, O::Endswith],
        _ if ty.is_text() => &[
            O::Equal,
            O::Equal,
            O::NotEqual,
            O::In,
            O::In,
            O::Less,
            O::GreaterOrEqual,
            O::Contains,
            O::Icontains,
            O::Startswith,
            O::Startswith,
            O::Endswith,
            O::Glob,
            O::Iglob,
            O::Pmatch,
            O::Intersects,
            O::Regex,
        ],
        _ if is_number(ty) => &[
            O::Equal,
            O::NotEqual,
            O::Less,
            O::LessOrEqual,
            O::Greater,
            O::GreaterOrEqual,
            O::In,
            O::Intersects,
        ],
        _ => return Test::Exists,
    };
    let operator = source.one_of(operators);
    constants(source, operator, ty, values)
}

fn is_number(ty: ParamType) -> bool {
    ty.is_signed() || ty.is_unsigned() || ty == ParamType::Double
}

fn constants(source: &mut Source<'_>, operator: Operator, ty: ParamType, values: &[Constant]) -> Test {
    use Operator as O;
    let takes_many = matches!(operator, O::In | O::Intersects | O::Pmatch);
    let ordered = matches!(
        operator,
        O::Less | O::LessOrEqual | O::Greater | O::GreaterOrEqual
    );
    let modifier = (!takes_many && !ordered && source.once_in(5))
        .then(|| source.one_of(&[Modifier::Anyof, Modifier::Allof, Modifier::Oneof]));
    let count = if takes_many || modifier.is_some() {
        source.one_of(&[0, 1, 2, 3, 5, 14])
    } else {
        1
    };
    Test::Constants {
        operator,
        modifier,
        constants: (0..count).map(|_| constant(source, ty, values)).collect(),
    }
}

fn constant(source: &mut Source<'_>, ty: ParamType, values: &[Constant]) -> Constant {
    if !values.is_empty() && !source.once_in(4) {
        let value = &values[source.below(values.len())];
        return part(source, value);
    }
    let word = |source: &mut Source<'_>| source.one_of(&WORDS).as_bytes().to_vec();
    let number = source.one_of(&NUMBERS);
    match ty {
        ParamType::Bool => Constant::Bool(source.once_in(2)),
        ParamType::Bytebuf => Constant::Bytes(word(source)),
        _ if ty.is_unsigned() => Constant::Uint(number as u64),
        _ if is_number(ty) => Constant::Int(number),
        _ => Constant::Text(word(source)),
    }
}

/// Returns a value of a capture, or a substring of it.
fn part(source: &mut Source<'_>, value: &Constant) -> Constant {
    let Constant::Text(text) = value else {
        return value.clone();
    };
    let cut = source.below(text.len() + 1);
    Constant::Text(match source.below(4) {
        0 => text[cut..].to_vec(),
        1 => text[..cut].to_vec(),
        _ => text.clone(),
    })
}
