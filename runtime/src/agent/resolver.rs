//! Resolves the host names in conditions.
//!
//! In: names. Out: [`HostNames`], produced by a thread of its own with the resolver of the system, so that a
//! slow answer delays no event. Names are resolved again after ten seconds; the interval doubles each time
//! that nothing has changed, up to 320 seconds, as in libsinsp. Not here: which names are resolved
//! (`requirements`), and the comparison (`fields`).

use std::io;
use std::net::{IpAddr, ToSocketAddrs as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::drop_privileges;
use crate::state::HostNames;

/// Interval between two resolutions after a change.
const MIN_INTERVAL: Duration = Duration::from_secs(10);
/// Interval between two resolutions of names that have not changed for long.
const MAX_INTERVAL: Duration = Duration::from_secs(320);
/// Time that the first event waits for the first answer, which is requested while the probe is loaded.
const FIRST_ANSWER_TIMEOUT: Duration = Duration::from_millis(100);

/// The addresses of the names, or the error that ended the thread.
type Answer = io::Result<HostNames>;

/// A thread that resolves names. It ends when this value is dropped.
#[derive(Debug)]
pub(super) struct HostNameResolver {
    answers: Receiver<Answer>,
    /// Ends the thread when it is dropped.
    _end: Sender<()>,
    answered: bool,
}

impl HostNameResolver {
    /// Starts to resolve `names`; returns `None` if there are none, and an error if no thread can be started.
    pub(super) fn start(names: &[String]) -> io::Result<Option<Self>> {
        if names.is_empty() {
            return Ok(None);
        }
        let names = names.to_vec();
        let (answer, answers) = channel();
        let (end, ended) = channel();
        let builder = thread::Builder::new().name("names".to_owned());
        builder.spawn(move || resolve_repeatedly(&names, &answer, &ended))?;
        Ok(Some(Self {
            answers,
            _end: end,
            answered: false,
        }))
    }

    /// Returns the latest answer if there is a new one.
    pub(super) fn latest(&mut self) -> Option<Answer> {
        let first = if self.answered {
            None
        } else {
            self.answered = true;
            self.answers.recv_timeout(FIRST_ANSWER_TIMEOUT).ok()
        };
        self.answers.try_iter().last().or(first)
    }
}

fn resolve_repeatedly(names: &[String], answer: &Sender<Answer>, ended: &Receiver<()>) {
    // Privileges belong to threads, and this one needs none.
    if let Err(error) = drop_privileges() {
        // The receiver is gone if the agent has ended.
        let _ = answer.send(Err(error.into()));
        return;
    }
    let mut known = None;
    let mut pause = MIN_INTERVAL;
    loop {
        let now: HostNames = names.iter().map(|name| (name.clone(), resolve(name))).collect();
        if known.as_ref() == Some(&now) {
            pause = (pause * 2).min(MAX_INTERVAL);
        } else {
            pause = MIN_INTERVAL;
            if answer.send(Ok(now.clone())).is_err() {
                return;
            }
            known = Some(now);
        }
        match ended.recv_timeout(pause) {
            Err(RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Returns the sorted addresses of a name; none if it does not resolve.
fn resolve(name: &str) -> Vec<IpAddr> {
    let mut addresses: Vec<IpAddr> = (name, 0).to_socket_addrs().map_or_else(
        |_| Vec::new(),
        |found| found.map(|address| address.ip()).collect(),
    );
    addresses.sort_unstable();
    addresses.dedup();
    addresses
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn names_are_resolved_and_unknown_ones_have_no_address() {
        let names = ["localhost".to_owned(), "no host".to_owned()];
        let mut resolver = HostNameResolver::start(&names).unwrap().unwrap();
        let mut found = None;
        while found.is_none() {
            found = resolver.latest();
        }
        let found = found.unwrap().unwrap();
        let of = |address: IpAddr| found.of(address).collect::<Vec<_>>();
        assert_eq!(of(Ipv4Addr::LOCALHOST.into()), ["localhost"]);
        assert_eq!(of(Ipv4Addr::new(192, 0, 2, 1).into()), [""; 0]);
        assert!(resolver.latest().is_none());
        assert!(HostNameResolver::start(&[]).unwrap().is_none());
    }
}
