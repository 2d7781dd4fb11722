//! Events in; state, field values, matches and alerts out.
//!
//! 1. [`event`] one event record, from any source
//! 2. [`capture`] reads `.scap` files and converts old records
//! 3. [`state`] threads, descriptors, users and containers, updated event by event
//! 4. [`fields`] extracts the value of every field of an event
//! 5. [`engine`] evaluates rules on events, and defines event sources
//! 6. [`output`] formats alerts as text and JSON
//! 7. [`sink`] delivers alerts
//! 8. `live` the events of this host, on Linux
//! 9. `agent` evaluates rules on live events
//! 10. [`measure`] measures each stage
//! 11. [`profile`] measures each rule

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
pub mod sink;
pub mod state;
