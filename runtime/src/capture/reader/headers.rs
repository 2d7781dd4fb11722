//! Section headers and metadata blocks.
//!
//! In: the blocks before a section's first event. Out: an item for each, or one for each entry of a
//! list of processes or descriptors. Not here: the layout of entries.

use super::{BlockHead, List, Reader, Stage, at};
use crate::capture::block::{self, Kind};
use crate::capture::body::Body;
use crate::capture::error::{CaptureError, Fault};
use crate::capture::item::{Item, Section};
use crate::capture::user_list::Credential;
use crate::capture::{fd_list, interface_list, limits, machine, process_list, user_list};

/// Fewer bytes than this at the end of a list are padding.
const MIN_ENTRY_BYTES: u64 = 4;

impl Reader<'_> {
    /// Head of the file's first block; it shows whether the file is a capture.
    pub(super) fn first_head(&mut self) -> Result<BlockHead, CaptureError> {
        let start = self.input.peek(4)?;
        let fault = match *start {
            [] => Fault::Empty,
            [a, b, c, d] if u32::from_le_bytes([a, b, c, d]) != block::SECTION => Fault::NotACapture {
                found: u32::from_le_bytes([a, b, c, d]),
            },
            _ => {
                return self.read_head()?.ok_or_else(|| self.error(Fault::Empty));
            }
        };
        Err(self.error(fault))
    }

    pub(super) fn read_section(&mut self, head: &BlockHead) -> Result<Item<'static>, CaptureError> {
        let length = body_length(head)?;
        let mut body = Body::new(&mut self.input, length);
        let magic = body.u32("section header")?;
        let section = Section {
            major: body.u16("section header")?,
            minor: body.u16("section header")?,
        };
        if magic != block::SECTION_MAGIC {
            return Err(at(head, Fault::BadMagic { found: magic }));
        }
        let Section { major, minor } = section;
        if major > 1 {
            return Err(at(head, Fault::Version { major, minor }));
        }
        body.u64("section header")?;
        // A longer header carries options of a foreign editor.
        let options = body.left();
        body.skip("section header options", options)?;
        self.trailer()?;
        self.converter.forget_enters();
        self.initial_state = true;
        self.stage = Stage::Headers;
        Ok(Item::Section(section))
    }

    /// Returns the next metadata block. `None` if it gives nothing by itself.
    pub(super) fn read_header(&mut self) -> Result<Option<Item<'static>>, CaptureError> {
        let Some(head) = self.peek_head()? else {
            return Err(self.error(Fault::NoEvents));
        };
        let kind = Kind::from_code(head.code);
        if let Kind::Event(_) = kind {
            self.stage = Stage::Events;
            return Ok(Some(Item::HeadersEnd));
        }
        self.input.advance(block::HEAD as usize);
        let left = body_length(&head)?;
        let length = head.length;
        match kind {
            Kind::Processes { version } => {
                let list = List::Processes { version };
                self.stage = Stage::List { list, left, length };
                Ok(None)
            }
            Kind::Fds { version } => {
                let mut body = Body::new(&mut self.input, left);
                let tid = body.i64("thread id")?;
                let (list, left) = (List::Fds { version, tid }, body.left());
                self.stage = Stage::List { list, left, length };
                Ok(None)
            }
            _ => {
                let item = self.read_whole_block(kind, &head, left)?;
                self.trailer_of(length)?;
                Ok(item)
            }
        }
    }

    /// Returns the body of a block that is delivered as a whole.
    fn read_whole_block(
        &mut self,
        kind: Kind,
        head: &BlockHead,
        length: u64,
    ) -> Result<Option<Item<'static>>, CaptureError> {
        let kept = matches!(kind, Kind::Interfaces { .. } | Kind::Users { .. });
        if kept && length > limits::MAX_LIST_BLOCK {
            let what = "a list of interfaces or users";
            let max = limits::MAX_LIST_BLOCK;
            return Err(at(head, Fault::TooLong { what, length, max }));
        }
        let mut body = Body::new(&mut self.input, length);
        let item = match kind {
            Kind::Machine => Some(Item::Machine(machine::read(&mut body)?)),
            Kind::Interfaces { version } => {
                let mut interfaces = Vec::new();
                while body.left() >= MIN_ENTRY_BYTES {
                    interfaces.extend(interface_list::read(&mut body, version)?);
                }
                Some(Item::Interfaces(interfaces))
            }
            Kind::Users { version } => {
                let (mut users, mut groups) = (Vec::new(), Vec::new());
                while body.left() >= MIN_ENTRY_BYTES {
                    match user_list::read(&mut body, version)? {
                        Credential::User(user) => users.push(user),
                        Credential::Group(group) => groups.push(group),
                    }
                }
                Some(Item::Users(users, groups))
            }
            _ => None,
        };
        let rest = body.left();
        body.skip("a block", rest)?;
        Ok(item)
    }

    /// Returns the next entry of a list, or `None` after its last.
    pub(super) fn read_list(
        &mut self,
        list: List,
        left: u64,
        length: u32,
    ) -> Result<Option<Item<'static>>, CaptureError> {
        let mut body = Body::new(&mut self.input, left);
        if left < MIN_ENTRY_BYTES {
            body.skip("padding", left)?;
            self.trailer_of(length)?;
            self.stage = Stage::Headers;
            return Ok(None);
        }
        let item = match list {
            List::Processes { version } => Item::Process(Box::new(process_list::read(&mut body, version)?)),
            List::Fds { version, tid } => Item::Fd {
                tid,
                entry: fd_list::read(&mut body, version)?,
            },
        };
        let left = body.left();
        self.stage = Stage::List { list, left, length };
        Ok(Some(item))
    }

    fn trailer(&mut self) -> Result<(), CaptureError> {
        Body::new(&mut self.input, block::TRAILER).u32("a block's trailer")?;
        Ok(())
    }

    /// The trailer of a metadata block repeats its length.
    fn trailer_of(&mut self, head: u32) -> Result<(), CaptureError> {
        let offset = self.input.offset();
        let trailer = Body::new(&mut self.input, block::TRAILER).u32("a block's trailer")?;
        if trailer != head {
            let fault = Fault::Trailer { head, trailer };
            return Err(CaptureError { offset, fault });
        }
        Ok(())
    }
}

/// Returns the number of bytes of a metadata block's body, padding included.
fn body_length(head: &BlockHead) -> Result<u64, CaptureError> {
    let min = block::HEAD + block::TRAILER;
    u64::from(head.length).checked_sub(min).ok_or_else(|| {
        let length = u64::from(head.length);
        at(
            head,
            Fault::TooShort {
                what: "a block",
                length,
                min,
            },
        )
    })
}
