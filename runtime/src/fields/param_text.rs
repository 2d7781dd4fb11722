//! Parameters as text: `evt.args`, `evt.arg.*`, and names taken from events.
//!
//! In: an event, the position of one of its values, and the state for names of descriptors,
//! threads and users. Out: the value, and its resolved form if that differs.
//! Not here: raw values (`evt_args`), display in alerts (`render`).

use std::borrow::Cow;

use compiler::tables::{Format, Param, ParamExtra, ParamType, SYSCALLS};

use super::decode;
use super::number::{self, put};
use super::time::{Time, TimeForm};
use super::{Buffers, EventFields, fd_names, flags, names, render};
use crate::capture::L4Protocol as L4;
use crate::event::Event;
use crate::state::path::join;
use crate::state::{NOT_AVAILABLE, sockaddr_text, socktuple_text};

/// The portable number of the current directory in place of a descriptor.
pub(super) const AT_FDCWD: i64 = -100;

/// The two texts of a parameter.
#[derive(Debug, Default)]
pub(super) struct ParamText {
    /// The value itself.
    pub(super) value: Vec<u8>,
    /// Its resolved form; empty if there is none.
    pub(super) resolved: Vec<u8>,
}

impl ParamText {
    /// Returns the resolved form where there is one, else the value.
    pub(super) fn shown(self) -> Vec<u8> {
        if self.resolved.is_empty() {
            self.value
        } else {
            self.resolved
        }
    }

    fn clear(&mut self) {
        self.value.clear();
        self.resolved.clear();
    }
}

/// Returns value `index` of the event as it is shown: the resolved form where that differs from
/// the value; nothing if there is none.
pub(super) fn shown(fields: &EventFields<'_>, index: usize) -> Cow<'static, [u8]> {
    if let Some(names) = names_alone(fields.event(), index) {
        return names;
    }
    let mut text = ParamText::default();
    write(fields, index, &mut text);
    text.shown().into()
}

/// Returns the names of a number, if it has any.
fn names_alone(event: &Event<'_>, index: usize) -> Option<Cow<'static, [u8]>> {
    let param = event.info().params.get(index)?;
    let (how, ParamExtra::Flags(table)) = (naming(param.ty)?, param.extra) else {
        return None;
    };
    let number = decode::integer(param.ty, event.value(index)?)? as u32;
    Some(flags::names(number, table, how)).filter(|names| !names.is_empty())
}

/// How numbers of a type become names.
fn naming(ty: ParamType) -> Option<flags::Naming> {
    use ParamType as T;
    match ty {
        T::Flags8 | T::Flags16 | T::Flags32 => Some(flags::bits),
        T::Enumflags8 | T::Enumflags16 | T::Enumflags32 => Some(flags::values),
        T::Mode => Some(flags::modes),
        _ => None,
    }
}

/// Writes both strings of value `index` of the event to `text`; nothing if there is none.
pub(super) fn write(fields: &EventFields<'_>, index: usize, text: &mut ParamText) {
    text.clear();
    let event = fields.event();
    let (Some(param), Some(bytes)) = (event.info().params.get(index), event.value(index)) else {
        return;
    };
    if bytes.is_empty() && !param.ty.is_text() {
        return text.value.extend_from_slice(unknown(param.ty));
    }
    let (ty, bytes) = match (param.ty, param.extra) {
        (ParamType::Dyn, ParamExtra::Dynamic(types)) => match dynamic(types, bytes) {
            Some(typed) => typed,
            None => return text.value.extend_from_slice(b"INVALID DYNAMIC PARAMETER"),
        },
        (ty, _) => (ty, bytes),
    };
    let one = One {
        fields,
        param,
        ty,
        bytes,
    };
    if one.write(text).is_none() {
        // The value does not fit its type: nothing is known about it.
        text.clear();
        text.value.extend_from_slice(unknown(ty));
    }
}

/// Returns the string for a value without bytes.
fn unknown(ty: ParamType) -> &'static [u8] {
    use ParamType as T;
    match ty {
        T::Bytebuf | T::Socktuple | T::Fdlist | T::Charbufarray | T::CharbufPairArray | T::Dyn => b"NULL",
        _ => NOT_AVAILABLE,
    }
}

/// Type and bytes of a value that names its type by an index; `None` if the index is unknown.
pub(super) fn dynamic<'b>(types: &[(ParamType, Format)], bytes: &'b [u8]) -> Option<(ParamType, &'b [u8])> {
    let (index, bytes) = bytes.split_first()?;
    let (ty, _) = types.get(usize::from(*index))?;
    Some((*ty, bytes))
}

/// A value with everything that its text depends on.
struct One<'f, 'a> {
    fields: &'f EventFields<'a>,
    param: &'static Param,
    ty: ParamType,
    bytes: &'f [u8],
}

impl One<'_, '_> {
    /// `None` if the bytes do not fit the type.
    fn write(&self, text: &mut ParamText) -> Option<()> {
        use ParamType as T;
        let ParamText { value, resolved } = text;
        match self.ty {
            T::Int8 | T::Int16 | T::Int32 | T::Int64 | T::Uint8 | T::Uint16 => {
                number::param_integer(value, self.integer()?, self.ty, self.param.format);
            }
            // Decimal forms of unsigned numbers of 32 and 64 bits are shown as signed ones.
            T::Uint32 => number::param_integer(value, self.narrow()?, T::Int32, self.param.format),
            T::Uint64 => number::param_integer(value, self.integer()?, T::Int64, self.param.format),
            T::Fd => self.fd(value, resolved)?,
            T::Pid => self.pid(value, resolved)?,
            T::Errno => {
                let code = self.integer()?;
                put!(value, "{code}");
                errno(code, resolved);
            }
            T::Charbuf => value.extend_from_slice(decode::text(self.bytes)),
            T::Fspath | T::Fsrelpath => self.path(value, resolved),
            T::Bytebuf => match self.fields.buffers {
                Buffers::Dotted => render::dotted(self.bytes, value),
                Buffers::Base64 => render::base64(self.bytes, value),
            },
            T::Sockaddr => value.extend(sockaddr_text(self.bytes)?),
            T::Socktuple => value.extend(socktuple_text(self.bytes)?),
            T::Fdlist => self.fdlist(value),
            T::Syscallid => syscall(self.integer()?, value, resolved),
            T::Sigtype => {
                let number = self.integer()? as u8;
                put!(value, "{number}");
                resolved.extend(names::signal(number).unwrap_or_default().bytes());
            }
            T::Sigset => sigset(self.integer()? as u32, value),
            T::Reltime => reltime(self.integer()? as u64, value, resolved),
            T::Abstime => {
                let ts = self.integer()? as u64;
                let form = TimeForm::Date;
                put!(value, "{}", Time { ts, form });
            }
            T::Flags8 | T::Flags16 | T::Flags32 | T::Enumflags8 | T::Enumflags16 | T::Enumflags32 => {
                put!(value, "{}", self.integer()? as u32);
                self.names(resolved)?;
            }
            T::Mode => {
                number::param_integer(value, self.narrow()?, T::Int32, self.param.format);
                self.names(resolved)?;
            }
            T::Uid => self.owner(|id| self.fields.user_name_of(id), value, resolved)?,
            T::Gid => self.owner(|id| self.fields.group_name_of(id), value, resolved)?,
            T::Charbufarray => texts(self.bytes, value),
            T::Dyn => value.extend_from_slice(b"INVALID DYNAMIC PARAMETER"),
            _ => value.extend_from_slice(b"(n.a.)"),
        }
        Some(())
    }

    fn integer(&self) -> Option<i64> {
        decode::integer(self.ty, self.bytes)
    }

    /// Returns a number of 32 bits taken as signed.
    fn narrow(&self) -> Option<i64> {
        Some(i64::from(self.integer()? as i32))
    }

    fn names(&self, resolved: &mut Vec<u8>) -> Option<()> {
        let number = self.integer()? as u32;
        if let (Some(how), ParamExtra::Flags(table)) = (naming(self.ty), self.param.extra) {
            resolved.extend_from_slice(&flags::names(number, table, how));
        }
        Some(())
    }

    fn fd(&self, value: &mut Vec<u8>, resolved: &mut Vec<u8>) -> Option<()> {
        let number = self.integer()?;
        put!(value, "{number}");
        if self.fields.thread().is_none() {
            return Some(());
        }
        if number == AT_FDCWD {
            resolved.extend_from_slice(b"AT_FDCWD");
        } else if number < 0 {
            errno(number, resolved);
        } else if let Some(fd) = self.fields.fd(number) {
            resolved.push(b'<');
            resolved.extend_from_slice(fd_names::char(fd.ty));
            resolved.extend_from_slice(match fd.l4() {
                L4::Tcp => b"t",
                L4::Udp => b"u",
                L4::Icmp => b"i",
                L4::Raw => b"r",
                L4::Unknown | L4::NotApplicable => b"",
            });
            resolved.push(b'>');
            resolved.extend_from_slice(&fd.name);
        }
        Some(())
    }

    fn pid(&self, value: &mut Vec<u8>, resolved: &mut Vec<u8>) -> Option<()> {
        let number = self.integer()?;
        put!(value, "{number}");
        if let Some(thread) = self.fields.state().thread(number) {
            resolved.extend_from_slice(&thread.comm);
        }
        Some(())
    }

    fn path(&self, value: &mut Vec<u8>, resolved: &mut Vec<u8>) {
        let path = decode::text(self.bytes);
        value.extend_from_slice(path);
        if path.is_empty() || path.starts_with(b"/") || path == NOT_AVAILABLE {
            return;
        }
        if let Some(base) = self.base() {
            resolved.extend_from_slice(&join(&base, path));
        }
    }

    /// Returns the base of a relative path: the directory descriptor of the call, else
    /// the working directory. An unknown descriptor gives an empty base.
    fn base(&self) -> Option<Cow<'_, [u8]>> {
        let (state, thread) = (self.fields.state(), self.fields.thread()?);
        let event = self.fields.event();
        let directory = match self.param.extra {
            ParamExtra::Dirfd(index) if self.ty == ParamType::Fsrelpath => {
                let index = usize::from(index);
                let is_fd = event
                    .info()
                    .params
                    .get(index)
                    .is_some_and(|param| param.ty == ParamType::Fd);
                event.value(index).filter(|_| is_fd)
            }
            _ => None,
        };
        let directory = directory.map(|bytes| decode::integer(ParamType::Fd, bytes));
        Some(match directory {
            None | Some(Some(AT_FDCWD)) => state.cwd(thread).into(),
            Some(directory) => {
                let name = directory.and_then(|fd| state.fd(thread, fd)).map(|fd| &*fd.name);
                match name {
                    None | Some(b"") => Cow::Borrowed(&b""[..]),
                    Some(name) if name.ends_with(b"/") => name.into(),
                    Some(name) => [name, b"/"].concat().into(),
                }
            }
        })
    }

    fn fdlist(&self, value: &mut Vec<u8>) {
        if self.fields.thread().is_none() {
            return;
        }
        for (number, events) in decode::fdlist(self.bytes) {
            if !value.is_empty() {
                value.push(b' ');
            }
            let char = self
                .fields
                .fd(number)
                .map_or(&b"?"[..], |fd| fd_names::char(fd.ty));
            put!(value, "{}:", number as u64);
            value.extend_from_slice(char);
            put!(value, "{:x}", i32::from(events));
        }
    }

    fn owner<'s>(
        &'s self,
        name: impl Fn(u32) -> Option<&'s [u8]>,
        value: &mut Vec<u8>,
        resolved: &mut Vec<u8>,
    ) -> Option<()> {
        let id = self.integer()? as u32;
        put!(value, "{}", id.cast_signed());
        resolved.extend_from_slice(match id {
            u32::MAX => b"<NONE>",
            id => name(id).filter(|name| !name.is_empty()).unwrap_or(NOT_AVAILABLE),
        });
        Some(())
    }
}

/// Name of a negative result; nothing for numbers without one.
fn errno(code: i64, out: &mut Vec<u8>) {
    if code < 0 {
        let name = names::errno(i64::from((code as i32).wrapping_neg()));
        out.extend(name.unwrap_or_default().bytes());
    }
}

fn syscall(code: i64, value: &mut Vec<u8>, resolved: &mut Vec<u8>) {
    match usize::try_from(code).ok().and_then(|code| SYSCALLS.get(code)) {
        Some(syscall) => {
            put!(value, "{code}");
            resolved.extend_from_slice(syscall.name.as_bytes());
        }
        None => value.extend_from_slice(b"<unknown syscall>"),
    }
}

/// Names of the signals whose bit is set; bit 0 is signal 1.
fn sigset(set: u32, out: &mut Vec<u8>) {
    let signals = (0..32_u8).filter(|bit| set & (1 << bit) != 0);
    for name in signals.filter_map(|bit| names::signal(bit + 1)) {
        if !out.is_empty() {
            out.push(b' ');
        }
        out.extend_from_slice(name.as_bytes());
    }
}

fn reltime(nanoseconds: u64, value: &mut Vec<u8>, resolved: &mut Vec<u8>) {
    if nanoseconds == u64::MAX {
        return value.extend_from_slice(b"none");
    }
    put!(value, "{nanoseconds}");
    number::shortest(resolved, nanoseconds as f64 / 1e9);
    resolved.push(b's');
}

/// Texts that are each closed by NUL, with dots between them.
fn texts(bytes: &[u8], out: &mut Vec<u8>) {
    let bytes = bytes.strip_suffix(b"\0").unwrap_or(bytes);
    out.extend(bytes.iter().map(|byte| if *byte == 0 { b'.' } else { *byte }));
}

#[cfg(test)]
mod tests {
    use compiler::tables::{SYSCALLS, event};

    use super::*;
    use crate::capture::EventBuilder;
    use crate::fields::testing::{KID, World, shown};

    fn from_kid(code: compiler::tables::EventCode) -> EventBuilder {
        EventBuilder::new(code).tid(KID)
    }

    /// `evt.args` of an event of the kid.
    fn args(event: &EventBuilder) -> String {
        World::new().show(event, "evt.args")
    }

    #[test]
    fn descriptors_show_type_protocol_and_name() {
        let close = |fd| args(&from_kid(event::SYSCALL_CLOSE_X).i64(0).i64(fd));
        assert_eq!(close(3), "res=0 fd=3(<f>/var/log/syslog)");
        assert_eq!(close(4), "res=0 fd=4(<d>/srv/data)");
        assert_eq!(close(5), "res=0 fd=5(<4t>10.0.0.1:5000->10.0.0.9:443)");
        assert_eq!(close(99), "res=0 fd=99");
        assert_eq!(close(-100), "res=0 fd=-100(AT_FDCWD)");
        assert_eq!(close(-9), "res=0 fd=-9(EBADF)");
        assert_eq!(close(-9999), "res=0 fd=-9999");
    }

    #[test]
    fn results_and_threads_show_their_names() {
        let kill = |res, pid, sig| args(&from_kid(event::SYSCALL_KILL_X).i64(res).i64(pid).u8(sig));
        assert_eq!(kill(0, 20, 9), "res=0 pid=20(bash) sig=9(SIGKILL)");
        assert_eq!(kill(-3, 4711, 99), "res=-3(ESRCH) pid=4711 sig=99");
    }

    #[test]
    fn owners_show_names_of_the_capture() {
        let setuid = |uid| args(&from_kid(event::SYSCALL_SETUID_X).i64(-1).u32(uid));
        assert_eq!(setuid(1000), "res=-1(EPERM) uid=1000(kim)");
        assert_eq!(setuid(7), "res=-1(EPERM) uid=7(<NA>)");
        assert_eq!(setuid(u32::MAX), "res=-1(EPERM) uid=-1(<NONE>)");
        let setgid = args(&from_kid(event::SYSCALL_SETGID_X).i64(-1).u32(1000));
        assert_eq!(setgid, "res=-1(EPERM) gid=1000(kims)");
    }

    #[test]
    fn relative_paths_are_joined_with_what_they_refer_to() {
        let open = |path: &str| {
            let event = from_kid(event::SYSCALL_OPEN_X).i64(-2).text(path);
            let event = event.u32(3).u32(0o644).u32(0).u64(0);
            args(&event)
        };
        let rest = "flags=3(O_RDWR) mode=0644 dev=0 ino=0";
        assert_eq!(open("/etc/x"), format!("fd=-2(ENOENT) name=/etc/x {rest}"));
        assert_eq!(open("../x"), format!("fd=-2(ENOENT) name=../x(/home/x) {rest}"));
        assert_eq!(open(""), format!("fd=-2(ENOENT) name= {rest}"));
        assert_eq!(open("<NA>"), format!("fd=-2(ENOENT) name=<NA> {rest}"));

        let mkdirat = |directory: i64| {
            let event = from_kid(event::SYSCALL_MKDIRAT_X).i64(0).i64(directory);
            World::new().show(&event.text("sub").u32(0o755), "evt.arg.path")
        };
        assert_eq!(mkdirat(-100), "/home/kid/sub");
        assert_eq!(mkdirat(4), "/srv/data/sub");
        assert_eq!(mkdirat(99), "sub");
    }

    #[test]
    fn what_has_no_bytes_is_marked_by_type() {
        let read = from_kid(event::SYSCALL_READ_X)
            .unknown()
            .unknown()
            .unknown()
            .unknown();
        assert_eq!(args(&read), "res=<NA> data=NULL fd=<NA> size=<NA>");
        let connect = from_kid(event::SOCKET_CONNECT_X)
            .i64(0)
            .unknown()
            .i64(99)
            .unknown();
        assert_eq!(args(&connect), "res=0 tuple=NULL fd=99 addr=<NA>");
        let infrastructure = EventBuilder::new(event::INFRASTRUCTURE_EVENT_E);
        let infrastructure = infrastructure.unknown().text("(NULL)").text("").text("x");
        assert_eq!(
            args(&infrastructure),
            "source=<NA> name=<NA> description= scope=x"
        );
    }

    #[test]
    fn what_does_not_fit_its_type_counts_as_unknown() {
        let setuid = from_kid(event::SYSCALL_SETUID_X).i64(-1).u8(1);
        assert_eq!(args(&setuid), "res=-1(EPERM) uid=<NA>");
    }

    #[test]
    fn records_with_fewer_values_show_those() {
        assert_eq!(args(&from_kid(event::SYSCALL_SETUID_X).i64(-1)), "res=-1(EPERM)");
        assert_eq!(args(&from_kid(event::SYSCALL_SETUID_X)), "");
    }

    #[test]
    fn modes_show_octal_digits_and_names() {
        let chmod = from_kid(event::SYSCALL_CHMOD_X).i64(0).text("/x").u32(0o604);
        assert_eq!(
            args(&chmod),
            "res=0 filename=/x mode=0604(S_IROTH|S_IWUSR|S_IRUSR)"
        );
    }

    #[test]
    fn enumerations_and_durations() {
        let socket = from_kid(event::SOCKET_SOCKET_X)
            .i64(-1)
            .u32(1)
            .u32(2)
            .u32(0)
            .u32(0);
        let text = args(&socket);
        assert!(
            text.starts_with("fd=-1(EPERM) domain=1(AF_LOCAL|AF_UNIX) type=2 proto=0"),
            "{text}"
        );
        let nanosleep = |time| args(&from_kid(event::SYSCALL_NANOSLEEP_X).i64(0).u64(time));
        assert_eq!(nanosleep(1_500_000_000), "res=0 interval=1500000000(1.5s)");
        assert_eq!(nanosleep(u64::MAX), "res=0 interval=none");
        assert_eq!(nanosleep(0), "res=0 interval=0(0s)");
    }

    #[test]
    fn dynamic_values_name_their_type() {
        let option = |value: &[u8]| {
            let event = from_kid(event::SOCKET_GETSOCKOPT_X).i64(0).i64(99).u8(1).u8(1);
            World::new().show(&event.value(value).u32(4), "evt.arg.val")
        };
        assert_eq!(option(&[2, 7, 0, 0, 0]), "7");
        assert_eq!(option(b"\x00raw\xff"), "raw.");
        assert_eq!(
            option(&[1, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
            "ENOENT"
        );
        assert_eq!(option(&[9, 1]), "INVALID DYNAMIC PARAMETER");
        assert_eq!(option(&[2, 7]), "<NA>");
        assert_eq!(option(&[]), "NULL");
    }

    #[test]
    fn polls_show_each_descriptor() {
        let mut list = 3_u16.to_le_bytes().to_vec();
        for (fd, events) in [(3_i64, 1_i16), (5, 4), (99, -1)] {
            list.extend(fd.to_le_bytes());
            list.extend(events.to_le_bytes());
        }
        let poll = from_kid(event::SYSCALL_POLL_X).i64(0).value(&list).i64(5);
        assert_eq!(args(&poll), "res=0 fds=3:f1 5:44 99:?ffffffff timeout=5");
    }

    #[test]
    fn syscalls_have_numbers_and_names() {
        let name = SYSCALLS[60].name;
        let generic = from_kid(event::GENERIC_X).u16(60).u16(0);
        World::new().on(&generic, |fields| {
            assert_eq!(shown(fields, "evt.arg[0]"), name);
            assert_eq!(shown(fields, "evt.args"), "", "these are for internal use");
        });
        let unknown = from_kid(event::GENERIC_X).u16(60_000).u16(0);
        assert_eq!(World::new().show(&unknown, "evt.arg.ID"), "<unknown syscall>");
    }

    #[test]
    fn signal_sets_and_nul_divided_texts() {
        let mut text = Vec::new();
        sigset(1 | 1 << 8 | 1 << 31, &mut text);
        assert_eq!(text, b"SIGHUP SIGKILL", "signal 32 has no name");
        text.clear();
        texts(b"a\0b\0", &mut text);
        assert_eq!(text, b"a.b");
    }
}
