//! A configuration document, and typed views of its values.
//!
//! A scalar of the wrong type counts as missing, so that the default applies, as in Falco.

use serde_yaml::Value;

/// Returns the value at a dotted path of names.
pub(crate) fn at<'a>(root: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(root, |value, name| value.get(name))
}

/// Returns a scalar as a string.
pub(crate) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::Tagged(tagged) => text(&tagged.value),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// Returns a scalar as a boolean, in the notations of YAML 1.1.
pub(crate) fn flag(value: &Value) -> Option<bool> {
    let text = text(value)?;
    let lower = text.to_lowercase();
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    if text != lower && text != text.to_uppercase() && text != capital(&lower) {
        return None;
    }
    match lower.as_str() {
        "y" | "yes" | "true" | "on" => Some(true),
        "n" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// Returns the elements of a sequence. A scalar is a sequence of one element, anything else is empty.
pub(crate) fn elements(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Sequence(elements)) => elements,
        Some(Value::Mapping(_) | Value::Null) | None => &[],
        Some(scalar) => std::slice::from_ref(scalar),
    }
}

/// Returns the strings of a sequence.
pub(crate) fn texts(value: Option<&Value>) -> Vec<String> {
    elements(value).iter().filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truth_has_many_words() {
        let flag = |text: &str| flag(&Value::from(text));
        assert_eq!(flag("Yes"), Some(true));
        assert_eq!(flag("OFF"), Some(false));
        assert_eq!(flag("yEs"), None);
        assert_eq!(flag("maybe"), None);
        assert_eq!(flag(""), None);
    }

    #[test]
    fn a_scalar_is_a_sequence_of_one() {
        let root: Value = serde_yaml::from_str("{a: x, b: [x, 1], c: {}}").unwrap();
        assert_eq!(texts(at(&root, "a")), ["x"]);
        assert_eq!(texts(at(&root, "b")), ["x", "1"]);
        assert!(texts(at(&root, "c")).is_empty());
        assert!(texts(at(&root, "d.e")).is_empty());
    }
}
