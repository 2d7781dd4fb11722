//! Translation of 32-bit x86 system calls, and of x32 calls, to the calls of 64-bit programs.
//!
//! One entry per number of the kernel's `unistd_32.h`: the 64-bit number whose event reports the call and how
//! the arguments differ, or the reason why it is not reported. Calls that pass structures of another layout
//! need no form of their own: unless an entry says otherwise, words in memory have 4 bytes.
//! Not here: the instructions that rearrange arguments (`dispatch`).

use self::ArgumentForm::*;

/// How the arguments of a 32-bit call become those of the 64-bit call.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ArgumentForm {
    /// The same order and meaning.
    Same,
    /// As `Same`; words of structures in memory have 8 bytes all the same.
    WideStructures,
    /// User and group ids have 16 bits, with all bits set for "unchanged": a bit per such argument.
    UserIds(u8),
    /// `umount`, which has no flags.
    Unmount,
    /// A file offset in the arguments 3 and 4, low half first.
    SplitOffset,
    /// `_llseek`: the offset in the arguments 1 and 2, high half first; where it starts in argument 4.
    SplitSeek,
    /// `lseek`, whose offset is a signed 32-bit number.
    SignedOffset,
    /// `mmap`, whose six arguments are words in memory.
    MmapStructure,
    /// `mmap2`, whose offset counts pages of 4 KiB.
    PageOffset,
    /// `socketcall` and `ipc`: the first argument selects the call, see [`SOCKET_CALLS`] and [`IPC_CALLS`].
    Multiplexed,
    /// A call of `socketcall` with this many arguments, which are words in memory.
    SocketCall(u8),
    /// A call of `ipc` with its arguments in these places; the rest are 0.
    IpcCall([u8; 3]),
}

/// Why a 32-bit call is not reported.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Reason {
    /// 64-bit programs have no such call, and Falco has no event for it.
    Only32Bit,
    /// The kernel does not implement it, or no longer: it fails with `ENOSYS`.
    NotImplemented,
}

/// An entry of the table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct CompatCall {
    /// The number for 32-bit programs.
    pub(super) number: u16,
    /// The number of the 64-bit call that reports it, with the form of the arguments, or the reason against it.
    pub(super) translation: Result<(u16, ArgumentForm), Reason>,
}

const fn reported(number: u16, native: u16, form: ArgumentForm) -> CompatCall {
    CompatCall {
        number,
        translation: Ok((native, form)),
    }
}

const fn same(number: u16, native: u16) -> CompatCall {
    reported(number, native, Same)
}

const fn unreported(number: u16, reason: Reason) -> CompatCall {
    CompatCall {
        number,
        translation: Err(reason),
    }
}

/// The number of `socketcall`.
pub(super) const SOCKETCALL: u16 = 102;
/// The number of `ipc`.
pub(super) const IPC: u16 = 117;

/// The calls of `socketcall`: its first argument, the 64-bit number, arguments in memory.
#[rustfmt::skip]
pub(super) const SOCKET_CALLS: &[(u16, u16, ArgumentForm)] = &[
    (1, 41, SocketCall(3)),   // socket
    (2, 49, SocketCall(3)),   // bind
    (3, 42, SocketCall(3)),   // connect
    (4, 50, SocketCall(2)),   // listen
    (5, 43, SocketCall(3)),   // accept
    (6, 51, SocketCall(3)),   // getsockname
    (7, 52, SocketCall(3)),   // getpeername
    (8, 53, SocketCall(4)),   // socketpair
    (9, 44, SocketCall(4)),   // send, which is sendto without an address
    (10, 45, SocketCall(4)),  // recv, which is recvfrom without an address
    (11, 44, SocketCall(6)),  // sendto
    (12, 45, SocketCall(6)),  // recvfrom
    (13, 48, SocketCall(2)),  // shutdown
    (14, 54, SocketCall(5)),  // setsockopt
    (15, 55, SocketCall(5)),  // getsockopt
    (16, 46, SocketCall(3)),  // sendmsg
    (17, 47, SocketCall(3)),  // recvmsg
    (18, 288, SocketCall(4)), // accept4
    (19, 299, SocketCall(5)), // recvmmsg
    (20, 307, SocketCall(4)), // sendmmsg
];

/// The calls of `ipc`: its first argument, the 64-bit number, places of the arguments.
#[rustfmt::skip]
pub(super) const IPC_CALLS: &[(u16, u16, ArgumentForm)] = &[
    (1, 65, IpcCall([1, 4, 2])),  // semop
    (2, 64, IpcCall([1, 2, 3])),  // semget
    (3, 66, IpcCall([1, 2, 3])),  // semctl
    (4, 220, IpcCall([1, 4, 2])), // semtimedop
    (11, 69, IpcCall([1, 4, 2])), // msgsnd
    (12, 70, IpcCall([1, 4, 2])), // msgrcv
    (13, 68, IpcCall([1, 2, 3])), // msgget
    (14, 71, IpcCall([1, 2, 4])), // msgctl
    (21, 30, IpcCall([1, 4, 2])), // shmat
    (22, 67, IpcCall([4, 1, 2])), // shmdt
    (23, 29, IpcCall([1, 2, 3])), // shmget
    (24, 31, IpcCall([1, 2, 4])), // shmctl
];

/// Set in the number of an x32 call.
pub(super) const X32_BIT: i32 = 0x4000_0000;
/// The first number of calls that x32 programs have for themselves; lower ones are those of 64-bit programs.
pub(super) const FIRST_X32: u16 = 512;
/// The 64-bit numbers of the calls from [`FIRST_X32`] on, all with structures of 32-bit words.
#[rustfmt::skip]
pub(super) const X32_CALLS: &[u16] = &[
    13, 15, 16, 19, 20, 45, 46, 47, 59, 101, 127, 128, 129, 131, 222, 244, 246, 247, 273, 274, 278, 279, 295,
    296, 297, 299, 307, 310, 311, 54, 55, 206, 209, 322, 327, 328,
];

/// The calls of 32-bit programs, by their number.
#[rustfmt::skip]
pub(super) const COMPAT_CALLS: &[CompatCall] = &[
    same(0, 219), // restart_syscall
    same(1, 60), // exit
    same(2, 57), // fork
    same(3, 0), // read
    same(4, 1), // write
    same(5, 2), // open
    same(6, 3), // close
    unreported(7, Reason::Only32Bit), // waitpid
    same(8, 85), // creat
    same(9, 86), // link
    same(10, 87), // unlink
    same(11, 59), // execve
    same(12, 80), // chdir
    same(13, 201), // time
    same(14, 133), // mknod
    same(15, 90), // chmod
    reported(16, 94, UserIds(0b110)), // lchown
    unreported(17, Reason::NotImplemented), // break
    same(18, 4), // oldstat
    reported(19, 8, SignedOffset), // lseek
    same(20, 39), // getpid
    same(21, 165), // mount
    reported(22, 166, Unmount), // umount
    reported(23, 105, UserIds(0b1)), // setuid
    same(24, 102), // getuid
    unreported(25, Reason::Only32Bit), // stime
    same(26, 101), // ptrace
    same(27, 37), // alarm
    same(28, 5), // oldfstat
    same(29, 34), // pause
    same(30, 132), // utime
    unreported(31, Reason::NotImplemented), // stty
    unreported(32, Reason::NotImplemented), // gtty
    same(33, 21), // access
    unreported(34, Reason::Only32Bit), // nice
    unreported(35, Reason::NotImplemented), // ftime
    same(36, 162), // sync
    same(37, 62), // kill
    same(38, 82), // rename
    same(39, 83), // mkdir
    same(40, 84), // rmdir
    same(41, 32), // dup
    same(42, 22), // pipe
    same(43, 100), // times
    unreported(44, Reason::NotImplemented), // prof
    same(45, 12), // brk
    reported(46, 106, UserIds(0b1)), // setgid
    same(47, 104), // getgid
    unreported(48, Reason::Only32Bit), // signal
    same(49, 107), // geteuid
    same(50, 108), // getegid
    same(51, 163), // acct
    same(52, 166), // umount2
    unreported(53, Reason::NotImplemented), // lock
    same(54, 16), // ioctl
    same(55, 72), // fcntl
    unreported(56, Reason::NotImplemented), // mpx
    same(57, 109), // setpgid
    unreported(58, Reason::NotImplemented), // ulimit
    unreported(59, Reason::Only32Bit), // oldolduname
    same(60, 95), // umask
    same(61, 161), // chroot
    same(62, 136), // ustat
    same(63, 33), // dup2
    same(64, 110), // getppid
    same(65, 111), // getpgrp
    same(66, 112), // setsid
    unreported(67, Reason::Only32Bit), // sigaction
    unreported(68, Reason::Only32Bit), // sgetmask
    unreported(69, Reason::Only32Bit), // ssetmask
    reported(70, 113, UserIds(0b11)), // setreuid
    reported(71, 114, UserIds(0b11)), // setregid
    unreported(72, Reason::Only32Bit), // sigsuspend
    unreported(73, Reason::Only32Bit), // sigpending
    same(74, 170), // sethostname
    same(75, 160), // setrlimit
    same(76, 97), // getrlimit
    same(77, 98), // getrusage
    same(78, 96), // gettimeofday
    same(79, 164), // settimeofday
    same(80, 115), // getgroups
    same(81, 116), // setgroups
    same(82, 23), // select
    same(83, 88), // symlink
    same(84, 6), // oldlstat
    same(85, 89), // readlink
    unreported(86, Reason::NotImplemented), // uselib
    same(87, 167), // swapon
    same(88, 169), // reboot
    unreported(89, Reason::Only32Bit), // readdir
    reported(90, 9, MmapStructure), // mmap
    same(91, 11), // munmap
    same(92, 76), // truncate
    same(93, 77), // ftruncate
    same(94, 91), // fchmod
    reported(95, 93, UserIds(0b110)), // fchown
    same(96, 140), // getpriority
    same(97, 141), // setpriority
    unreported(98, Reason::NotImplemented), // profil
    same(99, 137), // statfs
    same(100, 138), // fstatfs
    same(101, 173), // ioperm
    reported(102, 0, Multiplexed), // socketcall
    same(103, 103), // syslog
    same(104, 38), // setitimer
    same(105, 36), // getitimer
    same(106, 4), // stat
    same(107, 6), // lstat
    same(108, 5), // fstat
    unreported(109, Reason::Only32Bit), // olduname
    same(110, 172), // iopl
    same(111, 153), // vhangup
    unreported(112, Reason::NotImplemented), // idle
    unreported(113, Reason::Only32Bit), // vm86old
    same(114, 61), // wait4
    same(115, 168), // swapoff
    same(116, 99), // sysinfo
    reported(117, 0, Multiplexed), // ipc
    same(118, 74), // fsync
    unreported(119, Reason::Only32Bit), // sigreturn
    same(120, 56), // clone
    same(121, 171), // setdomainname
    same(122, 63), // uname
    same(123, 154), // modify_ldt
    same(124, 159), // adjtimex
    same(125, 10), // mprotect
    unreported(126, Reason::Only32Bit), // sigprocmask
    unreported(127, Reason::NotImplemented), // create_module
    same(128, 175), // init_module
    same(129, 176), // delete_module
    unreported(130, Reason::NotImplemented), // get_kernel_syms
    same(131, 179), // quotactl
    same(132, 121), // getpgid
    same(133, 81), // fchdir
    unreported(134, Reason::NotImplemented), // bdflush
    same(135, 139), // sysfs
    same(136, 135), // personality
    unreported(137, Reason::NotImplemented), // afs_syscall
    same(138, 122), // setfsuid
    same(139, 123), // setfsgid
    reported(140, 8, SplitSeek), // _llseek
    same(141, 78), // getdents
    same(142, 23), // _newselect
    same(143, 73), // flock
    same(144, 26), // msync
    same(145, 19), // readv
    same(146, 20), // writev
    same(147, 124), // getsid
    same(148, 75), // fdatasync
    unreported(149, Reason::NotImplemented), // _sysctl
    same(150, 149), // mlock
    same(151, 150), // munlock
    same(152, 151), // mlockall
    same(153, 152), // munlockall
    same(154, 142), // sched_setparam
    same(155, 143), // sched_getparam
    same(156, 144), // sched_setscheduler
    same(157, 145), // sched_getscheduler
    same(158, 24), // sched_yield
    same(159, 146), // sched_get_priority_max
    same(160, 147), // sched_get_priority_min
    same(161, 148), // sched_rr_get_interval
    same(162, 35), // nanosleep
    same(163, 25), // mremap
    reported(164, 117, UserIds(0b111)), // setresuid
    reported(165, 118, UserIds(0)), // getresuid
    unreported(166, Reason::Only32Bit), // vm86
    unreported(167, Reason::NotImplemented), // query_module
    same(168, 7), // poll
    unreported(169, Reason::NotImplemented), // nfsservctl
    reported(170, 119, UserIds(0b111)), // setresgid
    reported(171, 120, UserIds(0)), // getresgid
    same(172, 157), // prctl
    same(173, 15), // rt_sigreturn
    same(174, 13), // rt_sigaction
    same(175, 14), // rt_sigprocmask
    same(176, 127), // rt_sigpending
    same(177, 128), // rt_sigtimedwait
    same(178, 129), // rt_sigqueueinfo
    same(179, 130), // rt_sigsuspend
    reported(180, 17, SplitOffset), // pread64
    reported(181, 18, SplitOffset), // pwrite64
    reported(182, 92, UserIds(0b110)), // chown
    same(183, 79), // getcwd
    same(184, 125), // capget
    same(185, 126), // capset
    same(186, 131), // sigaltstack
    same(187, 40), // sendfile
    unreported(188, Reason::NotImplemented), // getpmsg
    unreported(189, Reason::NotImplemented), // putpmsg
    same(190, 58), // vfork
    same(191, 97), // ugetrlimit
    reported(192, 9, PageOffset), // mmap2
    same(193, 76), // truncate64
    same(194, 77), // ftruncate64
    same(195, 4), // stat64
    same(196, 6), // lstat64
    same(197, 5), // fstat64
    same(198, 94), // lchown32
    same(199, 102), // getuid32
    same(200, 104), // getgid32
    same(201, 107), // geteuid32
    same(202, 108), // getegid32
    same(203, 113), // setreuid32
    same(204, 114), // setregid32
    same(205, 115), // getgroups32
    same(206, 116), // setgroups32
    same(207, 93), // fchown32
    same(208, 117), // setresuid32
    same(209, 118), // getresuid32
    same(210, 119), // setresgid32
    same(211, 120), // getresgid32
    same(212, 92), // chown32
    same(213, 105), // setuid32
    same(214, 106), // setgid32
    same(215, 122), // setfsuid32
    same(216, 123), // setfsgid32
    same(217, 155), // pivot_root
    same(218, 27), // mincore
    same(219, 28), // madvise
    same(220, 217), // getdents64
    same(221, 72), // fcntl64
    same(224, 186), // gettid
    same(225, 187), // readahead
    same(226, 188), // setxattr
    same(227, 189), // lsetxattr
    same(228, 190), // fsetxattr
    same(229, 191), // getxattr
    same(230, 192), // lgetxattr
    same(231, 193), // fgetxattr
    same(232, 194), // listxattr
    same(233, 195), // llistxattr
    same(234, 196), // flistxattr
    same(235, 197), // removexattr
    same(236, 198), // lremovexattr
    same(237, 199), // fremovexattr
    same(238, 200), // tkill
    reported(239, 40, WideStructures), // sendfile64
    same(240, 202), // futex
    same(241, 203), // sched_setaffinity
    same(242, 204), // sched_getaffinity
    same(243, 205), // set_thread_area
    same(244, 211), // get_thread_area
    same(245, 206), // io_setup
    same(246, 207), // io_destroy
    same(247, 208), // io_getevents
    same(248, 209), // io_submit
    same(249, 210), // io_cancel
    same(250, 221), // fadvise64
    same(252, 231), // exit_group
    same(253, 212), // lookup_dcookie
    same(254, 213), // epoll_create
    same(255, 233), // epoll_ctl
    same(256, 232), // epoll_wait
    same(257, 216), // remap_file_pages
    same(258, 218), // set_tid_address
    same(259, 222), // timer_create
    same(260, 223), // timer_settime
    same(261, 224), // timer_gettime
    same(262, 225), // timer_getoverrun
    same(263, 226), // timer_delete
    same(264, 227), // clock_settime
    same(265, 228), // clock_gettime
    same(266, 229), // clock_getres
    same(267, 230), // clock_nanosleep
    same(268, 137), // statfs64
    same(269, 138), // fstatfs64
    same(270, 234), // tgkill
    same(271, 235), // utimes
    same(272, 221), // fadvise64_64
    unreported(273, Reason::NotImplemented), // vserver
    same(274, 237), // mbind
    same(275, 239), // get_mempolicy
    same(276, 238), // set_mempolicy
    same(277, 240), // mq_open
    same(278, 241), // mq_unlink
    same(279, 242), // mq_timedsend
    same(280, 243), // mq_timedreceive
    same(281, 244), // mq_notify
    same(282, 245), // mq_getsetattr
    same(283, 246), // kexec_load
    same(284, 247), // waitid
    same(286, 248), // add_key
    same(287, 249), // request_key
    same(288, 250), // keyctl
    same(289, 251), // ioprio_set
    same(290, 252), // ioprio_get
    same(291, 253), // inotify_init
    same(292, 254), // inotify_add_watch
    same(293, 255), // inotify_rm_watch
    same(294, 256), // migrate_pages
    same(295, 257), // openat
    same(296, 258), // mkdirat
    same(297, 259), // mknodat
    same(298, 260), // fchownat
    same(299, 261), // futimesat
    same(300, 262), // fstatat64
    same(301, 263), // unlinkat
    same(302, 264), // renameat
    same(303, 265), // linkat
    same(304, 266), // symlinkat
    same(305, 267), // readlinkat
    same(306, 268), // fchmodat
    same(307, 269), // faccessat
    same(308, 270), // pselect6
    same(309, 271), // ppoll
    same(310, 272), // unshare
    same(311, 273), // set_robust_list
    same(312, 274), // get_robust_list
    same(313, 275), // splice
    same(314, 277), // sync_file_range
    same(315, 276), // tee
    same(316, 278), // vmsplice
    same(317, 279), // move_pages
    same(318, 309), // getcpu
    same(319, 281), // epoll_pwait
    same(320, 280), // utimensat
    same(321, 282), // signalfd
    same(322, 283), // timerfd_create
    same(323, 284), // eventfd
    same(324, 285), // fallocate
    same(325, 286), // timerfd_settime
    same(326, 287), // timerfd_gettime
    same(327, 289), // signalfd4
    same(328, 290), // eventfd2
    same(329, 291), // epoll_create1
    same(330, 292), // dup3
    same(331, 293), // pipe2
    same(332, 294), // inotify_init1
    reported(333, 295, SplitOffset), // preadv
    reported(334, 296, SplitOffset), // pwritev
    same(335, 297), // rt_tgsigqueueinfo
    same(336, 298), // perf_event_open
    same(337, 299), // recvmmsg
    same(338, 300), // fanotify_init
    same(339, 301), // fanotify_mark
    same(340, 302), // prlimit64
    same(341, 303), // name_to_handle_at
    same(342, 304), // open_by_handle_at
    same(343, 305), // clock_adjtime
    same(344, 306), // syncfs
    same(345, 307), // sendmmsg
    same(346, 308), // setns
    same(347, 310), // process_vm_readv
    same(348, 311), // process_vm_writev
    same(349, 312), // kcmp
    same(350, 313), // finit_module
    same(351, 314), // sched_setattr
    same(352, 315), // sched_getattr
    same(353, 316), // renameat2
    same(354, 317), // seccomp
    same(355, 318), // getrandom
    same(356, 319), // memfd_create
    same(357, 321), // bpf
    same(358, 322), // execveat
    same(359, 41), // socket
    same(360, 53), // socketpair
    same(361, 49), // bind
    same(362, 42), // connect
    same(363, 50), // listen
    same(364, 288), // accept4
    same(365, 55), // getsockopt
    same(366, 54), // setsockopt
    same(367, 51), // getsockname
    same(368, 52), // getpeername
    same(369, 44), // sendto
    same(370, 46), // sendmsg
    same(371, 45), // recvfrom
    same(372, 47), // recvmsg
    same(373, 48), // shutdown
    same(374, 323), // userfaultfd
    same(375, 324), // membarrier
    same(376, 325), // mlock2
    same(377, 326), // copy_file_range
    same(378, 327), // preadv2
    same(379, 328), // pwritev2
    same(380, 329), // pkey_mprotect
    same(381, 330), // pkey_alloc
    same(382, 331), // pkey_free
    same(383, 332), // statx
    same(384, 158), // arch_prctl
    same(385, 333), // io_pgetevents
    same(386, 334), // rseq
    same(393, 64), // semget
    same(394, 66), // semctl
    same(395, 29), // shmget
    same(396, 31), // shmctl
    same(397, 30), // shmat
    same(398, 67), // shmdt
    same(399, 68), // msgget
    same(400, 69), // msgsnd
    same(401, 70), // msgrcv
    same(402, 71), // msgctl
    same(403, 228), // clock_gettime64
    same(404, 227), // clock_settime64
    same(405, 305), // clock_adjtime64
    same(406, 229), // clock_getres_time64
    same(407, 230), // clock_nanosleep_time64
    same(408, 224), // timer_gettime64
    same(409, 223), // timer_settime64
    same(410, 287), // timerfd_gettime64
    same(411, 286), // timerfd_settime64
    same(412, 280), // utimensat_time64
    same(413, 270), // pselect6_time64
    reported(414, 271, WideStructures), // ppoll_time64
    same(416, 333), // io_pgetevents_time64
    same(417, 299), // recvmmsg_time64
    same(418, 242), // mq_timedsend_time64
    same(419, 243), // mq_timedreceive_time64
    same(420, 220), // semtimedop_time64
    same(421, 128), // rt_sigtimedwait_time64
    same(422, 202), // futex_time64
    same(423, 148), // sched_rr_get_interval_time64
    same(424, 424), // pidfd_send_signal
    same(425, 425), // io_uring_setup
    same(426, 426), // io_uring_enter
    same(427, 427), // io_uring_register
    same(428, 428), // open_tree
    same(429, 429), // move_mount
    same(430, 430), // fsopen
    same(431, 431), // fsconfig
    same(432, 432), // fsmount
    same(433, 433), // fspick
    same(434, 434), // pidfd_open
    same(435, 435), // clone3
    same(436, 436), // close_range
    same(437, 437), // openat2
    same(438, 438), // pidfd_getfd
    same(439, 439), // faccessat2
    same(440, 440), // process_madvise
    same(441, 441), // epoll_pwait2
    same(442, 442), // mount_setattr
    same(443, 443), // quotactl_fd
    same(444, 444), // landlock_create_ruleset
    same(445, 445), // landlock_add_rule
    same(446, 446), // landlock_restrict_self
    same(447, 447), // memfd_secret
    same(448, 448), // process_mrelease
    same(449, 449), // futex_waitv
    same(450, 450), // set_mempolicy_home_node
    same(451, 451), // cachestat
    same(452, 452), // fchmodat2
    same(453, 453), // map_shadow_stack
    same(454, 454), // futex_wake
    same(455, 455), // futex_wait
    same(456, 456), // futex_requeue
    same(457, 457), // statmount
    same(458, 458), // listmount
    same(459, 459), // lsm_get_self_attr
    same(460, 460), // lsm_set_self_attr
    same(461, 461), // lsm_list_modules
    same(462, 462), // mseal
    same(463, 463), // setxattrat
    same(464, 464), // getxattrat
    same(465, 465), // listxattrat
    same(466, 466), // removexattrat
    same(467, 467), // open_tree_attr
    same(468, 468), // file_getattr
    same(469, 469), // file_setattr
    same(470, 470), // listns
    same(471, 471), // rseq_slice_yield
];
