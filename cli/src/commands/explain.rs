//! `lanner explain`: what a diagnostic means, or what a rule comes to.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use compiler::check::fields::Catalogue;
use compiler::describe::{Describer, RuleDetails};
use compiler::diagnostics::catalogue::ALL;
use compiler::diagnostics::{Declaration, Level};
use compiler::spelling::closest;
use serde_json::{Value, json};

use crate::explain::{page, rule, section};
use crate::failure::{Exit, Failure};
use crate::listing::{self, Format};
use crate::project::ProjectOptions;
use crate::rules;
use crate::terminal;

/// Explain a diagnostic, or a rule: its condition with everything put in and where each part is from
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner explain unknown-field
  lanner explain L0501
  lanner explain --list
  lanner explain 'Shell in a container' -r falco_rules.yaml -r local.yaml
  lanner explain 'Shell in a container' -r rules.d/ --format json

Without -r, a name that no diagnostic has is a rule of the project file, lanner.toml.

Exit codes: 0 if it is explained; 1 if the rule has errors; 2 for a name that nothing has, or a file
that cannot be read.")]
pub(crate) struct Options {
    /// Name or number of a diagnostic; or the name of a rule
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Rule file, folder of them, or - for the standard input (repeatable), in load order
    #[arg(short, long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// List all diagnostics
    #[arg(long, conflicts_with_all = ["name", "rules"])]
    list: bool,
    /// How to write it
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    match &options.name {
        None => list(options.format),
        Some(name) if options.rules.is_empty() => diagnostic_or_rule(name, options),
        Some(name) => explain_rule(name, options),
    }
}

fn list(format: Format) -> Result<Exit, Failure> {
    let mut out = terminal::stdout();
    match format {
        Format::Text => {
            for declaration in ALL {
                let (style, level) = (listing::NAME, level(declaration));
                let (code, id, title) = (declaration.code(), declaration.id, declaration.title);
                writeln!(out, "{code}  {style}{id:<28}{style:#}  {level:<7}  {title}")?;
            }
        }
        Format::Markdown => {
            writeln!(out, "| Code | Name | Level | What it finds |\n|---|---|---|---|")?;
            for declaration in ALL {
                let (code, level) = (declaration.code(), level(declaration));
                writeln!(
                    out,
                    "| {code} | {} | {level} | {} |",
                    declaration.id, declaration.title
                )?;
            }
        }
        Format::Json => {
            let all: Vec<Value> = ALL.iter().map(|declaration| summary(declaration)).collect();
            writeln!(out, "{:#}", json!({ "diagnostics": all }))?;
        }
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// Without files a name is a diagnostic, or else a rule of the project.
fn diagnostic_or_rule(name: &str, options: &Options) -> Result<Exit, Failure> {
    let in_project = || -> Result<bool, Failure> {
        let project = ProjectOptions::default().find(&[])?;
        Ok(!project.rules.is_empty())
    };
    if Declaration::find(name).is_none() && in_project()? {
        return explain_rule(name, options);
    }
    diagnostic(name, options.format)
}

fn diagnostic(name: &str, format: Format) -> Result<Exit, Failure> {
    let Some(declaration) = Declaration::find(name) else {
        let codes: Vec<String> = ALL.iter().map(|declaration| declaration.code()).collect();
        let ids = ALL.iter().map(|declaration| declaration.id);
        let meant = closest(name, ids.chain(codes.iter().map(String::as_str)));
        return Err(match meant {
            None if name.contains(' ') => Failure::Usage(format!(
                "no diagnostic is called {name:?}; name the files of a rule with -r"
            )),
            meant => Failure::unknown("diagnostic", name, meant),
        });
    };
    let mut out = terminal::stdout();
    match format {
        Format::Text => page::write(&mut out, listing::screen_width(), declaration.page)?,
        Format::Markdown => write!(out, "{}", declaration.page)?,
        Format::Json => {
            let mut value = summary(declaration);
            value["explanation"] = declaration.explanation().into();
            value["page"] = declaration.page.into();
            writeln!(out, "{value:#}")?;
        }
    }
    out.flush()?;
    Ok(Exit::Success)
}

fn summary(declaration: &Declaration) -> Value {
    json!({
        "id": declaration.id,
        "code": declaration.code(),
        "level": level(declaration),
        "title": declaration.title,
    })
}

fn level(declaration: &Declaration) -> &'static str {
    match declaration.level {
        Level::Allow => "allow",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

fn explain_rule(name: &str, options: &Options) -> Result<Exit, Failure> {
    let set = rules::load(&options.rules)?;
    let collection = &set.compilation.collection;
    let Some(found) = set.rules().iter().find(|rule| rule.name == *name) else {
        if collection.rules.get(name).is_none() {
            let meant = closest(name, collection.rules.names());
            return Err(Failure::unknown("rule", name, meant));
        }
        set.report_errors()?;
        return Err(Failure::Input(format!(
            "the rule {name:?} is not loaded: `lanner check` tells why"
        )));
    };
    let catalogue = Catalogue::new(set.assumed.clone());
    let describer = Describer::new(collection, &catalogue, &[]);
    let details: RuleDetails<'_> = match describer.rule(found) {
        Some(details) => details.map_err(Failure::input)?,
        None => return Err(Failure::unknown("rule", name, None)),
    };
    let sections = rule::sections(&details, &set.sources, &set.files);
    let mut out = terminal::stdout();
    match options.format {
        Format::Text => section::screen(&mut out, listing::screen_width(), name, &sections)?,
        Format::Markdown => section::markdown(&mut out, name, &sections)?,
        Format::Json => writeln!(out, "{:#}", section::json(name, &sections))?,
    }
    out.flush()?;
    Ok(Exit::Success)
}
