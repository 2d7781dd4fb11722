//! `lanner explain`: explanations of rules, macros, lists, fields, events and diagnostics.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use compiler::check::fields::Catalogue;
use compiler::describe::{Describer, RuleDetails};
use compiler::diagnostics::catalogue::ALL;
use compiler::diagnostics::{Declaration, Level};
use compiler::spelling::closest;
use compiler::tables::{FIELDS, Field, FieldId, event_names};
use serde_json::{Value, json};

use crate::explain::{definition, page, rule, section};
use crate::failure::{Exit, Failure};
use crate::listing::events::EventEntry;
use crate::listing::{self, Format};
use crate::project::ProjectOptions;
use crate::rules::{self, RuleSet};
use crate::terminal;

/// Explain a rule, macro, list, field, event or diagnostic
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner explain 'Shell in a container' -r falco_rules.yaml -r local.yaml
  lanner explain spawned_process -r falco_rules.yaml
  lanner explain shell_binaries -r rules.d/ --format json
  lanner explain proc.name
  lanner explain openat
  lanner explain L0501
  lanner explain --list

Rules, macros and lists are looked up in the files given with -r, or else in those of lanner.toml. If none has
the name, it is looked up among the diagnostics, fields and events.

Exit codes: 0 on success; 1 if the rule has errors; 2 if nothing has this name or a file cannot be
read.")]
pub(crate) struct Options {
    /// Name of a rule, macro, list, field or event; or name or code of a diagnostic
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Rule file, directory of rule files, or - for standard input (repeatable), in load order
    #[arg(short, long, value_name = "FILE")]
    rules: Vec<PathBuf>,
    /// List all diagnostics
    #[arg(long, conflicts_with_all = ["name", "rules"])]
    list: bool,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

pub(crate) fn run(options: &Options) -> Result<Exit, Failure> {
    match &options.name {
        None => list(options.format),
        Some(name) => explain(name, options),
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

/// Explains the first of these that has the name: an item of the rule files, a diagnostic, a field, an event.
fn explain(name: &str, options: &Options) -> Result<Exit, Failure> {
    // Without files, the page of a diagnostic must not depend on those of the project.
    if options.rules.is_empty()
        && let Some(declaration) = Declaration::find(name)
    {
        return diagnostic(declaration, options.format);
    }
    let has_files = !options.rules.is_empty() || !ProjectOptions::default().find(&[])?.rules.is_empty();
    let set = if has_files {
        Some(rules::load(&options.rules)?)
    } else {
        None
    };
    if let Some(set) = &set
        && let Some(exit) = item(name, set, options.format)?
    {
        return Ok(exit);
    }
    if let Some(declaration) = Declaration::find(name) {
        return diagnostic(declaration, options.format);
    }
    // `proc.aname[2]` and `evt.arg.flags` are fields with an argument.
    let bare = name.split('[').next().unwrap_or_default();
    let bare = bare.strip_prefix('%').unwrap_or(bare);
    let field = FieldId::find(bare).or_else(|| {
        let is_argument = bare.starts_with(ARGUMENT_PREFIX);
        is_argument.then(|| FieldId::find(ARGUMENT_FIELD)).flatten()
    });
    if let Some(field) = field {
        return explain_field(field.info(), options.format);
    }
    let mut events = EventEntry::all();
    events.retain(|entry| entry.name() == name);
    if !events.is_empty() {
        return explain_event(&events, options.format);
    }
    Err(unknown(name, set.as_ref()))
}

/// The field that reads a parameter of the event by name, as in `evt.arg.flags`.
const ARGUMENT_FIELD: &str = "evt.arg";
const ARGUMENT_PREFIX: &str = "evt.arg.";

/// Explains the rule, macro or list called `name`; `None` if there is none.
fn item(name: &str, set: &RuleSet, format: Format) -> Result<Option<Exit>, Failure> {
    let collection = &set.compilation.collection;
    let catalogue = Catalogue::new(set.assumed.clone());
    let describer = Describer::new(collection, &catalogue, &[]);
    let sections = if let Some(found) = set.rules().iter().find(|rule| rule.name == *name) {
        let Some(details) = describer.rule(found) else {
            return Ok(None);
        };
        let details: RuleDetails<'_> = details.map_err(Failure::input)?;
        rule::sections(&details, &set.sources, &set.files)
    } else if collection.rules.get(name).is_some() {
        set.report_errors()?;
        return Err(Failure::Input(format!(
            "rule `{name}` has errors; run `lanner check` for details"
        )));
    } else if collection.macros.get(name).is_some() {
        // The expansion of another macro may be too large; only that of this one matters.
        let mut macros = describer.macros().filter_map(Result::ok);
        let Some(details) = macros.find(|details| details.name == name) else {
            set.report_errors()?;
            return Err(Failure::Input(format!("macro `{name}` cannot be expanded")));
        };
        definition::macro_sections(&details, collection, &set.sources, &set.files)
    } else if let Some(details) = describer.lists().find(|details| details.name == name) {
        definition::list_sections(&details, collection, &set.sources, &set.files)
    } else {
        return Ok(None);
    };
    let mut out = terminal::stdout();
    match format {
        Format::Text => section::screen(&mut out, listing::screen_width(), name, &sections)?,
        Format::Markdown => section::markdown(&mut out, name, &sections)?,
        Format::Json => writeln!(out, "{:#}", section::json(name, &sections))?,
    }
    out.flush()?;
    Ok(Some(Exit::Success))
}

fn explain_field(field: &Field, format: Format) -> Result<Exit, Failure> {
    let only = |other: &Field| other.name == field.name;
    let mut out = terminal::stdout();
    match format {
        Format::Text => listing::fields::card(&mut out, listing::screen_width(), field)?,
        Format::Markdown => listing::fields::page(&mut out, &only)?,
        Format::Json => writeln!(out, "{:#}", listing::fields::json(&only))?,
    }
    out.flush()?;
    Ok(Exit::Success)
}

fn explain_event(entries: &[EventEntry], format: Format) -> Result<Exit, Failure> {
    let mut out = terminal::stdout();
    match format {
        Format::Text => listing::events::card(&mut out, listing::screen_width(), entries)?,
        Format::Markdown => listing::events::page(&mut out, entries)?,
        Format::Json => writeln!(out, "{:#}", listing::events::json(entries))?,
    }
    out.flush()?;
    Ok(Exit::Success)
}

/// The error for a name that nothing has, with the most similar name of any kind.
fn unknown(name: &str, set: Option<&RuleSet>) -> Failure {
    let collection = set.map(|set| &set.compilation.collection);
    let items = collection.into_iter().flat_map(|collection| {
        let (macros, lists) = (collection.macros.names(), collection.lists.names());
        collection.rules.names().chain(macros).chain(lists)
    });
    let codes: Vec<String> = ALL.iter().map(|declaration| declaration.code()).collect();
    let names = items
        .chain(ALL.iter().map(|declaration| declaration.id))
        .chain(codes.iter().map(String::as_str))
        .chain(FIELDS.iter().map(|field| field.name))
        .chain(event_names());
    match (closest(name, names), set) {
        (None, None) => Failure::Usage(format!(
            "no diagnostic, field or event is called `{name}`; use -r to name the files of a rule, macro or list"
        )),
        (similar, _) => Failure::unknown("rule, macro, list, field, event or diagnostic", name, similar),
    }
}

fn diagnostic(declaration: &Declaration, format: Format) -> Result<Exit, Failure> {
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
