//! A field in the three formats.

use std::collections::BTreeSet;
use std::io::{self, Write};

use compiler::check::assumed::STATIC_PREFIX;
use compiler::tables::{ArgumentRule, Field, FieldFlags, ParamType};
use serde_json::{Value, json};

use crate::listing::wrap;

/// Column of the right-hand block of the text format.
pub(super) const RIGHT_BLOCK: usize = 30;
/// Width of the text format.
const WIDTH: usize = 120;

/// A field to list.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) ty: &'static str,
    pub(super) list: bool,
    argument: Option<(bool, Vec<&'static str>)>,
    tags: BTreeSet<&'static str>,
    pub(super) doc: &'static str,
}

impl Row {
    pub(super) fn new(field: &Field) -> Self {
        // Falco knows the kind of an argument only for plugin fields.
        let kinds = |index, key| {
            let mut kinds = Vec::new();
            if field.provider != "builtin" {
                kinds.extend(bool::then_some(index, "INDEX"));
                kinds.extend(bool::then_some(key, "KEY"));
            }
            kinds
        };
        let argument = match field.argument {
            ArgumentRule::None => None,
            ArgumentRule::Optional { index, key } => Some((false, kinds(index, key))),
            ArgumentRule::Required { index, key } => Some((true, kinds(index, key))),
        };
        let mut tags: BTreeSet<&str> = [
            (FieldFlags::FILTER_ONLY, "FILTER_ONLY"),
            (FieldFlags::NO_RHS, "EPF_NO_RHS"),
            (FieldFlags::NO_TRANSFORMER, "EPF_NO_TRANSFORMER"),
            (FieldFlags::LIST, "EPF_IS_LIST"),
        ]
        .into_iter()
        .filter(|(flag, _)| field.flags.contains(*flag))
        .map(|(_, tag)| tag)
        .collect();
        if let Some((required, kinds)) = &argument {
            tags.insert(if *required { "ARG_REQUIRED" } else { "ARG_ALLOWED" });
            tags.extend(kinds.iter().map(|kind| match *kind {
                "INDEX" => "ARG_INDEX",
                _ => "ARG_KEY",
            }));
        }
        Self {
            name: field.name.to_owned(),
            ty: field.ty.name(),
            list: field.flags.contains(FieldFlags::LIST),
            argument,
            tags,
            doc: field.doc,
        }
    }

    /// Returns the row of a field that the configuration defines.
    pub(super) fn of_static_field(name: &str) -> Self {
        Self {
            name: format!("{STATIC_PREFIX}{name}"),
            ty: ParamType::Charbuf.name(),
            list: false,
            argument: None,
            tags: BTreeSet::new(),
            doc: "constant string defined in the configuration",
        }
    }

    pub(super) fn write_text(&self, out: &mut dyn Write, verbose: bool) -> io::Result<()> {
        if self.name.len() > RIGHT_BLOCK {
            write!(out, "{}\n{:RIGHT_BLOCK$}", self.name, "")?;
        } else {
            write!(out, "{:<RIGHT_BLOCK$}", self.name)?;
        }
        let mut doc = String::new();
        if verbose {
            doc = format!("(Type: {}) ", self.ty);
        }
        if !self.tags.is_empty() {
            let tags: Vec<&str> = self.tags.iter().copied().collect();
            doc = format!("{doc}({}) ", tags.join(","));
        }
        doc.push_str(self.doc);
        write_wrapped(out, &doc)
    }

    pub(super) fn json(&self) -> Value {
        let argument = self
            .argument
            .as_ref()
            .map(|(required, kinds)| json!({ "required": required, "type": kinds }));
        json!({
            "name": self.name,
            "type": self.ty,
            "desc": self.doc,
            "is_list": self.list,
            "argument": argument,
        })
    }
}

/// Writes the right-hand block. Falco writes a space after every word, so that it counts for the width.
pub(super) fn write_wrapped(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for (index, line) in wrap(text, WIDTH - RIGHT_BLOCK - 1).iter().enumerate() {
        if index > 0 {
            write!(out, "{:RIGHT_BLOCK$}", "")?;
        }
        writeln!(out, "{line} ")?;
    }
    Ok(())
}
