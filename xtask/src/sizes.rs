//! Sizes of files and functions, with limits for both.
//!
//! In: every Rust file below the crates' `src`, formatted by rustfmt, which ends a function with a
//! brace in the column where it began. Out: medians, the largest, and an error for anything over a
//! limit that is not listed in [`ALLOWED`]. Generated files and tests are not measured.

use std::path::{Path, PathBuf};

/// Folders whose sources are measured.
const CRATES: [&str; 8] = [
    "benches", "cli", "compiler", "ebpf", "lsp", "runtime", "testkit", "xtask",
];
/// Maximum lines of a file.
const FILE_LIMIT: usize = 800;
/// Maximum lines of a function.
const FUNCTION_LIMIT: usize = 120;
/// Exceptions from the limits, with the reason.
const ALLOWED: [(&str, &str); 2] = [
    (
        "compiler/src/diagnostics/wording/condition.rs report",
        "a flat match, an arm for each fact",
    ),
    (
        "compiler/src/diagnostics/wording/item.rs report",
        "a flat match, an arm for each fact",
    ),
];

/// A file or function and its lines.
struct Size {
    lines: usize,
    name: String,
}

/// Prints the sizes; returns an error if one is over a limit.
pub(crate) fn report(root: &Path) -> Result<(), String> {
    let mut files = Vec::new();
    let mut functions = Vec::new();
    for folder in CRATES {
        for path in sources(&root.join(folder).join("src"))? {
            let text =
                std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            let code = without_tests(&text);
            files.push(Size {
                lines: code.len(),
                name: name.clone(),
            });
            functions.extend(functions_of(&code, &name));
        }
    }
    let long_files = summary("files", &mut files, FILE_LIMIT);
    let long_functions = summary("functions", &mut functions, FUNCTION_LIMIT);
    let wrong: Vec<String> = long_files.into_iter().chain(long_functions).collect();
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!(
        "too long; split by construct, or say in xtask/src/sizes.rs why not:\n  {}",
        wrong.join("\n  ")
    ))
}

/// Prints median, ninth decile and the ten largest; returns those over `limit`.
fn summary(what: &str, sizes: &mut [Size], limit: usize) -> Vec<String> {
    sizes.sort_by_key(|size| std::cmp::Reverse(size.lines));
    let at = |part: usize| sizes.get(sizes.len() * part / 10).map_or(0, |size| size.lines);
    println!(
        "{} {what}: median {} lines, 90 % have at most {}",
        sizes.len(),
        at(5),
        at(1)
    );
    for size in sizes.iter().take(10) {
        println!("  {:5}  {}", size.lines, size.name);
    }
    sizes
        .iter()
        .take_while(|size| size.lines > limit)
        .filter(|size| ALLOWED.iter().all(|(name, _)| *name != size.name))
        .map(|size| format!("{} has {} lines, the limit is {limit}", size.name, size.lines))
        .collect()
}

/// Returns the lines of a file before its unit tests.
fn without_tests(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().collect();
    let end = lines
        .windows(2)
        .position(|pair| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{'))
        .unwrap_or(lines.len());
    lines[..end].to_vec()
}

/// Returns the functions of a file.
fn functions_of(lines: &[&str], file: &str) -> Vec<Size> {
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let Some(name) = function_name(line) else { continue };
        let indent = line.len() - line.trim_start().len();
        let closing = format!("{:indent$}}}", "");
        // A declaration without body ends with a semicolon before any brace closes.
        let body = &lines[start..];
        let Some(length) = body.iter().position(|line| **line == closing) else {
            continue;
        };
        if body[..length].iter().any(|line| line.ends_with('{')) {
            functions.push(Size {
                lines: length + 1,
                name: format!("{file} {name}"),
            });
        }
    }
    functions
}

/// Returns the name of the function that a line declares.
fn function_name(line: &str) -> Option<&str> {
    let mut rest = line.trim_start();
    while let Some(word) = ["pub ", "const ", "unsafe ", "async "]
        .iter()
        .find(|word| rest.starts_with(**word))
    {
        rest = &rest[word.len()..];
    }
    if let Some(after) = rest.strip_prefix("pub(") {
        rest = after.split_once(") ")?.1;
        rest = rest.strip_prefix("const ").unwrap_or(rest);
    }
    let name = rest.strip_prefix("fn ")?;
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_')?;
    Some(&name[..end])
}

/// Returns every Rust file below `folder` that is neither generated nor a test.
fn sources(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            if name != "generated" && name != "tests" {
                files.extend(sources(&path)?);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests.rs" {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_to_their_closing_brace() {
        let text = "fn one() {\n    call();\n}\n\nimpl T {\n    pub(crate) const fn two(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n}\ntrait U {\n    fn none();\n}\n";
        let sizes: Vec<_> = functions_of(&without_tests(text), "f.rs")
            .into_iter()
            .map(|size| (size.lines, size.name))
            .collect();
        assert_eq!(sizes, [(3, "f.rs one".to_owned()), (5, "f.rs two".to_owned())]);
    }

    #[test]
    fn unit_tests_are_not_measured() {
        assert_eq!(without_tests("a\n#[cfg(test)]\nmod tests {\n}\n"), ["a"]);
        assert_eq!(
            without_tests("a\n#[cfg(test)]\nmod tests;\n"),
            ["a", "#[cfg(test)]", "mod tests;"]
        );
    }
}
