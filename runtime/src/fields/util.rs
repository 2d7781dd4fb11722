//! `util.*`: fields about the evaluation itself.

use compiler::tables::{FieldId, field};
use compiler::value::Value;

use super::Extractor;

pub(super) fn extractor(id: FieldId) -> Option<Extractor> {
    let extractor: Extractor = match id {
        // Upstream counts how often the field was extracted, which is the number of events where
        // no predicate precedes it; here it is that number everywhere.
        field::UTIL_CNT => |fields, _| Some(Value::Uint(fields.event().num)),
        _ => return None,
    };
    Some(extractor)
}
