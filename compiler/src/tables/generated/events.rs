// Generated from compiler/tables/events.toml by `cargo xtask tables`; do not edit.

use super::flags as names;
use crate::tables::{Category, Event, EventCode, EventFlags, Format, Kind, Param, ParamExtra, ParamType};

/// Version of the event schema.
pub const SCHEMA_VERSION: &str = "4.5.1";
/// Version of the driver interface.
pub const DRIVER_API_VERSION: &str = "10.1.0";

static DYNAMIC_BPF: [(ParamType, Format); 2] = [
    (ParamType::Fd, Format::Dec),
    (ParamType::Errno, Format::Dec),
];
static DYNAMIC_KEYCTL: [(ParamType, Format); 2] = [
    (ParamType::Int64, Format::Dec),
    (ParamType::Charbuf, Format::None),
];
static DYNAMIC_PTRACE: [(ParamType, Format); 2] = [
    (ParamType::Uint64, Format::Hex),
    (ParamType::Sigtype, Format::Dec),
];
static DYNAMIC_SOCKOPT: [(ParamType, Format); 5] = [
    (ParamType::Bytebuf, Format::Hex),
    (ParamType::Errno, Format::Dec),
    (ParamType::Uint32, Format::Dec),
    (ParamType::Uint64, Format::Dec),
    (ParamType::Reltime, Format::Dec),
];

/// Constants for event codes.
pub mod event {
    #![allow(missing_docs)]
    use super::EventCode;

    pub const GENERIC_E: EventCode = EventCode(0);
    pub const GENERIC_X: EventCode = EventCode(1);
    pub const SYSCALL_OPEN_E: EventCode = EventCode(2);
    pub const SYSCALL_OPEN_X: EventCode = EventCode(3);
    pub const SYSCALL_CLOSE_E: EventCode = EventCode(4);
    pub const SYSCALL_CLOSE_X: EventCode = EventCode(5);
    pub const SYSCALL_READ_E: EventCode = EventCode(6);
    pub const SYSCALL_READ_X: EventCode = EventCode(7);
    pub const SYSCALL_WRITE_E: EventCode = EventCode(8);
    pub const SYSCALL_WRITE_X: EventCode = EventCode(9);
    pub const SYSCALL_BRK_1_E: EventCode = EventCode(10);
    pub const SYSCALL_BRK_1_X: EventCode = EventCode(11);
    pub const SYSCALL_EXECVE_8_E: EventCode = EventCode(12);
    pub const SYSCALL_EXECVE_8_X: EventCode = EventCode(13);
    pub const SYSCALL_CLONE_11_E: EventCode = EventCode(14);
    pub const SYSCALL_CLONE_11_X: EventCode = EventCode(15);
    pub const PROCEXIT_E: EventCode = EventCode(16);
    pub const PROCEXIT_X: EventCode = EventCode(17);
    pub const SOCKET_SOCKET_E: EventCode = EventCode(18);
    pub const SOCKET_SOCKET_X: EventCode = EventCode(19);
    pub const SOCKET_BIND_E: EventCode = EventCode(20);
    pub const SOCKET_BIND_X: EventCode = EventCode(21);
    pub const SOCKET_CONNECT_E: EventCode = EventCode(22);
    pub const SOCKET_CONNECT_X: EventCode = EventCode(23);
    pub const SOCKET_LISTEN_E: EventCode = EventCode(24);
    pub const SOCKET_LISTEN_X: EventCode = EventCode(25);
    pub const SOCKET_ACCEPT_E: EventCode = EventCode(26);
    pub const SOCKET_ACCEPT_X: EventCode = EventCode(27);
    pub const SOCKET_SEND_E: EventCode = EventCode(28);
    pub const SOCKET_SEND_X: EventCode = EventCode(29);
    pub const SOCKET_SENDTO_E: EventCode = EventCode(30);
    pub const SOCKET_SENDTO_X: EventCode = EventCode(31);
    pub const SOCKET_RECV_E: EventCode = EventCode(32);
    pub const SOCKET_RECV_X: EventCode = EventCode(33);
    pub const SOCKET_RECVFROM_E: EventCode = EventCode(34);
    pub const SOCKET_RECVFROM_X: EventCode = EventCode(35);
    pub const SOCKET_SHUTDOWN_E: EventCode = EventCode(36);
    pub const SOCKET_SHUTDOWN_X: EventCode = EventCode(37);
    pub const SOCKET_GETSOCKNAME_E: EventCode = EventCode(38);
    pub const SOCKET_GETSOCKNAME_X: EventCode = EventCode(39);
    pub const SOCKET_GETPEERNAME_E: EventCode = EventCode(40);
    pub const SOCKET_GETPEERNAME_X: EventCode = EventCode(41);
    pub const SOCKET_SOCKETPAIR_E: EventCode = EventCode(42);
    pub const SOCKET_SOCKETPAIR_X: EventCode = EventCode(43);
    pub const SOCKET_SETSOCKOPT_E: EventCode = EventCode(44);
    pub const SOCKET_SETSOCKOPT_X: EventCode = EventCode(45);
    pub const SOCKET_GETSOCKOPT_E: EventCode = EventCode(46);
    pub const SOCKET_GETSOCKOPT_X: EventCode = EventCode(47);
    pub const SOCKET_SENDMSG_E: EventCode = EventCode(48);
    pub const SOCKET_SENDMSG_X: EventCode = EventCode(49);
    pub const SOCKET_SENDMMSG_E: EventCode = EventCode(50);
    pub const SOCKET_SENDMMSG_X: EventCode = EventCode(51);
    pub const SOCKET_RECVMSG_E: EventCode = EventCode(52);
    pub const SOCKET_RECVMSG_X: EventCode = EventCode(53);
    pub const SOCKET_RECVMMSG_E: EventCode = EventCode(54);
    pub const SOCKET_RECVMMSG_X: EventCode = EventCode(55);
    pub const SOCKET_ACCEPT4_E: EventCode = EventCode(56);
    pub const SOCKET_ACCEPT4_X: EventCode = EventCode(57);
    pub const SYSCALL_CREAT_E: EventCode = EventCode(58);
    pub const SYSCALL_CREAT_X: EventCode = EventCode(59);
    pub const SYSCALL_PIPE_E: EventCode = EventCode(60);
    pub const SYSCALL_PIPE_X: EventCode = EventCode(61);
    pub const SYSCALL_EVENTFD_E: EventCode = EventCode(62);
    pub const SYSCALL_EVENTFD_X: EventCode = EventCode(63);
    pub const SYSCALL_FUTEX_E: EventCode = EventCode(64);
    pub const SYSCALL_FUTEX_X: EventCode = EventCode(65);
    pub const SYSCALL_STAT_E: EventCode = EventCode(66);
    pub const SYSCALL_STAT_X: EventCode = EventCode(67);
    pub const SYSCALL_LSTAT_E: EventCode = EventCode(68);
    pub const SYSCALL_LSTAT_X: EventCode = EventCode(69);
    pub const SYSCALL_FSTAT_E: EventCode = EventCode(70);
    pub const SYSCALL_FSTAT_X: EventCode = EventCode(71);
    pub const SYSCALL_STAT64_E: EventCode = EventCode(72);
    pub const SYSCALL_STAT64_X: EventCode = EventCode(73);
    pub const SYSCALL_LSTAT64_E: EventCode = EventCode(74);
    pub const SYSCALL_LSTAT64_X: EventCode = EventCode(75);
    pub const SYSCALL_FSTAT64_E: EventCode = EventCode(76);
    pub const SYSCALL_FSTAT64_X: EventCode = EventCode(77);
    pub const SYSCALL_EPOLLWAIT_E: EventCode = EventCode(78);
    pub const SYSCALL_EPOLLWAIT_X: EventCode = EventCode(79);
    pub const SYSCALL_POLL_E: EventCode = EventCode(80);
    pub const SYSCALL_POLL_X: EventCode = EventCode(81);
    pub const SYSCALL_SELECT_E: EventCode = EventCode(82);
    pub const SYSCALL_SELECT_X: EventCode = EventCode(83);
    pub const SYSCALL_NEWSELECT_E: EventCode = EventCode(84);
    pub const SYSCALL_NEWSELECT_X: EventCode = EventCode(85);
    pub const SYSCALL_LSEEK_E: EventCode = EventCode(86);
    pub const SYSCALL_LSEEK_X: EventCode = EventCode(87);
    pub const SYSCALL_LLSEEK_E: EventCode = EventCode(88);
    pub const SYSCALL_LLSEEK_X: EventCode = EventCode(89);
    pub const SYSCALL_IOCTL_2_E: EventCode = EventCode(90);
    pub const SYSCALL_IOCTL_2_X: EventCode = EventCode(91);
    pub const SYSCALL_GETCWD_E: EventCode = EventCode(92);
    pub const SYSCALL_GETCWD_X: EventCode = EventCode(93);
    pub const SYSCALL_CHDIR_E: EventCode = EventCode(94);
    pub const SYSCALL_CHDIR_X: EventCode = EventCode(95);
    pub const SYSCALL_FCHDIR_E: EventCode = EventCode(96);
    pub const SYSCALL_FCHDIR_X: EventCode = EventCode(97);
    pub const SYSCALL_MKDIR_E: EventCode = EventCode(98);
    pub const SYSCALL_MKDIR_X: EventCode = EventCode(99);
    pub const SYSCALL_RMDIR_E: EventCode = EventCode(100);
    pub const SYSCALL_RMDIR_X: EventCode = EventCode(101);
    pub const SYSCALL_OPENAT_E: EventCode = EventCode(102);
    pub const SYSCALL_OPENAT_X: EventCode = EventCode(103);
    pub const SYSCALL_LINK_E: EventCode = EventCode(104);
    pub const SYSCALL_LINK_X: EventCode = EventCode(105);
    pub const SYSCALL_LINKAT_E: EventCode = EventCode(106);
    pub const SYSCALL_LINKAT_X: EventCode = EventCode(107);
    pub const SYSCALL_UNLINK_E: EventCode = EventCode(108);
    pub const SYSCALL_UNLINK_X: EventCode = EventCode(109);
    pub const SYSCALL_UNLINKAT_E: EventCode = EventCode(110);
    pub const SYSCALL_UNLINKAT_X: EventCode = EventCode(111);
    pub const SYSCALL_PREAD_E: EventCode = EventCode(112);
    pub const SYSCALL_PREAD_X: EventCode = EventCode(113);
    pub const SYSCALL_PWRITE_E: EventCode = EventCode(114);
    pub const SYSCALL_PWRITE_X: EventCode = EventCode(115);
    pub const SYSCALL_READV_E: EventCode = EventCode(116);
    pub const SYSCALL_READV_X: EventCode = EventCode(117);
    pub const SYSCALL_WRITEV_E: EventCode = EventCode(118);
    pub const SYSCALL_WRITEV_X: EventCode = EventCode(119);
    pub const SYSCALL_PREADV_E: EventCode = EventCode(120);
    pub const SYSCALL_PREADV_X: EventCode = EventCode(121);
    pub const SYSCALL_PWRITEV_E: EventCode = EventCode(122);
    pub const SYSCALL_PWRITEV_X: EventCode = EventCode(123);
    pub const SYSCALL_DUP_E: EventCode = EventCode(124);
    pub const SYSCALL_DUP_X: EventCode = EventCode(125);
    pub const SYSCALL_SIGNALFD_E: EventCode = EventCode(126);
    pub const SYSCALL_SIGNALFD_X: EventCode = EventCode(127);
    pub const SYSCALL_KILL_E: EventCode = EventCode(128);
    pub const SYSCALL_KILL_X: EventCode = EventCode(129);
    pub const SYSCALL_TKILL_E: EventCode = EventCode(130);
    pub const SYSCALL_TKILL_X: EventCode = EventCode(131);
    pub const SYSCALL_TGKILL_E: EventCode = EventCode(132);
    pub const SYSCALL_TGKILL_X: EventCode = EventCode(133);
    pub const SYSCALL_NANOSLEEP_E: EventCode = EventCode(134);
    pub const SYSCALL_NANOSLEEP_X: EventCode = EventCode(135);
    pub const SYSCALL_TIMERFD_CREATE_E: EventCode = EventCode(136);
    pub const SYSCALL_TIMERFD_CREATE_X: EventCode = EventCode(137);
    pub const SYSCALL_INOTIFY_INIT_E: EventCode = EventCode(138);
    pub const SYSCALL_INOTIFY_INIT_X: EventCode = EventCode(139);
    pub const SYSCALL_GETRLIMIT_E: EventCode = EventCode(140);
    pub const SYSCALL_GETRLIMIT_X: EventCode = EventCode(141);
    pub const SYSCALL_SETRLIMIT_E: EventCode = EventCode(142);
    pub const SYSCALL_SETRLIMIT_X: EventCode = EventCode(143);
    pub const SYSCALL_PRLIMIT_E: EventCode = EventCode(144);
    pub const SYSCALL_PRLIMIT_X: EventCode = EventCode(145);
    pub const SCHEDSWITCH_1_E: EventCode = EventCode(146);
    pub const SCHEDSWITCH_1_X: EventCode = EventCode(147);
    pub const DROP_E: EventCode = EventCode(148);
    pub const DROP_X: EventCode = EventCode(149);
    pub const SYSCALL_FCNTL_E: EventCode = EventCode(150);
    pub const SYSCALL_FCNTL_X: EventCode = EventCode(151);
    pub const SCHEDSWITCH_6_E: EventCode = EventCode(152);
    pub const SCHEDSWITCH_6_X: EventCode = EventCode(153);
    pub const SYSCALL_EXECVE_13_E: EventCode = EventCode(154);
    pub const SYSCALL_EXECVE_13_X: EventCode = EventCode(155);
    pub const SYSCALL_CLONE_16_E: EventCode = EventCode(156);
    pub const SYSCALL_CLONE_16_X: EventCode = EventCode(157);
    pub const SYSCALL_BRK_4_E: EventCode = EventCode(158);
    pub const SYSCALL_BRK_4_X: EventCode = EventCode(159);
    pub const SYSCALL_MMAP_E: EventCode = EventCode(160);
    pub const SYSCALL_MMAP_X: EventCode = EventCode(161);
    pub const SYSCALL_MMAP2_E: EventCode = EventCode(162);
    pub const SYSCALL_MMAP2_X: EventCode = EventCode(163);
    pub const SYSCALL_MUNMAP_E: EventCode = EventCode(164);
    pub const SYSCALL_MUNMAP_X: EventCode = EventCode(165);
    pub const SYSCALL_SPLICE_E: EventCode = EventCode(166);
    pub const SYSCALL_SPLICE_X: EventCode = EventCode(167);
    pub const SYSCALL_PTRACE_E: EventCode = EventCode(168);
    pub const SYSCALL_PTRACE_X: EventCode = EventCode(169);
    pub const SYSCALL_IOCTL_3_E: EventCode = EventCode(170);
    pub const SYSCALL_IOCTL_3_X: EventCode = EventCode(171);
    pub const SYSCALL_EXECVE_14_E: EventCode = EventCode(172);
    pub const SYSCALL_EXECVE_14_X: EventCode = EventCode(173);
    pub const SYSCALL_RENAME_E: EventCode = EventCode(174);
    pub const SYSCALL_RENAME_X: EventCode = EventCode(175);
    pub const SYSCALL_RENAMEAT_E: EventCode = EventCode(176);
    pub const SYSCALL_RENAMEAT_X: EventCode = EventCode(177);
    pub const SYSCALL_SYMLINK_E: EventCode = EventCode(178);
    pub const SYSCALL_SYMLINK_X: EventCode = EventCode(179);
    pub const SYSCALL_SYMLINKAT_E: EventCode = EventCode(180);
    pub const SYSCALL_SYMLINKAT_X: EventCode = EventCode(181);
    pub const SYSCALL_FORK_E: EventCode = EventCode(182);
    pub const SYSCALL_FORK_X: EventCode = EventCode(183);
    pub const SYSCALL_VFORK_E: EventCode = EventCode(184);
    pub const SYSCALL_VFORK_X: EventCode = EventCode(185);
    pub const PROCEXIT_1_E: EventCode = EventCode(186);
    pub const PROCEXIT_1_X: EventCode = EventCode(187);
    pub const SYSCALL_SENDFILE_E: EventCode = EventCode(188);
    pub const SYSCALL_SENDFILE_X: EventCode = EventCode(189);
    pub const SYSCALL_QUOTACTL_E: EventCode = EventCode(190);
    pub const SYSCALL_QUOTACTL_X: EventCode = EventCode(191);
    pub const SYSCALL_SETRESUID_E: EventCode = EventCode(192);
    pub const SYSCALL_SETRESUID_X: EventCode = EventCode(193);
    pub const SYSCALL_SETRESGID_E: EventCode = EventCode(194);
    pub const SYSCALL_SETRESGID_X: EventCode = EventCode(195);
    pub const SCAPEVENT_E: EventCode = EventCode(196);
    pub const SCAPEVENT_X: EventCode = EventCode(197);
    pub const SYSCALL_SETUID_E: EventCode = EventCode(198);
    pub const SYSCALL_SETUID_X: EventCode = EventCode(199);
    pub const SYSCALL_SETGID_E: EventCode = EventCode(200);
    pub const SYSCALL_SETGID_X: EventCode = EventCode(201);
    pub const SYSCALL_GETUID_E: EventCode = EventCode(202);
    pub const SYSCALL_GETUID_X: EventCode = EventCode(203);
    pub const SYSCALL_GETEUID_E: EventCode = EventCode(204);
    pub const SYSCALL_GETEUID_X: EventCode = EventCode(205);
    pub const SYSCALL_GETGID_E: EventCode = EventCode(206);
    pub const SYSCALL_GETGID_X: EventCode = EventCode(207);
    pub const SYSCALL_GETEGID_E: EventCode = EventCode(208);
    pub const SYSCALL_GETEGID_X: EventCode = EventCode(209);
    pub const SYSCALL_GETRESUID_E: EventCode = EventCode(210);
    pub const SYSCALL_GETRESUID_X: EventCode = EventCode(211);
    pub const SYSCALL_GETRESGID_E: EventCode = EventCode(212);
    pub const SYSCALL_GETRESGID_X: EventCode = EventCode(213);
    pub const SYSCALL_EXECVE_15_E: EventCode = EventCode(214);
    pub const SYSCALL_EXECVE_15_X: EventCode = EventCode(215);
    pub const SYSCALL_CLONE_17_E: EventCode = EventCode(216);
    pub const SYSCALL_CLONE_17_X: EventCode = EventCode(217);
    pub const SYSCALL_FORK_17_E: EventCode = EventCode(218);
    pub const SYSCALL_FORK_17_X: EventCode = EventCode(219);
    pub const SYSCALL_VFORK_17_E: EventCode = EventCode(220);
    pub const SYSCALL_VFORK_17_X: EventCode = EventCode(221);
    pub const SYSCALL_CLONE_20_E: EventCode = EventCode(222);
    pub const SYSCALL_CLONE_20_X: EventCode = EventCode(223);
    pub const SYSCALL_FORK_20_E: EventCode = EventCode(224);
    pub const SYSCALL_FORK_20_X: EventCode = EventCode(225);
    pub const SYSCALL_VFORK_20_E: EventCode = EventCode(226);
    pub const SYSCALL_VFORK_20_X: EventCode = EventCode(227);
    pub const CONTAINER_E: EventCode = EventCode(228);
    pub const CONTAINER_X: EventCode = EventCode(229);
    pub const SYSCALL_EXECVE_16_E: EventCode = EventCode(230);
    pub const SYSCALL_EXECVE_16_X: EventCode = EventCode(231);
    pub const SIGNALDELIVER_E: EventCode = EventCode(232);
    pub const SIGNALDELIVER_X: EventCode = EventCode(233);
    pub const PROCINFO_E: EventCode = EventCode(234);
    pub const PROCINFO_X: EventCode = EventCode(235);
    pub const SYSCALL_GETDENTS_E: EventCode = EventCode(236);
    pub const SYSCALL_GETDENTS_X: EventCode = EventCode(237);
    pub const SYSCALL_GETDENTS64_E: EventCode = EventCode(238);
    pub const SYSCALL_GETDENTS64_X: EventCode = EventCode(239);
    pub const SYSCALL_SETNS_E: EventCode = EventCode(240);
    pub const SYSCALL_SETNS_X: EventCode = EventCode(241);
    pub const SYSCALL_FLOCK_E: EventCode = EventCode(242);
    pub const SYSCALL_FLOCK_X: EventCode = EventCode(243);
    pub const CPU_HOTPLUG_E: EventCode = EventCode(244);
    pub const CPU_HOTPLUG_X: EventCode = EventCode(245);
    pub const SOCKET_ACCEPT_5_E: EventCode = EventCode(246);
    pub const SOCKET_ACCEPT_5_X: EventCode = EventCode(247);
    pub const SOCKET_ACCEPT4_5_E: EventCode = EventCode(248);
    pub const SOCKET_ACCEPT4_5_X: EventCode = EventCode(249);
    pub const SYSCALL_SEMOP_E: EventCode = EventCode(250);
    pub const SYSCALL_SEMOP_X: EventCode = EventCode(251);
    pub const SYSCALL_SEMCTL_E: EventCode = EventCode(252);
    pub const SYSCALL_SEMCTL_X: EventCode = EventCode(253);
    pub const SYSCALL_PPOLL_E: EventCode = EventCode(254);
    pub const SYSCALL_PPOLL_X: EventCode = EventCode(255);
    pub const SYSCALL_MOUNT_E: EventCode = EventCode(256);
    pub const SYSCALL_MOUNT_X: EventCode = EventCode(257);
    pub const SYSCALL_UMOUNT_E: EventCode = EventCode(258);
    pub const SYSCALL_UMOUNT_X: EventCode = EventCode(259);
    pub const K8S_E: EventCode = EventCode(260);
    pub const K8S_X: EventCode = EventCode(261);
    pub const SYSCALL_SEMGET_E: EventCode = EventCode(262);
    pub const SYSCALL_SEMGET_X: EventCode = EventCode(263);
    pub const SYSCALL_ACCESS_E: EventCode = EventCode(264);
    pub const SYSCALL_ACCESS_X: EventCode = EventCode(265);
    pub const SYSCALL_CHROOT_E: EventCode = EventCode(266);
    pub const SYSCALL_CHROOT_X: EventCode = EventCode(267);
    pub const TRACER_E: EventCode = EventCode(268);
    pub const TRACER_X: EventCode = EventCode(269);
    pub const MESOS_E: EventCode = EventCode(270);
    pub const MESOS_X: EventCode = EventCode(271);
    pub const CONTAINER_JSON_E: EventCode = EventCode(272);
    pub const CONTAINER_JSON_X: EventCode = EventCode(273);
    pub const SYSCALL_SETSID_E: EventCode = EventCode(274);
    pub const SYSCALL_SETSID_X: EventCode = EventCode(275);
    pub const SYSCALL_MKDIR_2_E: EventCode = EventCode(276);
    pub const SYSCALL_MKDIR_2_X: EventCode = EventCode(277);
    pub const SYSCALL_RMDIR_2_E: EventCode = EventCode(278);
    pub const SYSCALL_RMDIR_2_X: EventCode = EventCode(279);
    pub const NOTIFICATION_E: EventCode = EventCode(280);
    pub const NOTIFICATION_X: EventCode = EventCode(281);
    pub const SYSCALL_EXECVE_17_E: EventCode = EventCode(282);
    pub const SYSCALL_EXECVE_17_X: EventCode = EventCode(283);
    pub const SYSCALL_UNSHARE_E: EventCode = EventCode(284);
    pub const SYSCALL_UNSHARE_X: EventCode = EventCode(285);
    pub const INFRASTRUCTURE_EVENT_E: EventCode = EventCode(286);
    pub const INFRASTRUCTURE_EVENT_X: EventCode = EventCode(287);
    pub const SYSCALL_EXECVE_18_E: EventCode = EventCode(288);
    pub const SYSCALL_EXECVE_18_X: EventCode = EventCode(289);
    pub const PAGE_FAULT_E: EventCode = EventCode(290);
    pub const PAGE_FAULT_X: EventCode = EventCode(291);
    pub const SYSCALL_EXECVE_19_E: EventCode = EventCode(292);
    pub const SYSCALL_EXECVE_19_X: EventCode = EventCode(293);
    pub const SYSCALL_SETPGID_E: EventCode = EventCode(294);
    pub const SYSCALL_SETPGID_X: EventCode = EventCode(295);
    pub const SYSCALL_BPF_E: EventCode = EventCode(296);
    pub const SYSCALL_BPF_X: EventCode = EventCode(297);
    pub const SYSCALL_SECCOMP_E: EventCode = EventCode(298);
    pub const SYSCALL_SECCOMP_X: EventCode = EventCode(299);
    pub const SYSCALL_UNLINK_2_E: EventCode = EventCode(300);
    pub const SYSCALL_UNLINK_2_X: EventCode = EventCode(301);
    pub const SYSCALL_UNLINKAT_2_E: EventCode = EventCode(302);
    pub const SYSCALL_UNLINKAT_2_X: EventCode = EventCode(303);
    pub const SYSCALL_MKDIRAT_E: EventCode = EventCode(304);
    pub const SYSCALL_MKDIRAT_X: EventCode = EventCode(305);
    pub const SYSCALL_OPENAT_2_E: EventCode = EventCode(306);
    pub const SYSCALL_OPENAT_2_X: EventCode = EventCode(307);
    pub const SYSCALL_LINK_2_E: EventCode = EventCode(308);
    pub const SYSCALL_LINK_2_X: EventCode = EventCode(309);
    pub const SYSCALL_LINKAT_2_E: EventCode = EventCode(310);
    pub const SYSCALL_LINKAT_2_X: EventCode = EventCode(311);
    pub const SYSCALL_FCHMODAT_E: EventCode = EventCode(312);
    pub const SYSCALL_FCHMODAT_X: EventCode = EventCode(313);
    pub const SYSCALL_CHMOD_E: EventCode = EventCode(314);
    pub const SYSCALL_CHMOD_X: EventCode = EventCode(315);
    pub const SYSCALL_FCHMOD_E: EventCode = EventCode(316);
    pub const SYSCALL_FCHMOD_X: EventCode = EventCode(317);
    pub const SYSCALL_RENAMEAT2_E: EventCode = EventCode(318);
    pub const SYSCALL_RENAMEAT2_X: EventCode = EventCode(319);
    pub const SYSCALL_USERFAULTFD_E: EventCode = EventCode(320);
    pub const SYSCALL_USERFAULTFD_X: EventCode = EventCode(321);
    pub const PLUGINEVENT_E: EventCode = EventCode(322);
    pub const PLUGINEVENT_X: EventCode = EventCode(323);
    pub const CONTAINER_JSON_2_E: EventCode = EventCode(324);
    pub const CONTAINER_JSON_2_X: EventCode = EventCode(325);
    pub const SYSCALL_OPENAT2_E: EventCode = EventCode(326);
    pub const SYSCALL_OPENAT2_X: EventCode = EventCode(327);
    pub const SYSCALL_MPROTECT_E: EventCode = EventCode(328);
    pub const SYSCALL_MPROTECT_X: EventCode = EventCode(329);
    pub const SYSCALL_EXECVEAT_E: EventCode = EventCode(330);
    pub const SYSCALL_EXECVEAT_X: EventCode = EventCode(331);
    pub const SYSCALL_COPY_FILE_RANGE_E: EventCode = EventCode(332);
    pub const SYSCALL_COPY_FILE_RANGE_X: EventCode = EventCode(333);
    pub const SYSCALL_CLONE3_E: EventCode = EventCode(334);
    pub const SYSCALL_CLONE3_X: EventCode = EventCode(335);
    pub const SYSCALL_OPEN_BY_HANDLE_AT_E: EventCode = EventCode(336);
    pub const SYSCALL_OPEN_BY_HANDLE_AT_X: EventCode = EventCode(337);
    pub const SYSCALL_IO_URING_SETUP_E: EventCode = EventCode(338);
    pub const SYSCALL_IO_URING_SETUP_X: EventCode = EventCode(339);
    pub const SYSCALL_IO_URING_ENTER_E: EventCode = EventCode(340);
    pub const SYSCALL_IO_URING_ENTER_X: EventCode = EventCode(341);
    pub const SYSCALL_IO_URING_REGISTER_E: EventCode = EventCode(342);
    pub const SYSCALL_IO_URING_REGISTER_X: EventCode = EventCode(343);
    pub const SYSCALL_MLOCK_E: EventCode = EventCode(344);
    pub const SYSCALL_MLOCK_X: EventCode = EventCode(345);
    pub const SYSCALL_MUNLOCK_E: EventCode = EventCode(346);
    pub const SYSCALL_MUNLOCK_X: EventCode = EventCode(347);
    pub const SYSCALL_MLOCKALL_E: EventCode = EventCode(348);
    pub const SYSCALL_MLOCKALL_X: EventCode = EventCode(349);
    pub const SYSCALL_MUNLOCKALL_E: EventCode = EventCode(350);
    pub const SYSCALL_MUNLOCKALL_X: EventCode = EventCode(351);
    pub const SYSCALL_CAPSET_E: EventCode = EventCode(352);
    pub const SYSCALL_CAPSET_X: EventCode = EventCode(353);
    pub const USER_ADDED_E: EventCode = EventCode(354);
    pub const USER_ADDED_X: EventCode = EventCode(355);
    pub const USER_DELETED_E: EventCode = EventCode(356);
    pub const USER_DELETED_X: EventCode = EventCode(357);
    pub const GROUP_ADDED_E: EventCode = EventCode(358);
    pub const GROUP_ADDED_X: EventCode = EventCode(359);
    pub const GROUP_DELETED_E: EventCode = EventCode(360);
    pub const GROUP_DELETED_X: EventCode = EventCode(361);
    pub const SYSCALL_DUP2_E: EventCode = EventCode(362);
    pub const SYSCALL_DUP2_X: EventCode = EventCode(363);
    pub const SYSCALL_DUP3_E: EventCode = EventCode(364);
    pub const SYSCALL_DUP3_X: EventCode = EventCode(365);
    pub const SYSCALL_DUP_1_E: EventCode = EventCode(366);
    pub const SYSCALL_DUP_1_X: EventCode = EventCode(367);
    pub const SYSCALL_BPF_2_E: EventCode = EventCode(368);
    pub const SYSCALL_BPF_2_X: EventCode = EventCode(369);
    pub const SYSCALL_MLOCK2_E: EventCode = EventCode(370);
    pub const SYSCALL_MLOCK2_X: EventCode = EventCode(371);
    pub const SYSCALL_FSCONFIG_E: EventCode = EventCode(372);
    pub const SYSCALL_FSCONFIG_X: EventCode = EventCode(373);
    pub const SYSCALL_EPOLL_CREATE_E: EventCode = EventCode(374);
    pub const SYSCALL_EPOLL_CREATE_X: EventCode = EventCode(375);
    pub const SYSCALL_EPOLL_CREATE1_E: EventCode = EventCode(376);
    pub const SYSCALL_EPOLL_CREATE1_X: EventCode = EventCode(377);
    pub const SYSCALL_CHOWN_E: EventCode = EventCode(378);
    pub const SYSCALL_CHOWN_X: EventCode = EventCode(379);
    pub const SYSCALL_LCHOWN_E: EventCode = EventCode(380);
    pub const SYSCALL_LCHOWN_X: EventCode = EventCode(381);
    pub const SYSCALL_FCHOWN_E: EventCode = EventCode(382);
    pub const SYSCALL_FCHOWN_X: EventCode = EventCode(383);
    pub const SYSCALL_FCHOWNAT_E: EventCode = EventCode(384);
    pub const SYSCALL_FCHOWNAT_X: EventCode = EventCode(385);
    pub const SYSCALL_UMOUNT_1_E: EventCode = EventCode(386);
    pub const SYSCALL_UMOUNT_1_X: EventCode = EventCode(387);
    pub const SOCKET_ACCEPT4_6_E: EventCode = EventCode(388);
    pub const SOCKET_ACCEPT4_6_X: EventCode = EventCode(389);
    pub const SYSCALL_UMOUNT2_E: EventCode = EventCode(390);
    pub const SYSCALL_UMOUNT2_X: EventCode = EventCode(391);
    pub const SYSCALL_PIPE2_E: EventCode = EventCode(392);
    pub const SYSCALL_PIPE2_X: EventCode = EventCode(393);
    pub const SYSCALL_INOTIFY_INIT1_E: EventCode = EventCode(394);
    pub const SYSCALL_INOTIFY_INIT1_X: EventCode = EventCode(395);
    pub const SYSCALL_EVENTFD2_E: EventCode = EventCode(396);
    pub const SYSCALL_EVENTFD2_X: EventCode = EventCode(397);
    pub const SYSCALL_SIGNALFD4_E: EventCode = EventCode(398);
    pub const SYSCALL_SIGNALFD4_X: EventCode = EventCode(399);
    pub const SYSCALL_PRCTL_E: EventCode = EventCode(400);
    pub const SYSCALL_PRCTL_X: EventCode = EventCode(401);
    pub const ASYNCEVENT_E: EventCode = EventCode(402);
    pub const ASYNCEVENT_X: EventCode = EventCode(403);
    pub const SYSCALL_MEMFD_CREATE_E: EventCode = EventCode(404);
    pub const SYSCALL_MEMFD_CREATE_X: EventCode = EventCode(405);
    pub const SYSCALL_PIDFD_GETFD_E: EventCode = EventCode(406);
    pub const SYSCALL_PIDFD_GETFD_X: EventCode = EventCode(407);
    pub const SYSCALL_PIDFD_OPEN_E: EventCode = EventCode(408);
    pub const SYSCALL_PIDFD_OPEN_X: EventCode = EventCode(409);
    pub const SYSCALL_INIT_MODULE_E: EventCode = EventCode(410);
    pub const SYSCALL_INIT_MODULE_X: EventCode = EventCode(411);
    pub const SYSCALL_FINIT_MODULE_E: EventCode = EventCode(412);
    pub const SYSCALL_FINIT_MODULE_X: EventCode = EventCode(413);
    pub const SYSCALL_MKNOD_E: EventCode = EventCode(414);
    pub const SYSCALL_MKNOD_X: EventCode = EventCode(415);
    pub const SYSCALL_MKNODAT_E: EventCode = EventCode(416);
    pub const SYSCALL_MKNODAT_X: EventCode = EventCode(417);
    pub const SYSCALL_NEWFSTATAT_E: EventCode = EventCode(418);
    pub const SYSCALL_NEWFSTATAT_X: EventCode = EventCode(419);
    pub const SYSCALL_PROCESS_VM_READV_E: EventCode = EventCode(420);
    pub const SYSCALL_PROCESS_VM_READV_X: EventCode = EventCode(421);
    pub const SYSCALL_PROCESS_VM_WRITEV_E: EventCode = EventCode(422);
    pub const SYSCALL_PROCESS_VM_WRITEV_X: EventCode = EventCode(423);
    pub const SYSCALL_DELETE_MODULE_E: EventCode = EventCode(424);
    pub const SYSCALL_DELETE_MODULE_X: EventCode = EventCode(425);
    pub const SYSCALL_SETREUID_E: EventCode = EventCode(426);
    pub const SYSCALL_SETREUID_X: EventCode = EventCode(427);
    pub const SYSCALL_SETREGID_E: EventCode = EventCode(428);
    pub const SYSCALL_SETREGID_X: EventCode = EventCode(429);
    pub const ITER_TASK_E: EventCode = EventCode(430);
    pub const ITER_TASK_X: EventCode = EventCode(431);
    pub const ITER_TASK_FILE_PIPE_E: EventCode = EventCode(432);
    pub const ITER_TASK_FILE_PIPE_X: EventCode = EventCode(433);
    pub const ITER_TASK_FILE_MEMFD_E: EventCode = EventCode(434);
    pub const ITER_TASK_FILE_MEMFD_X: EventCode = EventCode(435);
    pub const ITER_TASK_FILE_REGULAR_E: EventCode = EventCode(436);
    pub const ITER_TASK_FILE_REGULAR_X: EventCode = EventCode(437);
    pub const ITER_TASK_FILE_DIRECTORY_E: EventCode = EventCode(438);
    pub const ITER_TASK_FILE_DIRECTORY_X: EventCode = EventCode(439);
    pub const ITER_TASK_FILE_SOCKET_INET_E: EventCode = EventCode(440);
    pub const ITER_TASK_FILE_SOCKET_INET_X: EventCode = EventCode(441);
    pub const ITER_TASK_FILE_SOCKET_INET6_E: EventCode = EventCode(442);
    pub const ITER_TASK_FILE_SOCKET_INET6_X: EventCode = EventCode(443);
    pub const ITER_TASK_FILE_SOCKET_UNIX_E: EventCode = EventCode(444);
    pub const ITER_TASK_FILE_SOCKET_UNIX_X: EventCode = EventCode(445);
    pub const ITER_TASK_FILE_SOCKET_NETLINK_E: EventCode = EventCode(446);
    pub const ITER_TASK_FILE_SOCKET_NETLINK_X: EventCode = EventCode(447);
    pub const ITER_TASK_FILE_ANON_INODE_E: EventCode = EventCode(448);
    pub const ITER_TASK_FILE_ANON_INODE_X: EventCode = EventCode(449);
    pub const SYSCALL_CLOSE_RANGE_E: EventCode = EventCode(450);
    pub const SYSCALL_CLOSE_RANGE_X: EventCode = EventCode(451);
    pub const SYSCALL_KEYCTL_E: EventCode = EventCode(452);
    pub const SYSCALL_KEYCTL_X: EventCode = EventCode(453);
}

/// Every event, by code.
pub static EVENTS: [Event; 454] = [
    Event {
        code: EventCode(0), id: "GENERIC_E", name: "syscall",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "ID", ty: ParamType::Syscallid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "nativeID", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: super::syscalls::GENERIC,
    },
    Event {
        code: EventCode(1), id: "GENERIC_X", name: "syscall",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "ID", ty: ParamType::Syscallid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "nativeID", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: super::syscalls::GENERIC,
    },
    Event {
        code: EventCode(2), id: "SYSCALL_OPEN_E", name: "open",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
        ],
        syscalls: &[5],
    },
    Event {
        code: EventCode(3), id: "SYSCALL_OPEN_X", name: "open",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[5],
    },
    Event {
        code: EventCode(4), id: "SYSCALL_CLOSE_E", name: "close",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::DESTROYS_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[6],
    },
    Event {
        code: EventCode(5), id: "SYSCALL_CLOSE_X", name: "close",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::DESTROYS_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[6],
    },
    Event {
        code: EventCode(6), id: "SYSCALL_READ_E", name: "read",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[3],
    },
    Event {
        code: EventCode(7), id: "SYSCALL_READ_X", name: "read",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[3],
    },
    Event {
        code: EventCode(8), id: "SYSCALL_WRITE_E", name: "write",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[4],
    },
    Event {
        code: EventCode(9), id: "SYSCALL_WRITE_X", name: "write",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[4],
    },
    Event {
        code: EventCode(10), id: "SYSCALL_BRK_1_E", name: "brk",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[32],
    },
    Event {
        code: EventCode(11), id: "SYSCALL_BRK_1_X", name: "brk",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[32],
    },
    Event {
        code: EventCode(12), id: "SYSCALL_EXECVE_8_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(13), id: "SYSCALL_EXECVE_8_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(14), id: "SYSCALL_CLONE_11_E", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(15), id: "SYSCALL_CLONE_11_X", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(16), id: "PROCEXIT_E", name: "procexit",
        kind: Kind::Tracepoint, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[396],
    },
    Event {
        code: EventCode(17), id: "PROCEXIT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(18), id: "SOCKET_SOCKET_E", name: "socket",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKET_FAMILIES) },
            Param { name: "type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "proto", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[241],
    },
    Event {
        code: EventCode(19), id: "SOCKET_SOCKET_X", name: "socket",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKET_FAMILIES) },
            Param { name: "type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "proto", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
        ],
        syscalls: &[241],
    },
    Event {
        code: EventCode(20), id: "SOCKET_BIND_E", name: "bind",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[242],
    },
    Event {
        code: EventCode(21), id: "SOCKET_BIND_X", name: "bind",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Sockaddr, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[242],
    },
    Event {
        code: EventCode(22), id: "SOCKET_CONNECT_E", name: "connect",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Sockaddr, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[243],
    },
    Event {
        code: EventCode(23), id: "SOCKET_CONNECT_X", name: "connect",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Sockaddr, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[243],
    },
    Event {
        code: EventCode(24), id: "SOCKET_LISTEN_E", name: "listen",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "backlog", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[244],
    },
    Event {
        code: EventCode(25), id: "SOCKET_LISTEN_X", name: "listen",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "backlog", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[244],
    },
    Event {
        code: EventCode(26), id: "SOCKET_ACCEPT_E", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[245],
    },
    Event {
        code: EventCode(27), id: "SOCKET_ACCEPT_X", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[245],
    },
    Event {
        code: EventCode(28), id: "SOCKET_SEND_E", name: "send",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[395],
    },
    Event {
        code: EventCode(29), id: "SOCKET_SEND_X", name: "send",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[395],
    },
    Event {
        code: EventCode(30), id: "SOCKET_SENDTO_E", name: "sendto",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[249],
    },
    Event {
        code: EventCode(31), id: "SOCKET_SENDTO_X", name: "sendto",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[249],
    },
    Event {
        code: EventCode(32), id: "SOCKET_RECV_E", name: "recv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[394],
    },
    Event {
        code: EventCode(33), id: "SOCKET_RECV_X", name: "recv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[394],
    },
    Event {
        code: EventCode(34), id: "SOCKET_RECVFROM_E", name: "recvfrom",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[250],
    },
    Event {
        code: EventCode(35), id: "SOCKET_RECVFROM_X", name: "recvfrom",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[250],
    },
    Event {
        code: EventCode(36), id: "SOCKET_SHUTDOWN_E", name: "shutdown",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "how", ty: ParamType::Enumflags8, format: Format::Hex, extra: ParamExtra::Flags(&names::SHUTDOWN_HOW) },
        ],
        syscalls: &[251],
    },
    Event {
        code: EventCode(37), id: "SOCKET_SHUTDOWN_X", name: "shutdown",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "how", ty: ParamType::Enumflags8, format: Format::Hex, extra: ParamExtra::Flags(&names::SHUTDOWN_HOW) },
        ],
        syscalls: &[251],
    },
    Event {
        code: EventCode(38), id: "SOCKET_GETSOCKNAME_E", name: "getsockname",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[246],
    },
    Event {
        code: EventCode(39), id: "SOCKET_GETSOCKNAME_X", name: "getsockname",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::empty(),
        params: &[
        ],
        syscalls: &[246],
    },
    Event {
        code: EventCode(40), id: "SOCKET_GETPEERNAME_E", name: "getpeername",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[247],
    },
    Event {
        code: EventCode(41), id: "SOCKET_GETPEERNAME_X", name: "getpeername",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::empty(),
        params: &[
        ],
        syscalls: &[247],
    },
    Event {
        code: EventCode(42), id: "SOCKET_SOCKETPAIR_E", name: "socketpair",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKET_FAMILIES) },
            Param { name: "type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "proto", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[248],
    },
    Event {
        code: EventCode(43), id: "SOCKET_SOCKETPAIR_X", name: "socketpair",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd1", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd2", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "source", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "peer", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "domain", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKET_FAMILIES) },
            Param { name: "type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "proto", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[248],
    },
    Event {
        code: EventCode(44), id: "SOCKET_SETSOCKOPT_E", name: "setsockopt",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[252],
    },
    Event {
        code: EventCode(45), id: "SOCKET_SETSOCKOPT_X", name: "setsockopt",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "level", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKOPT_LEVELS) },
            Param { name: "optname", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKOPT_OPTIONS) },
            Param { name: "val", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_SOCKOPT) },
            Param { name: "optlen", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[252],
    },
    Event {
        code: EventCode(46), id: "SOCKET_GETSOCKOPT_E", name: "getsockopt",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[253],
    },
    Event {
        code: EventCode(47), id: "SOCKET_GETSOCKOPT_X", name: "getsockopt",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "level", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKOPT_LEVELS) },
            Param { name: "optname", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::SOCKOPT_OPTIONS) },
            Param { name: "val", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_SOCKOPT) },
            Param { name: "optlen", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[253],
    },
    Event {
        code: EventCode(48), id: "SOCKET_SENDMSG_E", name: "sendmsg",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[254],
    },
    Event {
        code: EventCode(49), id: "SOCKET_SENDMSG_X", name: "sendmsg",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[254],
    },
    Event {
        code: EventCode(50), id: "SOCKET_SENDMMSG_E", name: "sendmmsg",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[255],
    },
    Event {
        code: EventCode(51), id: "SOCKET_SENDMMSG_X", name: "sendmmsg",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[255],
    },
    Event {
        code: EventCode(52), id: "SOCKET_RECVMSG_E", name: "recvmsg",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[256],
    },
    Event {
        code: EventCode(53), id: "SOCKET_RECVMSG_X", name: "recvmsg",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "msgcontrol", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[256],
    },
    Event {
        code: EventCode(54), id: "SOCKET_RECVMMSG_E", name: "recvmmsg",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[257],
    },
    Event {
        code: EventCode(55), id: "SOCKET_RECVMMSG_X", name: "recvmmsg",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "msgcontrol", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[257],
    },
    Event {
        code: EventCode(56), id: "SOCKET_ACCEPT4_E", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(57), id: "SOCKET_ACCEPT4_X", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(58), id: "SYSCALL_CREAT_E", name: "creat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
        ],
        syscalls: &[7],
    },
    Event {
        code: EventCode(59), id: "SYSCALL_CREAT_X", name: "creat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "creat_flags", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::CREAT_FLAGS) },
        ],
        syscalls: &[7],
    },
    Event {
        code: EventCode(60), id: "SYSCALL_PIPE_E", name: "pipe",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[30],
    },
    Event {
        code: EventCode(61), id: "SYSCALL_PIPE_X", name: "pipe",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd1", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd2", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[30],
    },
    Event {
        code: EventCode(62), id: "SYSCALL_EVENTFD_E", name: "eventfd",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "initval", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[222],
    },
    Event {
        code: EventCode(63), id: "SYSCALL_EVENTFD_X", name: "eventfd",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "initval", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[222],
    },
    Event {
        code: EventCode(64), id: "SYSCALL_FUTEX_E", name: "futex",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "op", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::FUTEX_OPERATIONS) },
            Param { name: "val", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[154],
    },
    Event {
        code: EventCode(65), id: "SYSCALL_FUTEX_X", name: "futex",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "op", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::FUTEX_OPERATIONS) },
            Param { name: "val", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[154],
    },
    Event {
        code: EventCode(66), id: "SYSCALL_STAT_E", name: "stat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[14],
    },
    Event {
        code: EventCode(67), id: "SYSCALL_STAT_X", name: "stat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[14],
    },
    Event {
        code: EventCode(68), id: "SYSCALL_LSTAT_E", name: "lstat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[50],
    },
    Event {
        code: EventCode(69), id: "SYSCALL_LSTAT_X", name: "lstat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[50],
    },
    Event {
        code: EventCode(70), id: "SYSCALL_FSTAT_E", name: "fstat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[20],
    },
    Event {
        code: EventCode(71), id: "SYSCALL_FSTAT_X", name: "fstat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[20],
    },
    Event {
        code: EventCode(72), id: "SYSCALL_STAT64_E", name: "stat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[278],
    },
    Event {
        code: EventCode(73), id: "SYSCALL_STAT64_X", name: "stat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[278],
    },
    Event {
        code: EventCode(74), id: "SYSCALL_LSTAT64_E", name: "lstat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[279],
    },
    Event {
        code: EventCode(75), id: "SYSCALL_LSTAT64_X", name: "lstat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[279],
    },
    Event {
        code: EventCode(76), id: "SYSCALL_FSTAT64_E", name: "fstat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[280],
    },
    Event {
        code: EventCode(77), id: "SYSCALL_FSTAT64_X", name: "fstat64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[280],
    },
    Event {
        code: EventCode(78), id: "SYSCALL_EPOLLWAIT_E", name: "epoll_wait",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "maxevents", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[167],
    },
    Event {
        code: EventCode(79), id: "SYSCALL_EPOLLWAIT_X", name: "epoll_wait",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "maxevents", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[167],
    },
    Event {
        code: EventCode(80), id: "SYSCALL_POLL_E", name: "poll",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "timeout", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[105],
    },
    Event {
        code: EventCode(81), id: "SYSCALL_POLL_X", name: "poll",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "timeout", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[105],
    },
    Event {
        code: EventCode(82), id: "SYSCALL_SELECT_E", name: "select",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[84],
    },
    Event {
        code: EventCode(83), id: "SYSCALL_SELECT_X", name: "select",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[84],
    },
    Event {
        code: EventCode(84), id: "SYSCALL_NEWSELECT_E", name: "select",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[84],
    },
    Event {
        code: EventCode(85), id: "SYSCALL_NEWSELECT_X", name: "select",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[84],
    },
    Event {
        code: EventCode(86), id: "SYSCALL_LSEEK_E", name: "lseek",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::LSEEK_WHENCE) },
        ],
        syscalls: &[15],
    },
    Event {
        code: EventCode(87), id: "SYSCALL_LSEEK_X", name: "lseek",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::LSEEK_WHENCE) },
        ],
        syscalls: &[15],
    },
    Event {
        code: EventCode(88), id: "SYSCALL_LLSEEK_E", name: "llseek",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::LSEEK_WHENCE) },
        ],
        syscalls: &[292],
    },
    Event {
        code: EventCode(89), id: "SYSCALL_LLSEEK_X", name: "llseek",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "whence", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::LSEEK_WHENCE) },
        ],
        syscalls: &[292],
    },
    Event {
        code: EventCode(90), id: "SYSCALL_IOCTL_2_E", name: "ioctl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "request", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[34],
    },
    Event {
        code: EventCode(91), id: "SYSCALL_IOCTL_2_X", name: "ioctl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[34],
    },
    Event {
        code: EventCode(92), id: "SYSCALL_GETCWD_E", name: "getcwd",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[113],
    },
    Event {
        code: EventCode(93), id: "SYSCALL_GETCWD_X", name: "getcwd",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[113],
    },
    Event {
        code: EventCode(94), id: "SYSCALL_CHDIR_E", name: "chdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[10],
    },
    Event {
        code: EventCode(95), id: "SYSCALL_CHDIR_X", name: "chdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[10],
    },
    Event {
        code: EventCode(96), id: "SYSCALL_FCHDIR_E", name: "fchdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[80],
    },
    Event {
        code: EventCode(97), id: "SYSCALL_FCHDIR_X", name: "fchdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[80],
    },
    Event {
        code: EventCode(98), id: "SYSCALL_MKDIR_E", name: "mkdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[27],
    },
    Event {
        code: EventCode(99), id: "SYSCALL_MKDIR_X", name: "mkdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[27],
    },
    Event {
        code: EventCode(100), id: "SYSCALL_RMDIR_E", name: "rmdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[28],
    },
    Event {
        code: EventCode(101), id: "SYSCALL_RMDIR_X", name: "rmdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[28],
    },
    Event {
        code: EventCode(102), id: "SYSCALL_OPENAT_E", name: "openat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
        ],
        syscalls: &[197],
    },
    Event {
        code: EventCode(103), id: "SYSCALL_OPENAT_X", name: "openat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[197],
    },
    Event {
        code: EventCode(104), id: "SYSCALL_LINK_E", name: "link",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "oldpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[8],
    },
    Event {
        code: EventCode(105), id: "SYSCALL_LINK_X", name: "link",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[8],
    },
    Event {
        code: EventCode(106), id: "SYSCALL_LINKAT_E", name: "linkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "olddir", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "newdir", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[204],
    },
    Event {
        code: EventCode(107), id: "SYSCALL_LINKAT_X", name: "linkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[204],
    },
    Event {
        code: EventCode(108), id: "SYSCALL_UNLINK_E", name: "unlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[9],
    },
    Event {
        code: EventCode(109), id: "SYSCALL_UNLINK_X", name: "unlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[9],
    },
    Event {
        code: EventCode(110), id: "SYSCALL_UNLINKAT_E", name: "unlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[202],
    },
    Event {
        code: EventCode(111), id: "SYSCALL_UNLINKAT_X", name: "unlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[202],
    },
    Event {
        code: EventCode(112), id: "SYSCALL_PREAD_E", name: "pread",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[294],
    },
    Event {
        code: EventCode(113), id: "SYSCALL_PREAD_X", name: "pread",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[294],
    },
    Event {
        code: EventCode(114), id: "SYSCALL_PWRITE_E", name: "pwrite",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[295],
    },
    Event {
        code: EventCode(115), id: "SYSCALL_PWRITE_X", name: "pwrite",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[295],
    },
    Event {
        code: EventCode(116), id: "SYSCALL_READV_E", name: "readv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[87],
    },
    Event {
        code: EventCode(117), id: "SYSCALL_READV_X", name: "readv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[87],
    },
    Event {
        code: EventCode(118), id: "SYSCALL_WRITEV_E", name: "writev",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[88],
    },
    Event {
        code: EventCode(119), id: "SYSCALL_WRITEV_X", name: "writev",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[88],
    },
    Event {
        code: EventCode(120), id: "SYSCALL_PREADV_E", name: "preadv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[231],
    },
    Event {
        code: EventCode(121), id: "SYSCALL_PREADV_X", name: "preadv",
        kind: Kind::Syscall, category: Category::IoRead,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[231],
    },
    Event {
        code: EventCode(122), id: "SYSCALL_PWRITEV_E", name: "pwritev",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[232],
    },
    Event {
        code: EventCode(123), id: "SYSCALL_PWRITEV_X", name: "pwritev",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pos", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[232],
    },
    Event {
        code: EventCode(124), id: "SYSCALL_DUP_E", name: "dup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[29],
    },
    Event {
        code: EventCode(125), id: "SYSCALL_DUP_X", name: "dup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[29],
    },
    Event {
        code: EventCode(126), id: "SYSCALL_SIGNALFD_E", name: "signalfd",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mask", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[220],
    },
    Event {
        code: EventCode(127), id: "SYSCALL_SIGNALFD_X", name: "signalfd",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mask", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[220],
    },
    Event {
        code: EventCode(128), id: "SYSCALL_KILL_E", name: "kill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[25],
    },
    Event {
        code: EventCode(129), id: "SYSCALL_KILL_X", name: "kill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[25],
    },
    Event {
        code: EventCode(130), id: "SYSCALL_TKILL_E", name: "tkill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[153],
    },
    Event {
        code: EventCode(131), id: "SYSCALL_TKILL_X", name: "tkill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[153],
    },
    Event {
        code: EventCode(132), id: "SYSCALL_TGKILL_E", name: "tgkill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[179],
    },
    Event {
        code: EventCode(133), id: "SYSCALL_TGKILL_X", name: "tgkill",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[179],
    },
    Event {
        code: EventCode(134), id: "SYSCALL_NANOSLEEP_E", name: "nanosleep",
        kind: Kind::Syscall, category: Category::Sleep,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "interval", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[103],
    },
    Event {
        code: EventCode(135), id: "SYSCALL_NANOSLEEP_X", name: "nanosleep",
        kind: Kind::Syscall, category: Category::Sleep,
        flags: EventFlags::WAITS.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "interval", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[103],
    },
    Event {
        code: EventCode(136), id: "SYSCALL_TIMERFD_CREATE_E", name: "timerfd_create",
        kind: Kind::Syscall, category: Category::Time,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "clockid", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[221],
    },
    Event {
        code: EventCode(137), id: "SYSCALL_TIMERFD_CREATE_X", name: "timerfd_create",
        kind: Kind::Syscall, category: Category::Time,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "clockid", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[221],
    },
    Event {
        code: EventCode(138), id: "SYSCALL_INOTIFY_INIT_E", name: "inotify_init",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[194],
    },
    Event {
        code: EventCode(139), id: "SYSCALL_INOTIFY_INIT_X", name: "inotify_init",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint8, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[194],
    },
    Event {
        code: EventCode(140), id: "SYSCALL_GETRLIMIT_E", name: "getrlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[117, 273],
    },
    Event {
        code: EventCode(141), id: "SYSCALL_GETRLIMIT_X", name: "getrlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cur", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "max", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[117, 273],
    },
    Event {
        code: EventCode(142), id: "SYSCALL_SETRLIMIT_E", name: "setrlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[45],
    },
    Event {
        code: EventCode(143), id: "SYSCALL_SETRLIMIT_X", name: "setrlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cur", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "max", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[45],
    },
    Event {
        code: EventCode(144), id: "SYSCALL_PRLIMIT_E", name: "prlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[236],
    },
    Event {
        code: EventCode(145), id: "SYSCALL_PRLIMIT_X", name: "prlimit",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newcur", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newmax", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldcur", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldmax", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "resource", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::RLIMIT_RESOURCES) },
        ],
        syscalls: &[236],
    },
    Event {
        code: EventCode(146), id: "SCHEDSWITCH_1_E", name: "switch",
        kind: Kind::Tracepoint, category: Category::Scheduler,
        flags: EventFlags::SKIP_PARSER_RESET.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "next", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[397],
    },
    Event {
        code: EventCode(147), id: "SCHEDSWITCH_1_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(148), id: "DROP_E", name: "drop",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "ratio", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(149), id: "DROP_X", name: "drop",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "ratio", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(150), id: "SYSCALL_FCNTL_E", name: "fcntl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::FCNTL_COMMANDS) },
        ],
        syscalls: &[35, 281],
    },
    Event {
        code: EventCode(151), id: "SYSCALL_FCNTL_X", name: "fcntl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Enumflags8, format: Format::Dec, extra: ParamExtra::Flags(&names::FCNTL_COMMANDS) },
            Param { name: "arg", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[35, 281],
    },
    Event {
        code: EventCode(152), id: "SCHEDSWITCH_6_E", name: "switch",
        kind: Kind::Tracepoint, category: Category::Scheduler,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "next", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[397],
    },
    Event {
        code: EventCode(153), id: "SCHEDSWITCH_6_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(154), id: "SYSCALL_EXECVE_13_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(155), id: "SYSCALL_EXECVE_13_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(156), id: "SYSCALL_CLONE_16_E", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(157), id: "SYSCALL_CLONE_16_X", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(158), id: "SYSCALL_BRK_4_E", name: "brk",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[32],
    },
    Event {
        code: EventCode(159), id: "SYSCALL_BRK_4_X", name: "brk",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[32],
    },
    Event {
        code: EventCode(160), id: "SYSCALL_MMAP_E", name: "mmap",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MMAP_FLAGS) },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[55],
    },
    Event {
        code: EventCode(161), id: "SYSCALL_MMAP_X", name: "mmap",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MMAP_FLAGS) },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[55],
    },
    Event {
        code: EventCode(162), id: "SYSCALL_MMAP2_E", name: "mmap2",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MMAP_FLAGS) },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgoffset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[282],
    },
    Event {
        code: EventCode(163), id: "SYSCALL_MMAP2_X", name: "mmap2",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MMAP_FLAGS) },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgoffset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[282],
    },
    Event {
        code: EventCode(164), id: "SYSCALL_MUNMAP_E", name: "munmap",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[56],
    },
    Event {
        code: EventCode(165), id: "SYSCALL_MUNMAP_X", name: "munmap",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[56],
    },
    Event {
        code: EventCode(166), id: "SYSCALL_SPLICE_E", name: "splice",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd_in", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd_out", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::SPLICE_FLAGS) },
        ],
        syscalls: &[214],
    },
    Event {
        code: EventCode(167), id: "SYSCALL_SPLICE_X", name: "splice",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd_in", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd_out", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::SPLICE_FLAGS) },
        ],
        syscalls: &[214],
    },
    Event {
        code: EventCode(168), id: "SYSCALL_PTRACE_E", name: "ptrace",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "request", ty: ParamType::Enumflags16, format: Format::Dec, extra: ParamExtra::Flags(&names::PTRACE_REQUESTS) },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[18],
    },
    Event {
        code: EventCode(169), id: "SYSCALL_PTRACE_X", name: "ptrace",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Dyn, format: Format::Hex, extra: ParamExtra::Dynamic(&DYNAMIC_PTRACE) },
            Param { name: "data", ty: ParamType::Dyn, format: Format::Hex, extra: ParamExtra::Dynamic(&DYNAMIC_PTRACE) },
            Param { name: "request", ty: ParamType::Enumflags16, format: Format::Dec, extra: ParamExtra::Flags(&names::PTRACE_REQUESTS) },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[18],
    },
    Event {
        code: EventCode(170), id: "SYSCALL_IOCTL_3_E", name: "ioctl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "request", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "argument", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[34],
    },
    Event {
        code: EventCode(171), id: "SYSCALL_IOCTL_3_X", name: "ioctl",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "request", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "argument", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[34],
    },
    Event {
        code: EventCode(172), id: "SYSCALL_EXECVE_14_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(173), id: "SYSCALL_EXECVE_14_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(174), id: "SYSCALL_RENAME_E", name: "rename",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[26],
    },
    Event {
        code: EventCode(175), id: "SYSCALL_RENAME_X", name: "rename",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[26],
    },
    Event {
        code: EventCode(176), id: "SYSCALL_RENAMEAT_E", name: "renameat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[203],
    },
    Event {
        code: EventCode(177), id: "SYSCALL_RENAMEAT_X", name: "renameat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "olddirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "newdirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(3) },
        ],
        syscalls: &[203],
    },
    Event {
        code: EventCode(178), id: "SYSCALL_SYMLINK_E", name: "symlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[49],
    },
    Event {
        code: EventCode(179), id: "SYSCALL_SYMLINK_X", name: "symlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "target", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "linkpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[49],
    },
    Event {
        code: EventCode(180), id: "SYSCALL_SYMLINKAT_E", name: "symlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[205],
    },
    Event {
        code: EventCode(181), id: "SYSCALL_SYMLINKAT_X", name: "symlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "target", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "linkdirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "linkpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(2) },
        ],
        syscalls: &[205],
    },
    Event {
        code: EventCode(182), id: "SYSCALL_FORK_E", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(183), id: "SYSCALL_FORK_X", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(184), id: "SYSCALL_VFORK_E", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(185), id: "SYSCALL_VFORK_X", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(186), id: "PROCEXIT_1_E", name: "procexit",
        kind: Kind::Tracepoint, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "status", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ret", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "core", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "reaper_tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[396],
    },
    Event {
        code: EventCode(187), id: "PROCEXIT_1_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(188), id: "SYSCALL_SENDFILE_E", name: "sendfile",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "out_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "in_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[116, 272],
    },
    Event {
        code: EventCode(189), id: "SYSCALL_SENDFILE_X", name: "sendfile",
        kind: Kind::Syscall, category: Category::IoWrite,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offset", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "out_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "in_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[116, 272],
    },
    Event {
        code: EventCode(190), id: "SYSCALL_QUOTACTL_E", name: "quotactl",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "cmd", ty: ParamType::Flags16, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_CMDS) },
            Param { name: "type", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_TYPES) },
            Param { name: "id", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "quota_fmt", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_QUOTA_FMTS) },
        ],
        syscalls: &[78],
    },
    Event {
        code: EventCode(191), id: "SYSCALL_QUOTACTL_X", name: "quotactl",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "special", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "quotafilepath", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "dqb_bhardlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_bsoftlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_curspace", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_ihardlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_isoftlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_btime", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqb_itime", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqi_bgrace", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqi_igrace", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dqi_flags", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_DQI_FLAGS) },
            Param { name: "quota_fmt_out", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_QUOTA_FMTS) },
            Param { name: "cmd", ty: ParamType::Flags16, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_CMDS) },
            Param { name: "type", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_TYPES) },
            Param { name: "id", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "quota_fmt", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::QUOTACTL_QUOTA_FMTS) },
        ],
        syscalls: &[78],
    },
    Event {
        code: EventCode(192), id: "SYSCALL_SETRESUID_E", name: "setresuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "ruid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "suid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[128, 310],
    },
    Event {
        code: EventCode(193), id: "SYSCALL_SETRESUID_X", name: "setresuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ruid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "suid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[128, 310],
    },
    Event {
        code: EventCode(194), id: "SYSCALL_SETRESGID_E", name: "setresgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "rgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "egid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[130, 311],
    },
    Event {
        code: EventCode(195), id: "SYSCALL_SETRESGID_X", name: "setresgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "rgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "egid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[130, 311],
    },
    Event {
        code: EventCode(196), id: "SCAPEVENT_E", name: "scapevent",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "event_type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "event_data", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(197), id: "SCAPEVENT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(198), id: "SYSCALL_SETUID_E", name: "setuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "uid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[133, 305],
    },
    Event {
        code: EventCode(199), id: "SYSCALL_SETUID_X", name: "setuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[133, 305],
    },
    Event {
        code: EventCode(200), id: "SYSCALL_SETGID_E", name: "setgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "gid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[134, 307],
    },
    Event {
        code: EventCode(201), id: "SYSCALL_SETGID_X", name: "setgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[134, 307],
    },
    Event {
        code: EventCode(202), id: "SYSCALL_GETUID_E", name: "getuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[119, 306],
    },
    Event {
        code: EventCode(203), id: "SYSCALL_GETUID_X", name: "getuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "uid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[119, 306],
    },
    Event {
        code: EventCode(204), id: "SYSCALL_GETEUID_E", name: "geteuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[121, 308],
    },
    Event {
        code: EventCode(205), id: "SYSCALL_GETEUID_X", name: "geteuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[121, 308],
    },
    Event {
        code: EventCode(206), id: "SYSCALL_GETGID_E", name: "getgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[120, 309],
    },
    Event {
        code: EventCode(207), id: "SYSCALL_GETGID_X", name: "getgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "gid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[120, 309],
    },
    Event {
        code: EventCode(208), id: "SYSCALL_GETEGID_E", name: "getegid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[122, 334],
    },
    Event {
        code: EventCode(209), id: "SYSCALL_GETEGID_X", name: "getegid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "egid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[122, 334],
    },
    Event {
        code: EventCode(210), id: "SYSCALL_GETRESUID_E", name: "getresuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[129, 312],
    },
    Event {
        code: EventCode(211), id: "SYSCALL_GETRESUID_X", name: "getresuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ruid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "suid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[129, 312],
    },
    Event {
        code: EventCode(212), id: "SYSCALL_GETRESGID_E", name: "getresgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[131, 313],
    },
    Event {
        code: EventCode(213), id: "SYSCALL_GETRESGID_X", name: "getresgid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "rgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "egid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sgid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[131, 313],
    },
    Event {
        code: EventCode(214), id: "SYSCALL_EXECVE_15_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(215), id: "SYSCALL_EXECVE_15_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(216), id: "SYSCALL_CLONE_17_E", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(217), id: "SYSCALL_CLONE_17_X", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(218), id: "SYSCALL_FORK_17_E", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(219), id: "SYSCALL_FORK_17_X", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(220), id: "SYSCALL_VFORK_17_E", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(221), id: "SYSCALL_VFORK_17_X", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(222), id: "SYSCALL_CLONE_20_E", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(223), id: "SYSCALL_CLONE_20_X", name: "clone",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vtid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[327],
    },
    Event {
        code: EventCode(224), id: "SYSCALL_FORK_20_E", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(225), id: "SYSCALL_FORK_20_X", name: "fork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vtid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[303],
    },
    Event {
        code: EventCode(226), id: "SYSCALL_VFORK_20_E", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(227), id: "SYSCALL_VFORK_20_X", name: "vfork",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vtid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[304],
    },
    Event {
        code: EventCode(228), id: "CONTAINER_E", name: "container",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::SKIP_PARSER_RESET).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "id", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "type", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "image", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(229), id: "CONTAINER_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(230), id: "SYSCALL_EXECVE_16_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(231), id: "SYSCALL_EXECVE_16_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(232), id: "SIGNALDELIVER_E", name: "signaldeliver",
        kind: Kind::Tracepoint, category: Category::Signal,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "spid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dpid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sig", ty: ParamType::Sigtype, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[400],
    },
    Event {
        code: EventCode(233), id: "SIGNALDELIVER_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(234), id: "PROCINFO_E", name: "procinfo",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "cpu_usr", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cpu_sys", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(235), id: "PROCINFO_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(236), id: "SYSCALL_GETDENTS_E", name: "getdents",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[83],
    },
    Event {
        code: EventCode(237), id: "SYSCALL_GETDENTS_X", name: "getdents",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[83],
    },
    Event {
        code: EventCode(238), id: "SYSCALL_GETDENTS64_E", name: "getdents64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[240],
    },
    Event {
        code: EventCode(239), id: "SYSCALL_GETDENTS64_X", name: "getdents64",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[240],
    },
    Event {
        code: EventCode(240), id: "SYSCALL_SETNS_E", name: "setns",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
            Param { name: "nstype", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
        ],
        syscalls: &[239],
    },
    Event {
        code: EventCode(241), id: "SYSCALL_SETNS_X", name: "setns",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
            Param { name: "nstype", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
        ],
        syscalls: &[239],
    },
    Event {
        code: EventCode(242), id: "SYSCALL_FLOCK_E", name: "flock",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
            Param { name: "operation", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FLOCK_FLAGS) },
        ],
        syscalls: &[85],
    },
    Event {
        code: EventCode(243), id: "SYSCALL_FLOCK_X", name: "flock",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::None, extra: ParamExtra::None },
            Param { name: "operation", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FLOCK_FLAGS) },
        ],
        syscalls: &[85],
    },
    Event {
        code: EventCode(244), id: "CPU_HOTPLUG_E", name: "cpu_hotplug",
        kind: Kind::Metaevent, category: Category::System,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::SKIP_PARSER_RESET),
        params: &[
            Param { name: "cpu", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "action", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(245), id: "CPU_HOTPLUG_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(246), id: "SOCKET_ACCEPT_5_E", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[245],
    },
    Event {
        code: EventCode(247), id: "SOCKET_ACCEPT_5_X", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[245],
    },
    Event {
        code: EventCode(248), id: "SOCKET_ACCEPT4_5_E", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(249), id: "SOCKET_ACCEPT4_5_X", name: "accept",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(250), id: "SYSCALL_SEMOP_E", name: "semop",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "semid", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[259],
    },
    Event {
        code: EventCode(251), id: "SYSCALL_SEMOP_X", name: "semop",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "nsops", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sem_num_0", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sem_op_0", ty: ParamType::Int16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sem_flg_0", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMOP_FLAGS) },
            Param { name: "sem_num_1", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sem_op_1", ty: ParamType::Int16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sem_flg_1", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMOP_FLAGS) },
            Param { name: "semid", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[259],
    },
    Event {
        code: EventCode(252), id: "SYSCALL_SEMCTL_E", name: "semctl",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "semid", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "semnum", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMCTL_COMMANDS) },
            Param { name: "val", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[261],
    },
    Event {
        code: EventCode(253), id: "SYSCALL_SEMCTL_X", name: "semctl",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "semid", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "semnum", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMCTL_COMMANDS) },
            Param { name: "val", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[261],
    },
    Event {
        code: EventCode(254), id: "SYSCALL_PPOLL_E", name: "ppoll",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "timeout", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sigmask", ty: ParamType::Sigset, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[210],
    },
    Event {
        code: EventCode(255), id: "SYSCALL_PPOLL_X", name: "ppoll",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::WAITS.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fds", ty: ParamType::Fdlist, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "timeout", ty: ParamType::Reltime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sigmask", ty: ParamType::Sigset, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[210],
    },
    Event {
        code: EventCode(256), id: "SYSCALL_MOUNT_E", name: "mount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MOUNT_FLAGS) },
        ],
        syscalls: &[17],
    },
    Event {
        code: EventCode(257), id: "SYSCALL_MOUNT_X", name: "mount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dev", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "dir", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "type", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MOUNT_FLAGS) },
        ],
        syscalls: &[17],
    },
    Event {
        code: EventCode(258), id: "SYSCALL_UMOUNT_E", name: "umount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::UMOUNT_FLAGS) },
        ],
        syscalls: &[288],
    },
    Event {
        code: EventCode(259), id: "SYSCALL_UMOUNT_X", name: "umount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[288],
    },
    Event {
        code: EventCode(260), id: "K8S_E", name: "k8s",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::SKIP_PARSER_RESET).union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "json", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(261), id: "K8S_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(262), id: "SYSCALL_SEMGET_E", name: "semget",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "key", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "nsems", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "semflg", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMGET_FLAGS) },
        ],
        syscalls: &[260],
    },
    Event {
        code: EventCode(263), id: "SYSCALL_SEMGET_X", name: "semget",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "key", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "nsems", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "semflg", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::SEMGET_FLAGS) },
        ],
        syscalls: &[260],
    },
    Event {
        code: EventCode(264), id: "SYSCALL_ACCESS_E", name: "access",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "mode", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::ACCESS_FLAGS) },
        ],
        syscalls: &[23],
    },
    Event {
        code: EventCode(265), id: "SYSCALL_ACCESS_X", name: "access",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::ACCESS_FLAGS) },
        ],
        syscalls: &[23],
    },
    Event {
        code: EventCode(266), id: "SYSCALL_CHROOT_E", name: "chroot",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[38],
    },
    Event {
        code: EventCode(267), id: "SYSCALL_CHROOT_X", name: "chroot",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[38],
    },
    Event {
        code: EventCode(268), id: "TRACER_E", name: "tracer",
        kind: Kind::Metaevent, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
            Param { name: "id", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tags", ty: ParamType::Charbufarray, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::CharbufPairArray, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(269), id: "TRACER_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
            Param { name: "id", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tags", ty: ParamType::Charbufarray, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::CharbufPairArray, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(270), id: "MESOS_E", name: "mesos",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::SKIP_PARSER_RESET).union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "json", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(271), id: "MESOS_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(272), id: "CONTAINER_JSON_E", name: "container",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "json", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(273), id: "CONTAINER_JSON_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(274), id: "SYSCALL_SETSID_E", name: "setsid",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[43],
    },
    Event {
        code: EventCode(275), id: "SYSCALL_SETSID_X", name: "setsid",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[43],
    },
    Event {
        code: EventCode(276), id: "SYSCALL_MKDIR_2_E", name: "mkdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[27],
    },
    Event {
        code: EventCode(277), id: "SYSCALL_MKDIR_2_X", name: "mkdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[27],
    },
    Event {
        code: EventCode(278), id: "SYSCALL_RMDIR_2_E", name: "rmdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[28],
    },
    Event {
        code: EventCode(279), id: "SYSCALL_RMDIR_2_X", name: "rmdir",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[28],
    },
    Event {
        code: EventCode(280), id: "NOTIFICATION_E", name: "notification",
        kind: Kind::Metaevent, category: Category::Other,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "id", ty: ParamType::Charbuf, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "desc", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(281), id: "NOTIFICATION_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(282), id: "SYSCALL_EXECVE_17_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(283), id: "SYSCALL_EXECVE_17_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tty", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(284), id: "SYSCALL_UNSHARE_E", name: "unshare",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
        ],
        syscalls: &[211],
    },
    Event {
        code: EventCode(285), id: "SYSCALL_UNSHARE_X", name: "unshare",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
        ],
        syscalls: &[211],
    },
    Event {
        code: EventCode(286), id: "INFRASTRUCTURE_EVENT_E", name: "infra",
        kind: Kind::Metaevent, category: Category::Internal,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "source", ty: ParamType::Charbuf, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "description", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "scope", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(287), id: "INFRASTRUCTURE_EVENT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(288), id: "SYSCALL_EXECVE_18_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "filename", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(289), id: "SYSCALL_EXECVE_18_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tty", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(290), id: "PAGE_FAULT_E", name: "page_fault",
        kind: Kind::Tracepoint, category: Category::Other,
        flags: EventFlags::SKIP_PARSER_RESET,
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ip", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "error", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PF_FLAGS) },
        ],
        syscalls: &[398, 399],
    },
    Event {
        code: EventCode(291), id: "PAGE_FAULT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(292), id: "SYSCALL_EXECVE_19_E", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "filename", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(293), id: "SYSCALL_EXECVE_19_X", name: "execve",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tty", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpgid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EXECVE_FLAGS) },
            Param { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "exe_ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "trusted_exepath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "pgid", ty: ParamType::Pid, format: Format::None, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "filename", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[324],
    },
    Event {
        code: EventCode(294), id: "SYSCALL_SETPGID_E", name: "setpgid",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[36],
    },
    Event {
        code: EventCode(295), id: "SYSCALL_SETPGID_X", name: "setpgid",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[36],
    },
    Event {
        code: EventCode(296), id: "SYSCALL_BPF_E", name: "bpf",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CREATES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "cmd", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[315],
    },
    Event {
        code: EventCode(297), id: "SYSCALL_BPF_X", name: "bpf",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CREATES_FD.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res_or_fd", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_BPF) },
        ],
        syscalls: &[315],
    },
    Event {
        code: EventCode(298), id: "SYSCALL_SECCOMP_E", name: "seccomp",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "op", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[316],
    },
    Event {
        code: EventCode(299), id: "SYSCALL_SECCOMP_X", name: "seccomp",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "op", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[316],
    },
    Event {
        code: EventCode(300), id: "SYSCALL_UNLINK_2_E", name: "unlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[9],
    },
    Event {
        code: EventCode(301), id: "SYSCALL_UNLINK_2_X", name: "unlink",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[9],
    },
    Event {
        code: EventCode(302), id: "SYSCALL_UNLINKAT_2_E", name: "unlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[202],
    },
    Event {
        code: EventCode(303), id: "SYSCALL_UNLINKAT_2_X", name: "unlinkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::UNLINKAT_FLAGS) },
        ],
        syscalls: &[202],
    },
    Event {
        code: EventCode(304), id: "SYSCALL_MKDIRAT_E", name: "mkdirat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[198],
    },
    Event {
        code: EventCode(305), id: "SYSCALL_MKDIRAT_X", name: "mkdirat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[198],
    },
    Event {
        code: EventCode(306), id: "SYSCALL_OPENAT_2_E", name: "openat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(0) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
        ],
        syscalls: &[197],
    },
    Event {
        code: EventCode(307), id: "SYSCALL_OPENAT_2_X", name: "openat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[197],
    },
    Event {
        code: EventCode(308), id: "SYSCALL_LINK_2_E", name: "link",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[8],
    },
    Event {
        code: EventCode(309), id: "SYSCALL_LINK_2_X", name: "link",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[8],
    },
    Event {
        code: EventCode(310), id: "SYSCALL_LINKAT_2_E", name: "linkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[204],
    },
    Event {
        code: EventCode(311), id: "SYSCALL_LINKAT_2_X", name: "linkat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "olddir", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "newdir", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(3) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::LINKAT_FLAGS) },
        ],
        syscalls: &[204],
    },
    Event {
        code: EventCode(312), id: "SYSCALL_FCHMODAT_E", name: "fchmodat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[207],
    },
    Event {
        code: EventCode(313), id: "SYSCALL_FCHMODAT_X", name: "fchmodat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "filename", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "mode", ty: ParamType::Mode, format: Format::Oct, extra: ParamExtra::Flags(&names::CHMOD_MODE) },
        ],
        syscalls: &[207],
    },
    Event {
        code: EventCode(314), id: "SYSCALL_CHMOD_E", name: "chmod",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[13],
    },
    Event {
        code: EventCode(315), id: "SYSCALL_CHMOD_X", name: "chmod",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "filename", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Mode, format: Format::Oct, extra: ParamExtra::Flags(&names::CHMOD_MODE) },
        ],
        syscalls: &[13],
    },
    Event {
        code: EventCode(316), id: "SYSCALL_FCHMOD_E", name: "fchmod",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[59],
    },
    Event {
        code: EventCode(317), id: "SYSCALL_FCHMOD_X", name: "fchmod",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Mode, format: Format::Oct, extra: ParamExtra::Flags(&names::CHMOD_MODE) },
        ],
        syscalls: &[59],
    },
    Event {
        code: EventCode(318), id: "SYSCALL_RENAMEAT2_E", name: "renameat2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[320],
    },
    Event {
        code: EventCode(319), id: "SYSCALL_RENAMEAT2_X", name: "renameat2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "olddirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "newdirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newpath", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(3) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::RENAMEAT2_FLAGS) },
        ],
        syscalls: &[320],
    },
    Event {
        code: EventCode(320), id: "SYSCALL_USERFAULTFD_E", name: "userfaultfd",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[321],
    },
    Event {
        code: EventCode(321), id: "SYSCALL_USERFAULTFD_X", name: "userfaultfd",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
        ],
        syscalls: &[321],
    },
    Event {
        code: EventCode(322), id: "PLUGINEVENT_E", name: "pluginevent",
        kind: Kind::Plugin, category: Category::Other,
        flags: EventFlags::LARGE_PAYLOAD,
        params: &[
            Param { name: "plugin_id", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "event_data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(323), id: "PLUGINEVENT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(324), id: "CONTAINER_JSON_2_E", name: "container",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::LARGE_PAYLOAD),
        params: &[
            Param { name: "json", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(325), id: "CONTAINER_JSON_2_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(326), id: "SYSCALL_OPENAT2_E", name: "openat2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(0) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
            Param { name: "resolve", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::OPENAT2_FLAGS) },
        ],
        syscalls: &[322],
    },
    Event {
        code: EventCode(327), id: "SYSCALL_OPENAT2_X", name: "openat2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mode", ty: ParamType::Uint32, format: Format::Oct, extra: ParamExtra::None },
            Param { name: "resolve", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::OPENAT2_FLAGS) },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[322],
    },
    Event {
        code: EventCode(328), id: "SYSCALL_MPROTECT_E", name: "mprotect",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
        ],
        syscalls: &[75],
    },
    Event {
        code: EventCode(329), id: "SYSCALL_MPROTECT_X", name: "mprotect",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::CONVERTER_MANAGED,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "prot", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PROT_FLAGS) },
        ],
        syscalls: &[75],
    },
    Event {
        code: EventCode(330), id: "SYSCALL_EXECVEAT_E", name: "execveat",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pathname", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(0) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EXECVEAT_FLAGS) },
        ],
        syscalls: &[325],
    },
    Event {
        code: EventCode(331), id: "SYSCALL_EXECVEAT_X", name: "execveat",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "env", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tty", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpgid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EXECVE_FLAGS) },
            Param { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "exe_ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "trusted_exepath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "pgid", ty: ParamType::Pid, format: Format::None, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[325],
    },
    Event {
        code: EventCode(332), id: "SYSCALL_COPY_FILE_RANGE_E", name: "copy_file_range",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::WRITES_TO_FD).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fdin", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offin", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "len", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[326],
    },
    Event {
        code: EventCode(333), id: "SYSCALL_COPY_FILE_RANGE_X", name: "copy_file_range",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD).union(EventFlags::WRITES_TO_FD).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fdout", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offout", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fdin", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "offin", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "len", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[326],
    },
    Event {
        code: EventCode(334), id: "SYSCALL_CLONE3_E", name: "clone3",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[328],
    },
    Event {
        code: EventCode(335), id: "SYSCALL_CLONE3_X", name: "clone3",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "args", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "tid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ptid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLONE_FLAGS) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vtid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[328],
    },
    Event {
        code: EventCode(336), id: "SYSCALL_OPEN_BY_HANDLE_AT_E", name: "open_by_handle_at",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[329],
    },
    Event {
        code: EventCode(337), id: "SYSCALL_OPEN_BY_HANDLE_AT_X", name: "open_by_handle_at",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mountfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[329],
    },
    Event {
        code: EventCode(338), id: "SYSCALL_IO_URING_SETUP_E", name: "io_uring_setup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[330],
    },
    Event {
        code: EventCode(339), id: "SYSCALL_IO_URING_SETUP_X", name: "io_uring_setup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "entries", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sq_entries", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cq_entries", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::IO_URING_SETUP_FLAGS) },
            Param { name: "sq_thread_cpu", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sq_thread_idle", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "features", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::IO_URING_SETUP_FEATS) },
        ],
        syscalls: &[330],
    },
    Event {
        code: EventCode(340), id: "SYSCALL_IO_URING_ENTER_E", name: "io_uring_enter",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[331],
    },
    Event {
        code: EventCode(341), id: "SYSCALL_IO_URING_ENTER_X", name: "io_uring_enter",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "to_submit", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "min_complete", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::IO_URING_ENTER_FLAGS) },
            Param { name: "sig", ty: ParamType::Sigset, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[331],
    },
    Event {
        code: EventCode(342), id: "SYSCALL_IO_URING_REGISTER_E", name: "io_uring_register",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[332],
    },
    Event {
        code: EventCode(343), id: "SYSCALL_IO_URING_REGISTER_X", name: "io_uring_register",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "opcode", ty: ParamType::Enumflags16, format: Format::Dec, extra: ParamExtra::Flags(&names::IO_URING_REGISTER_OPCODES) },
            Param { name: "arg", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "nr_args", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[332],
    },
    Event {
        code: EventCode(344), id: "SYSCALL_MLOCK_E", name: "mlock",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[91],
    },
    Event {
        code: EventCode(345), id: "SYSCALL_MLOCK_X", name: "mlock",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "len", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[91],
    },
    Event {
        code: EventCode(346), id: "SYSCALL_MUNLOCK_E", name: "munlock",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[92],
    },
    Event {
        code: EventCode(347), id: "SYSCALL_MUNLOCK_X", name: "munlock",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "len", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[92],
    },
    Event {
        code: EventCode(348), id: "SYSCALL_MLOCKALL_E", name: "mlockall",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[93],
    },
    Event {
        code: EventCode(349), id: "SYSCALL_MLOCKALL_X", name: "mlockall",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MLOCKALL_FLAGS) },
        ],
        syscalls: &[93],
    },
    Event {
        code: EventCode(350), id: "SYSCALL_MUNLOCKALL_E", name: "munlockall",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[94],
    },
    Event {
        code: EventCode(351), id: "SYSCALL_MUNLOCKALL_X", name: "munlockall",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[94],
    },
    Event {
        code: EventCode(352), id: "SYSCALL_CAPSET_E", name: "capset",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[115],
    },
    Event {
        code: EventCode(353), id: "SYSCALL_CAPSET_X", name: "capset",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[115],
    },
    Event {
        code: EventCode(354), id: "USER_ADDED_E", name: "useradded",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "home", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "shell", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "container_id", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(355), id: "USER_ADDED_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(356), id: "USER_DELETED_E", name: "userdeleted",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "home", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "shell", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "container_id", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(357), id: "USER_DELETED_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(358), id: "GROUP_ADDED_E", name: "groupadded",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "container_id", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(359), id: "GROUP_ADDED_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(360), id: "GROUP_DELETED_E", name: "groupdeleted",
        kind: Kind::Metaevent, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "container_id", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(361), id: "GROUP_DELETED_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(362), id: "SYSCALL_DUP2_E", name: "dup2",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[40],
    },
    Event {
        code: EventCode(363), id: "SYSCALL_DUP2_X", name: "dup2",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[40],
    },
    Event {
        code: EventCode(364), id: "SYSCALL_DUP3_E", name: "dup3",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[228],
    },
    Event {
        code: EventCode(365), id: "SYSCALL_DUP3_X", name: "dup3",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "newfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
        ],
        syscalls: &[228],
    },
    Event {
        code: EventCode(366), id: "SYSCALL_DUP_1_E", name: "dup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[29],
    },
    Event {
        code: EventCode(367), id: "SYSCALL_DUP_1_X", name: "dup",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::CREATES_FD.union(EventFlags::USES_FD).union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "oldfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[29],
    },
    Event {
        code: EventCode(368), id: "SYSCALL_BPF_2_E", name: "bpf",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CREATES_FD.union(EventFlags::OLD_VERSION),
        params: &[
            Param { name: "cmd", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[315],
    },
    Event {
        code: EventCode(369), id: "SYSCALL_BPF_2_X", name: "bpf",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::CREATES_FD,
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::BPF_COMMANDS) },
        ],
        syscalls: &[315],
    },
    Event {
        code: EventCode(370), id: "SYSCALL_MLOCK2_E", name: "mlock2",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[333],
    },
    Event {
        code: EventCode(371), id: "SYSCALL_MLOCK2_X", name: "mlock2",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "addr", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "len", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MLOCK2_FLAGS) },
        ],
        syscalls: &[333],
    },
    Event {
        code: EventCode(372), id: "SYSCALL_FSCONFIG_E", name: "fsconfig",
        kind: Kind::Syscall, category: Category::System,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[335],
    },
    Event {
        code: EventCode(373), id: "SYSCALL_FSCONFIG_X", name: "fsconfig",
        kind: Kind::Syscall, category: Category::System,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cmd", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::FSCONFIG_CMDS) },
            Param { name: "key", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "value_bytebuf", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "value_charbuf", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "aux", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[335],
    },
    Event {
        code: EventCode(374), id: "SYSCALL_EPOLL_CREATE_E", name: "epoll_create",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "size", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[165],
    },
    Event {
        code: EventCode(375), id: "SYSCALL_EPOLL_CREATE_X", name: "epoll_create",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "size", ty: ParamType::Int32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[165],
    },
    Event {
        code: EventCode(376), id: "SYSCALL_EPOLL_CREATE1_E", name: "epoll_create1",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EPOLL_CREATE1_FLAGS) },
        ],
        syscalls: &[227],
    },
    Event {
        code: EventCode(377), id: "SYSCALL_EPOLL_CREATE1_X", name: "epoll_create1",
        kind: Kind::Syscall, category: Category::Wait,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EPOLL_CREATE1_FLAGS) },
        ],
        syscalls: &[227],
    },
    Event {
        code: EventCode(378), id: "SYSCALL_CHOWN_E", name: "chown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[132],
    },
    Event {
        code: EventCode(379), id: "SYSCALL_CHOWN_X", name: "chown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[132],
    },
    Event {
        code: EventCode(380), id: "SYSCALL_LCHOWN_E", name: "lchown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[118],
    },
    Event {
        code: EventCode(381), id: "SYSCALL_LCHOWN_X", name: "lchown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[118],
    },
    Event {
        code: EventCode(382), id: "SYSCALL_FCHOWN_E", name: "fchown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[127],
    },
    Event {
        code: EventCode(383), id: "SYSCALL_FCHOWN_X", name: "fchown",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[127],
    },
    Event {
        code: EventCode(384), id: "SYSCALL_FCHOWNAT_E", name: "fchownat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[200],
    },
    Event {
        code: EventCode(385), id: "SYSCALL_FCHOWNAT_X", name: "fchownat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pathname", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "uid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "gid", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FCHOWNAT_FLAGS) },
        ],
        syscalls: &[200],
    },
    Event {
        code: EventCode(386), id: "SYSCALL_UMOUNT_1_E", name: "umount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[288],
    },
    Event {
        code: EventCode(387), id: "SYSCALL_UMOUNT_1_X", name: "umount",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[288],
    },
    Event {
        code: EventCode(388), id: "SOCKET_ACCEPT4_6_E", name: "accept4",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(389), id: "SOCKET_ACCEPT4_6_X", name: "accept4",
        kind: Kind::Syscall, category: Category::Net,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tuple", ty: ParamType::Socktuple, format: Format::None, extra: ParamExtra::None },
            Param { name: "queuepct", ty: ParamType::Uint8, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuelen", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "queuemax", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Int32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[258],
    },
    Event {
        code: EventCode(390), id: "SYSCALL_UMOUNT2_E", name: "umount2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::UMOUNT_FLAGS) },
        ],
        syscalls: &[323],
    },
    Event {
        code: EventCode(391), id: "SYSCALL_UMOUNT2_X", name: "umount2",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::UMOUNT_FLAGS) },
        ],
        syscalls: &[323],
    },
    Event {
        code: EventCode(392), id: "SYSCALL_PIPE2_E", name: "pipe2",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[229],
    },
    Event {
        code: EventCode(393), id: "SYSCALL_PIPE2_X", name: "pipe2",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd1", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd2", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ino", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
        ],
        syscalls: &[229],
    },
    Event {
        code: EventCode(394), id: "SYSCALL_INOTIFY_INIT1_E", name: "inotify_init1",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[230],
    },
    Event {
        code: EventCode(395), id: "SYSCALL_INOTIFY_INIT1_X", name: "inotify_init1",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
        ],
        syscalls: &[230],
    },
    Event {
        code: EventCode(396), id: "SYSCALL_EVENTFD2_E", name: "eventfd2",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "initval", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[226],
    },
    Event {
        code: EventCode(397), id: "SYSCALL_EVENTFD2_X", name: "eventfd2",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "initval", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[226],
    },
    Event {
        code: EventCode(398), id: "SYSCALL_SIGNALFD4_E", name: "signalfd4",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mask", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[225],
    },
    Event {
        code: EventCode(399), id: "SYSCALL_SIGNALFD4_X", name: "signalfd4",
        kind: Kind::Syscall, category: Category::Signal,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::CONVERTER_MANAGED),
        params: &[
            Param { name: "res", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags16, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "mask", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[225],
    },
    Event {
        code: EventCode(400), id: "SYSCALL_PRCTL_E", name: "prctl",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[106],
    },
    Event {
        code: EventCode(401), id: "SYSCALL_PRCTL_X", name: "prctl",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "option", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::PRCTL_OPTIONS) },
            Param { name: "arg2_str", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "arg2_int", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[106],
    },
    Event {
        code: EventCode(402), id: "ASYNCEVENT_E", name: "asyncevent",
        kind: Kind::Metaevent, category: Category::Other,
        flags: EventFlags::LARGE_PAYLOAD,
        params: &[
            Param { name: "plugin_id", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(403), id: "ASYNCEVENT_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(404), id: "SYSCALL_MEMFD_CREATE_E", name: "memfd_create",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[342],
    },
    Event {
        code: EventCode(405), id: "SYSCALL_MEMFD_CREATE_X", name: "memfd_create",
        kind: Kind::Syscall, category: Category::Memory,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::MEMFD_CREATE_FLAGS) },
        ],
        syscalls: &[342],
    },
    Event {
        code: EventCode(406), id: "SYSCALL_PIDFD_GETFD_E", name: "pidfd_getfd",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[346],
    },
    Event {
        code: EventCode(407), id: "SYSCALL_PIDFD_GETFD_X", name: "pidfd_getfd",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "target_fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Uint32, format: Format::Hex, extra: ParamExtra::None },
        ],
        syscalls: &[346],
    },
    Event {
        code: EventCode(408), id: "SYSCALL_PIDFD_OPEN_E", name: "pidfd_open",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE).union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[347],
    },
    Event {
        code: EventCode(409), id: "SYSCALL_PIDFD_OPEN_X", name: "pidfd_open",
        kind: Kind::Syscall, category: Category::Process,
        flags: EventFlags::CREATES_FD.union(EventFlags::MODIFIES_STATE),
        params: &[
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::PIDFD_OPEN_FLAGS) },
        ],
        syscalls: &[347],
    },
    Event {
        code: EventCode(410), id: "SYSCALL_INIT_MODULE_E", name: "init_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[76],
    },
    Event {
        code: EventCode(411), id: "SYSCALL_INIT_MODULE_X", name: "init_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "img", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "length", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uargs", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[76],
    },
    Event {
        code: EventCode(412), id: "SYSCALL_FINIT_MODULE_E", name: "finit_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[314],
    },
    Event {
        code: EventCode(413), id: "SYSCALL_FINIT_MODULE_X", name: "finit_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::USES_FD.union(EventFlags::READS_FROM_FD),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "uargs", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FINIT_MODULE_FLAGS) },
        ],
        syscalls: &[314],
    },
    Event {
        code: EventCode(414), id: "SYSCALL_MKNOD_E", name: "mknod",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[12],
    },
    Event {
        code: EventCode(415), id: "SYSCALL_MKNOD_X", name: "mknod",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "mode", ty: ParamType::Mode, format: Format::Oct, extra: ParamExtra::Flags(&names::MKNOD_MODE) },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[12],
    },
    Event {
        code: EventCode(416), id: "SYSCALL_MKNODAT_E", name: "mknodat",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[199],
    },
    Event {
        code: EventCode(417), id: "SYSCALL_MKNODAT_X", name: "mknodat",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "mode", ty: ParamType::Mode, format: Format::Oct, extra: ParamExtra::Flags(&names::MKNOD_MODE) },
            Param { name: "dev", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[199],
    },
    Event {
        code: EventCode(418), id: "SYSCALL_NEWFSTATAT_E", name: "newfstatat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[300],
    },
    Event {
        code: EventCode(419), id: "SYSCALL_NEWFSTATAT_X", name: "newfstatat",
        kind: Kind::Syscall, category: Category::File,
        flags: EventFlags::USES_FD,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "dirfd", ty: ParamType::Fd, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fsrelpath, format: Format::None, extra: ParamExtra::Dirfd(1) },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::NEWFSTATAT_FLAGS) },
        ],
        syscalls: &[300],
    },
    Event {
        code: EventCode(420), id: "SYSCALL_PROCESS_VM_READV_E", name: "process_vm_readv",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[301],
    },
    Event {
        code: EventCode(421), id: "SYSCALL_PROCESS_VM_READV_X", name: "process_vm_readv",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[301],
    },
    Event {
        code: EventCode(422), id: "SYSCALL_PROCESS_VM_WRITEV_E", name: "process_vm_writev",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[302],
    },
    Event {
        code: EventCode(423), id: "SYSCALL_PROCESS_VM_WRITEV_X", name: "process_vm_writev",
        kind: Kind::Syscall, category: Category::Ipc,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Int64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pid", ty: ParamType::Pid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "data", ty: ParamType::Bytebuf, format: Format::None, extra: ParamExtra::None },
        ],
        syscalls: &[302],
    },
    Event {
        code: EventCode(424), id: "SYSCALL_DELETE_MODULE_E", name: "delete_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[77],
    },
    Event {
        code: EventCode(425), id: "SYSCALL_DELETE_MODULE_X", name: "delete_module",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "name", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::DELETE_MODULE_FLAGS) },
        ],
        syscalls: &[77],
    },
    Event {
        code: EventCode(426), id: "SYSCALL_SETREUID_E", name: "setreuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE.union(EventFlags::OLD_VERSION),
        params: &[
        ],
        syscalls: &[123],
    },
    Event {
        code: EventCode(427), id: "SYSCALL_SETREUID_X", name: "setreuid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ruid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[123],
    },
    Event {
        code: EventCode(428), id: "SYSCALL_SETREGID_E", name: "setregid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::OLD_VERSION,
        params: &[
        ],
        syscalls: &[124],
    },
    Event {
        code: EventCode(429), id: "SYSCALL_SETREGID_X", name: "setregid",
        kind: Kind::Syscall, category: Category::User,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "rgid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "egid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[124],
    },
    Event {
        code: EventCode(430), id: "ITER_TASK_E", name: "task",
        kind: Kind::Iter, category: Category::Process,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "ppid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpgid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "comm", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "argv", ty: ParamType::Charbufarray, format: Format::None, extra: ParamExtra::None },
            Param { name: "exepath", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::EXECVE_FLAGS) },
            Param { name: "env", ty: ParamType::Charbufarray, format: Format::None, extra: ParamExtra::None },
            Param { name: "cwd", ty: ParamType::Charbuf, format: Format::None, extra: ParamExtra::None },
            Param { name: "fdlimit", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "euid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "egid", ty: ParamType::Gid, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cap_permitted", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_effective", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "cap_inheritable", ty: ParamType::Uint64, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "exe_ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_ctime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "exe_ino_mtime", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_size", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_rss", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vm_swap", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_maj", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pgft_min", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vtgid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "vpid", ty: ParamType::Pid32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "pidns_init_start_ts", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "cgroups", ty: ParamType::Charbufarray, format: Format::None, extra: ParamExtra::None },
            Param { name: "root", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "start_time", ty: ParamType::Abstime, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "tty", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "loginuid", ty: ParamType::Uid, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(431), id: "ITER_TASK_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(432), id: "ITER_TASK_FILE_PIPE_E", name: "task_file_pipe",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(433), id: "ITER_TASK_FILE_PIPE_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(434), id: "ITER_TASK_FILE_MEMFD_E", name: "task_file_memfd",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(435), id: "ITER_TASK_FILE_MEMFD_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(436), id: "ITER_TASK_FILE_REGULAR_E", name: "task_file_regular",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::FILE_FLAGS) },
            Param { name: "mnt_id", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(437), id: "ITER_TASK_FILE_REGULAR_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(438), id: "ITER_TASK_FILE_DIRECTORY_E", name: "task_file_directory",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(439), id: "ITER_TASK_FILE_DIRECTORY_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(440), id: "ITER_TASK_FILE_SOCKET_INET_E", name: "task_file_socket_inet",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "local_ip", ty: ParamType::Ipv4addr, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "local_port", ty: ParamType::Port, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "remote_ip", ty: ParamType::Ipv4addr, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "remote_port", ty: ParamType::Port, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(441), id: "ITER_TASK_FILE_SOCKET_INET_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(442), id: "ITER_TASK_FILE_SOCKET_INET6_E", name: "task_file_socket_inet6",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "local_ip", ty: ParamType::Ipv6addr, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "local_port", ty: ParamType::Port, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "remote_ip", ty: ParamType::Ipv6addr, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "remote_port", ty: ParamType::Port, format: Format::Hex, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(443), id: "ITER_TASK_FILE_SOCKET_INET6_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(444), id: "ITER_TASK_FILE_SOCKET_UNIX_E", name: "task_file_socket_unix",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_pointer", ty: ParamType::Uint64, format: Format::None, extra: ParamExtra::None },
            Param { name: "sun_path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(445), id: "ITER_TASK_FILE_SOCKET_UNIX_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(446), id: "ITER_TASK_FILE_SOCKET_NETLINK_E", name: "task_file_socket_netlink",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_type", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "sk_proto", ty: ParamType::Uint16, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(447), id: "ITER_TASK_FILE_SOCKET_NETLINK_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(448), id: "ITER_TASK_FILE_ANON_INODE_E", name: "task_file_anon_inode",
        kind: Kind::Iter, category: Category::File,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "fd", ty: ParamType::Fd32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "fd_type", ty: ParamType::Flags8, format: Format::Dec, extra: ParamExtra::Flags(&names::ANON_INODE_FD_TYPES) },
            Param { name: "path", ty: ParamType::Fspath, format: Format::None, extra: ParamExtra::None },
            Param { name: "ino_num", ty: ParamType::Uint64, format: Format::Dec, extra: ParamExtra::None },
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(449), id: "ITER_TASK_FILE_ANON_INODE_X", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(450), id: "SYSCALL_CLOSE_RANGE_E", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(451), id: "SYSCALL_CLOSE_RANGE_X", name: "close_range",
        kind: Kind::Syscall, category: Category::IoOther,
        flags: EventFlags::MODIFIES_STATE,
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "first", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "last", ty: ParamType::Uint32, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "flags", ty: ParamType::Flags32, format: Format::Hex, extra: ParamExtra::Flags(&names::CLOSE_RANGE_FLAGS) },
        ],
        syscalls: &[392],
    },
    Event {
        code: EventCode(452), id: "SYSCALL_KEYCTL_E", name: "NA",
        kind: Kind::Unknown, category: Category::Unknown,
        flags: EventFlags::UNUSED,
        params: &[
        ],
        syscalls: &[],
    },
    Event {
        code: EventCode(453), id: "SYSCALL_KEYCTL_X", name: "keyctl",
        kind: Kind::Syscall, category: Category::Other,
        flags: EventFlags::empty(),
        params: &[
            Param { name: "res", ty: ParamType::Errno, format: Format::Dec, extra: ParamExtra::None },
            Param { name: "operation", ty: ParamType::Enumflags32, format: Format::Dec, extra: ParamExtra::Flags(&names::KEYCTL_OPERATIONS) },
            Param { name: "arg2", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_KEYCTL) },
            Param { name: "arg3", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_KEYCTL) },
            Param { name: "arg4", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_KEYCTL) },
            Param { name: "arg5", ty: ParamType::Dyn, format: Format::Dec, extra: ParamExtra::Dynamic(&DYNAMIC_KEYCTL) },
        ],
        syscalls: &[191],
    },
];
