//! Parses the keys of the `-o KEY=VALUE` option: `outputs.file.name`, `rules[].disable.tag`, `list[1]`.

use serde_yaml::{Mapping, Value};

/// A key is malformed, or does not fit the structure of the configuration.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub(crate) enum KeyError {
    #[error("trailing backslash at pos {0}")]
    TrailingBackslash(usize),
    #[error("invalid escape sequence '\\{letter}' at pos {at}")]
    Escape { letter: char, at: usize },
    #[error("unexpected character at pos {0}")]
    EmptyName(usize),
    #[error("expected '.' character at pos {0}")]
    MissingDot(usize),
    #[error("expected a numeric index, found '{0}'")]
    Index(String),
    #[error("index {index} is beyond the {length} elements there are")]
    Beyond { index: usize, length: usize },
    #[error("'{0}' stands where the configuration has no mapping")]
    NoMapping(String),
    #[error("an index stands where the configuration has no sequence")]
    NoSequence,
}

/// One step of a path into a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Step {
    /// A key of a mapping.
    Name(String),
    /// An index of a sequence.
    Index(usize),
    /// A new last element of a sequence.
    Append,
}

/// Splits a key into its steps.
pub(crate) fn parse(key: &str) -> Result<Vec<Step>, KeyError> {
    let mut steps = Vec::new();
    let mut letters = key.char_indices().peekable();
    loop {
        let mut name = String::new();
        while let Some((at, letter)) = letters.next_if(|(_, letter)| !matches!(letter, '.' | '[')) {
            if letter != '\\' {
                name.push(letter);
                continue;
            }
            match letters.next() {
                None => return Err(KeyError::TrailingBackslash(at)),
                Some((_, escaped @ ('.' | '[' | ']' | '\\'))) => name.push(escaped),
                Some((_, letter)) => return Err(KeyError::Escape { letter, at }),
            }
        }
        if name.is_empty() {
            let at = letters.peek().map_or(key.len(), |(at, _)| *at);
            return Err(KeyError::EmptyName(at));
        }
        steps.push(Step::Name(name));
        while letters.next_if(|(_, letter)| *letter == '[').is_some() {
            let digits: String = letters
                .by_ref()
                .map(|(_, letter)| letter)
                .take_while(|letter| *letter != ']')
                .collect();
            steps.push(match digits.as_str() {
                "" => Step::Append,
                digits => Step::Index(digits.parse().map_err(|_| KeyError::Index(digits.to_owned()))?),
            });
        }
        match letters.next() {
            None => return Ok(steps),
            Some((_, '.')) => {}
            Some((at, _)) => return Err(KeyError::MissingDot(at)),
        }
    }
}

/// Sets the value at the end of `steps`; missing mappings and elements are created.
pub(crate) fn set(root: &mut Value, steps: &[Step], value: Value) -> Result<(), KeyError> {
    let mut place = root;
    for step in steps {
        place = match step {
            Step::Name(name) => enter_mapping(place, name)?,
            Step::Index(index) => enter_sequence(place, Some(*index))?,
            Step::Append => enter_sequence(place, None)?,
        };
    }
    *place = value;
    Ok(())
}

fn enter_mapping<'a>(place: &'a mut Value, name: &str) -> Result<&'a mut Value, KeyError> {
    if place.is_null() {
        *place = Value::Mapping(Mapping::new());
    }
    let Value::Mapping(mapping) = place else {
        return Err(KeyError::NoMapping(name.to_owned()));
    };
    Ok(mapping
        .entry(Value::String(name.to_owned()))
        .or_insert(Value::Null))
}

fn enter_sequence(place: &mut Value, index: Option<usize>) -> Result<&mut Value, KeyError> {
    if place.is_null() {
        *place = Value::Sequence(Vec::new());
    }
    let Value::Sequence(elements) = place else {
        return Err(KeyError::NoSequence);
    };
    let length = elements.len();
    let index = index.unwrap_or(length);
    if index == length {
        elements.push(Value::Null);
    }
    elements.get_mut(index).ok_or(KeyError::Beyond { index, length })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn keys_are_dotted_names_with_indexes() {
        assert_eq!(parse("a.b"), Ok(vec![name("a"), name("b")]));
        assert_eq!(
            parse("rules[].disable.tag"),
            Ok(vec![name("rules"), Step::Append, name("disable"), name("tag")])
        );
        assert_eq!(
            parse("m[1][20].x"),
            Ok(vec![name("m"), Step::Index(1), Step::Index(20), name("x")])
        );
        assert_eq!(parse(r"a\.b\[\]\\"), Ok(vec![name(r"a.b[]\")]));
    }

    #[test]
    fn mistakes_in_keys_are_told_apart() {
        assert_eq!(parse("a\\"), Err(KeyError::TrailingBackslash(1)));
        assert_eq!(parse("a\\x"), Err(KeyError::Escape { letter: 'x', at: 1 }));
        assert_eq!(parse("a..b"), Err(KeyError::EmptyName(2)));
        assert_eq!(parse("a."), Err(KeyError::EmptyName(2)));
        assert_eq!(parse(""), Err(KeyError::EmptyName(0)));
        assert_eq!(parse("a[x]"), Err(KeyError::Index("x".to_owned())));
        assert_eq!(parse("a[0]b"), Err(KeyError::MissingDot(4)));
    }

    #[test]
    fn values_are_put_where_the_key_leads() {
        let mut root = Value::Null;
        let mut put = |key: &str, value: &str| set(&mut root, &parse(key).unwrap(), value.into());
        put("rules[].disable.rule", "*").unwrap();
        put("rules[].enable.tag", "x").unwrap();
        put("load_plugins[0]", "json").unwrap();
        assert_eq!(
            put("load_plugins[3]", "json"),
            Err(KeyError::Beyond { index: 3, length: 1 })
        );
        assert_eq!(put("rules.x", "y"), Err(KeyError::NoMapping("x".to_owned())));
        let expected = "{rules: [{disable: {rule: '*'}}, {enable: {tag: x}}], load_plugins: [json]}";
        assert_eq!(root, serde_yaml::from_str::<Value>(expected).unwrap());
    }
}
