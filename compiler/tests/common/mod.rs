//! Conditions as rules, for tests that have no rule file.

use std::fmt::Write;

use compiler::check::assumed::Assumed;
use compiler::compile::{self, Compilation, Options};
use compiler::source::Sources;

/// Compiles named conditions as the rules of one file.
pub(crate) fn compile<'a>(conditions: impl IntoIterator<Item = (&'a str, &'a str)>) -> Compilation {
    let mut text = String::new();
    for (name, condition) in conditions {
        // Texts of JSON are texts of YAML.
        let [name, condition] = [name, condition].map(serde_json::Value::from);
        writeln!(text, "- rule: {name}\n  condition: {condition}").expect("a string takes any text");
        text.push_str("  desc: none\n  output: none\n  priority: DEBUG\n");
    }
    let mut sources = Sources::default();
    sources.add("conditions.yaml", text);
    let options = Options {
        assumed: Assumed::falco(),
        ..Options::default()
    };
    compile::compile(&sources, &options)
}
