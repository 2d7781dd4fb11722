// Generated from compiler/tables/transformers.toml by `cargo xtask tables`; do not edit.

use crate::tables::{ParamType, Transformer, TransformerInfo, TransformerResult};

/// Every transformer, in the order of [`Transformer`].
pub static TRANSFORMERS: [TransformerInfo; 9] = [
    TransformerInfo {
        transformer: Transformer::Tolower, symbol: "tolower", min_arguments: 1, max_arguments: Some(1),
        types: &[ParamType::Charbuf, ParamType::Fspath, ParamType::Fsrelpath],
        lists: true, result: TransformerResult::Same, selector: false, right_only: false,
        doc: "the string with ASCII letters in lower case",
        example: "tolower(proc.name) = sshd",
    },
    TransformerInfo {
        transformer: Transformer::Toupper, symbol: "toupper", min_arguments: 1, max_arguments: Some(1),
        types: &[ParamType::Charbuf, ParamType::Fspath, ParamType::Fsrelpath],
        lists: true, result: TransformerResult::Same, selector: false, right_only: false,
        doc: "the string with ASCII letters in upper case",
        example: "toupper(user.name) = ROOT",
    },
    TransformerInfo {
        transformer: Transformer::B64, symbol: "b64", min_arguments: 1, max_arguments: Some(1),
        types: &[ParamType::Charbuf, ParamType::Bytebuf],
        lists: true, result: TransformerResult::Same, selector: false, right_only: false,
        doc: "the decoded Base64 string, padded or not; no value if it is not Base64",
        example: "b64(proc.args[1]) contains /dev/tcp",
    },
    TransformerInfo {
        transformer: Transformer::Basename, symbol: "basename", min_arguments: 1, max_arguments: Some(1),
        types: &[ParamType::Charbuf, ParamType::Fspath, ParamType::Fsrelpath],
        lists: true, result: TransformerResult::Same, selector: false, right_only: false,
        doc: "the string after the last `/`, or the whole string if there is none",
        example: "basename(proc.exepath) != val(proc.name)",
    },
    TransformerInfo {
        transformer: Transformer::Len, symbol: "len", min_arguments: 1, max_arguments: Some(1),
        types: &[ParamType::Charbuf, ParamType::Fspath, ParamType::Fsrelpath, ParamType::Bytebuf],
        lists: true, result: TransformerResult::Count, selector: false, right_only: false,
        doc: "number of bytes of a string or buffer, or number of values of a list",
        example: "len(proc.cmdline) > 2000",
    },
    TransformerInfo {
        transformer: Transformer::Join, symbol: "join", min_arguments: 2, max_arguments: Some(2),
        types: &[ParamType::Charbuf],
        lists: false, result: TransformerResult::Text, selector: false, right_only: false,
        doc: "the values of a list with the first argument between them; nothing if one is missing",
        example: "join(\"/\", (user.name, proc.name)) = root/sshd",
    },
    TransformerInfo {
        transformer: Transformer::Concat, symbol: "concat", min_arguments: 2, max_arguments: None,
        types: &[ParamType::Charbuf, ParamType::Fspath, ParamType::Fsrelpath],
        lists: false, result: TransformerResult::Text, selector: false, right_only: false,
        doc: "the concatenated arguments; no value if one is missing",
        example: "concat(proc.cwd, proc.name) = /tmp/sh",
    },
    TransformerInfo {
        transformer: Transformer::Getopt, symbol: "getopt", min_arguments: 2, max_arguments: Some(2),
        types: &[ParamType::Charbuf],
        lists: true, result: TransformerResult::Texts, selector: true, right_only: false,
        doc: "short options found in a list of arguments; with `[c]`, the value of option c or nothing",
        example: "getopt((\"-o\", \"out\"), \"o:\")[o] = out",
    },
    TransformerInfo {
        transformer: Transformer::Val, symbol: "val", min_arguments: 1, max_arguments: Some(1),
        types: &[],
        lists: true, result: TransformerResult::Same, selector: false, right_only: true,
        doc: "the value of a field of any type",
        example: "proc.name = val(proc.pname)",
    },
];
