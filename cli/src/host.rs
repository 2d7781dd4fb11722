//! The machine that reads the events.

/// Name of the host in alerts: `FALCO_HOSTNAME`, else what the kernel says.
pub(crate) fn hostname() -> String {
    std::env::var("FALCO_HOSTNAME")
        .unwrap_or_else(|_| rustix::system::uname().nodename().to_string_lossy().into_owned())
}
