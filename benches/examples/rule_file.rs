//! Prints a generated rule file: `cargo run -p benches --example rule_file [RULES [SEED]]`.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let mut number = |default| match arguments.next() {
        Some(Ok(number)) => Ok(number),
        Some(Err(error)) => Err(io::Error::new(io::ErrorKind::InvalidInput, error)),
        None => Ok(default),
    };
    let (count, seed) = (number(100)?, number(1)?);
    io::stdout()
        .lock()
        .write_all(benches::rule_file(count as usize, seed).as_bytes())
}
