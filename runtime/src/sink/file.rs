//! A file that alerts are appended to.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::batch::BatchWriter;
use super::{Batch, DeliveryError, Sink};

/// Appends alerts to a file, which is created when the first alert arrives.
#[derive(Debug)]
pub struct FileSink {
    name: String,
    path: PathBuf,
    keep_open: bool,
    file: Option<File>,
    writer: BatchWriter,
}

impl FileSink {
    /// Creates a sink. Unless `keep_open`, the file is opened for each batch, so that a rename by another
    /// program takes effect without [`Sink::reopen`].
    ///
    /// # Errors
    /// Fails if the folder of the file is missing or the path is a folder: no alert could ever be written.
    pub fn new(path: &Path, keep_open: bool) -> io::Result<Self> {
        check(path)?;
        Ok(Self {
            name: path.display().to_string(),
            path: path.to_owned(),
            keep_open,
            file: None,
            writer: BatchWriter::default(),
        })
    }

    fn open(&self) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(&self.path)
    }
}

/// Checks a path without creating the file: an empty file would look like a run without alerts.
fn check(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if fs::metadata(folder)?.is_dir() {
        Ok(())
    } else {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

impl Sink for FileSink {
    fn name(&self) -> &str {
        &self.name
    }

    fn deliver(&mut self, batch: &Batch) -> Result<(), DeliveryError> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => self
                .open()
                .map_err(|source| DeliveryError { delivered: 0, source })?,
        };
        self.writer.write(batch, &mut file)?;
        // After an error the file is opened again for the next batch: its folder may be back by then.
        self.file = self.keep_open.then_some(file);
        Ok(())
    }

    fn reopen(&mut self) -> io::Result<()> {
        self.file = None;
        if self.keep_open {
            self.file = Some(self.open()?);
            self.writer = BatchWriter::default();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(alert: &str) -> Batch {
        let mut batch = Batch::default();
        batch.push(alert.as_bytes());
        batch
    }

    #[test]
    fn a_file_that_is_kept_open_follows_a_rotation_when_reopened() {
        let folder = tempfile::tempdir().unwrap();
        let (path, rotated) = (folder.path().join("a.log"), folder.path().join("a.log.1"));
        let mut sink = FileSink::new(&path, true).unwrap();
        assert!(!path.exists(), "nothing is created before the first alert");
        sink.deliver(&batch("one\n")).unwrap();
        fs::rename(&path, &rotated).unwrap();
        sink.deliver(&batch("two\n")).unwrap();
        sink.reopen().unwrap();
        sink.deliver(&batch("three\n")).unwrap();
        assert_eq!(fs::read_to_string(&rotated).unwrap(), "one\ntwo\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), "three\n");
    }

    #[test]
    fn a_deleted_folder_loses_alerts_only_while_it_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let logs = folder.path().join("logs");
        fs::create_dir(&logs).unwrap();
        let mut sink = FileSink::new(&logs.join("a.log"), false).unwrap();
        fs::remove_dir(&logs).unwrap();
        let error = sink.deliver(&batch("one\n")).unwrap_err();
        assert_eq!(
            (error.delivered, error.source.kind()),
            (0, io::ErrorKind::NotFound)
        );
        fs::create_dir(&logs).unwrap();
        sink.deliver(&batch("two\n")).unwrap();
        assert_eq!(fs::read_to_string(logs.join("a.log")).unwrap(), "two\n");
    }

    #[test]
    fn paths_that_cannot_be_files_are_rejected() {
        let folder = tempfile::tempdir().unwrap();
        let kind = |path: &Path| FileSink::new(path, false).unwrap_err().kind();
        assert_eq!(kind(folder.path()), io::ErrorKind::IsADirectory);
        assert_eq!(
            kind(&folder.path().join("missing/a.log")),
            io::ErrorKind::NotFound
        );
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(kind(&file.join("a.log")), io::ErrorKind::NotADirectory);
    }
}
