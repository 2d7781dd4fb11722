//! Validates incoming messages.
//!
//! In: the standard input. Out: the valid messages in it, correctly framed. The protocol library gives up at
//! the first invalid message; here such a message is dropped and reported, and reading continues at the
//! next header.

use std::io;

use serde_json::value::RawValue;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp_server::jsonrpc::{Request, Response};

/// A longer message is dropped. Editors refuse to open files of that size.
const MAX_MESSAGE_BYTES: u64 = 128 << 20;
/// A longer line is not a header.
const MAX_HEADER_LINE: u64 = 1 << 10;
/// The only header that is evaluated.
const LENGTH: &str = "content-length:";

/// Forwards messages until the input ends; calls `refuse` with the reason for each dropped one.
pub(super) async fn pump(
    input: impl AsyncRead + Unpin,
    mut output: impl AsyncWrite + Unpin,
    mut refuse: impl FnMut(String),
) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut body = Vec::new();
    while let Some(length) = header(&mut input).await? {
        if length > MAX_MESSAGE_BYTES {
            tokio::io::copy(&mut (&mut input).take(length), &mut tokio::io::sink()).await?;
            refuse(format!(
                "message of {length} bytes exceeds the limit of {MAX_MESSAGE_BYTES}"
            ));
            continue;
        }
        body.clear();
        (&mut input).take(length).read_to_end(&mut body).await?;
        if (body.len() as u64) < length {
            break;
        }
        match rejection(&body) {
            None => {
                output
                    .write_all(format!("Content-Length: {length}\r\n\r\n").as_bytes())
                    .await?;
                output.write_all(&body).await?;
                output.flush().await?;
            }
            Some(why) => refuse(why),
        }
        // The memory of one long message is not kept for the following ones.
        body.shrink_to(MAX_HEADER_LINE as usize);
    }
    Ok(())
}

/// Returns the length of the next message; `None` at the end. Lines that are not headers are skipped.
async fn header(input: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Option<u64>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(MAX_HEADER_LINE).read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        let text = text.trim_end();
        if let Some(at) = text.find(LENGTH) {
            // After a message shorter than announced, the header does not begin its line.
            length = text[at + LENGTH.len()..].trim().parse().ok();
        } else if text.is_empty()
            && let Some(length) = length
        {
            return Ok(Some(length));
        }
    }
}

/// Returns why these bytes are not a message.
fn rejection(body: &[u8]) -> Option<String> {
    let Err(error) = serde_json::from_slice::<Request>(body) else {
        return None;
    };
    if serde_json::from_slice::<Response>(body).is_ok() {
        return None;
    }
    Some(match serde_json::from_slice::<&RawValue>(body) {
        Ok(_) => format!("message is neither a request nor a response: {error}"),
        Err(error) => format!("message is not JSON: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pumped(input: &[u8]) -> (String, usize) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut output = Vec::new();
        let mut refused = 0;
        runtime
            .block_on(pump(input, &mut output, |_| refused += 1))
            .unwrap();
        (String::from_utf8(output).unwrap(), refused)
    }

    #[test]
    fn invalid_messages_are_dropped() {
        let good = "Content-Length: 32\r\n\r\n{\"jsonrpc\":\"2.0\",\"method\":\"a/b\"}";
        assert_eq!(pumped(good.as_bytes()), (good.to_owned(), 0));
        for bad in [
            "Content-Length: 9\r\n\r\n{\"broken\"",
            "Content-Length: 2\r\n\r\n[]",
            "Content-Length: 4\r\nContent-Type: x\r\n\r\nnull",
        ] {
            let input = format!("{bad}{good}");
            assert_eq!(pumped(input.as_bytes()), (good.to_owned(), 1), "{bad}");
        }
        for noise in [
            "noise\r\n\r\n",
            "Content-Length: x\r\n\r\n",
            "Content-Length: 1\r\n\r\n1}",
        ] {
            let input = format!("{noise}{good}");
            assert_eq!(pumped(input.as_bytes()).0, good, "{noise}");
        }
        let long = "x".repeat(10_000);
        assert_eq!(pumped(format!("{long}{good}").as_bytes()).1, 0);
        assert_eq!(pumped(&good.as_bytes()[..40]), (String::new(), 0));
        let too_long = format!("Content-Length: {}\r\n\r\n{{}}", MAX_MESSAGE_BYTES + 1);
        assert_eq!(pumped(too_long.as_bytes()), (String::new(), 1));
    }
}
