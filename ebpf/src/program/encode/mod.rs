//! One value after the other: how each kind of source becomes the bytes of a parameter.

mod data;
mod exec;
mod file;
mod memory;
mod number;
mod path;
mod process;
mod received;
mod socket;

pub(super) use self::file::by_descriptor;
use super::event_spec::Value;
use super::writer::{EventWriter, Result};

/// Appends the next value of the event.
pub(super) fn value(writer: &mut EventWriter<'_>, value: Value) -> Result {
    match value {
        Value::Result => number::result(writer),
        Value::Argument(index) => number::argument(writer, index),
        Value::Signed(index) => number::signed(writer, index),
        Value::Constant(constant) => writer.put_constant(constant),
        Value::Unknown => writer.put_unknown(),
        Value::Flags(index, kernel) => number::flags(writer, index, kernel),
        Value::Choice(index, kernel, other) => number::choice(writer, index, kernel, other),
        Value::SocketFlags(index) => number::flags(writer, index, super::flags::DESCRIPTOR),
        Value::MountFlags(index) => number::mount_flags(writer, index),
        Value::DynamicNumber(index) => return number::dynamic(writer, index),
        Value::Address(index) => return number::dynamic_signed(writer, index),
        Value::PortableCall => return number::portable_call(writer),
        Value::NativeCall => number::native_call(writer),
        Value::PrctlString => return memory::prctl_string(writer),
        Value::PrctlNumber => return memory::prctl_number(writer),
        Value::UserString(index) if writer.detects_exchange_of(index) => {
            return path::of_opened(writer, index);
        }
        Value::UserString(index) => return memory::string(writer, index),
        Value::UserStringOnSuccess(index) => return memory::string_on_success(writer, index),
        Value::Memory(index, offset, bytes, signed) => {
            return memory::number(writer, index, offset, bytes, signed);
        }
        Value::MemoryOnSuccess(index, offset, bytes, otherwise) => {
            return memory::number_on_success(writer, index, offset, bytes, otherwise);
        }
        Value::UserWord(index) => return memory::word(writer, index),
        Value::UserId(index) => return memory::user_id(writer, index),
        Value::ResourceLimit(index, word) => return memory::resource_limit(writer, index, word, false),
        Value::ResourceLimitOnSuccess(index, word) => {
            return memory::resource_limit(writer, index, word, true);
        }
        Value::Timespec(index) => return memory::timespec(writer, index),
        Value::Data(pointer, length) => return data::of_argument(writer, pointer, length),
        Value::DataOfResult(pointer) => return data::of_result(writer, pointer),
        Value::SocketOption(pointer, length) => return data::socket_option(writer, pointer, length),
        Value::Vector(list, count) => return data::vector(writer, list, count, false),
        Value::VectorOfResult(list, count) => return data::vector(writer, list, count, true),
        Value::VectorSize(list, count) => return data::vector_size(writer, list, count),
        Value::Message(header) => return data::message(writer, header, false),
        Value::MessageOfResult(header) => return data::message(writer, header, true),
        Value::MessageSize(header) => return data::message_size(writer, header),
        Value::MessageControl(header) => return data::message_control(writer, header),
        Value::OpenFlags(index) => return file::open_flags(writer, index),
        Value::OpenFlagsAt(index) => return file::open_flags_at(writer, index),
        Value::OpenMode(flags, mode) => file::open_mode(writer, flags, mode),
        Value::OpenModeAt(how) => return file::open_mode_at(writer, how),
        Value::FileDevice => return file::device(writer),
        Value::FileInode => return file::inode(writer),
        Value::PipeInode(index) => return file::pipe_inode(writer, index),
        Value::Sockaddr(pointer, length) => return socket::address(writer, pointer, length),
        Value::TupleOfResult => return socket::tuple_of_result(writer),
        Value::MessageTuple(descriptor, header, ends) => {
            return socket::message_tuple(writer, descriptor, header, ends);
        }
        Value::QueuePercent(descriptor) => return socket::queue_percent(writer, descriptor),
        Value::QueueLength(descriptor) => return socket::queue_length(writer, descriptor),
        Value::QueueLimit(descriptor) => return socket::queue_limit(writer, descriptor),
        Value::PairAddress(pair, which) => return socket::pair_address(writer, pair, which),
        Value::TupleOfConnect(descriptor, address) => {
            return socket::tuple_of_connect(writer, descriptor, address);
        }
        Value::TupleTo(descriptor, address, ends) => {
            return socket::tuple_to(writer, descriptor, address, ends);
        }
        Value::SocketOptionAt(pointer, length) => {
            return data::socket_option_at(writer, pointer, length);
        }
        Value::PtraceData => return memory::ptrace_data(writer),
        Value::FlagsAt(index, offset, kernel) => return number::flags_at(writer, index, offset, kernel),
        Value::FilePath => return path::of_result(writer),
        Value::ReceivedFile(header, place) => return received::file(writer, header, place),
        Value::Task(what) => return process::number(writer, what),
        Value::Comm => return process::comm(writer),
        Value::Cgroups => return path::cgroups(writer),
        Value::ExePath => return path::exe(writer),
        Value::CloneFlags(index) => return process::clone_flags(writer, Some(index), false),
        Value::CloneFlagsAt(index) => return process::clone_flags(writer, Some(index), true),
        Value::ForkFlags => return process::clone_flags(writer, None, false),
        Value::NamespaceStart => return process::namespace_start(writer),
        Value::Exe(argv) => return exec::exe(writer, argv),
        Value::Args(argv) => return exec::args(writer, argv),
        Value::Env(envp) => return exec::env(writer, envp),
        Value::ExecName(index) => return exec::name(writer, index),
        Value::ExecFlags => return file::exec_flags(writer),
    }
    Ok(())
}
