//! Prints the figures as one JSON object.

use std::io::{self, Write};

use runtime::measure::{Costs, Estimate, STAGES, Stage};
use serde_json::{Map, Value, json};

use super::figures::{Figures, Measured};
use super::table::name;

/// Writes the object.
pub(crate) fn write(out: &mut dyn Write, figures: &Figures) -> io::Result<()> {
    let captures: Vec<Value> = figures.captures.iter().map(capture).collect();
    let memory = figures
        .memory
        .map(|memory| json!({ "resident_bytes": memory.current, "peak_bytes": memory.peak }));
    let code = figures.code.map(
        |code| json!({ "functions": code.functions, "bytes": code.bytes, "interpreted": code.interpreted }),
    );
    let document = json!({
        "rules": figures.rules,
        "evaluated_rules": figures.evaluated_rules,
        "check_ms": figures.check_ms,
        "prepare_ms": figures.prepare_ms,
        "native_code": code,
        "warm_up_ms": figures.warm_up_ms(),
        "passes": figures.passes,
        "captures": captures,
        "memory": memory,
    });
    writeln!(out, "{document:#}")
}

fn capture(measured: &Measured) -> Value {
    let costs = &measured.costs;
    json!({
        "name": measured.name,
        "bytes": measured.bytes,
        "events": costs.events(),
        "evaluated_events": costs.evaluated(),
        "alerts": costs.alerts(),
        "events_per_second": amount(costs.cumulative(Stage::Output).per_second()),
        "nanoseconds_per_event": stages(|stage| Some(costs.of_stage(stage)), Some(costs.cumulative(Stage::Output))),
        "instructions_per_event": instructions(costs),
    })
}

fn instructions(costs: &Costs) -> Value {
    match costs.cumulative_instructions(Stage::Output) {
        Some(all) => stages(|stage| costs.instructions_of_stage(stage), Some(all)),
        None => Value::Null,
    }
}

fn stages(of: impl Fn(Stage) -> Option<Estimate>, all: Option<Estimate>) -> Value {
    let mut object: Map<String, Value> = STAGES
        .into_iter()
        .map(|stage| (name(stage).to_owned(), of(stage).map_or(Value::Null, amount)))
        .collect();
    object.insert("all".to_owned(), all.map_or(Value::Null, amount));
    Value::Object(object)
}

fn amount(amount: Estimate) -> Value {
    json!({ "min": amount.min, "median": amount.median })
}
