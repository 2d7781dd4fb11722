//! Every diagnostic has a page, and its examples do what they say.

use compiler::compile::{Options, read_and_compile};
use compiler::diagnostics::catalogue::ALL;
use compiler::diagnostics::{Declaration, Level, Levels, Selector};
use compiler::review::{Reviewed, review};
use compiler::source::Sources;

#[test]
fn pages_show_what_they_describe() {
    let folder = testkit::root().join("docs/diagnostics");
    let index = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut wrong = Vec::new();
    for declaration in ALL {
        let path = folder.join(format!("{}.md", declaration.id));
        let page =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let heading = format!("# {} ({})", declaration.id, declaration.code());
        assert!(page.starts_with(&heading), "{}", path.display());
        assert!(
            page.contains(declaration.title),
            "{}: {}",
            path.display(),
            declaration.title
        );
        assert!(
            index.contains(&format!("[{0}]({0}.md)", declaration.id)),
            "{heading} is not in the index"
        );
        for (heading, good) in [("## Bad", false), ("## Good", true)] {
            let (fence, example) = block(&page, heading);
            if fence.contains("shown") {
                continue;
            }
            let found = run(example, declaration);
            let as_described = if good {
                found.is_empty()
            } else {
                found.contains(&declaration.id)
            };
            if !as_described {
                wrong.push(format!("{} {heading}: {found:?}", declaration.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_page_is_left_over() {
    for page in testkit::files(&testkit::root().join("docs/diagnostics"), ".md") {
        let name = page.file_stem().unwrap().to_str().unwrap();
        assert!(
            name == "README" || ALL.iter().any(|declaration| declaration.id == name),
            "{}",
            page.display()
        );
    }
}

/// The fence line and the content of the code block below a heading.
fn block<'p>(page: &'p str, heading: &str) -> (&'p str, &'p str) {
    let (_, section) = page
        .split_once(heading)
        .unwrap_or_else(|| panic!("{heading}: {page}"));
    let (_, block) = section.split_once("```").unwrap();
    let (fence, rest) = block.split_once('\n').unwrap();
    (fence, rest.split_once("```").unwrap().0)
}

/// Names of what is found with default levels, and this diagnostic even if it is off by default.
fn run(text: &str, shown: &'static Declaration) -> Vec<&'static str> {
    let mut sources = Sources::default();
    sources.add("example.yaml", text.to_owned());
    let (files, compilation) = read_and_compile(&sources, &Options::default());
    let mut levels = Levels::default();
    if shown.level == Level::Allow {
        levels.layer(&[(Selector::One(shown), Level::Warning)]);
    }
    let reviewed = Reviewed {
        sources: &sources,
        files: &files,
        compilation: &compilation,
    };
    let reports = review(reviewed, &levels);
    reports.iter().map(|report| report.declaration.id).collect()
}
