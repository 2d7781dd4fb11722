//! Which programs there are, where each goes, and their ways there.
//!
//! In: the events that are wanted. Out: programs for an object, and once that is in the kernel, programs that
//! are loaded, found by the numbers of their calls, and attached. Not here: what programs do (`program`).

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

use aya::Ebpf;
use aya::maps::{Array, MapData, ProgramArray};
use aya::programs::{BtfTracePoint, Program, ProgramError, RawTracePoint};
use compiler::tables::{EventCode, SYSCALLS, SyscallKind, event};

use super::error::ProbeError;
use super::map_access::{map_error, take_map};
use super::options::Options;
use crate::object::{NamedProgram, ProgramKind};
use crate::program::{
    self, CALLS_NAME, ENTRY_CALLS_NAME, FORK_TRACEPOINT, NUMBERS_NAME, Phase, Pointers, TargetKernel,
    Tracepoint,
};

/// Threads that load programs.
const MAX_LOADERS: usize = 4;

/// The programs to load, and where each goes.
pub(super) struct ProgramSet {
    pub(super) programs: Vec<NamedProgram>,
    /// Number of a call and the name of its program.
    calls: Vec<(u16, String)>,
    /// Number of a call and the name of its program on entry.
    entry_calls: Vec<(u16, String)>,
    /// Tracepoint and program.
    attached: Vec<(&'static str, String)>,
    kind: ProgramKind,
}

impl ProgramSet {
    pub(super) fn new(kernel: &TargetKernel, options: &Options<'_>) -> Result<Self, ProbeError> {
        let mut set = Self {
            programs: Vec::new(),
            calls: Vec::new(),
            entry_calls: Vec::new(),
            attached: Vec::new(),
            kind: match kernel.pointers {
                Pointers::Typed => ProgramKind::BtfTracepoint,
                Pointers::Copied | Pointers::Declared => ProgramKind::RawTracepoint,
            },
        };
        let wanted = |code| (options.wanted)(code);
        for spec in program::event_specs().filter(|spec| wanted(spec.code)) {
            let numbers = call_numbers_of(spec.code, options.wanted_generic);
            if numbers.is_empty() {
                continue;
            }
            let program = program::event_program(spec, kernel, options.filter)?;
            let name = set.add(spec.code, program);
            if kernel.reads_entries && !spec.string_arguments().is_empty() {
                let entry = set.push(format!("enter_{name}"), program::entry_program(spec, kernel)?);
                set.entry_calls
                    .extend(numbers.iter().map(|number| (*number, entry.clone())));
            }
            set.calls
                .extend(numbers.into_iter().map(|number| (number, name.clone())));
        }
        for phase in [Phase::Entry, Phase::Return] {
            let calls = match phase {
                Phase::Entry => &set.entry_calls,
                Phase::Return => &set.calls,
            };
            if calls.is_empty() {
                continue;
            }
            let numbers: Vec<u16> = calls.iter().map(|(number, _)| *number).collect();
            let dispatcher = program::dispatcher(phase, kernel, &numbers, options.ignored_process)?;
            let name = set.push(phase.tracepoint().to_owned(), dispatcher);
            set.attached.push((phase.tracepoint(), name));
        }
        if options.filter.path_scope().is_some() && program::follows_directories(kernel) {
            let name = set.push(FORK_TRACEPOINT.to_owned(), program::fork_program(kernel)?);
            set.attached.push((FORK_TRACEPOINT, name));
        }
        for tracepoint in Tracepoint::ALL
            .into_iter()
            .filter(|tracepoint| wanted(tracepoint.code))
        {
            let program = program::tracepoint_program(tracepoint, kernel, options.filter)?;
            let name = set.add(tracepoint.code, program);
            set.attached.push((tracepoint.name, name));
        }
        Ok(set)
    }

    fn add(&mut self, code: EventCode, program: crate::asm::Program) -> String {
        let info = code.info().expect("events of the table");
        self.push(info.id.to_lowercase(), program)
    }

    fn push(&mut self, name: String, program: crate::asm::Program) -> String {
        self.programs.push(NamedProgram {
            name: name.clone(),
            kind: self.kind,
            program,
        });
        name
    }

    /// The tracepoint whose arguments a program sees.
    fn tracepoint_of(&self, program: &str) -> &'static str {
        if self.entry_calls.iter().any(|(_, name)| name == program) {
            return Phase::Entry.tracepoint();
        }
        let own = self.attached.iter().find(|(_, name)| name == program);
        own.map_or(Phase::Return.tracepoint(), |(tracepoint, _)| tracepoint)
    }

    pub(super) fn load(&self, ebpf: &mut Ebpf) -> Result<(), ProbeError> {
        let btf = if self.kind == ProgramKind::BtfTracepoint {
            Some(aya::Btf::from_sys_fs()?)
        } else {
            None
        };
        // The kernel checks programs of several threads at the same time.
        let left = Mutex::new(ebpf.programs_mut());
        let load_some = || {
            let next = || left.lock().unwrap_or_else(PoisonError::into_inner).next();
            while let Some((name, program)) = next() {
                self.load_one(name, program, btf.as_ref())?;
            }
            Ok(())
        };
        let others = thread::available_parallelism()
            .map_or(1, usize::from)
            .min(MAX_LOADERS)
            - 1;
        thread::scope(|scope| {
            let others: Vec<_> = (0..others).map(|_| scope.spawn(load_some)).collect();
            let own = load_some();
            others.into_iter().fold(own, |all, other| {
                all.and(other.join().unwrap_or_else(|panic| resume_unwind(panic)))
            })
        })
    }

    fn load_one(&self, name: &str, program: &mut Program, btf: Option<&aya::Btf>) -> Result<(), ProbeError> {
        let failed = |error| ProbeError::Load {
            program: name.to_owned(),
            error: Box::new(error),
        };
        if let Some(btf) = btf {
            let program: &mut BtfTracePoint = program.try_into().map_err(failed)?;
            program.load(self.tracepoint_of(name), btf).map_err(failed)
        } else {
            let program: &mut RawTracePoint = program.try_into().map_err(failed)?;
            program.load().map_err(failed)
        }
    }

    /// Some program runs on entry of calls.
    pub(super) fn reads_entries(&self) -> bool {
        !self.entry_calls.is_empty()
    }

    /// Enters the programs of calls, on entry and on return. The kernel empties the maps when nobody in user
    /// space holds them any more.
    pub(super) fn fill_calls(&self, ebpf: &mut Ebpf) -> Result<[ProgramArray<MapData>; 2], ProbeError> {
        Ok([
            fill(ebpf, CALLS_NAME, &self.calls)?,
            fill(ebpf, ENTRY_CALLS_NAME, &self.entry_calls)?,
        ])
    }

    pub(super) fn attach(&self, ebpf: &mut Ebpf) -> Result<(), ProbeError> {
        for (tracepoint, name) in &self.attached {
            let failed = |error| ProbeError::Attach {
                tracepoint: (*tracepoint).to_owned(),
                error: Box::new(error),
            };
            match ebpf
                .program_mut(name)
                .expect("the object has all programs of the set")
            {
                Program::BtfTracePoint(program) => program.attach().map(drop).map_err(failed)?,
                Program::RawTracePoint(program) => program.attach(tracepoint).map(drop).map_err(failed)?,
                _ => return Err(failed(ProgramError::UnexpectedProgramType)),
            }
        }
        Ok(())
    }
}

/// Enters the programs of `calls` into a map.
fn fill(
    ebpf: &mut Ebpf,
    map: &'static str,
    calls: &[(u16, String)],
) -> Result<ProgramArray<MapData>, ProbeError> {
    let mut programs = ProgramArray::try_from(take_map(ebpf, map)?).map_err(map_error(map))?;
    for (number, name) in calls {
        let failed = |error| ProbeError::Load {
            program: name.clone(),
            error: Box::new(error),
        };
        let program = ebpf
            .program(name)
            .expect("the object has all programs of the set");
        let fd = program.fd().map_err(failed)?;
        programs.set(u32::from(*number), fd, 0).map_err(map_error(map))?;
    }
    Ok(programs)
}

/// Fills the map of translations. The map is not needed afterwards: programs that use it keep it.
pub(super) fn fill_numbers(ebpf: &mut Ebpf) -> Result<(), ProbeError> {
    let mut numbers: Array<_, u64> =
        Array::try_from(take_map(ebpf, NUMBERS_NAME)?).map_err(map_error(NUMBERS_NAME))?;
    for call in program::call_numbers() {
        numbers
            .set(call.index, call.value, 0)
            .map_err(map_error(NUMBERS_NAME))?;
    }
    Ok(())
}

/// Numbers of the calls that end in an event.
fn call_numbers_of(code: EventCode, wanted_generic: &dyn Fn(u16) -> bool) -> Vec<u16> {
    let calls = SYSCALLS.iter().filter(|call| {
        call.kind == SyscallKind::Syscall
            && call.exit == Some(code)
            && (code != event::GENERIC_X || (call.generic && wanted_generic(call.code)))
    });
    calls.filter_map(|call| call.x86_64).collect()
}
