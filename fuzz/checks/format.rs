//! What must hold for any bytes that are laid out as a rule file. The fuzz target calls it with
//! invented bytes, an ordinary test with every input that once broke it.

use compiler::format::{FormatError, Formatted, Options, format};
use compiler::source::{FileId, Sources, decode};
use compiler::syntax::items::{self, Action, Entry, Step};

/// Formats `bytes`. Nothing panics; the result means the same, and formatting it again changes nothing.
pub(crate) fn check(bytes: &[u8]) -> Option<Formatted> {
    let text = decode(bytes);
    for width in [Options::default().width, 24] {
        let options = Options {
            width,
            ..Options::default()
        };
        let formatted = match format(FileId(0), &text, options) {
            Ok(formatted) => formatted,
            Err(FormatError::Changed(changed)) => {
                panic!("more than the layout would change: {text:?}\n{text}\nbecame\n{changed}")
            }
            Err(_) => return None,
        };
        assert_eq!(
            meaning(&text),
            meaning(&formatted.text),
            "{text:?}\n{}",
            formatted.text
        );
        let again = format(FileId(0), &formatted.text, options).expect("what is laid out can be read");
        assert_eq!(formatted.text, again.text, "laid out twice, from {text:?}");
        assert_eq!(formatted.unformatted.len(), again.unformatted.len(), "{text:?}");
        if width == 24 {
            return Some(formatted);
        }
    }
    None
}

/// What a file amounts to: its items with their values, and what they come to together. Conditions
/// are given without blanks; that their trees are the same is asserted by the formatter itself in
/// builds with debug assertions.
fn meaning(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    let id = sources.add("a.yaml", text.to_owned());
    let file = items::read(id, text);
    let mut meaning = Vec::new();
    for entry in &file.entries {
        match entry {
            Entry::Fact(fact) => meaning.push(format!("{:?}", fact.kind)),
            Entry::Item(item) => {
                let mut facts = Vec::new();
                for step in &item.steps {
                    match step {
                        Step::Fact(fact) => facts.push(format!("{:?}", fact.kind)),
                        Step::Action(action) => meaning.push(action_text(action)),
                    }
                }
                // Unknown keys are reported in file order, which formatting may change.
                facts.sort();
                meaning.extend(facts);
            }
        }
    }
    meaning
}

fn action_text(action: &Action) -> String {
    let told = format!("{action:?}");
    let name = told.split(['(', ' ']).next().unwrap_or_default().to_owned();
    let condition = |text: &Option<items::Text>| {
        text.as_ref().map(|text| {
            let blank = |letter: &char| !letter.is_ascii_whitespace() && !matches!(letter, '\x08' | '\x0B');
            text.value.as_str().chars().filter(blank).collect::<String>()
        })
    };
    let text = |text: &Option<items::Text>| text.as_ref().map(|text| text.value.as_str().to_owned());
    let parts = match action {
        Action::RequireEngine(version) => format!("{:?}", version.version),
        Action::RequirePlugin(plugin) => {
            let choice =
                |choice: &items::PluginChoice| (choice.name.value.clone(), choice.version.value.clone());
            let texts = plugin.choices.iter().map(choice);
            format!(
                "{:?}",
                texts
                    .map(|(name, version)| [name.as_str().to_owned(), version.as_str().to_owned()])
                    .collect::<Vec<_>>()
            )
        }
        Action::DefineList(list) | Action::AppendList(list) => {
            format!("{} {:?}", list.name.value.as_str(), elements(list.items.as_ref()))
        }
        Action::DefineMacro(item) | Action::AppendMacro(item) => {
            format!("{} {:?}", item.name.value.as_str(), condition(&item.condition))
        }
        Action::DefineRule(rule) => format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            rule.name.value.as_str(),
            condition(&rule.condition),
            text(&rule.output),
            text(&rule.desc),
            rule.priority.as_ref().map(|priority| priority.value),
            text(&rule.source),
            rule.enabled.as_ref().map(|enabled| enabled.value),
            elements(rule.tags.as_ref()),
            rule.exceptions.as_ref().map(exceptions),
        ),
        Action::AppendRule(rule) | Action::ReplaceRule(rule) => format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            rule.name.value.as_str(),
            condition(&rule.condition),
            text(&rule.output),
            text(&rule.desc),
            rule.priority.as_ref().map(|priority| priority.value),
            rule.enabled.as_ref().map(|enabled| enabled.value),
            elements(rule.tags.as_ref()),
            rule.exceptions.as_ref().map(exceptions),
        ),
        Action::EnableRule(switch) => format!(
            "{} {:?}",
            switch.name.value.as_str(),
            switch.enabled.as_ref().map(|enabled| enabled.value)
        ),
    };
    format!("{name} {parts}")
}

fn elements(elements: Option<&items::Keyed<Vec<items::Element>>>) -> Option<Vec<String>> {
    let elements = elements?.value.iter();
    Some(
        elements
            .map(|element| element.value.as_str().to_owned())
            .collect(),
    )
}

fn exceptions(exceptions: &items::Keyed<Vec<items::Exception>>) -> Vec<String> {
    let one = |exception: &items::Exception| {
        format!(
            "{} {:?} {:?} {:?}",
            exception.name.value.as_str(),
            exception.fields.as_ref().map(|fields| operand(&fields.value)),
            exception.comps.as_ref().map(|comps| operand(&comps.value)),
            exception
                .values
                .as_ref()
                .map(|values| values.value.iter().map(operand).collect::<Vec<_>>())
        )
    };
    exceptions.value.iter().map(one).collect()
}

fn operand(operand: &items::Operand) -> String {
    match &operand.kind {
        items::OperandKind::Scalar(text) => text.as_str().to_owned(),
        items::OperandKind::List(list) => format!("{:?}", list.iter().map(self::operand).collect::<Vec<_>>()),
    }
}
