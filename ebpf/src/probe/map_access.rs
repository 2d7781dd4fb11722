//! Access to the maps of a loaded object by name.

use aya::maps::MapError;
use aya::{Ebpf, EbpfError};

use super::error::ProbeError;

pub(super) fn take_map(ebpf: &mut Ebpf, name: &'static str) -> Result<aya::maps::Map, ProbeError> {
    ebpf.take_map(name).ok_or_else(|| {
        ProbeError::Maps(EbpfError::MapError(MapError::InvalidName {
            name: name.to_owned(),
        }))
    })
}

pub(super) fn map_error(map: &'static str) -> impl Fn(MapError) -> ProbeError {
    move |error| ProbeError::Map { map, error }
}
