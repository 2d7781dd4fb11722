//! From tokens to trees.
//!
//! In: the tokens of a range of text. Out: the root of each document, up to the first error.

use std::collections::HashMap;
use std::sync::Arc;

use super::cause;
use super::cursor::Cursor;
use super::error::{YamlError, YamlErrorKind};
use super::scanner::Scanner;
use super::token::{Token, TokenKind};
use super::{Node, NodeKind, Style};
use crate::source::{FileId, MappedText, Span};

/// Depth of nesting at which yaml-cpp gives up.
pub const MAX_DEPTH: usize = 500;

/// Up to this depth, which rule files hardly reach, there is stack enough. To find out how much there
/// is takes the system some time.
const STACK_CHECK_DEPTH: usize = 16;

/// Depth of a tree with aliases followed; deeper ones are refused, so that trees can be walked.
pub const MAX_HEIGHT: usize = 2 * MAX_DEPTH;

/// The documents of a range of text, and the error that ended them.
#[derive(Debug, Default)]
pub(super) struct Composed {
    pub roots: Vec<Arc<Node>>,
    /// An error, after which nothing more was read.
    pub error: Option<YamlError>,
    /// Where an empty document starts that made reading stop, if something follows it.
    pub stopped_at: Option<usize>,
    /// A key might have begun before the end of the range.
    pub ended_in_key: bool,
    /// How many bytes were scanned.
    pub scanned: usize,
}

/// Reads all documents at `cursor`.
///
/// Anchors of earlier text may be given; those found are added.
pub(super) fn compose(
    text: &str,
    file: FileId,
    range: std::ops::Range<usize>,
    anchors: &mut Anchors,
) -> Composed {
    let mut composer = Composer {
        file,
        scanner: Scanner::new(Cursor::new(text, file, range.clone())),
        last_end: 0,
        brackets: Vec::new(),
        depth: 0,
        heights: Vec::new(),
        first: true,
        anchors,
    };
    let mut composed = Composed::default();
    loop {
        match composer.document() {
            Ok(Some(root)) => {
                let empty = root.is_null();
                if empty {
                    // The rest is not read, so errors in it do not count.
                    composed.stopped_at = composer.scanner.peek().ok().flatten().map(|token| token.start);
                    break;
                }
                composed.roots.push(root);
            }
            Ok(None) => break,
            Err(mut error) => {
                let opened = composer.scanner.opened();
                error.cause = cause::find(text, file, &error, &opened, range.start);
                composed.error = Some(error);
                break;
            }
        }
    }
    composed.ended_in_key = composer.scanner.ended_in_key();
    composed.scanned = composer.scanner.at() - range.start;
    composed
}

/// The nodes that have an anchor, and how deep they are with aliases followed.
pub(super) type Anchors = HashMap<String, (Arc<Node>, usize)>;

struct Composer<'t, 'a> {
    file: FileId,
    scanner: Scanner<'t>,
    /// End of the last token.
    last_end: usize,
    /// Whether each collection around is a flow sequence, where `a: b` is a mapping by itself.
    brackets: Vec<bool>,
    depth: usize,
    /// Of each node around, the height of its highest child so far.
    heights: Vec<usize>,
    first: bool,
    anchors: &'a mut Anchors,
}

/// Anchor and tag of a node.
#[derive(Default)]
struct Properties {
    anchor: Option<String>,
    tag: Option<String>,
}

impl Composer<'_, '_> {
    fn document(&mut self) -> Result<Option<Arc<Node>>, YamlError> {
        let mut directives = 0;
        while let Some(TokenKind::Directive(_)) = self.peek()? {
            if let Some(token) = self.next()? {
                directive(&token, self.file, &mut directives)?;
            }
        }
        if self.peek()?.is_none() {
            return Ok(None);
        }
        // Anchors end with their document; a piece that begins without `---` goes on with one.
        if !self.first || matches!(self.peek()?, Some(TokenKind::DocumentStart)) {
            self.anchors.clear();
        }
        self.first = false;
        if matches!(self.peek()?, Some(TokenKind::DocumentStart)) {
            self.next()?;
        }
        let root = self.node()?;
        while matches!(self.peek()?, Some(TokenKind::DocumentEnd)) {
            self.next()?;
        }
        Ok(Some(root))
    }

    fn peek(&mut self) -> Result<Option<&TokenKind>, YamlError> {
        Ok(self.scanner.peek()?.map(|token| &token.kind))
    }

    fn next(&mut self) -> Result<Option<Token>, YamlError> {
        let token = self.scanner.pop()?;
        if let Some(token) = &token {
            self.last_end = token.end;
        }
        Ok(token)
    }

    /// Start of the next token, or the end of the text.
    fn here(&mut self) -> Result<usize, YamlError> {
        let end = self.scanner.at();
        Ok(self.scanner.peek()?.map_or(end, |token| token.start))
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end.max(start) as u32)
    }

    fn error(&self, kind: YamlErrorKind, at: usize) -> YamlError {
        YamlError {
            kind,
            span: self.span(at, at),
            cause: None,
        }
    }

    /// A node that is not written; Falco places it at `start`.
    fn null(&self, start: usize, properties: Properties) -> Arc<Node> {
        let span = self.span(self.last_end, self.last_end);
        make(NodeKind::Null, start, span, properties)
    }

    fn node(&mut self) -> Result<Arc<Node>, YamlError> {
        self.depth += 1;
        if self.depth >= MAX_DEPTH {
            return Err(self.error(YamlErrorKind::TooDeep, self.scanner.at()));
        }
        self.heights.push(0);
        let node = if self.depth <= STACK_CHECK_DEPTH {
            self.shallow_node()?
        } else {
            // In a debug build a level takes some kilobytes of stack.
            stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.shallow_node())?
        };
        let inner = self.heights.pop().unwrap_or(0);
        self.depth -= 1;
        let height = 1 + match &node.kind {
            NodeKind::Alias { name, .. } => self.anchors.get(name).map_or(0, |(_, height)| *height),
            _ => inner,
        };
        if height > MAX_HEIGHT {
            return Err(self.error(YamlErrorKind::TooManyAliases, node.start as usize));
        }
        if let Some(outer) = self.heights.last_mut() {
            *outer = height.max(*outer);
        }
        if let Some(name) = &node.anchor {
            self.anchors.insert(name.clone(), (Arc::clone(&node), height));
        }
        Ok(node)
    }

    fn shallow_node(&mut self) -> Result<Arc<Node>, YamlError> {
        let start = self.here()?;
        match self.peek()? {
            None => return Ok(self.null(start, Properties::default())),
            Some(TokenKind::Value) => return self.keyless_mapping(start),
            Some(TokenKind::Alias(_)) => return self.alias(),
            _ => {}
        }
        let properties = self.properties()?;
        let in_flow_sequence = self.brackets.last() == Some(&true);
        match self.peek()? {
            Some(TokenKind::Scalar(_)) => self.scalar(start, properties),
            Some(TokenKind::FlowSequenceStart) => self.flow_sequence(start, properties),
            Some(TokenKind::BlockSequenceStart) => self.block_sequence(start, properties),
            Some(TokenKind::FlowMappingStart) => self.flow_mapping(start, properties),
            Some(TokenKind::BlockMappingStart) => self.block_mapping(start, properties),
            Some(TokenKind::Key) if in_flow_sequence => self.compact_mapping(start, properties),
            _ if properties.tag.is_some() => {
                let span = self.span(self.last_end, self.last_end);
                let scalar = super::Scalar::closed(Style::Plain, MappedText::default());
                Ok(make(NodeKind::Scalar(scalar), start, span, properties))
            }
            _ => Ok(self.null(start, properties)),
        }
    }

    fn properties(&mut self) -> Result<Properties, YamlError> {
        let mut properties = Properties::default();
        while let Some(TokenKind::Anchor(_) | TokenKind::Tag(_)) = self.peek()? {
            let Some(token) = self.next()? else { break };
            let (slot, text, kind) = match token.kind {
                TokenKind::Anchor(name) => (&mut properties.anchor, name, YamlErrorKind::MultipleAnchors),
                TokenKind::Tag(tag) => (&mut properties.tag, tag, YamlErrorKind::MultipleTags),
                _ => break,
            };
            if slot.is_some() {
                return Err(self.error(kind, token.start));
            }
            *slot = Some(text);
        }
        Ok(properties)
    }

    fn alias(&mut self) -> Result<Arc<Node>, YamlError> {
        let Some(Token {
            kind: TokenKind::Alias(name),
            start,
            end,
            ..
        }) = self.next()?
        else {
            return Ok(self.null(0, Properties::default()));
        };
        let Some((target, _)) = self.anchors.get(&name).cloned() else {
            return Err(YamlError {
                kind: YamlErrorKind::UndefinedAlias(name),
                span: self.span(start, end),
                cause: None,
            });
        };
        let span = self.span(start, end);
        let kind = NodeKind::Alias { name, target };
        Ok(make(kind, start, span, Properties::default()))
    }

    fn scalar(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        let Some(Token {
            kind: TokenKind::Scalar(scalar),
            start: from,
            end,
            ..
        }) = self.next()?
        else {
            return Ok(self.null(start, properties));
        };
        let null = scalar.style == Style::Plain
            && properties.tag.is_none()
            && matches!(scalar.value.as_str(), "" | "~" | "null" | "Null" | "NULL");
        let kind = if null {
            NodeKind::Null
        } else {
            NodeKind::Scalar(scalar)
        };
        let span = self.span(from, end);
        Ok(make(kind, start, span, properties))
    }

    fn block_sequence(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        let from = self.here()?;
        self.next()?;
        self.brackets.push(false);
        let mut elements = Vec::new();
        loop {
            let at = self.here()?;
            match self.peek()? {
                Some(TokenKind::BlockEntry) => {}
                Some(TokenKind::BlockSequenceEnd) => break,
                _ => return Err(self.error(YamlErrorKind::EndOfSequence, at)),
            }
            self.next()?;
            let at = self.here()?;
            let element = match self.peek()? {
                Some(TokenKind::BlockEntry | TokenKind::BlockSequenceEnd) => {
                    self.null(at, Properties::default())
                }
                _ => self.node()?,
            };
            elements.push(element);
        }
        let span = self.span(from, self.last_end);
        self.next()?;
        self.brackets.pop();
        Ok(make(NodeKind::Sequence(elements), start, span, properties))
    }

    fn flow_sequence(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        let from = self.here()?;
        self.next()?;
        self.brackets.push(true);
        let mut elements = Vec::new();
        loop {
            let at = self.here()?;
            match self.peek()? {
                None => return Err(self.error(YamlErrorKind::EndOfSequenceFlow, at)),
                Some(TokenKind::FlowSequenceEnd) => break,
                _ => {}
            }
            elements.push(self.node()?);
            let at = self.here()?;
            match self.peek()? {
                Some(TokenKind::FlowEntry) => {
                    self.next()?;
                }
                Some(TokenKind::FlowSequenceEnd) => {}
                _ => return Err(self.error(YamlErrorKind::EndOfSequenceFlow, at)),
            }
        }
        self.next()?;
        self.brackets.pop();
        let span = self.span(from, self.last_end);
        Ok(make(NodeKind::Sequence(elements), start, span, properties))
    }

    fn block_mapping(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        let from = self.here()?;
        self.next()?;
        self.brackets.push(false);
        let mut entries = Vec::new();
        loop {
            let at = self.here()?;
            match self.peek()? {
                Some(TokenKind::Key | TokenKind::Value) => entries.push(self.entry(at)?),
                Some(TokenKind::BlockMappingEnd) => break,
                _ => return Err(self.error(YamlErrorKind::EndOfMap, at)),
            }
        }
        let span = self.span(from, self.last_end);
        self.next()?;
        self.brackets.pop();
        Ok(make(NodeKind::Mapping(entries), start, span, properties))
    }

    fn flow_mapping(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        let from = self.here()?;
        self.next()?;
        self.brackets.push(false);
        let mut entries = Vec::new();
        loop {
            let at = self.here()?;
            match self.peek()? {
                None => return Err(self.error(YamlErrorKind::EndOfMapFlow, at)),
                Some(TokenKind::FlowMappingEnd) => break,
                _ => entries.push(self.entry(at)?),
            }
            let at = self.here()?;
            match self.peek()? {
                Some(TokenKind::FlowEntry) => {
                    self.next()?;
                }
                Some(TokenKind::FlowMappingEnd) => {}
                _ => return Err(self.error(YamlErrorKind::EndOfMapFlow, at)),
            }
        }
        self.next()?;
        self.brackets.pop();
        let span = self.span(from, self.last_end);
        Ok(make(NodeKind::Mapping(entries), start, span, properties))
    }

    /// Key and value, either of which may be missing.
    fn entry(&mut self, at: usize) -> Result<(Arc<Node>, Arc<Node>), YamlError> {
        let key = if matches!(self.peek()?, Some(TokenKind::Key)) {
            self.next()?;
            self.node()?
        } else {
            self.null(at, Properties::default())
        };
        let value = if matches!(self.peek()?, Some(TokenKind::Value)) {
            self.next()?;
            self.node()?
        } else {
            self.null(at, Properties::default())
        };
        Ok((key, value))
    }

    /// `a: b` as an element of a flow sequence.
    fn compact_mapping(&mut self, start: usize, properties: Properties) -> Result<Arc<Node>, YamlError> {
        self.brackets.push(false);
        let from = self.here()?;
        let entry = self.entry(from)?;
        self.brackets.pop();
        let span = self.span(from, self.last_end);
        Ok(make(NodeKind::Mapping(vec![entry]), start, span, properties))
    }

    /// `: b` where a node is expected.
    fn keyless_mapping(&mut self, start: usize) -> Result<Arc<Node>, YamlError> {
        self.compact_mapping(start, Properties::default())
    }
}

fn make(kind: NodeKind, start: usize, span: Span, properties: Properties) -> Arc<Node> {
    Arc::new(Node {
        kind,
        span,
        start: start as u32,
        anchor: properties.anchor,
        tag: properties.tag,
    })
}

fn directive(token: &Token, file: FileId, seen: &mut usize) -> Result<(), YamlError> {
    let TokenKind::Directive(words) = &token.kind else {
        return Ok(());
    };
    let fail = |reason: &str| {
        Err(YamlError {
            kind: YamlErrorKind::Directive(reason.to_owned()),
            span: Span::new(file, token.start as u32, token.end as u32),
            cause: None,
        })
    };
    let parameters = words.get(1..).unwrap_or_default();
    match (words.first().map(String::as_str), parameters) {
        (Some("YAML"), [version]) => {
            *seen += 1;
            let numbers: Vec<Option<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
            match numbers.as_slice() {
                _ if *seen > 1 => fail("repeated YAML directive"),
                [Some(0 | 1), Some(_)] => Ok(()),
                [Some(_), Some(_)] => fail("YAML major version too large"),
                _ => fail(&format!("bad YAML version: {version}")),
            }
        }
        (Some("YAML"), _) => fail("YAML directives must have exactly one argument"),
        (Some("TAG"), [_, _]) => Ok(()),
        (Some("TAG"), _) => fail("TAG directives must have exactly two arguments"),
        _ => Ok(()),
    }
}
