//! Raises the scheduling priority of the thread that reads events.
//!
//! Events are lost when the ring buffer fills up while the reader waits for a processor. On a host whose processors
//! are all busy making events, an equal share of the time is not enough to keep up; alerts can wait, events cannot.
//! Other threads and programs that are started later keep the normal priority.

use std::io;

use rustix::process::setpriority_process;

/// Niceness of the reader: three times the weight of a normal thread, enough for a whole processor against two
/// busy threads on two processors.
const NICENESS: i32 = -5;

/// Raises the priority of the calling thread. Without `CAP_SYS_NICE` nothing changes, which is not an error.
pub(crate) fn prioritise_reader() {
    // Children must not inherit the priority, so it is raised only where that can be ruled out.
    if reset_on_fork().is_ok() {
        // Fails without the capability, or in a container that forbids it: the reader then runs as before.
        let _ = setpriority_process(None, NICENESS);
    }
}

/// Makes threads and programs that this thread starts later run at normal priority.
fn reset_on_fork() -> io::Result<()> {
    let parameters = libc::sched_param { sched_priority: 0 };
    // SAFETY: the call reads one structure that outlives it, and changes only the scheduling of this thread.
    #[expect(unsafe_code, reason = "no safe interface to sched_setscheduler")]
    let result = unsafe {
        libc::sched_setscheduler(
            0,
            libc::SCHED_OTHER | libc::SCHED_RESET_ON_FORK,
            &raw const parameters,
        )
    };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use rustix::process::getpriority_process;
    use rustix::thread::{CapabilitySet, capabilities};

    use super::*;

    #[test]
    fn only_the_reader_has_a_higher_priority() {
        let (reader, child) = thread::spawn(|| {
            prioritise_reader();
            let child = thread::spawn(|| getpriority_process(None).unwrap());
            (getpriority_process(None).unwrap(), child.join().unwrap())
        })
        .join()
        .unwrap();
        let before = getpriority_process(None).unwrap();
        if capabilities(None)
            .unwrap()
            .effective
            .contains(CapabilitySet::SYS_NICE)
        {
            assert_eq!((reader, child), (NICENESS, 0));
        } else {
            assert_eq!((reader, child), (before, before));
        }
    }
}
