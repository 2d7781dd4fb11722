//! `--support`: the details of an installation for a bug report.

use std::fs;
use std::io;

use compiler::compile::Compilation;
use serde_json::{Value, json};

use super::config::Configuration;
use super::load;
use super::version;

/// Returns one object, which includes the rule files completely.
pub(crate) fn value(config: &Configuration, compilation: &Compilation) -> io::Result<Value> {
    let mut rules_files = Vec::new();
    for result in &compilation.falco.results {
        let content = String::from_utf8_lossy(&fs::read(&result.name)?).into_owned();
        rules_files.push(json!({ "name": result.name, "variants": [{ "content": content }] }));
    }
    let plugins = load::plugins(config.plugins.as_deref());
    let engine = version::json(&plugins);
    let arguments: Vec<String> = std::env::args().collect();
    Ok(json!({
        "version": engine["falco_version"],
        "system_info": system(),
        "engine_info": engine,
        "cmdline": arguments.join(" "),
        "config": config.text,
        "rules_files": rules_files,
    }))
}

fn system() -> Value {
    let name = rustix::system::uname();
    json!({
        "sysname": name.sysname().to_string_lossy(),
        "nodename": name.nodename().to_string_lossy(),
        "release": name.release().to_string_lossy(),
        "version": name.version().to_string_lossy(),
        "machine": name.machine().to_string_lossy(),
    })
}
