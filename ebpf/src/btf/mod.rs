//! BTF: the kernel's own description of its types.
//!
//! In: the bytes of `/sys/kernel/btf/vmlinux`, or any others: nothing in them is trusted. Out:
//! the offset of a field, by path (`task_struct.signal`, `sock.__sk_common.skc_family`), and values
//! of enumerations. Types are read on demand; reading the file only finds where each begins.
//! Not here: types of functions, and writing BTF.

mod path;
mod raw;

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use self::path::{Bits, Member};
pub use self::raw::BtfFault;
use self::raw::Raw;

/// Where the running kernel describes itself.
pub const KERNEL_BTF: &str = "/sys/kernel/btf/vmlinux";

/// Errors of reading types and fields.
#[derive(Debug, Error)]
pub enum BtfError {
    /// The description could not be read.
    #[error("{path}: {error}", path = path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The bytes are no BTF.
    #[error("malformed BTF: {0}")]
    Malformed(#[from] BtfFault),
    /// There is no type of this name.
    #[error("this kernel has no type `{name}`")]
    NoType {
        /// The name.
        name: String,
    },
    /// The type lacks a member.
    #[error("`{path}`: this kernel's `{within}` has no member `{member}`")]
    NoMember {
        /// The path that was looked up.
        path: String,
        /// The type that lacks it.
        within: String,
        /// The member.
        member: String,
    },
    /// A path goes through something that has no members, such as a pointer.
    #[error("`{path}`: nothing lies inside of `{through}` itself")]
    NotAggregate {
        /// The path that was looked up.
        path: String,
        /// The part that has no members.
        through: String,
    },
    /// An array is shorter than the index, or there is no array.
    #[error("`{path}`: no element {index} there")]
    NoElement {
        /// The path that was looked up.
        path: String,
        /// The index.
        index: u32,
    },
    /// The path itself is misspelt.
    #[error("`{0}` is not a path of the form type.member.member[index]")]
    BadPath(String),
}

/// A description of types.
#[derive(Debug)]
pub struct Btf {
    raw: Raw,
    /// Named structures, unions, enumerations and aliases: hash of the name and number, in this order.
    names: Vec<(u32, u32)>,
}

impl Btf {
    /// Reads what the running kernel says of itself.
    pub fn of_running_kernel() -> Result<Self, BtfError> {
        Self::from_file(Path::new(KERNEL_BTF))
    }

    /// Reads a file.
    pub fn from_file(path: &Path) -> Result<Self, BtfError> {
        let bytes = std::fs::read(path).map_err(|error| BtfError::Unreadable {
            path: path.to_owned(),
            error,
        })?;
        Ok(Self::parse(bytes)?)
    }

    /// Takes the bytes of a description.
    pub fn parse(bytes: Vec<u8>) -> Result<Self, BtfFault> {
        let raw = Raw::parse(bytes)?;
        let mut names = Vec::new();
        for id in raw.ids().filter(|id| raw.is_named_for_paths(*id)) {
            let name = raw.name(id)?;
            if !name.is_empty() {
                names.push((hash(name), id));
            }
        }
        names.sort_unstable();
        Ok(Self { raw, names })
    }

    /// How many types it describes.
    pub fn len(&self) -> usize {
        self.raw.ids().len()
    }

    /// It describes nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// It has a structure, union, enumeration or alias of this name.
    pub fn has_type(&self, name: &str) -> bool {
        self.type_named(name).is_ok()
    }

    /// Bytes of a structure, union or enumeration.
    pub fn size_of(&self, name: &str) -> Result<u32, BtfError> {
        let id = self.type_named(name)?;
        Ok(self.raw.size(id)?)
    }

    /// Number of the structure of this name.
    pub fn structure(&self, name: &str) -> Result<u32, BtfError> {
        let id = self.type_named(name)?;
        if self.raw.head(id)?.kind() == raw::kind::STRUCT {
            return Ok(id);
        }
        Err(BtfError::NoType {
            name: name.to_owned(),
        })
    }

    /// Number of the function of this name, if there is one.
    pub fn function(&self, name: &str) -> Option<u32> {
        self.raw.ids().find(|id| {
            let is_function = |head: raw::Head| head.kind() == raw::kind::FUNC;
            self.raw.head(*id).is_ok_and(is_function)
                && self.raw.name(*id).is_ok_and(|own| own == name.as_bytes())
        })
    }

    /// Where the field of a path is: `task_struct.mm`, `mm_struct.rss_stat[1].count`.
    ///
    /// Members of nested structures without a name count as the outer one's own. Pointers are not
    /// followed: what lies behind one is another path.
    pub fn member(&self, path: &str) -> Result<Member, BtfError> {
        path::resolve(self, path)
    }

    /// Value of one name of an enumeration.
    pub fn enum_value(&self, name: &str, variant: &str) -> Result<i64, BtfError> {
        let id = self.type_named(name)?;
        let value = self.raw.enum_value(id, variant.as_bytes())?;
        value.ok_or_else(|| BtfError::NoMember {
            path: format!("{name}.{variant}"),
            within: name.to_owned(),
            member: variant.to_owned(),
        })
    }

    fn type_named(&self, name: &str) -> Result<u32, BtfError> {
        let wanted = hash(name.as_bytes());
        let first = self.names.partition_point(|(hash, _)| *hash < wanted);
        let same = self.names[first..].iter().take_while(|(hash, _)| *hash == wanted);
        // The first of a name counts.
        for (_, id) in same {
            if self.raw.name(*id)? == name.as_bytes() {
                return Ok(*id);
            }
        }
        Err(BtfError::NoType {
            name: name.to_owned(),
        })
    }
}

/// FNV-1a.
fn hash(name: &[u8]) -> u32 {
    name.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
pub(crate) mod synthetic;
#[cfg(test)]
mod tests;
