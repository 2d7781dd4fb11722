//! Opens compressed streams the way zlib's own file functions do.
//!
//! In: any stream. Out: its bytes, decompressed if they begin with the gzip magic. Several gzip
//! members one after the other count as one stream; anything else after a member is ignored.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::bufread::GzDecoder;

const MAGIC: [u8; 2] = [0x1f, 0x8b];

/// `read`, decompressed if it is compressed.
pub(super) fn open<'a>(mut read: impl Read + Send + 'a) -> io::Result<Box<dyn Read + Send + 'a>> {
    let mut magic = [0; 2];
    let mut count = 0;
    while count < magic.len() {
        match read.read(&mut magic[count..]) {
            Ok(0) => break,
            Ok(more) => count += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let whole = Cursor::new(magic).take(count as u64).chain(read);
    Ok(if magic[..count] == MAGIC {
        Box::new(Members {
            member: Some(GzDecoder::new(BufReader::with_capacity(64 << 10, whole))),
        })
    } else {
        Box::new(whole)
    })
}

/// The members of a compressed stream, one after the other; `None` at the end.
struct Members<R> {
    member: Option<GzDecoder<R>>,
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let count = member.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let rest = self.member.take().map(GzDecoder::into_inner);
            self.member = rest.map(next_member).transpose()?.flatten();
        }
        Ok(0)
    }
}

/// Returns a decoder of the member that begins here, if one does.
fn next_member<R: BufRead>(mut rest: R) -> io::Result<Option<GzDecoder<R>>> {
    // The two bytes of the magic number can be in two buffers; the first decides, the decoder's own
    // header check would call a lone 0x1f damage.
    let follows = rest.fill_buf()?.first() == Some(&MAGIC[0]);
    Ok(follows.then(|| GzDecoder::new(rest)))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> (Vec<u8>, io::Result<usize>) {
        let mut out = Vec::new();
        let result = open(bytes).and_then(|mut read| read.read_to_end(&mut out));
        (out, result)
    }

    #[test]
    fn plain_bytes_pass() {
        for bytes in [&b""[..], b"a", b"\x1f", b"hello"] {
            assert_eq!(read(bytes).0, bytes);
        }
    }

    #[test]
    fn members_are_one_stream_and_garbage_after_them_is_ignored() {
        let mut bytes = gzip(b"one ");
        bytes.extend(gzip(b""));
        bytes.extend(gzip(b"two"));
        bytes.extend(b"\0\0garbage");
        assert_eq!(read(&bytes).0, b"one two");
    }

    #[test]
    fn a_cut_member_gives_what_is_there_then_an_error() {
        let bytes = gzip(&[b'x'; 10_000]);
        let (out, result) = read(&bytes[..bytes.len() - 9]);
        assert!(!out.is_empty());
        assert_eq!(result.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }
}
