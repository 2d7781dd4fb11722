//! The tree of a YAML document.

use std::sync::Arc;

use crate::source::{MappedText, Span};

/// A node with its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Node {
    /// The kind of node.
    pub kind: NodeKind,
    /// Its bytes: of a scalar with its quotes or block header, of a collection from its first to
    /// its last entry (or bracket), of an alias with its `*`. A node that is not written at all
    /// (`key:`) has an empty span where it would be.
    pub span: Span,
    /// Where its anchor and tag begin, if it has any; else where `span` begins. Falco's positions
    /// are these.
    pub start: u32,
    /// Name of its anchor, without `&`.
    pub anchor: Option<String>,
    /// Its tag as written (`!!str`).
    pub tag: Option<String>,
}

/// The kinds of nodes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NodeKind {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar.
    Scalar(Scalar),
    /// A sequence.
    Sequence(Vec<Arc<Node>>),
    /// A mapping, in file order; keys may repeat.
    Mapping(Vec<(Arc<Node>, Arc<Node>)>),
    /// `*name`, standing for the node with that anchor.
    Alias {
        /// The name.
        name: String,
        /// The node it refers to; never an alias itself.
        target: Arc<Node>,
    },
}

/// A scalar.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Scalar {
    /// How it is written.
    pub style: Style,
    /// Its value, with the way back to the file.
    pub value: MappedText,
    /// False if the end of the file closes its quote, which Falco accepts.
    pub closed: bool,
}

impl Scalar {
    /// Returns a scalar that has no quotes or is closed by one.
    pub(in crate::syntax) const fn closed(style: Style, value: MappedText) -> Self {
        Self {
            style,
            value,
            closed: true,
        }
    }
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

impl Node {
    /// Returns the node itself, or the node that an alias refers to.
    pub fn resolved(&self) -> &Self {
        match &self.kind {
            NodeKind::Alias { target, .. } => target,
            _ => self,
        }
    }

    /// Returns the scalar, with an alias resolved.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.resolved().kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Returns the elements of the sequence, with an alias resolved.
    pub fn sequence(&self) -> Option<&[Arc<Self>]> {
        match &self.resolved().kind {
            NodeKind::Sequence(elements) => Some(elements),
            _ => None,
        }
    }

    /// Returns the entries of the mapping, with an alias resolved.
    pub fn mapping(&self) -> Option<&[(Arc<Self>, Arc<Self>)]> {
        match &self.resolved().kind {
            NodeKind::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// Returns the scalar in it whose quote is not closed, if there is one: it is the last one of its file.
    pub fn unclosed(&self) -> Option<&Self> {
        match &self.kind {
            NodeKind::Scalar(scalar) => (!scalar.closed).then_some(self),
            NodeKind::Sequence(elements) => elements.last()?.unclosed(),
            NodeKind::Mapping(entries) => {
                let (key, value) = entries.last()?;
                value.unclosed().or_else(|| key.unclosed())
            }
            NodeKind::Null | NodeKind::Alias { .. } => None,
        }
    }

    /// Returns whether it is null, with an alias resolved.
    pub fn is_null(&self) -> bool {
        matches!(self.resolved().kind, NodeKind::Null)
    }

    /// Key and value of the first entry with this key, if it is a mapping.
    pub fn get(&self, key: &str) -> Option<(&Arc<Self>, &Arc<Self>)> {
        self.mapping()?
            .iter()
            .find(|(name, _)| name.scalar().is_some_and(|scalar| scalar.value.as_str() == key))
            .map(|(name, value)| (name, value))
    }

    /// The same node, so many bytes further on in its file, wrapping. None if there is an anchor or
    /// an alias in it, which tie it to other nodes.
    pub(in crate::syntax) fn moved(&self, by: u32) -> Option<Arc<Self>> {
        if self.anchor.is_some() {
            return None;
        }
        let kind = match &self.kind {
            NodeKind::Null => NodeKind::Null,
            NodeKind::Scalar(scalar) => NodeKind::Scalar(Scalar {
                style: scalar.style,
                value: scalar.value.moved(by),
                closed: scalar.closed,
            }),
            NodeKind::Sequence(elements) => {
                let elements = elements.iter().map(|element| element.moved(by));
                NodeKind::Sequence(elements.collect::<Option<_>>()?)
            }
            NodeKind::Mapping(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| Some((key.moved(by)?, value.moved(by)?)));
                NodeKind::Mapping(entries.collect::<Option<_>>()?)
            }
            NodeKind::Alias { .. } => return None,
        };
        Some(Arc::new(Self {
            kind,
            span: self.span.moved(by),
            start: self.start.wrapping_add(by),
            anchor: None,
            tag: self.tag.clone(),
        }))
    }

    /// Where Falco places it: the start of the node, or of the anchored node for an alias.
    pub fn place(&self) -> Span {
        let node = self.resolved();
        Span {
            start: node.start,
            end: node.span.end.max(node.start),
            ..node.span
        }
    }
}
