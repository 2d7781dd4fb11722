//! Validates keys that Lanner does not use: a configuration that Falco rejects is rejected.

use std::net::IpAddr;

use super::Reader;
use super::tree;

/// Returns the first error, in Falco's order and words.
pub(super) fn check(reader: &Reader<'_>) -> Result<(), String> {
    listen_address(reader)?;
    drop_actions(reader)?;
    drop_threshold(reader)?;
    timeouts(reader)?;
    capture_mode(reader)
}

fn listen_address(reader: &Reader<'_>) -> Result<(), String> {
    match reader.text("webserver.listen_address") {
        Some(address) if address.parse::<IpAddr>().is_err() => Err(format!(
            "webserver listen address \"{address}\" is not a valid IP address"
        )),
        _ => Ok(()),
    }
}

fn drop_actions(reader: &Reader<'_>) -> Result<(), String> {
    let mut ignores = false;
    for action in tree::texts(reader.at("syscall_event_drops.actions")) {
        match action.as_str() {
            "ignore" => ignores = true,
            "log" | "alert" if ignores => {
                return Err(format!(
                    "syscall event drop action \"{action}\" does not make sense with the \"ignore\" action"
                ));
            }
            "log" | "alert" | "exit" => {}
            _ => {
                return Err(
                    "available actions for syscall event drops are \"ignore\", \"log\", \"alert\", and \"exit\""
                        .to_owned(),
                );
            }
        }
    }
    Ok(())
}

/// A value that is not a number counts as missing, as everywhere.
fn drop_threshold(reader: &Reader<'_>) -> Result<(), String> {
    let threshold = reader.text("syscall_event_drops.threshold");
    match threshold.and_then(|text| text.parse::<f64>().ok()) {
        Some(threshold) if !(0.0..=1.0).contains(&threshold) => {
            Err("syscall event drops threshold must be a double in the range [0, 1]".to_owned())
        }
        _ => Ok(()),
    }
}

fn timeouts(reader: &Reader<'_>) -> Result<(), String> {
    match reader.text("syscall_event_timeouts.max_consecutives").as_deref() {
        Some("0") => Err(
            "the maximum consecutive timeouts without an event must be an unsigned integer > 0".to_owned(),
        ),
        _ => Ok(()),
    }
}

fn capture_mode(reader: &Reader<'_>) -> Result<(), String> {
    match reader.text("capture.mode") {
        Some(mode) if !matches!(mode.as_str(), "rules" | "all_rules") => {
            Err(format!("capture.mode '{mode}' is not a valid mode."))
        }
        _ => Ok(()),
    }
}
