//! From text to tokens.
//!
//! In: a range of a file's text. Out: its tokens, one by one, up to the first error.
//! This is the usual scanner of YAML: a stack of indentations, and for each depth of brackets the
//! place where a key might have begun, which its colon confirms. Where yaml-cpp, Falco's library,
//! departs from the standard, this departs with it, which is why no ready-made scanner will do.
//! Not here: how tokens nest.

mod key;
mod property;

use std::collections::VecDeque;

use super::cursor::{Cursor, ends_word};
use super::error::{YamlError, YamlErrorKind};
use super::scalar;
use super::token::{Status, Token, TokenKind};
use super::{Scalar, Style};
use key::{Block, Indent, KeyStart};

/// The brackets and quotes that are open where scanning stopped, as offsets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    /// The innermost bracket.
    pub bracket: Option<usize>,
    /// Start and end of the last quoted scalar, if it has several lines or no end.
    pub quote: Option<(usize, Option<usize>)>,
}

/// Scans a text as far as tokens are needed.
pub(super) struct Scanner<'t> {
    cursor: Cursor<'t>,
    /// Tokens that are scanned and not yet taken.
    tokens: VecDeque<Token>,
    /// Number of tokens before those.
    passed: usize,
    ended: bool,
    /// Why there are no more tokens.
    failure: Option<YamlError>,
    /// Every indentation there was.
    indents: Vec<Indent>,
    /// Those that are open, innermost last.
    open: Vec<usize>,
    /// Places where a key might have begun, at most one for each depth of brackets.
    keys: Vec<KeyStart>,
    /// At the end of the text a key might have begun that was not found out about.
    ended_in_key: bool,
    /// The brackets that are open, and where they were opened.
    brackets: Vec<(u8, usize)>,
    /// Start and end of the last quoted scalar, if it has several lines; no end while it is read.
    quote: Option<(usize, Option<usize>)>,
    /// A key can begin here.
    key_allowed: bool,
    /// A scalar can begin here: not after a quoted one on the same line.
    scalar_allowed: bool,
    /// The last token is quoted or a closing bracket, so that a colon needs no blank after it.
    json_like: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(cursor: Cursor<'t>) -> Self {
        Self {
            cursor,
            tokens: VecDeque::new(),
            passed: 0,
            ended: false,
            failure: None,
            indents: vec![Indent {
                column: -1,
                block: Block::None,
                status: Status::Valid,
                start: None,
            }],
            open: vec![0],
            keys: Vec::new(),
            ended_in_key: false,
            brackets: Vec::new(),
            quote: None,
            key_allowed: true,
            scalar_allowed: true,
            json_like: false,
        }
    }

    /// The next token; none at the end. Scans on while it might be a key.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Option<&Token>, YamlError> {
        let valid = |token: &Token| token.status == Status::Valid;
        if !self.tokens.front().is_some_and(valid) {
            self.settle()?;
        }
        Ok(self.tokens.front())
    }

    /// Scans until the next token is certain.
    fn settle(&mut self) -> Result<(), YamlError> {
        loop {
            match self.tokens.front().map(|token| token.status) {
                Some(Status::Void) => {
                    self.tokens.pop_front();
                    self.passed += 1;
                }
                Some(Status::Valid) => return Ok(()),
                _ if self.ended => return Ok(()),
                _ => self.scan()?,
            }
        }
    }

    /// Takes the next token.
    pub(super) fn pop(&mut self) -> Result<Option<Token>, YamlError> {
        self.peek()?;
        let token = self.tokens.pop_front();
        self.passed += usize::from(token.is_some());
        Ok(token)
    }

    /// How far the text was read.
    pub(super) const fn at(&self) -> usize {
        self.cursor.at()
    }

    /// Returns the bracket and the quote that are open where the scanner stopped.
    pub(super) fn opened(&self) -> Opened {
        Opened {
            bracket: self.brackets.last().map(|(_, at)| *at),
            quote: self.quote,
        }
    }

    /// Whether text behind the end might have been read otherwise than at its own: behind a plain
    /// scalar that ends with its line, Falco's library does not forget that a key might have begun.
    pub(super) const fn ended_in_key(&self) -> bool {
        self.ended_in_key
    }

    fn scan(&mut self) -> Result<(), YamlError> {
        if let Some(error) = &self.failure {
            return Err(error.clone());
        }
        match self.next() {
            Ok(more) => self.ended = !more,
            Err(error) => {
                self.failure = Some(error.clone());
                return Err(error);
            }
        }
        Ok(())
    }

    /// Scans the next tokens; returns false at the end.
    fn next(&mut self) -> Result<bool, YamlError> {
        self.skip_to_token();
        self.close_indents();
        let Some(byte) = self.cursor.peek() else {
            self.close_all_indents();
            self.ended_in_key = !self.keys.is_empty();
            self.keys.clear();
            return Ok(false);
        };
        let line_start = self.cursor.column() == 0;
        match byte {
            b'%' if line_start => self.directive(),
            _ if line_start && self.cursor.at_marker(b"---") => {
                self.document_marker(TokenKind::DocumentStart);
            }
            _ if line_start && self.cursor.at_marker(b"...") => self.document_marker(TokenKind::DocumentEnd),
            b'[' | b'{' => self.open_bracket(byte),
            b']' | b'}' => self.close_bracket(byte)?,
            b',' => self.comma()?,
            b'-' if ends_word(self.cursor.peek_at(1)) => self.block_entry()?,
            b'?' if self.cursor.peek_at(1).is_some() && ends_word(self.cursor.peek_at(1)) => {
                self.explicit_key()?;
            }
            b':' if self.colon_is_value() => self.value()?,
            b'*' | b'&' => self.anchor_or_alias(byte)?,
            b'!' => self.tag()?,
            b'|' | b'>' if self.in_block() => self.block_scalar()?,
            _ if !self.scalar_allowed => return Err(self.cursor.error(YamlErrorKind::UnexpectedScalar)),
            b'"' | b'\'' => self.quoted_scalar()?,
            _ if self.plain_can_start(byte) => self.plain_scalar()?,
            _ => return Err(self.cursor.error(YamlErrorKind::UnknownToken)),
        }
        Ok(true)
    }

    const fn in_block(&self) -> bool {
        self.brackets.is_empty()
    }

    /// Passes blanks, comments and line breaks.
    fn skip_to_token(&mut self) {
        loop {
            let start = self.cursor.at();
            self.cursor.skip_blanks();
            if self.in_block() && self.cursor.since(start).contains('\t') {
                self.key_allowed = false;
            }
            if self.cursor.peek() == Some(b'#') {
                self.cursor.skip_line();
            }
            let Some(length) = self.cursor.line_break() else {
                return;
            };
            self.cursor.advance(length);
            self.void_key();
            self.scalar_allowed = true;
            if self.in_block() {
                self.key_allowed = true;
            }
        }
    }

    /// Number of the last token.
    fn last_token(&self) -> usize {
        self.passed + self.tokens.len() - 1
    }

    fn push(&mut self, kind: TokenKind, start: usize) {
        self.tokens.push_back(Token {
            kind,
            start,
            end: self.cursor.at(),
            status: Status::Valid,
        });
    }

    /// Passes `length` bytes and makes them a token.
    fn take(&mut self, kind: TokenKind, length: usize) {
        let start = self.cursor.at();
        self.cursor.advance(length);
        self.push(kind, start);
    }

    fn document_marker(&mut self, kind: TokenKind) {
        self.close_all_indents();
        self.keys.clear();
        self.key_allowed = false;
        self.json_like = false;
        self.take(kind, 3);
    }

    fn open_bracket(&mut self, bracket: u8) {
        self.begin_key();
        self.key_allowed = true;
        self.json_like = false;
        self.brackets.push((bracket, self.cursor.at()));
        let kind = if bracket == b'[' {
            TokenKind::FlowSequenceStart
        } else {
            TokenKind::FlowMappingStart
        };
        self.take(kind, 1);
    }

    fn close_bracket(&mut self, bracket: u8) -> Result<(), YamlError> {
        let matching = if bracket == b']' { b'[' } else { b'{' };
        if self.brackets.is_empty() {
            return Err(self.cursor.error(YamlErrorKind::IllegalFlowEnd));
        }
        self.end_flow_entry();
        self.key_allowed = false;
        self.json_like = true;
        if self.brackets.last().is_none_or(|(open, _)| *open != matching) {
            return Err(self.cursor.error(YamlErrorKind::IllegalFlowEnd));
        }
        self.brackets.pop();
        let kind = if bracket == b']' {
            TokenKind::FlowSequenceEnd
        } else {
            TokenKind::FlowMappingEnd
        };
        self.take(kind, 1);
        Ok(())
    }

    fn comma(&mut self) -> Result<(), YamlError> {
        if self.cursor.column() == 0 {
            return Err(self.cursor.error(YamlErrorKind::UnexpectedComma));
        }
        if !self.scalar_allowed {
            return Err(self.cursor.error(YamlErrorKind::UnexpectedScalar));
        }
        self.end_flow_entry();
        self.key_allowed = true;
        self.json_like = false;
        self.take(TokenKind::FlowEntry, 1);
        Ok(())
    }

    /// In braces, a lone word is a key.
    fn end_flow_entry(&mut self) {
        match self.brackets.last().map(|(bracket, _)| *bracket) {
            Some(b'{') if self.confirm_key() => self.push(TokenKind::Value, self.cursor.at()),
            Some(b'[') => self.void_key(),
            _ => {}
        }
    }

    fn block_entry(&mut self) -> Result<(), YamlError> {
        if !self.in_block() || !self.key_allowed {
            return Err(self.cursor.error(YamlErrorKind::IllegalBlockEntry));
        }
        self.indent_to_here(Block::Sequence);
        self.json_like = false;
        self.take(TokenKind::BlockEntry, 1);
        Ok(())
    }

    fn explicit_key(&mut self) -> Result<(), YamlError> {
        if self.in_block() {
            if !self.key_allowed {
                return Err(self.cursor.error(YamlErrorKind::IllegalMapKey));
            }
            self.indent_to_here(Block::Mapping);
        }
        self.key_allowed = self.in_block();
        self.take(TokenKind::Key, 1);
        Ok(())
    }

    fn colon_is_value(&self) -> bool {
        let next = self.cursor.peek_at(1);
        if self.in_block() {
            ends_word(next)
        } else {
            self.json_like || next.is_some() && ends_word(next) || matches!(next, Some(b',' | b']' | b'}'))
        }
    }

    fn value(&mut self) -> Result<(), YamlError> {
        let simple = self.confirm_key();
        self.json_like = false;
        if simple {
            self.key_allowed = false;
        } else {
            if self.in_block() {
                if !self.key_allowed {
                    return Err(self.cursor.error(YamlErrorKind::IllegalMapValue));
                }
                self.indent_to_here(Block::Mapping);
            }
            self.key_allowed = self.in_block();
        }
        self.scalar_allowed = true;
        self.take(TokenKind::Value, 1);
        Ok(())
    }

    fn plain_can_start(&self, byte: u8) -> bool {
        let next = self.cursor.peek_at(1);
        match byte {
            b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>' | b'\'' | b'"'
            | b'%' | b'@' | b'`' => false,
            b'?' if !self.in_block() => false,
            b'-' | b'?' | b':' if self.in_block() => !ends_word(next),
            b'-' | b':' => !matches!(next, None | Some(b' ' | b'\t')),
            _ => true,
        }
    }

    fn plain_scalar(&mut self) -> Result<(), YamlError> {
        let indent = if self.in_block() { self.top_column() + 1 } else { 0 };
        self.begin_key();
        let start = self.cursor.at();
        let in_flow = !self.in_block();
        let (value, end, dedented) =
            scalar::plain(&mut self.cursor, usize::try_from(indent).unwrap_or(0), in_flow)?;
        self.key_allowed = dedented;
        self.json_like = false;
        self.push_scalar(Scalar::closed(Style::Plain, value), start, end);
        Ok(())
    }

    fn quoted_scalar(&mut self) -> Result<(), YamlError> {
        self.begin_key();
        let start = self.cursor.at();
        let style = if self.cursor.peek() == Some(b'"') {
            Style::DoubleQuoted
        } else {
            Style::SingleQuoted
        };
        let line = self.cursor.line();
        self.quote = Some((start, None));
        let (value, closed) = scalar::quoted(&mut self.cursor)?;
        let end = self.cursor.at();
        self.quote = (self.cursor.line() > line).then_some((start, Some(end)));
        self.key_allowed = false;
        self.scalar_allowed = !self.in_block();
        self.json_like = true;
        let scalar = Scalar { style, value, closed };
        self.push_scalar(scalar, start, self.cursor.at());
        Ok(())
    }

    fn block_scalar(&mut self) -> Result<(), YamlError> {
        let start = self.cursor.at();
        let style = if self.cursor.peek() == Some(b'|') {
            Style::Literal
        } else {
            Style::Folded
        };
        let outer = usize::try_from(self.top_column()).ok();
        let (value, end) = scalar::block(&mut self.cursor, outer)?;
        self.key_allowed = true;
        self.json_like = false;
        self.push_scalar(Scalar::closed(style, value), start, end);
        Ok(())
    }

    fn push_scalar(&mut self, scalar: Scalar, start: usize, end: usize) {
        self.tokens.push_back(Token {
            kind: TokenKind::Scalar(scalar),
            start,
            end,
            status: Status::Valid,
        });
    }
}
