//! Converts `operators.toml` to Rust.

use std::fmt::Write as _;

use serde::Deserialize;

use super::{INFALLIBLE, camel, variants};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    operator: Vec<Operator>,
    modifier: Vec<Modifier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Operator {
    name: String,
    symbol: String,
    group: String,
    types: Vec<String>,
    list: bool,
    modifier: bool,
    operand: bool,
    doc: String,
    example: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modifier {
    name: String,
    symbol: String,
    doc: String,
    example: String,
}

pub(super) fn rust(data: &Data) -> String {
    let mut text = format!(
        "use crate::tables::{{Modifier, ModifierInfo, Operator, OperatorGroup, OperatorInfo, ValueKind}};\n\n/// Every operator, in the order of [`Operator`].\npub static OPERATORS: [OperatorInfo; {}] = [\n",
        data.operator.len()
    );
    for row in &data.operator {
        writeln!(
            text,
            "    OperatorInfo {{\n        operator: Operator::{}, symbol: {:?}, group: OperatorGroup::{},\n        kinds: {},\n        list: {}, modifier: {}, operand: {},\n        doc: {:?},\n        example: {:?},\n    }},",
            row.name,
            row.symbol,
            camel(&row.group),
            variants("ValueKind", &row.types),
            row.list,
            row.modifier,
            row.operand,
            row.doc,
            row.example,
        )
        .expect(INFALLIBLE);
    }
    writeln!(
        text,
        "];\n\n/// Every modifier, in the order of [`Modifier`].\npub static MODIFIERS: [ModifierInfo; {}] = [",
        data.modifier.len()
    )
    .expect(INFALLIBLE);
    for row in &data.modifier {
        writeln!(
            text,
            "    ModifierInfo {{\n        modifier: Modifier::{}, symbol: {:?},\n        doc: {:?},\n        example: {:?},\n    }},",
            row.name, row.symbol, row.doc, row.example,
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    text
}
