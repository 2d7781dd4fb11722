//! `lanner completions`.

use std::process::Command;

#[test]
fn every_shell_gets_a_script_that_names_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = Command::new(env!("CARGO_BIN_EXE_lanner"))
            .args(["completions", shell])
            .output()
            .unwrap();
        assert!(output.status.success(), "{shell}");
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("fields"), "{shell}");
    }
}

#[test]
fn an_unknown_shell_is_wrong_usage() {
    let output = Command::new(env!("CARGO_BIN_EXE_lanner"))
        .args(["completions", "tcl"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("'tcl'"));
}
