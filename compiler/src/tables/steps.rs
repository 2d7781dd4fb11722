//! Steps that turn records of older event layouts into today's.

use super::EventCode;

/// What to do with a record of `code` that has `nparams` values.
#[derive(Debug)]
pub struct Step {
    /// Code of the record.
    pub code: EventCode,
    /// Number of values in it.
    pub nparams: u8,
    /// What happens.
    pub action: StepAction,
    /// Values to produce (for [`StepAction::Add`] and [`StepAction::Change`]).
    pub values: &'static [StepValue],
}

/// What a step does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StepAction {
    /// Keep a copy as the thread's pending enter event, drop the record.
    Store,
    /// Deliver unchanged.
    Pass,
    /// Both.
    StoreAndPass,
    /// Append the listed values.
    Add,
    /// Become another event with the listed values only.
    Change(EventCode),
}

/// One value that a step produces.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StepValue {
    /// A value of the record.
    Old(u8),
    /// A value of the pending enter event; without one, an empty value.
    EnterOrEmpty(u8),
    /// A value of the pending enter event; without one, the type's neutral value.
    EnterOrDefault(u8),
    /// The type's neutral value.
    Default,
    /// A value of length zero.
    Empty,
    /// JSON text of the oldest container event.
    ContainerJson,
}
