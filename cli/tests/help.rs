//! Help texts: what every command says about itself.

mod sample;

use sample::{lanner, stdout};

fn help(arguments: &[&str]) -> String {
    let output = sample::command(arguments).env("COLUMNS", "100").output().unwrap();
    assert!(output.status.success(), "{arguments:?}");
    stdout(&output)
}

#[test]
fn the_program_lists_its_commands() {
    insta::assert_snapshot!("lanner", help(&["--help"]));
}

#[test]
fn commands_show_their_options_and_examples() {
    for command in [
        "run",
        "print",
        "record",
        "check",
        "fmt",
        "bench",
        "profile",
        "lsp",
        "completions",
        "explain",
        "falco",
    ] {
        let text = help(&["help", command]);
        assert!(text.contains("Examples:\n  "), "{command}: {text}");
        insta::assert_snapshot!(command, text);
    }
}

#[test]
fn versions_are_printed() {
    assert_eq!(
        stdout(&lanner(&["--version"])),
        concat!("lanner ", env!("CARGO_PKG_VERSION"), "\n")
    );
}
