//! Expands `${NAME}` in configuration files.

use serde_yaml::Value;

/// Replaces `${NAME}` in every scalar value, keys aside; an unset variable is an empty string, and
/// `$${NAME}` is an escaped `${NAME}`.
pub(crate) fn expand(value: &mut Value, lookup: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => *text = expand_text(text, lookup),
        Value::Sequence(elements) => elements.iter_mut().for_each(|element| expand(element, lookup)),
        Value::Mapping(mapping) => mapping.values_mut().for_each(|value| expand(value, lookup)),
        Value::Tagged(tagged) => expand(&mut tagged.value, lookup),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn expand_text(text: &str, lookup: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('$') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let literal = rest.starts_with("$${");
        if !literal && !rest.starts_with("${") {
            out.push('$');
            rest = &rest[1..];
            continue;
        }
        let Some(end) = rest.find('}') else { break };
        if literal {
            out.push_str(&rest[1..=end]);
        } else {
            out.push_str(&lookup(&rest[2..end]).unwrap_or_default());
        }
        rest = &rest[end + 1..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_replaced_once() {
        let lookup = |name: &str| (name == "A").then(|| "${B}".to_owned());
        let expand = |text: &str| expand_text(text, &lookup);
        assert_eq!(expand("x ${A} y"), "x ${B} y");
        assert_eq!(expand("[${UNSET}]"), "[]");
        assert_eq!(expand("$${A} ${A}"), "${A} ${B}");
        assert_eq!(expand("$A $ ${A"), "$A $ ${A");
    }
}
