//! Events in; state, field values, matches and alerts out.
//!
//! 1. [`event`] one event record, whoever delivered it
//! 2. [`capture`] reads `.scap` files and upgrades old records
//! 3. [`state`] threads, descriptors, users, containers, kept up to date event by event
//! 4. [`fields`] the value of every field on an event
//! 5. [`engine`] rules against events
//! 6. [`output`] alerts as text and JSON
//! 7. `live` events of this machine, on Linux
//! 8. `agent` rules over them as they happen
//! 9. [`measure`] what all of it costs
//! 10. [`profile`] what each rule costs

#[cfg(target_os = "linux")]
pub mod agent;
pub mod capture;
pub mod engine;
pub mod event;
pub mod fields;
mod json;
#[cfg(target_os = "linux")]
pub mod live;
pub mod measure;
pub mod output;
pub mod profile;
pub mod state;
