//! Steps that convert records of older event layouts to the current ones.

use super::EventCode;

/// The conversion of a record of `code` that has `nparams` values.
#[derive(Debug)]
pub struct Step {
    /// Code of the record.
    pub code: EventCode,
    /// Number of values in it.
    pub nparams: u8,
    /// The action.
    pub action: StepAction,
    /// Values to produce (for [`StepAction::Add`] and [`StepAction::Change`]).
    pub values: &'static [StepValue],
}

/// The action of a step.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StepAction {
    /// Stores a copy as the thread's pending enter event and drops the record.
    Store,
    /// Delivers the record unchanged.
    Pass,
    /// Stores a copy and delivers the record.
    StoreAndPass,
    /// Appends the listed values.
    Add,
    /// Converts the record to another event with the listed values only.
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
