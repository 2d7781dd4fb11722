//! A real editor: Neovim, headless, with the Lua file of `editors/nvim`.

use std::process::{Command, Stdio};

use tempfile::tempdir;

const MACROS: &str = "- macro: shells_run\n  condition: evt.type = execve and proc.name in (sh, bash)\n";
const RULES: &str = "- rule: Shell\n  desc: a shell\n  condition: shells_run and proc.nmae = sh\n  output: Shell %proc.name\n  priority: WARNING\n";

#[test]
fn neovim_works_with_the_server() {
    let version = Command::new("nvim").arg("--version").output();
    if version.is_err() {
        eprintln!("SKIP: no nvim to work with (Debian: neovim)");
        return;
    }
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempdir().unwrap();
    let workspace = folder.path().join("workspace");
    std::fs::create_dir(&workspace).unwrap();
    for (name, text) in [
        ("macros.yaml", MACROS),
        ("rules.yaml", RULES),
        ("play.yaml", "- name: play\n  hosts: all\n"),
        ("lanner.toml", "rules = [\"macros.yaml\", \"rules.yaml\"]\n"),
    ] {
        std::fs::write(workspace.join(name), text).unwrap();
    }
    let report = folder.path().join("report");
    let session = root.join("cli/tests/lsp/neovim/session.lua");
    let output = Command::new("nvim")
        .args(["--headless", "-n", "-u", "NONE", "-i", "NONE", "-c"])
        .arg(format!("luafile {}", session.display()))
        .current_dir(&workspace)
        .env("LANNER_BIN", env!("CARGO_BIN_EXE_lanner"))
        .env("LANNER_EDITORS", root.join("editors"))
        .env("LANNER_REPORT", &report)
        .env("XDG_STATE_HOME", folder.path())
        .env("XDG_CACHE_HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let report = std::fs::read_to_string(&report).unwrap_or_else(|error| panic!("{error}: {said}"));
    assert!(report.lines().count() > 12, "{report}\n{said}");
    assert!(
        report.lines().all(|line| line.starts_with("ok ")),
        "{report}\n{said}"
    );
}
