//! Facts: values of fields that follow from the event type alone.
//!
//! In: an event code and a field. Out: a [`Known`]. The rules are those of the column `fact` of the
//! field table; they are true for every event that `runtime` delivers, which the tests of `runtime`
//! compare with the extraction. Not here: consequences for predicates (`specialise`).

use crate::check::typed::{Operand, Predicate, Test};
use crate::tables::{Category, Event, EventCode, EventFlags, FieldFact, Kind, event};
use crate::value::{Argument, FieldRef, Value};

/// The value of a field on every event of a type, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// The value is unknown.
    Nothing,
    /// The value is always missing.
    Absent,
    /// The value is always this one.
    Is(Value<'static>),
    /// The value is a number of at least 1.
    Positive,
}

/// Returns the fact about `field` on events of type `code`.
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

/// Returns whether a field with this kind of fact is [`Known::Absent`] on some event type.
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

/// Returns whether a value that `predicate` reads is always missing on events of type `code`, so that
/// the predicate is never true, whatever its operator.
pub fn is_absent(code: EventCode, predicate: &Predicate) -> bool {
    let absent = |field: &FieldRef| known(code, field) == Known::Absent;
    any_field(&predicate.left, &absent)
        || matches!(&predicate.test, Test::Operand { right, .. } if any_field(right, &absent))
}

/// Returns whether the event type gives all values that `predicate` reads, or one that decides it.
pub fn is_decidable(code: EventCode, predicate: &Predicate) -> bool {
    let untold = |field: &FieldRef| !matches!(known(code, field), Known::Is(_));
    !any_field(&predicate.left, &untold)
        && !matches!(&predicate.test, Test::Operand { right, .. } if any_field(right, &untold))
}

/// Returns whether a field of `operand` satisfies `such`.
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

/// Returns the fact about the event's name. Generic and asynchronous events carry their name as data.
fn name(event: &'static Event) -> Known {
    match event.code {
        event::GENERIC_X | event::ASYNCEVENT_E => Known::Nothing,
        _ => text(event.name),
    }
}

fn is_transfer(category: Category) -> bool {
    matches!(category, Category::IoRead | Category::IoWrite | Category::IoOther)
}

/// Returns the fact about the category. That of I/O depends on the descriptor, others are fixed words.
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

/// Returns whether the event can open a file.
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
    fn event_types_give_facts_about_fields() {
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
