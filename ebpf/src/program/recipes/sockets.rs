//! Calls about sockets.

use compiler::tables::event as code;

use super::event;
use crate::program::flags;
use crate::program::recipe::{Recipe, Value::*};

use crate::program::recipe::Ends::{Incoming, Outgoing};

pub(super) const RECIPES: &[Recipe] = &[
    event(
        code::SOCKET_SOCKET_X,
        &[Result, Argument(0), Argument(1), Argument(2), SocketFlags(1)],
    ),
    event(
        code::SOCKET_SOCKETPAIR_X,
        &[
            Result,
            MemoryOfSuccess(3, 0, 4, -1),
            MemoryOfSuccess(3, 4, 4, -1),
            PairAddress(3, 0),
            PairAddress(3, 1),
            Argument(0),
            Argument(1),
            Argument(2),
        ],
    ),
    event(code::SOCKET_BIND_X, &[Result, Sockaddr(1, 2), Signed(0)]),
    event(
        code::SOCKET_CONNECT_X,
        &[Result, TupleOfConnect(0, 1), Signed(0), Sockaddr(1, 2)],
    ),
    event(code::SOCKET_LISTEN_X, &[Result, Signed(0), Argument(1)]),
    event(
        code::SOCKET_ACCEPT_5_X,
        &[
            Result,
            TupleOfResult,
            QueuePercent(0),
            QueueLength(0),
            QueueMost(0),
        ],
    ),
    event(
        code::SOCKET_ACCEPT4_6_X,
        &[
            Result,
            TupleOfResult,
            QueuePercent(0),
            QueueLength(0),
            QueueMost(0),
            Constant(0),
        ],
    ),
    event(code::SOCKET_SHUTDOWN_X, &[Result, Signed(0), Argument(1)]),
    event(
        code::SOCKET_SENDTO_X,
        &[
            Result,
            Data(1, 2),
            Signed(0),
            Argument(2),
            TupleTo(0, 4, Outgoing),
        ],
    ),
    event(
        code::SOCKET_RECVFROM_X,
        &[
            Result,
            DataOfResult(1),
            TupleTo(0, 4, Incoming),
            Signed(0),
            Argument(2),
        ],
    ),
    event(
        code::SOCKET_SENDMSG_X,
        &[
            Result,
            Message(1),
            Signed(0),
            MessageSize(1),
            MessageTuple(0, 1, Outgoing),
        ],
    ),
    event(
        code::SOCKET_RECVMSG_X,
        &[
            Result,
            MessageSize(1),
            MessageOfResult(1),
            MessageTuple(0, 1, Incoming),
            MessageControl(1),
            Signed(0),
        ],
    ),
    event(
        code::SOCKET_SENDMMSG_X,
        &[
            Result,
            Signed(0),
            MessageSize(1),
            Message(1),
            MessageTuple(0, 1, Outgoing),
        ],
    ),
    event(
        code::SOCKET_RECVMMSG_X,
        &[
            Result,
            Signed(0),
            MessageSize(1),
            Message(1),
            MessageTuple(0, 1, Incoming),
            MessageControl(1),
        ],
    ),
    event(
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
    event(
        code::SOCKET_GETSOCKOPT_X,
        &[
            Result,
            Signed(0),
            Choice(1, flags::SOCKOPT_LEVELS, 0),
            Argument(2),
            SocketOptionAt(3, 4),
            MemoryOfSuccess(4, 0, 4, 0),
        ],
    ),
    event(code::SOCKET_GETSOCKNAME_X, &[]),
    event(code::SOCKET_GETPEERNAME_X, &[]),
];
