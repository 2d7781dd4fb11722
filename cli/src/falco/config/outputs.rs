//! The alert outputs: keys `*_output`.

use super::reader::Reader;
use super::{ConfigError, OutputConfig};

impl Reader<'_> {
    /// Returns the enabled outputs, in Falco's order.
    pub(super) fn outputs(&self) -> Result<Vec<OutputConfig>, ConfigError> {
        let required = |kind: &str, key: &str| {
            self.text(&format!("{kind}_output.{key}"))
                .filter(|text| !text.is_empty())
                .ok_or_else(|| {
                    self.error(format!(
                        "{kind} output enabled but no {key} in configuration block"
                    ))
                })
        };
        let mut outputs = Vec::new();
        if self.flag("file_output.enabled", false) {
            outputs.push(OutputConfig::File {
                path: required("file", "filename")?,
                keep_open: self.flag("file_output.keep_alive", false),
            });
        }
        if self.flag("stdout_output.enabled", false) {
            outputs.push(OutputConfig::Stdout);
        }
        if self.flag("syslog_output.enabled", false) {
            outputs.push(OutputConfig::Unsupported("syslog_output"));
        }
        if self.flag("program_output.enabled", false) {
            outputs.push(OutputConfig::Program {
                command: required("program", "program")?,
                keep_running: self.flag("program_output.keep_alive", false),
            });
        }
        if self.flag("http_output.enabled", false) {
            required("http", "url")?;
            outputs.push(OutputConfig::Unsupported("http_output"));
        }
        Ok(outputs)
    }
}
