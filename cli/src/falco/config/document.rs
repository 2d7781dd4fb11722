//! Builds the configuration document from the main file, its includes, and `-o` options.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize as _;
use serde_yaml::{Mapping, Value};

use super::key::{self, KeyError};
use super::{environment, schema, tree};

/// A configuration file or option cannot be read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum DocumentError {
    #[error("Cannot read config file ({path}): {source}")]
    Read { path: String, source: io::Error },
    #[error("Cannot read config file ({path}): {source}")]
    Yaml { path: String, source: serde_yaml::Error },
    #[error("Cannot read config file ({0}): it is no mapping")]
    NoMapping(String),
    #[error("Config error: 'config_files' directive in included config file {0}.")]
    NestedInclude(String),
    #[error("Config error: 'config_files' directive tried to recursively include main config file: {0}.")]
    IncludesItself(String),
    #[error("Error parsing config option \"{0}\". Must be of the form key=val or key.subkey=val")]
    NoAssignment(String),
    #[error("Config error at key \"{key}\": {source}")]
    Key { key: String, source: KeyError },
    #[error("Error parsing config option \"{option}\": {source}")]
    OptionYaml {
        option: String,
        source: serde_yaml::Error,
    },
}

/// A merged and overridden configuration.
#[derive(Debug)]
pub(crate) struct Document {
    /// The keys.
    pub(crate) root: Mapping,
    /// The files that were read, sorted by path.
    pub(crate) files: Vec<FileStatus>,
}

/// A configuration file that was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct FileStatus {
    /// As given.
    pub(crate) path: String,
    /// Result of the schema validation; see [`schema::status`].
    pub(crate) schema: String,
}

/// Reads the main file (or takes `defaults` without one), merges the files it includes, and applies
/// the options in order.
pub(crate) fn load(
    main: Option<&str>,
    defaults: &str,
    options: &[String],
) -> Result<Document, DocumentError> {
    let name = main.unwrap_or("built-in defaults");
    let mut files = Vec::new();
    let mut root = match main {
        Some(path) => read(path, &mut files)?,
        None => parse(defaults, name)?,
    };
    // Options that name further files have to be known before those are read.
    let early = options.iter().filter(|option| option.starts_with("config_files"));
    for option in early {
        apply_option(&mut root, option)?;
    }
    include(&mut root, name, &mut files)?;
    for option in options {
        apply_option(&mut root, option)?;
    }
    let root = match root {
        Value::Mapping(mapping) => mapping,
        Value::Null => Mapping::new(),
        _ => return Err(DocumentError::NoMapping(name.to_owned())),
    };
    // Falco lists the files by path, whatever the order in which they were merged.
    files.sort_by(|one: &FileStatus, other| one.path.cmp(&other.path));
    Ok(Document { root, files })
}

fn read(path: &str, files: &mut Vec<FileStatus>) -> Result<Value, DocumentError> {
    let text = fs::read_to_string(path).map_err(|source| DocumentError::Read {
        path: path.to_owned(),
        source,
    })?;
    let value = parse(&text, path)?;
    files.push(FileStatus {
        path: path.to_owned(),
        schema: schema::status(&value),
    });
    Ok(value)
}

/// Parses the first document of `text`; an empty one is null.
fn parse(text: &str, path: &str) -> Result<Value, DocumentError> {
    let yaml = |source| DocumentError::Yaml {
        path: path.to_owned(),
        source,
    };
    let mut value = match serde_yaml::Deserializer::from_str(text).next() {
        Some(document) => Value::deserialize(document).map_err(yaml)?,
        None => Value::Null,
    };
    environment::expand(&mut value, &|name| std::env::var(name).ok());
    if matches!(value, Value::Mapping(_) | Value::Null) {
        Ok(value)
    } else {
        Err(DocumentError::NoMapping(path.to_owned()))
    }
}

fn include(root: &mut Value, main: &str, files: &mut Vec<FileStatus>) -> Result<(), DocumentError> {
    let entries = tree::elements(root.get("config_files")).to_vec();
    for entry in &entries {
        let (path, strategy) = match entry {
            Value::Mapping(_) => (
                entry.get("path").and_then(tree::text),
                entry.get("strategy").and_then(tree::text),
            ),
            scalar => (tree::text(scalar), None),
        };
        let Some(path) = path else { continue };
        if Path::new(&path) == Path::new(main) {
            return Err(DocumentError::IncludesItself(main.to_owned()));
        }
        let strategy = Strategy::parse(strategy.as_deref());
        for file in expand_path(Path::new(&path))? {
            merge(root, &file, strategy, files)?;
        }
    }
    Ok(())
}

/// Returns the file itself, or the sorted regular files directly in a folder, or nothing if the path is missing.
fn expand_path(path: &Path) -> Result<Vec<PathBuf>, DocumentError> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let read = |source| DocumentError::Read {
        path: path.display().to_string(),
        source,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(read)? {
        let file = entry.map_err(read)?.path();
        if file.is_file() {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

/// How an included file changes keys.
#[derive(Clone, Copy, Debug)]
enum Strategy {
    /// Sequences are appended to, other keys are replaced.
    Append,
    /// Keys are replaced.
    Override,
    /// Existing keys are kept.
    AddOnly,
}

impl Strategy {
    fn parse(word: Option<&str>) -> Self {
        match word {
            Some("override") => Self::Override,
            Some("add-only") => Self::AddOnly,
            _ => Self::Append,
        }
    }
}

fn merge(
    root: &mut Value,
    file: &Path,
    strategy: Strategy,
    files: &mut Vec<FileStatus>,
) -> Result<(), DocumentError> {
    let path = file.display().to_string();
    let Value::Mapping(included) = read(&path, files)? else {
        return Ok(());
    };
    if included.contains_key("config_files") {
        return Err(DocumentError::NestedInclude(path));
    }
    if root.is_null() {
        *root = Value::Mapping(Mapping::new());
    }
    let Value::Mapping(root) = root else {
        return Ok(());
    };
    for (key, value) in included {
        match (strategy, value) {
            (Strategy::AddOnly, value) => {
                root.entry(key).or_insert(value);
            }
            (Strategy::Append, Value::Sequence(new)) => match root.get_mut(&key) {
                Some(Value::Sequence(elements)) => elements.extend(new),
                _ => {
                    root.insert(key, Value::Sequence(new));
                }
            },
            (Strategy::Append | Strategy::Override, value) => {
                root.insert(key, value);
            }
        }
    }
    Ok(())
}

fn apply_option(root: &mut Value, option: &str) -> Result<(), DocumentError> {
    let Some((key, text)) = option.split_once('=') else {
        return Err(DocumentError::NoAssignment(option.to_owned()));
    };
    let value = if text.starts_with('{') && text.ends_with('}') {
        serde_yaml::from_str(text).map_err(|source| DocumentError::OptionYaml {
            option: option.to_owned(),
            source,
        })?
    } else {
        Value::String(text.to_owned())
    };
    key::parse(key)
        .and_then(|steps| key::set(root, &steps, value))
        .map_err(|source| DocumentError::Key {
            key: key.to_owned(),
            source,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(defaults: &str, options: &[&str]) -> Result<Value, DocumentError> {
        let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        load(None, defaults, &options).map(|document| Value::Mapping(document.root))
    }

    #[test]
    fn options_win_over_the_document() {
        let root = options("a: {b: 1}", &["a.b=2", "c={d: [x]}", "e=a=b"]).unwrap();
        assert_eq!(
            root,
            serde_yaml::from_str::<Value>("{a: {b: '2'}, c: {d: [x]}, e: a=b}").unwrap()
        );
    }

    #[test]
    fn mistakes_in_options_name_the_option() {
        let message = |option| options("", &[option]).unwrap_err().to_string();
        assert!(message("abc").contains("\"abc\""));
        assert!(message("a..b=1").starts_with("Config error at key \"a..b\""));
        assert!(message("a={[}").contains("\"a={[}\""));
    }
}
