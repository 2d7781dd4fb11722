//! Names of errors, signals and capabilities, as field values and parameter texts show them.
//!
//! In: numbers of the portable encoding, which are Linux's own. Out: names.
//! Not here: names of flags and enumerations, which are in the tables of the compiler.

/// Returns the name of an error number (positive), if it has one.
pub(super) fn errno(code: i64) -> Option<&'static str> {
    let index = usize::try_from(code).ok()?;
    let name = match ERRNOS.get(index) {
        Some(name) => name,
        // Beyond the user-visible errors the kernel has a few of its own.
        None => KERNEL_ERRNOS.iter().find(|(number, _)| *number == code)?.1,
    };
    (!name.is_empty()).then_some(name)
}

/// Returns the name of a signal, if it is a classic one (1 to 31).
pub(super) fn signal(number: u8) -> Option<&'static str> {
    let name = SIGNALS.get(usize::from(number))?;
    (!name.is_empty()).then_some(name)
}

/// Returns the names of the capabilities in a set, joined by blanks.
pub(super) fn capabilities(set: u64) -> String {
    let mut text = String::new();
    let names = CAPABILITIES.iter().enumerate();
    for (_, name) in names.filter(|(bit, _)| set & (1 << bit) != 0) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(name);
    }
    text
}

/// By number; empty where a number has no name.
#[rustfmt::skip]
static ERRNOS: [&str; 126] = [
    "", "EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "ENXIO", "E2BIG", "ENOEXEC", "EBADF", "ECHILD",
    "EAGAIN", "ENOMEM", "EACCES", "EFAULT", "ENOTBLK", "EBUSY", "EEXIST", "EXDEV", "ENODEV", "ENOTDIR",
    "EISDIR", "EINVAL", "ENFILE", "EMFILE", "ENOTTY", "ETXTBSY", "EFBIG", "ENOSPC", "ESPIPE", "EROFS",
    "EMLINK", "EPIPE", "EDOM", "ERANGE", "EDEADLK", "ENAMETOOLONG", "ENOLCK", "ENOSYS", "ENOTEMPTY",
    "ELOOP", "", "ENOMSG", "EIDRM", "ECHRNG", "EL2NSYNC", "EL3HLT", "EL3RST", "ELNRNG", "EUNATCH", "ENOCSI",
    "EL2HLT", "EBADE", "EBADR", "EXFULL", "ENOANO", "EBADRQC", "EBADSLT", "", "EBFONT", "ENOSTR", "ENODATA",
    "ETIME", "ENOSR", "ENONET", "ENOPKG", "EREMOTE", "ENOLINK", "EADV", "ESRMNT", "ECOMM", "EPROTO",
    "EMULTIHOP", "EDOTDOT", "EBADMSG", "EOVERFLOW", "ENOTUNIQ", "EBADFD", "EREMCHG", "ELIBACC", "ELIBBAD",
    "ELIBSCN", "ELIBMAX", "ELIBEXEC", "EILSEQ", "ERESTART", "ESTRPIPE", "EUSERS", "ENOTSOCK",
    "EDESTADDRREQ", "EMSGSIZE", "EPROTOTYPE", "ENOPROTOOPT", "EPROTONOSUPPORT", "ESOCKTNOSUPPORT",
    "EOPNOTSUPP", "EPFNOSUPPORT", "EAFNOSUPPORT", "EADDRINUSE", "EADDRNOTAVAIL", "ENETDOWN", "ENETUNREACH",
    "ENETRESET", "ECONNABORTED", "ECONNRESET", "ENOBUFS", "EISCONN", "ENOTCONN", "ESHUTDOWN",
    "ETOOMANYREFS", "ETIMEDOUT", "ECONNREFUSED", "EHOSTDOWN", "EHOSTUNREACH", "EALREADY", "EINPROGRESS",
    "ESTALE", "EUCLEAN", "ENOTNAM", "ENAVAIL", "EISNAM", "EREMOTEIO", "EDQUOT", "ENOMEDIUM", "EMEDIUMTYPE",
    "ECANCELED",
];

static KERNEL_ERRNOS: [(i64, &str); 15] = [
    (512, "ERESTARTSYS"),
    (513, "ERESTARTNOINTR"),
    (514, "ERESTARTNOHAND"),
    (515, "ENOIOCTLCMD"),
    (516, "ERESTART_RESTARTBLOCK"),
    (521, "EBADHANDLE"),
    (522, "ENOTSYNC"),
    (523, "EBADCOOKIE"),
    (524, "ENOTSUPP"),
    (525, "ETOOSMALL"),
    (526, "ESERVERFAULT"),
    (527, "EBADTYPE"),
    (528, "EJUKEBOX"),
    (529, "EIOCBQUEUED"),
    (530, "EIOCBRETRY"),
];

/// By number; empty where a number has no name.
#[rustfmt::skip]
static SIGNALS: [&str; 32] = [
    "", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL",
    "SIGUSR1", "SIGSEGV", "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT",
    "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF",
    "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS",
];

/// By bit.
#[rustfmt::skip]
static CAPABILITIES: [&str; 41] = [
    "CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_DAC_READ_SEARCH", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL",
    "CAP_SETGID", "CAP_SETUID", "CAP_SETPCAP", "CAP_LINUX_IMMUTABLE", "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST", "CAP_NET_ADMIN", "CAP_NET_RAW", "CAP_IPC_LOCK", "CAP_IPC_OWNER",
    "CAP_SYS_MODULE", "CAP_SYS_RAWIO", "CAP_SYS_CHROOT", "CAP_SYS_PTRACE", "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN", "CAP_SYS_BOOT", "CAP_SYS_NICE", "CAP_SYS_RESOURCE", "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG", "CAP_MKNOD", "CAP_LEASE", "CAP_AUDIT_WRITE", "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP", "CAP_MAC_OVERRIDE", "CAP_MAC_ADMIN", "CAP_SYSLOG", "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND", "CAP_AUDIT_READ", "CAP_PERFMON", "CAP_BPF", "CAP_CHECKPOINT_RESTORE",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_have_their_linux_names() {
        assert_eq!(errno(2), Some("ENOENT"));
        assert_eq!(errno(125), Some("ECANCELED"));
        assert_eq!(errno(516), Some("ERESTART_RESTARTBLOCK"));
        for nameless in [0, 41, 58, 126, 517, -2, i64::MIN] {
            assert_eq!(errno(nameless), None, "{nameless}");
        }
    }

    #[test]
    fn signals_beyond_the_classic_ones_have_no_name() {
        assert_eq!(signal(9), Some("SIGKILL"));
        assert_eq!(signal(31), Some("SIGSYS"));
        assert_eq!(signal(0), None);
        assert_eq!(signal(34), None);
    }

    #[test]
    fn capabilities_are_joined_by_blanks() {
        assert_eq!(capabilities(0), "");
        assert_eq!(
            capabilities(1 | 1 << 21 | 1 << 40),
            "CAP_CHOWN CAP_SYS_ADMIN CAP_CHECKPOINT_RESTORE"
        );
        assert_eq!(capabilities(1 << 41 | 1 << 63), "");
    }
}
