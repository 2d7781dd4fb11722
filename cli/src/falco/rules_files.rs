//! Expands `-r` and `rules_files` to rule files.

use std::fs;
use std::io;
use std::path::Path;

use runtime::engine::matches_wildcard;

/// Returns the rule files of `paths` in load order.
///
/// A folder is expanded to the sorted regular files directly inside. Files with extensions other than `.yaml` and
/// `.yml` are ignored, even if they are named. A path that does not exist is kept, so that reading it fails. The
/// error names the folder that cannot be read.
pub(crate) fn expand(paths: &[String]) -> Result<Vec<String>, (String, io::Error)> {
    let mut files = Vec::new();
    for path in paths {
        if !Path::new(path).is_dir() {
            if is_rules_file(path) {
                files.push(path.clone());
            }
            continue;
        }
        let mut found = Vec::new();
        let unreadable = |error| (path.clone(), error);
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let file = entry.map_err(unreadable)?.path();
            let name = file.display().to_string();
            if file.is_file() && is_rules_file(&name) {
                found.push(name);
            }
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// Falco matches the whole path with `*.yaml` without backtracking, so a path that contains `.yaml` twice is not
/// a rule file.
fn is_rules_file(path: &str) -> bool {
    matches_wildcard("*.yaml", path) || matches_wildcard("*.yml", path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_count_once() {
        for (path, expected) in [
            ("rules.yaml", true),
            ("dir/rules.yml", true),
            (".yaml", true),
            ("rules.txt", false),
            ("rules.yaml.d/x.yaml", false),
            ("a.yaml.yaml", false),
        ] {
            assert_eq!(is_rules_file(path), expected, "{path}");
        }
    }

    #[test]
    fn folders_are_expanded_in_order_and_missing_files_stay() {
        let folder = std::env::temp_dir().join(format!("lanner-rules-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner.yaml")).unwrap();
        for name in ["b.yaml", "a.yml", "c.txt"] {
            fs::write(folder.join(name), "").unwrap();
        }
        let name = |name: &str| folder.join(name).display().to_string();
        let files = expand(&[name("missing.yaml"), folder.display().to_string(), name("c.txt")]).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(files, [name("missing.yaml"), name("a.yml"), name("b.yaml")]);
    }
}
