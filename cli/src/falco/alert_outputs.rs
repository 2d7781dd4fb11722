//! The alert outputs of the drop-in.
//!
//! In: the outputs of the configuration. Out: running [`Outputs`], or why one of them can never work. Errors of a
//! running output go to the log, as in Falco.

use std::path::Path;
use std::sync::Arc;

use runtime::sink::{FileSink, Overflow, ProgramSink, Sink, SinkLog};

use super::config::{Configuration, OutputConfig};
use super::log::Log;
use crate::outputs::{Outputs, standard_output};

/// An output cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutputError {
    /// Lanner does not have it.
    #[error("{0} is not supported yet; set {0}.enabled to false")]
    Unsupported(&'static str),
    /// No output is enabled.
    #[error("No output configured, please make sure at least one output is configured and enabled.")]
    None,
    /// A file can never be written.
    #[error("file_output: {path}: {source}")]
    File {
        /// As configured.
        path: String,
        #[source]
        source: std::io::Error,
    },
    #[error("{0}")]
    Start(std::io::Error),
}

/// Creates the sinks of the configuration, in Falco's order, without starting anything.
pub(crate) fn sinks(config: &Configuration) -> Result<Vec<Box<dyn Sink>>, OutputError> {
    if config.outputs.is_empty() {
        return Err(OutputError::None);
    }
    config.outputs.iter().map(sink).collect()
}

fn sink(output: &OutputConfig) -> Result<Box<dyn Sink>, OutputError> {
    Ok(match output {
        OutputConfig::Stdout => standard_output().map_err(OutputError::Start)?,
        OutputConfig::File { path, keep_open } => {
            let sink = FileSink::new(Path::new(path), *keep_open);
            Box::new(sink.map_err(|source| OutputError::File {
                path: path.clone(),
                source,
            })?)
        }
        OutputConfig::Program {
            command,
            keep_running,
        } => Box::new(ProgramSink::new(command, *keep_running)),
        OutputConfig::Unsupported(name) => return Err(OutputError::Unsupported(name)),
    })
}

/// Starts `sinks`.
pub(crate) fn start(sinks: Vec<Box<dyn Sink>>, overflow: Overflow, log: Log) -> Result<Outputs, OutputError> {
    let log: SinkLog = Arc::new(move |message: &str| log.error(message));
    Outputs::start(sinks, overflow, &log).map_err(OutputError::Start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_that_cannot_work_are_errors_at_the_start() {
        let message = |output: OutputConfig| match sink(&output) {
            Ok(_) => panic!("{output:?} works"),
            Err(error) => error.to_string(),
        };
        let unsupported = message(OutputConfig::Unsupported("http_output"));
        assert!(unsupported.contains("http_output is not supported"));
        let missing = message(OutputConfig::File {
            path: "/nonexistent/alerts.txt".to_owned(),
            keep_open: false,
        });
        assert!(
            missing.starts_with("file_output: /nonexistent/alerts.txt: "),
            "{missing}"
        );
    }
}
