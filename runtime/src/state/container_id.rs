//! The container id in the path of a control group.
//!
//! Engines are tried in a fixed order, the first that recognises the path wins. Ids of runtimes
//! that use 64 hexadecimal digits are shown with their first 12.
//! Not here: which paths a thread has (`cgroups`), metadata (`container`).

use super::container::ContainerType;

/// Digits of a whole id.
const FULL_ID_LENGTH: usize = 64;
/// Digits that are shown.
const SHORT_ID_LENGTH: usize = 12;

/// Prefix and suffix of an id; an empty suffix is the end of the path.
type Layout = (&'static [u8], &'static [u8]);

const PODMAN: [Layout; 6] = [
    (b"/libpod-", b".scope"),
    (b"/libpod-", b".scope/container"),
    (b"/libpod-", b""),
    (b"/libpod-payload-", b".scope"),
    (b"/libpod-payload-", b".scope/container"),
    (b"/libpod-payload-", b""),
];

const DOCKER: [Layout; 2] = [(b"/", b""), (b"/docker-", b".scope")];

const CRI: [Layout; 7] = [
    (b"/", b""),
    (b"/crio-", b""),
    (b"/cri-containerd-", b".scope"),
    (b"/crio-", b".scope"),
    (b":cri-containerd:", b""),
    (b"/docker-", b".scope"),
    (b"/nerdctl-", b".scope"),
];

const LXC: [&[u8]; 3] = [b"/lxc/", b"/lxc.payload/", b"/lxc.payload."];

/// A recognised container.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct MatchedId<'a> {
    pub(super) id: &'a [u8],
    /// The runtime, where it sends no metadata of its own.
    pub(super) bare: Option<ContainerType>,
}

/// Returns the container that a control group path belongs to.
pub(super) fn match_path(path: &[u8]) -> Option<MatchedId<'_>> {
    let with_metadata = |id| MatchedId { id, bare: None };
    let bare = |ty| move |id| MatchedId { id, bare: Some(ty) };
    match_layouts(path, &PODMAN)
        .or_else(|| match_layouts(path, &DOCKER))
        .or_else(|| match_layouts(path, &CRI))
        .or_else(|| containerd(path))
        .map(with_metadata)
        .or_else(|| lxc(path).map(bare(ContainerType::Lxc)))
        .or_else(|| libvirt_lxc(path).map(bare(ContainerType::LibvirtLxc)))
        .or_else(|| bpm(path).map(bare(ContainerType::Bpm)))
}

fn match_layouts<'a>(path: &'a [u8], layouts: &[Layout]) -> Option<&'a [u8]> {
    layouts.iter().find_map(|(before, after)| {
        let (start, end) = between(path, before, after)?;
        full_id(path, start, end)
    })
}

/// Returns the range between the last `before` and the last `after`; the latter can lie in front.
fn between(path: &[u8], before: &[u8], after: &[u8]) -> Option<(usize, usize)> {
    let start = find_last(path, before)? + before.len();
    let end = if after.is_empty() {
        path.len()
    } else {
        find_last(path, after)?
    };
    Some((start, end))
}

/// Returns an id of the full length. The check for digits only sees foreign bytes among the first 64 of the
/// path, which is how the recorded ids came about.
fn full_id(path: &[u8], start: usize, end: usize) -> Option<&[u8]> {
    if end.checked_sub(start)? != FULL_ID_LENGTH {
        return None;
    }
    let foreign = path.iter().skip(start).position(|byte| !byte.is_ascii_hexdigit());
    if foreign.is_some_and(|offset| start + offset < FULL_ID_LENGTH) {
        return None;
    }
    path.get(start..start + SHORT_ID_LENGTH)
}

/// Returns an id below a namespace, which is the first path segment that looks like one.
fn containerd(path: &[u8]) -> Option<&[u8]> {
    let namespace = namespace(path)?;
    let (start, end) = between(path, namespace, b"")?;
    if let Some(id) = full_id(path, start, end) {
        return Some(id);
    }
    let length = end.checked_sub(start)?;
    let is_host = [&b".service"[..], b".slice", b".scope"]
        .iter()
        .any(|ending| path.ends_with(ending));
    if length == 0 || length > FULL_ID_LENGTH || is_host {
        return None;
    }
    path.get(start..start + length.min(SHORT_ID_LENGTH))
}

/// Returns the first segment between slashes that consists of letters and digits, joined by single `.`,
/// `_` or `-`; slashes included.
fn namespace(path: &[u8]) -> Option<&[u8]> {
    let mut start = path.iter().position(|byte| *byte == b'/')?;
    loop {
        let rest = &path[start + 1..];
        let length = rest.iter().position(|byte| *byte == b'/')?;
        let is_name = rest[..length]
            .split(|byte| b"._-".contains(byte))
            .all(|run| !run.is_empty() && run.iter().all(u8::is_ascii_alphanumeric));
        let end = start + 1 + length;
        if is_name {
            return Some(&path[start..=end]);
        }
        start = end;
    }
}

fn lxc(path: &[u8]) -> Option<&[u8]> {
    LXC.iter().find_map(|before| {
        let rest = &path[find_first(path, before)? + before.len()..];
        rest.split(|byte| *byte == b'/').next()
    })
}

fn libvirt_lxc(path: &[u8]) -> Option<&[u8]> {
    const ENDING: &[u8] = b".libvirt-lxc";
    const MARK: &[u8] = br"-lxc\x2";
    const LEGACY: &[u8] = b"/libvirt/lxc/";
    // Only the first place counts, and it must be the end.
    if let Some(place) = find_first(path, ENDING).filter(|place| place + ENDING.len() == path.len())
        && let Some(slash) = find_last(path, b"/")
    {
        // A slash behind the mark cannot be, the mark ends the path.
        return path.get(slash + 1..place);
    }
    if let Some(place) = find_first(path, MARK) {
        let ending: &[u8] = if find_first(path, b".scope/libvirt").is_some() {
            b".scope/libvirt"
        } else {
            b".scope"
        };
        let end = find_first(path, ending).filter(|end| end + ending.len() == path.len());
        // One byte after the mark is left out: the last digit of the escape.
        if let Some(id) = end.and_then(|end| path.get(place + MARK.len() + 1..end)) {
            return Some(id);
        }
    }
    let place = find_first(path, LEGACY)?;
    path.get(place + LEGACY.len()..)
}

fn bpm(path: &[u8]) -> Option<&[u8]> {
    const BEFORE: &[u8] = b"bpm-";
    let rest = &path[find_first(path, BEFORE)? + BEFORE.len()..];
    let id = match find_first(rest, b".scope") {
        Some(end) => &rest[..end],
        None => rest,
    };
    let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || b"._-".contains(byte);
    (!id.is_empty() && id.iter().all(allowed)).then_some(id)
}

fn find_first(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

fn find_last(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).rposition(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "32a1026ccb88a551e2a38eb8f260b4700aefec7e8c007344057e58a9fa302374";

    fn id(path: &str) -> Option<String> {
        let path = path.replace("ID", ID);
        match_path(path.as_bytes()).map(|found| String::from_utf8_lossy(found.id).into_owned())
    }

    #[test]
    fn every_layout_is_recognised() {
        let paths = [
            "/docker/ID",
            "/system.slice/docker-ID.scope",
            "/machine.slice/libpod-ID.scope",
            "/machine.slice/libpod-ID.scope/container",
            "/libpod_parent/libpod-ID",
            "/user.slice/libpod-payload-ID.scope",
            "/user.slice/libpod-payload-ID.scope/container",
            "/user.slice/libpod-payload-ID",
            "/kubepods/burstable/pod1/ID",
            "/kubepods/pod1/crio-ID",
            "/kubepods.slice/cri-containerd-ID.scope",
            "/kubepods.slice/crio-ID.scope",
            "/kubepods.slice/nerdctl-ID.scope",
            "/kubepods-pod1.slice:cri-containerd:ID",
            "/default/ID",
        ];
        for path in paths {
            assert_eq!(id(path).as_deref(), Some("32a1026ccb88"), "{path}");
            let text = path.replace("ID", ID);
            assert_eq!(match_path(text.as_bytes()).unwrap().bare, None);
        }
    }

    #[test]
    fn runtimes_without_metadata_show_their_whole_id() {
        let cases = [
            ("/lxc/web.scope", "web.scope", ContainerType::Lxc),
            ("/lxc.payload/web/init.scope", "web", ContainerType::Lxc),
            ("/lxc.payload.web/init.scope", "web", ContainerType::Lxc),
            ("/a b/web.libvirt-lxc", "web", ContainerType::LibvirtLxc),
            (
                r"/machine.slice/machine-lxc\x2d7\x2dweb.scope",
                r"7\x2dweb",
                ContainerType::LibvirtLxc,
            ),
            (
                r"/machine-lxc\x2d7\x2dweb.scope/libvirt",
                r"7\x2dweb",
                ContainerType::LibvirtLxc,
            ),
            ("/system.slice/bpm-job.x.scope", "job.x", ContainerType::Bpm),
        ];
        for (path, expected, ty) in cases {
            let found = match_path(path.as_bytes()).unwrap_or_else(|| panic!("{path}"));
            assert_eq!(
                (String::from_utf8_lossy(found.id).as_ref(), found.bare),
                (expected, Some(ty)),
                "{path}"
            );
        }
    }

    #[test]
    fn host_paths_are_no_containers() {
        for path in [
            "",
            "/",
            "/user.slice",
            "/user.slice/user-1000.slice/session-2.scope",
            "/system.slice/ssh.service",
            "/init.scope",
        ] {
            assert_eq!(id(path), None, "{path}");
        }
    }

    #[test]
    fn other_names_below_a_namespace_count_as_containers() {
        assert_eq!(id("/default/redis").as_deref(), Some("redis"));
        // This engine precedes those of lxc and recognises paths without a systemd unit at the end.
        assert_eq!(id("/lxc/web").as_deref(), Some("web"));
        assert_eq!(id("/user/1000.user/c2.session").as_deref(), Some("1000.user/c2"));
    }

    #[test]
    fn old_libvirt_paths_show_all_that_follows() {
        let name = "w".repeat(FULL_ID_LENGTH + 1);
        assert_eq!(id(&format!("/libvirt/lxc/{name}")), Some(name));
    }

    #[test]
    fn foreign_bytes_late_in_the_path_go_unnoticed() {
        let long = "x".repeat(FULL_ID_LENGTH);
        assert_eq!(id(&format!("/{long}")), None);
        let deep = format!("/kubepods.slice/kubepods-pod12345678901234567890123456789012345.slice/{long}");
        assert_eq!(id(&deep).as_deref(), Some("xxxxxxxxxxxx"));
    }
}
