//! What live tests share: a probe around some work of this process, and calls as they are.
#![allow(dead_code, reason = "no test uses all of it")]

use std::ffi::CString;
use std::time::Duration;

use compiler::tables::EventCode;
use ebpf::probe::{Options, Probe, ProbeError};

/// Says that BPF is not permitted, which fails the test where it should be.
pub(crate) fn skip(test: &str, error: &ProbeError) {
    assert!(
        std::env::var_os("LANNER_REQUIRE_BPF").is_none(),
        "{test}: {error}"
    );
    eprintln!("SKIP {test}: {error}");
}

/// An event, kept.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) code: EventCode,
    pub(crate) ts: u64,
    pub(crate) tid: i64,
    values: Vec<Vec<u8>>,
}

impl Seen {
    pub(crate) fn bytes(&self, name: &str) -> &[u8] {
        let info = self.code.info().unwrap();
        let (index, _) = info
            .param(name)
            .unwrap_or_else(|| panic!("{} has no {name}", info.id));
        &self.values[index]
    }

    /// A number of the parameter's width, with its sign if it takes 8 bytes.
    pub(crate) fn number(&self, name: &str) -> i64 {
        let bytes = self.bytes(name);
        let mut number = [0; 8];
        number[..bytes.len()].copy_from_slice(bytes);
        i64::from_le_bytes(number)
    }

    /// A text, which must end in its only NUL.
    pub(crate) fn text(&self, name: &str) -> &str {
        let bytes = self.bytes(name);
        let text = bytes
            .strip_suffix(&[0])
            .unwrap_or_else(|| panic!("{name}: {bytes:?}"));
        assert!(!text.contains(&0), "{name}: {bytes:?}");
        std::str::from_utf8(text).unwrap()
    }
}

/// Events of the threads for which `of` holds while `work` ran; `None` after saying SKIP.
pub(crate) fn observe(test: &str, work: impl FnOnce(), of: impl Fn(i64) -> bool) -> Option<Vec<Seen>> {
    observe_with(test, &Options::default(), work, of)
}

/// As [`observe`], with a probe of one's own.
pub(crate) fn observe_with(
    test: &str,
    options: &Options<'_>,
    work: impl FnOnce(),
    of: impl Fn(i64) -> bool,
) -> Option<Vec<Seen>> {
    let mut probe = match Probe::load(options) {
        Ok(probe) => probe,
        Err(error) if error.is_forbidden() => {
            skip(test, &error);
            return None;
        }
        Err(error) => panic!("{error}"),
    };
    work();
    let mut seen = Vec::new();
    let mut keep = |record: &ebpf::record::Record<'_>| {
        if of(record.tid) {
            let count = record.lengths.len() / 2;
            seen.push(Seen {
                code: record.code,
                ts: record.ts,
                tid: record.tid,
                values: (0..count)
                    .map(|index| record.value(index).unwrap().to_vec())
                    .collect(),
            });
        }
    };
    probe.read(Duration::from_millis(1), &mut keep).unwrap();
    probe.read_all(&mut keep).unwrap();
    let lost = probe.lost().unwrap();
    assert!(
        lost.iter()
            .all(|lost| *lost == ebpf::probe::LostEvents::default()),
        "{lost:?}"
    );
    for seen in &seen {
        check_layout(seen);
    }
    Some(seen)
}

/// As many values as the table has, each empty or of its type's width, texts with one NUL.
fn check_layout(seen: &Seen) {
    let info = seen.code.info().expect("events of the table");
    assert_eq!(seen.values.len(), info.params.len(), "{}", info.id);
    for (value, param) in seen.values.iter().zip(info.params) {
        if let Some(width) = param.ty.width() {
            assert!(
                value.is_empty() || value.len() == width,
                "{} {}",
                info.id,
                param.name
            );
        } else if matches!(
            param.ty,
            compiler::tables::ParamType::Charbuf
                | compiler::tables::ParamType::Fspath
                | compiler::tables::ParamType::Fsrelpath
        ) && !value.is_empty()
        {
            let nul = value.iter().position(|byte| *byte == 0);
            assert_eq!(nul, Some(value.len() - 1), "{} {}", info.id, param.name);
        }
    }
}

/// The first event of a code.
pub(crate) fn first(seen: &[Seen], code: EventCode) -> &Seen {
    let found = seen.iter().find(|seen| seen.code == code);
    found.unwrap_or_else(|| panic!("no {} among {} events", code.info().unwrap().id, seen.len()))
}

/// This thread.
pub(crate) fn thread() -> i64 {
    call(libc::SYS_gettid, &[])
}

/// Makes a system call as it is; gives its result, or the error below 0.
pub(crate) fn call(number: libc::c_long, arguments: &[usize]) -> i64 {
    let mut all = [0; 6];
    all[..arguments.len()].copy_from_slice(arguments);
    let [first, second, third, fourth, fifth, sixth] = all;
    // SAFETY: callers pass addresses of live buffers of the size that the call expects.
    #[expect(unsafe_code, reason = "the calls themselves are what is tested")]
    let result = unsafe { libc::syscall(number, first, second, third, fourth, fifth, sixth) };
    if result == -1 {
        return -i64::from(std::io::Error::last_os_error().raw_os_error().unwrap());
    }
    result
}

/// A text for a call.
pub(crate) fn text(text: &str) -> CString {
    CString::new(text).unwrap()
}

/// Address of a text or buffer.
pub(crate) fn address<T: ?Sized>(of: &T) -> usize {
    std::ptr::from_ref(of).cast::<u8>() as usize
}

/// Address of what a call writes to.
pub(crate) fn address_mut<T: ?Sized>(of: &mut T) -> usize {
    std::ptr::from_mut(of).cast::<u8>() as usize
}
