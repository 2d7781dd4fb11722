//! Calls about sockets.

use compiler::tables::event as code;

use crate::program::event_spec::{EventSpec, Value::*};
use crate::program::flags;

use crate::program::event_spec::EndpointOrder::{LocalFirst, RemoteFirst};

pub(super) const SPECS: &[EventSpec] = &[
    EventSpec::new(
        code::SOCKET_SOCKET_X,
        &[Result, Argument(0), Argument(1), Argument(2), SocketFlags(1)],
    ),
    EventSpec::new(
        code::SOCKET_SOCKETPAIR_X,
        &[
            Result,
            MemoryOnSuccess(3, 0, 4, -1),
            MemoryOnSuccess(3, 4, 4, -1),
            PairAddress(3, 0),
            PairAddress(3, 1),
            Argument(0),
            Argument(1),
            Argument(2),
        ],
    ),
    EventSpec::new(code::SOCKET_BIND_X, &[Result, Sockaddr(1, 2), Signed(0)]),
    EventSpec::new(
        code::SOCKET_CONNECT_X,
        &[Result, TupleOfConnect(0, 1), Signed(0), Sockaddr(1, 2)],
    ),
    EventSpec::new(code::SOCKET_LISTEN_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(
        code::SOCKET_ACCEPT_5_X,
        &[
            Result,
            TupleOfResult,
            QueuePercent(0),
            QueueLength(0),
            QueueLimit(0),
        ],
    ),
    EventSpec::new(
        code::SOCKET_ACCEPT4_6_X,
        &[
            Result,
            TupleOfResult,
            QueuePercent(0),
            QueueLength(0),
            QueueLimit(0),
            Constant(0),
        ],
    ),
    EventSpec::new(code::SOCKET_SHUTDOWN_X, &[Result, Signed(0), Argument(1)]),
    EventSpec::new(
        code::SOCKET_SENDTO_X,
        &[
            Result,
            Data(1, 2),
            Signed(0),
            Argument(2),
            TupleTo(0, 4, LocalFirst),
        ],
    ),
    EventSpec::new(
        code::SOCKET_RECVFROM_X,
        &[
            Result,
            DataOfResult(1),
            TupleTo(0, 4, RemoteFirst),
            Signed(0),
            Argument(2),
        ],
    ),
    EventSpec::new(
        code::SOCKET_SENDMSG_X,
        &[
            Result,
            Message(1),
            Signed(0),
            MessageSize(1),
            MessageTuple(0, 1, LocalFirst),
        ],
    ),
    EventSpec::new(
        code::SOCKET_RECVMSG_X,
        &[
            Result,
            MessageSize(1),
            MessageOfResult(1),
            MessageTuple(0, 1, RemoteFirst),
            MessageControl(1),
            Signed(0),
            ReceivedFile(1, 0),
            ReceivedFile(1, 1),
            ReceivedFile(1, 2),
            ReceivedFile(1, 3),
        ],
    ),
    EventSpec::new(
        code::SOCKET_SENDMMSG_X,
        &[
            Result,
            Signed(0),
            MessageSize(1),
            Message(1),
            MessageTuple(0, 1, LocalFirst),
        ],
    ),
    EventSpec::new(
        code::SOCKET_RECVMMSG_X,
        &[
            Result,
            Signed(0),
            MessageSize(1),
            Message(1),
            MessageTuple(0, 1, RemoteFirst),
            MessageControl(1),
            ReceivedFile(1, 0),
            ReceivedFile(1, 1),
            ReceivedFile(1, 2),
            ReceivedFile(1, 3),
        ],
    ),
    EventSpec::new(
        code::SOCKET_SETSOCKOPT_X,
        &[
            Result,
            Signed(0),
            Choice(1, flags::SOCKOPT_LEVELS, 0),
            Argument(2),
            SocketOption(3, 4),
            Argument(4),
        ],
    ),
    EventSpec::new(
        code::SOCKET_GETSOCKOPT_X,
        &[
            Result,
            Signed(0),
            Choice(1, flags::SOCKOPT_LEVELS, 0),
            Argument(2),
            SocketOptionAt(3, 4),
            MemoryOnSuccess(4, 0, 4, 0),
        ],
    ),
    EventSpec::new(code::SOCKET_GETSOCKNAME_X, &[]),
    EventSpec::new(code::SOCKET_GETPEERNAME_X, &[]),
];
