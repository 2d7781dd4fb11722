//! Cargo guards edges between crates; this guards edges between the modules of this one.
//!
//! A module may use those that stand in lower layers, and itself. The test reads every `crate::` in
//! the sources and prints the lines that point upwards.

use std::path::{Path, PathBuf};

/// The layers from the ground up; modules of one layer do not know each other.
const LAYERS: [&[&str]; 13] = [
    &["source", "spelling", "tables"],
    &["operators", "value"],
    &["syntax"],
    &["embedded", "format", "outline", "resolve"],
    &["check"],
    &["ir"],
    &["plan"],
    &["backend"],
    &["lint"],
    &["describe", "diagnostics"],
    &["compile", "migrate"],
    &["review"],
    &["fix", "recompile"],
];

/// Arrows that go down but are none of the module's business: from, to, why.
const FORBIDDEN: [(&str, &str, &str); 7] = [
    ("lint", "backend", "lints look at rules, not at how they are run"),
    ("ir", "syntax", "the graph does not know how rules were written"),
    ("ir", "source", "the graph does not know that files existed"),
    ("backend", "syntax", "engines see checked predicates only"),
    ("backend", "source", "engines see checked predicates only"),
    (
        "diagnostics",
        "ir",
        "diagnostics word what the phases up to `check` found",
    ),
    (
        "diagnostics",
        "backend",
        "diagnostics word what the phases up to `check` found",
    ),
];

#[test]
fn no_module_uses_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut arrows = 0;
    for path in sources(&root) {
        let module = module_of(path.strip_prefix(&root).expect("a file below src"));
        if module == "lib" {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable source");
        for (number, line) in text.lines().enumerate() {
            for used in used_modules(line) {
                arrows += 1;
                if let Err(why) = allowed(&module, used) {
                    let place = format!("{}:{}", path.display(), number + 1);
                    wrong.push(format!("{place}: {}\n    {module} → {used}: {why}", line.trim()));
                }
            }
        }
    }
    assert!(
        arrows > 100,
        "only {arrows} uses were found: the test reads the wrong place"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arrows_are_judged() {
    assert!(allowed("check", "tables").is_ok());
    assert!(allowed("check", "check").is_ok());
    assert!(allowed("syntax", "check").is_err());
    assert!(allowed("value", "operators").is_err());
    assert!(allowed("backend", "source").is_err());
    assert!(allowed("unheard_of", "tables").is_err());
    assert_eq!(
        used_modules("use crate::tables::Field; // crate::check").collect::<Vec<_>>(),
        ["tables"]
    );
    assert_eq!(used_modules("    /// See [`crate::ir`].").count(), 0);
}

/// Whether `from` may use `to`, and why not.
fn allowed(from: &str, to: &str) -> Result<(), String> {
    if from == to {
        return Ok(());
    }
    let layer = |module: &str| {
        LAYERS
            .iter()
            .position(|layer| layer.contains(&module))
            .ok_or_else(|| format!("{module} has no layer; give it one in compiler/tests/layers.rs"))
    };
    let (below, above) = (layer(to)?, layer(from)?);
    if below >= above {
        return Err(format!("{to} does not stand below {from}"));
    }
    match FORBIDDEN.iter().find(|(a, b, _)| (*a, *b) == (from, to)) {
        Some((_, _, why)) => Err((*why).to_owned()),
        None => Ok(()),
    }
}

/// The top-level modules that a line of code names; comments are left out.
fn used_modules(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).filter_map(|rest| {
        let end = rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        // `crate::Name` is a re-export of the root, which has none.
        (end > 0).then(|| &rest[..end])
    })
}

fn module_of(path: &Path) -> String {
    let first = path.components().next().expect("a path with a name");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// Every Rust file below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
