//! The JSON schema of rule files, as Falco checks it.
//!
//! In: the YAML trees of a file. Out: for each document `ok`, or the messages of Falco's validator, from the
//! inside out. The validator is weakly typed: any scalar is a string, and empty collections are
//! interchangeable. Falco only reports the result; it never rejects a file because of it.

use crate::syntax::yaml::{Node, NodeKind};

/// The shape that a node must have.
enum Shape {
    /// Anything.
    Any,
    /// A string, which every scalar is.
    Text,
    /// `true` or `false`.
    Bool,
    /// An integer.
    Integer,
    /// An integer or a string.
    IntegerOrText,
    /// One of these words.
    Enum(&'static [&'static str]),
    /// A sequence of such nodes.
    Array(&'static Shape),
    /// A mapping.
    Object(&'static Object),
}

/// The shape that a mapping must have.
struct Object {
    /// Its keys, sorted; others are not allowed.
    properties: &'static [(&'static str, Shape)],
    /// Required keys.
    required: &'static [&'static str],
    /// The minimum number of keys.
    least: usize,
}

const OPERATIONS: Shape = Shape::Enum(&["append", "replace"]);

const PRIORITIES: Shape = Shape::Enum(&[
    "EMERGENCY",
    "ALERT",
    "CRITICAL",
    "ERROR",
    "WARNING",
    "NOTICE",
    "INFO",
    "INFORMATIONAL",
    "DEBUG",
]);

const ALTERNATIVE: Object = Object {
    properties: &[("name", Shape::Text), ("version", Shape::Text)],
    required: &["name", "version"],
    least: 0,
};

const PLUGIN: Object = Object {
    properties: &[
        ("alternatives", Shape::Array(&Shape::Object(&ALTERNATIVE))),
        ("name", Shape::Text),
        ("version", Shape::Text),
    ],
    required: &["name", "version"],
    least: 0,
};

const EXCEPTION: Object = Object {
    properties: &[
        ("comps", Shape::Any),
        ("fields", Shape::Any),
        ("name", Shape::Text),
        ("values", Shape::Any),
    ],
    required: &["name"],
    least: 0,
};

const OVERRIDE: Object = Object {
    properties: &[
        ("capture", OPERATIONS),
        ("capture_duration", OPERATIONS),
        ("condition", OPERATIONS),
        ("desc", OPERATIONS),
        ("enabled", OPERATIONS),
        ("exceptions", OPERATIONS),
        ("items", OPERATIONS),
        ("output", OPERATIONS),
        ("priority", OPERATIONS),
        ("skip-if-unknown-filter", OPERATIONS),
        ("tags", OPERATIONS),
        ("warn_evttypes", OPERATIONS),
    ],
    required: &[],
    least: 1,
};

const ITEM: Object = Object {
    properties: &[
        ("append", Shape::Bool),
        ("capture", Shape::Bool),
        ("capture_duration", Shape::Integer),
        ("condition", Shape::Text),
        ("desc", Shape::Text),
        ("enabled", Shape::Bool),
        ("exceptions", Shape::Array(&Shape::Object(&EXCEPTION))),
        ("items", Shape::Array(&Shape::IntegerOrText)),
        ("list", Shape::Text),
        ("macro", Shape::Text),
        ("output", Shape::Text),
        ("override", Shape::Object(&OVERRIDE)),
        ("priority", PRIORITIES),
        ("required_engine_version", Shape::Text),
        ("required_plugin_versions", Shape::Array(&Shape::Object(&PLUGIN))),
        ("rule", Shape::Text),
        ("skip-if-unknown-filter", Shape::Bool),
        ("source", Shape::Text),
        ("tags", Shape::Array(&Shape::Text)),
        ("warn_evttypes", Shape::Bool),
    ],
    required: &[],
    least: 0,
};

/// Returns the messages of Falco's validator for the documents of a file, one or more for each.
pub fn check<'n>(documents: impl IntoIterator<Item = &'n Node>) -> Vec<String> {
    let mut out = Vec::new();
    for document in documents {
        let mut validator = Validator {
            path: "<root>".to_owned(),
            messages: Vec::new(),
        };
        if validator.node(document, &Shape::Array(&Shape::Object(&ITEM))) {
            out.push("ok".to_owned());
        } else {
            out.append(&mut validator.messages);
        }
    }
    out
}

struct Validator {
    path: String,
    messages: Vec<String>,
}

impl Validator {
    fn say(&mut self, what: &str) -> bool {
        self.messages.push(format!("failed for {}: {what}", self.path));
        false
    }

    fn wrong_type(&mut self) -> bool {
        self.say("Value type not permitted by 'type' constraint.")
    }

    /// Checks a node one level below the current one.
    fn below(&mut self, step: &str, node: &Node, shape: &Shape) -> bool {
        let length = self.path.len();
        self.path.push_str(step);
        let fine = self.node(node, shape);
        self.path.truncate(length);
        fine
    }

    fn node(&mut self, node: &Node, shape: &Shape) -> bool {
        let scalar = node.scalar().map(|scalar| scalar.value.as_str());
        let is_text = scalar.is_some() || is_empty_collection(node);
        match shape {
            Shape::Any => true,
            Shape::Text => is_text || self.wrong_type(),
            Shape::Bool => matches!(scalar, Some("true" | "false")) || self.wrong_type(),
            Shape::Integer => scalar.is_some_and(is_integer) || self.wrong_type(),
            Shape::IntegerOrText => {
                is_text || {
                    self.wrong_type();
                    self.wrong_type();
                    self.say("Failed to validate against any schemas allowed by anyOf constraint.")
                }
            }
            Shape::Enum(words) => {
                let known = scalar.is_some_and(|scalar| words.contains(&scalar))
                    || self.say("Failed to match against any enum values.");
                (is_text || self.wrong_type()) && known
            }
            Shape::Array(element) => self.array(node, element),
            Shape::Object(object) => self.object(node, object),
        }
    }

    fn array(&mut self, node: &Node, element: &Shape) -> bool {
        let Some(elements) = node.sequence() else {
            return is_empty_collection(node) || self.wrong_type();
        };
        let mut fine = true;
        for (index, node) in elements.iter().enumerate() {
            if !self.below(&format!("[{index}]"), node, element) {
                fine = self.say(&format!("Failed to validate item #{index} in array."));
            }
        }
        fine
    }

    fn object(&mut self, node: &Node, object: &Object) -> bool {
        let entries = match node.mapping() {
            Some(entries) => entries,
            None if is_empty_collection(node) => &[],
            None => return self.wrong_type(),
        };
        let mut fine = entries.len() >= object.least
            || self.say(&format!(
                "Object should have no fewer than {} properties.",
                object.least
            ));
        let mut matched = 0;
        for (name, shape) in object.properties {
            let Some((_, value)) = node.get(name) else {
                continue;
            };
            matched += 1;
            if !self.below(&format!("[{name}]"), value, shape) {
                fine = self.say(&format!(
                    "Failed to validate against schema associated with property name '{name}'."
                ));
            }
        }
        if matched != entries.len() {
            // With a repeated key the number differs although every key is allowed.
            let unwanted = entries
                .iter()
                .map(|(key, _)| key.scalar().map_or("", |scalar| scalar.value.as_str()))
                .find(|key| !object.properties.iter().any(|(name, _)| name == key))
                .unwrap_or_default();
            fine = self.say(&format!(
                "Object contains a property that could not be validated using 'properties' or \
                 'additionalProperties' constraints: '{unwanted}'."
            ));
        }
        for name in object.required {
            if node.get(name).is_none() {
                fine = self.say(&format!("Missing required property '{name}'."));
            }
        }
        fine
    }
}

fn is_empty_collection(node: &Node) -> bool {
    match &node.resolved().kind {
        NodeKind::Sequence(elements) => elements.is_empty(),
        NodeKind::Mapping(entries) => entries.is_empty(),
        _ => false,
    }
}

/// Returns whether `text` is white space, a sign and digits that fit in 64 bits.
fn is_integer(text: &str) -> bool {
    let text = text.trim_start();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && text.parse::<i64>().is_ok()
}
