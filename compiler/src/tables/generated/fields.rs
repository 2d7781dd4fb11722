// Generated from compiler/tables/fields.toml by `cargo xtask tables`; do not edit.

use crate::tables::{ArgumentRule, Field, FieldClass, FieldFact, FieldFlags, FieldId, Format, ParamType, TextShape};

/// Constants for fields.
pub mod field {
    #![allow(missing_docs)]
    use super::FieldId;

    pub const EVT_NUM: FieldId = FieldId(0);
    pub const EVT_TIME: FieldId = FieldId(1);
    pub const EVT_TIME_S: FieldId = FieldId(2);
    pub const EVT_TIME_ISO8601: FieldId = FieldId(3);
    pub const EVT_DATETIME: FieldId = FieldId(4);
    pub const EVT_DATETIME_S: FieldId = FieldId(5);
    pub const EVT_RAWTIME: FieldId = FieldId(6);
    pub const EVT_RAWTIME_S: FieldId = FieldId(7);
    pub const EVT_RAWTIME_NS: FieldId = FieldId(8);
    pub const EVT_RELTIME: FieldId = FieldId(9);
    pub const EVT_RELTIME_S: FieldId = FieldId(10);
    pub const EVT_RELTIME_NS: FieldId = FieldId(11);
    pub const EVT_PLUGINNAME: FieldId = FieldId(12);
    pub const EVT_PLUGININFO: FieldId = FieldId(13);
    pub const EVT_SOURCE: FieldId = FieldId(14);
    pub const EVT_IS_ASYNC: FieldId = FieldId(15);
    pub const EVT_ASYNCTYPE: FieldId = FieldId(16);
    pub const EVT_HOSTNAME: FieldId = FieldId(17);
    pub const EVT_LATENCY: FieldId = FieldId(18);
    pub const EVT_LATENCY_S: FieldId = FieldId(19);
    pub const EVT_LATENCY_NS: FieldId = FieldId(20);
    pub const EVT_LATENCY_QUANTIZED: FieldId = FieldId(21);
    pub const EVT_LATENCY_HUMAN: FieldId = FieldId(22);
    pub const EVT_DELTATIME: FieldId = FieldId(23);
    pub const EVT_DELTATIME_S: FieldId = FieldId(24);
    pub const EVT_DELTATIME_NS: FieldId = FieldId(25);
    pub const EVT_OUTPUTTIME: FieldId = FieldId(26);
    pub const EVT_DIR: FieldId = FieldId(27);
    pub const EVT_TYPE: FieldId = FieldId(28);
    pub const EVT_TYPE_IS: FieldId = FieldId(29);
    pub const SYSCALL_TYPE: FieldId = FieldId(30);
    pub const EVT_CATEGORY: FieldId = FieldId(31);
    pub const EVT_CPU: FieldId = FieldId(32);
    pub const EVT_ARGS: FieldId = FieldId(33);
    pub const EVT_ARG: FieldId = FieldId(34);
    pub const EVT_RAWARG: FieldId = FieldId(35);
    pub const EVT_INFO: FieldId = FieldId(36);
    pub const EVT_BUFFER: FieldId = FieldId(37);
    pub const EVT_BUFLEN: FieldId = FieldId(38);
    pub const EVT_RES: FieldId = FieldId(39);
    pub const EVT_RAWRES: FieldId = FieldId(40);
    pub const EVT_FAILED: FieldId = FieldId(41);
    pub const EVT_IS_IO: FieldId = FieldId(42);
    pub const EVT_IS_IO_READ: FieldId = FieldId(43);
    pub const EVT_IS_IO_WRITE: FieldId = FieldId(44);
    pub const EVT_IO_DIR: FieldId = FieldId(45);
    pub const EVT_IS_WAIT: FieldId = FieldId(46);
    pub const EVT_WAIT_LATENCY: FieldId = FieldId(47);
    pub const EVT_IS_SYSLOG: FieldId = FieldId(48);
    pub const EVT_COUNT: FieldId = FieldId(49);
    pub const EVT_COUNT_ERROR: FieldId = FieldId(50);
    pub const EVT_COUNT_ERROR_FILE: FieldId = FieldId(51);
    pub const EVT_COUNT_ERROR_NET: FieldId = FieldId(52);
    pub const EVT_COUNT_ERROR_MEMORY: FieldId = FieldId(53);
    pub const EVT_COUNT_ERROR_OTHER: FieldId = FieldId(54);
    pub const EVT_COUNT_EXIT: FieldId = FieldId(55);
    pub const EVT_COUNT_PROCINFO: FieldId = FieldId(56);
    pub const EVT_COUNT_THREADINFO: FieldId = FieldId(57);
    pub const EVT_AROUND: FieldId = FieldId(58);
    pub const EVT_ABSPATH: FieldId = FieldId(59);
    pub const EVT_BUFLEN_IN: FieldId = FieldId(60);
    pub const EVT_BUFLEN_OUT: FieldId = FieldId(61);
    pub const EVT_BUFLEN_FILE: FieldId = FieldId(62);
    pub const EVT_BUFLEN_FILE_IN: FieldId = FieldId(63);
    pub const EVT_BUFLEN_FILE_OUT: FieldId = FieldId(64);
    pub const EVT_BUFLEN_NET: FieldId = FieldId(65);
    pub const EVT_BUFLEN_NET_IN: FieldId = FieldId(66);
    pub const EVT_BUFLEN_NET_OUT: FieldId = FieldId(67);
    pub const EVT_IS_OPEN_READ: FieldId = FieldId(68);
    pub const EVT_IS_OPEN_WRITE: FieldId = FieldId(69);
    pub const EVT_INFRA_DOCKER_NAME: FieldId = FieldId(70);
    pub const EVT_INFRA_DOCKER_CONTAINER_ID: FieldId = FieldId(71);
    pub const EVT_INFRA_DOCKER_CONTAINER_NAME: FieldId = FieldId(72);
    pub const EVT_INFRA_DOCKER_CONTAINER_IMAGE: FieldId = FieldId(73);
    pub const EVT_IS_OPEN_EXEC: FieldId = FieldId(74);
    pub const EVT_IS_OPEN_CREATE: FieldId = FieldId(75);
    pub const PROC_EXE: FieldId = FieldId(76);
    pub const PROC_PEXE: FieldId = FieldId(77);
    pub const PROC_AEXE: FieldId = FieldId(78);
    pub const PROC_EXEPATH: FieldId = FieldId(79);
    pub const PROC_PEXEPATH: FieldId = FieldId(80);
    pub const PROC_AEXEPATH: FieldId = FieldId(81);
    pub const PROC_NAME: FieldId = FieldId(82);
    pub const PROC_PNAME: FieldId = FieldId(83);
    pub const PROC_ANAME: FieldId = FieldId(84);
    pub const PROC_ARGS: FieldId = FieldId(85);
    pub const PROC_AARGS: FieldId = FieldId(86);
    pub const PROC_CMDLINE: FieldId = FieldId(87);
    pub const PROC_PCMDLINE: FieldId = FieldId(88);
    pub const PROC_ACMDLINE: FieldId = FieldId(89);
    pub const PROC_CMDNARGS: FieldId = FieldId(90);
    pub const PROC_CMDLENARGS: FieldId = FieldId(91);
    pub const PROC_EXELINE: FieldId = FieldId(92);
    pub const PROC_ENV: FieldId = FieldId(93);
    pub const PROC_AENV: FieldId = FieldId(94);
    pub const PROC_CWD: FieldId = FieldId(95);
    pub const PROC_LOGINSHELLID: FieldId = FieldId(96);
    pub const PROC_TTY: FieldId = FieldId(97);
    pub const PROC_PID: FieldId = FieldId(98);
    pub const PROC_PPID: FieldId = FieldId(99);
    pub const PROC_APID: FieldId = FieldId(100);
    pub const PROC_VPID: FieldId = FieldId(101);
    pub const PROC_PVPID: FieldId = FieldId(102);
    pub const PROC_SID: FieldId = FieldId(103);
    pub const PROC_SNAME: FieldId = FieldId(104);
    pub const PROC_SID_EXE: FieldId = FieldId(105);
    pub const PROC_SID_EXEPATH: FieldId = FieldId(106);
    pub const PROC_VPGID: FieldId = FieldId(107);
    pub const PROC_VPGID_NAME: FieldId = FieldId(108);
    pub const PROC_VPGID_EXE: FieldId = FieldId(109);
    pub const PROC_VPGID_EXEPATH: FieldId = FieldId(110);
    pub const PROC_PGID: FieldId = FieldId(111);
    pub const PROC_PGID_NAME: FieldId = FieldId(112);
    pub const PROC_PGID_EXE: FieldId = FieldId(113);
    pub const PROC_PGID_EXEPATH: FieldId = FieldId(114);
    pub const PROC_DURATION: FieldId = FieldId(115);
    pub const PROC_PPID_DURATION: FieldId = FieldId(116);
    pub const PROC_PID_TS: FieldId = FieldId(117);
    pub const PROC_PPID_TS: FieldId = FieldId(118);
    pub const PROC_IS_EXE_WRITABLE: FieldId = FieldId(119);
    pub const PROC_IS_EXE_UPPER_LAYER: FieldId = FieldId(120);
    pub const PROC_IS_EXE_LOWER_LAYER: FieldId = FieldId(121);
    pub const PROC_IS_EXE_FROM_MEMFD: FieldId = FieldId(122);
    pub const PROC_IS_SID_LEADER: FieldId = FieldId(123);
    pub const PROC_IS_VPGID_LEADER: FieldId = FieldId(124);
    pub const PROC_IS_PGID_LEADER: FieldId = FieldId(125);
    pub const PROC_EXE_INO: FieldId = FieldId(126);
    pub const PROC_EXE_INO_CTIME: FieldId = FieldId(127);
    pub const PROC_EXE_INO_MTIME: FieldId = FieldId(128);
    pub const PROC_EXE_INO_CTIME_DURATION_PROC_START: FieldId = FieldId(129);
    pub const PROC_EXE_INO_CTIME_DURATION_PIDNS_START: FieldId = FieldId(130);
    pub const PROC_PIDNS_INIT_START_TS: FieldId = FieldId(131);
    pub const THREAD_CAP_PERMITTED: FieldId = FieldId(132);
    pub const THREAD_CAP_INHERITABLE: FieldId = FieldId(133);
    pub const THREAD_CAP_EFFECTIVE: FieldId = FieldId(134);
    pub const PROC_FDOPENCOUNT: FieldId = FieldId(135);
    pub const PROC_FDLIMIT: FieldId = FieldId(136);
    pub const PROC_FDUSAGE: FieldId = FieldId(137);
    pub const PROC_VMSIZE: FieldId = FieldId(138);
    pub const PROC_VMRSS: FieldId = FieldId(139);
    pub const PROC_VMSWAP: FieldId = FieldId(140);
    pub const THREAD_PFMAJOR: FieldId = FieldId(141);
    pub const THREAD_PFMINOR: FieldId = FieldId(142);
    pub const THREAD_TID: FieldId = FieldId(143);
    pub const THREAD_ISMAIN: FieldId = FieldId(144);
    pub const THREAD_VTID: FieldId = FieldId(145);
    pub const THREAD_NAMETID: FieldId = FieldId(146);
    pub const THREAD_EXECTIME: FieldId = FieldId(147);
    pub const THREAD_TOTEXECTIME: FieldId = FieldId(148);
    pub const THREAD_CGROUPS: FieldId = FieldId(149);
    pub const THREAD_CGROUP: FieldId = FieldId(150);
    pub const PROC_NTHREADS: FieldId = FieldId(151);
    pub const PROC_NCHILDS: FieldId = FieldId(152);
    pub const THREAD_CPU: FieldId = FieldId(153);
    pub const THREAD_CPU_USER: FieldId = FieldId(154);
    pub const THREAD_CPU_SYSTEM: FieldId = FieldId(155);
    pub const THREAD_VMSIZE: FieldId = FieldId(156);
    pub const THREAD_VMRSS: FieldId = FieldId(157);
    pub const THREAD_VMSIZE_B: FieldId = FieldId(158);
    pub const THREAD_VMRSS_B: FieldId = FieldId(159);
    pub const PROC_STDIN_TYPE: FieldId = FieldId(160);
    pub const PROC_STDOUT_TYPE: FieldId = FieldId(161);
    pub const PROC_STDERR_TYPE: FieldId = FieldId(162);
    pub const PROC_STDIN_NAME: FieldId = FieldId(163);
    pub const PROC_STDOUT_NAME: FieldId = FieldId(164);
    pub const PROC_STDERR_NAME: FieldId = FieldId(165);
    pub const USER_UID: FieldId = FieldId(166);
    pub const USER_NAME: FieldId = FieldId(167);
    pub const USER_HOMEDIR: FieldId = FieldId(168);
    pub const USER_SHELL: FieldId = FieldId(169);
    pub const USER_LOGINUID: FieldId = FieldId(170);
    pub const USER_LOGINNAME: FieldId = FieldId(171);
    pub const GROUP_GID: FieldId = FieldId(172);
    pub const GROUP_NAME: FieldId = FieldId(173);
    pub const FD_NUM: FieldId = FieldId(174);
    pub const FD_TYPE: FieldId = FieldId(175);
    pub const FD_TYPECHAR: FieldId = FieldId(176);
    pub const FD_NAME: FieldId = FieldId(177);
    pub const FD_DIRECTORY: FieldId = FieldId(178);
    pub const FD_FILENAME: FieldId = FieldId(179);
    pub const FD_IP: FieldId = FieldId(180);
    pub const FD_CIP: FieldId = FieldId(181);
    pub const FD_SIP: FieldId = FieldId(182);
    pub const FD_LIP: FieldId = FieldId(183);
    pub const FD_RIP: FieldId = FieldId(184);
    pub const FD_PORT: FieldId = FieldId(185);
    pub const FD_CPORT: FieldId = FieldId(186);
    pub const FD_SPORT: FieldId = FieldId(187);
    pub const FD_LPORT: FieldId = FieldId(188);
    pub const FD_RPORT: FieldId = FieldId(189);
    pub const FD_L4PROTO: FieldId = FieldId(190);
    pub const FD_SOCKFAMILY: FieldId = FieldId(191);
    pub const FD_IS_SERVER: FieldId = FieldId(192);
    pub const FD_UID: FieldId = FieldId(193);
    pub const FD_CONTAINERNAME: FieldId = FieldId(194);
    pub const FD_CONTAINERDIRECTORY: FieldId = FieldId(195);
    pub const FD_PROTO: FieldId = FieldId(196);
    pub const FD_CPROTO: FieldId = FieldId(197);
    pub const FD_SPROTO: FieldId = FieldId(198);
    pub const FD_LPROTO: FieldId = FieldId(199);
    pub const FD_RPROTO: FieldId = FieldId(200);
    pub const FD_NET: FieldId = FieldId(201);
    pub const FD_CNET: FieldId = FieldId(202);
    pub const FD_SNET: FieldId = FieldId(203);
    pub const FD_LNET: FieldId = FieldId(204);
    pub const FD_RNET: FieldId = FieldId(205);
    pub const FD_CONNECTED: FieldId = FieldId(206);
    pub const FD_NAME_CHANGED: FieldId = FieldId(207);
    pub const FD_CIP_NAME: FieldId = FieldId(208);
    pub const FD_SIP_NAME: FieldId = FieldId(209);
    pub const FD_LIP_NAME: FieldId = FieldId(210);
    pub const FD_RIP_NAME: FieldId = FieldId(211);
    pub const FD_DEV: FieldId = FieldId(212);
    pub const FD_DEV_MAJOR: FieldId = FieldId(213);
    pub const FD_DEV_MINOR: FieldId = FieldId(214);
    pub const FD_INO: FieldId = FieldId(215);
    pub const FD_NAMERAW: FieldId = FieldId(216);
    pub const FD_TYPES: FieldId = FieldId(217);
    pub const FD_IS_UPPER_LAYER: FieldId = FieldId(218);
    pub const FD_IS_LOWER_LAYER: FieldId = FieldId(219);
    pub const FS_PATH_NAME: FieldId = FieldId(220);
    pub const FS_PATH_NAMERAW: FieldId = FieldId(221);
    pub const FS_PATH_SOURCE: FieldId = FieldId(222);
    pub const FS_PATH_SOURCERAW: FieldId = FieldId(223);
    pub const FS_PATH_TARGET: FieldId = FieldId(224);
    pub const FS_PATH_TARGETRAW: FieldId = FieldId(225);
    pub const UTIL_CNT: FieldId = FieldId(226);
    pub const FDLIST_NUMS: FieldId = FieldId(227);
    pub const FDLIST_NAMES: FieldId = FieldId(228);
    pub const FDLIST_CIPS: FieldId = FieldId(229);
    pub const FDLIST_SIPS: FieldId = FieldId(230);
    pub const FDLIST_CPORTS: FieldId = FieldId(231);
    pub const FDLIST_SPORTS: FieldId = FieldId(232);
    pub const CONTAINER_ID: FieldId = FieldId(233);
    pub const CONTAINER_FULL_ID: FieldId = FieldId(234);
    pub const CONTAINER_NAME: FieldId = FieldId(235);
    pub const CONTAINER_IMAGE: FieldId = FieldId(236);
    pub const CONTAINER_IMAGE_ID: FieldId = FieldId(237);
    pub const CONTAINER_TYPE: FieldId = FieldId(238);
    pub const CONTAINER_PRIVILEGED: FieldId = FieldId(239);
    pub const CONTAINER_MOUNTS: FieldId = FieldId(240);
    pub const CONTAINER_MOUNT: FieldId = FieldId(241);
    pub const CONTAINER_MOUNT_SOURCE: FieldId = FieldId(242);
    pub const CONTAINER_MOUNT_DEST: FieldId = FieldId(243);
    pub const CONTAINER_MOUNT_MODE: FieldId = FieldId(244);
    pub const CONTAINER_MOUNT_RDWR: FieldId = FieldId(245);
    pub const CONTAINER_MOUNT_PROPAGATION: FieldId = FieldId(246);
    pub const CONTAINER_IMAGE_REPOSITORY: FieldId = FieldId(247);
    pub const CONTAINER_IMAGE_TAG: FieldId = FieldId(248);
    pub const CONTAINER_IMAGE_DIGEST: FieldId = FieldId(249);
    pub const CONTAINER_HEALTHCHECK: FieldId = FieldId(250);
    pub const CONTAINER_LIVENESS_PROBE: FieldId = FieldId(251);
    pub const CONTAINER_READINESS_PROBE: FieldId = FieldId(252);
    pub const CONTAINER_START_TS: FieldId = FieldId(253);
    pub const CONTAINER_DURATION: FieldId = FieldId(254);
    pub const CONTAINER_IP: FieldId = FieldId(255);
    pub const CONTAINER_CNI_JSON: FieldId = FieldId(256);
    pub const CONTAINER_HOST_PID: FieldId = FieldId(257);
    pub const CONTAINER_HOST_NETWORK: FieldId = FieldId(258);
    pub const CONTAINER_HOST_IPC: FieldId = FieldId(259);
    pub const CONTAINER_LABEL: FieldId = FieldId(260);
    pub const CONTAINER_LABELS: FieldId = FieldId(261);
    pub const PROC_IS_CONTAINER_HEALTHCHECK: FieldId = FieldId(262);
    pub const PROC_IS_CONTAINER_LIVENESS_PROBE: FieldId = FieldId(263);
    pub const PROC_IS_CONTAINER_READINESS_PROBE: FieldId = FieldId(264);
    pub const K8S_POD_NAME: FieldId = FieldId(265);
    pub const K8S_NS_NAME: FieldId = FieldId(266);
    pub const K8S_POD_ID: FieldId = FieldId(267);
    pub const K8S_POD_UID: FieldId = FieldId(268);
    pub const K8S_POD_SANDBOX_ID: FieldId = FieldId(269);
    pub const K8S_POD_FULL_SANDBOX_ID: FieldId = FieldId(270);
    pub const K8S_POD_LABEL: FieldId = FieldId(271);
    pub const K8S_POD_LABELS: FieldId = FieldId(272);
    pub const K8S_POD_IP: FieldId = FieldId(273);
    pub const K8S_POD_CNI_JSON: FieldId = FieldId(274);
    pub const K8S_RC_NAME: FieldId = FieldId(275);
    pub const K8S_RC_ID: FieldId = FieldId(276);
    pub const K8S_RC_LABEL: FieldId = FieldId(277);
    pub const K8S_RC_LABELS: FieldId = FieldId(278);
    pub const K8S_SVC_NAME: FieldId = FieldId(279);
    pub const K8S_SVC_ID: FieldId = FieldId(280);
    pub const K8S_SVC_LABEL: FieldId = FieldId(281);
    pub const K8S_SVC_LABELS: FieldId = FieldId(282);
    pub const K8S_NS_ID: FieldId = FieldId(283);
    pub const K8S_NS_LABEL: FieldId = FieldId(284);
    pub const K8S_NS_LABELS: FieldId = FieldId(285);
    pub const K8S_RS_NAME: FieldId = FieldId(286);
    pub const K8S_RS_ID: FieldId = FieldId(287);
    pub const K8S_RS_LABEL: FieldId = FieldId(288);
    pub const K8S_RS_LABELS: FieldId = FieldId(289);
    pub const K8S_DEPLOYMENT_NAME: FieldId = FieldId(290);
    pub const K8S_DEPLOYMENT_ID: FieldId = FieldId(291);
    pub const K8S_DEPLOYMENT_LABEL: FieldId = FieldId(292);
    pub const K8S_DEPLOYMENT_LABELS: FieldId = FieldId(293);
    pub const K8SMETA_POD_NAME: FieldId = FieldId(294);
    pub const K8SMETA_POD_UID: FieldId = FieldId(295);
    pub const K8SMETA_POD_LABEL: FieldId = FieldId(296);
    pub const K8SMETA_POD_LABELS: FieldId = FieldId(297);
    pub const K8SMETA_POD_IP: FieldId = FieldId(298);
    pub const K8SMETA_NS_NAME: FieldId = FieldId(299);
    pub const K8SMETA_NS_UID: FieldId = FieldId(300);
    pub const K8SMETA_NS_LABEL: FieldId = FieldId(301);
    pub const K8SMETA_NS_LABELS: FieldId = FieldId(302);
    pub const K8SMETA_DEPLOYMENT_NAME: FieldId = FieldId(303);
    pub const K8SMETA_DEPLOYMENT_UID: FieldId = FieldId(304);
    pub const K8SMETA_DEPLOYMENT_LABEL: FieldId = FieldId(305);
    pub const K8SMETA_DEPLOYMENT_LABELS: FieldId = FieldId(306);
    pub const K8SMETA_SVC_NAME: FieldId = FieldId(307);
    pub const K8SMETA_SVC_UID: FieldId = FieldId(308);
    pub const K8SMETA_SVC_LABEL: FieldId = FieldId(309);
    pub const K8SMETA_SVC_LABELS: FieldId = FieldId(310);
    pub const K8SMETA_RS_NAME: FieldId = FieldId(311);
    pub const K8SMETA_RS_UID: FieldId = FieldId(312);
    pub const K8SMETA_RS_LABEL: FieldId = FieldId(313);
    pub const K8SMETA_RS_LABELS: FieldId = FieldId(314);
    pub const K8SMETA_RC_NAME: FieldId = FieldId(315);
    pub const K8SMETA_RC_UID: FieldId = FieldId(316);
    pub const K8SMETA_RC_LABEL: FieldId = FieldId(317);
    pub const K8SMETA_RC_LABELS: FieldId = FieldId(318);
    pub const ANOMALY_COUNT_MIN_SKETCH: FieldId = FieldId(319);
    pub const ANOMALY_COUNT_MIN_SKETCH_PROFILE: FieldId = FieldId(320);
    pub const ANOMALY_FALCO_DURATION_NS: FieldId = FieldId(321);
    pub const KA_AUDITID: FieldId = FieldId(322);
    pub const KA_STAGE: FieldId = FieldId(323);
    pub const KA_AUTH_DECISION: FieldId = FieldId(324);
    pub const KA_AUTH_REASON: FieldId = FieldId(325);
    pub const KA_AUTH_OPENSHIFT_DECISION: FieldId = FieldId(326);
    pub const KA_VALIDATIONS_ADMISSION_POLICY_FAILURE: FieldId = FieldId(327);
    pub const KA_SECURITY_POD_VIOLATIONS: FieldId = FieldId(328);
    pub const KA_AUTH_OPENSHIFT_USERNAME: FieldId = FieldId(329);
    pub const KA_USER_NAME: FieldId = FieldId(330);
    pub const KA_USER_GROUPS: FieldId = FieldId(331);
    pub const KA_IMPUSER_NAME: FieldId = FieldId(332);
    pub const KA_VERB: FieldId = FieldId(333);
    pub const KA_URI: FieldId = FieldId(334);
    pub const KA_URI_PARAM: FieldId = FieldId(335);
    pub const KA_TARGET_NAME: FieldId = FieldId(336);
    pub const KA_TARGET_NAMESPACE: FieldId = FieldId(337);
    pub const KA_TARGET_RESOURCE: FieldId = FieldId(338);
    pub const KA_TARGET_SUBRESOURCE: FieldId = FieldId(339);
    pub const KA_TARGET_POD_NAME: FieldId = FieldId(340);
    pub const KA_REQ_BINDING_SUBJECTS: FieldId = FieldId(341);
    pub const KA_REQ_BINDING_SUBJECTS_USER_NAMES: FieldId = FieldId(342);
    pub const KA_REQ_BINDING_SUBJECTS_SERVICEACCOUNT_NAMES: FieldId = FieldId(343);
    pub const KA_REQ_BINDING_SUBJECTS_SERVICEACCOUNT_NS_NAMES: FieldId = FieldId(344);
    pub const KA_REQ_BINDING_SUBJECTS_GROUP_NAMES: FieldId = FieldId(345);
    pub const KA_REQ_BINDING_ROLE: FieldId = FieldId(346);
    pub const KA_REQ_BINDING_SUBJECT_HAS_NAME: FieldId = FieldId(347);
    pub const KA_REQ_CONFIGMAP_NAME: FieldId = FieldId(348);
    pub const KA_REQ_CONFIGMAP_OBJ: FieldId = FieldId(349);
    pub const KA_REQ_POD_CONTAINERS_ARGS: FieldId = FieldId(350);
    pub const KA_REQ_POD_CONTAINERS_COMMAND: FieldId = FieldId(351);
    pub const KA_REQ_POD_CONTAINERS_NAME: FieldId = FieldId(352);
    pub const KA_REQ_POD_CONTAINERS_IMAGE: FieldId = FieldId(353);
    pub const KA_REQ_CONTAINER_IMAGE: FieldId = FieldId(354);
    pub const KA_REQ_POD_CONTAINERS_IMAGE_REPOSITORY: FieldId = FieldId(355);
    pub const KA_REQ_CONTAINER_IMAGE_REPOSITORY: FieldId = FieldId(356);
    pub const KA_REQ_POD_HOST_IPC: FieldId = FieldId(357);
    pub const KA_REQ_POD_HOST_NETWORK: FieldId = FieldId(358);
    pub const KA_REQ_CONTAINER_HOST_NETWORK: FieldId = FieldId(359);
    pub const KA_REQ_POD_HOST_PID: FieldId = FieldId(360);
    pub const KA_REQ_POD_CONTAINERS_HOST_PORT: FieldId = FieldId(361);
    pub const KA_REQ_POD_CONTAINERS_PRIVILEGED: FieldId = FieldId(362);
    pub const KA_REQ_CONTAINER_PRIVILEGED: FieldId = FieldId(363);
    pub const KA_REQ_POD_CONTAINERS_ALLOW_PRIVILEGE_ESCALATION: FieldId = FieldId(364);
    pub const KA_REQ_POD_CONTAINERS_READ_ONLY_FS: FieldId = FieldId(365);
    pub const KA_REQ_POD_RUN_AS_USER: FieldId = FieldId(366);
    pub const KA_REQ_POD_CONTAINERS_RUN_AS_USER: FieldId = FieldId(367);
    pub const KA_REQ_POD_CONTAINERS_EFF_RUN_AS_USER: FieldId = FieldId(368);
    pub const KA_REQ_POD_RUN_AS_GROUP: FieldId = FieldId(369);
    pub const KA_REQ_POD_CONTAINERS_RUN_AS_GROUP: FieldId = FieldId(370);
    pub const KA_REQ_POD_CONTAINERS_EFF_RUN_AS_GROUP: FieldId = FieldId(371);
    pub const KA_REQ_POD_CONTAINERS_PROC_MOUNT: FieldId = FieldId(372);
    pub const KA_REQ_ROLE_RULES: FieldId = FieldId(373);
    pub const KA_REQ_ROLE_RULES_APIGROUPS: FieldId = FieldId(374);
    pub const KA_REQ_ROLE_RULES_NONRESOURCEURLS: FieldId = FieldId(375);
    pub const KA_REQ_ROLE_RULES_VERBS: FieldId = FieldId(376);
    pub const KA_REQ_ROLE_RULES_RESOURCES: FieldId = FieldId(377);
    pub const KA_REQ_POD_FS_GROUP: FieldId = FieldId(378);
    pub const KA_REQ_POD_SUPPLEMENTAL_GROUPS: FieldId = FieldId(379);
    pub const KA_REQ_POD_CONTAINERS_ADD_CAPABILITIES: FieldId = FieldId(380);
    pub const KA_REQ_SERVICE_TYPE: FieldId = FieldId(381);
    pub const KA_REQ_SERVICE_PORTS: FieldId = FieldId(382);
    pub const KA_REQ_POD_VOLUMES_HOSTPATH: FieldId = FieldId(383);
    pub const KA_REQ_VOLUME_HOSTPATH: FieldId = FieldId(384);
    pub const KA_REQ_POD_VOLUMES_FLEXVOLUME_DRIVER: FieldId = FieldId(385);
    pub const KA_REQ_POD_VOLUMES_VOLUME_TYPE: FieldId = FieldId(386);
    pub const KA_RESP_NAME: FieldId = FieldId(387);
    pub const KA_RESPONSE_CODE: FieldId = FieldId(388);
    pub const KA_RESPONSE_REASON: FieldId = FieldId(389);
    pub const KA_USERAGENT: FieldId = FieldId(390);
    pub const KA_SOURCEIPS: FieldId = FieldId(391);
    pub const KA_CLUSTER_NAME: FieldId = FieldId(392);
    pub const JSON_VALUE: FieldId = FieldId(393);
    pub const JSON_OBJ: FieldId = FieldId(394);
    pub const JSON_RAWTIME: FieldId = FieldId(395);
    pub const JEVT_VALUE: FieldId = FieldId(396);
    pub const JEVT_OBJ: FieldId = FieldId(397);
    pub const JEVT_RAWTIME: FieldId = FieldId(398);
    pub const CT_ID: FieldId = FieldId(399);
    pub const CT_ERROR: FieldId = FieldId(400);
    pub const CT_ERRORMESSAGE: FieldId = FieldId(401);
    pub const CT_TIME: FieldId = FieldId(402);
    pub const CT_SRC: FieldId = FieldId(403);
    pub const CT_SHORTSRC: FieldId = FieldId(404);
    pub const CT_NAME: FieldId = FieldId(405);
    pub const CT_USER: FieldId = FieldId(406);
    pub const CT_ORIGINALUSER: FieldId = FieldId(407);
    pub const CT_USER_ACCOUNTID: FieldId = FieldId(408);
    pub const CT_USER_IDENTITYTYPE: FieldId = FieldId(409);
    pub const CT_USER_PRINCIPALID: FieldId = FieldId(410);
    pub const CT_USER_ARN: FieldId = FieldId(411);
    pub const CT_REGION: FieldId = FieldId(412);
    pub const CT_RESPONSE_SUBNETID: FieldId = FieldId(413);
    pub const CT_RESPONSE_RESERVATIONID: FieldId = FieldId(414);
    pub const CT_RESPONSE: FieldId = FieldId(415);
    pub const CT_REQUEST_AVAILABILITYZONE: FieldId = FieldId(416);
    pub const CT_REQUEST_CLUSTER: FieldId = FieldId(417);
    pub const CT_REQUEST_FUNCTIONNAME: FieldId = FieldId(418);
    pub const CT_REQUEST_GROUPNAME: FieldId = FieldId(419);
    pub const CT_REQUEST_HOST: FieldId = FieldId(420);
    pub const CT_REQUEST_NAME: FieldId = FieldId(421);
    pub const CT_REQUEST_POLICY: FieldId = FieldId(422);
    pub const CT_REQUEST_REASON: FieldId = FieldId(423);
    pub const CT_REQUEST_TARGET: FieldId = FieldId(424);
    pub const CT_REQUEST_DOCUMENTNAME: FieldId = FieldId(425);
    pub const CT_REQUEST_SERIALNUMBER: FieldId = FieldId(426);
    pub const CT_REQUEST_SERVICENAME: FieldId = FieldId(427);
    pub const CT_REQUEST_SUBNETID: FieldId = FieldId(428);
    pub const CT_REQUEST_TASKDEFINITION: FieldId = FieldId(429);
    pub const CT_REQUEST_USERNAME: FieldId = FieldId(430);
    pub const CT_REQUEST: FieldId = FieldId(431);
    pub const CT_SRCIP: FieldId = FieldId(432);
    pub const CT_USERAGENT: FieldId = FieldId(433);
    pub const CT_INFO: FieldId = FieldId(434);
    pub const CT_MANAGEMENTEVENT: FieldId = FieldId(435);
    pub const CT_READONLY: FieldId = FieldId(436);
    pub const CT_REQUESTID: FieldId = FieldId(437);
    pub const CT_EVENTTYPE: FieldId = FieldId(438);
    pub const CT_APIVERSION: FieldId = FieldId(439);
    pub const CT_RESOURCES: FieldId = FieldId(440);
    pub const CT_RECIPIENTACCOUNTID: FieldId = FieldId(441);
    pub const CT_SERVICEEVENTDETAILS: FieldId = FieldId(442);
    pub const CT_SHAREDEVENTID: FieldId = FieldId(443);
    pub const CT_VPCENDPOINTID: FieldId = FieldId(444);
    pub const CT_EVENTCATEGORY: FieldId = FieldId(445);
    pub const CT_ADDENDUM_REASON: FieldId = FieldId(446);
    pub const CT_ADDENDUM_UPDATEDFIELDS: FieldId = FieldId(447);
    pub const CT_ADDENDUM_ORIGINALREQUESTID: FieldId = FieldId(448);
    pub const CT_ADDENDUM_ORIGINALEVENTID: FieldId = FieldId(449);
    pub const CT_SESSIONCREDENTIALFROMCONSOLE: FieldId = FieldId(450);
    pub const CT_EDGEDEVICEDETAILS: FieldId = FieldId(451);
    pub const CT_TLSDETAILS_TLSVERSION: FieldId = FieldId(452);
    pub const CT_TLSDETAILS_CIPHERSUITE: FieldId = FieldId(453);
    pub const CT_TLSDETAILS_CLIENTPROVIDEDHOSTHEADER: FieldId = FieldId(454);
    pub const CT_ADDITIONALEVENTDATA: FieldId = FieldId(455);
    pub const S3_URI: FieldId = FieldId(456);
    pub const S3_BUCKET: FieldId = FieldId(457);
    pub const S3_KEY: FieldId = FieldId(458);
    pub const S3_BYTES: FieldId = FieldId(459);
    pub const S3_BYTES_IN: FieldId = FieldId(460);
    pub const S3_BYTES_OUT: FieldId = FieldId(461);
    pub const S3_CNT_GET: FieldId = FieldId(462);
    pub const S3_CNT_PUT: FieldId = FieldId(463);
    pub const S3_CNT_OTHER: FieldId = FieldId(464);
    pub const EC2_NAME: FieldId = FieldId(465);
    pub const EC2_IMAGEID: FieldId = FieldId(466);
    pub const EC2_IMAGEIDS: FieldId = FieldId(467);
    pub const ECR_REPOSITORY: FieldId = FieldId(468);
    pub const ECR_IMAGETAG: FieldId = FieldId(469);
    pub const IAM_ROLE: FieldId = FieldId(470);
    pub const IAM_POLICY: FieldId = FieldId(471);
    pub const GITHUB_TYPE: FieldId = FieldId(472);
    pub const GITHUB_ACTION: FieldId = FieldId(473);
    pub const GITHUB_USER: FieldId = FieldId(474);
    pub const GITHUB_REPO: FieldId = FieldId(475);
    pub const GITHUB_REPO_URL: FieldId = FieldId(476);
    pub const GITHUB_REPO_NAME: FieldId = FieldId(477);
    pub const GITHUB_REPO_DESCRIPTION: FieldId = FieldId(478);
    pub const GITHUB_ORG: FieldId = FieldId(479);
    pub const GITHUB_OWNER: FieldId = FieldId(480);
    pub const GITHUB_REPO_PUBLIC: FieldId = FieldId(481);
    pub const GITHUB_COLLABORATOR_NAME: FieldId = FieldId(482);
    pub const GITHUB_COLLABORATOR_ROLE: FieldId = FieldId(483);
    pub const GITHUB_WEBHOOK_ID: FieldId = FieldId(484);
    pub const GITHUB_WEBHOOK_TYPE: FieldId = FieldId(485);
    pub const GITHUB_COMMIT_ADDED: FieldId = FieldId(486);
    pub const GITHUB_COMMIT_MODIFIED: FieldId = FieldId(487);
    pub const GITHUB_COMMIT_REMOVED: FieldId = FieldId(488);
    pub const GITHUB_DIFF_HAS_SECRETS: FieldId = FieldId(489);
    pub const GITHUB_DIFF_COMMITTED_SECRETS_DESC: FieldId = FieldId(490);
    pub const GITHUB_DIFF_COMMITTED_SECRETS_FILES: FieldId = FieldId(491);
    pub const GITHUB_DIFF_COMMITTED_SECRETS_LINES: FieldId = FieldId(492);
    pub const GITHUB_DIFF_COMMITTED_SECRETS_LINKS: FieldId = FieldId(493);
    pub const GITHUB_WORKFLOW_HAS_MINERS: FieldId = FieldId(494);
    pub const GITHUB_WORKFLOW_MINERS_TYPE: FieldId = FieldId(495);
    pub const GITHUB_WORKFLOW_FILENAME: FieldId = FieldId(496);
    pub const GCP_USER: FieldId = FieldId(497);
    pub const GCP_CALLERIP: FieldId = FieldId(498);
    pub const GCP_USERAGENT: FieldId = FieldId(499);
    pub const GCP_AUTHORIZATIONINFO: FieldId = FieldId(500);
    pub const GCP_SERVICENAME: FieldId = FieldId(501);
    pub const GCP_POLICYDELTA: FieldId = FieldId(502);
    pub const GCP_REQUEST: FieldId = FieldId(503);
    pub const GCP_METHODNAME: FieldId = FieldId(504);
    pub const GCP_CLOUDFUNCTIONS_FUNCTION: FieldId = FieldId(505);
    pub const GCP_CLOUDSQL_DATABASEID: FieldId = FieldId(506);
    pub const GCP_COMPUTE_INSTANCEID: FieldId = FieldId(507);
    pub const GCP_COMPUTE_NETWORKID: FieldId = FieldId(508);
    pub const GCP_COMPUTE_SUBNETWORK: FieldId = FieldId(509);
    pub const GCP_COMPUTE_SUBNETWORKID: FieldId = FieldId(510);
    pub const GCP_DNS_ZONE: FieldId = FieldId(511);
    pub const GCP_IAM_SERVICEACCOUNT: FieldId = FieldId(512);
    pub const GCP_IAM_SERVICEACCOUNTID: FieldId = FieldId(513);
    pub const GCP_LOCATION: FieldId = FieldId(514);
    pub const GCP_LOGGING_SINK: FieldId = FieldId(515);
    pub const GCP_PROJECTID: FieldId = FieldId(516);
    pub const GCP_RESOURCENAME: FieldId = FieldId(517);
    pub const GCP_RESOURCETYPE: FieldId = FieldId(518);
    pub const GCP_RESOURCELABELS: FieldId = FieldId(519);
    pub const GCP_STORAGE_BUCKET: FieldId = FieldId(520);
    pub const GCP_TIME: FieldId = FieldId(521);
    pub const OKTA_APP: FieldId = FieldId(522);
    pub const OKTA_BEHAVIORS: FieldId = FieldId(523);
    pub const OKTA_ORG: FieldId = FieldId(524);
    pub const OKTA_EVT_TYPE: FieldId = FieldId(525);
    pub const OKTA_EVT_LEGACYTYPE: FieldId = FieldId(526);
    pub const OKTA_SEVERITY: FieldId = FieldId(527);
    pub const OKTA_MESSAGE: FieldId = FieldId(528);
    pub const OKTA_PUBLISHED: FieldId = FieldId(529);
    pub const OKTA_LOGONLYSECURITYDATA: FieldId = FieldId(530);
    pub const OKTA_ACTOR_ID: FieldId = FieldId(531);
    pub const OKTA_ACTOR_TYPE: FieldId = FieldId(532);
    pub const OKTA_ACTOR_ALTERNATEID: FieldId = FieldId(533);
    pub const OKTA_ACTOR_NAME: FieldId = FieldId(534);
    pub const OKTA_CLIENT_ZONE: FieldId = FieldId(535);
    pub const OKTA_CLIENT_IP: FieldId = FieldId(536);
    pub const OKTA_CLIENT_DEVICE: FieldId = FieldId(537);
    pub const OKTA_CLIENT_ID: FieldId = FieldId(538);
    pub const OKTA_CLIENT_GEO_CITY: FieldId = FieldId(539);
    pub const OKTA_CLIENT_GEO_STATE: FieldId = FieldId(540);
    pub const OKTA_CLIENT_GEO_COUNTRY: FieldId = FieldId(541);
    pub const OKTA_CLIENT_GEO_POSTALCODE: FieldId = FieldId(542);
    pub const OKTA_CLIENT_GEO_LAT: FieldId = FieldId(543);
    pub const OKTA_CLIENT_GEO_LON: FieldId = FieldId(544);
    pub const OKTA_USERAGENT_OS: FieldId = FieldId(545);
    pub const OKTA_USERAGENT_BROWSER: FieldId = FieldId(546);
    pub const OKTA_USERAGENT_RAW: FieldId = FieldId(547);
    pub const OKTA_RESULT: FieldId = FieldId(548);
    pub const OKTA_REASON: FieldId = FieldId(549);
    pub const OKTA_TRANSACTION_ID: FieldId = FieldId(550);
    pub const OKTA_TRANSACTION_TYPE: FieldId = FieldId(551);
    pub const OKTA_REQUESTURI: FieldId = FieldId(552);
    pub const OKTA_PRINCIPAL_ID: FieldId = FieldId(553);
    pub const OKTA_PRINCIPAL_ALTERNATEID: FieldId = FieldId(554);
    pub const OKTA_PRINCIPAL_TYPE: FieldId = FieldId(555);
    pub const OKTA_PRINCIPAL_NAME: FieldId = FieldId(556);
    pub const OKTA_AUTHENTICATION_STEP: FieldId = FieldId(557);
    pub const OKTA_AUTHENTICATION_SESSIONID: FieldId = FieldId(558);
    pub const OKTA_AUTHENTICATION_PROVIDER: FieldId = FieldId(559);
    pub const OKTA_AUTHENTICATION_CREDENTIALPROVIDER: FieldId = FieldId(560);
    pub const OKTA_SECURITY_ASNUMBER: FieldId = FieldId(561);
    pub const OKTA_SECURITY_ASORG: FieldId = FieldId(562);
    pub const OKTA_SECURITY_ISP: FieldId = FieldId(563);
    pub const OKTA_SECURITY_DOMAIN: FieldId = FieldId(564);
    pub const OKTA_SECURITY_ISPROXY: FieldId = FieldId(565);
    pub const OKTA_TARGET_USER_ID: FieldId = FieldId(566);
    pub const OKTA_TARGET_USER_ALTERNATEID: FieldId = FieldId(567);
    pub const OKTA_TARGET_USER_NAME: FieldId = FieldId(568);
    pub const OKTA_TARGET_GROUP_ID: FieldId = FieldId(569);
    pub const OKTA_TARGET_GROUP_ALTERNATEID: FieldId = FieldId(570);
    pub const OKTA_TARGET_GROUP_NAME: FieldId = FieldId(571);
    pub const OKTA_TARGET_APP_ALTERNATEID: FieldId = FieldId(572);
    pub const OKTA_TARGETS_DISPLAYNAME: FieldId = FieldId(573);
    pub const OKTA_MFA_FAILURE_COUNTLAST: FieldId = FieldId(574);
    pub const OKTA_MFA_DENY_COUNTLAST: FieldId = FieldId(575);
    pub const DUMMY_DIVISIBLE: FieldId = FieldId(576);
    pub const DUMMY_VALUE: FieldId = FieldId(577);
    pub const DUMMY_STRVALUE: FieldId = FieldId(578);
    pub const KA_REQ_POD_INITCONTAINERS_NAME: FieldId = FieldId(579);
    pub const KA_REQ_POD_INITCONTAINERS_IMAGE: FieldId = FieldId(580);
    pub const KA_REQ_POD_INITCONTAINERS_IMAGE_REPOSITORY: FieldId = FieldId(581);
    pub const KA_REQ_POD_INITCONTAINERS_COMMAND: FieldId = FieldId(582);
    pub const KA_REQ_POD_INITCONTAINERS_ARGS: FieldId = FieldId(583);
    pub const KA_REQ_POD_INITCONTAINERS_PRIVILEGED: FieldId = FieldId(584);
    pub const KA_REQ_POD_INITCONTAINERS_ALLOW_PRIVILEGE_ESCALATION: FieldId = FieldId(585);
    pub const KA_REQ_POD_INITCONTAINERS_READ_ONLY_FS: FieldId = FieldId(586);
    pub const KA_REQ_POD_INITCONTAINERS_RUN_AS_USER: FieldId = FieldId(587);
    pub const KA_REQ_POD_INITCONTAINERS_EFF_RUN_AS_USER: FieldId = FieldId(588);
    pub const KA_REQ_POD_INITCONTAINERS_RUN_AS_GROUP: FieldId = FieldId(589);
    pub const KA_REQ_POD_INITCONTAINERS_EFF_RUN_AS_GROUP: FieldId = FieldId(590);
    pub const KA_REQ_POD_INITCONTAINERS_PROC_MOUNT: FieldId = FieldId(591);
    pub const KA_REQ_POD_INITCONTAINERS_ADD_CAPABILITIES: FieldId = FieldId(592);
    pub const KA_REQ_POD_INITCONTAINERS_HOST_PORT: FieldId = FieldId(593);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_NAME: FieldId = FieldId(594);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_IMAGE: FieldId = FieldId(595);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_IMAGE_REPOSITORY: FieldId = FieldId(596);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_COMMAND: FieldId = FieldId(597);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_ARGS: FieldId = FieldId(598);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_PRIVILEGED: FieldId = FieldId(599);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_ALLOW_PRIVILEGE_ESCALATION: FieldId = FieldId(600);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_READ_ONLY_FS: FieldId = FieldId(601);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_RUN_AS_USER: FieldId = FieldId(602);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_EFF_RUN_AS_USER: FieldId = FieldId(603);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_RUN_AS_GROUP: FieldId = FieldId(604);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_EFF_RUN_AS_GROUP: FieldId = FieldId(605);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_PROC_MOUNT: FieldId = FieldId(606);
    pub const KA_REQ_POD_EPHEMERALCONTAINERS_ADD_CAPABILITIES: FieldId = FieldId(607);
    pub const KRSI_NAME: FieldId = FieldId(608);
    pub const KRSI_FD: FieldId = FieldId(609);
    pub const KRSI_FILE_INDEX: FieldId = FieldId(610);
    pub const KRSI_FLAGS: FieldId = FieldId(611);
    pub const KRSI_MODE: FieldId = FieldId(612);
    pub const KRSI_DEV: FieldId = FieldId(613);
    pub const KRSI_INO: FieldId = FieldId(614);
    pub const KRSI_DOMAIN: FieldId = FieldId(615);
    pub const KRSI_TYPE: FieldId = FieldId(616);
    pub const KRSI_PROTOCOL: FieldId = FieldId(617);
    pub const KRSI_IOU_RET: FieldId = FieldId(618);
    pub const KRSI_RES: FieldId = FieldId(619);
    pub const KRSI_TARGET: FieldId = FieldId(620);
    pub const KRSI_LINKDIRFD: FieldId = FieldId(621);
    pub const KRSI_LINKPATH: FieldId = FieldId(622);
    pub const KRSI_OLDDIRFD: FieldId = FieldId(623);
    pub const KRSI_NEWDIRFD: FieldId = FieldId(624);
    pub const KRSI_DIRFD: FieldId = FieldId(625);
    pub const KRSI_PATH: FieldId = FieldId(626);
    pub const KRSI_OLDPATH: FieldId = FieldId(627);
    pub const KRSI_NEWPATH: FieldId = FieldId(628);
    pub const KRSI_CIP: FieldId = FieldId(629);
    pub const KRSI_SIP: FieldId = FieldId(630);
    pub const KRSI_CPORT: FieldId = FieldId(631);
    pub const KRSI_SPORT: FieldId = FieldId(632);
}

/// Every field, in listing order.
pub static FIELDS: [Field; 633] = [
    Field {
        name: "evt.num", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Uint64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Positive),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the event, counted from 1 at the start of reading",
        example: Some("evt.num > 0"),
    },
    Field {
        name: "evt.time", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "local time of day with nanoseconds",
        example: None,
    },
    Field {
        name: "evt.time.s", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "local time of day",
        example: None,
    },
    Field {
        name: "evt.time.iso8601", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "UTC date and time in ISO 8601 form, with nanoseconds",
        example: Some("evt.time.iso8601 startswith 2026-01"),
    },
    Field {
        name: "evt.datetime", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "local date and time with nanoseconds",
        example: None,
    },
    Field {
        name: "evt.datetime.s", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "local date and time",
        example: None,
    },
    Field {
        name: "evt.rawtime", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "time stamp: nanoseconds since 1970",
        example: None,
    },
    Field {
        name: "evt.rawtime.s", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "time stamp: whole seconds since 1970",
        example: None,
    },
    Field {
        name: "evt.rawtime.ns", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Abstime, format: Format::Padded, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "time stamp: nanoseconds within the second",
        example: None,
    },
    Field {
        name: "evt.reltime", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Reltime, format: Format::Padded, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the first event",
        example: None,
    },
    Field {
        name: "evt.reltime.s", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole seconds since the first event",
        example: None,
    },
    Field {
        name: "evt.reltime.ns", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Reltime, format: Format::Padded, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the first event, without the whole seconds",
        example: None,
    },
    Field {
        name: "evt.pluginname", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the plugin that opened the event's source; missing for system calls",
        example: None,
    },
    Field {
        name: "evt.plugininfo", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one-line summary that the event's plugin makes of it",
        example: Some("evt.plugininfo contains DENY"),
    },
    Field {
        name: "evt.source", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "event source, such as syscall or k8s_audit",
        example: Some("evt.source = syscall"),
    },
    Field {
        name: "evt.is_async", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Asynchronous),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event is no system call: the recorder or a plugin put it in",
        example: None,
    },
    Field {
        name: "evt.asynctype", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of an event that is no system call, such as procinfo or container; missing on system calls",
        example: Some("evt.asynctype = container"),
    },
    Field {
        name: "evt.hostname", class: "evt", provider: "builtin", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the machine that reads the events",
        example: Some("evt.hostname startswith db-"),
    },
    Field {
        name: "evt.latency", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always zero now; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.latency.s", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always zero now; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.latency.ns", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Padded, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always zero now; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.latency.quantized", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN.union(FieldFlags::DEPRECATED), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always 0 now; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.latency.human", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always the string 0ns; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.deltatime", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the event before",
        example: None,
    },
    Field {
        name: "evt.deltatime.s", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole seconds since the event before",
        example: None,
    },
    Field {
        name: "evt.deltatime.ns", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Padded, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the event before, without the whole seconds",
        example: None,
    },
    Field {
        name: "evt.outputtime", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::PRINT_ONLY, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "time stamp in the style chosen for alerts",
        example: None,
    },
    Field {
        name: "evt.dir", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dir, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 1, fact: Some(FieldFact::Direction),
        values: &["<", ">"], shape: TextShape::Any, longest: usize::MAX,
        doc: "`<` on system calls, `>` on most other events; enter events are no longer delivered",
        example: Some("evt.dir = <"),
    },
    Field {
        name: "evt.type", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::EventName),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the event, which is that of the system call for most",
        example: Some("evt.type in (execve, execveat)"),
    },
    Field {
        name: "evt.type.is", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: Some("evt.type.is.NAME"),
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 on events of the named type, 0 on others",
        example: Some("evt.type.is.open = 1"),
    },
    Field {
        name: "syscall.type", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::SyscallName),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the event where it is a system call; missing on all others",
        example: Some("syscall.type = mmap"),
    },
    Field {
        name: "evt.category", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Category),
        values: &["unknown", "other", "file", "net", "IPC", "ipc", "memory", "process", "sleep", "system", "signal", "user", "time", "processing", "wait", "scheduler", "internal"], shape: TextShape::Any, longest: usize::MAX,
        doc: "topic of the event: file, net, process, memory, signal and so on",
        example: Some("evt.category = net"),
    },
    Field {
        name: "evt.cpu", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int16, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "index of the CPU that recorded the event",
        example: Some("evt.cpu = 0"),
    },
    Field {
        name: "evt.args", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "every parameter as name=value, one blank between",
        example: Some("evt.args contains O_CREAT"),
    },
    Field {
        name: "evt.arg", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: Some("evt.arg.NAME or evt.arg[N]"),
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Parameter),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one parameter as a string, selected by name or position; missing if the event has no such parameter",
        example: Some("evt.arg.flags contains O_TRUNC"),
    },
    Field {
        name: "evt.rawarg", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Dyn, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: Some("evt.rawarg.NAME"),
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 5, fact: Some(FieldFact::NamedParameter),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one parameter in its own type; conditions compare it without converting it to a string",
        example: Some("evt.rawarg.res = -2"),
    },
    Field {
        name: "evt.info", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "same as evt.args",
        example: None,
    },
    Field {
        name: "evt.buffer", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bytebuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "bytes that an I/O call moved, up to the capture's limit; missing on events without data",
        example: Some("evt.buffer bcontains CAFEBABE"),
    },
    Field {
        name: "evt.buflen", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes an I/O call moved",
        example: Some("evt.buflen > 65536"),
    },
    Field {
        name: "evt.res", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "SUCCESS, or the name of the error, such as ENOENT; missing on events without result",
        example: Some("evt.res = EACCES"),
    },
    Field {
        name: "evt.rawres", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "result of the call: negative numbers are errors, others depend on the call",
        example: Some("evt.rawres >= 0"),
    },
    Field {
        name: "evt.failed", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the call returned an error; missing on events without result",
        example: Some("evt.failed = true"),
    },
    Field {
        name: "evt.is_io", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::ReadsOrWrites),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event moves data through a descriptor",
        example: None,
    },
    Field {
        name: "evt.is_io_read", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Reads),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event reads from a descriptor",
        example: None,
    },
    Field {
        name: "evt.is_io_write", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Writes),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event writes to a descriptor",
        example: None,
    },
    Field {
        name: "evt.io_dir", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::TransferDirection),
        values: &["read", "write"], shape: TextShape::Any, longest: usize::MAX,
        doc: "`read` or `write`; missing on events that move no data",
        example: Some("evt.io_dir = read"),
    },
    Field {
        name: "evt.is_wait", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Waits),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event can make the thread wait",
        example: None,
    },
    Field {
        name: "evt.wait_latency", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always zero now; kept for old rules",
        example: None,
    },
    Field {
        name: "evt.is_syslog", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event writes to the system log's socket",
        example: None,
    },
    Field {
        name: "evt.count", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "always 1, for adding up",
        example: None,
    },
    Field {
        name: "evt.count.error", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 when the call failed, 0 when not; missing on events without result",
        example: None,
    },
    Field {
        name: "evt.count.error.file", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the same for calls that work on a file; missing on others",
        example: None,
    },
    Field {
        name: "evt.count.error.net", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the same for calls that work on a connection; missing on others",
        example: None,
    },
    Field {
        name: "evt.count.error.memory", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the same for calls that manage memory; missing on others",
        example: None,
    },
    Field {
        name: "evt.count.error.other", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the same for calls of no other kind; missing on others",
        example: None,
    },
    Field {
        name: "evt.count.exit", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 on exit events; missing on others",
        example: None,
    },
    Field {
        name: "evt.count.procinfo", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 on periodic process records of main threads, 0 on other events",
        example: None,
    },
    Field {
        name: "evt.count.threadinfo", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 on periodic process records of any thread, 0 on other events",
        example: None,
    },
    Field {
        name: "evt.around", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::Required { index: true, key: false }, syntax: Some("evt.around[TIMESTAMP_NS]=MILLIS"),
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event lies within so many milliseconds of the given time stamp (nanoseconds)",
        example: Some("evt.around[1700000000000000000] = 500"),
    },
    Field {
        name: "evt.abspath", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: Some("evt.abspath, evt.abspath.src or evt.abspath.dst"),
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "absolute path of a call that takes a directory descriptor; src or dst where it has two",
        example: Some("evt.abspath startswith /etc"),
    },
    Field {
        name: "evt.buflen.in", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes read",
        example: None,
    },
    Field {
        name: "evt.buflen.out", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes written",
        example: None,
    },
    Field {
        name: "evt.buflen.file", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes read from or written to files",
        example: None,
    },
    Field {
        name: "evt.buflen.file.in", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes read from files",
        example: None,
    },
    Field {
        name: "evt.buflen.file.out", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes written to files",
        example: None,
    },
    Field {
        name: "evt.buflen.net", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes received from or sent to the network",
        example: None,
    },
    Field {
        name: "evt.buflen.net.in", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes received from the network",
        example: None,
    },
    Field {
        name: "evt.buflen.net.out", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: Some(FieldFact::Transfer),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of bytes sent to the network",
        example: None,
    },
    Field {
        name: "evt.is_open_read", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Opens),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event opens a file for reading, whether or not it succeeds; false on all others",
        example: Some("evt.is_open_read = true"),
    },
    Field {
        name: "evt.is_open_write", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Opens),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event opens a file for writing, whether or not it succeeds; false on all others",
        example: Some("evt.is_open_write = true"),
    },
    Field {
        name: "evt.infra.docker.name", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of a Docker event in an infrastructure record",
        example: None,
    },
    Field {
        name: "evt.infra.docker.container.id", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "container id of a Docker event in an infrastructure record",
        example: None,
    },
    Field {
        name: "evt.infra.docker.container.name", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "container name of a Docker event in an infrastructure record",
        example: None,
    },
    Field {
        name: "evt.infra.docker.container.image", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "container image of a Docker event in an infrastructure record",
        example: None,
    },
    Field {
        name: "evt.is_open_exec", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Opens),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event creates a file with execute permission; false on all others",
        example: Some("evt.is_open_exec = true"),
    },
    Field {
        name: "evt.is_open_create", class: "evt", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: Some(FieldFact::Opens),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event creates the file it opens; false on all others",
        example: Some("evt.is_open_create = true"),
    },
    Field {
        name: "proc.exe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of the command line (argv[0]), which the caller chooses freely",
        example: Some("proc.exe endswith /nc"),
    },
    Field {
        name: "proc.pexe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of the parent's command line",
        example: Some("proc.pexe endswith runc"),
    },
    Field {
        name: "proc.aexe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of an ancestor's command line; without level, any ancestor",
        example: Some("proc.aexe[2] endswith java"),
    },
    Field {
        name: "proc.exepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: None,
        values: &[], shape: TextShape::Path, longest: usize::MAX,
        doc: "full path of the program that runs, links resolved",
        example: Some("proc.exepath = /usr/bin/python3.11"),
    },
    Field {
        name: "proc.pexepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Path, longest: usize::MAX,
        doc: "full path of the parent's program",
        example: Some("proc.pexepath startswith /opt/"),
    },
    Field {
        name: "proc.aexepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path of an ancestor's program; without level, any ancestor",
        example: Some("proc.aexepath contains /snap/"),
    },
    Field {
        name: "proc.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: None,
        values: &[], shape: TextShape::Any, longest: 15,
        doc: "name of the process as the kernel keeps it: at most 15 bytes",
        example: Some("proc.name in (bash, sh, zsh)"),
    },
    Field {
        name: "proc.pname", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: 15,
        doc: "name of the parent process",
        example: Some("proc.pname = sshd"),
    },
    Field {
        name: "proc.aname", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: 15,
        doc: "name of an ancestor: 1 is the parent, 2 its parent; without level, any ancestor",
        example: Some("proc.aname[2] = cron"),
    },
    Field {
        name: "proc.args", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: Some("proc.args or proc.args[N]"),
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the command line without its first word, or one word of it",
        example: Some("proc.args contains \"--privileged\""),
    },
    Field {
        name: "proc.aargs", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the command line of an ancestor without its first word",
        example: None,
    },
    Field {
        name: "proc.cmdline", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 5, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the process and its arguments, one blank between",
        example: Some("proc.cmdline contains \"chmod +s\""),
    },
    Field {
        name: "proc.pcmdline", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the parent process and its arguments",
        example: Some("proc.pcmdline startswith make"),
    },
    Field {
        name: "proc.acmdline", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "command line of an ancestor; without level, any ancestor",
        example: Some("proc.acmdline[1] contains ansible"),
    },
    Field {
        name: "proc.cmdnargs", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of arguments after the first word",
        example: None,
    },
    Field {
        name: "proc.cmdlenargs", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "bytes of all arguments together, blanks not counted",
        example: None,
    },
    Field {
        name: "proc.exeline", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of the command line and the arguments, one blank between",
        example: None,
    },
    Field {
        name: "proc.env", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: false, key: true }, syntax: Some("proc.env or proc.env[NAME]"),
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all environment variables as NAME=value, or the value of one (empty if it is not set)",
        example: Some("proc.env[LD_PRELOAD] != \"\""),
    },
    Field {
        name: "proc.aenv", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: true }, syntax: Some("proc.aenv, proc.aenv[LEVEL] or proc.aenv[NAME]"),
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "environment of an ancestor, chosen by level, or by a variable that one of them has set",
        example: Some("proc.aenv[CI] = true"),
    },
    Field {
        name: "proc.cwd", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "working directory, always with a slash at the end",
        example: Some("proc.cwd startswith /tmp/"),
    },
    Field {
        name: "proc.loginshellid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id of the oldest ancestor whose name ends in `sh`",
        example: None,
    },
    Field {
        name: "proc.tty", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the controlling terminal; 0 without one",
        example: Some("proc.tty != 0"),
    },
    Field {
        name: "proc.pid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id as the host sees it; -1 when the process is unknown",
        example: Some("proc.pid = 1"),
    },
    Field {
        name: "proc.ppid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id of the parent as the host sees it",
        example: Some("proc.ppid = 1"),
    },
    Field {
        name: "proc.apid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id of an ancestor; without level, any ancestor",
        example: Some("proc.apid[2] = 1"),
    },
    Field {
        name: "proc.vpid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id as its own container sees it",
        example: Some("proc.vpid = 1"),
    },
    Field {
        name: "proc.pvpid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process id of the parent as its own container sees it",
        example: None,
    },
    Field {
        name: "proc.sid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "session id",
        example: None,
    },
    Field {
        name: "proc.sname", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: 15,
        doc: "name of the session's leader",
        example: Some("proc.sname = login"),
    },
    Field {
        name: "proc.sid.exe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of the command line of the session's leader",
        example: None,
    },
    Field {
        name: "proc.sid.exepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path of the program of the session's leader",
        example: None,
    },
    Field {
        name: "proc.vpgid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process group id as its own container sees it",
        example: None,
    },
    Field {
        name: "proc.vpgid.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: 15,
        doc: "name of the leader of the group that proc.vpgid names",
        example: None,
    },
    Field {
        name: "proc.vpgid.exe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of that leader's command line",
        example: None,
    },
    Field {
        name: "proc.vpgid.exepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path of that leader's program",
        example: None,
    },
    Field {
        name: "proc.pgid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process group id as the host sees it",
        example: None,
    },
    Field {
        name: "proc.pgid.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the process group's leader",
        example: None,
    },
    Field {
        name: "proc.pgid.exe", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first word of the command line of the process group's leader",
        example: None,
    },
    Field {
        name: "proc.pgid.exepath", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path of the program of the process group's leader",
        example: None,
    },
    Field {
        name: "proc.duration", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the process began; missing for those older than the reading",
        example: Some("proc.duration < 1000000000"),
    },
    Field {
        name: "proc.ppid.duration", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the parent began; missing for those older than the reading",
        example: None,
    },
    Field {
        name: "proc.pid.ts", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the process began, nanoseconds since 1970",
        example: None,
    },
    Field {
        name: "proc.ppid.ts", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the parent began, nanoseconds since 1970",
        example: None,
    },
    Field {
        name: "proc.is_exe_writable", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the user who started the program may write to its file",
        example: Some("proc.is_exe_writable = true"),
    },
    Field {
        name: "proc.is_exe_upper_layer", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the program's file was added or changed in the container (overlayfs upper layer)",
        example: Some("proc.is_exe_upper_layer = true"),
    },
    Field {
        name: "proc.is_exe_lower_layer", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the program's file comes from the container's image (overlayfs lower layer)",
        example: None,
    },
    Field {
        name: "proc.is_exe_from_memfd", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the program was started from memory, without a file on disk",
        example: Some("proc.is_exe_from_memfd = true"),
    },
    Field {
        name: "proc.is_sid_leader", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process leads its session",
        example: None,
    },
    Field {
        name: "proc.is_vpgid_leader", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process leads the group that proc.vpgid names",
        example: Some("proc.is_vpgid_leader = true"),
    },
    Field {
        name: "proc.is_pgid_leader", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process leads its process group",
        example: None,
    },
    Field {
        name: "proc.exe_ino", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "inode number of the program's file",
        example: None,
    },
    Field {
        name: "proc.exe_ino.ctime", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the inode of the program's file last changed, nanoseconds since 1970",
        example: Some("proc.exe_ino.ctime > 1700000000000000000"),
    },
    Field {
        name: "proc.exe_ino.mtime", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the program's file was last written, nanoseconds since 1970",
        example: Some("proc.exe_ino.mtime > 1700000000000000000"),
    },
    Field {
        name: "proc.exe_ino.ctime_duration_proc_start", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds from the last inode change of the program's file to the start of the process",
        example: Some("proc.exe_ino.ctime_duration_proc_start < 60000000000"),
    },
    Field {
        name: "proc.exe_ino.ctime_duration_pidns_start", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds from the start of the pid namespace to the last inode change of the program's file",
        example: None,
    },
    Field {
        name: "proc.pidns_init_start_ts", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the first process of the pid namespace began, nanoseconds since 1970",
        example: None,
    },
    Field {
        name: "thread.cap_permitted", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities the thread may take up, as names with blanks between",
        example: Some("thread.cap_permitted contains CAP_SYS_ADMIN"),
    },
    Field {
        name: "thread.cap_inheritable", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities kept across execve, as names with blanks between",
        example: None,
    },
    Field {
        name: "thread.cap_effective", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities in force, as names with blanks between",
        example: Some("thread.cap_effective icontains cap_sys_ptrace"),
    },
    Field {
        name: "proc.fdopencount", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of open descriptors",
        example: None,
    },
    Field {
        name: "proc.fdlimit", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "most descriptors the process may open",
        example: None,
    },
    Field {
        name: "proc.fdusage", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Double, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "open descriptors in percent of the limit",
        example: None,
    },
    Field {
        name: "proc.vmsize", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "virtual memory, kilobytes",
        example: None,
    },
    Field {
        name: "proc.vmrss", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "memory in RAM, kilobytes",
        example: None,
    },
    Field {
        name: "proc.vmswap", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "memory swapped out, kilobytes",
        example: None,
    },
    Field {
        name: "thread.pfmajor", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "page faults since the thread began that needed the disk",
        example: None,
    },
    Field {
        name: "thread.pfminor", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "page faults since the thread began that did not need the disk",
        example: None,
    },
    Field {
        name: "thread.tid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 1, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "thread id as the host sees it",
        example: None,
    },
    Field {
        name: "thread.ismain", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the thread is the main one of its process",
        example: None,
    },
    Field {
        name: "thread.vtid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "thread id as its own container sees it",
        example: None,
    },
    Field {
        name: "thread.nametid", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "process name and thread id joined by a colon",
        example: None,
    },
    Field {
        name: "thread.exectime", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds on the CPU since the last switch; no longer measured",
        example: None,
    },
    Field {
        name: "thread.totexectime", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds on the CPU in all; no longer measured",
        example: None,
    },
    Field {
        name: "thread.cgroups", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all cgroups as subsystem=path, blanks between",
        example: None,
    },
    Field {
        name: "thread.cgroup", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: Some("thread.cgroup.SUBSYSTEM"),
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "cgroup path of one subsystem",
        example: Some("thread.cgroup.memory contains kubepods"),
    },
    Field {
        name: "proc.nthreads", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of threads of the process",
        example: None,
    },
    Field {
        name: "proc.nchilds", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of threads besides the main one",
        example: None,
    },
    Field {
        name: "thread.cpu", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Double, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "CPU use of the thread, percent; from periodic records only",
        example: None,
    },
    Field {
        name: "thread.cpu.user", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Double, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "CPU use of the thread in user mode, percent; from periodic records only",
        example: None,
    },
    Field {
        name: "thread.cpu.system", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Double, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "CPU use of the thread in the kernel, percent; from periodic records only",
        example: None,
    },
    Field {
        name: "thread.vmsize", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "virtual memory of the main thread, kilobytes; 0 for other threads",
        example: None,
    },
    Field {
        name: "thread.vmrss", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "memory in RAM of the main thread, kilobytes; 0 for other threads",
        example: None,
    },
    Field {
        name: "thread.vmsize.b", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "virtual memory of the main thread, bytes",
        example: None,
    },
    Field {
        name: "thread.vmrss.b", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "memory in RAM of the main thread, bytes",
        example: None,
    },
    Field {
        name: "proc.stdin.type", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of standard input: file, pipe, ipv4 and so on",
        example: None,
    },
    Field {
        name: "proc.stdout.type", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of standard output",
        example: None,
    },
    Field {
        name: "proc.stderr.type", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of standard error",
        example: None,
    },
    Field {
        name: "proc.stdin.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of standard input",
        example: None,
    },
    Field {
        name: "proc.stdout.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of standard output",
        example: None,
    },
    Field {
        name: "proc.stderr.name", class: "process", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of standard error",
        example: None,
    },
    Field {
        name: "user.uid", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "effective user id",
        example: Some("user.uid = 0"),
    },
    Field {
        name: "user.name", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name for the user id, looked up on the machine that reads",
        example: Some("user.name != root"),
    },
    Field {
        name: "user.homedir", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "home directory of the user",
        example: None,
    },
    Field {
        name: "user.shell", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "login shell of the user",
        example: None,
    },
    Field {
        name: "user.loginuid", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user id that logged in, kept across sudo; -1 when unknown",
        example: Some("user.loginuid != -1"),
    },
    Field {
        name: "user.loginname", class: "user", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name for the login user id; `<NA>` when unknown",
        example: Some("user.loginname = admin"),
    },
    Field {
        name: "group.gid", class: "group", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Uint32, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "effective group id",
        example: Some("group.gid = 0"),
    },
    Field {
        name: "group.name", class: "group", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name for the group id, looked up on the machine that reads",
        example: Some("group.name in (docker, wheel)"),
    },
    Field {
        name: "fd.num", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 2, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the descriptor; missing on events that use none",
        example: Some("fd.num in (0, 1, 2)"),
    },
    Field {
        name: "fd.type", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &["file", "directory", "ipv4", "ipv6", "unix", "pipe", "event", "signalfd", "eventpoll", "inotify", "timerfd", "netlink", "bpf", "userfaultfd", "io_uring", "memfd", "pidfd", "<NA>"], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of the descriptor: file, directory, ipv4, ipv6, unix, pipe, event and so on",
        example: Some("fd.type in (ipv4, ipv6)"),
    },
    Field {
        name: "fd.typechar", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &["f", "d", "4", "6", "u", "p", "e", "s", "l", "i", "t", "n", "b", "r", "m", "P", "o", "X", "?"], shape: TextShape::Any, longest: usize::MAX,
        doc: "the kind of the descriptor as one letter: f file, 4 and 6 sockets, u unix, p pipe and so on",
        example: Some("fd.typechar = f"),
    },
    Field {
        name: "fd.name", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 5, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path of a file; addresses and ports of a connection, such as 10.0.0.1:40000->10.0.0.2:443",
        example: Some("fd.name startswith /etc/"),
    },
    Field {
        name: "fd.directory", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Path, longest: usize::MAX,
        doc: "directory that holds the file; missing for other kinds",
        example: Some("fd.directory in (/bin, /sbin, /usr/bin)"),
    },
    Field {
        name: "fd.filename", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::FileName, longest: usize::MAX,
        doc: "name of the file without its directory; missing for other kinds",
        example: Some("fd.filename = authorized_keys"),
    },
    Field {
        name: "fd.ip", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 25, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of either end; `=` asks whether one fits, `!=` whether neither does",
        example: Some("fd.ip = 127.0.0.1"),
    },
    Field {
        name: "fd.cip", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the client; missing until the roles are known",
        example: Some("fd.cip = 10.0.0.7"),
    },
    Field {
        name: "fd.sip", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the server; missing until the roles are known",
        example: Some("fd.sip in (169.254.169.254)"),
    },
    Field {
        name: "fd.lip", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address on this machine; missing for listening sockets",
        example: Some("fd.lip = 10.0.0.7"),
    },
    Field {
        name: "fd.rip", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address on the other machine; missing for listening sockets",
        example: Some("fd.rip = 198.51.100.9"),
    },
    Field {
        name: "fd.port", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 25, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of either end; `=` asks whether one fits, `!=` whether neither does",
        example: Some("fd.port in (22, 2222)"),
    },
    Field {
        name: "fd.cport", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of the client; missing until the roles are known",
        example: Some("fd.cport < 1024"),
    },
    Field {
        name: "fd.sport", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of the server, for listening sockets too",
        example: Some("fd.sport in (80, 443)"),
    },
    Field {
        name: "fd.lport", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port on this machine; missing for listening sockets",
        example: Some("fd.lport = 8080"),
    },
    Field {
        name: "fd.rport", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port on the other machine; missing for listening sockets",
        example: Some("fd.rport = 53"),
    },
    Field {
        name: "fd.l4proto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &["tcp", "udp", "icmp", "raw", "<NA>"], shape: TextShape::Any, longest: usize::MAX,
        doc: "transport protocol: tcp, udp, icmp or raw; `<NA>` for descriptors that are no sockets",
        example: Some("fd.l4proto = tcp"),
    },
    Field {
        name: "fd.sockfamily", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &["ip", "unix"], shape: TextShape::Any, longest: usize::MAX,
        doc: "`ip` or `unix`; missing for descriptors that are no sockets",
        example: Some("fd.sockfamily = ip"),
    },
    Field {
        name: "fd.is_server", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "this machine is the server of the connection",
        example: None,
    },
    Field {
        name: "fd.uid", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "thread id and descriptor number as one string",
        example: None,
    },
    Field {
        name: "fd.containername", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "container id and descriptor name joined by a colon",
        example: None,
    },
    Field {
        name: "fd.containerdirectory", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "container id and directory joined by a colon",
        example: None,
    },
    Field {
        name: "fd.proto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Port, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 25, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of either end, also written as a service name",
        example: None,
    },
    Field {
        name: "fd.cproto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service name for the client's port",
        example: None,
    },
    Field {
        name: "fd.sproto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service name for the server's port",
        example: None,
    },
    Field {
        name: "fd.lproto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service name for the port on this machine",
        example: None,
    },
    Field {
        name: "fd.rproto", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service name for the port on the other machine",
        example: None,
    },
    Field {
        name: "fd.net", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipnet, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 25, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network that either end lies in; `=` asks for one end, `!=` for neither",
        example: Some("fd.net = 10.0.0.0/8"),
    },
    Field {
        name: "fd.cnet", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipnet, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network that the client lies in",
        example: Some("fd.cnet in (10.0.0.0/8, 192.168.0.0/16)"),
    },
    Field {
        name: "fd.snet", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipnet, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network that the server lies in",
        example: Some("fd.snet in (127.0.0.0/8)"),
    },
    Field {
        name: "fd.lnet", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipnet, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network that the address on this machine lies in",
        example: None,
    },
    Field {
        name: "fd.rnet", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Ipnet, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::FILTER_ONLY.union(FieldFlags::NO_TRANSFORMER).union(FieldFlags::NO_RHS), cost: 8, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network that the address on the other machine lies in",
        example: Some("fd.rnet = 172.16.0.0/12"),
    },
    Field {
        name: "fd.connected", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the socket is connected; a connect in progress counts",
        example: Some("fd.connected = true"),
    },
    Field {
        name: "fd.name_changed", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the event gave the descriptor a new name, such as another peer of a UDP socket",
        example: Some("fd.name_changed = true"),
    },
    Field {
        name: "fd.cip.name", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "host name that resolves to the client's address",
        example: Some("fd.cip.name = build.example.com"),
    },
    Field {
        name: "fd.sip.name", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "host name that resolves to the server's address",
        example: Some("fd.sip.name in (pool.example.net, pool.example.org)"),
    },
    Field {
        name: "fd.lip.name", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "host name that resolves to the address on this machine",
        example: Some("fd.lip.name = db.example.com"),
    },
    Field {
        name: "fd.rip.name", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::NO_TRANSFORMER.union(FieldFlags::NO_RHS), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "host name that resolves to the address on the other machine",
        example: Some("fd.rip.name = api.example.com"),
    },
    Field {
        name: "fd.dev", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int32, format: Format::Hex, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the device that holds the file",
        example: None,
    },
    Field {
        name: "fd.dev.major", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "major part of the device number",
        example: None,
    },
    Field {
        name: "fd.dev.minor", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int32, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "minor part of the device number",
        example: None,
    },
    Field {
        name: "fd.ino", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Int64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "inode number of the file",
        example: None,
    },
    Field {
        name: "fd.nameraw", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path exactly as the caller gave it, neither joined nor cleaned",
        example: Some("fd.nameraw contains ../"),
    },
    Field {
        name: "fd.types", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::Optional { index: true, key: false }, syntax: Some("fd.types or fd.types[FD]"),
        flags: FieldFlags::LIST.union(FieldFlags::NO_RHS), cost: 60, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kinds of all open descriptors of the process, each once; or the kind of one",
        example: Some("fd.types intersects (ipv4, ipv6)"),
    },
    Field {
        name: "fd.is_upper_layer", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the file was added or changed in the container (overlayfs upper layer)",
        example: None,
    },
    Field {
        name: "fd.is_lower_layer", class: "fd", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 3, fact: Some(FieldFact::Descriptor),
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the file comes from the container's image (overlayfs lower layer)",
        example: None,
    },
    Field {
        name: "fs.path.name", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path that a file operation works on; missing when it failed or has two",
        example: None,
    },
    Field {
        name: "fs.path.nameraw", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "that path exactly as the caller gave it",
        example: None,
    },
    Field {
        name: "fs.path.source", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path that a rename, link or mount starts from",
        example: None,
    },
    Field {
        name: "fs.path.sourceraw", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "that path exactly as the caller gave it",
        example: None,
    },
    Field {
        name: "fs.path.target", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "full path that a rename, link or mount leads to",
        example: None,
    },
    Field {
        name: "fs.path.targetraw", class: "fs.path", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "that path exactly as the caller gave it",
        example: None,
    },
    Field {
        name: "util.cnt", class: "util", provider: "builtin", sources: &["*"],
        ty: ParamType::Uint64, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of times that it was evaluated",
        example: None,
    },
    Field {
        name: "fdlist.nums", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Id, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "descriptor numbers of a poll, commas between",
        example: None,
    },
    Field {
        name: "fdlist.names", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "descriptor names of a poll, commas between",
        example: None,
    },
    Field {
        name: "fdlist.cips", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "client addresses of the sockets of a poll, commas between",
        example: None,
    },
    Field {
        name: "fdlist.sips", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "server addresses of the sockets of a poll, commas between",
        example: None,
    },
    Field {
        name: "fdlist.cports", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "client ports of the sockets of a poll, commas between",
        example: None,
    },
    Field {
        name: "fdlist.sports", class: "fdlist", provider: "builtin", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "server ports of the sockets of a poll, commas between",
        example: None,
    },
    Field {
        name: "container.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 5, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first 12 digits of the container's id; `host` outside containers",
        example: Some("container.id != host"),
    },
    Field {
        name: "container.full_id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole id of the container",
        example: None,
    },
    Field {
        name: "container.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the container; `host` outside containers",
        example: Some("container.name startswith ci-"),
    },
    Field {
        name: "container.image", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "image the container was started from, as written then",
        example: None,
    },
    Field {
        name: "container.image.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the image",
        example: None,
    },
    Field {
        name: "container.type", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "engine that runs the container: docker, containerd, cri-o and so on; `host` outside",
        example: None,
    },
    Field {
        name: "container.privileged", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the container runs privileged; missing until its metadata has arrived",
        example: Some("container.privileged = true"),
    },
    Field {
        name: "container.mounts", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all mounts, each as source:target:mode:writable:propagation",
        example: Some("container.mounts contains docker.sock"),
    },
    Field {
        name: "container.mount", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one mount, chosen by place or by source (a shell pattern)",
        example: None,
    },
    Field {
        name: "container.mount.source", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "source of a mount, chosen by place or target",
        example: None,
    },
    Field {
        name: "container.mount.dest", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "target of a mount, chosen by place or source",
        example: Some("container.mount.dest[/proc*] exists"),
    },
    Field {
        name: "container.mount.mode", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "mode of a mount, chosen by place or source",
        example: None,
    },
    Field {
        name: "container.mount.rdwr", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whether a mount is writable, chosen by place or source",
        example: None,
    },
    Field {
        name: "container.mount.propagation", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: true, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "how a mount spreads to others, chosen by place or source",
        example: None,
    },
    Field {
        name: "container.image.repository", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "image without tag and digest, such as docker.io/library/nginx",
        example: Some("container.image.repository endswith /nginx"),
    },
    Field {
        name: "container.image.tag", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "tag of the image, such as latest",
        example: Some("container.image.tag = latest"),
    },
    Field {
        name: "container.image.digest", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "digest of the image in its registry",
        example: None,
    },
    Field {
        name: "container.healthcheck", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "health check of the container; no longer filled",
        example: None,
    },
    Field {
        name: "container.liveness_probe", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "liveness probe of the container; no longer filled",
        example: None,
    },
    Field {
        name: "container.readiness_probe", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "readiness probe of the container; no longer filled",
        example: None,
    },
    Field {
        name: "container.start_ts", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Abstime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the container began, nanoseconds since 1970",
        example: Some("container.start_ts > 1700000000000000000"),
    },
    Field {
        name: "container.duration", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Reltime, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the container began",
        example: None,
    },
    Field {
        name: "container.ip", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "IPv4 address of the container",
        example: None,
    },
    Field {
        name: "container.cni.json", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "result of the network plugin for the pod, as JSON",
        example: None,
    },
    Field {
        name: "container.host_pid", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the container shares the host's process ids",
        example: None,
    },
    Field {
        name: "container.host_network", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the container shares the host's network",
        example: None,
    },
    Field {
        name: "container.host_ipc", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the container shares the host's shared memory and semaphores",
        example: None,
    },
    Field {
        name: "container.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the container",
        example: Some("container.label[team] = payments"),
    },
    Field {
        name: "container.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 60, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the container as name:value, commas between",
        example: None,
    },
    Field {
        name: "proc.is_container_healthcheck", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process runs the container's health check; no longer filled",
        example: None,
    },
    Field {
        name: "proc.is_container_liveness_probe", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process runs the container's liveness probe; no longer filled",
        example: None,
    },
    Field {
        name: "proc.is_container_readiness_probe", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Bool, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the process runs the container's readiness probe; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.pod.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the pod, from the labels of its containers",
        example: Some("k8s.pod.name startswith api-"),
    },
    Field {
        name: "k8s.ns.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 25, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "namespace of the pod, from the labels of its containers",
        example: Some("k8s.ns.name in (kube-system, monitoring)"),
    },
    Field {
        name: "k8s.pod.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "legacy name of k8s.pod.uid",
        example: None,
    },
    Field {
        name: "k8s.pod.uid", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the pod in its cluster",
        example: None,
    },
    Field {
        name: "k8s.pod.sandbox_id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "first 12 digits of the id of the pod's sandbox",
        example: None,
    },
    Field {
        name: "k8s.pod.full_sandbox_id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole id of the pod's sandbox",
        example: None,
    },
    Field {
        name: "k8s.pod.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the pod",
        example: Some("k8s.pod.label[app] = api"),
    },
    Field {
        name: "k8s.pod.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the pod as name:value, commas between",
        example: None,
    },
    Field {
        name: "k8s.pod.ip", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the pod",
        example: None,
    },
    Field {
        name: "k8s.pod.cni.json", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "result of the network plugin for the pod, as JSON",
        example: None,
    },
    Field {
        name: "k8s.rc.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the replication controller of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rc.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the replication controller of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rc.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the replication controller of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rc.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the replication controller of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.svc.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the service of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.svc.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the service of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.svc.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the service of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.svc.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the service of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.ns.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the namespace of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.ns.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the namespace of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.ns.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the namespace of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rs.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the replica set of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rs.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the replica set of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rs.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the replica set of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.rs.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the replica set of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.deployment.name", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the deployment of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.deployment.id", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the deployment of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.deployment.label", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the deployment of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8s.deployment.labels", class: "container", provider: "container", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the deployment of the pod; no longer filled",
        example: None,
    },
    Field {
        name: "k8smeta.pod.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.pod.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.pod.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.pod.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.pod.ip", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.ns.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::SUGGESTED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the namespace of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.ns.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the namespace of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.ns.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the namespace of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.ns.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the namespace of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.deployment.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the deployment of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.deployment.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the deployment of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.deployment.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the deployment of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.deployment.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the deployment of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.svc.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of the services of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.svc.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique ids of the services of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.svc.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "values of one label over the services of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.svc.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the services of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rs.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the replica set of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rs.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the replica set of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rs.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the replica set of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rs.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the replica set of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rc.name", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the replication controller of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rc.uid", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the replication controller of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rc.label", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one label of the replication controller of the pod",
        example: None,
    },
    Field {
        name: "k8smeta.rc.labels", class: "k8smeta", provider: "k8smeta", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "all labels of the replication controller of the pod",
        example: None,
    },
    Field {
        name: "anomaly.count_min_sketch", class: "anomalydetection", provider: "anomalydetection", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "how often the profile's combination of values was seen, as an estimate",
        example: None,
    },
    Field {
        name: "anomaly.count_min_sketch.profile", class: "anomalydetection", provider: "anomalydetection", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the combination of values that the profile counts, as one string",
        example: None,
    },
    Field {
        name: "anomaly.falco.duration_ns", class: "anomalydetection", provider: "anomalydetection", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "nanoseconds since the engine began",
        example: None,
    },
    Field {
        name: "ka.auditid", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the audit event",
        example: None,
    },
    Field {
        name: "ka.stage", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "stage of the request: RequestReceived, ResponseStarted, ResponseComplete, Panic",
        example: Some("ka.stage = ResponseComplete"),
    },
    Field {
        name: "ka.auth.decision", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whether the request was allowed: allow or forbid",
        example: Some("ka.auth.decision = allow"),
    },
    Field {
        name: "ka.auth.reason", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "why the request was allowed or not",
        example: Some("ka.auth.reason contains cluster-admin"),
    },
    Field {
        name: "ka.auth.openshift.decision", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whether OpenShift let the caller in; other clusters have none",
        example: None,
    },
    Field {
        name: "ka.validations.admission.policy.failure", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "why a validating admission policy turned the request down",
        example: None,
    },
    Field {
        name: "ka.security.pod.violations", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which pod security standards the request breaks",
        example: None,
    },
    Field {
        name: "ka.auth.openshift.username", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name under which OpenShift let the caller in",
        example: None,
    },
    Field {
        name: "ka.user.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "who sent the request",
        example: Some("ka.user.name startswith system:"),
    },
    Field {
        name: "ka.user.groups", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "groups of who sent the request",
        example: None,
    },
    Field {
        name: "ka.impuser.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whom the sender acts as",
        example: None,
    },
    Field {
        name: "ka.verb", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested operation: create, get, list, watch, update, patch, delete",
        example: Some("ka.verb in (create, update, patch)"),
    },
    Field {
        name: "ka.uri", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "URI of the request",
        example: Some("ka.uri startswith /healthz"),
    },
    Field {
        name: "ka.uri.param", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value of one query parameter of the URI",
        example: Some("ka.uri.param[container] = app"),
    },
    Field {
        name: "ka.target.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the requested object",
        example: Some("ka.target.name = admin-token"),
    },
    Field {
        name: "ka.target.namespace", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "namespace of the requested object",
        example: Some("ka.target.namespace in (kube-system, kube-public)"),
    },
    Field {
        name: "ka.target.resource", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of the requested object, in the plural: pods, configmaps",
        example: Some("ka.target.resource = pods"),
    },
    Field {
        name: "ka.target.subresource", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "subresource of the requested object, such as exec, log or status",
        example: Some("ka.target.subresource in (exec, attach)"),
    },
    Field {
        name: "ka.target.pod.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the requested pod",
        example: None,
    },
    Field {
        name: "ka.req.binding.subjects", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "subjects that a new role binding names",
        example: Some("ka.req.binding.subjects exists"),
    },
    Field {
        name: "ka.req.binding.subjects.user_names", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "users that a new role binding names",
        example: None,
    },
    Field {
        name: "ka.req.binding.subjects.serviceaccount_names", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service accounts that a new role binding names",
        example: None,
    },
    Field {
        name: "ka.req.binding.subjects.serviceaccount_ns_names", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service accounts that a new role binding names, with their namespaces",
        example: None,
    },
    Field {
        name: "ka.req.binding.subjects.group_names", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "groups that a new role binding names",
        example: None,
    },
    Field {
        name: "ka.req.binding.role", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "role that a new role binding grants",
        example: Some("ka.req.binding.role = cluster-admin"),
    },
    Field {
        name: "ka.req.binding.subject.has_name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kept for old rules; has no meaningful value",
        example: None,
    },
    Field {
        name: "ka.req.configmap.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of a new config map",
        example: Some("ka.req.configmap.name = settings"),
    },
    Field {
        name: "ka.req.configmap.obj", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "data of a new config map, as JSON",
        example: Some("ka.req.configmap.obj contains password"),
    },
    Field {
        name: "ka.req.pod.containers.args", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "arguments of the commands that the pod's containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.command", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "commands that the pod's containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of the pod's containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.image", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's containers",
        example: Some("ka.req.pod.containers.image[0] in (nginx)"),
    },
    Field {
        name: "ka.req.container.image", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "image of the pod's first container; kept for old rules",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.image.repository", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's containers without tag and digest",
        example: Some("ka.req.pod.containers.image.repository intersects (nginx, redis)"),
    },
    Field {
        name: "ka.req.container.image.repository", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "image of the pod's first container without tag; kept for old rules",
        example: None,
    },
    Field {
        name: "ka.req.pod.host_ipc", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the pod asks for the host's shared memory",
        example: Some("ka.req.pod.host_ipc = true"),
    },
    Field {
        name: "ka.req.pod.host_network", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the pod asks for the host's network",
        example: Some("ka.req.pod.host_network = true"),
    },
    Field {
        name: "ka.req.container.host_network", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the pod shares the host's network; kept for old rules",
        example: None,
    },
    Field {
        name: "ka.req.pod.host_pid", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the pod asks for the host's process ids",
        example: Some("ka.req.pod.host_pid = true"),
    },
    Field {
        name: "ka.req.pod.containers.host_port", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "ports of the host that the pod's containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.privileged", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's containers are privileged",
        example: Some("ka.req.pod.containers.privileged intersects (true)"),
    },
    Field {
        name: "ka.req.container.privileged", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one of the pod's containers is privileged; kept for old rules",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.allow_privilege_escalation", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's containers may gain privileges",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.read_only_fs", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's containers have a root file system they cannot write to",
        example: None,
    },
    Field {
        name: "ka.req.pod.run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user id that the pod asks for",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.eff_run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group id that the pod asks for",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.eff_run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.proc_mount", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "how the pod's containers mount /proc",
        example: None,
    },
    Field {
        name: "ka.req.role.rules", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "rules of a new role",
        example: Some("ka.req.role.rules exists"),
    },
    Field {
        name: "ka.req.role.rules.apiGroups", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "API groups in the rules of a new role",
        example: None,
    },
    Field {
        name: "ka.req.role.rules.nonResourceURLs", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "URLs that are no resources in the rules of a new role",
        example: None,
    },
    Field {
        name: "ka.req.role.rules.verbs", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "verbs in the rules of a new role",
        example: Some("ka.req.role.rules.verbs intersects (\"*\")"),
    },
    Field {
        name: "ka.req.role.rules.resources", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "resources in the rules of a new role",
        example: Some("ka.req.role.rules.resources intersects (secrets)"),
    },
    Field {
        name: "ka.req.pod.fs_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group id that the pod wants its volumes to belong to",
        example: None,
    },
    Field {
        name: "ka.req.pod.supplemental_groups", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "further group ids that the pod asks for",
        example: None,
    },
    Field {
        name: "ka.req.pod.containers.add_capabilities", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities added to the pod's containers",
        example: None,
    },
    Field {
        name: "ka.req.service.type", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of a new service, such as NodePort",
        example: Some("ka.req.service.type = NodePort"),
    },
    Field {
        name: "ka.req.service.ports", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "ports of a new service",
        example: Some("ka.req.service.ports exists"),
    },
    Field {
        name: "ka.req.pod.volumes.hostpath", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "paths of the host that the pod mounts",
        example: Some("ka.req.pod.volumes.hostpath intersects (/proc, /var/run/docker.sock)"),
    },
    Field {
        name: "ka.req.volume.hostpath", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "a volume of the pod lies at or below the given path of the host; kept for old rules",
        example: None,
    },
    Field {
        name: "ka.req.pod.volumes.flexvolume_driver", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "drivers of the flex volumes that the pod mounts",
        example: None,
    },
    Field {
        name: "ka.req.pod.volumes.volume_type", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "types of the volumes that the pod mounts",
        example: None,
    },
    Field {
        name: "ka.resp.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the object in the response",
        example: Some("ka.resp.name startswith api-"),
    },
    Field {
        name: "ka.response.code", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "HTTP status of the response",
        example: Some("ka.response.code startswith 2"),
    },
    Field {
        name: "ka.response.reason", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "reason for the status of the response",
        example: Some("ka.response.reason = Forbidden"),
    },
    Field {
        name: "ka.useragent", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "program that sent the request, as it calls itself",
        example: None,
    },
    Field {
        name: "ka.sourceips", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "addresses that the request came through",
        example: None,
    },
    Field {
        name: "ka.cluster.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the cluster",
        example: None,
    },
    Field {
        name: "json.value", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "value at a JSON pointer into the event; missing if there is none",
        example: Some("json.value[/requestParameters/bucketName] = backups"),
    },
    Field {
        name: "json.obj", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "the whole event as JSON on several lines",
        example: Some("json.obj contains MFAUsed"),
    },
    Field {
        name: "json.rawtime", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "time stamp of the event: nanoseconds since 1970",
        example: None,
    },
    Field {
        name: "jevt.value", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Required { index: false, key: true }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "legacy name of json.value",
        example: Some("jevt.value[/stage] = ResponseComplete"),
    },
    Field {
        name: "jevt.obj", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "legacy name of json.obj",
        example: Some("jevt.obj contains kubectl"),
    },
    Field {
        name: "jevt.rawtime", class: "json", provider: "json", sources: &["*"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "legacy name of json.rawtime",
        example: Some("jevt.rawtime exists"),
    },
    Field {
        name: "ct.id", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the record",
        example: Some("ct.id exists"),
    },
    Field {
        name: "ct.error", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "error code, such as AccessDenied; missing when the call succeeded",
        example: Some("ct.error = AccessDenied"),
    },
    Field {
        name: "ct.errormessage", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "error message; missing if the call succeeded",
        example: None,
    },
    Field {
        name: "ct.time", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the call was made, in ISO 8601 form",
        example: None,
    },
    Field {
        name: "ct.src", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service that was called, such as s3.amazonaws.com",
        example: Some("ct.src = s3.amazonaws.com"),
    },
    Field {
        name: "ct.shortsrc", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service that was called, without its domain: s3",
        example: None,
    },
    Field {
        name: "ct.name", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "action that was called, such as ConsoleLogin",
        example: Some("ct.name in (CreateUser, CreateAccessKey)"),
    },
    Field {
        name: "ct.user", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "who called: user name, or the role for assumed roles",
        example: Some("ct.user = deploy"),
    },
    Field {
        name: "ct.originaluser", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "who called, as the record has it: the session name for assumed roles",
        example: None,
    },
    Field {
        name: "ct.user.accountid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "account of who called",
        example: None,
    },
    Field {
        name: "ct.user.identitytype", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of identity: Root, IAMUser, AssumedRole and so on",
        example: Some("ct.user.identitytype = Root"),
    },
    Field {
        name: "ct.user.principalid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of who called",
        example: Some("ct.user.principalid exists"),
    },
    Field {
        name: "ct.user.arn", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "Amazon resource name of who called",
        example: Some("ct.user.arn contains :role/"),
    },
    Field {
        name: "ct.region", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "AWS region of the service",
        example: Some("ct.region in (eu-central-1, eu-west-1)"),
    },
    Field {
        name: "ct.response.subnetid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "subnet in the answer",
        example: Some("ct.response.subnetid exists"),
    },
    Field {
        name: "ct.response.reservationid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "reservation in the answer",
        example: Some("ct.response.reservationid exists"),
    },
    Field {
        name: "ct.response", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole answer of the call, as JSON",
        example: None,
    },
    Field {
        name: "ct.request.availabilityzone", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested availability zone",
        example: Some("ct.request.availabilityzone = eu-central-1a"),
    },
    Field {
        name: "ct.request.cluster", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested cluster",
        example: Some("ct.request.cluster = production"),
    },
    Field {
        name: "ct.request.functionname", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested function",
        example: Some("ct.request.functionname startswith billing-"),
    },
    Field {
        name: "ct.request.groupname", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested group",
        example: Some("ct.request.groupname = admins"),
    },
    Field {
        name: "ct.request.host", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested host",
        example: Some("ct.request.host endswith .amazonaws.com"),
    },
    Field {
        name: "ct.request.name", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the requested resource",
        example: Some("ct.request.name = audit-trail"),
    },
    Field {
        name: "ct.request.policy", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested policy",
        example: Some("ct.request.policy contains AllUsers"),
    },
    Field {
        name: "ct.request.reason", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "reason given for the call",
        example: None,
    },
    Field {
        name: "ct.request.target", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "target of the call",
        example: None,
    },
    Field {
        name: "ct.request.documentname", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested document",
        example: None,
    },
    Field {
        name: "ct.request.serialnumber", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested serial number",
        example: Some("ct.request.serialnumber exists"),
    },
    Field {
        name: "ct.request.servicename", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested service",
        example: Some("ct.request.servicename = web"),
    },
    Field {
        name: "ct.request.subnetid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested subnet",
        example: None,
    },
    Field {
        name: "ct.request.taskdefinition", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested task definition",
        example: Some("ct.request.taskdefinition startswith web"),
    },
    Field {
        name: "ct.request.username", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested user",
        example: Some("ct.request.username = admin"),
    },
    Field {
        name: "ct.request", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "whole parameters of the call, as JSON",
        example: None,
    },
    Field {
        name: "ct.srcip", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address the call came from",
        example: Some("ct.srcip = 203.0.113.7"),
    },
    Field {
        name: "ct.useragent", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "program that called, as it calls itself",
        example: None,
    },
    Field {
        name: "ct.info", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "one-line summary of the record",
        example: None,
    },
    Field {
        name: "ct.managementevent", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true for actions on resources and sign-ins, false for access to their data",
        example: None,
    },
    Field {
        name: "ct.readonly", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true for calls that change nothing",
        example: None,
    },
    Field {
        name: "ct.requestid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id that AWS gave the call",
        example: None,
    },
    Field {
        name: "ct.eventtype", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of record, such as AwsApiCall",
        example: None,
    },
    Field {
        name: "ct.apiversion", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "API version of the service that was called",
        example: None,
    },
    Field {
        name: "ct.resources", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "resources that the call worked on",
        example: None,
    },
    Field {
        name: "ct.recipientaccountid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "account that got the record",
        example: None,
    },
    Field {
        name: "ct.serviceeventdetails", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "details of an event of the service itself, as JSON",
        example: None,
    },
    Field {
        name: "ct.sharedeventid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id shared by the records that several accounts get of one action",
        example: None,
    },
    Field {
        name: "ct.vpcendpointid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "VPC endpoint that the call went through",
        example: None,
    },
    Field {
        name: "ct.eventcategory", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "category of the record: Management, Data, Insight",
        example: None,
    },
    Field {
        name: "ct.addendum.reason", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "why a record, or a part of it, came late",
        example: None,
    },
    Field {
        name: "ct.addendum.updatedfields", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "fields that a late addition changes",
        example: None,
    },
    Field {
        name: "ct.addendum.originalrequestid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "request id of the record that a late addition changes",
        example: None,
    },
    Field {
        name: "ct.addendum.originaleventid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the record that a late addition changes",
        example: None,
    },
    Field {
        name: "ct.sessioncredentialfromconsole", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true when the call was made in the web console",
        example: None,
    },
    Field {
        name: "ct.edgedevicedetails", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "edge devices that the call works on",
        example: None,
    },
    Field {
        name: "ct.tlsdetails.tlsversion", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "TLS version of the call",
        example: None,
    },
    Field {
        name: "ct.tlsdetails.ciphersuite", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "TLS cipher suite of the call",
        example: None,
    },
    Field {
        name: "ct.tlsdetails.clientprovidedhostheader", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "host name that the caller addressed",
        example: None,
    },
    Field {
        name: "ct.additionaleventdata", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "additional data of the record, as JSON",
        example: None,
    },
    Field {
        name: "s3.uri", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "object as s3://bucket/key",
        example: None,
    },
    Field {
        name: "s3.bucket", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the bucket",
        example: Some("s3.bucket startswith logs-"),
    },
    Field {
        name: "s3.key", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the object in its bucket",
        example: None,
    },
    Field {
        name: "s3.bytes", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "bytes of an upload or download",
        example: None,
    },
    Field {
        name: "s3.bytes.in", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "bytes of an upload",
        example: None,
    },
    Field {
        name: "s3.bytes.out", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "bytes of a download",
        example: None,
    },
    Field {
        name: "s3.cnt.get", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 for downloads, 0 for other calls",
        example: None,
    },
    Field {
        name: "s3.cnt.put", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 for uploads, 0 for other calls",
        example: None,
    },
    Field {
        name: "s3.cnt.other", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::HIDDEN, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 for calls that are neither upload nor download, 0 for those",
        example: None,
    },
    Field {
        name: "ec2.name", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the instances, from their tags",
        example: None,
    },
    Field {
        name: "ec2.imageid", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "image of the instance in the answer; use ec2.imageids[0]",
        example: None,
    },
    Field {
        name: "ec2.imageids", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the instances",
        example: None,
    },
    Field {
        name: "ecr.repository", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested container repository",
        example: None,
    },
    Field {
        name: "ecr.imagetag", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested image tag",
        example: None,
    },
    Field {
        name: "iam.role", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested role",
        example: None,
    },
    Field {
        name: "iam.policy", class: "cloudtrail", provider: "cloudtrail", sources: &["aws_cloudtrail"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested policy",
        example: None,
    },
    Field {
        name: "github.type", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of webhook: push, repository, member, workflow_run and so on",
        example: Some("github.type = push"),
    },
    Field {
        name: "github.action", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "action, such as created or deleted",
        example: Some("github.action in (created, deleted)"),
    },
    Field {
        name: "github.user", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "who did it",
        example: Some("github.user = octocat"),
    },
    Field {
        name: "github.repo", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::DEPRECATED, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "URL of the repository; use github.repo.url",
        example: None,
    },
    Field {
        name: "github.repo.url", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "URL of the repository",
        example: Some("github.repo.url startswith https://github.com/example/"),
    },
    Field {
        name: "github.repo.name", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the repository with its owner",
        example: Some("github.repo.name = example/api"),
    },
    Field {
        name: "github.repo.description", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "description of the repository",
        example: None,
    },
    Field {
        name: "github.org", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the organisation",
        example: Some("github.org = example"),
    },
    Field {
        name: "github.owner", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "owner of the repository",
        example: Some("github.owner = example"),
    },
    Field {
        name: "github.repo.public", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true when everyone can read the repository",
        example: Some("github.repo.public = true"),
    },
    Field {
        name: "github.collaborator.name", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "collaborator that was added, changed or removed",
        example: Some("github.collaborator.name = octocat"),
    },
    Field {
        name: "github.collaborator.role", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "role that the collaborator has now",
        example: Some("github.collaborator.role = admin"),
    },
    Field {
        name: "github.webhook.id", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the webhook that was added or removed",
        example: Some("github.webhook.id exists"),
    },
    Field {
        name: "github.webhook.type", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of the webhook: Repository, Organization",
        example: Some("github.webhook.type = Repository"),
    },
    Field {
        name: "github.commit.added", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "files that a push adds, commas between",
        example: None,
    },
    Field {
        name: "github.commit.modified", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "files that a push changes, commas between",
        example: None,
    },
    Field {
        name: "github.commit.removed", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "files that a push removes, commas between",
        example: None,
    },
    Field {
        name: "github.diff.has_secrets", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true when a pushed change holds something that looks like a secret",
        example: Some("github.diff.has_secrets = true"),
    },
    Field {
        name: "github.diff.committed_secrets.desc", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "types of the secrets in a push, separated by commas",
        example: Some("github.diff.committed_secrets.desc contains AWS"),
    },
    Field {
        name: "github.diff.committed_secrets.files", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "files that hold the secrets of a push, commas between",
        example: Some("github.diff.committed_secrets.files contains .env"),
    },
    Field {
        name: "github.diff.committed_secrets.lines", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "lines that hold the secrets of a push, commas between",
        example: Some("github.diff.committed_secrets.lines exists"),
    },
    Field {
        name: "github.diff.committed_secrets.links", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "links to the secrets of a push, commas between",
        example: Some("github.diff.committed_secrets.links exists"),
    },
    Field {
        name: "github.workflow.has_miners", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true when a workflow runs a known crypto miner",
        example: Some("github.workflow.has_miners = true"),
    },
    Field {
        name: "github.workflow.miners.type", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of the miners that a workflow runs",
        example: None,
    },
    Field {
        name: "github.workflow.filename", class: "github", provider: "github", sources: &["github"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "file that defines the workflow",
        example: Some("github.workflow.filename = build.yml"),
    },
    Field {
        name: "gcp.user", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "account that acted",
        example: Some("gcp.user endswith @example.com"),
    },
    Field {
        name: "gcp.callerIP", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address the call came from",
        example: Some("gcp.callerIP = 203.0.113.7"),
    },
    Field {
        name: "gcp.userAgent", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "program that called, as it calls itself",
        example: None,
    },
    Field {
        name: "gcp.authorizationInfo", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "requested permissions and whether they were granted, as JSON",
        example: None,
    },
    Field {
        name: "gcp.serviceName", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "service that was called, such as storage.googleapis.com",
        example: Some("gcp.serviceName = iam.googleapis.com"),
    },
    Field {
        name: "gcp.policyDelta", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "changes of a policy, as JSON",
        example: Some("gcp.policyDelta contains allUsers"),
    },
    Field {
        name: "gcp.request", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "parameters of the call, as JSON",
        example: None,
    },
    Field {
        name: "gcp.methodName", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "method that was called",
        example: Some("gcp.methodName endswith .SetIamPolicy"),
    },
    Field {
        name: "gcp.cloudfunctions.function", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the cloud function",
        example: None,
    },
    Field {
        name: "gcp.cloudsql.databaseId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the Cloud SQL database",
        example: None,
    },
    Field {
        name: "gcp.compute.instanceId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the virtual machine",
        example: None,
    },
    Field {
        name: "gcp.compute.networkId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the network",
        example: None,
    },
    Field {
        name: "gcp.compute.subnetwork", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the subnetwork",
        example: None,
    },
    Field {
        name: "gcp.compute.subnetworkId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the subnetwork",
        example: None,
    },
    Field {
        name: "gcp.dns.zone", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the DNS zone",
        example: None,
    },
    Field {
        name: "gcp.iam.serviceAccount", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "e-mail address of the service account",
        example: None,
    },
    Field {
        name: "gcp.iam.serviceAccountId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unique id of the service account",
        example: None,
    },
    Field {
        name: "gcp.location", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "region or zone of the resource",
        example: None,
    },
    Field {
        name: "gcp.logging.sink", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "where the log entries are exported to",
        example: None,
    },
    Field {
        name: "gcp.projectId", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the project",
        example: Some("gcp.projectId = production"),
    },
    Field {
        name: "gcp.resourceName", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the resource",
        example: None,
    },
    Field {
        name: "gcp.resourceType", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of the resource",
        example: None,
    },
    Field {
        name: "gcp.resourceLabels", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "labels of the resource, as JSON",
        example: None,
    },
    Field {
        name: "gcp.storage.bucket", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the storage bucket",
        example: None,
    },
    Field {
        name: "gcp.time", class: "gcpaudit", provider: "gcpaudit", sources: &["gcp_auditlog"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when it happened, in RFC 3339 form",
        example: None,
    },
    Field {
        name: "okta.app", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "application that wrote the entry",
        example: None,
    },
    Field {
        name: "okta.behaviors", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "unusual behaviours that Okta saw",
        example: None,
    },
    Field {
        name: "okta.org", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the organisation",
        example: None,
    },
    Field {
        name: "okta.evt.type", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of event, such as user.session.start",
        example: Some("okta.evt.type = user.session.start"),
    },
    Field {
        name: "okta.evt.legacytype", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of event under its old name",
        example: None,
    },
    Field {
        name: "okta.severity", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "severity of the entry: DEBUG, INFO, WARN, ERROR",
        example: None,
    },
    Field {
        name: "okta.message", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "description of the event",
        example: None,
    },
    Field {
        name: "okta.published", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "when the entry was written",
        example: None,
    },
    Field {
        name: "okta.logonlysecuritydata", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "security details of the sign-in, as JSON",
        example: None,
    },
    Field {
        name: "okta.actor.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of who acted",
        example: None,
    },
    Field {
        name: "okta.actor.Type", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of who acted, such as User",
        example: None,
    },
    Field {
        name: "okta.actor.alternateid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "other id of who acted, mostly an e-mail address",
        example: None,
    },
    Field {
        name: "okta.actor.name", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of who acted",
        example: Some("okta.actor.name = \"Jo Doe\""),
    },
    Field {
        name: "okta.client.zone", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "network zone of the client",
        example: None,
    },
    Field {
        name: "okta.client.ip", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the client",
        example: Some("okta.client.ip = 203.0.113.7"),
    },
    Field {
        name: "okta.client.device", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of device of the client",
        example: None,
    },
    Field {
        name: "okta.client.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the client",
        example: None,
    },
    Field {
        name: "okta.client.geo.city", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "city of the client",
        example: None,
    },
    Field {
        name: "okta.client.geo.state", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "state or province of the client",
        example: None,
    },
    Field {
        name: "okta.client.geo.country", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "country of the client",
        example: Some("okta.client.geo.country != Germany"),
    },
    Field {
        name: "okta.client.geo.postalcode", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "postal code of the client",
        example: None,
    },
    Field {
        name: "okta.client.geo.lat", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "latitude of the client",
        example: None,
    },
    Field {
        name: "okta.client.geo.lon", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "longitude of the client",
        example: None,
    },
    Field {
        name: "okta.useragent.os", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "operating system of the client",
        example: None,
    },
    Field {
        name: "okta.useragent.browser", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "browser of the client",
        example: None,
    },
    Field {
        name: "okta.useragent.raw", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "program of the client, as it calls itself",
        example: None,
    },
    Field {
        name: "okta.result", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "outcome: SUCCESS, FAILURE, DENY and so on",
        example: None,
    },
    Field {
        name: "okta.reason", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "why that is the outcome",
        example: Some("okta.reason = INVALID_CREDENTIALS"),
    },
    Field {
        name: "okta.transaction.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the transaction",
        example: None,
    },
    Field {
        name: "okta.transaction.type", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of the transaction, such as WEB",
        example: None,
    },
    Field {
        name: "okta.requesturi", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "URI of the request",
        example: None,
    },
    Field {
        name: "okta.principal.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the account acted for",
        example: None,
    },
    Field {
        name: "okta.principal.alternateid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "other id of the account acted for, mostly an e-mail address",
        example: None,
    },
    Field {
        name: "okta.principal.type", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "kind of the account acted for",
        example: None,
    },
    Field {
        name: "okta.principal.name", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the account acted for",
        example: None,
    },
    Field {
        name: "okta.authentication.step", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "step of the sign-in",
        example: None,
    },
    Field {
        name: "okta.authentication.sessionid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "session of the sign-in",
        example: None,
    },
    Field {
        name: "okta.authentication.provider", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "system that checked the sign-in",
        example: None,
    },
    Field {
        name: "okta.authentication.credentialprovider", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "system that keeps the credentials",
        example: None,
    },
    Field {
        name: "okta.security.asnumber", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the autonomous system the client comes from",
        example: None,
    },
    Field {
        name: "okta.security.asorg", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "organisation of the autonomous system",
        example: None,
    },
    Field {
        name: "okta.security.isp", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "provider the client comes from",
        example: None,
    },
    Field {
        name: "okta.security.domain", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "domain the client comes from",
        example: None,
    },
    Field {
        name: "okta.security.isproxy", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "true when the client comes through a known proxy",
        example: None,
    },
    Field {
        name: "okta.target.user.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the user acted on",
        example: None,
    },
    Field {
        name: "okta.target.user.alternateid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "other id of the user acted on, mostly an e-mail address",
        example: None,
    },
    Field {
        name: "okta.target.user.name", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the user acted on",
        example: Some("okta.target.user.name = \"Jo Doe\""),
    },
    Field {
        name: "okta.target.group.id", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "id of the group acted on",
        example: None,
    },
    Field {
        name: "okta.target.group.alternateid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "other id of the group acted on",
        example: None,
    },
    Field {
        name: "okta.target.group.name", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the group acted on",
        example: Some("okta.target.group.name = Administrators"),
    },
    Field {
        name: "okta.target.app.alternateid", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "name of the application acted on",
        example: Some("okta.target.app.alternateid = Payroll"),
    },
    Field {
        name: "okta.targets.displayName", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of everything acted on, commas between; or the name of one",
        example: None,
    },
    Field {
        name: "okta.mfa.failure.countlast", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::Required { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "failed second factors of the user within the last seconds, the number given",
        example: Some("okta.mfa.failure.countlast[300] > 5"),
    },
    Field {
        name: "okta.mfa.deny.countlast", class: "okta", provider: "okta", sources: &["okta"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::Required { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "second factors the user denied within the last seconds, the number given",
        example: Some("okta.mfa.deny.countlast[300] > 5"),
    },
    Field {
        name: "dummy.divisible", class: "dummy", provider: "dummy", sources: &["dummy"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::Required { index: true, key: false }, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "1 when the number can be divided by the argument, 0 otherwise",
        example: Some("dummy.divisible[3] = 1"),
    },
    Field {
        name: "dummy.value", class: "dummy", provider: "dummy", sources: &["dummy"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number that the event carries",
        example: Some("dummy.value > 100"),
    },
    Field {
        name: "dummy.strvalue", class: "dummy", provider: "dummy", sources: &["dummy"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "that number as a string",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of the pod's init containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.image", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's init containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.image.repository", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's init containers without tag and digest",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.command", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "commands that the pod's init containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.args", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "arguments of the commands that the pod's init containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.privileged", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's init containers are privileged",
        example: Some("ka.req.pod.initContainers.privileged intersects (true)"),
    },
    Field {
        name: "ka.req.pod.initContainers.allow_privilege_escalation", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's init containers may gain privileges",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.read_only_fs", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's init containers have a root file system they cannot write to",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's init containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.eff_run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's init containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's init containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.eff_run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's init containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.proc_mount", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "how the pod's init containers mount /proc",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.add_capabilities", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities added to the pod's init containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.initContainers.host_port", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "ports of the host that the pod's init containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.name", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "names of the pod's ephemeral containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.image", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's ephemeral containers",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.image.repository", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "images of the pod's ephemeral containers without tag and digest",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.command", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "commands that the pod's ephemeral containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.args", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "arguments of the commands that the pod's ephemeral containers start",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.privileged", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's ephemeral containers are privileged",
        example: Some("ka.req.pod.ephemeralContainers.privileged intersects (true)"),
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.allow_privilege_escalation", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's ephemeral containers may gain privileges",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.read_only_fs", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "which of the pod's ephemeral containers have a root file system they cannot write to",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's ephemeral containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.eff_run_as_user", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "user ids that the pod's ephemeral containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's ephemeral containers request",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.eff_run_as_group", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "group ids that the pod's ephemeral containers start with: their own, else the pod's, else 0",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.proc_mount", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "how the pod's ephemeral containers mount /proc",
        example: None,
    },
    Field {
        name: "ka.req.pod.ephemeralContainers.add_capabilities", class: "k8saudit", provider: "k8saudit", sources: &["k8s_audit"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::Optional { index: true, key: false }, syntax: None,
        flags: FieldFlags::LIST, cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "capabilities added to the pod's ephemeral containers",
        example: None,
    },
    Field {
        name: "krsi.name", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path of an opened file, or addresses and ports of a connection",
        example: None,
    },
    Field {
        name: "krsi.fd", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "descriptor number",
        example: None,
    },
    Field {
        name: "krsi.file_index", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "place in the ring's table of files; missing for ordinary descriptors",
        example: None,
    },
    Field {
        name: "krsi.flags", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "flags of the operation",
        example: None,
    },
    Field {
        name: "krsi.mode", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "permission bits of a new file or directory",
        example: None,
    },
    Field {
        name: "krsi.dev", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "number of the device that holds the file",
        example: None,
    },
    Field {
        name: "krsi.ino", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "inode number of the file",
        example: None,
    },
    Field {
        name: "krsi.domain", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address family of a new socket",
        example: None,
    },
    Field {
        name: "krsi.type", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "type of a new socket",
        example: None,
    },
    Field {
        name: "krsi.protocol", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "protocol of a new socket",
        example: None,
    },
    Field {
        name: "krsi.iou_ret", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "result inside io_uring; missing for ordinary calls",
        example: None,
    },
    Field {
        name: "krsi.res", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "result of the operation",
        example: None,
    },
    Field {
        name: "krsi.target", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path that a new symbolic link points to",
        example: None,
    },
    Field {
        name: "krsi.linkdirfd", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "directory descriptor that the path of a new symbolic link refers to",
        example: None,
    },
    Field {
        name: "krsi.linkpath", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path of a new symbolic link",
        example: None,
    },
    Field {
        name: "krsi.olddirfd", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "directory descriptor that the old path refers to",
        example: None,
    },
    Field {
        name: "krsi.newdirfd", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "directory descriptor that the new path refers to",
        example: None,
    },
    Field {
        name: "krsi.dirfd", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "directory descriptor that the path refers to",
        example: None,
    },
    Field {
        name: "krsi.path", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "path that the operation works on",
        example: None,
    },
    Field {
        name: "krsi.oldpath", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "old path of a rename or link",
        example: None,
    },
    Field {
        name: "krsi.newpath", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Charbuf, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "new path of a rename or link",
        example: None,
    },
    Field {
        name: "krsi.cip", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the client",
        example: None,
    },
    Field {
        name: "krsi.sip", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Ipaddr, format: Format::None, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "address of the server",
        example: None,
    },
    Field {
        name: "krsi.cport", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of the client",
        example: None,
    },
    Field {
        name: "krsi.sport", class: "krsi", provider: "krsi", sources: &["syscall"],
        ty: ParamType::Uint64, format: Format::Dec, argument: ArgumentRule::None, syntax: None,
        flags: FieldFlags::empty(), cost: 10, fact: None,
        values: &[], shape: TextShape::Any, longest: usize::MAX,
        doc: "port of the server",
        example: None,
    },
];

/// Every class, in listing order.
pub static CLASSES: [FieldClass; 20] = [
    FieldClass { name: "evt", title: "All event types", sources: &["*"], hidden: false, doc: "number, time and origin of the event" },
    FieldClass { name: "evt", title: "Syscall events only", sources: &["syscall"], hidden: false, doc: "type, parameters and result of the system call" },
    FieldClass { name: "process", title: "", sources: &["syscall"], hidden: false, doc: "the process and thread that made the call, and their ancestors" },
    FieldClass { name: "user", title: "", sources: &["syscall"], hidden: false, doc: "the user that made the call" },
    FieldClass { name: "group", title: "", sources: &["syscall"], hidden: false, doc: "the group that made the call" },
    FieldClass { name: "fd", title: "", sources: &["syscall"], hidden: false, doc: "the file, socket or other descriptor that the call works on" },
    FieldClass { name: "fs.path", title: "", sources: &["syscall"], hidden: false, doc: "the paths that the call works on, also where it opens none of them" },
    FieldClass { name: "util", title: "", sources: &["*"], hidden: true, doc: "for listings of other tools" },
    FieldClass { name: "fdlist", title: "", sources: &["syscall"], hidden: false, doc: "the descriptors of a poll" },
    FieldClass { name: "container", title: "", sources: &["syscall"], hidden: false, doc: "the container and pod that the call came from" },
    FieldClass { name: "k8smeta", title: "", sources: &["syscall"], hidden: false, doc: "Kubernetes objects around the pod that the call came from" },
    FieldClass { name: "anomalydetection", title: "", sources: &["syscall"], hidden: false, doc: "how unusual the event is" },
    FieldClass { name: "krsi", title: "", sources: &["syscall"], hidden: false, doc: "events of the kernel's security hooks" },
    FieldClass { name: "k8saudit", title: "", sources: &["k8s_audit"], hidden: false, doc: "a request to the Kubernetes API server and its answer" },
    FieldClass { name: "json", title: "", sources: &["*"], hidden: false, doc: "values out of events that are JSON" },
    FieldClass { name: "cloudtrail", title: "", sources: &["aws_cloudtrail"], hidden: false, doc: "an action on an AWS account" },
    FieldClass { name: "github", title: "", sources: &["github"], hidden: false, doc: "a GitHub webhook" },
    FieldClass { name: "gcpaudit", title: "", sources: &["gcp_auditlog"], hidden: false, doc: "an action on a Google Cloud project" },
    FieldClass { name: "okta", title: "", sources: &["okta"], hidden: false, doc: "an entry of the Okta system log" },
    FieldClass { name: "dummy", title: "", sources: &["dummy"], hidden: false, doc: "an event of the example plugin" },
];

/// Names that other tools use for fields, with the field they refer to. None is a field itself.
pub static FIELD_ALIASES: &[(&str, FieldId)] = &[
    ("fd.srcip", field::FD_CIP),
    ("fd.dip", field::FD_SIP),
    ("fd.dstip", field::FD_SIP),
    ("fd.srcport", field::FD_CPORT),
    ("fd.dport", field::FD_SPORT),
    ("fd.dstport", field::FD_SPORT),
    ("fd.dproto", field::FD_SPROTO),
    ("fd.dnet", field::FD_SNET),
    ("fd.dip.name", field::FD_SIP_NAME),
];
