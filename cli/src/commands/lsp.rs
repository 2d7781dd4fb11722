//! `lanner lsp`: the language server.

use std::path::{Path, PathBuf};

use clap::Args;
use compiler::compile;
use compiler::diagnostics::Levels;
use compiler::format;
use serde_yaml::Value;

use crate::failure::{Exit, Failure};
use crate::falco::{Configuration, expand_rules_files};
use crate::project::{self, ProjectError, ProjectFile};
use crate::rules;

/// The folder that Falco's configuration names in most installations; few workspaces are there.
const INSTALLED: &str = "/etc/falco";

/// Run the language server on the standard streams
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  lanner lsp

Editors start the server; docs/editors.md describes how to set them up. The lanner.toml of the
workspace, or else its falco.yaml, determines which rule files are loaded and in which order.

Exit codes: 0 after a regular shutdown; 1 if the editor closed the connection without one.")]
pub(crate) struct Options {
    /// Has no effect: the server always uses the standard streams, but some editors pass the option
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(crate) fn run(_: &Options) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Usage(error.to_string()))?;
    let ended = runtime.block_on(lsp::serve(read_project));
    // A thread may still be blocked reading the standard input, and nothing can wake it.
    runtime.shutdown_background();
    Ok(match ended {
        lsp::Exit::Clean => Exit::Success,
        lsp::Exit::WithoutShutdown => Exit::Findings,
    })
}

fn read_project(file: &Path) -> Result<lsp::Project, Vec<lsp::Problem>> {
    if file.ends_with(lsp::PROJECT_FILES[0]) {
        read_lanner_toml(file)
    } else {
        read_falco_yaml(file)
    }
}

/// Reads the project from `lanner.toml`.
fn read_lanner_toml(file: &Path) -> Result<lsp::Project, Vec<lsp::Problem>> {
    let project = project::find(ProjectFile::File(file), file).map_err(problems)?;
    let patterns = project
        .rule_files()
        .map_err(|error| vec![problem(error.to_string())])?;
    let mut problems = Vec::new();
    let mut rules = Vec::new();
    for path in patterns {
        match rules::expand(&path) {
            Ok(files) => rules.extend(files),
            Err(error) => problems.push(problem(error.to_string())),
        }
    }
    problems.extend(missing(&rules));
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(lsp::Project {
        rules,
        options: compile::Options {
            assumed: project.assumed(&[]),
            ..compile::Options::default()
        },
        levels: project.levels(),
        layout: project.format,
    })
}

fn problems(error: ProjectError) -> Vec<lsp::Problem> {
    match error {
        ProjectError::Content(problems) => problems
            .places()
            .map(|(line, column, message)| lsp::Problem {
                line: line.saturating_sub(1) as u32,
                column: column.saturating_sub(1) as u32,
                message: message.to_owned(),
            })
            .collect(),
        other => vec![problem(other.to_string())],
    }
}

/// Returns a problem of the file as a whole.
fn problem(message: String) -> lsp::Problem {
    lsp::Problem {
        line: 0,
        column: 0,
        message,
    }
}

fn missing(rules: &[PathBuf]) -> impl Iterator<Item = lsp::Problem> {
    let gone = rules.iter().filter(|path| !path.is_file());
    gone.map(|path| problem(format!("file not found: {}", path.display())))
}

/// Reads the project from `falco.yaml`: its rule files, searched beside it if they are not where it says.
fn read_falco_yaml(file: &Path) -> Result<lsp::Project, Vec<lsp::Problem>> {
    let shown = file.display().to_string();
    let configuration =
        Configuration::load(Some(&shown), &[]).map_err(|error| vec![problem(error.to_string())])?;
    let document: Value =
        serde_yaml::from_str(&configuration.text).map_err(|error| vec![problem(error.to_string())])?;
    let named = document.get("rules_files").or_else(|| document.get("rules_file"));
    let named: Vec<&str> = match named {
        Some(Value::Sequence(paths)) => paths.iter().filter_map(Value::as_str).collect(),
        Some(Value::String(path)) => vec![path],
        _ => Vec::new(),
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    let there: Vec<String> = named
        .into_iter()
        .filter_map(|path| beside(folder, Path::new(path)))
        .map(|path| path.display().to_string())
        .collect();
    let rules =
        expand_rules_files(&there).map_err(|(path, error)| vec![problem(format!("{path}: {error}"))])?;
    Ok(lsp::Project {
        rules: rules.into_iter().map(PathBuf::from).collect(),
        options: compile::Options {
            append_output: configuration.append_output,
            ..compile::Options::default()
        },
        levels: Levels::default(),
        layout: format::Options::default(),
    })
}

/// Returns the file that a path of a configuration in `folder` refers to. Paths without a file are
/// skipped, as Falco skips them.
fn beside(folder: &Path, path: &Path) -> Option<PathBuf> {
    // In a repository, the files that will be installed in /etc/falco are beside the configuration.
    let installed = path.strip_prefix(INSTALLED).ok().map(|rest| folder.join(rest));
    let candidates = [installed, Some(folder.join(path))];
    candidates.into_iter().flatten().find(|path| path.exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_falco_configuration_are_found_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::create_dir(path("rules.d")).unwrap();
        for name in [
            "falco_rules.yaml",
            "rules.d/b.yaml",
            "rules.d/a.yaml",
            "local.yaml",
        ] {
            std::fs::write(path(name), "- list: l\n  items: []\n").unwrap();
        }
        let text = "rules_files:\n  - /etc/falco/falco_rules.yaml\n  - /etc/falco/missing.yaml\n  - /etc/falco/rules.d\n  - local.yaml\n";
        std::fs::write(path("falco.yaml"), text).unwrap();
        let project = read_project(&path("falco.yaml")).unwrap();
        let expected = [
            "falco_rules.yaml",
            "rules.d/a.yaml",
            "rules.d/b.yaml",
            "local.yaml",
        ];
        assert_eq!(project.rules, expected.map(path));
    }

    #[test]
    fn projects_have_files_or_all_their_errors() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("a.yaml"), "").unwrap();
        let write = |text: &str| std::fs::write(path("lanner.toml"), text).unwrap();
        write("rules = [\"*.yaml\"]\n[lints]\nunused-list = \"deny\"\n");
        let project = read_project(&path("lanner.toml")).unwrap();
        assert_eq!(project.rules, [path("a.yaml")]);
        assert_ne!(project.levels, Levels::default());
        write("rules = [\"b.yaml\"]\n");
        assert!(
            read_project(&path("lanner.toml")).unwrap_err()[0]
                .message
                .contains("matches no file")
                || read_project(&path("lanner.toml")).unwrap_err()[0]
                    .message
                    .contains("file not found")
        );
        write("x = 1\nrules = 2\n");
        let problems = read_project(&path("lanner.toml")).unwrap_err();
        assert_eq!(
            problems.iter().map(|problem| problem.line).collect::<Vec<_>>(),
            [0, 1]
        );
    }
}
