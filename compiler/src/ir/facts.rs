//! What the type of an event tells about a field, before there is an event.
//!
//! In: an event code and a field. Out: a [`Known`]. The rules are those of the column `fact` of
//! the field table; they hold for every event that `runtime` delivers, which its tests check
//! against the extraction. Not here: what follows for predicates (`specialise`).

use crate::check::typed::{Operand, Predicate, Test};
use crate::tables::{Category, Event, EventCode, EventFlags, FieldFact, Kind, event};
use crate::value::{Argument, FieldRef, Value};

/// What is known about a field on every event of a type.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// It has no value.
    Absent,
    /// It has this value.
    Is(Value<'static>),
    /// It is a number of at least 1.
    Positive,
}

/// What the type `code` tells about `field`.
pub fn known(code: EventCode, field: &FieldRef) -> Known {
    let (Some(fact), Some(event)) = (field.field.info().fact, code.info()) else {
        return Known::Nothing;
    };
    let has = |flags: EventFlags| event.flags.intersects(flags);
    let truth = |truth| Known::Is(Value::Bool(truth));
    match fact {
        FieldFact::EventName => name(event),
        FieldFact::SyscallName if event.kind != Kind::Syscall => Known::Absent,
        FieldFact::SyscallName => name(event),
        FieldFact::Direction => text(if code.is_exit() { "<" } else { ">" }),
        FieldFact::Category => category(event.category),
        FieldFact::Positive => Known::Positive,
        FieldFact::Asynchronous => truth(event.kind == Kind::Metaevent),
        FieldFact::Reads => truth(has(EventFlags::READS_FROM_FD)),
        FieldFact::Writes => truth(has(EventFlags::WRITES_TO_FD)),
        FieldFact::ReadsOrWrites => truth(has(EventFlags::READS_FROM_FD.union(EventFlags::WRITES_TO_FD))),
        FieldFact::Waits => truth(has(EventFlags::WAITS)),
        FieldFact::TransferDirection if has(EventFlags::WRITES_TO_FD) => text("write"),
        FieldFact::TransferDirection if has(EventFlags::READS_FROM_FD) => text("read"),
        FieldFact::TransferDirection => Known::Absent,
        FieldFact::Transfer => absent_unless(is_transfer(event.category)),
        FieldFact::Descriptor => absent_unless(has(descriptors())),
        FieldFact::Parameter => match &field.argument {
            Argument::None => Known::Absent,
            Argument::Index(index) => absent_unless((*index as usize) < event.params.len()),
            Argument::Key(key) => absent_unless(event.param(key).is_some()),
        },
        FieldFact::NamedParameter => match &field.argument {
            Argument::Key(key) => absent_unless(event.param(key).is_some()),
            _ => Known::Absent,
        },
        FieldFact::Opens if opens(event) => Known::Nothing,
        FieldFact::Opens => truth(false),
    }
}

/// Some type may tell that a field with this fact is [`Known::Absent`].
pub const fn can_be_absent(fact: FieldFact) -> bool {
    matches!(
        fact,
        FieldFact::SyscallName
            | FieldFact::TransferDirection
            | FieldFact::Transfer
            | FieldFact::Descriptor
            | FieldFact::Parameter
            | FieldFact::NamedParameter
    )
}

/// One of the values that `predicate` needs is absent on events of type `code`, so that it never
/// holds, whatever its test.
pub fn is_absent(code: EventCode, predicate: &Predicate) -> bool {
    let absent = |field: &FieldRef| known(code, field) == Known::Absent;
    any_field(&predicate.left, &absent)
        || matches!(&predicate.test, Test::Operand { right, .. } if any_field(right, &absent))
}

/// The type tells something about every field that `predicate` reads, or about one that decides.
pub fn is_decidable(code: EventCode, predicate: &Predicate) -> bool {
    let untold = |field: &FieldRef| !matches!(known(code, field), Known::Is(_));
    !any_field(&predicate.left, &untold)
        && !matches!(&predicate.test, Test::Operand { right, .. } if any_field(right, &untold))
}

/// One of the fields of `operand` is `such`.
pub fn any_field(operand: &Operand, such: &dyn Fn(&FieldRef) -> bool) -> bool {
    match operand {
        Operand::Field(field) => such(field),
        Operand::Text(_) => false,
        Operand::List(items) | Operand::Call { arguments: items, .. } => {
            items.iter().any(|item| any_field(item, such))
        }
    }
}

fn text(text: &'static str) -> Known {
    Known::Is(Value::text(text))
}

fn absent_unless(possible: bool) -> Known {
    if possible { Known::Nothing } else { Known::Absent }
}

/// Generic and asynchronous events carry their name.
fn name(event: &'static Event) -> Known {
    match event.code {
        event::GENERIC_X | event::ASYNCEVENT_E => Known::Nothing,
        _ => text(event.name),
    }
}

fn is_transfer(category: Category) -> bool {
    matches!(category, Category::IoRead | Category::IoWrite | Category::IoOther)
}

/// Transfers belong to the topic of their descriptor; the others have the word of their own.
fn category(category: Category) -> Known {
    if is_transfer(category) {
        return Known::Nothing;
    }
    text(category.word())
}

const fn descriptors() -> EventFlags {
    EventFlags::CREATES_FD
        .union(EventFlags::USES_FD)
        .union(EventFlags::DESTROYS_FD)
}

/// It may open a file.
fn opens(event: &Event) -> bool {
    event.flags.contains(EventFlags::CREATES_FD) && event.category == Category::File
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{EVENTS, FIELDS, FieldId, field};

    fn plain(code: EventCode, field: FieldId) -> Known {
        known(code, &FieldRef::plain(field))
    }

    #[test]
    fn types_tell_about_fields() {
        assert_eq!(plain(event::SYSCALL_OPEN_X, field::EVT_TYPE), text("open"));
        assert_eq!(plain(event::GENERIC_X, field::EVT_TYPE), Known::Nothing);
        assert_eq!(plain(event::SYSCALL_SETUID_X, field::FD_NAME), Known::Absent);
        assert_eq!(plain(event::SYSCALL_OPEN_X, field::FD_NAME), Known::Nothing);
        assert_eq!(
            plain(event::SYSCALL_SETUID_X, field::EVT_IS_OPEN_WRITE),
            Known::Is(Value::Bool(false))
        );
        assert_eq!(plain(event::SYSCALL_OPEN_X, field::EVT_NUM), Known::Positive);
        assert_eq!(plain(event::SYSCALL_OPEN_X, field::PROC_NAME), Known::Nothing);
    }

    #[test]
    fn only_facts_that_can_be_absent_are_absent_for_some_event() {
        for (index, info) in FIELDS.iter().enumerate() {
            let Some(fact) = info.fact else { continue };
            let codes = EVENTS.iter().map(|event| event.code);
            let absent = codes
                .filter(|code| plain(*code, FieldId(index as u16)) == Known::Absent)
                .count();
            assert_eq!(can_be_absent(fact), absent > 0, "{}", info.name);
        }
    }

    #[test]
    fn parameters_are_those_of_the_type() {
        let arg = |argument| {
            let field = field::EVT_ARG;
            known(event::SYSCALL_OPEN_X, &FieldRef { field, argument })
        };
        assert_eq!(arg(Argument::Key("flags".into())), Known::Nothing);
        assert_eq!(arg(Argument::Key("uid".into())), Known::Absent);
        assert_eq!(arg(Argument::Index(0)), Known::Nothing);
        assert_eq!(arg(Argument::Index(99)), Known::Absent);
    }
}
