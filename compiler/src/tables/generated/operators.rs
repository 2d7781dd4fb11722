// Generated from compiler/tables/operators.toml by `cargo xtask tables`; do not edit.

use crate::tables::{Modifier, ModifierInfo, Operator, OperatorGroup, OperatorInfo, ValueKind};

/// Every operator, in the order of [`Operator`].
pub static OPERATORS: [OperatorInfo; 20] = [
    OperatorInfo {
        operator: Operator::Exists, symbol: "exists", group: OperatorGroup::Unary,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes, ValueKind::Other],
        list: true, modifier: false, operand: false,
        doc: "the event has a value for the field, an empty one included",
        example: "fd.name exists",
    },
    OperatorInfo {
        operator: Operator::Equal, symbol: "=", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "equal; for networks, the address lies inside",
        example: "proc.name = sshd",
    },
    OperatorInfo {
        operator: Operator::DoubleEqual, symbol: "==", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "another spelling of `=`",
        example: "proc.name == sshd",
    },
    OperatorInfo {
        operator: Operator::NotEqual, symbol: "!=", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the field has a value that is different; for networks, the address is outside",
        example: "container.id != host",
    },
    OperatorInfo {
        operator: Operator::Less, symbol: "<", group: OperatorGroup::Numeric,
        kinds: &[ValueKind::Text, ValueKind::Number],
        list: false, modifier: false, operand: true,
        doc: "smaller; texts compare byte by byte",
        example: "fd.num < 3",
    },
    OperatorInfo {
        operator: Operator::LessOrEqual, symbol: "<=", group: OperatorGroup::Numeric,
        kinds: &[ValueKind::Text, ValueKind::Number],
        list: false, modifier: false, operand: true,
        doc: "smaller or equal",
        example: "proc.duration <= 1000000000",
    },
    OperatorInfo {
        operator: Operator::Greater, symbol: ">", group: OperatorGroup::Numeric,
        kinds: &[ValueKind::Text, ValueKind::Number],
        list: false, modifier: false, operand: true,
        doc: "greater; texts compare byte by byte",
        example: "evt.buflen > 4096",
    },
    OperatorInfo {
        operator: Operator::GreaterOrEqual, symbol: ">=", group: OperatorGroup::Numeric,
        kinds: &[ValueKind::Text, ValueKind::Number],
        list: false, modifier: false, operand: true,
        doc: "greater or equal",
        example: "evt.rawres >= 0",
    },
    OperatorInfo {
        operator: Operator::Contains, symbol: "contains", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the constant occurs somewhere in the value",
        example: "proc.cmdline contains --privileged",
    },
    OperatorInfo {
        operator: Operator::Icontains, symbol: "icontains", group: OperatorGroup::String,
        kinds: &[ValueKind::Text],
        list: false, modifier: true, operand: true,
        doc: "as `contains`, with ASCII letters of either case taken as equal",
        example: "proc.args icontains xmrig",
    },
    OperatorInfo {
        operator: Operator::Bcontains, symbol: "bcontains", group: OperatorGroup::String,
        kinds: &[ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the bytes, written as pairs of hexadecimal digits, occur somewhere in the value",
        example: "evt.buffer bcontains CAFEBABE",
    },
    OperatorInfo {
        operator: Operator::Startswith, symbol: "startswith", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the value begins with the constant",
        example: "fd.name startswith /etc/",
    },
    OperatorInfo {
        operator: Operator::Bstartswith, symbol: "bstartswith", group: OperatorGroup::String,
        kinds: &[ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the value begins with the bytes, written as pairs of hexadecimal digits",
        example: "evt.buffer bstartswith 7F454C46",
    },
    OperatorInfo {
        operator: Operator::Endswith, symbol: "endswith", group: OperatorGroup::String,
        kinds: &[ValueKind::Text, ValueKind::Bytes],
        list: false, modifier: true, operand: true,
        doc: "the value ends with the constant",
        example: "fd.name endswith .ssh/authorized_keys",
    },
    OperatorInfo {
        operator: Operator::Glob, symbol: "glob", group: OperatorGroup::String,
        kinds: &[ValueKind::Text],
        list: false, modifier: true, operand: true,
        doc: "the whole value fits the shell pattern; `*` and `?` cross `/`, `?` is one byte",
        example: "fd.name glob '/home/*/.ssh/*'",
    },
    OperatorInfo {
        operator: Operator::Iglob, symbol: "iglob", group: OperatorGroup::String,
        kinds: &[ValueKind::Text],
        list: false, modifier: true, operand: true,
        doc: "as `glob`, with ASCII letters of either case taken as equal",
        example: "proc.exepath iglob '*/Nmap*'",
    },
    OperatorInfo {
        operator: Operator::Regex, symbol: "regex", group: OperatorGroup::String,
        kinds: &[ValueKind::Text],
        list: false, modifier: true, operand: false,
        doc: "the whole value fits the POSIX extended regular expression; `.` is any character but a line break",
        example: "proc.name regex 'kworker/[0-9]+'",
    },
    OperatorInfo {
        operator: Operator::In, symbol: "in", group: OperatorGroup::List,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes],
        list: true, modifier: false, operand: true,
        doc: "one of the constants; for several values, all of them are",
        example: "proc.name in (bash, sh, zsh)",
    },
    OperatorInfo {
        operator: Operator::Intersects, symbol: "intersects", group: OperatorGroup::List,
        kinds: &[ValueKind::Text, ValueKind::Number, ValueKind::Bool, ValueKind::Address, ValueKind::Bytes],
        list: true, modifier: false, operand: true,
        doc: "one of the constants; for several values, at least one of them is",
        example: "ka.req.pod.containers.image.repository intersects (nginx, redis)",
    },
    OperatorInfo {
        operator: Operator::Pmatch, symbol: "pmatch", group: OperatorGroup::List,
        kinds: &[ValueKind::Text],
        list: false, modifier: false, operand: false,
        doc: "the path lies at or below one of the given paths; whole components, which may be shell patterns",
        example: "fd.name pmatch (/etc, /usr/*/conf.d)",
    },
];

/// Every modifier, in the order of [`Modifier`].
pub static MODIFIERS: [ModifierInfo; 3] = [
    ModifierInfo {
        modifier: Modifier::Oneof, symbol: "oneof",
        doc: "the comparison holds for exactly one of the constants",
        example: "proc.cmdline contains oneof (-i, -c)",
    },
    ModifierInfo {
        modifier: Modifier::Anyof, symbol: "anyof",
        doc: "the comparison holds for at least one of the constants",
        example: "proc.cmdline startswith anyof (nc, ncat)",
    },
    ModifierInfo {
        modifier: Modifier::Allof, symbol: "allof",
        doc: "the comparison holds for every constant",
        example: "proc.cmdline contains allof (curl, http)",
    },
];
