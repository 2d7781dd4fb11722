//! Converts `transformers.toml` to Rust.

use std::fmt::Write as _;

use serde::Deserialize;

use super::{INFALLIBLE, camel, variants};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    transformer: Vec<Transformer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Transformer {
    name: String,
    symbol: String,
    arguments: String,
    types: Vec<String>,
    lists: bool,
    result: String,
    #[serde(default)]
    selector: bool,
    #[serde(default)]
    right_only: bool,
    doc: String,
    example: String,
}

pub(super) fn rust(data: &Data) -> Result<String, String> {
    let mut text = format!(
        "use crate::tables::{{ParamType, Transformer, TransformerInfo, TransformerResult}};\n\n/// Every transformer, in the order of [`Transformer`].\npub static TRANSFORMERS: [TransformerInfo; {}] = [\n",
        data.transformer.len()
    );
    for row in &data.transformer {
        let (min, max) = arguments(&row.arguments)
            .ok_or_else(|| format!("transformers.toml: {}: arguments {:?}", row.name, row.arguments))?;
        writeln!(
            text,
            "    TransformerInfo {{\n        transformer: Transformer::{}, symbol: {:?}, min_arguments: {min}, max_arguments: {max:?},\n        types: {},\n        lists: {}, result: TransformerResult::{}, selector: {}, right_only: {},\n        doc: {:?},\n        example: {:?},\n    }},",
            row.name,
            row.symbol,
            variants("ParamType", &row.types),
            row.lists,
            camel(&row.result),
            row.selector,
            row.right_only,
            row.doc,
            row.example,
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    Ok(text)
}

/// Returns the minimum and maximum number of arguments of a rule such as `2..` or `2`.
fn arguments(rule: &str) -> Option<(u8, Option<u8>)> {
    if let Some(min) = rule.strip_suffix("..") {
        return Some((min.parse().ok()?, None));
    }
    let exact = rule.parse().ok()?;
    Some((exact, Some(exact)))
}
