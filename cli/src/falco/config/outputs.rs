//! Where alerts go: the keys `*_output`.

use super::reader::Reader;
use super::{Channel, ConfigError};

impl Reader<'_> {
    /// The channels that are on, in Falco's order.
    pub(super) fn channels(&self) -> Result<Vec<Channel>, ConfigError> {
        let required = |kind: &str, key: &str| {
            self.text(&format!("{kind}_output.{key}"))
                .filter(|text| !text.is_empty())
                .ok_or_else(|| {
                    self.error(format!(
                        "{kind} output enabled but no {key} in configuration block"
                    ))
                })
        };
        let mut channels = Vec::new();
        if self.flag("file_output.enabled", false) {
            channels.push(Channel::File {
                path: required("file", "filename")?,
                keep_open: self.flag("file_output.keep_alive", false),
            });
        }
        if self.flag("stdout_output.enabled", false) {
            channels.push(Channel::Stdout);
        }
        if self.flag("syslog_output.enabled", false) {
            channels.push(Channel::Unsupported("syslog_output"));
        }
        if self.flag("program_output.enabled", false) {
            channels.push(Channel::Program {
                command: required("program", "program")?,
                keep_running: self.flag("program_output.keep_alive", false),
            });
        }
        if self.flag("http_output.enabled", false) {
            required("http", "url")?;
            channels.push(Channel::Unsupported("http_output"));
        }
        Ok(channels)
    }
}
