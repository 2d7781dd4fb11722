//! Converts `converter.toml` to Rust.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::INFALLIBLE;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    code: u16,
    nparams: u8,
    action: String,
    to: Option<String>,
    #[serde(default)]
    values: Vec<String>,
}

pub(super) fn rust(data: &Data, codes: &BTreeMap<String, u16>) -> Result<String, String> {
    let mut rows: Vec<&Step> = data.step.iter().collect();
    rows.sort_by_key(|step| (step.code, step.nparams));
    let mut text = String::from(
        "use crate::tables::{EventCode, Step, StepAction, StepValue};\n\n/// Every step, sorted by code and number of values.\n",
    );
    writeln!(text, "pub static STEPS: [Step; {}] = [", rows.len()).expect(INFALLIBLE);
    for step in rows {
        let context = |why: String| format!("converter.toml: {}/{}: {why}", step.code, step.nparams);
        let action = match (step.action.as_str(), &step.to) {
            ("store", None) => "Store".to_owned(),
            ("pass", None) => "Pass".to_owned(),
            ("store-and-pass", None) => "StoreAndPass".to_owned(),
            ("add", None) => "Add".to_owned(),
            ("change", Some(id)) => {
                let code = codes
                    .get(id)
                    .ok_or_else(|| context(format!("unknown event {id}")))?;
                format!("Change(EventCode({code}))")
            }
            (action, _) => return Err(context(format!("unknown action {action:?}"))),
        };
        let values: Vec<String> = step
            .values
            .iter()
            .map(|word| value(word).map_err(context))
            .collect::<Result<_, _>>()?;
        writeln!(
            text,
            "    Step {{ code: EventCode({}), nparams: {}, action: StepAction::{action}, values: &[{}] }},",
            step.code,
            step.nparams,
            values.join(", "),
        )
        .expect(INFALLIBLE);
    }
    text.push_str("];\n");
    Ok(text)
}

fn value(word: &str) -> Result<String, String> {
    let unknown = || format!("unknown value {word:?}");
    let variant = match word {
        "default" => "Default".to_owned(),
        "empty" => "Empty".to_owned(),
        "container-json" => "ContainerJson".to_owned(),
        _ => {
            let (kind, index) = word.split_once(':').ok_or_else(unknown)?;
            let (index, fallback) = index.split_once('|').unwrap_or((index, ""));
            let index: u8 = index.parse().map_err(|_| unknown())?;
            match (kind, fallback) {
                ("old", "") => format!("Old({index})"),
                ("enter", "empty") => format!("EnterOrEmpty({index})"),
                ("enter", "default") => format!("EnterOrDefault({index})"),
                _ => return Err(unknown()),
            }
        }
    };
    Ok(format!("StepValue::{variant}"))
}
