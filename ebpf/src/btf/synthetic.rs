//! Descriptions made up for tests.

use super::raw::kind;

/// A description in the making; each call gives the number of the type it adds.
#[derive(Default)]
pub(crate) struct Builder {
    types: Vec<u8>,
    strings: Vec<u8>,
    count: u32,
}

/// Name, type, bit offset, width if it is a bit field.
pub(crate) type BuiltMember<'a> = (&'a str, u32, u32, u32);

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            strings: vec![0],
            ..Self::default()
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let at = self.strings.len() as u32;
        self.strings.extend_from_slice(text.as_bytes());
        self.strings.push(0);
        at
    }

    fn add(
        &mut self,
        name: &str,
        kind: u32,
        flag: bool,
        count: usize,
        size_or_type: u32,
        more: &[u32],
    ) -> u32 {
        let name = self.text(name);
        let info = u32::from(flag) << 31 | kind << 24 | count as u32;
        for word in [name, info, size_or_type].iter().chain(more) {
            self.types.extend_from_slice(&word.to_le_bytes());
        }
        self.count += 1;
        self.count
    }

    pub(crate) fn int(&mut self, name: &str, size: u32) -> u32 {
        self.add(name, kind::INT, false, 0, size, &[size * 8])
    }

    pub(crate) fn pointer(&mut self, to: u32) -> u32 {
        self.add("", kind::PTR, false, 0, to, &[])
    }

    pub(crate) fn typedef(&mut self, name: &str, to: u32) -> u32 {
        self.add(name, kind::TYPEDEF, false, 0, to, &[])
    }

    pub(crate) fn array(&mut self, of: u32, count: u32) -> u32 {
        self.add("", kind::ARRAY, false, 0, 0, &[of, of, count])
    }

    pub(crate) fn structure(&mut self, name: &str, size: u32, members: &[BuiltMember<'_>]) -> u32 {
        self.aggregate(kind::STRUCT, name, size, members)
    }

    pub(crate) fn union(&mut self, name: &str, size: u32, members: &[BuiltMember<'_>]) -> u32 {
        self.aggregate(kind::UNION, name, size, members)
    }

    fn aggregate(&mut self, kind: u32, name: &str, size: u32, members: &[BuiltMember<'_>]) -> u32 {
        let flag = members.iter().any(|member| member.3 != 0);
        let mut more = Vec::new();
        for &(name, type_id, bit_offset, bits) in members {
            let name = self.text(name);
            more.extend([
                name,
                type_id,
                if flag { bits << 24 | bit_offset } else { bit_offset },
            ]);
        }
        self.add(name, kind, flag, members.len(), size, &more)
    }

    pub(crate) fn enumeration(&mut self, name: &str, signed: bool, values: &[(&str, i32)]) -> u32 {
        let mut more = Vec::new();
        for (name, value) in values {
            more.extend([self.text(name), *value as u32]);
        }
        self.add(name, kind::ENUM, signed, values.len(), 4, &more)
    }

    pub(crate) fn function(&mut self, name: &str, to: u32) -> u32 {
        self.add(name, kind::FUNC, false, 0, to, &[])
    }

    /// Number of types so far.
    pub(crate) fn count_next(&self) -> u32 {
        self.count + 1
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        let (types, strings) = (self.types.len() as u32, self.strings.len() as u32);
        let mut bytes = Vec::new();
        for word in [0x0001_eb9f, 24, 0, types, types, strings] {
            bytes.extend_from_slice(&u32::to_le_bytes(word));
        }
        bytes.extend(self.types);
        bytes.extend(self.strings);
        bytes
    }
}
