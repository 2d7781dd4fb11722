//! Positions in conditions in every kind of YAML scalar, with both kinds of line ends, with and without a
//! byte-order mark, in bytes and in UTF-16 units.
//!
//! Responses are checked as a client sees them: [`slice`] and [`place`] share no code with the server's
//! conversion of offsets to positions.

use super::*;
use crate::position::Encoding;

/// A condition as written in a file, and how its parts are written there.
struct Written {
    condition: &'static str,
    /// The reference to the macro `spawned`.
    reference: &'static str,
    /// The string after `fd.name contains`, without quotes.
    text: &'static str,
}

const fn written(condition: &'static str) -> Written {
    Written {
        condition,
        reference: "spawned",
        text: "ä𝄞",
    }
}

/// Each has a space, a tab and characters of two, three and four bytes before the searched part.
const CONDITIONS: [Written; 11] = [
    written("spawned and fd.name contains \"ä𝄞\" and\tproc.nmae = x"),
    written("spawned and\n    fd.name contains \"ä𝄞\" and\tproc.nmae = x"),
    written("spawned\n\n    and fd.name contains \"ä𝄞\"\n      and\tproc.nmae = x"),
    written(">\n    spawned and fd.name contains \"ä𝄞\" and\tproc.nmae = x"),
    written(">-\n    spawned and\n\n    fd.name contains \"ä𝄞\" and\n    \tproc.nmae = x\n\n"),
    written("|\n    spawned\n    and fd.name contains \"ä𝄞\" and\tproc.nmae = x"),
    written("|2-\n    spawned and\n    fd.name contains \"ä𝄞\" and\n      proc.nmae = x"),
    Written {
        text: "ä𝄞''s",
        ..written("'spawned and fd.name contains \"ä𝄞''s\" and\tproc.nmae = x'")
    },
    Written {
        text: "ä𝄞''s",
        ..written("'spawned and\n\n    fd.name contains \"ä𝄞''s\"\n    and\tproc.nmae = x'")
    },
    Written {
        reference: "sp\\u0061wned",
        text: "\\xE4𝄞",
        condition: "\"sp\\u0061wned and fd.name contains \\\"\\xE4𝄞\\\" and\\tproc.nmae = x\"",
    },
    Written {
        reference: "sp\\x61wned",
        condition: "\"sp\\x61wned and \\\n    fd.name contains \\\"ä𝄞\\\"\n    and\tproc.nmae = x\"",
        ..written("")
    },
];

fn rules(written: &Written) -> String {
    let Written { condition, .. } = written;
    format!(
        "# ä\n- macro: spawned\n  condition: evt.type = execve\n- rule: R\n  desc: d\n  condition: {condition}\n  output: ä𝄞 %fd.name\n  priority: INFO\n"
    )
}

/// Returns the width of a text in the client's unit.
fn width(text: &str, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => text.len(),
        Encoding::Utf16 => text.encode_utf16().count(),
    }
}

/// Returns the position of a byte.
fn place(text: &str, at: usize, encoding: Encoding) -> Position {
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    Position::new(line as u32, width(&text[start..at], encoding) as u32)
}

/// Returns the text of a range, which must begin and end at character boundaries.
fn slice(text: &str, range: Range, encoding: Encoding) -> &str {
    let at = |position: Position| {
        let found = (0..=text.len())
            .filter(|at| text.is_char_boundary(*at))
            .find(|at| place(text, *at, encoding) == position);
        found.unwrap_or_else(|| panic!("{position:?} lies nowhere in {text:?}"))
    };
    &text[at(range.start)..at(range.end)]
}

/// Returns the texts of all tokens.
fn coloured<'t>(
    tokens: &[tower_lsp_server::ls_types::SemanticToken],
    text: &'t str,
    encoding: Encoding,
) -> Vec<&'t str> {
    let (mut line, mut column) = (0, 0);
    let texts = tokens.iter().map(|token| {
        column = token.delta_start + if token.delta_line == 0 { column } else { 0 };
        line += token.delta_line;
        let range = Range::new(
            Position::new(line, column),
            Position::new(line, column + token.length),
        );
        slice(text, range, encoding)
    });
    texts.collect()
}

fn check_places(written: &Written, text: &str, mark: &str, encoding: Encoding) {
    let mut workspace = empty();
    workspace.encoding = encoding;
    let name = uri("rules.yaml");
    workspace.open(&name, 1, format!("{mark}{text}"), "yaml");
    workspace.run_lints(&|| false);
    let file = workspace.find(&name).unwrap();

    let wrong = diagnostics::file_diagnostics(&workspace, file);
    let ranges: Vec<&str> = wrong
        .iter()
        .map(|found| slice(text, found.range, encoding))
        .collect();
    assert_eq!(ranges, ["proc.nmae"], "{wrong:?} in {text}");

    let field = place(text, text.find("fd.name").unwrap(), encoding);
    let told = hover::hover(&mut workspace, file, field).expect("a hover");
    assert_eq!(slice(text, told.range.unwrap(), encoding), "fd.name", "{text}");

    let definition = place(text, text.find("spawned").unwrap(), encoding);
    let edit = rename::rename(&workspace, file, definition, "begun")
        .unwrap()
        .unwrap();
    let edits = edit.changes.unwrap().remove(&name).unwrap();
    let renamed: Vec<&str> = edits
        .iter()
        .map(|edit| slice(text, edit.range, encoding))
        .collect();
    assert_eq!(renamed, ["spawned", written.reference], "{text}");

    let made = tokens::tokens(&workspace, file, None);
    let words = [
        "macro",
        "spawned",
        "condition",
        "evt.type",
        "=",
        "execve",
        "rule",
        "R",
        "desc",
        "condition",
        written.reference,
        "and",
        "fd.name",
        "contains",
        written.text,
        "and",
        "proc.nmae",
        "=",
        "x",
        "output",
        "fd.name",
        "priority",
        "INFO",
    ];
    assert_eq!(coloured(&made, text, encoding), words, "{text}");
}

#[test]
fn places_in_every_kind_of_scalar_are_those_of_the_client() {
    for written in &CONDITIONS {
        let text = rules(written);
        for text in [text.replace('\n', "\r\n"), text] {
            for mark in ["", "\u{feff}"] {
                for encoding in [Encoding::Utf8, Encoding::Utf16] {
                    check_places(written, &text, mark, encoding);
                }
            }
        }
    }
}
