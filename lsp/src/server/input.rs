//! Messages on their way in, looked over.
//!
//! In: the standard input. Out: the messages among its bytes, framed as they should be. The library
//! behind this server gives up at the first message that is none; here such a message is left out and
//! told of, and reading goes on at the next header.

use std::io;

use serde_json::value::RawValue;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tower_lsp::jsonrpc::{Request, Response};

/// A longer message is left out. Editors refuse to open files of that size.
const LONGEST_MESSAGE: u64 = 128 << 20;
/// A longer line is no header.
const LONGEST_LINE: u64 = 1 << 10;
/// The header that counts.
const LENGTH: &str = "content-length:";

/// Hands messages on until the input ends; `refuse` is told why one is left out.
pub(super) async fn pump(
    input: impl AsyncRead + Unpin,
    mut output: impl AsyncWrite + Unpin,
    mut refuse: impl FnMut(String),
) -> io::Result<()> {
    let mut input = BufReader::new(input);
    let mut body = Vec::new();
    while let Some(length) = header(&mut input).await? {
        if length > LONGEST_MESSAGE {
            tokio::io::copy(&mut (&mut input).take(length), &mut tokio::io::sink()).await?;
            refuse(format!("a message of {length} bytes is too long"));
            continue;
        }
        body.clear();
        (&mut input).take(length).read_to_end(&mut body).await?;
        if (body.len() as u64) < length {
            break;
        }
        match wrong(&body) {
            None => {
                output
                    .write_all(format!("Content-Length: {length}\r\n\r\n").as_bytes())
                    .await?;
                output.write_all(&body).await?;
                output.flush().await?;
            }
            Some(why) => refuse(why),
        }
        // What one long message took is not kept for all that follow.
        body.shrink_to(LONGEST_LINE as usize);
    }
    Ok(())
}

/// The length of the next message; none if there is no more. Lines that are no headers are skipped.
async fn header(input: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Option<u64>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line).await? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        let text = text.trim_end();
        if let Some(at) = text.find(LENGTH) {
            // Behind a message that was shorter than it said, the header does not begin its line.
            length = text[at + LENGTH.len()..].trim().parse().ok();
        } else if text.is_empty()
            && let Some(length) = length
        {
            return Ok(Some(length));
        }
    }
}

/// Why these bytes are no message.
fn wrong(body: &[u8]) -> Option<String> {
    let Err(error) = serde_json::from_slice::<Request>(body) else {
        return None;
    };
    if serde_json::from_slice::<Response>(body).is_ok() {
        return None;
    }
    Some(match serde_json::from_slice::<&RawValue>(body) {
        Ok(_) => format!("a message is neither request nor answer: {error}"),
        Err(error) => format!("a message is no JSON: {error}"),
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
    fn what_is_no_message_is_left_out() {
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
        let too_long = format!("Content-Length: {}\r\n\r\n{{}}", LONGEST_MESSAGE + 1);
        assert_eq!(pumped(too_long.as_bytes()), (String::new(), 1));
    }
}
