//! Pushdown of a single predicate.
//!
//! In: a predicate and the event type. Out: a [`KernelFilter`] that is true wherever the predicate is
//! ([`necessary`]), or one that implies the predicate ([`sufficient`]); `None` if there is none.
//!
//! Only values that the kernel and the state agree on are pushed down. Thread names and users are not:
//! the state keeps the name that a thread had when it was created or executed its program, whatever it
//! is renamed to later, and users as system calls give them (-1 means "unchanged", and user namespaces
//! have their own numbers). The kernel's values would differ.
//!
//! A predicate on the thread assumes that the thread is known. The state sees the creation of every
//! thread, so this fails only after lost events, where no result is reliable.

mod paths;

use super::kernel_filter::{FileKinds, KernelFilter, KernelPredicate, Number};
use crate::check::typed::{Constant, Predicate};
use crate::ir::Comparison;
use crate::operators::relation::Relation;
use crate::tables::{Event, EventCode, EventFlags, Operator, ParamExtra, ParamType, event, field};
use crate::value::{Argument, FieldRef};

/// Maximum number of constants of one predicate that are pushed down: kernel programs have a limited size.
const MAX_STRINGS: usize = 96;

/// Returns a filter that is true wherever `predicate` is.
pub(super) fn necessary(predicate: &Predicate, code: EventCode) -> Option<KernelFilter> {
    PredicatePushdown::new(predicate, code)?.necessary()
}

/// Returns a filter that implies `predicate`.
pub(super) fn sufficient(predicate: &Predicate, code: EventCode) -> Option<KernelFilter> {
    PredicatePushdown::new(predicate, code)?.sufficient()
}

/// Returns the comparison of a number with a constant.
pub(super) fn compare(number: Number, relation: Relation, value: i64) -> KernelFilter {
    let predicate = KernelPredicate::Compare {
        number,
        relation,
        value,
    };
    KernelFilter::test(predicate, true)
}

/// A predicate on a field that is true if one of the constants matches.
struct PredicatePushdown<'a> {
    field: &'a FieldRef,
    operator: Operator,
    constants: &'a [Constant],
    event: &'static Event,
}

impl<'a> PredicatePushdown<'a> {
    fn new(predicate: &'a Predicate, code: EventCode) -> Option<Self> {
        let comparison = Comparison::of(predicate)?.with_any()?;
        if comparison.constants.is_empty() {
            return None;
        }
        Some(Self {
            field: comparison.field,
            operator: comparison.operator,
            constants: comparison.constants,
            event: code.info()?,
        })
    }

    fn necessary(&self) -> Option<KernelFilter> {
        match self.field.field {
            field::EVT_RES => self.result_text(),
            field::FD_NUM => self.descriptor_number(),
            field::FD_TYPE | field::FD_TYPECHAR => self.file_kind(),
            field::FD_NAME if self.opens() => {
                let tests = self.path_tests()?;
                Some(KernelFilter::test(self.path(tests)?, true))
            }
            field::FD_DIRECTORY if self.opens() => self.directory(),
            field::FD_FILENAME if self.opens() => self.filename(),
            field::FD_NAMERAW if self.opens() => self.raw_name(),
            field::EVT_ARG => self.argument(),
            field::CONTAINER_ID => self.container(),
            _ => self.exact(),
        }
    }

    fn sufficient(&self) -> Option<KernelFilter> {
        match self.field.field {
            field::FD_NAME if self.opens() && self.path_tests_are_exact() => {
                let certain = KernelFilter::test(self.path(self.path_tests()?)?, true);
                // A failed call may have no path, so that `fd.name` is missing.
                Some(KernelFilter::all([self.succeeded()?, certain]))
            }
            field::EVT_ARG => self.flags(true),
            _ => self.exact(),
        }
    }

    /// Returns a filter that is equivalent to the predicate, and so both necessary and sufficient.
    fn exact(&self) -> Option<KernelFilter> {
        match self.field.field {
            field::EVT_RAWRES => self.numbers(self.result()?),
            field::EVT_FAILED => {
                let failed = compare(self.result()?, Relation::Less, 0);
                self.truth(failed)
            }
            field::EVT_IS_OPEN_READ => self.truth(self.open_flag("O_RDONLY")?),
            field::EVT_IS_OPEN_WRITE => self.truth(self.open_flag("O_WRONLY")?),
            field::THREAD_TID => self.numbers(Number::Tid),
            field::PROC_PID => self.numbers(Number::Pid),
            _ => None,
        }
    }

    /// Returns the number that has the result of the system call.
    fn result(&self) -> Option<Number> {
        let ty = self.event.params.first()?.ty;
        let is_result = matches!(
            ty,
            ParamType::Errno | ParamType::Fd | ParamType::Pid | ParamType::Int64
        );
        (self.event.code.is_exit() && is_result).then_some(Number::Param(0))
    }

    fn succeeded(&self) -> Option<KernelFilter> {
        Some(compare(self.result()?, Relation::GreaterOrEqual, 0))
    }

    fn relation(&self) -> Option<Relation> {
        Relation::of(self.operator)
    }

    /// Returns the filter that is true if `number` compares with one of the constants.
    fn numbers(&self, number: Number) -> Option<KernelFilter> {
        let relation = self.relation()?;
        if self.constants.len() > MAX_STRINGS {
            return None;
        }
        let one = |constant: &Constant| {
            let value = match constant {
                Constant::Int(value) => *value,
                Constant::Uint(value) => i64::try_from(*value).ok()?,
                _ => return None,
            };
            Some(compare(number, relation, value))
        };
        let parts: Option<Vec<KernelFilter>> = self.constants.iter().map(one).collect();
        Some(KernelFilter::any(parts?))
    }

    /// Returns `condition`, or its negation if the predicate compares with `false`.
    fn truth(&self, condition: KernelFilter) -> Option<KernelFilter> {
        let [Constant::Bool(value)] = self.constants else {
            return None;
        };
        let wanted = match self.relation()? {
            Relation::Equal => *value,
            Relation::NotEqual => !*value,
            _ => return None,
        };
        match condition {
            KernelFilter::Test { predicate, expected } => {
                Some(KernelFilter::test(predicate, expected == wanted))
            }
            _ => None,
        }
    }

    /// Returns the string constants, unless there are too many.
    fn texts(&self) -> Option<Vec<&'a [u8]>> {
        let texts: Option<Vec<&[u8]>> = self.constants.iter().map(text).collect();
        texts.filter(|texts| texts.len() <= MAX_STRINGS)
    }

    fn is_equality(&self) -> bool {
        matches!(
            self.operator,
            Operator::Equal | Operator::In | Operator::Intersects
        )
    }

    /// Returns the filter for `container.id != host`. The opposite is not pushed down: a process can be
    /// in the cgroups of a container for a moment before it becomes part of it, and the state assigns it
    /// to the host until then.
    fn container(&self) -> Option<KernelFilter> {
        let [Constant::Text(text)] = self.constants else {
            return None;
        };
        let in_container = text == b"host" && self.operator == Operator::NotEqual;
        in_container.then(|| KernelFilter::test(KernelPredicate::Container, true))
    }

    /// Returns the filter for `evt.res`, which is `SUCCESS` or the name of an error.
    fn result_text(&self) -> Option<KernelFilter> {
        let success = |text: &[u8]| match self.operator {
            Operator::Startswith => b"SUCCESS".starts_with(text),
            _ => text == b"SUCCESS",
        };
        if !self.is_equality() && self.operator != Operator::Startswith {
            return None;
        }
        let successes = self.texts()?.into_iter().filter(|text| success(text)).count();
        match successes {
            0 => Some(compare(self.result()?, Relation::Less, 0)),
            all if all == self.constants.len() && self.is_equality() => self.succeeded(),
            _ => None,
        }
    }

    /// Returns the filter for `fd.num`: the result if the call created a descriptor, a negative number
    /// otherwise.
    fn descriptor_number(&self) -> Option<KernelFilter> {
        if !self.opens() {
            return None;
        }
        let number = self.result()?;
        let new = KernelFilter::all([self.succeeded()?, self.numbers(number)?]);
        let relation = self.relation()?;
        let none = |constant: &Constant| match constant {
            Constant::Int(value) => some_negative(relation, *value),
            _ => true,
        };
        if self.constants.iter().any(none) {
            return Some(KernelFilter::any([new, compare(number, Relation::Less, 0)]));
        }
        Some(new)
    }

    /// Returns the parameter with the descriptor that the event works on; for `dup`, the original.
    fn descriptor(&self) -> Option<Number> {
        if !self.event.flags.contains(EventFlags::USES_FD) {
            return None;
        }
        let (place, param) = self.event.param("fd").or_else(|| self.event.param("oldfd"))?;
        (param.ty == ParamType::Fd && place > 0).then_some(Number::Param(place as u8))
    }

    fn file_kind(&self) -> Option<KernelFilter> {
        if !self.is_equality() {
            return None;
        }
        let mut kinds = FileKinds::empty();
        for text in self.texts()? {
            kinds |= kind(text)?;
        }
        Some(KernelFilter::test(
            KernelPredicate::File {
                descriptor: self.descriptor()?,
                kinds,
            },
            true,
        ))
    }

    /// Returns the filter for `evt.arg.NAME`, where the argument is flags or a path.
    fn argument(&self) -> Option<KernelFilter> {
        let (place, param) = self.parameter()?;
        match param.ty {
            ParamType::Fspath | ParamType::Fsrelpath => {
                let mut any = self.path_tests()?;
                any.sort_unstable();
                any.dedup();
                Some(KernelFilter::test(
                    KernelPredicate::Path {
                        param: place as u8,
                        any,
                    },
                    true,
                ))
            }
            _ => self.flags(false),
        }
    }

    fn parameter(&self) -> Option<(usize, &'static crate::tables::Param)> {
        match &self.field.argument {
            Argument::Key(key) => self.event.param(key),
            Argument::Index(index) => {
                let index = usize::try_from(*index).ok()?;
                Some((index, self.event.params.get(index)?))
            }
            Argument::None => None,
        }
    }

    /// Returns the filter for a string that occurs in names of flag bits: one of these bits is set.
    fn flags(&self, certain: bool) -> Option<KernelFilter> {
        let (place, param) = self.parameter()?;
        let is_bits = matches!(
            param.ty,
            ParamType::Flags8 | ParamType::Flags16 | ParamType::Flags32
        );
        let ParamExtra::Flags(table) = param.extra else {
            return None;
        };
        if self.operator != Operator::Contains || !is_bits {
            return None;
        }
        let mut mask = 0;
        for text in self.texts()? {
            let text = std::str::from_utf8(text).ok()?;
            if text.is_empty() || text.contains('|') {
                return None;
            }
            for flag in table.flags.iter().filter(|flag| flag.name.contains(text)) {
                // Names without bits, and names that share bits with others, cannot be decided by one bit test.
                let shared =
                    |other: &crate::tables::Flag| other.value & flag.value != 0 && other.name != flag.name;
                let is_own = flag.value.is_power_of_two() && !table.flags.iter().any(shared);
                if flag.value == 0 || (certain && !is_own) {
                    return None;
                }
                mask |= flag.value;
            }
        }
        let number = Number::Param(place as u8);
        Some(match mask {
            0 => KernelFilter::never(),
            mask => KernelFilter::test(KernelPredicate::Bits { number, mask }, true),
        })
    }

    /// Returns the filter for a bit of the flags with which the event opens a file.
    fn open_flag(&self, name: &str) -> Option<KernelFilter> {
        let place = match self.event.code {
            event::SYSCALL_OPEN_X | event::SYSCALL_OPEN_BY_HANDLE_AT_X => 2,
            event::SYSCALL_OPENAT_2_X | event::SYSCALL_OPENAT2_X => 3,
            _ => return None,
        };
        let ParamExtra::Flags(table) = self.event.params[place].extra else {
            return None;
        };
        let mask = table.flags.iter().find(|flag| flag.name == name)?.value;
        let number = Number::Param(place as u8);
        Some(KernelFilter::test(KernelPredicate::Bits { number, mask }, true))
    }
}

/// Returns whether some negative number is in `relation` to `value`.
fn some_negative(relation: Relation, value: i64) -> bool {
    match relation {
        Relation::Equal | Relation::GreaterOrEqual => value < 0,
        Relation::Greater => value < -1,
        Relation::NotEqual | Relation::Less | Relation::LessOrEqual => true,
    }
}

fn text(constant: &Constant) -> Option<&[u8]> {
    match constant {
        Constant::Text(text) if !text.contains(&0) => Some(text),
        _ => None,
    }
}

/// Returns the kernel's kinds of files whose `fd.type` or `fd.typechar` is `word`.
fn kind(word: &[u8]) -> Option<FileKinds> {
    Some(match word {
        b"ipv4" | b"ipv6" | b"4" | b"6" => FileKinds::INTERNET,
        b"unix" => FileKinds::UNIX,
        b"netlink" | b"n" => FileKinds::OTHER_SOCKET,
        b"pipe" | b"p" => FileKinds::PIPE,
        b"directory" | b"d" => FileKinds::DIRECTORY,
        _ => return None,
    })
}
