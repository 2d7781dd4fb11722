//! No crate has a cycle between modules, and none has a use that leads to a higher layer.

use std::fs;
use std::path::Path;

use testkit::modules::ModuleGraph;

/// A crate whose modules are checked.
struct Crate {
    /// The file of its root module.
    root: &'static str,
    /// Top-level modules from the lowest layer up; modules of one layer do not use each other.
    layers: &'static [&'static [&'static str]],
    /// Uses that lead down but are not allowed: from, to, reason.
    forbidden: &'static [(&'static str, &'static str, &'static str)],
    /// Modules whose cycle is about to be broken, with the reason why it is still there.
    known_cycles: &'static [(&'static str, &'static str)],
}

const CRATES: [Crate; 8] = [
    Crate {
        root: "benches/src/lib.rs",
        layers: &[&["dice"], &["name_pool"], &["families"]],
        forbidden: &[],
        known_cycles: &[],
    },
    Crate {
        root: "cli/src/main.rs",
        layers: &[
            &[
                "diff",
                "host",
                "listing",
                "memory",
                "outer_file",
                "outputs",
                "project",
                "report",
                "rule_summary",
                "terminal",
            ],
            &["explain", "rules"],
            &["failure", "relocation", "rule_search"],
            &[
                "capture",
                "condition",
                "levels",
                "live",
                "profile_file",
                "text_file",
            ],
            &["engine_options"],
            &["falco"],
            &["commands"],
        ],
        forbidden: &[],
        known_cycles: &[],
    },
    Crate {
        root: "compiler/src/lib.rs",
        layers: &[
            &["source", "spelling", "tables"],
            &["operators", "value"],
            &["syntax"],
            &["embedded", "format", "outline", "resolve"],
            &["check"],
            &["ir"],
            &["plan"],
            &["backend"],
            &["lint"],
            &["describe", "diagnostics"],
            &["compile", "migrate"],
            &["review"],
            &["fix", "recompile"],
        ],
        forbidden: &[
            ("lint", "backend", "lints analyse rules, not their evaluation"),
            ("ir", "syntax", "the graph does not know the syntax of rules"),
            ("ir", "source", "the graph does not know files"),
            ("backend", "syntax", "engines only know checked predicates"),
            ("backend", "source", "engines only know checked predicates"),
            (
                "diagnostics",
                "ir",
                "diagnostics report the findings of the phases up to `check`",
            ),
            (
                "diagnostics",
                "backend",
                "diagnostics report the findings of the phases up to `check`",
            ),
        ],
        known_cycles: &[],
    },
    Crate {
        root: "ebpf/src/lib.rs",
        layers: &[
            &["asm", "btf", "received", "record"],
            &["object", "reorder"],
            &["program"],
            &["probe"],
            &["listing"],
        ],
        forbidden: &[],
        known_cycles: &[],
    },
    Crate {
        root: "lsp/src/lib.rs",
        layers: &[
            &["address", "position", "project"],
            &["workspace"],
            &["features"],
            &["server"],
        ],
        forbidden: &[],
        known_cycles: &[],
    },
    Crate {
        root: "runtime/src/lib.rs",
        layers: &[
            &["event", "json", "sink"],
            &["capture"],
            &["state"],
            &["fields", "live"],
            &["output"],
            &["engine"],
            &["agent", "measure"],
            &["profile"],
        ],
        forbidden: &[("fields", "output", "values do not know how alerts are formatted")],
        known_cycles: &[],
    },
    Crate {
        root: "testkit/src/lib.rs",
        layers: &[&["modules"]],
        forbidden: &[],
        known_cycles: &[],
    },
    Crate {
        root: "xtask/src/main.rs",
        layers: &[&["docs", "sizes", "tables"]],
        forbidden: &[],
        known_cycles: &[],
    },
];

/// The modules of `item`; generated tables only have values of types that other modules define.
fn graph(item: &Crate) -> ModuleGraph {
    ModuleGraph::read(&testkit::root().join(item.root)).without_uses_of("tables/generated")
}

#[test]
fn no_crate_has_a_cycle_between_modules() {
    let mut wrong = Vec::new();
    let mut edges = 0;
    for item in &CRATES {
        let graph = graph(item);
        edges += graph.edge_count();
        let cycles = graph.cycles();
        let is_known = |cycle: &[String]| {
            let known = item.known_cycles.iter();
            known
                .clone()
                .any(|(module, _)| cycle.iter().any(|name| name == module))
        };
        for cycle in cycles.iter().filter(|cycle| !is_known(cycle)) {
            let uses = graph.uses_within(cycle).join("\n  ");
            wrong.push(format!("{}: cycle of {}\n  {uses}", item.root, cycle.join(", ")));
        }
        for (module, _) in item.known_cycles {
            if !cycles.iter().flatten().any(|name| name == module) {
                wrong.push(format!(
                    "{}: `{module}` is in no cycle any more: remove it",
                    item.root
                ));
            }
        }
    }
    assert!(
        edges > 1_000,
        "only {edges} uses were found: the test reads the wrong files"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_crate_has_a_use_of_a_higher_layer() {
    let mut wrong = Vec::new();
    for item in &CRATES {
        let violations = graph(item).layer_violations(item.layers, item.forbidden);
        wrong.extend(
            violations
                .into_iter()
                .map(|text| format!("{}: {text}", item.root)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Writes a crate of the given files and reads it.
fn sample(files: &[(&str, &str)]) -> ModuleGraph {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, text).expect("a source");
    }
    ModuleGraph::read(&folder.path().join("lib.rs"))
}

#[test]
fn cycles_are_found_in_every_form_of_use() {
    for (a, is_cycle) in [
        ("use crate::b::B;", true),
        ("use super::b;", true),
        ("fn f() { super::b::g(); }", true),
        ("fn f() { use crate::{b::{B as C}}; }", true),
        ("fn f() { println!(\"{}\", crate::b::g()); }", true),
        ("mod inner { use super::super::b::B; }", true),
        ("use crate::B;", true),
        ("use crate::*; use super::D;", true),
        ("#[cfg(test)] mod tests { use crate::b::B; }", false),
        ("#[cfg(test)] use crate::b::B; fn f() {}", false),
        ("#[cfg(test)] mod tests;", false),
        (
            "/// See [`crate::b`].\nfn f() { \"crate::b::B\"; } // crate::b",
            false,
        ),
        ("use crate::Root;", false),
        ("use crate::e::E;", false),
        ("use crate::c::B;", true),
    ] {
        let graph = sample(&[
            (
                "lib.rs",
                "mod a; mod b; mod c; mod e; pub use b::B; pub use b::*; pub struct Root;",
            ),
            ("a.rs", &format!("{a}\npub struct A;")),
            ("a/tests.rs", "use crate::b::B;"),
            (
                "b.rs",
                "use super::a::A; pub struct B; pub struct D; pub fn g() {}",
            ),
            ("c.rs", "pub struct C; pub use super::b::B;"),
            ("e.rs", "pub struct E;"),
        ]);
        let cycles = graph.cycles();
        assert_eq!(!cycles.is_empty(), is_cycle, "{a}: {cycles:?}");
        if is_cycle {
            assert!(
                cycles[0].starts_with(&["a".to_owned(), "b".to_owned()]),
                "{a}: {cycles:?}"
            );
        }
    }
}

#[test]
fn a_parent_that_calls_its_child_is_part_of_a_cycle() {
    let files = |parent| {
        [
            ("lib.rs", "mod a; mod b;"),
            ("a/mod.rs", parent),
            ("a/child.rs", "use super::Shared; use crate::b::B; pub fn f() {}"),
            ("b.rs", "use crate::a::Shared; pub struct B;"),
        ]
    };
    let declared = sample(&files("mod child; pub use child::f; pub struct Shared;"));
    assert_eq!(declared.cycles(), Vec::<Vec<String>>::new());
    let called = sample(&files(
        "mod child; pub struct Shared; fn g() { self::child::f(); }",
    ));
    assert_eq!(called.cycles(), [["a", "a/child", "b"]]);
}

#[test]
fn layers_are_checked() {
    let graph = sample(&[
        ("lib.rs", "mod a; mod b; mod c;"),
        ("a.rs", "use crate::b::B;"),
        ("b.rs", "pub struct B;"),
        ("c.rs", "use crate::a; use crate::b::B;"),
    ]);
    assert_eq!(
        graph.layer_violations(&[&["b"], &["a"], &["c"]], &[]),
        Vec::<String>::new()
    );
    assert_eq!(graph.layer_violations(&[&["b", "a"], &["c"]], &[]).len(), 1);
    assert_eq!(graph.layer_violations(&[&["a"], &["b"], &["c"]], &[]).len(), 1);
    assert_eq!(graph.layer_violations(&[&["b"], &["a"]], &[]).len(), 3);
    assert_eq!(
        graph
            .layer_violations(&[&["b"], &["a"], &["c"], &["d"]], &[])
            .len(),
        1
    );
    let forbidden = [("c", "b", "no reason")];
    assert_eq!(
        graph
            .layer_violations(&[&["b"], &["a"], &["c"]], &forbidden)
            .len(),
        1
    );
}
