//! Fields that compare by rules of their own.
//!
//! They stand for several things at once or have no type of their own, and Falco compares them
//! with code of their own, which knows no modifier (only the first constant counts) and has gaps.
//! Its recorded answers are the standard; each gap below names the note that records it.

use super::value_test::ValueTest;
use super::{Failure, Verdict};
use crate::check::typed::Operand;
use crate::tables::{Operator, field};
use crate::value::{Argument, Value};

/// Whose rules a field follows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum SpecialComparison {
    /// `fd.ip`.
    Addresses,
    /// `fd.port`, `fd.proto`.
    Ports,
    /// `fd.net`.
    Networks,
    /// `proc.aname` and its siblings without argument.
    Ancestors,
    /// `proc.apid` without argument.
    AncestorIds,
    /// `evt.rawarg`.
    RawArgument,
    /// `fd.sip.name` and its siblings.
    HostNames,
}

impl SpecialComparison {
    /// The rules of an operand, if it has its own.
    pub(super) fn of(operand: &Operand) -> Option<Self> {
        let Operand::Field(field) = operand else {
            return None;
        };
        let alone = field.argument == Argument::None;
        Some(match field.field {
            field::FD_IP => Self::Addresses,
            field::FD_PORT | field::FD_PROTO => Self::Ports,
            field::FD_NET => Self::Networks,
            field::EVT_RAWARG => Self::RawArgument,
            field::FD_CIP_NAME | field::FD_SIP_NAME | field::FD_LIP_NAME | field::FD_RIP_NAME => {
                Self::HostNames
            }
            field::PROC_APID if alone => Self::AncestorIds,
            field::PROC_ANAME
            | field::PROC_AEXE
            | field::PROC_AEXEPATH
            | field::PROC_ACMDLINE
            | field::PROC_AENV
                if alone =>
            {
                Self::Ancestors
            }
            _ => return None,
        })
    }

    /// Whether a test holds; `test` is `operator` with its constants, without modifier.
    pub(super) fn verdict(self, operator: Operator, test: &ValueTest, value: &Value<'_>) -> Verdict {
        let candidates = match value {
            Value::Candidates(candidates) => candidates.as_slice(),
            single => std::slice::from_ref(single),
        };
        if operator == Operator::Exists {
            // A descriptor that is no socket has an address nonetheless; ancestors must be there.
            let exists = !matches!(self, Self::Ancestors | Self::AncestorIds) || !candidates.is_empty();
            return exists.into();
        }
        if candidates.is_empty() {
            return Verdict::DoesNotHold;
        }
        match (self, operator) {
            (Self::Addresses | Self::Ports | Self::Networks | Self::HostNames, Operator::NotEqual) => {
                all(test, candidates)
            }
            // Falco throws where the address has none of the names.
            (Self::HostNames, operator)
                if !matches!(operator, Operator::Equal | Operator::In) && is_unnamed(candidates) =>
            {
                Verdict::Failed(Failure::Operator(operator))
            }
            // I9: the length of the address is passed as zero.
            (Self::Addresses, Operator::In) => Verdict::DoesNotHold,
            (Self::Addresses, Operator::Equal) => any(test, candidates),
            // I10: Falco throws.
            (Self::Addresses, _) | (Self::Ports, Operator::Intersects) => {
                Verdict::Failed(Failure::Operator(operator))
            }
            // Only a listening socket, which has one address, gets as far as the comparison.
            (Self::Networks, Operator::Intersects) if candidates.len() > 1 => Verdict::DoesNotHold,
            // I24: as I9.
            (Self::AncestorIds, Operator::In | Operator::Intersects) => Verdict::DoesNotHold,
            // I26: as I9; texts find their length by their NUL.
            (Self::RawArgument, Operator::In | Operator::Intersects) if !matches!(value, Value::Text(_)) => {
                Verdict::DoesNotHold
            }
            _ => any(test, candidates),
        }
    }

    /// With `in` and `intersects`, `fd.net` looks at its first constant only (I11).
    pub(super) fn uses_first_constant(self, operator: Operator) -> bool {
        self == Self::Networks && matches!(operator, Operator::In | Operator::Intersects)
    }
}

/// The address has none of the names that rules ask for.
fn is_unnamed(candidates: &[Value<'_>]) -> bool {
    *candidates == [Value::text("")]
}

fn any(test: &ValueTest, candidates: &[Value<'_>]) -> Verdict {
    for candidate in candidates {
        match test.verdict(candidate) {
            Verdict::DoesNotHold => {}
            decided => return decided,
        }
    }
    Verdict::DoesNotHold
}

fn all(test: &ValueTest, candidates: &[Value<'_>]) -> Verdict {
    for candidate in candidates {
        match test.verdict(candidate) {
            Verdict::Holds => {}
            decided => return decided,
        }
    }
    Verdict::Holds
}
