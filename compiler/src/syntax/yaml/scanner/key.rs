//! Indentations and the places where keys might have begun.

use super::super::token::{Status, Token, TokenKind};
use super::Scanner;

/// Longest distance between the start of a key and its colon.
const MAX_KEY_LENGTH: usize = 1024;

/// The collection that an indentation belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Block {
    /// The document.
    None,
    Sequence,
    Mapping,
}

#[derive(Debug)]
pub(super) struct Indent {
    pub column: i64,
    pub block: Block,
    /// Of a mapping whose first key is not confirmed: pending.
    pub status: Status,
    /// Its start token.
    pub start: Option<usize>,
}

/// A place where a key might have begun.
#[derive(Debug)]
pub(super) struct KeyStart {
    depth: usize,
    line: usize,
    at: usize,
    /// Its key token.
    key: usize,
    /// The mapping it would open.
    indent: Option<usize>,
}

impl Scanner<'_> {
    /// Column of the innermost block; -1 outside of any.
    pub(super) fn top_column(&self) -> i64 {
        self.top().map_or(0, |indent| indent.column)
    }

    fn top(&self) -> Option<&Indent> {
        self.open.last().and_then(|index| self.indents.get(*index))
    }

    fn column(&self) -> i64 {
        self.cursor.column() as i64
    }

    /// Opens a block here, if it is indented more than the block around it.
    pub(super) fn indent_to_here(&mut self, block: Block) -> Option<usize> {
        if !self.in_block() {
            return None;
        }
        let column = self.column();
        let outer = self.top()?;
        let nests = column > outer.column
            || column == outer.column && block == Block::Sequence && outer.block == Block::Mapping;
        if !nests {
            return None;
        }
        let kind = if block == Block::Sequence {
            TokenKind::BlockSequenceStart
        } else {
            TokenKind::BlockMappingStart
        };
        self.push(kind, self.cursor.at());
        let index = self.indents.len();
        self.indents.push(Indent {
            column,
            block,
            status: Status::Valid,
            start: Some(self.last_token()),
        });
        self.open.push(index);
        Some(index)
    }

    /// Closes the blocks that are indented more than the next token.
    pub(super) fn close_indents(&mut self) {
        if !self.in_block() {
            return;
        }
        let column = self.column();
        let at_entry = self.cursor.peek() == Some(b'-') && super::ends_word(self.cursor.peek_at(1));
        while let Some(top) = self.top() {
            let ends_sequence = top.block == Block::Sequence && !at_entry;
            if top.column < column || top.column == column && !ends_sequence {
                break;
            }
            self.close_indent();
        }
        while self.top().is_some_and(|top| top.status == Status::Void) {
            self.close_indent();
        }
    }

    pub(super) fn close_all_indents(&mut self) {
        if !self.in_block() {
            return;
        }
        while self.top().is_some_and(|top| top.block != Block::None) {
            self.close_indent();
        }
    }

    fn close_indent(&mut self) {
        let Some(indent) = self.open.pop().and_then(|index| self.indents.get(index)) else {
            return;
        };
        if indent.status != Status::Valid {
            self.void_key();
            return;
        }
        let kind = match indent.block {
            Block::Sequence => TokenKind::BlockSequenceEnd,
            Block::Mapping => TokenKind::BlockMappingEnd,
            Block::None => return,
        };
        self.push(kind, self.cursor.at());
    }

    /// A key might begin here, if one is allowed and none is pending at this depth.
    pub(super) fn begin_key(&mut self) {
        let depth = self.brackets.len();
        if !self.key_allowed || self.keys.last().is_some_and(|key| key.depth == depth) {
            return;
        }
        let indent = self.indent_to_here(Block::Mapping);
        if let Some(index) = indent {
            self.set_status(Some(index), None, Status::Pending);
        }
        let at = self.cursor.at();
        self.tokens.push_back(Token {
            kind: TokenKind::Key,
            start: at,
            end: at,
            status: Status::Pending,
        });
        self.keys.push(KeyStart {
            depth,
            line: self.cursor.line(),
            at,
            key: self.last_token(),
            indent,
        });
    }

    /// Rules out the possible key at this depth.
    pub(super) fn void_key(&mut self) {
        let depth = self.brackets.len();
        if let Some(key) = self.keys.pop_if(|key| key.depth == depth) {
            self.set_status(key.indent, Some(key.key), Status::Void);
        }
    }

    /// Confirms the possible key before a colon, unless it has several lines or is too
    /// long.
    pub(super) fn confirm_key(&mut self) -> bool {
        let depth = self.brackets.len();
        let Some(key) = self.keys.pop_if(|key| key.depth == depth) else {
            return false;
        };
        let valid = key.line == self.cursor.line() && self.cursor.at() - key.at <= MAX_KEY_LENGTH;
        let status = if valid { Status::Valid } else { Status::Void };
        self.set_status(key.indent, Some(key.key), status);
        valid
    }

    fn set_status(&mut self, indent: Option<usize>, key: Option<usize>, status: Status) {
        let mut start = None;
        if let Some(indent) = indent.and_then(|index| self.indents.get_mut(index)) {
            indent.status = status;
            start = indent.start;
        }
        for index in [start, key].into_iter().flatten() {
            let waiting = index.checked_sub(self.passed);
            if let Some(token) = waiting.and_then(|index| self.tokens.get_mut(index)) {
                token.status = status;
            }
        }
    }
}
