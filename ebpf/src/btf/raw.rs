//! The bytes of a description, cut into types.
//!
//! ```text
//! header   magic u16 0xeb9f, version u8 1, flags u8, header length u32,
//!          then offset and length of the types and of the strings, u32 each, from the header's end
//! type     name u32, info u32 (count 16 bits, kind 5 bits from 24, flag bit 31), size or type u32,
//!          then what the kind has
//! ```
//! Type numbers begin at 1; 0 is `void`. Cycles and lengths are checked, as anybody may have made
//! the bytes.

use thiserror::Error;

/// What is wrong with the bytes.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
pub enum BtfFault {
    /// The header is short or of another format.
    #[error("no header of version 1")]
    Header,
    /// A part reaches beyond the bytes.
    #[error("the {0} reach beyond the end")]
    Section(&'static str),
    /// A type is cut off.
    #[error("type {0} is cut off")]
    Cut(u32),
    /// A kind that nobody has defined yet.
    #[error("type {id} is of the unknown kind {kind}")]
    Kind {
        /// Its number.
        id: u32,
        /// The kind.
        kind: u32,
    },
    /// A reference to a type that is not there.
    #[error("there is no type {0}")]
    Reference(u32),
    /// A reference to a string that is not there.
    #[error("there is no string at {0}")]
    Text(u32),
    /// Types that contain themselves.
    #[error("type {0} leads back to itself")]
    Cycle(u32),
    /// A size that no memory has.
    #[error("type {0} is too large")]
    Size(u32),
}

/// Types that may lie inside one another, and aliases that may lead to one another.
pub(super) const MAX_DEPTH: usize = 64;

const MAGIC: u16 = 0xeb9f;
/// Bytes of a type before what its kind adds.
const HEAD: usize = 12;

pub(super) mod kind {
    pub(crate) const INT: u32 = 1;
    pub(crate) const PTR: u32 = 2;
    pub(crate) const ARRAY: u32 = 3;
    pub(crate) const STRUCT: u32 = 4;
    pub(crate) const UNION: u32 = 5;
    pub(crate) const ENUM: u32 = 6;
    pub(crate) const FWD: u32 = 7;
    pub(crate) const TYPEDEF: u32 = 8;
    pub(crate) const VOLATILE: u32 = 9;
    pub(crate) const CONST: u32 = 10;
    pub(crate) const RESTRICT: u32 = 11;
    pub(crate) const FUNC: u32 = 12;
    pub(crate) const FUNC_PROTO: u32 = 13;
    pub(crate) const VAR: u32 = 14;
    pub(crate) const DATASEC: u32 = 15;
    pub(crate) const FLOAT: u32 = 16;
    pub(crate) const DECL_TAG: u32 = 17;
    pub(crate) const TYPE_TAG: u32 = 18;
    pub(crate) const ENUM64: u32 = 19;
}

/// What all types begin with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    name: u32,
    info: u32,
    /// Bytes, or the type referred to.
    pub(super) size_or_type: u32,
}

impl Head {
    pub(super) fn kind(self) -> u32 {
        self.info >> 24 & 0x1f
    }

    pub(super) fn count(self) -> u32 {
        self.info & 0xffff
    }

    pub(super) fn flag(self) -> bool {
        self.info >> 31 != 0
    }

    fn is_alias(self) -> bool {
        matches!(
            self.kind(),
            kind::TYPEDEF | kind::VOLATILE | kind::CONST | kind::RESTRICT | kind::TYPE_TAG
        )
    }
}

/// A member of a structure or union as it is stored.
#[derive(Clone, Copy, Debug)]
pub(super) struct RawMember {
    pub(super) name: u32,
    pub(super) type_id: u32,
    /// From the start of the structure.
    pub(super) bit_offset: u32,
    /// 0: not a bit field.
    pub(super) bits: u32,
}

#[derive(Debug)]
pub(super) struct Raw {
    bytes: Vec<u8>,
    /// Where each type begins.
    starts: Vec<u32>,
    strings: (usize, usize),
}

impl Raw {
    pub(super) fn parse(bytes: Vec<u8>) -> Result<Self, BtfFault> {
        let number = |at| u32_at(&bytes, at).ok_or(BtfFault::Header);
        let first = number(0)?;
        if first & 0xffff != u32::from(MAGIC) || first >> 16 & 0xff != 1 {
            return Err(BtfFault::Header);
        }
        let header = number(4)?;
        let section = |offset: u32, length: u32, what| {
            let start = u64::from(header) + u64::from(offset);
            let end = start + u64::from(length);
            if end > bytes.len() as u64 {
                return Err(BtfFault::Section(what));
            }
            Ok((start as usize, end as usize))
        };
        let types = section(number(8)?, number(12)?, "types")?;
        let strings = section(number(16)?, number(20)?, "strings")?;
        let starts = starts(&bytes, types)?;
        Ok(Self {
            bytes,
            starts,
            strings,
        })
    }

    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = u32> + use<> {
        1..self.starts.len() as u32 + 1
    }

    pub(super) fn head(&self, id: u32) -> Result<Head, BtfFault> {
        let start = self.start(id)?;
        head_at(&self.bytes, start).ok_or(BtfFault::Cut(id))
    }

    /// Paths and look-ups can begin with its name.
    pub(super) fn is_named_for_paths(&self, id: u32) -> bool {
        let of_interest = [kind::STRUCT, kind::UNION, kind::ENUM, kind::ENUM64, kind::TYPEDEF];
        self.head(id).is_ok_and(|head| of_interest.contains(&head.kind()))
    }

    pub(super) fn name(&self, id: u32) -> Result<&[u8], BtfFault> {
        self.text(self.head(id)?.name)
    }

    pub(super) fn text(&self, offset: u32) -> Result<&[u8], BtfFault> {
        let (start, end) = self.strings;
        let text = self.bytes[start..end].get(offset as usize..);
        let text = text.ok_or(BtfFault::Text(offset))?;
        let length = text.iter().position(|byte| *byte == 0);
        Ok(&text[..length.ok_or(BtfFault::Text(offset))?])
    }

    /// Returns the type that an alias resolves to.
    pub(super) fn without_aliases(&self, id: u32) -> Result<u32, BtfFault> {
        let mut at = id;
        for _ in 0..MAX_DEPTH {
            if at == 0 {
                return Ok(0);
            }
            let head = self.head(at)?;
            if !head.is_alias() {
                return Ok(at);
            }
            at = head.size_or_type;
        }
        Err(BtfFault::Cycle(id))
    }

    pub(super) fn size(&self, id: u32) -> Result<u32, BtfFault> {
        let (mut at, mut times) = (id, 1u64);
        for _ in 0..MAX_DEPTH {
            at = self.without_aliases(at)?;
            let size = if at == 0 {
                0
            } else {
                let head = self.head(at)?;
                match head.kind() {
                    kind::INT | kind::STRUCT | kind::UNION | kind::ENUM | kind::ENUM64 | kind::FLOAT => {
                        u64::from(head.size_or_type)
                    }
                    kind::PTR => 8,
                    kind::ARRAY => {
                        let (element, count) = self.array(at)?;
                        at = element;
                        times = times.saturating_mul(u64::from(count));
                        continue;
                    }
                    _ => 0,
                }
            };
            return u32::try_from(times.saturating_mul(size)).map_err(|_| BtfFault::Size(id));
        }
        Err(BtfFault::Cycle(id))
    }

    /// Type and number of an array's elements.
    pub(super) fn array(&self, id: u32) -> Result<(u32, u32), BtfFault> {
        let start = self.start(id)? + HEAD;
        let number = |at| u32_at(&self.bytes, at).ok_or(BtfFault::Cut(id));
        Ok((number(start)?, number(start + 8)?))
    }

    /// The members of a structure or union; of another type, none.
    pub(super) fn members(&self, id: u32) -> Result<Vec<RawMember>, BtfFault> {
        let head = self.head(id)?;
        if ![kind::STRUCT, kind::UNION].contains(&head.kind()) {
            return Ok(Vec::new());
        }
        let start = self.start(id)? + HEAD;
        let member = |index: u32| {
            let at = start + index as usize * 12;
            let number = |at| u32_at(&self.bytes, at).ok_or(BtfFault::Cut(id));
            let offset = number(at + 8)?;
            let (bits, bit_offset) = if head.flag() {
                (offset >> 24, offset & 0x00ff_ffff)
            } else {
                (0, offset)
            };
            Ok(RawMember {
                name: number(at)?,
                type_id: number(at + 4)?,
                bit_offset,
                bits,
            })
        };
        (0..head.count()).map(member).collect()
    }

    pub(super) fn enum_value(&self, id: u32, variant: &[u8]) -> Result<Option<i64>, BtfFault> {
        let id = self.without_aliases(id)?;
        if id == 0 {
            return Ok(None);
        }
        let head = self.head(id)?;
        let width = match head.kind() {
            kind::ENUM => 8,
            kind::ENUM64 => 12,
            _ => return Ok(None),
        };
        let start = self.start(id)? + HEAD;
        for index in 0..head.count() as usize {
            let at = start + index * width;
            let number = |at| u32_at(&self.bytes, at).ok_or(BtfFault::Cut(id));
            if self.text(number(at)?)? != variant {
                continue;
            }
            let low = number(at + 4)?;
            let value = match (width, head.flag()) {
                (12, _) => (u64::from(number(at + 8)?) << 32 | u64::from(low)) as i64,
                (_, true) => i64::from(low as i32),
                (_, false) => i64::from(low),
            };
            return Ok(Some(value));
        }
        Ok(None)
    }

    fn start(&self, id: u32) -> Result<usize, BtfFault> {
        let index = id.checked_sub(1).ok_or(BtfFault::Reference(id))?;
        let start = self.starts.get(index as usize).ok_or(BtfFault::Reference(id))?;
        Ok(*start as usize)
    }
}

/// Where each type begins; all of them lie inside of the section.
fn starts(bytes: &[u8], (mut at, end): (usize, usize)) -> Result<Vec<u32>, BtfFault> {
    let mut starts = Vec::with_capacity((end - at) / 24);
    while at < end {
        let id = starts.len() as u32 + 1;
        let head = head_at(bytes, at).ok_or(BtfFault::Cut(id))?;
        let count = head.count() as usize;
        let more = match head.kind() {
            kind::INT | kind::VAR | kind::DECL_TAG => 4,
            kind::ARRAY => 12,
            kind::STRUCT | kind::UNION | kind::DATASEC | kind::ENUM64 => 12 * count,
            kind::ENUM | kind::FUNC_PROTO => 8 * count,
            kind::PTR
            | kind::FWD
            | kind::TYPEDEF
            | kind::VOLATILE
            | kind::CONST
            | kind::RESTRICT
            | kind::FUNC
            | kind::FLOAT
            | kind::TYPE_TAG => 0,
            kind => return Err(BtfFault::Kind { id, kind }),
        };
        starts.push(u32::try_from(at).map_err(|_| BtfFault::Section("types"))?);
        at += HEAD + more;
        if at > end {
            return Err(BtfFault::Cut(id));
        }
    }
    Ok(starts)
}

fn head_at(bytes: &[u8], at: usize) -> Option<Head> {
    Some(Head {
        name: u32_at(bytes, at)?,
        info: u32_at(bytes, at + 4)?,
        size_or_type: u32_at(bytes, at + 8)?,
    })
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
