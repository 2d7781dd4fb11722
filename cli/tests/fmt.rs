//! `lanner fmt`.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::{Output, Stdio};

mod sample;

use sample::{Folder, command, lanner, stderr, stdout};

const LOOSE: &str = "- macro:   m   # a macro\n  condition:  evt.type=open\n";
const NEAT: &str = "- macro: m # a macro\n  condition: evt.type = open\n";
const BROKEN: &str = "- macro: m\n  condition: \"a\" b\n";

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn files_are_changed_in_place() {
    let folder = Folder::new("fmt-place");
    let (loose, neat) = (folder.file("loose.yaml", LOOSE), folder.file("neat.yml", NEAT));
    fs::set_permissions(&loose, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path("link");
    symlink(&loose, &link).unwrap();
    let output = lanner(&["fmt", &link, &neat]);
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (
            Some(0),
            String::new(),
            "1 file formatted, 1 file unchanged\n".to_owned()
        )
    );
    assert_eq!(fs::read_to_string(&loose).unwrap(), NEAT);
    assert_eq!(fs::metadata(&loose).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let output = lanner(&["fmt", &folder.path("")]);
    assert_eq!(stderr(&output), "0 files formatted, 2 files unchanged\n");
}

#[test]
fn checks_and_differences_change_nothing() {
    let folder = Folder::new("fmt-check");
    let (loose, neat) = (folder.file("loose.yaml", LOOSE), folder.file("neat.yaml", NEAT));
    let output = lanner(&["fmt", "--check", &loose, &neat]);
    assert_eq!(
        (output.status.code(), stdout(&output)),
        (Some(1), format!("{loose}\n"))
    );
    assert_eq!(stderr(&output), "1 file would change, 1 file would not\n");
    assert_eq!(lanner(&["fmt", "--check", &neat]).status.code(), Some(0));
    let output = lanner(&["fmt", "--diff", &loose, &neat]);
    assert_eq!(output.status.code(), Some(0));
    let expected = format!(
        "--- {loose}\n+++ {loose}\n@@ -1,2 +1,2 @@\n-- macro:   m   # a macro\n-  condition:  evt.type=open\n\
         +- macro: m # a macro\n+  condition: evt.type = open\n"
    );
    assert_eq!(stdout(&output), expected);
    assert_eq!(
        lanner(&["fmt", "--diff", "--check", &loose]).status.code(),
        Some(1)
    );
    assert_eq!(fs::read_to_string(&loose).unwrap(), LOOSE);
    let colored = lanner(&["fmt", "--diff", "--color", "always", &loose]);
    assert!(
        stdout(&colored).contains("\u{1b}[32m+- macro: m # a macro"),
        "{}",
        stdout(&colored)
    );
}

#[test]
fn what_is_not_yaml_is_left_alone() {
    let folder = Folder::new("fmt-broken");
    let broken = folder.file("broken.yaml", BROKEN);
    let loose = folder.file("loose.yaml", LOOSE);
    let output = lanner(&["fmt", &broken, &loose]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        format!(
            "{broken}:2:18: invalid YAML: unexpected scalar\n{broken}: not changed\n\
             1 file formatted, 0 files unchanged, 1 file not valid\n"
        )
    );
    assert_eq!(fs::read_to_string(&broken).unwrap(), BROKEN);
    assert_eq!(fs::read_to_string(&loose).unwrap(), NEAT);
    let latin = folder.file("latin.yaml", b"- list: \xE9\n  items: []\n");
    let output = lanner(&["fmt", &latin]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        format!("lanner: {latin}: not in UTF-8, so that it cannot be changed\n")
    );
    assert_eq!(
        lanner(&["fmt", &folder.path("missing.yaml")]).status.code(),
        Some(2)
    );
}

#[test]
fn a_file_with_an_unclosed_quote_is_not_changed() {
    let folder = Folder::new("fmt-quote");
    let text = "- rule: R\n  desc: \"one\n  condition:   evt.type=open\n- macro:   m\n  condition: a.b=1\n";
    let file = folder.file("rules.yaml", text);
    for arguments in [["fmt", &file], ["fix", &file]] {
        let output = lanner(&arguments);
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        assert!(stderr(&output).contains("unclosed quote"), "{}", stderr(&output));
        assert_eq!(fs::read_to_string(&file).unwrap(), text);
    }
    let output = lanner(&["fmt", &file]);
    assert!(
        stderr(&output).starts_with(&format!("{file}:2:9: unclosed quote\n")),
        "{}",
        stderr(&output)
    );
    let check = lanner(&["check", "--format", "concise", &file]);
    assert_eq!(check.status.code(), Some(1));
    let shown = format!("{}{}", stdout(&check), stderr(&check));
    assert!(
        shown.contains("2:9") && shown.contains("unclosed quote"),
        "{shown}"
    );
    assert!(!shown.contains("missing"), "{shown}");
}

#[test]
fn layout_only_keeps_keys_and_quotes() {
    let text = "- condition:   a.b=1\n  macro: \"m\"\n";
    let output = with_input(&["fmt", "--layout-only", "-"], text.as_bytes());
    assert_eq!(stdout(&output), "- condition: a.b = 1\n  macro: \"m\"\n");
    let folder = Folder::new("fmt-layout-only");
    folder.file(
        "lanner.toml",
        "rules = [\"rules.yaml\"]\n[format]\nlayout-only = true\nwidth = 20\n",
    );
    let rules = folder.file("rules.yaml", "- items: [aaaa, bbbb, cccc, dddd]\n  list: \"l\"\n");
    let output = lanner(&["fmt", &rules]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        fs::read_to_string(&rules).unwrap(),
        "- items: [\n    aaaa, bbbb,\n    cccc, dddd\n    ]\n  list: \"l\"\n"
    );
    folder.file("lanner.toml", "[format]\nwidth = 0\nlayout-onyl = true\n");
    let output = lanner(&["fmt", &rules]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("`width` must be a positive number"),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("layout-only"), "{}", stderr(&output));
}

#[test]
fn differences_can_be_applied_with_patch() {
    let Ok(version) = std::process::Command::new("patch").arg("--version").output() else {
        eprintln!("SKIPPED: `patch` is not installed");
        return;
    };
    assert!(version.status.success());
    let folder = Folder::new("fmt-patch");
    for (name, ends) in [("unix", "\n"), ("windows", "\r\n")] {
        for text in [
            LOOSE.to_owned(),
            format!("# a\n# b\n# c\n# d\n# e\n\n{LOOSE}\n- list:  l\n  items: []"),
        ] {
            let text = text.replace('\n', ends);
            let file = folder.file(&format!("{name}.yaml"), &text);
            let output = lanner(&["fmt", "--diff", &file]);
            let diff = folder.path("changes.diff");
            fs::write(&diff, &output.stdout).unwrap();
            assert_eq!(lanner(&["fmt", &file]).status.code(), Some(0));
            let formatted = fs::read(&file).unwrap();
            fs::write(&file, &text).unwrap();
            let patched = std::process::Command::new("patch")
                .args([&file, &diff])
                .output()
                .unwrap();
            assert!(patched.status.success(), "{name}: {}", stdout(&patched));
            assert_eq!(fs::read(&file).unwrap(), formatted, "{name}");
        }
    }
}

#[test]
fn the_standard_input_goes_to_the_standard_output() {
    let output = with_input(&["fmt", "-"], LOOSE.as_bytes());
    assert_eq!(
        (stdout(&output), stderr(&output)),
        (NEAT.to_owned(), String::new())
    );
    assert_eq!(stdout(&with_input(&["fmt", "-"], NEAT.as_bytes())), NEAT);
    let marked = format!("\u{FEFF}{}", LOOSE.replace('\n', "\r\n"));
    assert_eq!(
        stdout(&with_input(&["fmt", "-"], marked.as_bytes())),
        format!("\u{FEFF}{}", NEAT.replace('\n', "\r\n"))
    );
    let output = with_input(&["fmt", "--check", "-"], LOOSE.as_bytes());
    assert_eq!(
        (output.status.code(), stdout(&output)),
        (Some(1), "<stdin>\n".to_owned())
    );
    let output = with_input(&["fmt", "-"], b"- macro: m\n  condition: a.b = and or\n");
    assert_eq!(
        stderr(&output),
        "<stdin>:2:14: not formatted: the condition cannot be parsed by itself\n"
    );
}

/// Two rule files in the values of another one, of different depth.
const VALUES: &str = "\
image: falco   # as it is
customRules:
  one.yaml: |-
    - macro:   m # here

      condition:   evt.type=open
  two.yaml: |+
      - list:  l
        items: [a,
          b]

tail: [1,2]
";
const NEAT_VALUES: &str = "\
image: falco   # as it is
customRules:
  one.yaml: |-
    - macro: m # here
      condition: evt.type = open
  two.yaml: |+
      - list: l
        items: [a, b]

tail: [1,2]
";

#[test]
fn rules_inside_values_are_laid_out_where_they_are() {
    for ends in ["\n", "\r\n"] {
        let (values, neat) = (VALUES.replace('\n', ends), NEAT_VALUES.replace('\n', ends));
        let output = with_input(&["fmt", "--embedded", "-"], values.as_bytes());
        assert_eq!((stdout(&output), stderr(&output)), (neat.clone(), String::new()));
        assert_eq!(
            stdout(&with_input(&["fmt", "--embedded", "-"], neat.as_bytes())),
            neat
        );
    }
    // The width is that of the outer file's lines.
    let list: Vec<String> = (0..40).map(|index| format!("word{index}")).collect();
    let long = format!(
        "v:\n  rules: |\n    - list: l\n      items: [{}]\n",
        list.join(", ")
    );
    let laid_out = stdout(&with_input(
        &["fmt", "--embedded", "--width", "60", "-"],
        long.as_bytes(),
    ));
    assert!(laid_out.lines().count() > 8, "{laid_out}");
    assert!(laid_out.lines().all(|line| line.len() <= 60), "{laid_out}");
}

#[test]
fn values_that_cannot_be_rewritten_are_told() {
    let told = |text: &str| {
        let output = with_input(&["fmt", "--embedded", "-"], text.as_bytes());
        assert_eq!((output.status.code(), stdout(&output)), (Some(1), String::new()));
        stderr(&output)
    };
    let folded = "a: >\n  - list: l\n\n    items: [ ]\n";
    assert_eq!(
        told(folded),
        "<stdin>:1:4: rules in a folded value cannot be changed in place: write them as a literal block \
         (`key: |`)\n<stdin>: not changed\n"
    );
    assert!(told("a: \"- list: l\\n  items: [ ]\"\n").contains("<stdin>:1:4: rules in a quoted value"));
    assert!(told("a: b\n").contains("the file is not a rule file and contains no rules"));
    assert!(told("a: [\n").contains("invalid YAML"));
    // What is wrong inside is told at its place outside.
    let broken = "v:\n  a: |\n    - list: l\n      items: [\n";
    assert!(
        told(broken).starts_with("<stdin>:4:14: invalid YAML: unclosed bracket"),
        "{}",
        told(broken)
    );
}

#[test]
fn without_files_the_rules_of_the_project_are_laid_out() {
    let folder = Folder::new("fmt-project");
    let loose = folder.file("loose.yaml", LOOSE);
    folder.file("lanner.toml", "rules = [\"*.yaml\"]\n");
    let here = |arguments: &[&str]| command(arguments).current_dir(folder.path("")).output().unwrap();
    assert_eq!(here(&["fmt", "--check"]).status.code(), Some(1));
    assert_eq!(here(&["fmt"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(&loose).unwrap(), NEAT);
    let output = here(&["fmt", "--no-config"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("no rule files"), "{}", stderr(&output));
}
