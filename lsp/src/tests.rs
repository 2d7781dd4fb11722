//! Features over annotated sources: `testdata/editor/<feature>/*.yaml`, with a snapshot beside each.
//!
//! A case is one or several files, each under a line `#- name.yaml`; `$0` marks the cursor. Responses are
//! printed as source lines with marks below.

mod scalars;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use compiler::source::FileId;
use tower_lsp_server::ls_types::{
    CodeActionOrCommand, DocumentSymbol, Location, Position, Range, Uri, WorkspaceEdit,
};

use crate::features::{
    calls, code_actions, completion, definition, diagnostics, folding, formatting, hints, hover, lenses,
    links, references, rename, selection, signatures, symbols, tokens,
};
use crate::workspace::Workspace;

/// A workspace with a cursor.
struct Case {
    workspace: Workspace,
    file: FileId,
    position: Position,
    /// The selection, from `$1` to the cursor; empty without `$1`.
    selected: Range,
}

/// Returns a workspace that reads no project file.
pub(crate) fn empty() -> Workspace {
    Workspace::new(std::sync::Arc::new(|_| Err(Vec::new())))
}

fn uri(name: &str) -> Uri {
    format!("untitled:/{name}").parse().unwrap()
}

fn case(text: &str) -> Case {
    let mut workspace = empty();
    let mut cursor = None;
    let mut anchor = None;
    let text = if text.starts_with("#- ") {
        text.to_owned()
    } else {
        format!("#- rules.yaml\n{text}")
    };
    for part in text.split("#- ").skip(1) {
        let (name, body) = part.split_once('\n').unwrap();
        let from = body.find("$1");
        anchor = anchor.or(from.map(|at| at as u32));
        let body = &body.replacen("$1", "", 1);
        let body = match body.find("$0") {
            Some(at) => {
                cursor = Some((uri(name), at as u32));
                body.replacen("$0", "", 1)
            }
            None => body.to_owned(),
        };
        workspace.open(&uri(name), 1, body, "yaml");
    }
    workspace.run_lints(&|| false);
    let (uri, offset) = cursor.unwrap_or_else(|| (uri("rules.yaml"), 0));
    let file = workspace.find(&uri).unwrap();
    let position = workspace.encoding.position(workspace.source(file), offset);
    let from = anchor.map_or(position, |anchor| {
        workspace.encoding.position(workspace.source(file), anchor)
    });
    Case {
        workspace,
        file,
        position,
        selected: Range::new(from, position),
    }
}

impl Case {
    /// Prints a range as its lines with marks below.
    fn marked(&self, uri: &Uri, range: Range) -> String {
        let file = self.workspace.find(uri).unwrap();
        let source = self.workspace.source(file);
        let line = source.line(range.start.line).unwrap();
        let text = &source.text()[line.start as usize..line.end as usize];
        let end = if range.end.line == range.start.line {
            range.end.character as usize
        } else {
            text.chars().count()
        };
        let start = range.start.character as usize;
        let marks = "^".repeat(end.saturating_sub(start).max(1));
        let number = range.start.line + 1;
        let path = uri.path().as_str().trim_start_matches('/');
        format!("{path}:{number}\n    {text}\n    {:start$}{marks}\n", "")
    }

    fn locations(&self, locations: &[Location]) -> String {
        if locations.is_empty() {
            return "nothing\n".to_owned();
        }
        locations
            .iter()
            .map(|location| self.marked(&location.uri, location.range))
            .collect()
    }

    /// Prints the files after an edit.
    fn edited(&self, edit: &WorkspaceEdit) -> String {
        let mut shown = String::new();
        let mut changes: Vec<_> = edit.changes.iter().flatten().collect();
        changes.sort_by_key(|(uri, _)| (*uri).clone());
        for (uri, edits) in changes {
            let file = self.workspace.find(uri).unwrap();
            let mut text = self.workspace.source(file).text().to_owned();
            let mut edits: Vec<_> = edits
                .iter()
                .map(|edit| {
                    let start = self.workspace.offset(file, edit.range.start) as usize;
                    let end = self.workspace.offset(file, edit.range.end) as usize;
                    (start, end, edit.new_text.as_str())
                })
                .collect();
            edits.sort_unstable();
            for (start, end, new) in edits.into_iter().rev() {
                text.replace_range(start..end, new);
            }
            let _ = write!(shown, "{}\n{text}", uri.path().as_str().trim_start_matches('/'));
        }
        shown
    }
}

/// Compares every case of a feature with the snapshot beside it.
fn check(feature: &str, answer: impl Fn(&mut Case) -> String) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../testdata/editor")
        .join(feature);
    let mut count = 0;
    for path in files(&folder) {
        let text = std::fs::read_to_string(&path).unwrap();
        let shown = answer(&mut case(&text));
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, shown));
        count += 1;
    }
    assert!(count > 0, "{feature} has no case");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    files
}

#[test]
fn definitions() {
    check("definition", |case| {
        let found = definition::definitions(&case.workspace, case.file, case.position);
        let base = definition::declarations(&case.workspace, case.file, case.position);
        format!(
            "defined\n{}declared\n{}",
            case.locations(&found),
            case.locations(&base)
        )
    });
}

#[test]
fn references_and_highlights() {
    check("references", |case| {
        let found = references::references(&case.workspace, case.file, case.position, true);
        let here = references::highlights(&case.workspace, case.file, case.position);
        let here: String = here
            .iter()
            .map(|highlight| {
                let uri = case.workspace.file(case.file).uri.clone();
                case.marked(&uri, highlight.range)
            })
            .collect();
        format!("references\n{}highlights\n{here}", case.locations(&found))
    });
}

#[test]
fn renames() {
    check("rename", |case| {
        match rename::rename(&case.workspace, case.file, case.position, "new_name") {
            Ok(Some(edit)) => case.edited(&edit),
            Ok(None) => "nothing to rename\n".to_owned(),
            Err(error) => format!("{}\n", error.message),
        }
    });
}

#[test]
fn hovers() {
    check("hover", |case| {
        let Some(hover) = hover::hover(&mut case.workspace, case.file, case.position) else {
            return "nothing\n".to_owned();
        };
        let tower_lsp_server::ls_types::HoverContents::Markup(text) = hover.contents else {
            panic!("markup");
        };
        let uri = case.workspace.file(case.file).uri.clone();
        format!("{}\n{}", case.marked(&uri, hover.range.unwrap()), text.value)
    });
}

/// The first proposals of a case, in the order in which editors show them.
#[test]
fn completions() {
    const SHOWN: usize = 12;
    check("completion", |case| {
        let mut items = completion::complete(&mut case.workspace, case.file, case.position).items;
        items.sort_by(|left, right| left.sort_text.cmp(&right.sort_text));
        let count = items.len();
        let mut shown = String::new();
        for item in items.into_iter().take(SHOWN) {
            let detail = item.detail.unwrap_or_default();
            let _ = writeln!(shown, "{} ({detail})", item.label);
        }
        if count > SHOWN {
            let _ = writeln!(shown, "and more");
        }
        shown
    });
}

#[test]
fn symbols_of_a_file() {
    fn show(symbol: &DocumentSymbol, out: &mut String) {
        let _ = writeln!(
            out,
            "{:?} {} lines {}-{} {}",
            symbol.kind,
            symbol.name,
            symbol.range.start.line + 1,
            symbol.range.end.line + 1,
            symbol.detail.as_deref().unwrap_or_default()
        );
    }
    check("symbols", |case| {
        let mut out = String::new();
        for symbol in symbols::of_file(&case.workspace, case.file) {
            show(&symbol, &mut out);
        }
        let found = symbols::of_workspace(&case.workspace, "sh");
        for symbol in found {
            let _ = writeln!(out, "search finds {}", symbol.name);
        }
        for lens in lenses::of_file(&case.workspace, case.file) {
            let _ = writeln!(
                out,
                "line {} {}",
                lens.range.start.line + 1,
                lens.command.unwrap().title
            );
        }
        out
    });
}

#[test]
fn semantic_tokens() {
    check("tokens", |case| {
        let legend = tokens::legend();
        let uri = case.workspace.file(case.file).uri.clone();
        let (mut line, mut column) = (0, 0);
        let mut shown = String::new();
        for token in tokens::tokens(&case.workspace, case.file, None) {
            if token.delta_line > 0 {
                column = 0;
            }
            line += token.delta_line;
            column += token.delta_start;
            let range = Range::new(
                Position::new(line, column),
                Position::new(line, column + token.length),
            );
            let kind = legend.token_types[token.token_type as usize].as_str();
            let text = case.marked(&uri, range);
            let marks = text.lines().last().unwrap();
            let _ = writeln!(shown, "{} {kind}", text.lines().nth(1).unwrap());
            let _ = writeln!(shown, "{marks}");
        }
        shown
    });
}

#[test]
fn token_deltas_are_one_edit() {
    let colours = |text: &str| {
        let case = case(text);
        tokens::tokens(&case.workspace, case.file, None)
    };
    let old = colours("- macro: m\n  condition: a and b and c\n");
    let new = colours("- macro: m\n  condition: a and x.y = 1 and c\n");
    let before = tower_lsp_server::ls_types::SemanticTokens {
        result_id: Some("1".into()),
        data: old.clone(),
    };
    let delta = tokens::delta(&before, &new, "2".into());
    let mut numbers = old;
    for edit in delta.edits {
        let start = edit.start as usize / 5;
        let end = start + edit.delete_count as usize / 5;
        numbers.splice(start..end, edit.data.unwrap());
    }
    assert_eq!(numbers, new);
    assert!(tokens::delta(&before, &before.data, "2".into()).edits.is_empty());
}

#[test]
fn folding_ranges() {
    check("folding", |case| {
        let mut shown = String::new();
        for range in folding::ranges(&case.workspace, case.file) {
            let (first, last) = (range.start_line + 1, range.end_line + 1);
            let _ = writeln!(shown, "{first}-{last} {:?}", range.kind);
        }
        shown
    });
}

#[test]
fn call_hierarchies() {
    check("calls", |case| {
        let Some(items) = calls::prepare(&case.workspace, case.file, case.position) else {
            return "nothing\n".to_owned();
        };
        let mut shown = String::new();
        for item in &items {
            for call in calls::incoming(&case.workspace, item) {
                let _ = writeln!(
                    shown,
                    "{} is used by {} {} times",
                    item.name,
                    call.from.name,
                    call.from_ranges.len()
                );
            }
            for call in calls::outgoing(&case.workspace, item) {
                let _ = writeln!(shown, "{} uses {}", item.name, call.to.name);
            }
        }
        shown
    });
}

#[test]
fn actions() {
    check("actions", |case| {
        let range = case.selected;
        let mut shown = String::new();
        for action in code_actions::actions(&case.workspace, case.file, range, None) {
            let CodeActionOrCommand::CodeAction(action) = action else {
                panic!("an action");
            };
            let _ = write!(
                shown,
                "{}\n{}",
                action.title,
                case.edited(&action.edit.unwrap_or_default())
            );
        }
        shown
    });
}

#[test]
fn formatting_edits() {
    check("formatting", |case| {
        let uri = case.workspace.file(case.file).uri.clone();
        let show = |case: &Case, edits: tower_lsp_server::jsonrpc::Result<_>| match edits {
            Ok(edits) => {
                let edit = WorkspaceEdit::new(std::collections::HashMap::from([(uri.clone(), edits)]));
                case.edited(&edit)
            }
            Err(error) => format!("{}\n", error.message),
        };
        let whole = formatting::file(&case.workspace, case.file);
        let part = formatting::range(&case.workspace, case.file, case.selected);
        format!("whole {}selected {}", show(case, whole), show(case, part))
    });
}

#[test]
fn inlay_hints() {
    check("hints", |case| {
        let whole = Range::new(Position::new(0, 0), Position::new(u32::MAX, 0));
        let hints = hints::of_range(&mut case.workspace, case.file, whole);
        let source = case.workspace.source(case.file);
        let mut shown = String::new();
        for (number, line) in source.text().lines().enumerate() {
            shown.push_str(line);
            for hint in hints.iter().filter(|hint| hint.position.line as usize == number) {
                let tower_lsp_server::ls_types::InlayHintLabel::String(label) = &hint.label else {
                    panic!("a text");
                };
                let _ = write!(shown, "  «{label}»");
            }
            shown.push('\n');
        }
        shown
    });
}

#[test]
fn signatures_of_calls_and_brackets() {
    check("signatures", |case| {
        let Some(help) = signatures::signature(&case.workspace, case.file, case.position) else {
            return "nothing\n".to_owned();
        };
        let signature = &help.signatures[0];
        format!("{} at {}\n", signature.label, help.active_parameter.unwrap())
    });
}

#[test]
fn document_links() {
    check("links", |case| {
        let uri = case.workspace.file(case.file).uri.clone();
        let found = links::of_file(&case.workspace, case.file);
        let shown = found.iter().map(|link| {
            let target = link.target.as_ref().unwrap();
            format!("{}    {}\n", case.marked(&uri, link.range), target.as_str())
        });
        shown.collect()
    });
}

#[test]
fn selection_ranges() {
    check("selection", |case| {
        let mut shown = String::new();
        let mut next = Some(Box::new(selection::around(
            &case.workspace,
            case.file,
            case.position,
        )));
        while let Some(selection) = next {
            let start = case.workspace.offset(case.file, selection.range.start) as usize;
            let end = case.workspace.offset(case.file, selection.range.end) as usize;
            let text = &case.workspace.source(case.file).text()[start..end];
            let _ = writeln!(shown, "[{}]", text.replace('\n', "⏎"));
            next = selection.parent;
        }
        shown
    });
}

const RULE: &str =
    "- rule: R\n  desc: d\n  condition: evt.type = open and shells_run\n  output: o\n  priority: INFO\n";

#[test]
fn edits_apply_one_after_another_in_units_of_the_client() {
    let mut workspace = empty();
    let name = uri("rules.yaml");
    workspace.open(&name, 1, "- list: é𝄞\n  items: [a]\n".to_owned(), "yaml");
    let change = |start: (u32, u32), end: (u32, u32), text: &str| {
        tower_lsp_server::ls_types::TextDocumentContentChangeEvent {
            range: Some(Range::new(
                Position::new(start.0, start.1),
                Position::new(end.0, end.1),
            )),
            range_length: None,
            text: text.to_owned(),
        }
    };
    let changes = vec![
        change((0, 8), (0, 11), "ab"),
        change((1, 10), (1, 11), "x, y"),
        change((9, 9), (9, 9), "# end"),
    ];
    workspace.change(&name, 2, changes);
    let file = workspace.find(&name).unwrap();
    assert_eq!(
        workspace.source(file).text(),
        "- list: ab\n  items: [x, y]\n# end"
    );
}

#[test]
fn diagnostics_follow_edits_of_other_files() {
    let mut workspace = empty();
    workspace.open(&uri("b.yaml"), 1, RULE.to_owned(), "yaml");
    let file = workspace.find(&uri("b.yaml")).unwrap();
    workspace.run_lints(&|| false);
    let wrong = diagnostics::file_diagnostics(&workspace, file);
    assert!(
        wrong.iter().any(|found| found.message.contains("shells_run")),
        "{wrong:?}"
    );
    workspace.open(
        &uri("a.yaml"),
        1,
        "- macro: shells_run\n  condition: proc.name = sh\n".to_owned(),
        "yaml",
    );
    workspace.run_lints(&|| false);
    let wrong = diagnostics::file_diagnostics(&workspace, file);
    assert!(
        !wrong.iter().any(|found| found.message.contains("shells_run")),
        "{wrong:?}"
    );
    workspace.close(&uri("a.yaml"));
    workspace.run_lints(&|| false);
    let wrong = diagnostics::file_diagnostics(&workspace, file);
    assert!(
        wrong.iter().any(|found| found.message.contains("shells_run")),
        "{wrong:?}"
    );
}

/// Small files with every construct, for random edits.
const SEED: [&str; 4] = [
    "- list: shells\n  items: [sh, \"bash\"]\r\n- macro: spawned\n  condition: >\n    evt.type in (execve,\n    execveat)\n",
    "# é𝄞\n- rule: Shell é\n  desc: \"a\\tb\"\n  condition: |\n    spawned\n    and proc.name in (shells) and fd.num = 1\n  output: 'it''s %proc.name'\n  priority: WARNING\n  tags: [T1059]\n",
    "- rule: Shell é\n  condition: and not trusted\n  override:\n    condition: append\n- macro: trusted\n  condition: proc.name = \"é 𝄞\" or never\n",
    "# é\nspec:\n  values: |\n    customRules:\n      a.yaml: |-\n        - list: more\n          items: [a]\n      b.yaml: |-\n        - macro: trusted\n          condition: proc.name in (more)\n",
];

const PIECES: [&str; 14] = [
    "",
    "\n",
    " ",
    "(",
    "\"",
    "é𝄞",
    "shells",
    "spawned",
    "\t",
    "\r\n",
    "- macro: trusted\n  condition: proc.pid = 1\n",
    "- rule: Shell é\n",
    "  append: true\n",
    " and proc.name = x",
];

/// Calls every feature at a position: none may panic, whatever the text.
fn call_every_feature(workspace: &mut Workspace, file: FileId, position: Position) {
    let range = Range::new(position, position);
    let whole = Range::new(Position::new(0, 0), Position::new(u32::MAX, 0));
    for item in completion::complete(workspace, file, position)
        .items
        .into_iter()
        .take(3)
    {
        completion::resolve(workspace, item);
    }
    hover::hover(workspace, file, position);
    definition::definitions(workspace, file, position);
    definition::declarations(workspace, file, position);
    references::references(workspace, file, position, true);
    references::highlights(workspace, file, position);
    rename::prepare(workspace, file, position);
    let _ = rename::rename(workspace, file, position, "new_name");
    signatures::signature(workspace, file, position);
    selection::around(workspace, file, position);
    code_actions::actions(workspace, file, range, None);
    code_actions::actions(workspace, file, whole, None);
    for item in calls::prepare(workspace, file, position).into_iter().flatten() {
        calls::incoming(workspace, &item);
        calls::outgoing(workspace, &item);
    }
    hints::of_range(workspace, file, whole);
    folding::ranges(workspace, file);
    lenses::of_file(workspace, file);
    links::of_file(workspace, file);
    symbols::of_file(workspace, file);
    symbols::of_workspace(workspace, "s");
    tokens::tokens(workspace, file, None);
    let _ = formatting::file(workspace, file);
    let _ = formatting::range(workspace, file, range);
}

/// Returns the diagnostics and tokens of all files.
fn everything(workspace: &mut Workspace) -> Vec<(Uri, String)> {
    workspace.run_lints(&|| false);
    let mut found: Vec<(Uri, String)> = workspace
        .rule_files()
        .into_iter()
        .map(|file| {
            let diagnostics = diagnostics::file_diagnostics(workspace, file);
            let tokens = tokens::tokens(workspace, file, None);
            (
                workspace.file(file).uri.clone(),
                format!("{diagnostics:?} {tokens:?}"),
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn random_edits_give_the_results_of_a_fresh_start() {
    // A linear congruential generator is random enough, and the same on every machine.
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut roll = move |sides: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % sides.max(1)
    };
    let names: Vec<Uri> = ["a-rules.yaml", "b-rules.yaml", "c-rules.yaml", "values.yaml"]
        .map(uri)
        .into();
    for _ in 0..12 {
        let mut workspace = empty();
        for (name, text) in names.iter().zip(SEED) {
            workspace.open(name, 1, text.to_owned(), "yaml");
        }
        for version in 2..30 {
            let name = &names[roll(names.len())];
            if roll(12) == 0 {
                let open = workspace.find(name).is_some();
                if open {
                    workspace.close(name);
                } else {
                    workspace.open(name, version, SEED[roll(SEED.len())].to_owned(), "yaml");
                }
            } else if let Some(file) = workspace.find(name) {
                let text = workspace.source(file).text();
                let at = roll(text.len() + 1) as u32;
                let end = at + [0, 0, 1, 5, 40][roll(5)];
                let place = |offset| workspace.encoding.position(workspace.source(file), offset);
                let change = tower_lsp_server::ls_types::TextDocumentContentChangeEvent {
                    range: Some(Range::new(place(at), place(end))),
                    range_length: None,
                    text: PIECES[roll(PIECES.len())].to_owned(),
                };
                workspace.change(name, version, vec![change]);
            }
            // Not after each edit: several may arrive at once.
            if roll(3) > 0 {
                continue;
            }
            workspace.update();
            let mut fresh = empty();
            for name in &names {
                if let Some(file) = workspace.find(name) {
                    let text = workspace.source(file).text().to_owned();
                    fresh.open(name, 1, text, "yaml");
                }
            }
            assert_eq!(everything(&mut workspace), everything(&mut fresh));
            if let Some(file) = workspace.find(name) {
                let length = workspace.source(file).text().len();
                let position = workspace
                    .encoding
                    .position(workspace.source(file), roll(length + 1) as u32);
                call_every_feature(&mut workspace, file, position);
            }
        }
    }
}

#[test]
fn excess_diagnostics_are_counted() {
    let predicates = vec!["proc.nmae = a"; diagnostics::MAX_DIAGNOSTICS + 10];
    let condition = predicates.join(" or ");
    let text = format!(
        "- rule: R\n  desc: d\n  condition: evt.type = open and ({condition})\n  output: o\n  priority: INFO\n"
    );
    let mut workspace = empty();
    workspace.open(&uri("rules.yaml"), 1, text, "yaml");
    workspace.update();
    let file = workspace.find(&uri("rules.yaml")).unwrap();
    let found = diagnostics::file_diagnostics(&workspace, file);
    assert_eq!(found.len(), diagnostics::MAX_DIAGNOSTICS);
    assert!(
        found.last().unwrap().message.starts_with("11 more"),
        "{:?}",
        found.last()
    );
}

/// An Argo CD Application has the values file in a block scalar, which has the rules in another one.
#[test]
fn diagnostics_of_embedded_rules_are_at_their_place_in_the_outer_file() {
    let text = "spec:\n  source:\n    helm:\n      values: |\n        customRules:\n          mine.yaml: |-\n            - rule: é\n              desc: d\n              condition: evt.type = open and proc.nmae = sh\n              output: o\n              priority: INFO\n";
    let mut workspace = empty();
    workspace.open(&uri("application.yaml"), 1, text.to_owned(), "yaml");
    workspace.run_lints(&|| false);
    let file = workspace.find(&uri("application.yaml")).unwrap();
    let found = diagnostics::file_diagnostics(&workspace, file);
    let field = found
        .iter()
        .find(|diagnostic| diagnostic.message.contains("proc.nmae"));
    let field = field.unwrap_or_else(|| panic!("{found:?}"));
    let span = workspace.span(file, field.range);
    assert_eq!(&text[span.start as usize..span.end as usize], "proc.nmae");
    workspace.close(&uri("application.yaml"));
    workspace.update();
    assert!(workspace.rule_files().is_empty());
}

#[test]
fn lints_are_kept_for_unchanged_text() {
    let mut workspace = empty();
    let name = uri("rules.yaml");
    let text = "- rule: R\n  desc: d\n  condition: evt.type = open and proc.name = a and proc.name = b\n  output: o\n  priority: INFO\n- rule: S\n  desc: d\n  condition: evt.type = open\n  output: o\n  priority: INFO\n";
    workspace.open(&name, 1, text.to_owned(), "yaml");
    workspace.run_lints(&|| false);
    let file = workspace.find(&name).unwrap();
    let lints = |workspace: &Workspace| {
        let found = diagnostics::file_diagnostics(workspace, file);
        found
            .iter()
            .map(|found| found.range.start.line)
            .collect::<Vec<_>>()
    };
    assert_eq!(lints(&workspace), [2]);
    let change = |workspace: &mut Workspace, line, text: &str| {
        let place = Position::new(line, 0);
        let change = tower_lsp_server::ls_types::TextDocumentContentChangeEvent {
            range: Some(Range::new(place, place)),
            range_length: None,
            text: text.to_owned(),
        };
        workspace.change(&name, 2, vec![change]);
        workspace.update();
    };
    change(&mut workspace, 0, "# moves what is below\n");
    assert_eq!(lints(&workspace), [3]);
    change(&mut workspace, 9, "# moves nothing above\n");
    assert_eq!(lints(&workspace), [3]);
    workspace.run_lints(&|| false);
    assert_eq!(lints(&workspace), [3]);
}

#[test]
fn interrupted_lints_run_again() {
    let mut workspace = empty();
    let condition = "evt.type = open and fd.name = /a and fd.name = /b";
    workspace.open(
        &uri("rules.yaml"),
        1,
        format!("- rule: R\n  desc: d\n  condition: {condition}\n  output: o\n  priority: INFO\n"),
        "yaml",
    );
    let file = workspace.find(&uri("rules.yaml")).unwrap();
    let outcome = workspace.run_lints(&|| true);
    assert!(outcome.interrupted && !outcome.differs, "{outcome:?}");
    assert_eq!(diagnostics::file_diagnostics(&workspace, file), []);
    let outcome = workspace.run_lints(&|| false);
    assert!(outcome.differs && !outcome.interrupted, "{outcome:?}");
    assert_eq!(diagnostics::file_diagnostics(&workspace, file).len(), 1);
    assert_eq!(
        workspace.run_lints(&|| false),
        crate::workspace::LintOutcome::default()
    );
}
