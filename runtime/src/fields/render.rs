//! Values as alerts show them.
//!
//! In: the value of a field and its [`Shape`]. Out: text for messages, JSON for `output_fields`.
//! Not here: which value a field has, widths and padding of output tokens, the layout of alerts.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use compiler::tables::{FieldFlags, FieldId, Format, ParamType};
use compiler::value::Value;

use super::number::{self, put};
use crate::json;

/// Shown for a missing value.
pub const MISSING: &str = "<NA>";

/// Most bytes that the text of a list takes.
const MAX_LIST_TEXT: usize = 1023;
/// Longest buffer that is shown whole.
const MAX_BUFFER: usize = 1022;
/// What is shown of longer ones.
const CUT_BUFFER: usize = 1021;

/// How a value is shown, as far as its bytes do not determine it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Shape {
    /// Type of the value, or of a list's items.
    pub ty: ParamType,
    /// Format of numbers.
    pub format: Format,
    /// It is a list, even if it has one item.
    pub list: bool,
}

impl Shape {
    /// Returns the shape of a field as its row has it.
    ///
    /// `evt.rawarg` takes type and format from the event instead.
    pub fn of(field: FieldId) -> Self {
        let info = field.info();
        Self {
            ty: info.ty,
            format: info.format,
            list: info.flags.contains(FieldFlags::LIST),
        }
    }
}

/// Appends the text of a value to `out`.
pub fn text(value: Option<&Value<'_>>, shape: Shape, out: &mut Vec<u8>) {
    let start = out.len();
    match value {
        Some(Value::List(items)) => {
            out.push(b'(');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                single(item, shape, out);
            }
            out.push(b')');
            out.truncate(start + MAX_LIST_TEXT);
        }
        Some(value) => single(value, shape, out),
        None => out.extend_from_slice(MISSING.as_bytes()),
    }
}

fn single(value: &Value<'_>, shape: Shape, out: &mut Vec<u8>) {
    match value {
        Value::Text(text) => out.extend_from_slice(until_nul(text)),
        Value::Bytes(bytes) => buffer(bytes, out),
        Value::Ip(_) if is_network(shape.ty) => out.extend_from_slice(b"<IPNET>"),
        Value::Ip(ip) => put!(out, "{ip}"),
        Value::Int(number) => number::field_integer(out, *number, shape.ty, shape.format),
        Value::Uint(number) => number::field_integer(out, *number as i64, shape.ty, shape.format),
        Value::Bool(flag) => put!(out, "{flag}"),
        Value::Double(number) => put!(out, "{number:.1}"),
        Value::List(_) => text(Some(value), shape, out),
        // Comparisons alone know how candidates combine.
        Value::Candidates(_) => out.extend_from_slice(MISSING.as_bytes()),
    }
}

/// How the JSON of a value follows from its text.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum JsonForm {
    /// `null`: there is no value.
    Null,
    /// The same string.
    Bare,
    /// The text as a string.
    Quoted,
    /// Another form; the value has to be extracted again.
    #[default]
    Own,
}

/// How [`write_json`] of a value follows from its [`text`].
pub fn json_form(value: Option<&Value<'_>>, shape: Shape) -> JsonForm {
    let is_plain = !is_digits_text(shape.format);
    let signed = shape.ty.is_signed();
    match value {
        None | Some(Value::Candidates(_)) => JsonForm::Null,
        Some(Value::Bool(_)) => JsonForm::Bare,
        Some(Value::Text(_) | Value::Bytes(_) | Value::Ip(_)) => JsonForm::Quoted,
        Some(Value::Int(_) | Value::Uint(_)) if !is_plain => JsonForm::Quoted,
        Some(Value::Int(number)) if signed || *number >= 0 => JsonForm::Bare,
        Some(Value::Uint(number)) if !signed || i64::try_from(*number).is_ok() => JsonForm::Bare,
        Some(Value::Int(_) | Value::Uint(_) | Value::Double(_) | Value::List(_)) => JsonForm::Own,
    }
}

/// Appends the JSON of a value: numbers stay numbers in decimal formats only.
pub fn write_json(value: Option<&Value<'_>>, shape: Shape, out: &mut Vec<u8>) {
    match value {
        // Upstream leaves a list without items at the null it began with.
        Some(Value::List(items)) if !items.is_empty() => {
            for (index, item) in items.iter().enumerate() {
                out.push(if index == 0 { b'[' } else { b',' });
                write_json(Some(item), shape, out);
            }
            out.push(b']');
        }
        None | Some(Value::Candidates(_) | Value::List(_)) => out.extend_from_slice(b"null"),
        Some(Value::Bool(flag)) => put!(out, "{flag}"),
        Some(Value::Double(number)) if shape.format == Format::Dec => json::integer(*number as i64, out),
        Some(Value::Double(number)) => json::fraction(*number, out),
        Some(value @ (Value::Int(_) | Value::Uint(_))) if is_digits_text(shape.format) => {
            string(value, shape, out);
        }
        Some(Value::Int(number)) => json::integer(*number, out),
        Some(Value::Uint(number)) => json::integer(*number, out),
        Some(Value::Text(text)) => json::string(until_nul(text), out),
        Some(value @ (Value::Bytes(_) | Value::Ip(_))) => string(value, shape, out),
    }
}

/// Appends the text of a single value as a JSON string.
fn string(value: &Value<'_>, shape: Shape, out: &mut Vec<u8>) {
    let mut text = Vec::new();
    single(value, shape, &mut text);
    json::string(&text, out);
}

/// Numbers of this format are texts in JSON.
const fn is_digits_text(format: Format) -> bool {
    matches!(format, Format::Hex | Format::Oct | Format::Padded)
}

/// Appends bytes with a dot for everything that is not printable ASCII.
pub(super) fn dotted(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(
        bytes
            .iter()
            .map(|byte| if matches!(byte, b' '..=b'~') { *byte } else { b'.' }),
    );
}

/// Appends bytes in base64.
pub(super) fn base64(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(BASE64_STANDARD.encode(bytes).as_bytes());
}

fn buffer(bytes: &[u8], out: &mut Vec<u8>) {
    let shown = match bytes {
        [shown @ .., _] if bytes.len() > MAX_BUFFER => &shown[..CUT_BUFFER],
        _ => bytes,
    };
    dotted(shown, out);
}

fn until_nul(text: &[u8]) -> &[u8] {
    match memchr::memchr(0, text) {
        Some(end) => &text[..end],
        None => text,
    }
}

fn is_network(ty: ParamType) -> bool {
    matches!(ty, ParamType::Ipnet | ParamType::Ipv4net | ParamType::Ipv6net)
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv6Addr};

    use compiler::tables::field;
    use serde_json::json;

    use super::*;

    fn shown(value: &Value<'_>, shape: Shape) -> (String, serde_json::Value) {
        let mut out = b"before ".to_vec();
        text(Some(value), shape, &mut out);
        let text = String::from_utf8(out).unwrap();
        let text = text.strip_prefix("before ").unwrap().to_owned();
        let json = json_of(Some(value), shape);
        match json_form(Some(value), shape) {
            JsonForm::Null => assert_eq!(json, serde_json::Value::Null),
            JsonForm::Bare => assert_eq!(json.to_string(), text),
            JsonForm::Quoted => assert_eq!(json, *text),
            JsonForm::Own => {}
        }
        (text, json)
    }

    fn json_of(value: Option<&Value<'_>>, shape: Shape) -> serde_json::Value {
        let mut out = Vec::new();
        write_json(value, shape, &mut out);
        serde_json::from_slice(&out).unwrap()
    }

    fn number(ty: ParamType, format: Format) -> Shape {
        Shape {
            ty,
            format,
            list: false,
        }
    }

    #[test]
    fn missing_values_are_marked_in_texts_and_null_in_json() {
        let shape = Shape::of(field::PROC_NAME);
        let mut out = Vec::new();
        text(None, shape, &mut out);
        assert_eq!(out, b"<NA>");
        assert_eq!(json_of(None, shape), serde_json::Value::Null);
        let candidates = Value::Candidates(vec![Value::text("a")]);
        assert_eq!(
            shown(&candidates, shape),
            ("<NA>".into(), serde_json::Value::Null)
        );
    }

    #[test]
    fn numbers_follow_the_format_of_their_field() {
        let dev = Value::Int(0xfe00);
        assert_eq!(
            shown(&dev, Shape::of(field::FD_DEV)),
            ("FE00".into(), json!("FE00"))
        );
        let mode = number(ParamType::Uint32, Format::Oct);
        assert_eq!(shown(&Value::Uint(0o755), mode), ("755".into(), json!("755")));
        let padded = Shape::of(field::EVT_RAWTIME_NS);
        assert_eq!(
            shown(&Value::Uint(42), padded),
            ("000000042".into(), json!("000000042"))
        );
        let pid = Shape::of(field::PROC_PID);
        assert_eq!(shown(&Value::Int(-1), pid), ("-1".into(), json!(-1)));
        let vmsize = Shape::of(field::PROC_VMSIZE);
        assert_eq!(
            shown(&Value::Uint(u64::MAX), vmsize),
            ("18446744073709551615".into(), json!(u64::MAX))
        );
    }

    #[test]
    fn fractions_have_one_decimal_in_texts_and_all_in_json() {
        let shape = Shape::of(field::PROC_FDUSAGE);
        assert_eq!(
            shown(&Value::Double(0.0057220458984375), shape),
            ("0.0".into(), json!(0.0057220458984375))
        );
        assert_eq!(shown(&Value::Double(0.0), shape), ("0.0".into(), json!(0.0)));
    }

    #[test]
    fn addresses_and_networks_differ() {
        let ip = Value::Ip(IpAddr::V6(Ipv6Addr::LOCALHOST));
        assert_eq!(shown(&ip, Shape::of(field::FD_SIP)), ("::1".into(), json!("::1")));
        assert_eq!(
            shown(&ip, Shape::of(field::FD_SNET)),
            ("<IPNET>".into(), json!("<IPNET>"))
        );
    }

    #[test]
    fn lists_are_bracketed_and_cut() {
        let shape = Shape::of(field::FD_TYPES);
        let list =
            |items: &[&'static str]| Value::List(items.iter().map(|item| Value::text(*item)).collect());
        assert_eq!(
            shown(&list(&["file", "pipe"]), shape),
            ("(file,pipe)".into(), json!(["file", "pipe"]))
        );
        assert_eq!(shown(&list(&["file"]), shape), ("(file)".into(), json!(["file"])));
        assert_eq!(shown(&list(&[]), shape), ("()".into(), serde_json::Value::Null));
        assert_eq!(shown(&list(&["file"; 400]), shape).0.len(), 1023);
    }

    #[test]
    fn numbers_whose_text_wraps_have_a_json_of_their_own() {
        let signed = number(ParamType::Int64, Format::Dec);
        let unsigned = number(ParamType::Uint64, Format::Dec);
        assert_eq!(json_form(Some(&Value::Int(-1)), signed), JsonForm::Bare);
        assert_eq!(json_form(Some(&Value::Int(-1)), unsigned), JsonForm::Own);
        assert_eq!(json_form(Some(&Value::Uint(u64::MAX)), unsigned), JsonForm::Bare);
        assert_eq!(json_form(Some(&Value::Uint(u64::MAX)), signed), JsonForm::Own);
        assert_eq!(shown(&Value::Int(-1), unsigned).1, json!(-1));
        assert_eq!(shown(&Value::Uint(u64::MAX), signed).1, json!(u64::MAX));
    }

    #[test]
    fn buffers_are_printable_and_cut() {
        let shape = Shape::of(field::EVT_BUFFER);
        let bytes = |bytes: &'static [u8]| Value::Bytes(bytes.into());
        assert_eq!(
            shown(&bytes(b"GET /\r\n\xff~"), shape),
            ("GET /...~".into(), json!("GET /...~"))
        );
        assert_eq!(shown(&bytes(&[b'a'; 1022]), shape).0.len(), 1022);
        assert_eq!(shown(&bytes(&[b'a'; 1023]), shape).0.len(), 1021);
    }

    #[test]
    fn texts_end_at_a_nul_and_lose_what_is_no_utf8_in_json_only() {
        let shape = Shape::of(field::FD_NAME);
        let mut out = Vec::new();
        let name = Value::text(b"/tmp/\xff\xfed\0hidden");
        text(Some(&name), shape, &mut out);
        assert_eq!(out, b"/tmp/\xff\xfed");
        assert_eq!(json_of(Some(&name), shape), json!("/tmp/\u{fffd}\u{fffd}d"));
    }
}
