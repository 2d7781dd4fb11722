//! `README.md`: what it shows is what the program prints.
//!
//! `INSTA_UPDATE=always` writes the page anew, as it does with snapshots.

use std::fmt::Write as _;
use std::path::Path;

mod sample;

use sample::{command, stdout};

/// Behind it stands a command, and below that what it prints.
const SCREEN: &str = "```text\n$ lanner ";

/// What `lanner` prints when called so at the root of the repository, without blanks at line ends.
fn screen(call: &str, root: &Path) -> String {
    let arguments: Vec<&str> = call.split_whitespace().collect();
    let output = command(&arguments).current_dir(root).output().unwrap();
    let lines = stdout(&output);
    let lines = lines.lines().map(str::trim_end);
    lines.fold(String::new(), |screen, line| screen + line + "\n")
}

#[test]
fn screens_are_as_they_are() {
    let root = testkit::root();
    let path = root.join("README.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let mut parts = page.split(SCREEN);
    let mut now = parts.next().unwrap().to_owned();
    let mut count = 0;
    for part in parts {
        let (call, rest) = part.split_once('\n').unwrap();
        let (_, behind) = rest.split_once("```").unwrap();
        let screen = screen(call, &root);
        assert!(screen.lines().count() > 3, "lanner {call} prints {screen:?}");
        write!(now, "{SCREEN}{call}\n{screen}```{behind}").unwrap();
        count += 1;
    }
    assert!(count >= 2, "{count} screens");
    if std::env::var("INSTA_UPDATE").as_deref() == Ok("always") {
        std::fs::write(&path, now).unwrap();
    } else {
        assert!(
            now == page,
            "README.md shows what is no longer printed; write it anew with INSTA_UPDATE=always"
        );
    }
}
