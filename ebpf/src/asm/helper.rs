//! Helper functions of the kernel, by number.
//!
//! Only those that the generator uses; each with the Linux version that brought it.

macro_rules! helpers {
    ($($(#[$doc:meta])* $variant:ident = $number:literal $name:literal,)*) => {
        /// A function of the kernel that programs may call.
        #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
        #[repr(i32)]
        pub enum Helper {
            $($(#[$doc])* $variant = $number,)*
        }

        impl Helper {
            /// Every helper.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in the kernel, without `bpf_`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

helpers! {
    /// `(map, key) → value or null`, 3.19.
    MapLookup = 1 "map_lookup_elem",
    /// `(map, key, value, flags) → 0`, 3.19.
    MapUpdate = 2 "map_update_elem",
    /// `(map, key) → 0`, 3.19.
    MapDelete = 3 "map_delete_elem",
    /// `() → ns since boot without sleep`, 4.1.
    KtimeGetNs = 5 "ktime_get_ns",
    /// `() → cpu`, 4.1.
    ProcessorId = 8 "get_smp_processor_id",
    /// `(context, program array, index)`, comes back only when there is no such program, 4.2.
    TailCall = 12 "tail_call",
    /// `() → process << 32 | thread`, 4.2.
    CurrentPidTgid = 14 "get_current_pid_tgid",
    /// `() → group << 32 | user`, 4.2.
    CurrentUidGid = 15 "get_current_uid_gid",
    /// `(buffer, size) → 0`, 4.2.
    CurrentComm = 16 "get_current_comm",
    /// `() → task_struct` as a number, 4.8.
    CurrentTask = 35 "get_current_task",
    /// `() → cgroup id in the unified hierarchy`, 4.18.
    CurrentCgroupId = 80 "get_current_cgroup_id",
    /// `(buffer, size, user address) → 0`, 5.5.
    ProbeReadUser = 112 "probe_read_user",
    /// `(buffer, size, kernel address) → 0`, 5.5.
    ProbeReadKernel = 113 "probe_read_kernel",
    /// `(buffer, size, user address) → bytes with the NUL, or negative`, 5.5.
    ProbeReadUserStr = 114 "probe_read_user_str",
    /// `(buffer, size, kernel address) → bytes with the NUL, or negative`, 5.5.
    ProbeReadKernelStr = 115 "probe_read_kernel_str",
    /// `() → ns since boot with sleep`, 5.8.
    KtimeGetBootNs = 125 "ktime_get_boot_ns",
    /// `(ring, data, size, flags) → 0`, 5.8.
    RingbufOutput = 130 "ringbuf_output",
    /// `(ring, size, 0) → record or null`, 5.8.
    RingbufReserve = 131 "ringbuf_reserve",
    /// `(record, flags)`, 5.8.
    RingbufSubmit = 132 "ringbuf_submit",
    /// `(record, flags)`, 5.8.
    RingbufDiscard = 133 "ringbuf_discard",
    /// `(ring, what) → number`, 5.8.
    RingbufQuery = 134 "ringbuf_query",
    /// `() → task_struct` with its type, 5.11.
    CurrentTaskBtf = 158 "get_current_task_btf",
    /// `(task) → pt_regs` with its type, 5.15.
    TaskPtRegs = 175 "task_pt_regs",
}

impl Helper {
    /// The helper of this number, if the generator knows it.
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.iter().copied().find(|helper| *helper as i32 == number)
    }
}
