//! Anchors, aliases, tags and directives.

use super::super::cursor::ends_word;
use super::super::error::{YamlError, YamlErrorKind};
use super::super::token::TokenKind;
use super::Scanner;

impl Scanner<'_> {
    pub(super) fn anchor_or_alias(&mut self, indicator: u8) -> Result<(), YamlError> {
        let alias = indicator == b'*';
        self.begin_key();
        self.key_allowed = false;
        self.json_like = false;
        let start = self.cursor.at();
        self.cursor.advance(1);
        let name_start = self.cursor.at();
        while let Some(byte) = self.cursor.peek()
            && !matches!(byte, b'[' | b']' | b'{' | b'}' | b',')
            && !ends_word(Some(byte))
        {
            self.cursor.advance(1);
        }
        let name = self.cursor.since(name_start).to_owned();
        if name.is_empty() {
            let kind = if alias {
                YamlErrorKind::AliasNotFound
            } else {
                YamlErrorKind::AnchorNotFound
            };
            return Err(self.cursor.error(kind));
        }
        if matches!(self.cursor.peek(), Some(b'[' | b'{')) {
            let kind = if alias {
                YamlErrorKind::CharInAlias
            } else {
                YamlErrorKind::CharInAnchor
            };
            return Err(self.cursor.error(kind));
        }
        let kind = if alias {
            TokenKind::Alias(name)
        } else {
            TokenKind::Anchor(name)
        };
        self.push(kind, start);
        Ok(())
    }

    /// `!word`, `!handle!word`, `!!word`, `!<uri>` or `!`.
    pub(super) fn tag(&mut self) -> Result<(), YamlError> {
        self.begin_key();
        self.key_allowed = false;
        self.json_like = false;
        let start = self.cursor.at();
        self.cursor.advance(1);
        if self.cursor.peek() == Some(b'<') {
            self.cursor.advance(1);
            self.tag_characters(|byte| tag_byte(byte) || matches!(byte, b',' | b'!' | b'[' | b']'));
            if self.cursor.peek() != Some(b'>') {
                return Err(self.cursor.error(YamlErrorKind::EndOfVerbatimTag));
            }
            self.cursor.advance(1);
        } else {
            let handle = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            self.tag_characters(handle);
            let handle_end = self.cursor.at();
            if self.cursor.peek() == Some(b'!') {
                self.cursor.advance(1);
                let suffix = self.cursor.at();
                self.tag_characters(tag_byte);
                if self.cursor.at() == suffix {
                    return Err(self.cursor.error(YamlErrorKind::TagWithoutSuffix));
                }
            } else {
                self.tag_characters(tag_byte);
                if self.cursor.peek() == Some(b'!') {
                    return Err(self.cursor.error_at(YamlErrorKind::CharInTagHandle, handle_end));
                }
            }
        }
        let text = self.cursor.since(start).to_owned();
        self.push(TokenKind::Tag(text), start);
        Ok(())
    }

    fn tag_characters(&mut self, belongs: impl Fn(u8) -> bool) {
        loop {
            match self.cursor.rest() {
                [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    self.cursor.advance(3);
                }
                [byte, ..] if belongs(*byte) => self.cursor.advance(1),
                _ => return,
            }
        }
    }

    pub(super) fn directive(&mut self) {
        self.close_all_indents();
        self.keys.clear();
        self.key_allowed = false;
        self.json_like = false;
        let start = self.cursor.at();
        self.cursor.advance(1);
        let mut words = Vec::new();
        loop {
            let word = self.cursor.at();
            while !self.cursor.at_end() && !ends_word(self.cursor.peek()) {
                self.cursor.advance(1);
            }
            words.push(self.cursor.since(word).to_owned());
            self.cursor.skip_blanks();
            let comment = self.cursor.peek() == Some(b'#');
            if self.cursor.at_end() || self.cursor.line_break().is_some() || comment {
                break;
            }
        }
        self.push(TokenKind::Directive(words), start);
    }
}

fn tag_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-#;/?:@&=+$_.~*'()".contains(&byte)
}
