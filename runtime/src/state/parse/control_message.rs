//! Control messages: what `recvmsg` brings besides data.
//!
//! ```text
//! u64 length, header included | i32 level | i32 type | data, padded to a multiple of 8
//! ```
//!
//! In: the control data of a call as the process's memory has it. Out: the numbers of the descriptors that
//! came with it (`SCM_RIGHTS`). The bytes are the process's own, so nothing about them is trusted.

/// `SOL_SOCKET`.
const SOCKET_LEVEL: i32 = 1;
/// `SCM_RIGHTS`.
const RIGHTS: i32 = 1;
/// Bytes of a header.
const HEADER: usize = 16;
/// Headers begin at multiples of this.
const ALIGNMENT: usize = 8;
/// Descriptors that the kernel passes in one message (`SCM_MAX_FD`).
const MAX_PASSED: usize = 253;

/// Descriptors that came with a message.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct PassedDescriptors {
    /// Their numbers in the process that received them, at most [`MAX_PASSED`].
    pub(super) numbers: Vec<i64>,
    /// The control data end inside a message: there may be more.
    pub(super) is_cut: bool,
}

/// Returns the descriptors that `control` lists.
pub(super) fn passed_descriptors(control: &[u8]) -> PassedDescriptors {
    let mut passed = PassedDescriptors::default();
    let mut rest = control;
    while let Some((header, _)) = rest.split_first_chunk::<HEADER>() {
        let length = u64_at(header, 0);
        let (level, ty) = (i32_at(header, 8), i32_at(header, 12));
        let Ok(length) = usize::try_from(length) else {
            break;
        };
        if length < HEADER {
            break;
        }
        let end = length.min(rest.len());
        if (level, ty) == (SOCKET_LEVEL, RIGHTS) {
            passed.is_cut |= length > rest.len();
            let numbers = rest[HEADER..end].as_chunks::<4>().0;
            let room = MAX_PASSED - passed.numbers.len();
            let numbers = numbers
                .iter()
                .map(|number| i64::from(i32::from_le_bytes(*number)));
            passed
                .numbers
                .extend(numbers.filter(|number| *number >= 0).take(room));
        }
        let Some(next) = length
            .checked_next_multiple_of(ALIGNMENT)
            .and_then(|next| rest.get(next..))
        else {
            break;
        };
        rest = next;
    }
    passed
}

fn u64_at(header: &[u8; HEADER], offset: usize) -> u64 {
    u64::from_le_bytes(*header[offset..].first_chunk().expect("offsets lie in the header"))
}

fn i32_at(header: &[u8; HEADER], offset: usize) -> i32 {
    i32::from_le_bytes(*header[offset..].first_chunk().expect("offsets lie in the header"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn message(level: i32, ty: i32, data: &[u8]) -> Vec<u8> {
        let mut bytes = ((HEADER + data.len()) as u64).to_le_bytes().to_vec();
        bytes.extend(level.to_le_bytes());
        bytes.extend(ty.to_le_bytes());
        bytes.extend(data);
        bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
        bytes
    }

    fn numbers(numbers: &[i32]) -> Vec<u8> {
        numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    #[test]
    fn descriptors_are_found_among_other_messages() {
        let credentials = message(1, 2, &[0; 12]);
        let rights = message(1, 1, &numbers(&[5, 6, 7]));
        let control = [credentials, rights.clone()].concat();
        let found = passed_descriptors(&control);
        assert_eq!((found.numbers, found.is_cut), (vec![5, 6, 7], false));
        let found = passed_descriptors(&rights[..HEADER + 8]);
        assert_eq!((found.numbers, found.is_cut), (vec![5, 6], true));
        assert_eq!(passed_descriptors(b""), PassedDescriptors::default());
        assert_eq!(
            passed_descriptors(&message(0, 1, &numbers(&[5]))),
            PassedDescriptors::default(),
            "of another protocol"
        );
    }

    #[test]
    fn the_number_of_descriptors_is_bounded() {
        let many = message(1, 1, &numbers(&[1; 200]));
        let found = passed_descriptors(&[many.clone(), many].concat());
        assert_eq!(found.numbers.len(), MAX_PASSED);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(passed_descriptors(&bytes).numbers.len() <= MAX_PASSED);
        }
    }
}
