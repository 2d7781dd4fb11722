//! The `getopt` transformer: short options of a command line.
//!
//! In: arguments and a description of options as for POSIX `getopt`. Out: the options found, each
//! followed by its value if it takes one, or the value of one of them. Long options are skipped;
//! `--` and the first operand end the search.

/// The description of a letter.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Letter {
    Unknown,
    Flag,
    WithValue,
}

/// Parsed description of options.
#[derive(Clone, Debug)]
pub struct Options {
    letters: Box<[Letter; 256]>,
}

/// One option of a command line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum OptionMatch<'a> {
    Unknown,
    Flag(&'a [u8]),
    Value(&'a [u8], &'a [u8]),
    ValueMissing(u8),
}

impl Options {
    /// Parses a description such as `ab:c`; a colon means that the letter before it takes a value.
    pub fn new(description: &[u8]) -> Self {
        let mut letters = Box::new([Letter::Unknown; 256]);
        let mut rest = description;
        while let Some((letter, behind)) = rest.split_first() {
            rest = behind;
            // Falco ignores a leading and a second colon.
            if *letter == b':' {
                continue;
            }
            let entry = &mut letters[usize::from(*letter)];
            if let Some(behind) = behind.strip_prefix(b":") {
                rest = behind;
                *entry = Letter::WithValue;
            } else if *entry == Letter::Unknown {
                *entry = Letter::Flag;
            }
        }
        Self { letters }
    }

    /// Returns every option and value in order; `?` for unknown options, an empty string for the value
    /// of an option whose value is missing.
    pub fn list<'a>(&self, arguments: &'a [impl AsRef<[u8]>]) -> Vec<&'a [u8]> {
        let mut texts = Vec::new();
        self.scan(arguments, |found| match found {
            OptionMatch::Unknown => texts.push(&b"?"[..]),
            OptionMatch::Flag(letter) => texts.push(letter),
            OptionMatch::Value(letter, value) => texts.extend([letter, value]),
            OptionMatch::ValueMissing(_) => texts.push(b""),
        });
        texts
    }

    /// Returns the value of the last option `selector`, its letter if it takes none, or `None` if it
    /// does not occur.
    pub fn select<'a>(&self, arguments: &'a [impl AsRef<[u8]>], selector: u8) -> Option<&'a [u8]> {
        let mut selected = None;
        self.scan(arguments, |found| match found {
            OptionMatch::Flag(letter) if letter == [selector] => selected = Some(letter),
            OptionMatch::Value(letter, value) if letter == [selector] => selected = Some(value),
            OptionMatch::ValueMissing(letter) if letter == selector => selected = Some(b""),
            _ => {}
        });
        selected
    }

    fn scan<'a>(&self, arguments: &'a [impl AsRef<[u8]>], mut found: impl FnMut(OptionMatch<'a>)) {
        let mut arguments = arguments.iter().map(AsRef::as_ref);
        while let Some(argument) = arguments.next() {
            match argument {
                b"--" => return,
                [b'-', b'-', ..] => {}
                [b'-', cluster @ ..] if !cluster.is_empty() => {
                    self.cluster(cluster, &mut arguments, &mut found);
                }
                _ => return,
            }
        }
    }

    fn cluster<'a>(
        &self,
        cluster: &'a [u8],
        following: &mut impl Iterator<Item = &'a [u8]>,
        found: &mut impl FnMut(OptionMatch<'a>),
    ) {
        let mut rest = cluster;
        while let Some((letter, behind)) = rest.split_first() {
            let name = rest.get(..1).unwrap_or_default();
            match self.letters[usize::from(*letter)] {
                Letter::Unknown => found(OptionMatch::Unknown),
                Letter::Flag => found(OptionMatch::Flag(name)),
                Letter::WithValue => {
                    let value = if behind.is_empty() {
                        following.next()
                    } else {
                        Some(behind)
                    };
                    found(value.map_or(OptionMatch::ValueMissing(*letter), |value| {
                        OptionMatch::Value(name, value)
                    }));
                    return;
                }
            }
            rest = behind;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(description: &str, arguments: &[&'static str]) -> Vec<String> {
        Options::new(description.as_bytes())
            .list(arguments)
            .iter()
            .map(|text| String::from_utf8_lossy(text).into_owned())
            .collect()
    }

    #[test]
    fn options_are_listed_with_their_values() {
        assert_eq!(list("ao:", &["-a", "-o", "v"]), ["a", "o", "v"]);
        assert_eq!(
            list("nto:", &["-nt", "-ovalue", "x", "-a"]),
            ["n", "t", "o", "value"]
        );
        assert_eq!(list("a", &["--exec", "-a", "--", "-a"]), ["a"]);
        assert_eq!(list("a", &["-xa"]), ["?", "a"]);
        assert_eq!(list("a:", &["-a"]), [""]);
        assert_eq!(list(":a::", &["-a", "v", "-:"]), ["a", "v", "?"]);
        assert_eq!(list("a", &["-", "-a"]), [""; 0]);
        assert_eq!(list("a", &["", "-a"]), [""; 0]);
    }

    #[test]
    fn the_last_occurrence_is_selected() {
        let arguments = ["-a", "-o", "v", "-ow"];
        let options = Options::new(b"ao:p:");
        assert_eq!(options.select(&arguments, b'o'), Some(&b"w"[..]));
        assert_eq!(options.select(&arguments, b'a'), Some(&b"a"[..]));
        assert_eq!(options.select(&arguments, b'z'), None);
        assert_eq!(options.select(&["-p"], b'p'), Some(&b""[..]));
    }
}
