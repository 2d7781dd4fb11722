//! Checks that are repeated whenever a file changes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher as _};

use crate::failure::{Exit, Failure};
use crate::terminal;

/// How long nothing must change before the next check: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// Checks, and checks again after each change of a rule file or project file among `paths`, folders
/// included. Returns only if the files can no longer be watched.
pub(super) fn run(paths: &[PathBuf], check: impl Fn() -> Result<Exit, Failure>) -> Result<Exit, Failure> {
    let (sender, receiver) = mpsc::channel();
    let failed = |error: notify::Error| Failure::Usage(format!("cannot watch the files: {error}"));
    let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
    for path in paths {
        // Editors replace files by renaming, which ends the watch of a file, but not that of its folder.
        let (folder, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            (folder(path), RecursiveMode::NonRecursive)
        };
        watcher.watch(folder, mode).map_err(failed)?;
    }
    loop {
        match check() {
            Ok(_) => {}
            // The reader of the output is gone.
            Err(failure @ Failure::Write(_)) => return Err(failure),
            // A broken project file, say, can be repaired in the next step.
            Err(failure) => writeln!(terminal::stderr(), "lanner: {failure}")?,
        }
        writeln!(terminal::stderr(), "watching for changes; stop with Ctrl-C")?;
        wait(&receiver)?;
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Waits for a change, and then until nothing changes any more.
fn wait(receiver: &Receiver<notify::Result<Event>>) -> Result<(), Failure> {
    let ended = || Failure::Usage("the files can no longer be watched".to_owned());
    loop {
        let event = receiver.recv().map_err(|_| ended())?;
        let event = event.map_err(|error| Failure::Usage(format!("cannot watch the files: {error}")))?;
        if is_change(&event) {
            break;
        }
    }
    loop {
        match receiver.recv_timeout(QUIET) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => return Ok(()),
            Err(RecvTimeoutError::Disconnected) => return Err(ended()),
        }
    }
}

/// A check reads files itself: only writing counts, and only to files that it would read.
fn is_change(event: &Event) -> bool {
    let is_input = |path: &PathBuf| {
        path.extension()
            .is_some_and(|extension| ["yaml", "yml", "toml"].iter().any(|known| extension == *known))
    };
    !event.kind.is_access() && event.paths.iter().any(is_input)
}
