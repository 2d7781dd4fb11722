use super::*;
use crate::source::{FileId, Sources};
use crate::syntax::items;

/// Each mention as `text role`, in file order.
fn show(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let file: FileId = sources.add("rules.yaml", text.to_owned());
    let outline = Outline::new(&items::read(file, sources.file(file).text()));
    outline
        .items
        .iter()
        .flat_map(|item| &item.mentions)
        .map(|mention| format!("{} {}", sources.text(mention.span), role(&mention.role)))
        .collect()
}

fn role(role: &Role) -> String {
    match role {
        Role::Key(_, Some(_)) => "key".into(),
        Role::Key(_, None) => "no key".into(),
        Role::ItemName(name) => format!("item {name}"),
        Role::Connective => "connective".into(),
        Role::Macro(_) => "macro".into(),
        Role::Field {
            name,
            argument,
            output,
        } => {
            let argument = argument
                .as_ref()
                .map_or_else(String::new, |text| format!(" of {text}"));
            let place = if *output { "shown" } else { "field" };
            format!("{place} {name}{argument}")
        }
        Role::Transformer(_) => "transformer".into(),
        Role::Operator(_) => "operator".into(),
        Role::Word { text, field, .. } => format!("word {text} for {}", field.as_deref().unwrap_or("-")),
        Role::Element(_) => "element".into(),
        Role::Tag(_) => "tag".into(),
        Role::Priority => "priority".into(),
        Role::Source => "source".into(),
        Role::Keyword => "keyword".into(),
        Role::Number => "number".into(),
    }
}

#[test]
fn rules_are_outlined_name_by_name() {
    let text = "\
- rule: Shell here
  condition: >
    spawned and not (proc.name in (shells, \"b sh\") or
    tolower(proc.aname[2]) in (a)) and fd.num = val(evt.rawres)
  output: \"%proc.name did %evt.arg[0] and %toupper(fd.name)!\"
  priority: WARNING
  tags: [t1, t2]
  colour: red
";
    let expected = "\
rule key
Shell here item Shell here
condition key
spawned macro
and connective
not connective
proc.name field proc.name
in operator
shells word shells for proc.name
b sh word b sh for proc.name
or connective
tolower transformer
proc.aname[2] field proc.aname of 2
in operator
a word a for -
and connective
fd.num field fd.num
= operator
val transformer
evt.rawres field evt.rawres
output key
proc.name shown proc.name
evt.arg[0] shown evt.arg of 0
toupper transformer
fd.name shown fd.name
priority key
WARNING priority
tags key
t1 tag
t2 tag
colour no key";
    assert_eq!(show(text), expected.lines().collect::<Vec<_>>());
}

#[test]
fn lists_overrides_and_exceptions_are_outlined() {
    let text = "\
- list: shells
  items: [sh, 'bash', more]
  override: {items: append}
- rule: R
  exceptions:
    - name: known
      fields: [proc.name, 'proc.aname[2]']
      comps: [=, startswith]
      values:
        - [cron, sys]
  override:
    exceptions: append
- required_engine_version: 0.40.0
";
    let expected = [
        "list key",
        "shells item shells",
        "items key",
        "sh element",
        "bash element",
        "more element",
        "override key",
        "items key",
        "append keyword",
        "rule key",
        "R item R",
        "exceptions key",
        "name key",
        "known item known",
        "fields key",
        "proc.name field proc.name",
        "proc.aname[2] field proc.aname of 2",
        "comps key",
        "= operator",
        "startswith operator",
        "values key",
        "cron element",
        "sys element",
        "override key",
        "exceptions key",
        "append keyword",
        "required_engine_version key",
        "0.40.0 number",
    ];
    let shown = show(text);
    assert_eq!(shown, expected);
}

#[test]
fn half_typed_conditions_keep_their_parsable_names() {
    let shown = show("- macro: m\n  condition: proc. = sh and other and (fd.num\n");
    assert!(shown.contains(&"other macro".to_owned()), "{shown:?}");
    assert!(shown.contains(&"m item m".to_owned()), "{shown:?}");
}

#[test]
fn mentions_are_found_by_position() {
    let text = "- macro: m\n  condition: proc.name = sh\n- macro: n\n  condition: m\n";
    let mut sources = Sources::default();
    let file = sources.add("rules.yaml", text.to_owned());
    let outline = Outline::new(&items::read(file, text));
    let at = |needle: &str| text.find(needle).unwrap() as u32;
    let (item, mention) = outline.mention_at(at("sh")).unwrap();
    assert_eq!(item.name.as_ref().unwrap().text, "m");
    assert_eq!(sources.text(mention.span), "sh");
    let (item, mention) = outline.mention_at(text.len() as u32 - 1).unwrap();
    assert_eq!(item.name.as_ref().unwrap().text, "n");
    assert_eq!(mention.role, Role::Macro("m".to_owned()));
    assert!(outline.mention_at(0).is_none());
}
