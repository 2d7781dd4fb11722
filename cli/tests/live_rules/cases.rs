//! What sets off each rule, and what nearly does.
//!
//! `$LAB` is the folder of the lab, `$MARK` the text by which alerts are recognised. Scripts of the
//! host run in bash; in containers in busybox's shell, or after `exec: ` without any.

/// Where an action happens.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Place {
    Host,
    Container,
}

/// Something that is done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Action {
    pub(crate) script: &'static str,
    /// Further flags of `podman run`.
    pub(crate) flags: &'static [&'static str],
    /// A failure means that it could not be done.
    pub(crate) must_succeed: bool,
}

/// A rule and its two actions.
#[derive(Debug)]
pub(crate) struct Case {
    pub(crate) rule: &'static str,
    pub(crate) place: Place,
    pub(crate) fire: Action,
    pub(crate) miss: Action,
}

const fn action(script: &'static str, flags: &'static [&'static str]) -> Action {
    Action {
        script,
        flags,
        must_succeed: false,
    }
}

const fn host(rule: &'static str, fire: &'static str, miss: &'static str) -> Case {
    Case {
        rule,
        place: Place::Host,
        fire: action(fire, &[]),
        miss: action(miss, &[]),
    }
}

/// Host scripts whose failure says that a tool or a right is missing.
const fn strict(rule: &'static str, fire: &'static str, miss: &'static str) -> Case {
    let mut case = host(rule, fire, miss);
    case.fire.must_succeed = true;
    case.miss.must_succeed = true;
    case
}

const fn container(rule: &'static str, fire: Action, miss: Action) -> Case {
    Case {
        rule,
        place: Place::Container,
        fire,
        miss,
    }
}

/// System calls by their numbers, for which there is no tool: 101 `ptrace`, 319 `memfd_create`.
pub(crate) const CASES: &[Case] = &[
    host(
        "Directory traversal monitored file read",
        "cd $LAB; echo ../../../../../../../../../etc/$MARK | xargs cat",
        "cd /usr; echo ../etc/$MARK | xargs cat",
    ),
    strict(
        "Read sensitive file trusted after startup",
        "(exec -a sh $LAB/bin/nginx -c 'sleep 6; read x </etc/shadow; : $0' $MARK)",
        "(exec -a sh $LAB/bin/nginx -c 'sleep 0; read x </etc/shadow; : $0' $MARK)",
    ),
    host(
        "Read sensitive file untrusted",
        "cat /etc/shadow $MARK >/dev/null",
        // Shells are trusted with it.
        "read x </etc/shadow",
    ),
    strict(
        "Run shell untrusted",
        "(exec -a sh $LAB/bin/nginx -c \"/bin/dash -c 'true $MARK'; true\")",
        "(exec -a sh $LAB/bin/nginx2 -c \"/bin/dash -c 'true $MARK'; true\")",
    ),
    strict(
        "System user interactive",
        "(exec -a sh $LAB/bin/sshd -c \"/usr/bin/setpriv --reuid=bin --clear-groups /bin/true $MARK; true\")",
        "(exec -a sh $LAB/bin/sshd -c \"/usr/bin/setpriv --reuid=root --clear-groups /bin/true $MARK; true\")",
    ),
    container(
        "Terminal shell in container",
        action(": $MARK", &["--tty"]),
        action(": $MARK", &[]),
    ),
    container(
        "Netcat Remote Code Execution in Container",
        action("exec: /bin/nc -w 1 127.0.0.1 1 -e $MARK", &[]),
        action("exec: /bin/nc -w 1 127.0.0.1 $MARK", &[]),
    ),
    host(
        "Search Private Keys or Passwords",
        "grep 'BEGIN RSA PRIVATE' $LAB/$MARK",
        "grep 'BEGIN RSA PUBLIC' $LAB/$MARK",
    ),
    strict(
        "Clear Log Activities",
        "mkdir $LAB/$MARK && : >$LAB/$MARK/access_log",
        "mkdir $LAB/$MARK && : >>$LAB/$MARK/access_log",
    ),
    strict(
        "Remove Bulk Data from Disk",
        "(exec -a true $LAB/bin/shred $MARK)",
        "(exec -a true $LAB/bin/shredder $MARK)",
    ),
    strict(
        "Create Symlink Over Sensitive Files",
        "ln -s /etc/shadow $LAB/$MARK",
        "ln -s /etc/hostname $LAB/$MARK",
    ),
    host(
        "Create Hardlink Over Sensitive Files",
        "ln /etc/shadow $LAB/$MARK",
        "ln /etc/passwd $LAB/$MARK",
    ),
    container(
        "Packet socket created in container",
        action(
            "exec: /bin/arping -c 1 -w 1 -I $MARK 127.0.0.1",
            &["--cap-add", "NET_RAW"],
        ),
        action(
            "exec: /bin/nc -w 1 -p $MARK 127.0.0.1 1",
            &["--cap-add", "NET_RAW"],
        ),
    ),
    container(
        "Redirect STDOUT/STDIN to Network Connection in Container",
        action(
            "nc -l -p 99 -e /bin/$MARK & sleep 0.5; echo x | nc -w 1 127.0.0.1 99; sleep 0.2",
            &[],
        ),
        // The connection keeps a descriptor of its own. The name of the shell carries the mark.
        action(
            "cp /bin/busybox /bin/busybox$MARK; /bin/busybox$MARK sh -c \
             'nc -l -p 99 & sleep 0.5; echo x | nc -w 1 127.0.0.1 99; sleep 0.2'",
            &[],
        ),
    ),
    container(
        "Contact K8S API Server From Container",
        // The name of the server stands for this address, as `Lab::hosts` says.
        action(
            "cp /bin/busybox /bin/busybox$MARK; nc -l -p 443 & sleep 0.5; \
             echo x | /bin/busybox$MARK nc -w 1 127.0.0.77 443",
            &[],
        ),
        action(
            "cp /bin/busybox /bin/busybox$MARK; nc -l -p 443 & sleep 0.5; \
             echo x | /bin/busybox$MARK nc -w 1 127.0.0.78 443",
            &[],
        ),
    ),
    container(
        "Linux Kernel Module Injection Detected",
        action("exec: /bin/insmod /$MARK.ko", &["--cap-add", "SYS_MODULE"]),
        action("exec: /bin/insmod /$MARK.ko", &[]),
    ),
    container(
        "Debugfs Launched in Privileged Container",
        action("exec: /bin/debugfs $MARK", &["--privileged"]),
        action("exec: /bin/debugfs $MARK", &[]),
    ),
    container(
        "Detect release_agent File Container Escapes",
        action("echo >/$MARK-release_agent", &["--cap-add", "SYS_ADMIN"]),
        action("echo >/$MARK-release_agent", &[]),
    ),
    strict(
        "PTRACE attached to process",
        // 16: attach, to a process that there is not.
        "perl -e 'syscall(101, 16, 1 << 22, 0, 0)' $MARK",
        "perl -e 'syscall(101, 1, 1 << 22, 0, 0)' $MARK",
    ),
    strict(
        "PTRACE anti-debug attempt",
        "perl -e 'syscall(101, 0, 0, 0, 0)' $MARK",
        "perl -e 'syscall(101, 2, 0, 0, 0)' $MARK",
    ),
    host(
        "Find AWS Credentials",
        "find $LAB/$MARK -path $LAB/.aws/credentials",
        "find $LAB/$MARK -path $LAB/.aws/config",
    ),
    strict(
        "Execution from /dev/shm",
        "ln -s $LAB/bin/shredder /dev/shm/$MARK; (exec -a /dev/shm/$MARK /dev/shm/$MARK true); rm /dev/shm/$MARK",
        "ln -s $LAB/bin/shredder $LAB/$MARK; (exec -a $LAB/$MARK $LAB/$MARK true); rm $LAB/$MARK",
    ),
    container(
        "Drop and execute new binary in container",
        action("cp /bin/busybox /bin/$MARK; /bin/$MARK", &[]),
        action("/bin/busybox $MARK", &[]),
    ),
    strict(
        "Disallowed SSH Connection Non Standard Port",
        SSH_TO_443,
        SSH_TO_22,
    ),
    strict(
        "Fileless execution via memfd_create",
        "perl -e '$n = \"x\"; $fd = syscall(319, $n, 0); open($out, \">&=\", $fd); open($in, \"<\", \"/bin/true\"); local $/; print {$out} <$in>; close $in; $out->flush; exec {\"/proc/$$/fd/$fd\"} \"true\", $ARGV[0]' $MARK",
        "cp /bin/true $LAB/$MARK && $LAB/$MARK $MARK",
    ),
];

/// In a network of its own, where a public address can be this machine's.
const SSH_TO_443: &str = "unshare -n bash -c 'ip link set lo up; ip addr add 203.0.113.7/32 dev lo; \
    exec -a ssh perl -MIO::Socket::INET -e \"\\$s = IO::Socket::INET->new(Listen => 1, LocalPort => 443) or die; \
    IO::Socket::INET->new(PeerAddr => q(203.0.113.7:443)) or die\" $MARK'";
const SSH_TO_22: &str = "unshare -n bash -c 'ip link set lo up; ip addr add 203.0.113.7/32 dev lo; \
    exec -a ssh perl -MIO::Socket::INET -e \"\\$s = IO::Socket::INET->new(Listen => 1, LocalPort => 22) or die; \
    IO::Socket::INET->new(PeerAddr => q(203.0.113.7:22)) or die\" $MARK'";
