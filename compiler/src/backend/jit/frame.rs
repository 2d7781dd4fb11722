//! The memory that native code and its helpers share, and the helpers.
//!
//! ```text
//! Frame   addresses of the arrays below, the host, the helpers; list and number of matches
//! Slot    one per field: stamp, and depending on the field's class a string (address, length, hash),
//!         a number or a Boolean
//! known   one word per node with several uses: stamp
//! ```
//!
//! A stamp is the number of the event (a multiple of four) plus a state, so that nothing has to be
//! cleared between events: a stamp of another event means that nothing is known.
//!
//! Helpers access the [`Host`] that `Frame::host` points to; its type is the one that the helpers were
//! instantiated for, and it is on the stack of [`super::workspace::Workspace::run`] while native code
//! runs. Native code calls no other functions than these, and none of them unwinds into it.

#![expect(unsafe_code, reason = "native code and its helpers share memory by address")]

use std::borrow::Cow;
use std::mem::offset_of;

use memchr::memchr;

use super::index::RuleGroup;
use super::set::{TextSet, hash};
use super::text_test::TextTest;
use super::value_class::ValueClass;
use crate::backend::predicate::PreparedPredicate;
use crate::backend::{Failure, FieldSource, Raw, Verdict};
use crate::ir::NodeId;
use crate::value::{FieldRef, Value};

/// The field's value is of its class and is in the slot.
pub(super) const FITS: u32 = 0;
/// The value is missing.
pub(super) const MISSING: u32 = 1;
/// The value is of another kind and is in [`Host::kept`].
pub(super) const KEPT: u32 = 2;
/// Difference between the stamps of consecutive events.
pub(super) const STEP: u32 = 4;

/// The memory that native code and its helpers share for one event.
#[repr(C)]
pub(super) struct Frame {
    pub(super) matched: u32,
    pub(super) matches: *mut u32,
    decide: Helper,
    check: Helper,
    find: Helper,
    host: *mut (),
    slots: *mut Slot,
    epoch: u32,
}

/// A function that native code calls:
///
/// - `decide` reads the field of a predicate into its slot, unless that was done ([`slot_and_node`]).
///   It returns [`LOADED`] if the value is of its class and native code continues, else the result of
///   the predicate, 0 or 1
/// - `check` evaluates the predicate of a node that native code does not: 0 or 1
/// - `find` records the rules of a group that the values of fields lead to: 0
///
/// # Safety
/// The frame's host is of the type that the helper was instantiated for, and the argument (a slot, a
/// node or a group) was prepared.
type Helper = unsafe extern "C" fn(*mut Frame, u64) -> u32;

/// A compiled function over a frame: evaluates rules and adds those that match to the frame.
///
/// # Safety
///
/// The arguments are a frame, its slots, its known nodes and the epoch of the event. There has to be a slot
/// for every field, and a word for every node, that was prepared when the function was compiled.
pub(super) type CompiledFn = unsafe extern "C" fn(*mut Frame, *mut Slot, *mut u32, u32) -> u32;

/// Result of `decide` if the value is in the slot.
pub(super) const LOADED: u32 = 2;

/// Returns the argument of `decide`: the index of a slot, and the node of a predicate on its field.
pub(super) fn slot_and_node(place: usize, node: NodeId) -> u64 {
    (place as u64) << 32 | u64::from(node.0)
}

impl Frame {
    pub(super) const MATCHED: i32 = offset_of!(Frame, matched) as i32;
    pub(super) const MATCHES: i32 = offset_of!(Frame, matches) as i32;
    pub(super) const CHECK: i32 = offset_of!(Frame, check) as i32;
    pub(super) const FIND: i32 = offset_of!(Frame, find) as i32;
    pub(super) const DECIDE: i32 = offset_of!(Frame, decide) as i32;
}

/// The value of a field on one event.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slot {
    pub(super) stamp: u32,
    /// Address of a string, a number, or an index into [`Host::kept`].
    pub(super) word: u64,
    pub(super) length: u64,
    pub(super) hash: u64,
}

impl Slot {
    pub(super) const SIZE: i32 = size_of::<Slot>() as i32;
    pub(super) const STAMP: i32 = offset_of!(Slot, stamp) as i32;
    pub(super) const WORD: i32 = offset_of!(Slot, word) as i32;
    pub(super) const LENGTH: i32 = offset_of!(Slot, length) as i32;
    pub(super) const HASH: i32 = offset_of!(Slot, hash) as i32;

    /// Stores a string, which contains no NUL.
    #[inline]
    fn put_text(&mut self, text: &[u8]) {
        self.word = text.as_ptr() as u64;
        self.length = text.len() as u64;
        self.hash = hash(text);
    }

    /// Returns the string in a slot in state [`FITS`] of a string field.
    fn text(&self) -> &[u8] {
        // SAFETY: such a slot has the address and length of a string that the source or `Host::kept` owns
        // for the whole event, and slots are only read during the event that wrote them.
        unsafe { std::slice::from_raw_parts(self.word as *const u8, self.length as usize) }
    }
}

/// The data of an event that helpers need.
pub(super) struct Host<'h, 'e, S: ?Sized> {
    pub(super) source: &'e S,
    pub(super) fields: &'h [FieldRef],
    /// Classes of the fields, by index of the field.
    pub(super) classes: &'h [ValueClass],
    pub(super) checks: &'h [Option<Box<PreparedPredicate>>],
    pub(super) groups: &'h [RuleGroup],
    pub(super) failures: &'h mut Vec<(NodeId, Failure)>,
    /// Numbers of the indexed rules that values led to.
    pub(super) candidates: &'h mut Vec<u32>,
    /// Values that are not in slots, and the owners of strings that are.
    pub(super) kept: &'h mut Vec<Value<'e>>,
}

impl<'e, S: FieldSource + ?Sized> Host<'_, 'e, S> {
    /// Returns the frame for one event; `slots` has one slot for each of `fields`.
    pub(super) fn frame(&mut self, slots: *mut Slot, matches: &mut [u32], matched: u32, epoch: u32) -> Frame {
        Frame {
            matched,
            matches: matches.as_mut_ptr(),
            decide: decide::<S>,
            check: check::<S>,
            find: find::<S>,
            host: std::ptr::from_mut(self).cast(),
            slots,
            epoch,
        }
    }

    /// Returns the state of a field's slot, after reading the field into it unless that was done.
    fn load(&mut self, place: usize, slot: &mut Slot, epoch: u32) -> u32 {
        let state = slot.stamp.wrapping_sub(epoch);
        if state < STEP {
            return state;
        }
        self.read(place, slot, epoch)
    }

    /// Reads a field into its slot. Inlined, so that the extraction of the hot fields is compiled into
    /// one function: it takes most of the time of an evaluation.
    #[expect(clippy::inline_always, reason = "see above")]
    #[inline(always)]
    fn read(&mut self, place: usize, slot: &mut Slot, epoch: u32) -> u32 {
        let state = match (self.source.raw(&self.fields[place]), self.classes[place]) {
            (Raw::Missing, _) => MISSING,
            (Raw::Text(text), ValueClass::Text) => {
                slot.put_text(text);
                FITS
            }
            (Raw::Int(number), ValueClass::Int) => {
                slot.word = number.cast_unsigned();
                FITS
            }
            (Raw::Uint(number), ValueClass::Uint) => {
                slot.word = number;
                FITS
            }
            (Raw::Bool(truth), ValueClass::Bool) => {
                slot.word = u64::from(truth);
                FITS
            }
            (raw, class) => self.keep(raw, class, slot),
        };
        slot.stamp = epoch + state;
        state
    }

    /// Keeps a value that the slot cannot represent, or not without its owner.
    #[inline(never)]
    fn keep(&mut self, raw: Raw<'e>, class: ValueClass, slot: &mut Slot) -> u32 {
        slot.word = self.kept.len() as u64;
        let value = raw.into_value();
        let mut state = KEPT;
        if let (Some(Value::Text(text @ Cow::Owned(_))), ValueClass::Text) = (&value, class)
            && memchr(0, text).is_none()
        {
            // The bytes do not move with their owner. Operators differ in how they treat a NUL inside a
            // string, so such a string is left to them.
            slot.put_text(text);
            state = FITS;
        }
        self.kept.extend(value);
        state
    }

    /// Records the rules of a group that the values of fields lead to.
    fn find(&mut self, group: usize, slots: *mut Slot, epoch: u32) {
        let groups = self.groups;
        let group = &groups[group];
        let noted = self.candidates.len();
        for (place, index) in &group.fields {
            // SAFETY: there is a slot for each field that groups read.
            let slot = unsafe { &mut *slots.add(*place) };
            let state = self.load(*place, slot, epoch);
            let found = &mut *self.candidates;
            match (state, self.classes[*place]) {
                (MISSING, _) => {}
                (FITS, ValueClass::Text) => index.by_text(slot.text(), found),
                (FITS, class @ (ValueClass::Int | ValueClass::Uint)) => {
                    index.by_number(slot.word, class, found);
                }
                (FITS, _) => index.by_value(None, found),
                _ => index.by_value(self.kept.get(slot.word as usize), found),
            }
        }
        let found = &mut self.candidates[noted..];
        found.sort_unstable();
        let mut before = None;
        let mut kept = noted;
        for place in noted..self.candidates.len() {
            let rule = self.candidates[place];
            if before.replace(rule) != Some(rule) {
                self.candidates[kept] = group.first + rule;
                kept += 1;
            }
        }
        self.candidates.truncate(kept);
    }

    /// Returns the result of a predicate on the value in its slot.
    fn verdict(&self, check: &PreparedPredicate, state: u32, place: usize, slot: &Slot) -> Verdict {
        let value = match (state, self.classes[place]) {
            (MISSING, _) => return Verdict::Absent,
            (FITS, ValueClass::Text) => Value::text(slot.text()),
            (FITS, ValueClass::Int) => Value::Int(slot.word.cast_signed()),
            (FITS, ValueClass::Uint) => Value::Uint(slot.word),
            (FITS, ValueClass::Bool) => Value::Bool(slot.word != 0),
            _ => return check.verdict_on(self.kept.get(slot.word as usize), self.source),
        };
        check.verdict_on(Some(&value), self.source)
    }
}

/// Implements `decide` of [`Helper`].
///
/// # Safety
/// Those of [`Helper`] apply.
unsafe extern "C" fn decide<S: FieldSource + ?Sized>(frame: *mut Frame, argument: u64) -> u32 {
    // SAFETY: `Workspace::run` made the frame from a host of this type, both outlive the call, and
    // the native code that called has no reference to either.
    let (numbers, host) = unsafe { (&*frame, &mut *(*frame).host.cast::<Host<'_, '_, S>>()) };
    let place = (argument >> 32) as usize;
    // SAFETY: there is a slot for each field that code names.
    let slot = unsafe { &mut *numbers.slots.add(place) };
    let mut state = slot.stamp.wrapping_sub(numbers.epoch);
    if state >= STEP {
        state = host.read(place, slot, numbers.epoch);
    }
    match state {
        FITS => LOADED,
        MISSING => 0,
        // SAFETY: the node is a prepared predicate; the references above are not used again.
        _ => unsafe { check::<S>(frame, argument & u64::from(u32::MAX)) },
    }
}

/// Implements `check` of [`Helper`].
///
/// # Safety
/// Those of [`Helper`] apply.
unsafe extern "C" fn check<S: FieldSource + ?Sized>(frame: *mut Frame, node: u64) -> u32 {
    // SAFETY: as in `decide`.
    let (frame, host) = unsafe { (&*frame, &mut *(*frame).host.cast::<Host<'_, '_, S>>()) };
    let node = node as u32;
    let Some(check) = host.checks[node as usize].as_deref() else {
        return 0;
    };
    let verdict = match check.slot() {
        None => check.verdict_on(None, host.source),
        Some(place) => {
            let place = place.index();
            // SAFETY: there is a slot for each field that predicates read.
            let slot = unsafe { &mut *frame.slots.add(place) };
            let state = host.load(place, slot, frame.epoch);
            host.verdict(check, state, place, slot)
        }
    };
    if let Verdict::Failed(failure) = verdict {
        host.failures.push((NodeId(node), failure));
    }
    u32::from(verdict == Verdict::Holds)
}

/// Implements `find` of [`Helper`]; its result is unused.
///
/// # Safety
/// Those of [`Helper`] apply.
unsafe extern "C" fn find<S: FieldSource + ?Sized>(frame: *mut Frame, group: u64) -> u32 {
    // SAFETY: as in `decide`.
    let (frame, host) = unsafe { (&*frame, &mut *(*frame).host.cast::<Host<'_, '_, S>>()) };
    host.find(group as usize, frame.slots, frame.epoch);
    0
}

/// Returns whether a string that passed a set's bit table is a member.
///
/// # Safety
/// `set` outlives the code that calls; `text` and `length` are those of a slot.
pub(super) unsafe extern "C" fn is_member(set: *const TextSet, text: *const u8, length: u64) -> u32 {
    // SAFETY: see the function's contract.
    let (set, text) = unsafe { (&*set, std::slice::from_raw_parts(text, length as usize)) };
    u32::from(set.contains(text))
}

/// Returns whether the bytes at `text` equal those at `constant`.
///
/// # Safety
/// Both addresses are valid for `length` bytes.
pub(super) unsafe extern "C" fn is_same(constant: *const u8, text: *const u8, length: u64) -> u32 {
    let length = length as usize;
    // SAFETY: see the function's contract.
    let (constant, text) = unsafe {
        (
            std::slice::from_raw_parts(constant, length),
            std::slice::from_raw_parts(text, length),
        )
    };
    u32::from(constant == text)
}

/// Returns whether a string passes a test that is too large to be inlined.
///
/// # Safety
/// As for [`is_member`].
pub(super) unsafe extern "C" fn passes(test: *const TextTest, text: *const u8, length: u64) -> u32 {
    // SAFETY: see the function's contract.
    let (test, text) = unsafe { (&*test, std::slice::from_raw_parts(text, length as usize)) };
    u32::from(test.passes(text))
}
