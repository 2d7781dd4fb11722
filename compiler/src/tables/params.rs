//! Parameters of events: their types, formats, and the names of their flag bits.

/// Encoding of a parameter inside a record, or type of a field's values.
///
/// The discriminants are the portable type numbers; `reference` names are the same words in lower
/// case with a `PT_` prefix.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[expect(
    missing_docs,
    reason = "the names are the portable ones; widths are given by `width`"
)]
#[repr(u8)]
pub enum ParamType {
    None = 0,
    Int8 = 1,
    Int16 = 2,
    Int32 = 3,
    Int64 = 4,
    Uint8 = 5,
    Uint16 = 6,
    Uint32 = 7,
    Uint64 = 8,
    Charbuf = 9,
    Bytebuf = 10,
    Errno = 11,
    Sockaddr = 12,
    Socktuple = 13,
    Fd = 14,
    Pid = 15,
    Fdlist = 16,
    Fspath = 17,
    Syscallid = 18,
    Sigtype = 19,
    Reltime = 20,
    Abstime = 21,
    Port = 22,
    L4proto = 23,
    Sockfamily = 24,
    Bool = 25,
    Ipv4addr = 26,
    Dyn = 27,
    Flags8 = 28,
    Flags16 = 29,
    Flags32 = 30,
    Uid = 31,
    Gid = 32,
    Double = 33,
    Sigset = 34,
    Charbufarray = 35,
    CharbufPairArray = 36,
    Ipv4net = 37,
    Ipv6addr = 38,
    Ipv6net = 39,
    Ipaddr = 40,
    Ipnet = 41,
    Mode = 42,
    Fsrelpath = 43,
    Enumflags8 = 44,
    Enumflags16 = 45,
    Enumflags32 = 46,
    Fd32 = 47,
    Pid32 = 48,
}

impl ParamType {
    /// Returns the size of a value in a record in bytes, or `None` if the record's length array determines it.
    pub const fn width(self) -> Option<usize> {
        use ParamType as T;
        match self {
            T::Int8 | T::Uint8 | T::Sigtype | T::L4proto | T::Sockfamily | T::Flags8 | T::Enumflags8 => {
                Some(1)
            }
            T::Int16 | T::Uint16 | T::Syscallid | T::Port | T::Flags16 | T::Enumflags16 => Some(2),
            T::Int32
            | T::Uint32
            | T::Bool
            | T::Ipv4addr
            | T::Flags32
            | T::Uid
            | T::Gid
            | T::Sigset
            | T::Mode
            | T::Enumflags32
            | T::Fd32
            | T::Pid32 => Some(4),
            T::Int64 | T::Uint64 | T::Errno | T::Fd | T::Pid | T::Reltime | T::Abstime | T::Double => Some(8),
            T::Ipv6addr => Some(16),
            T::None
            | T::Charbuf
            | T::Bytebuf
            | T::Sockaddr
            | T::Socktuple
            | T::Fdlist
            | T::Fspath
            | T::Dyn
            | T::Charbufarray
            | T::CharbufPairArray
            | T::Ipv4net
            | T::Ipv6net
            | T::Ipaddr
            | T::Ipnet
            | T::Fsrelpath => None,
        }
    }

    /// Returns its name as in Falco's listings.
    pub const fn name(self) -> &'static str {
        use ParamType as T;
        match self {
            T::None => "NONE",
            T::Int8 => "INT8",
            T::Int16 => "INT16",
            T::Int32 => "INT32",
            T::Int64 => "INT64",
            T::Uint8 => "UINT8",
            T::Uint16 => "UINT16",
            T::Uint32 => "UINT32",
            T::Uint64 => "UINT64",
            T::Charbuf => "CHARBUF",
            T::Bytebuf => "BYTEBUF",
            T::Errno => "ERRNO",
            T::Sockaddr => "SOCKADDR",
            T::Socktuple => "SOCKTUPLE",
            T::Fd => "FD",
            T::Pid => "PID",
            T::Fdlist => "FDLIST",
            T::Fspath => "FSPATH",
            T::Syscallid => "SYSCALLID",
            T::Sigtype => "SIGTYPE",
            T::Reltime => "RELTIME",
            T::Abstime => "ABSTIME",
            T::Port => "PORT",
            T::L4proto => "L4PROTO",
            T::Sockfamily => "SOCKFAMILY",
            T::Bool => "BOOL",
            T::Ipv4addr => "IPV4ADDR",
            T::Dyn => "DYNAMIC",
            T::Flags8 => "FLAGS8",
            T::Flags16 => "FLAGS16",
            T::Flags32 => "FLAGS32",
            T::Uid => "UID",
            T::Gid => "GID",
            T::Double => "DOUBLE",
            T::Sigset => "SIGSET",
            T::Charbufarray => "CHARBUFARRAY",
            T::CharbufPairArray => "CHARBUF_PAIR_ARRAY",
            T::Ipv4net => "IPV4NET",
            T::Ipv6addr => "IPV6ADDR",
            T::Ipv6net => "IPV6NET",
            T::Ipaddr => "IPADDR",
            T::Ipnet => "IPNET",
            T::Mode => "MODE",
            T::Fsrelpath => "FSRELPATH",
            T::Enumflags8 => "ENUMFLAGS8",
            T::Enumflags16 => "ENUMFLAGS16",
            T::Enumflags32 => "ENUMFLAGS32",
            T::Fd32 => "FD32",
            T::Pid32 => "PID32",
        }
    }

    /// Returns a common word for its values.
    pub const fn word(self) -> &'static str {
        use ParamType as T;
        match self {
            T::Charbuf => "text",
            T::Fspath | T::Fsrelpath => "path",
            T::Bytebuf => "bytes",
            T::Bool => "bool",
            T::Double => "decimal",
            T::Reltime => "duration",
            T::Abstime => "time",
            T::Port => "port",
            T::Ipv4addr | T::Ipv6addr | T::Ipaddr => "address",
            T::Ipv4net | T::Ipv6net | T::Ipnet => "network",
            T::Flags8 | T::Flags16 | T::Flags32 | T::Enumflags8 | T::Enumflags16 | T::Enumflags32 => "flags",
            T::Fd | T::Fd32 => "descriptor",
            T::Pid | T::Pid32 => "process id",
            T::Errno => "result",
            T::Mode => "mode",
            T::Uid => "user id",
            T::Gid => "group id",
            T::Sockaddr => "socket address",
            T::Socktuple => "socket addresses",
            T::Fdlist => "descriptors",
            T::Syscallid => "syscall",
            T::Sigtype => "signal",
            T::Sigset => "signals",
            T::L4proto => "protocol",
            T::Sockfamily => "family",
            T::Charbufarray | T::CharbufPairArray => "texts",
            T::Dyn => "any",
            T::None => "nothing",
            T::Int8 | T::Int16 | T::Int32 | T::Int64 | T::Uint8 | T::Uint16 | T::Uint32 | T::Uint64 => {
                "number"
            }
        }
    }

    /// Returns whether values are NUL-terminated in a record and compared as strings.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Charbuf | Self::Fspath | Self::Fsrelpath)
    }

    /// Returns whether values are numbers that can be negative.
    pub const fn is_signed(self) -> bool {
        use ParamType as T;
        matches!(
            self,
            T::Int8 | T::Int16 | T::Int32 | T::Int64 | T::Errno | T::Fd | T::Pid | T::Fd32 | T::Pid32
        )
    }

    /// Returns whether values are numbers that are never negative.
    pub const fn is_unsigned(self) -> bool {
        use ParamType as T;
        matches!(
            self,
            T::Uint8
                | T::Uint16
                | T::Uint32
                | T::Uint64
                | T::Syscallid
                | T::Sigtype
                | T::Reltime
                | T::Abstime
                | T::Port
                | T::L4proto
                | T::Sockfamily
                | T::Flags8
                | T::Flags16
                | T::Flags32
                | T::Uid
                | T::Gid
                | T::Sigset
                | T::Mode
                | T::Enumflags8
                | T::Enumflags16
                | T::Enumflags32
        )
    }
}

/// How a number is formatted.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Format {
    /// No format of its own.
    None,
    /// Decimal.
    Dec,
    /// Hexadecimal, upper-case digits, no prefix.
    Hex,
    /// Octal.
    Oct,
    /// Decimal, padded with zeros to nine digits.
    Padded,
    /// An identifier: decimal.
    Id,
    /// The direction of an event: `<` or `>`.
    Dir,
}

/// One name of a flag table.
#[derive(Debug, Eq, PartialEq)]
pub struct Flag {
    /// Its name, as shown to users.
    pub name: &'static str,
    /// Its bits, or the single value that it names, in the portable encoding.
    pub value: u32,
}

/// The names of a parameter's bits or values, in the order in which rendering tries them.
#[derive(Debug, Eq, PartialEq)]
pub struct FlagTable {
    /// Name of the table in `flags.toml`.
    pub name: &'static str,
    /// The names; the order matters.
    pub flags: &'static [Flag],
}

/// Properties of a parameter besides its type.
#[derive(Clone, Copy, Debug)]
pub enum ParamExtra {
    /// Nothing.
    None,
    /// Names of bits or values.
    Flags(&'static FlagTable),
    /// Position of the parameter with the directory descriptor a relative path refers to.
    Dirfd(u8),
    /// The types a dynamic value can have; its first byte is an index into them.
    Dynamic(&'static [(ParamType, Format)]),
}

/// One parameter of an event.
#[derive(Debug)]
pub struct Param {
    /// Name, as in `evt.arg.NAME`.
    pub name: &'static str,
    /// Encoding.
    pub ty: ParamType,
    /// How numbers are formatted.
    pub format: Format,
    /// Flag names, directory or dynamic types.
    pub extra: ParamExtra,
}
