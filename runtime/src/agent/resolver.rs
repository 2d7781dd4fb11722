//! What the host names in conditions stand for.
//!
//! In: names. Out: [`HostNames`], made by a thread of its own that asks the machine's resolver, so
//! that a slow answer holds up no event. It asks again after ten seconds, and half as often each
//! time that nothing has changed, down to once in 320 seconds: the pace of libsinsp.
//! Not here: which names are asked for (`needs`), and what compares with them (`fields`).

use std::io;
use std::net::{IpAddr, ToSocketAddrs as _};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::drop_privileges;
use crate::state::HostNames;

/// Until names are asked for again.
const SOONEST: Duration = Duration::from_secs(10);
/// The same for names that do not change.
const LATEST: Duration = Duration::from_secs(320);
/// How long the first events wait for the first answer. It is asked for while the probe is loaded.
const PATIENCE: Duration = Duration::from_millis(100);

/// What names stand for, or why they cannot be asked for, which is the last that is heard.
type Answer = io::Result<HostNames>;

/// A thread that asks for names; it ends with this.
#[derive(Debug)]
pub(super) struct Resolver {
    answers: Receiver<Answer>,
    /// Dropped, it ends the thread.
    _end: Sender<()>,
    answered: bool,
}

impl Resolver {
    /// Asks for `names`; `None` if there are none. Fails where no thread can be had.
    pub(super) fn start(names: &[String]) -> io::Result<Option<Self>> {
        if names.is_empty() {
            return Ok(None);
        }
        let names = names.to_vec();
        let (answer, answers) = channel();
        let (end, ended) = channel();
        let asking = thread::Builder::new().name("names".to_owned());
        asking.spawn(move || ask(&names, &answer, &ended))?;
        Ok(Some(Self {
            answers,
            _end: end,
            answered: false,
        }))
    }

    /// The latest answer, if there is a new one.
    pub(super) fn latest(&mut self) -> Option<Answer> {
        let first = if self.answered {
            None
        } else {
            self.answered = true;
            self.answers.recv_timeout(PATIENCE).ok()
        };
        self.answers.try_iter().last().or(first)
    }
}

fn ask(names: &[String], answer: &Sender<Answer>, ended: &Receiver<()>) {
    // It needs no privileges, and privileges are each thread's own.
    if let Err(error) = drop_privileges() {
        // Nobody hears it whose watching has ended.
        let _ = answer.send(Err(error.into()));
        return;
    }
    let mut known = None;
    let mut pause = SOONEST;
    loop {
        let now: HostNames = names.iter().map(|name| (name.clone(), resolve(name))).collect();
        if known.as_ref() == Some(&now) {
            pause = (pause * 2).min(LATEST);
        } else {
            pause = SOONEST;
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

/// The addresses of a name, in order; none if it does not resolve.
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
    fn names_are_resolved_and_others_stand_for_nothing() {
        let names = ["localhost".to_owned(), "no host".to_owned()];
        let mut resolver = Resolver::start(&names).unwrap().unwrap();
        let mut found = None;
        while found.is_none() {
            found = resolver.latest();
        }
        let found = found.unwrap().unwrap();
        let of = |address: IpAddr| found.of(address).collect::<Vec<_>>();
        assert_eq!(of(Ipv4Addr::LOCALHOST.into()), ["localhost"]);
        assert_eq!(of(Ipv4Addr::new(192, 0, 2, 1).into()), [""; 0]);
        assert!(resolver.latest().is_none());
        assert!(Resolver::start(&[]).unwrap().is_none());
    }
}
