//! Fields: terminal output, Markdown page, JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use compiler::tables::{ArgumentRule, CLASSES, Field, FieldClass, FieldFlags, OPERATORS};
use serde_json::{Value, json};

use super::{ASIDE, HEADING, NAME, wrap};

/// Column of the descriptions in terminal output.
const DOC_COLUMN: usize = 46;
/// Column of the types in terminal output.
const TYPE_COLUMN: usize = 34;

/// Writes the fields for which `wanted` returns true, class by class, for a terminal of `width` columns.
pub(crate) fn screen(out: &mut dyn Write, width: usize, wanted: &dyn Fn(&Field) -> bool) -> io::Result<()> {
    let mut first = true;
    for (class, fields) in classes(wanted) {
        if !first {
            writeln!(out)?;
        }
        first = false;
        writeln!(
            out,
            "{HEADING}{}{HEADING:#}{ASIDE}, {}: {}{ASIDE:#}",
            class.name,
            sources(class.sources),
            class.doc
        )?;
        for field in fields {
            row(out, width, field)?;
        }
    }
    Ok(())
}

/// Writes one field as a row: name, type, and the description wrapped to its column.
fn row(out: &mut dyn Write, width: usize, field: &Field) -> io::Result<()> {
    let name = spelling(field);
    let name_width = TYPE_COLUMN - 2;
    let kind = kind(field);
    write!(out, "  {NAME}{name}{NAME:#}")?;
    let used = 2 + name.chars().count();
    if name.chars().count() + 1 > name_width {
        write!(out, "\n{:TYPE_COLUMN$}", "")?;
    } else {
        write!(out, "{:1$}", "", TYPE_COLUMN - used)?;
    }
    write!(out, "{kind:<0$}", DOC_COLUMN - TYPE_COLUMN)?;
    let mut doc = field.doc.to_owned();
    for remark in remarks(field) {
        write!(doc, " ({remark})").expect("writing to a String cannot fail");
    }
    let lines = wrap(&doc, width.saturating_sub(DOC_COLUMN).max(20));
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            write!(out, "{:DOC_COLUMN$}", "")?;
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Writes the full description of one field.
pub(crate) fn card(out: &mut dyn Write, width: usize, field: &Field) -> io::Result<()> {
    writeln!(out, "{HEADING}{}{HEADING:#}", spelling(field))?;
    for line in wrap(field.doc, width.saturating_sub(2).max(20)) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)?;
    let mut facts = vec![
        ("type", format!("{} ({})", kind(field), falco_type(field))),
        ("argument", argument(field)),
        ("sources", sources(field.sources)),
    ];
    if field.provider != "builtin" {
        facts.push(("plugin", field.provider.to_owned()));
    }
    if !field.flags.contains(FieldFlags::PRINT_ONLY) {
        facts.push(("operators", operators(field).join(" ")));
    }
    if let Some(example) = field.example {
        facts.push(("example", example.to_owned()));
    }
    let remarks = remarks(field);
    if !remarks.is_empty() {
        facts.push(("remarks", remarks.join(", ")));
    }
    for (label, text) in facts {
        for (index, line) in wrap(&text, width.saturating_sub(13).max(20)).iter().enumerate() {
            let label = if index == 0 { label } else { "" };
            writeln!(out, "  {ASIDE}{label:<9}{ASIDE:#}  {line}")?;
        }
    }
    Ok(())
}

/// Writes a Markdown page with a table for each class.
pub(crate) fn page(out: &mut dyn Write, wanted: &dyn Fn(&Field) -> bool) -> io::Result<()> {
    writeln!(
        out,
        "# Fields\n\nThe fields of conditions and outputs. A comparison with a field that has no value is false."
    )?;
    for (class, fields) in classes(wanted) {
        writeln!(out, "\n## {}\n", heading(class))?;
        writeln!(
            out,
            "Sources: {}. {}.\n",
            sources(class.sources),
            capitalised(class.doc)
        )?;
        writeln!(out, "| field | type | description |\n|---|---|---|")?;
        for field in fields {
            let mut doc = field.doc.replace('|', "\\|");
            for remark in remarks(field) {
                write!(doc, "; *{remark}*").expect("writing to a String cannot fail");
            }
            if let Some(example) = field.example {
                write!(doc, "<br>`{}`", example.replace('|', "\\|"))
                    .expect("writing to a String cannot fail");
            }
            writeln!(out, "| `{}` | {} | {doc} |", spelling(field), kind(field))?;
        }
    }
    Ok(())
}

/// Returns the fields as JSON: an array of objects.
pub(crate) fn json(wanted: &dyn Fn(&Field) -> bool) -> Value {
    classes(wanted)
        .flat_map(|(_, fields)| fields)
        .map(object)
        .collect()
}

fn object(field: &Field) -> Value {
    let argument = match field.argument {
        ArgumentRule::None => Value::Null,
        ArgumentRule::Optional { index, key } => json!({"required": false, "index": index, "key": key}),
        ArgumentRule::Required { index, key } => json!({"required": true, "index": index, "key": key}),
    };
    json!({
        "name": field.name,
        "class": field.class,
        "plugin": (field.provider != "builtin").then_some(field.provider),
        "sources": field.sources,
        "type": field.ty.name(),
        "list": field.flags.contains(FieldFlags::LIST),
        "argument": argument,
        "spelling": spelling(field),
        "operators": operators(field),
        "remarks": remarks(field),
        "doc": field.doc,
        "example": field.example,
    })
}

/// Returns the classes with at least one wanted field, with those fields.
fn classes(
    wanted: &dyn Fn(&Field) -> bool,
) -> impl Iterator<Item = (&'static FieldClass, Vec<&'static Field>)> + '_ {
    CLASSES.iter().filter_map(move |class| {
        let fields: Vec<_> = class.fields().filter(|field| wanted(field)).collect();
        (!fields.is_empty()).then_some((class, fields))
    })
}

fn heading(class: &FieldClass) -> String {
    if class.title.is_empty() {
        class.name.to_owned()
    } else {
        format!("{}: {}", class.name, class.title)
    }
}

fn sources(sources: &[&str]) -> String {
    if sources.contains(&"*") {
        "all sources".to_owned()
    } else {
        sources.join(", ")
    }
}

/// Returns the notation of the field with its argument; `?` marks an optional argument.
fn spelling(field: &Field) -> String {
    let (index, key, mark) = match field.argument {
        ArgumentRule::None => return field.name.to_owned(),
        ArgumentRule::Optional { index, key } => (index, key, "?"),
        ArgumentRule::Required { index, key } => (index, key, ""),
    };
    let form = field
        .syntax
        .and_then(|syntax| syntax.split([' ', ',', '=']).next());
    if let Some(form) = form.filter(|form| *form != field.name || mark.is_empty()) {
        return form.to_owned();
    }
    let argument = match (index, key) {
        (true, true) => "N|NAME",
        (true, false) => "N",
        _ => "NAME",
    };
    format!("{}[{argument}]{mark}", field.name)
}

fn argument(field: &Field) -> String {
    let rule = match field.argument {
        ArgumentRule::None => return "none".to_owned(),
        ArgumentRule::Optional { .. } => "optional",
        ArgumentRule::Required { .. } => "required",
    };
    match field.syntax {
        Some(syntax) => format!("{rule}: {syntax}"),
        None => format!("{rule}: {}", spelling(field).trim_end_matches('?')),
    }
}

/// Returns the type of the values in words.
fn kind(field: &Field) -> String {
    let list = field.flags.contains(FieldFlags::LIST);
    format!("{}{}", field.ty.word(), if list { " list" } else { "" })
}

/// Returns the name that Falco has for the type.
fn falco_type(field: &Field) -> String {
    if field.flags.contains(FieldFlags::LIST) {
        format!("LIST({})", field.ty.name())
    } else {
        field.ty.name().to_owned()
    }
}

fn operators(field: &Field) -> Vec<&'static str> {
    let list = field.flags.contains(FieldFlags::LIST);
    OPERATORS
        .iter()
        .filter(|row| row.operator.accepts(field.ty, list))
        .map(|row| row.symbol)
        .collect()
}

fn remarks(field: &Field) -> Vec<&'static str> {
    [
        (FieldFlags::DEPRECATED, "deprecated"),
        (FieldFlags::FILTER_ONLY, "conditions only"),
        (FieldFlags::PRINT_ONLY, "outputs only"),
    ]
    .into_iter()
    .filter(|(flag, _)| field.flags.contains(*flag))
    .map(|(_, remark)| remark)
    .collect()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
