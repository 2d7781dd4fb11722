//! From a path such as `task_struct.signal` to an offset.

use super::raw::{BtfFault, MAX_DEPTH, Raw, kind};
use super::{Btf, BtfError};

/// Where a field is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Member {
    /// Bytes from the start of the type that the path begins with. Of a bit field: the start of
    /// the integer that holds it.
    pub offset: u32,
    /// Bytes.
    pub size: u32,
    /// It holds the address of something.
    pub is_pointer: bool,
    /// It is some bits of an integer.
    pub bits: Option<Bits>,
}

/// Which bits of an integer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bits {
    /// From the lowest.
    pub shift: u32,
    /// How many.
    pub width: u32,
}

/// One step of a path.
enum Step<'a> {
    Member(&'a str),
    Element(u32),
}

pub(super) fn resolve(btf: &Btf, path: &str) -> Result<Member, BtfError> {
    let (root, steps) = split(path).ok_or_else(|| BtfError::BadPath(path.to_owned()))?;
    let raw = &btf.raw;
    let mut place = FieldLocation {
        type_id: btf.type_named(root)?,
        bit_offset: 0,
        bits: 0,
    };
    let mut through = root;
    for step in steps {
        let type_id = raw.without_aliases(place.type_id)?;
        place = match step {
            Step::Member(member) => {
                if !is_aggregate(raw, type_id)? {
                    return Err(BtfError::NotAggregate {
                        path: path.to_owned(),
                        through: through.to_owned(),
                    });
                }
                let found = Search {
                    raw,
                    name: member.as_bytes(),
                    left: MAX_MEMBERS,
                }
                .find(type_id, MAX_DEPTH)?;
                let inner = found.ok_or_else(|| BtfError::NoMember {
                    path: path.to_owned(),
                    within: through.to_owned(),
                    member: member.to_owned(),
                })?;
                through = member;
                place.inside(inner)
            }
            Step::Element(index) => {
                let missing = || BtfError::NoElement {
                    path: path.to_owned(),
                    index,
                };
                if type_id == 0 || raw.head(type_id)?.kind() != kind::ARRAY {
                    return Err(missing());
                }
                let (element, count) = raw.array(type_id)?;
                // Arrays at the end of a structure may be declared empty.
                if count != 0 && index >= count {
                    return Err(missing());
                }
                let distance = u64::from(raw.size(element)?) * 8 * u64::from(index);
                place.inside(FieldLocation {
                    type_id: element,
                    bit_offset: distance,
                    bits: 0,
                })
            }
        };
    }
    Ok(place.member(raw)?)
}

#[derive(Clone, Copy)]
struct FieldLocation {
    type_id: u32,
    bit_offset: u64,
    bits: u32,
}

impl FieldLocation {
    fn inside(self, inner: Self) -> Self {
        Self {
            bit_offset: self.bit_offset.saturating_add(inner.bit_offset),
            ..inner
        }
    }

    fn member(self, raw: &Raw) -> Result<Member, BtfFault> {
        let size = raw.size(self.type_id)?;
        let type_id = raw.without_aliases(self.type_id)?;
        let too_large = |_| BtfFault::Size(self.type_id);
        let is_pointer = type_id != 0 && raw.head(type_id)?.kind() == kind::PTR;
        let aligned = self.bit_offset.is_multiple_of(8);
        if self.bits == 0 && aligned {
            return Ok(Member {
                offset: u32::try_from(self.bit_offset / 8).map_err(too_large)?,
                size,
                is_pointer,
                bits: None,
            });
        }
        // The integer that holds the bits, aligned to its own size as compilers lay them out.
        let unit = u64::from(size.max(1)) * 8;
        let start = self.bit_offset / unit * unit;
        let shift = (self.bit_offset - start) as u32;
        if u64::from(shift) + u64::from(self.bits) > unit {
            return Err(BtfFault::Size(self.type_id));
        }
        Ok(Member {
            offset: u32::try_from(start / 8).map_err(too_large)?,
            size,
            is_pointer,
            bits: Some(Bits {
                shift,
                width: self.bits,
            }),
        })
    }
}

fn split(path: &str) -> Option<(&str, Vec<Step<'_>>)> {
    let mut parts = path.split('.');
    let root = parts.next().filter(|root| !root.is_empty())?;
    let mut steps = Vec::new();
    for part in parts {
        let mut pieces = part.split('[');
        let member = pieces.next().filter(|member| !member.is_empty())?;
        steps.push(Step::Member(member));
        for piece in pieces {
            steps.push(Step::Element(piece.strip_suffix(']')?.parse().ok()?));
        }
    }
    (!steps.is_empty()).then_some((root, steps))
}

fn is_aggregate(raw: &Raw, type_id: u32) -> Result<bool, BtfFault> {
    Ok(type_id != 0 && [kind::STRUCT, kind::UNION].contains(&raw.head(type_id)?.kind()))
}

/// Members looked at in one search; structures made to double at each level end there.
const MAX_MEMBERS: u32 = 100_000;

/// A search for a member by name.
struct Search<'a> {
    raw: &'a Raw,
    name: &'a [u8],
    left: u32,
}

impl Search<'_> {
    /// The member, also inside of members that have no name.
    fn find(&mut self, type_id: u32, depth: usize) -> Result<Option<FieldLocation>, BtfFault> {
        for member in self.raw.members(type_id)? {
            let place = FieldLocation {
                type_id: member.type_id,
                bit_offset: u64::from(member.bit_offset),
                bits: member.bits,
            };
            self.left = self.left.checked_sub(1).ok_or(BtfFault::Cycle(type_id))?;
            let own = self.raw.text(member.name)?;
            if own == self.name {
                return Ok(Some(place));
            }
            if !own.is_empty() {
                continue;
            }
            let inner = self.raw.without_aliases(member.type_id)?;
            if is_aggregate(self.raw, inner)? {
                let depth = depth.checked_sub(1).ok_or(BtfFault::Cycle(inner))?;
                if let Some(found) = self.find(inner, depth)? {
                    return Ok(Some(place.inside(found)));
                }
            }
        }
        Ok(None)
    }
}
