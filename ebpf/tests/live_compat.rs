//! 32-bit system calls from a 64-bit program (`int 0x80`), and x32 calls: reported as the 64-bit ones.
#![cfg(target_arch = "x86_64")]

mod support;

use compiler::tables::event;
use support::{Seen, call, first, observe, thread};

/// `-ENOSYS`, from kernels without calls of this kind.
const NO_SUCH_CALL: i64 = -38;
/// Set in the numbers of x32 calls.
const X32_BIT: i64 = 0x4000_0000;
const PAGE: usize = 4096;

/// Makes a 32-bit call; returns its result, or the error below 0.
#[expect(unsafe_code, reason = "the calls themselves are what is tested")]
fn call32(number: u32, arguments: &[u32]) -> i64 {
    let mut all = [0; 6];
    all[..arguments.len()].copy_from_slice(arguments);
    let mut result = number;
    // SAFETY: the kernel destroys only what is listed; rbx and rbp, which the compiler keeps for itself, are
    // restored. Callers pass addresses of memory below 4 GiB that they own.
    unsafe {
        std::arch::asm!(
            "push rbx",
            "push rbp",
            "mov ebx, dword ptr [r12]",
            "mov ebp, dword ptr [r12 + 20]",
            "int 0x80",
            "pop rbp",
            "pop rbx",
            in("r12") all.as_ptr(),
            inout("eax") result,
            in("ecx") all[1],
            in("edx") all[2],
            in("esi") all[3],
            in("edi") all[4],
            out("r8") _,
            out("r9") _,
            out("r10") _,
            out("r11") _,
        );
    }
    i64::from(result.cast_signed())
}

/// Memory below 4 GiB, filled front to back.
struct LowMemory {
    start: usize,
    used: usize,
}

impl LowMemory {
    #[expect(unsafe_code, reason = "32-bit calls need memory below 4 GiB")]
    fn new() -> Self {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_32BIT;
        // SAFETY: a new mapping, which nothing else refers to; it is never unmapped.
        let start = unsafe { libc::mmap(std::ptr::null_mut(), PAGE, protection, flags, -1, 0) };
        assert_ne!(start, libc::MAP_FAILED);
        Self {
            start: start as usize,
            used: 0,
        }
    }

    /// Returns the address of a copy of `bytes`.
    #[expect(unsafe_code, reason = "the memory is raw")]
    fn put(&mut self, bytes: &[u8]) -> u32 {
        assert!(self.used + bytes.len() <= PAGE, "the page is large enough");
        let at = self.start + self.used;
        // SAFETY: the mapping has room for the bytes, and nobody holds references into it.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), at as *mut u8, bytes.len()) };
        self.used = (self.used + bytes.len()).next_multiple_of(8);
        u32::try_from(at).expect("the mapping is below 4 GiB")
    }

    fn words(&mut self, words: &[u32]) -> u32 {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.put(&bytes)
    }
}

/// Events of this thread; `None` after saying that the kernel has no 32-bit calls or BPF is not permitted.
fn seen(test: &str, work: impl FnOnce()) -> Option<Vec<Seen>> {
    /// `getpid` of 32-bit programs.
    const GETPID: u32 = 20;
    let own = thread();
    if call32(GETPID, &[]) == NO_SUCH_CALL {
        eprintln!("SKIP {test}: this kernel has no 32-bit system calls");
        return None;
    }
    observe(test, work, |tid| tid == own)
}

/// `sockaddr_in` of this host.
fn sockaddr(port: u16) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes[0] = 2;
    bytes[2..4].copy_from_slice(&port.to_be_bytes());
    bytes[4..8].copy_from_slice(&[127, 0, 0, 1]);
    bytes
}

#[test]
fn socket_calls_of_32_bit_programs_are_reported() {
    let mut memory = LowMemory::new();
    let port = 5353u16;
    let address = memory.put(&sockaddr(port));
    let hello = memory.put(b"hello");
    let mut socketcall = |number: u32, arguments: &[u32]| {
        let arguments = memory.words(arguments);
        call32(102, &[number, arguments])
    };
    let mut descriptor = -1;
    let Some(seen) = seen("socket_calls_of_32_bit_programs_are_reported", || {
        descriptor = socketcall(1, &[2, 2, 0]);
        let socket = descriptor as u32;
        assert_eq!(socketcall(3, &[socket, address, 16]), 0);
        // Nobody listens: the error of an earlier datagram may come back.
        socketcall(9, &[socket, hello, 5, 0]);
        let pieces = LowMemory::new().words(&[hello, 2, hello + 2, 3]);
        let header = LowMemory::new().words(&[address, 16, pieces, 2, 0, 0, 0]);
        call32(370, &[socket, header, 0]);
    }) else {
        return;
    };
    let socket = first(&seen, event::SOCKET_SOCKET_X);
    assert_eq!((socket.number("domain"), socket.number("type")), (2, 2));
    let connect = first(&seen, event::SOCKET_CONNECT_X);
    assert_eq!((connect.number("res"), connect.number("fd")), (0, descriptor));
    let peer = [&[127, 0, 0, 1][..], &port.to_le_bytes()].concat();
    assert!(connect.bytes("tuple").ends_with(&peer));
    assert_eq!(connect.bytes("addr"), [&[2][..], &peer].concat());
    let send = first(&seen, event::SOCKET_SENDTO_X);
    assert_eq!((send.bytes("data"), send.number("size")), (&b"hello"[..], 5));
    let sendmsg = first(&seen, event::SOCKET_SENDMSG_X);
    assert_eq!(
        (sendmsg.bytes("data"), sendmsg.number("size")),
        (&b"hello"[..], 5)
    );
}

#[test]
fn arguments_of_32_bit_programs_are_translated() {
    let mut memory = LowMemory::new();
    let text = memory.put(b"abcdef");
    let missing = memory.put(b"/nonexistent/of32\0");
    let pieces = memory.words(&[text, 2, text + 2, 3]);
    let name = memory.put(b"memory\0");
    let arguments = memory.words(&[missing, text, 0]);
    let environment = memory.words(&[name, 0]);
    let pause = memory.words(&[0, 7]);
    let limits = memory.words(&[0, 0]);
    let mapping = memory.words(&[0, 8192, 3, 0x22, u32::MAX, 0]);
    let nothing = memory.words(&[0; 4]);
    let mut semaphore = -1;
    let own = std::process::id();
    let Some(seen) = seen("arguments_of_32_bit_programs_are_translated", || {
        let file = call32(356, &[name, 0]) as u32;
        call32(146, &[file, pieces, 2]);
        call32(181, &[file, text, 3, 5, 1]);
        call32(19, &[file, u32::MAX, 1]);
        call32(140, &[file, 1, 2, nothing, 0]);
        call32(90, &[mapping]);
        call32(192, &[0, 4096, 3, 0x22, u32::MAX, 3]);
        call32(22, &[missing]);
        call32(182, &[missing, 0xffff, 5]);
        call32(11, &[missing, arguments, environment]);
        call32(162, &[pause, 0]);
        call32(191, &[4, limits]);
        call32(347, &[own, pieces, 2, pieces, 2, 0]);
        semaphore = call32(117, &[2, 0, 1, 0o600]);
        call32(117, &[3, semaphore as u32, 0, 0, nothing]);
    }) else {
        return;
    };
    let writev = first(&seen, event::SYSCALL_WRITEV_X);
    assert_eq!((writev.bytes("data"), writev.number("size")), (&b"abcde"[..], 5));
    assert_eq!(first(&seen, event::SYSCALL_PWRITE_X).number("pos"), 0x1_0000_0005);
    let seeks: Vec<i64> = seen
        .iter()
        .filter(|seen| seen.code == event::SYSCALL_LSEEK_X)
        .map(|seen| seen.number("offset"))
        .collect();
    assert_eq!(seeks, [-1, 0x1_0000_0002]);
    let maps: Vec<(i64, i64)> = seen
        .iter()
        .filter(|seen| seen.code == event::SYSCALL_MMAP_X)
        .map(|seen| (seen.number("length"), seen.number("offset")))
        .collect();
    assert!(
        maps.contains(&(8192, 0)) && maps.contains(&(4096, 3 * 4096)),
        "{maps:?}"
    );
    let umount = first(&seen, event::SYSCALL_UMOUNT2_X);
    assert_eq!(
        (umount.text("name"), umount.number("flags")),
        ("/nonexistent/of32", 0)
    );
    let chown = first(&seen, event::SYSCALL_CHOWN_X);
    assert_eq!((chown.number("uid"), chown.number("gid")), (0xffff_ffff, 5));
    let execve = first(&seen, event::SYSCALL_EXECVE_19_X);
    assert_eq!(execve.text("exe"), "/nonexistent/of32");
    assert_eq!(
        (execve.bytes("args"), execve.bytes("env")),
        (&b"abcdef\0"[..], &b"memory\0"[..])
    );
    assert_eq!(first(&seen, event::SYSCALL_NANOSLEEP_X).number("interval"), 7);
    // The size of core files: whatever it is, it is not two limits read as one number.
    let limit = first(&seen, event::SYSCALL_GETRLIMIT_X).number("cur");
    assert!((-1..=i64::from(u32::MAX)).contains(&limit), "{limit}");
    assert_eq!(
        first(&seen, event::SYSCALL_PROCESS_VM_READV_X).bytes("data"),
        b"abcde"
    );
    assert_eq!(first(&seen, event::SYSCALL_SEMGET_X).number("nsems"), 1);
    assert_eq!(first(&seen, event::SYSCALL_SEMCTL_X).number("semid"), semaphore);
}

#[test]
fn old_user_ids_of_32_bit_programs_are_widened() {
    let test = "old_user_ids_of_32_bit_programs_are_widened";
    if seen(test, || {}).is_none() {
        return;
    }
    let (send, tids) = std::sync::mpsc::channel();
    let work = || {
        // Ids belong to the thread that sets them this way.
        let thread = std::thread::spawn(move || {
            send.send(thread()).unwrap();
            let mut memory = LowMemory::new();
            let ids: [u32; 3] = std::array::from_fn(|_| memory.words(&[u32::MAX]));
            call32(170, &[5, 0xffff, 0xffff]);
            call32(164, &[0xffff, 65533, 0xffff]);
            call32(165, &ids);
            call32(23, &[65533]);
        });
        thread.join().unwrap();
    };
    let seen_all = observe(test, work, |_| true).unwrap();
    let own = tids.recv().unwrap();
    let seen: Vec<Seen> = seen_all.into_iter().filter(|seen| seen.tid == own).collect();
    let groups = first(&seen, event::SYSCALL_SETRESGID_X);
    assert_eq!((groups.number("rgid"), groups.number("egid")), (5, 0xffff_ffff));
    let users = first(&seen, event::SYSCALL_SETRESUID_X);
    assert_eq!((users.number("ruid"), users.number("euid")), (0xffff_ffff, 65533));
    let got = first(&seen, event::SYSCALL_GETRESUID_X);
    assert_eq!((got.number("ruid"), got.number("euid")), (0, 65533));
    assert_eq!(first(&seen, event::SYSCALL_SETUID_X).number("uid"), 65533);
}

#[test]
fn x32_calls_are_reported_whether_the_kernel_has_them_or_not() {
    const X32_EXECVE: i64 = 520;
    let mut memory = LowMemory::new();
    let missing = memory.put(b"/nonexistent/x32\0") as usize;
    let arguments = memory.words(&[missing as u32, 0]) as usize;
    let test = "x32_calls_are_reported_whether_the_kernel_has_them_or_not";
    let own = thread();
    let work = || {
        call(X32_BIT | libc::SYS_openat, &[libc::AT_FDCWD as usize, missing, 0]);
        call(X32_BIT | X32_EXECVE, &[missing, arguments, 0]);
    };
    let Some(seen) = observe(test, work, |tid| tid == own) else {
        return;
    };
    let open = first(&seen, event::SYSCALL_OPENAT_2_X);
    assert_eq!(open.text("name"), "/nonexistent/x32");
    assert!(open.number("fd") < 0);
    let execve = first(&seen, event::SYSCALL_EXECVE_19_X);
    assert_eq!(execve.text("exe"), "/nonexistent/x32");
}
