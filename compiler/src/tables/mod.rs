//! Tables of the domain: events, their parameters, syscalls, flag names, fields, and the steps that convert
//! records of older layouts.
//!
//! In: `compiler/tables/*.toml`, converted to the statics of `generated` by `cargo xtask tables`. Out: rows
//! and look-ups by code or name. Every other part of Lanner derives its knowledge of events and fields from
//! here; there is no second list of names. Not here: how a value is decoded, extracted or compared.

mod event_set;
mod events;
mod fields;
#[rustfmt::skip]
mod generated;
mod keys;
mod names;
pub mod official;
mod operators;
mod params;
mod plugins;
mod priority;
mod steps;
mod transformers;

pub use event_set::EventSet;
pub use events::{Category, Event, EventCode, EventFlags, Kind, Syscall, SyscallFlags, SyscallKind};
pub use fields::{
    ArgumentRule, Field, FieldClass, FieldFact, FieldFlags, FieldId, TextShape, field_with_alias,
};
pub use generated::converter::STEPS;
pub use generated::events::{DRIVER_API_VERSION, EVENTS, SCHEMA_VERSION, event};
pub use generated::fields::{CLASSES, FIELD_ALIASES, FIELDS, field};
pub use generated::flags::FLAG_TABLES;
pub use generated::keys::KEYS;
pub use generated::operators::{MODIFIERS, OPERATORS};
pub use generated::plugins::PLUGINS;
pub use generated::syscalls::SYSCALLS;
pub use generated::transformers::TRANSFORMERS;
pub use keys::{Key, KeyItem, KeyKind, KeyNeed};
pub use names::{
    codes_named, event_names, events_named, first_param_named, ignored_events, ignored_syscalls,
    is_event_or_syscall_name, longest_param_prefix, param_names, syscall_named,
};
pub use operators::{Modifier, ModifierInfo, Operator, OperatorGroup, OperatorInfo, ValueKind};
pub use params::{Flag, FlagTable, Format, Param, ParamExtra, ParamType};
pub use plugins::{Plugin, SYSCALL_SOURCE, is_source, sources};
pub use priority::Priority;
pub use steps::{Step, StepAction, StepValue};
pub use transformers::{Transformer, TransformerInfo, TransformerResult};

/// The version of the rule engine whose language and validation results Lanner implements.
pub const ENGINE_VERSION: (u32, u32, u32) = (0, 63, 0);
/// The Falco release with [`ENGINE_VERSION`].
pub const FALCO_VERSION: &str = "0.45.0";
