//! The tables against the language: examples compile, and the reader knows the keys they list.

use std::collections::HashSet;

use compiler::compile::{Compilation, Options, compile};
use compiler::source::Sources;
use compiler::tables::{
    ArgumentRule, FIELDS, Field, FieldFlags, Key, KeyItem, KeyKind, KeyNeed, MODIFIERS, OPERATORS,
    TRANSFORMERS, event_names, events_named,
};

/// Compiles rule text with every known plugin taken to be loaded.
fn compiled(text: &str) -> Compilation {
    let mut sources = Sources::default();
    sources.add("rules.yaml", text.to_owned());
    compile(&sources, &Options::default())
}

/// What is wrong with the rule text, in words.
fn complaints(text: &str) -> Vec<String> {
    compiled(text)
        .reports
        .iter()
        .map(|report| format!("{report:?}"))
        .collect()
}

fn rule(name: &str, source: &str, condition: &str) -> String {
    format!(
        "- rule: {name:?}\n  desc: d\n  source: {source}\n  condition: >\n    {condition}\n  output: o\n  priority: INFO\n  warn_evttypes: false\n"
    )
}

/// A source whose events can have the field.
fn source(field: &Field) -> &'static str {
    match field.sources[0] {
        "*" if field.provider == "builtin" => "syscall",
        "*" => "k8s_audit",
        source => source,
    }
}

/// Asserts that each condition compiles, one rule each, in one file.
fn assert_compile(conditions: impl IntoIterator<Item = (&'static str, String)>) {
    let conditions: Vec<_> = conditions.into_iter().collect();
    let text: String = conditions
        .iter()
        .map(|(source, condition)| rule(condition, source, condition))
        .collect();
    let compilation = compiled(&text);
    assert!(!compilation.has_errors(), "{:#?}", complaints(&text));
    let rules: HashSet<_> = compilation.rules.iter().map(|rule| rule.name.as_str()).collect();
    for (_, condition) in &conditions {
        assert!(rules.contains(condition.as_str()), "{condition}");
    }
}

#[test]
fn examples_of_fields_compile() {
    let example = |field: &'static Field| Some((source(field), field.example?.to_owned()));
    let examples: Vec<_> = FIELDS.iter().filter_map(example).collect();
    assert!(examples.len() > 150, "{}", examples.len());
    assert_compile(examples);
}

#[test]
fn examples_of_operators_and_transformers_compile() {
    let examples = OPERATORS
        .iter()
        .map(|row| row.example)
        .chain(MODIFIERS.iter().map(|row| row.example))
        .chain(TRANSFORMERS.iter().map(|row| row.example));
    assert_compile(examples.map(|example| {
        let source = if example.starts_with("ka.") {
            "k8s_audit"
        } else {
            "syscall"
        };
        (source, example.to_owned())
    }));
}

#[test]
fn operators_accept_the_kinds_of_their_rows() {
    // A field and a constant for each kind.
    let samples = [
        ("proc.name", "1", "(1)"),
        ("fd.num", "1", "(1)"),
        ("evt.is_io", "true", "(true)"),
        ("fd.sip", "127.0.0.1", "(127.0.0.1)"),
        ("evt.buffer", "11", "(11)"),
        ("fd.types", "file", "(file)"),
    ];
    for row in &OPERATORS {
        for (name, constant, list) in samples {
            let field = FIELDS.iter().find(|field| field.name == name).unwrap();
            let right = match row.symbol {
                "exists" => "",
                "in" | "intersects" | "pmatch" => list,
                "<" | "<=" | ">" | ">=" => "1",
                _ => constant,
            };
            let condition = format!("{name} {} {right}", row.symbol);
            let accepted = !compiled(&rule("r", "syscall", &condition)).has_errors();
            let list = field.flags.contains(FieldFlags::LIST);
            assert_eq!(accepted, row.operator.accepts(field.ty, list), "{condition}");
        }
    }
}

#[test]
fn every_field_can_be_asked_for() {
    let conditions = FIELDS
        .iter()
        .filter(|field| field.syntax.is_none() && !field.flags.contains(FieldFlags::PRINT_ONLY))
        .map(|field| {
            let argument = match field.argument {
                ArgumentRule::Required { index: true, .. } => "[1]",
                ArgumentRule::Required { .. } => "[key]",
                ArgumentRule::None | ArgumentRule::Optional { .. } => "",
            };
            (source(field), format!("{}{argument} exists", field.name))
        });
    assert_compile(conditions);
}

#[test]
fn event_types_restrict_rules_to_their_codes() {
    let text: String = event_names()
        .iter()
        .map(|name| rule(name, "syscall", &format!("evt.type = {name}")))
        .collect();
    let compilation = compiled(&text);
    assert_eq!(
        compilation.rules.len(),
        event_names().len(),
        "{:#?}",
        complaints(&text)
    );
    for rule in &compilation.rules {
        assert_eq!(rule.events, events_named(&rule.name).unwrap(), "{}", rule.name);
    }
}

/// An item with its needed keys, then `key` with a value of its kind.
fn item_with(key: &Key) -> String {
    let value = |key: &Key| match key.kind {
        KeyKind::Name => "name".to_owned(),
        KeyKind::Text | KeyKind::Output => "text".to_owned(),
        KeyKind::Condition => "evt.type = open".to_owned(),
        KeyKind::Bool => key.default.unwrap_or("true").to_owned(),
        KeyKind::Number => "1000".to_owned(),
        KeyKind::Priority => "INFO".to_owned(),
        KeyKind::Source => "syscall".to_owned(),
        KeyKind::Engine => "0.1.0".to_owned(),
        KeyKind::Words => "[a, b]".to_owned(),
        KeyKind::Override => "{}".to_owned(),
        KeyKind::Exceptions => "[]".to_owned(),
        KeyKind::Plugins => "[]".to_owned(),
        KeyKind::Version | KeyKind::WordOrWords | KeyKind::Values => "0.1.0".to_owned(),
    };
    let lines = key
        .item
        .keys()
        .filter(|own| own.need != KeyNeed::No || own.name == key.name)
        .map(|own| format!("  {}: {}\n", own.name, value(own)));
    lines.collect::<String>().replacen(' ', "-", 1)
}

const ITEMS: [KeyItem; 5] = [
    KeyItem::RequiredEngineVersion,
    KeyItem::RequiredPluginVersions,
    KeyItem::List,
    KeyItem::Macro,
    KeyItem::Rule,
];

#[test]
fn the_reader_knows_every_key_of_the_table() {
    for key in ITEMS.into_iter().flat_map(KeyItem::keys) {
        let text = item_with(key);
        let compilation = compiled(&text);
        let complaints = complaints(&text);
        assert!(!compilation.has_errors(), "{text}{complaints:#?}");
        let unknown = complaints
            .iter()
            .find(|complaint| complaint.contains("unknown-key"));
        assert_eq!(unknown, None, "{text}");
    }
}

#[test]
fn the_reader_knows_no_other_keys() {
    for item in ITEMS {
        let text = item_with(item.keys().next().unwrap()) + "  surplus: 1\n";
        let complaints = complaints(&text).join("\n");
        assert!(complaints.contains("surplus"), "{text}{complaints}");
    }
}

#[test]
fn overrides_take_what_the_table_says() {
    for item in [KeyItem::List, KeyItem::Macro, KeyItem::Rule] {
        let base = item_with(item.keys().next().unwrap());
        let name = base.lines().next().unwrap();
        for key in item.keys().filter(|key| key.kind != KeyKind::Override) {
            for (operation, allowed) in [("append", key.append), ("replace", key.replace)] {
                let own = item_with(key);
                let line = own
                    .lines()
                    .find(|line| line[2..].starts_with(&format!("{}:", key.name)));
                let line = line.map_or(String::new(), |line| format!("  {}\n", &line[2..]));
                let line = if format!("- {}", line.trim()) == name {
                    String::new()
                } else {
                    line
                };
                // What is appended to a condition goes on where that ends.
                let line = match operation {
                    "append" => line.replace("evt.type = open", "or evt.type = close"),
                    _ => line,
                };
                let text = format!("{base}{name}\n{line}  override: {{{}: {operation}}}\n", key.name);
                let accepted = !compiled(&text).has_errors();
                assert_eq!(accepted, allowed, "{text}{:#?}", complaints(&text));
            }
        }
    }
}
