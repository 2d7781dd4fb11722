//! The program of an event: the values of its specification one after the other.
//!
//! In: an [`EventSpec`] and the kernel it will run in. Out: a program that the dispatcher calls. Not here:
//! which events have a specification (`event_specs`), and how a value is encoded (`encode`).

use super::event_spec::{EventSpec, Value};
use super::target_kernel::TargetKernel;
use super::writer::{EventFilter, EventWriter, Result};
use super::{cgroup, encode, entry};
use crate::asm::Program;

/// Returns whether the event contains the control groups of its thread.
fn has_cgroups(spec: &EventSpec) -> bool {
    spec.values.iter().any(|value| matches!(value, Value::Cgroups))
}

/// The program of `spec`, for the place after the dispatcher.
pub(crate) fn event_program(
    spec: &EventSpec,
    kernel: &TargetKernel,
    filter: &dyn EventFilter,
) -> Result<Program> {
    let arguments = if kernel.reads_entries {
        spec.string_arguments()
    } else {
        Vec::new()
    };
    let mut writer = EventWriter::on_return(
        kernel,
        spec.code,
        arguments.clone(),
        |writer| {
            if arguments.is_empty() {
                return Ok(());
            }
            entry::take(writer, &arguments)?;
            if spec.opened_path().is_some() {
                entry::detect_exchange(writer, 0, arguments[0]);
                writer.trust_kernel_path();
            }
            Ok(())
        },
        filter,
    )?;
    writer.expect_values(spec.values.len());
    for value in spec.values {
        encode::value(&mut writer, *value)?;
    }
    if filter.uses_containers() && has_cgroups(spec) && cgroup::is_supported(kernel) {
        cgroup::record_thread(&mut writer)?;
    }
    writer.finish()
}
