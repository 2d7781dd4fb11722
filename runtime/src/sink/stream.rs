//! A stream that is open already, such as standard output.

use std::io::Write;

use super::batch::BatchWriter;
use super::{Batch, DeliveryError, Sink};

/// Writes alerts to a stream without buffering of its own: each batch is one write.
#[derive(Debug)]
pub struct StreamSink<W> {
    name: String,
    stream: W,
    writer: BatchWriter,
}

impl<W: Write + Send> StreamSink<W> {
    /// Creates a sink; `name` appears in log messages.
    pub fn new(name: &str, stream: W) -> Self {
        Self {
            name: name.to_owned(),
            stream,
            writer: BatchWriter::default(),
        }
    }
}

impl<W: Write + Send> Sink for StreamSink<W> {
    fn name(&self) -> &str {
        &self.name
    }

    fn deliver(&mut self, batch: &Batch) -> Result<(), DeliveryError> {
        self.writer.write(batch, &mut self.stream)
    }
}
