//! Where the Falco face sends alerts.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Stdout, Write};
use std::process::{Child, Command, Stdio};

use super::config::Channel;

/// The channels that are on, opened as they are needed.
#[derive(Debug)]
pub(crate) struct Channels {
    outs: Vec<Out>,
    buffered: bool,
}

#[derive(Debug)]
enum Out {
    Stdout(BufWriter<Stdout>),
    File {
        path: String,
        keep_open: bool,
        file: Option<File>,
    },
    Program {
        command: String,
        keep_running: bool,
        child: Option<Child>,
    },
}

/// A channel cannot take alerts.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ChannelError {
    /// Lanner does not have it.
    #[error("{0} is not supported yet; set {0}.enabled to false")]
    Unsupported(&'static str),
    /// None is on.
    #[error("No output configured, please make sure at least one output is configured and enabled.")]
    None,
}

impl Channels {
    /// Takes the channels of the configuration. Unless `buffered`, every line is passed on at once.
    pub(crate) fn new(channels: &[Channel], buffered: bool) -> Result<Self, ChannelError> {
        if channels.is_empty() {
            return Err(ChannelError::None);
        }
        let outs = channels.iter().map(Out::new).collect::<Result<_, _>>()?;
        Ok(Self { outs, buffered })
    }

    /// Sends one line to every channel.
    pub(crate) fn send(&mut self, line: &[u8]) -> io::Result<()> {
        for out in &mut self.outs {
            out.send(line)?;
        }
        if self.buffered { Ok(()) } else { self.flush() }
    }

    /// Passes on what is still held.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.outs.iter_mut().try_for_each(Out::flush)
    }

    /// Passes on what is still held and ends the programs.
    pub(crate) fn close(mut self) -> io::Result<()> {
        self.flush()?;
        for out in self.outs {
            if let Out::Program {
                command,
                child: Some(child),
                ..
            } = out
            {
                finish(child, &command)?;
            }
        }
        Ok(())
    }
}

impl Out {
    fn new(channel: &Channel) -> Result<Self, ChannelError> {
        Ok(match channel {
            Channel::Stdout => Self::Stdout(BufWriter::new(io::stdout())),
            Channel::File { path, keep_open } => Self::File {
                path: path.clone(),
                keep_open: *keep_open,
                file: None,
            },
            Channel::Program {
                command,
                keep_running,
            } => Self::Program {
                command: command.clone(),
                keep_running: *keep_running,
                child: None,
            },
            Channel::Unsupported(name) => return Err(ChannelError::Unsupported(name)),
        })
    }

    fn send(&mut self, line: &[u8]) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.write_all(line),
            Self::File {
                path,
                keep_open,
                file,
            } => {
                let mut open = match file.take() {
                    Some(open) => open,
                    None => OpenOptions::new()
                        .create(true)
                        .append(true)
                        .open(&*path)
                        .map_err(|error| named(&error, path))?,
                };
                open.write_all(line).map_err(|error| named(&error, path))?;
                *file = keep_open.then_some(open);
                Ok(())
            }
            Self::Program {
                command,
                keep_running,
                child,
            } => {
                let mut running = match child.take() {
                    Some(running) => running,
                    None => start(command)?,
                };
                if let Some(input) = &mut running.stdin {
                    input.write_all(line).map_err(|error| named(&error, command))?;
                }
                if *keep_running {
                    *child = Some(running);
                    return Ok(());
                }
                finish(running, command)
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File { .. } | Self::Program { .. } => Ok(()),
        }
    }
}

fn start(command: &str) -> io::Result<Child> {
    Command::new("/bin/sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .spawn()
        .map_err(|error| named(&error, command))
}

/// Closes the program's input and waits for its end.
fn finish(mut child: Child, command: &str) -> io::Result<()> {
    drop(child.stdin.take());
    child.wait().map_err(|error| named(&error, command))?;
    Ok(())
}

/// `error`, with the name of what it is about.
fn named(error: &io::Error, name: &str) -> io::Error {
    io::Error::new(error.kind(), format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_and_programs_get_every_line() {
        for keep in [false, true] {
            let name = |what: &str| {
                let name = format!("lanner-channels-{what}-{keep}-{}", std::process::id());
                std::env::temp_dir().join(name).display().to_string()
            };
            let (file, copy) = (name("file"), name("copy"));
            let channels = [
                Channel::File {
                    path: file.clone(),
                    keep_open: keep,
                },
                Channel::Program {
                    command: format!("cat >> '{copy}'"),
                    keep_running: keep,
                },
            ];
            let mut channels = Channels::new(&channels, false).unwrap();
            channels.send(b"one\n").unwrap();
            channels.send(b"two\n").unwrap();
            channels.close().unwrap();
            for path in [file, copy] {
                assert_eq!(fs::read_to_string(&path).unwrap(), "one\ntwo\n");
                fs::remove_file(path).unwrap();
            }
        }
    }

    #[test]
    fn channels_that_are_missing_say_so() {
        let message = |channels: &[Channel]| Channels::new(channels, false).unwrap_err().to_string();
        assert!(message(&[]).starts_with("No output configured"));
        assert!(message(&[Channel::Unsupported("http_output")]).contains("http_output is not supported"));
    }
}
