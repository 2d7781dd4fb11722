//! Programs as text, made for the running kernel but not loaded.

use compiler::tables::EventCode;

use crate::btf::Btf;
use crate::probe::{ProbeError, boot_ts};
use crate::program::{self, EventFilter, TargetKernel, Tracepoint};

/// The program of events of `code` with the conditions of `filter`, an instruction a line; `None` if
/// there is none for such events. Reading the kernel's types takes no privilege.
pub fn listing(code: EventCode, filter: &dyn EventFilter) -> Result<Option<String>, ProbeError> {
    let kernel = TargetKernel::new(Btf::of_running_kernel()?, boot_ts());
    if let Some(spec) = program::event_specs().find(|spec| spec.code == code) {
        return Ok(Some(program::event_program(spec, &kernel, filter)?.to_string()));
    }
    let Some(tracepoint) = Tracepoint::ALL
        .into_iter()
        .find(|tracepoint| tracepoint.code == code)
    else {
        return Ok(None);
    };
    Ok(Some(
        program::tracepoint_program(tracepoint, &kernel, filter)?.to_string(),
    ))
}
