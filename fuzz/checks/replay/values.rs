//! Hostile parameter values of every type: mostly of the right width with invalid content, sometimes
//! the reverse.

use compiler::tables::{Param, ParamType};

use super::source::Source;

const ID: &str = "32a1026ccb88a551e2a38eb8f260b4700aefec7e8c007344057e58a9fa302374";

/// Strings that some code parses. `@` is replaced by a container id.
const TEXTS: &[&str] = &[
    "",
    "/",
    ".",
    "..",
    "../../..",
    "/../a/./b//c/",
    "sub/../..",
    "/etc/passwd",
    "(NULL)",
    "<NA>",
    "bash",
    "/proc/self/exe",
    "/memfd:x (deleted)",
    "socket:[123]",
    "\u{1f980}\u{7f}\u{1}\t\n",
    "HOME=/root\0EMPTY=\0=\0NONE\0\0PATH=/bin",
    "cpu=/docker/@\0memory=/docker/@",
    "cpu=/kubepods/besteffort/pod05869489-8c7f-45dc-9abd-1b1620787bb1/@",
    "pids=/system.slice/crio-@.scope\0=\0cpu\0cpu=",
    "cpu=/libpod-@.scope/container",
    "cpu=/lxc/\0cpu=/lxc.payload.x/..",
    "cpu=/machine.slice/machine-lxc\\x2d",
    "cpu=/garden/bpm-.scope",
    "container",
    "container_removed",
    "k8s",
    r#"{"container":{"id":"32a1026ccb88","type":0,"name":"web","full_id":"@","ip":"172.17.0.2",
        "image":"a/b:c@sha256:d","imagerepo":"a/b","labels":{"a":"b","c":1},"Mounts":[{},{"Source":"/"}],
        "created_time":-1,"env":["A=b"],"Healthprobe":1,"port_mappings":[{"HostIp":-1}]}}"#,
    r#"{"container":{"id":"32a1026ccb88","type":99,"labels":[],"Mounts":{},"privileged":"yes"}}"#,
    r#"{"container":{"id":"@","type":"docker","name":null}"#,
    r#"{"container":[]}"#,
    "{",
    r#"{"reason":"Create","uid":"05869489-8c7f-45dc-9abd-1b1620787bb1","kind":"Pod",
        "meta":"{\"name\":\"a\",\"namespace\":\"n\",\"labels\":{\"x\":1}}","status":"{\"podIP\":7}",
        "refs":{"resources":{"Namespace":{"list":["n1"]},"Pod":{"list":["05869489-8c7f-45dc-9abd-1b1620787bb1"]}}}}"#,
    r#"{"reason":"Delete","uid":"n1","kind":"Namespace","meta":"{"}"#,
    "Event: start; ID: 0; name;Image:sha256@;;Image",
    "127.0.0.1:80->::ffff:10.0.0.1:443",
];
const LENGTHS: &[usize] = &[1, 15, 16, 255, 256, 1022, 1023, 1024, 4095, 4096, 20_000];
const NUMBERS: &[i64] = &[
    0,
    1,
    -1,
    -2,
    -100,
    2,
    3,
    255,
    4096,
    i64::MIN,
    i64::MAX,
    u32::MAX as i64,
    i32::MIN as i64,
    1 << 32 | 1,
    1_000_000_000,
];

/// Returns a number of any magnitude, negative ones included.
pub(super) fn number(source: &mut Source<'_>) -> i64 {
    match source.below(8) {
        0..4 => source.below(12) as i64,
        4..7 => source.one_of(NUMBERS),
        _ => source.raw() as i64,
    }
}

/// Returns an id of a thread, process, group or descriptor: mostly one of a few that recur.
pub(super) fn id(source: &mut Source<'_>) -> i64 {
    if source.once_in(8) {
        number(source)
    } else {
        source.below(8) as i64
    }
}

/// Returns a string without its terminating NUL.
pub(super) fn text(source: &mut Source<'_>) -> Vec<u8> {
    match source.below(16) {
        0 => source.bytes(40).to_vec(),
        1 => {
            let length = source.one_of(LENGTHS);
            let pattern = source.one_of(TEXTS).replace('@', ID);
            let pattern = if pattern.is_empty() { "../x" } else { &pattern };
            pattern.bytes().cycle().take(length).collect()
        }
        2 => [text_of(source), b"/".to_vec(), text_of(source)].concat(),
        _ => text_of(source),
    }
}

fn text_of(source: &mut Source<'_>) -> Vec<u8> {
    source.one_of(TEXTS).replace('@', ID).into_bytes()
}

/// Returns a string of at most `most` bytes.
pub(super) fn short_text(source: &mut Source<'_>, most: u64) -> Vec<u8> {
    let mut text = text(source);
    text.truncate(most as usize);
    text
}

/// Returns the value of a parameter.
pub(super) fn value(source: &mut Source<'_>, param: &Param) -> Vec<u8> {
    match source.below(24) {
        23 => Vec::new(),
        22 => {
            let width = source.below(24);
            source.bytes(width).to_vec()
        }
        21 => source.one_of(&[&b"(NULL)\0"[..], b"\0", b"\0\0", b"x"]).to_vec(),
        _ => fitting(source, param.ty),
    }
}

fn fitting(source: &mut Source<'_>, ty: ParamType) -> Vec<u8> {
    use ParamType as T;
    let closed = |mut text: Vec<u8>| {
        text.push(0);
        text
    };
    match ty {
        T::Fd | T::Fd32 | T::Pid | T::Pid32 | T::Errno => fixed(id(source), ty),
        T::Sockaddr => sockaddr(source, 1),
        T::Socktuple => sockaddr(source, 2),
        T::Fdlist => fd_list(source),
        T::Charbuf | T::Fspath | T::Fsrelpath | T::Charbufarray | T::CharbufPairArray => closed(text(source)),
        T::Dyn => {
            let tag = source.below(8) as u8;
            let width = source.one_of(&[8, 4, 2, 1, 0, 9]);
            let number = number(source).to_le_bytes();
            [&[tag], &number[..width.min(8)]].concat()
        }
        _ if ty.width().is_some() => fixed(number(source), ty),
        _ => text(source),
    }
}

/// Returns a number truncated or extended to the width of its type.
fn fixed(number: i64, ty: ParamType) -> Vec<u8> {
    let mut bytes = number.to_le_bytes().to_vec();
    bytes.resize(ty.width().unwrap_or(8), 0);
    bytes
}

/// Families with the length of one endpoint: unix, IPv4, IPv6, netlink, and an unknown one.
const FAMILIES: &[(u8, usize)] = &[(1, 8), (2, 6), (10, 18), (16, 0), (99, 5)];

/// Returns one or two endpoints of a socket, complete or truncated.
fn sockaddr(source: &mut Source<'_>, ends: usize) -> Vec<u8> {
    let (family, width) = source.one_of(FAMILIES);
    let mut bytes = vec![family];
    for _ in 0..ends {
        let address: [u8; 18] = match source.below(4) {
            0 => [0; 18],
            1 => [127, 0, 0, 1, 80, 0, 0, 0, 0, 0, 0xff, 0xff, 10, 0, 0, 1, 0xbb, 1],
            2 => [0xff; 18],
            _ => source.array(),
        };
        bytes.extend_from_slice(&address[..width]);
    }
    if family == 1 {
        bytes.extend(short_text(source, 120));
        bytes.push(0);
    }
    if source.once_in(6) {
        bytes.truncate(source.below(40));
    }
    bytes
}

/// Returns descriptors with flags after their count, which can be wrong.
fn fd_list(source: &mut Source<'_>) -> Vec<u8> {
    let held = source.below(5);
    let count = if source.once_in(4) {
        number(source) as u16
    } else {
        held as u16
    };
    let mut bytes = count.to_le_bytes().to_vec();
    for _ in 0..held {
        bytes.extend(id(source).to_le_bytes());
        bytes.extend((number(source) as u16).to_le_bytes());
    }
    if source.once_in(6) {
        bytes.pop();
    }
    bytes
}
