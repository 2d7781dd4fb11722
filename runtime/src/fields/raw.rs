//! The fields that most conditions read, straight from the event and the state.
//!
//! In: an event and a field. Out: its value as [`Raw`], without a [`Value`](compiler::value::Value)
//! in between, or `None` for fields that are not here: those go through their extractor. The two
//! never differ; a test compares both for every field on events of any kind.
//!
//! Every function here guarantees to native code that it allocates nothing where the value is
//! somewhere already, strings contain no NUL, and borrowed values live as long as event and state.

use std::borrow::Cow;

use compiler::backend::Raw;
use compiler::tables::{FieldId, field};
use compiler::value::{Argument, FieldRef, Value};

use super::{EventFields, container, evt, evt_args, fd, fd_names, fd_socket, process_links};
use crate::state::{Fd, NO_ID, Thread};

/// See the module.
#[expect(
    clippy::inline_always,
    reason = "values need not become `Raw` and be taken apart again"
)]
#[inline(always)]
pub(super) fn raw<'f>(fields: &'f EventFields<'f>, reference: &FieldRef) -> Option<Raw<'f>> {
    let of_thread = |text: fn(&Thread) -> &[u8]| text_of(fields.thread().map(text));
    let of_parent = |text: fn(&Thread) -> &[u8]| text_of(process_links::parent(fields).map(text));
    let is_thread = |truth: fn(&Thread) -> bool| truth_of(fields.thread().map(truth));
    let of_entry = |text: fn(&Fd) -> &[u8]| text_of(fd::entry(fields).map(text));
    Some(match reference.field {
        field::PROC_NAME => of_thread(|thread| &thread.comm),
        field::PROC_EXE => of_thread(|thread| &thread.exe),
        field::PROC_EXEPATH => of_thread(|thread| &thread.exepath),
        field::PROC_CMDLINE => of_thread(Thread::cmdline),
        field::PROC_ARGS if reference.argument == Argument::None => of_thread(Thread::args_text),
        field::PROC_TTY => number_of(fields.thread().map(|thread| thread.tty)),
        field::PROC_PNAME => of_parent(|thread| &thread.comm),
        field::PROC_PEXE => of_parent(|thread| &thread.exe),
        field::PROC_PEXEPATH => of_parent(|thread| &thread.exepath),
        field::PROC_PCMDLINE => of_parent(Thread::cmdline),
        field::PROC_ANAME | field::PROC_AEXE | field::PROC_AEXEPATH | field::PROC_ACMDLINE => {
            let Argument::Index(generation) = reference.argument else {
                return None;
            };
            ancestor(fields, reference.field, generation)
        }
        field::PROC_IS_EXE_UPPER_LAYER => is_thread(|thread| thread.exe_file.upper_layer),
        field::PROC_IS_EXE_LOWER_LAYER => is_thread(|thread| thread.exe_file.lower_layer),
        field::PROC_IS_EXE_WRITABLE => is_thread(|thread| thread.exe_file.writable),
        field::PROC_IS_EXE_FROM_MEMFD => is_thread(|thread| thread.exe_file.from_memfd),
        field::USER_UID => number_of(fields.thread().map(|thread| thread.uid)),
        field::USER_LOGINUID => fields.thread().map_or(Raw::Missing, |thread| {
            Raw::Int(match thread.loginuid {
                NO_ID => -1,
                uid => i64::from(uid),
            })
        }),
        field::CONTAINER_IMAGE_REPOSITORY => {
            text_of(container::metadata(fields).map(|container| container.image_repository.as_bytes()))
        }
        field::CONTAINER_ID => text_of(container::id_of(fields)),
        field::FD_NUM => fd::descriptor(fields).map_or(Raw::Missing, |fd| Raw::Int(fd.number)),
        field::FD_NAME => made(fd::descriptor(fields).and_then(|fd| fd::name(fields, &fd))),
        field::FD_NAMERAW => made(fd::descriptor(fields).and_then(|fd| fd::nameraw(fields, &fd))),
        field::FD_DIRECTORY => made(fd::descriptor(fields).and_then(|fd| fd::directory(fields, &fd))),
        field::FD_FILENAME => text_of(fd::file_name(fields)),
        field::FD_TYPE => of_entry(|fd| fd_names::name(fd.ty).as_bytes()),
        field::FD_TYPECHAR => text_of(fd::descriptor(fields).map(|fd| fd::typechar(fields, &fd))),
        field::FD_L4PROTO => text_of(fd::entry(fields).map(|fd| fd_socket::l4_name(fd).as_bytes())),
        field::FD_SPORT => number_of(fd_socket::server_with_port(fields).map(|end| end.port)),
        field::EVT_TYPE => Raw::Text(evt::event_type(fields)),
        field::EVT_RAWRES => fields.attached().result.map_or(Raw::Missing, Raw::Int),
        field::EVT_RES if fields.attached().result.is_some_and(|result| result >= 0) => {
            Raw::Text(evt::SUCCESS)
        }
        field::EVT_ARG => made(evt_args::one(fields, &reference.argument)),
        field::EVT_FAILED => truth_of(evt::failed(fields)),
        field::EVT_IS_OPEN_READ => Raw::Bool(evt_args::opens(fields, evt_args::READ)),
        field::EVT_IS_OPEN_WRITE => Raw::Bool(evt_args::opens(fields, evt_args::WRITE)),
        field::EVT_IS_OPEN_CREATE => Raw::Bool(evt_args::is_open_create(fields)),
        field::EVT_IS_OPEN_EXEC => Raw::Bool(evt_args::is_open_exec(fields.event())),
        _ => return None,
    })
}

fn ancestor<'f>(fields: &'f EventFields<'f>, field: FieldId, generation: u64) -> Raw<'f> {
    let ancestor = fields
        .thread()
        .and_then(|thread| fields.state().ancestor(thread, generation));
    text_of(ancestor.map(|ancestor| match field {
        field::PROC_AEXE => &*ancestor.exe,
        field::PROC_AEXEPATH => &ancestor.exepath,
        field::PROC_ACMDLINE => ancestor.cmdline(),
        _ => &ancestor.comm,
    }))
}

fn text_of(text: Option<&[u8]>) -> Raw<'_> {
    text.map_or(Raw::Missing, Raw::Text)
}

/// Returns a text that may have been made for this event.
fn made(text: Option<Cow<'_, [u8]>>) -> Raw<'_> {
    match text {
        None => Raw::Missing,
        Some(Cow::Borrowed(text)) => Raw::Text(text),
        Some(made) => Raw::Value(Value::Text(made)),
    }
}

fn number_of<'f>(number: Option<impl Into<u64>>) -> Raw<'f> {
    number.map_or(Raw::Missing, |number| Raw::Uint(number.into()))
}

fn truth_of<'f>(truth: Option<bool>) -> Raw<'f> {
    truth.map_or(Raw::Missing, Raw::Bool)
}
