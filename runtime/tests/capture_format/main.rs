//! Captures of every block kind and version, made byte by byte, and what a reader makes of them.

mod bytes;
mod damage;
mod events;
mod lists;
mod rewriting;
mod sections;

use runtime::capture::{CaptureError, Item, Reader};

/// Every item of a capture and how it ended; items are shown as text, for they borrow.
fn read(capture: &[u8]) -> (Vec<String>, Option<CaptureError>) {
    let mut items = Vec::new();
    let end = visit(capture, |item| items.push(show(item)));
    (items, end)
}

/// Calls `visit` with every item of a capture.
fn visit(capture: &[u8], mut visit: impl FnMut(&Item)) -> Option<CaptureError> {
    let mut reader = match Reader::new(capture) {
        Ok(reader) => reader,
        Err(error) => return Some(error),
    };
    loop {
        match reader.next() {
            Ok(Some(item)) => visit(&item),
            Ok(None) => return None,
            Err(error) => return Some(error),
        }
    }
}

/// The items between the section header and the first event.
fn metadata(blocks: &[Vec<u8>]) -> Vec<Item<'static>> {
    let capture = [bytes::section(), blocks.concat(), bytes::plain_event()].concat();
    let mut items = Vec::new();
    let end = visit(&capture, |item| {
        items.extend(match item {
            Item::Machine(machine) => Some(Item::Machine(machine.clone())),
            Item::Process(process) => Some(Item::Process(process.clone())),
            Item::Fd { tid, entry } => Some(Item::Fd {
                tid: *tid,
                entry: entry.clone(),
            }),
            Item::Interfaces(interfaces) => Some(Item::Interfaces(interfaces.clone())),
            Item::Users(users, groups) => Some(Item::Users(users.clone(), groups.clone())),
            Item::Section(_) | Item::HeadersEnd | Item::ReceivedFd { .. } | Item::Event(_) => None,
        });
    });
    assert!(end.is_none(), "{end:?}");
    items
}

/// An event as one line, anything else as its debug form.
fn show(item: &Item) -> String {
    let Item::Event(event) = item else {
        return format!("{item:?}");
    };
    let values: Vec<String> = event
        .values()
        .map(|value| value.escape_ascii().to_string())
        .collect();
    let hidden = if event.state_only { " state-only" } else { "" };
    format!(
        "{} {} cpu {} tid {}{hidden}: {}",
        event.num,
        event.info().id,
        event.cpu,
        event.tid,
        values.join(" | ")
    )
}

/// The events of a capture as lines; it must end well.
fn events(capture: &[u8]) -> Vec<String> {
    let mut events = Vec::new();
    let end = visit(capture, |item| {
        if let Item::Event(_) = item {
            events.push(show(item));
        }
    });
    assert!(end.is_none(), "{end:?}");
    events
}
