//! What Falco's validation answered to the rule files of its own test suites.

use compiler::check::assumed::Assumed;
use compiler::compile::{Compilation, Options, compile};
use compiler::diagnostics::Level;
use compiler::source::{Sources, decode};
use serde_json::{Value, json};
use testkit::Tally;

#[test]
fn validate() {
    let Some(folder) = testkit::shared("conformance/validate") else {
        return;
    };
    let expected = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    let mut verdicts = Tally::new("validate");
    let mut messages = Tally::new("validate-messages");
    let mut schemas = Tally::new("validate-schema");
    for (name, expected) in expected.as_object().unwrap() {
        let path = folder.join("cases").join(name);
        let compilation = run(&[path.to_str().unwrap()], Assumed::falco());
        let successful = compilation
            .falco
            .results
            .iter()
            .all(compiler::diagnostics::falco::LoadResult::is_successful);
        let exit = i32::from(!successful || compilation.falco.fatal.is_some());
        assert_eq!(
            exit == 1,
            compilation.has_errors(),
            "{name}: Lanner and Falco disagree: {:?}",
            compilation.reports
        );
        let Some(result) = expected["results"].get(0) else {
            let fatal = compilation.falco.fatal.unwrap_or_default();
            let told = expected["stderr_tail"].as_str().unwrap_or_default();
            verdicts.case(name, exit == 1 && told == format!("Error: {fatal}"), || {
                format!("expected {told}, found {fatal}")
            });
            continue;
        };
        let found = compilation.falco.results[0].to_json();
        let verdict = |value: &Value, message: bool| {
            json!({
                "successful": value["successful"],
                "errors": infos(&value["errors"], message),
                "warnings": infos(&value["warnings"], message),
            })
        };
        let found_exit = json!(exit);
        verdicts.case(
            name,
            expected["exit"] == found_exit && verdict(result, false) == verdict(&found, false),
            || {
                format!(
                    "\n  expected {} {}\n  found    {} {}",
                    expected["exit"],
                    verdict(result, true),
                    found_exit,
                    verdict(&found, true)
                )
            },
        );
        messages.case(name, verdict(result, true) == verdict(&found, true), || {
            format!(
                "\n  expected {}\n  found    {}",
                verdict(result, true),
                verdict(&found, true)
            )
        });
        let schema = |value: &Value| {
            let of = |key| value.get(key).filter(|value| !value.is_null()).cloned();
            (of("schema_valid"), of("schema_warnings"))
        };
        schemas.case(name, schema(result) == schema(&found), || {
            format!(
                "\n  expected {:?}\n  found    {:?}",
                schema(result),
                schema(&found)
            )
        });
    }
    verdicts.finish();
    messages.finish();
    schemas.finish();
}

/// Errors or warnings as recorded: code, path and message.
fn infos(infos: &Value, message: bool) -> Vec<Value> {
    infos
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default()
        .iter()
        .map(|info| {
            let path = match info.get("path") {
                Some(path) => path.clone(),
                None => info["context"]["locations"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|step| {
                        let position = &step["position"];
                        json!([
                            step["item_type"],
                            step["item_name"],
                            position["line"],
                            position["column"]
                        ])
                    })
                    .collect(),
            };
            let message = if message {
                info["message"].clone()
            } else {
                Value::Null
            };
            json!([info["code"], path, message])
        })
        .collect()
}

fn run(paths: &[&str], assumed: Assumed) -> Compilation {
    let mut sources = Sources::default();
    for path in paths {
        let text = decode(&std::fs::read(path).unwrap());
        sources.add(*path, text);
    }
    compile(
        &sources,
        &Options {
            assumed,
            ..Options::default()
        },
    )
}

/// The official files, one on top of the other, without any plugin installed.
#[test]
fn official_files_are_clean() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let paths: Vec<String> = ["falco_rules", "falco-incubating_rules", "falco-sandbox_rules"]
        .iter()
        .map(|name| folder.join(format!("{name}.yaml")).to_str().unwrap().to_owned())
        .collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    for assumed in [Assumed::falco(), Assumed::all()] {
        let compilation = run(&paths, assumed);
        let errors: Vec<_> = compilation
            .reports
            .iter()
            .filter(|report| report.level == Level::Error)
            .map(|report| &report.message)
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(compilation.rules.len(), 93);
        for result in &compilation.falco.results {
            assert!(result.is_successful(), "{}", result.to_text());
        }
        for report in &compilation.reports {
            eprintln!("{} {}", report.declaration.code(), report.message);
        }
    }
}
