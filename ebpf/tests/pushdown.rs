//! Plans of rules in the running kernel: what crosses, and what does not.

mod support;

use compiler::backend::Oracle;
use compiler::check::assumed::Assumed;
use compiler::compile::{self, Options as CompileOptions};
use compiler::plan::{KernelFilter, Plan};
use compiler::source::Sources;
use compiler::tables::event;
use ebpf::asm::LoopBound;
use ebpf::btf::Btf;
use ebpf::probe::{Options, Probe, boot_ts};
use ebpf::program::{PlannedFilter, Pointers};
use support::{Seen, address, address_mut, call, observe_with, text, thread};

const CWD: usize = libc::AT_FDCWD as usize;

/// The plan of one rule.
fn plan_of(condition: &str, output: &str) -> Plan {
    let rule = format!(
        "- rule: R\n  desc: none\n  condition: >\n    {condition}\n  output: >\n    {output}\n  priority: INFO\n"
    );
    plan([("rules.yaml".to_owned(), rule)])
}

fn plan(files: impl IntoIterator<Item = (String, String)>) -> Plan {
    let mut sources = Sources::default();
    for (name, text) in files {
        sources.add(name, text);
    }
    let options = CompileOptions {
        assumed: Assumed::falco(),
        ..CompileOptions::default()
    };
    let rules = compile::compile(&sources, &options).rules;
    assert!(!rules.is_empty(), "the rules are right");
    let selected: Vec<usize> = (0..rules.len())
        .filter(|index| rules[*index].enabled && rules[*index].source == "syscall")
        .collect();
    Plan::new(&rules, &selected, Oracle::default())
}

/// Events of this thread that cross under `plan` while `work` runs.
fn crossing(test: &str, plan: &Plan, work: impl FnOnce()) -> Option<Vec<Seen>> {
    let filter = PlannedFilter::new(plan);
    let wanted = |code| plan.events.contains_key(&code);
    let options = Options {
        wanted: &wanted,
        filter: &filter,
        ..Options::default()
    };
    let own = thread();
    observe_with(test, &options, work, |tid| tid == own)
}

#[test]
fn conditions_are_accepted_however_the_kernel_is_read() {
    let condition = "evt.type in (open, openat, openat2, unlinkat) and (fd.name in (/etc/shadow, /etc/sudoers) \
                     or fd.directory = /etc/pam.d or fd.name startswith /root/.ssh/ or fs.path.name endswith .log \
                     or fd.nameraw contains ../) and container.id != host and proc.cwd != /";
    let plan = plan_of(condition, "%fd.name %proc.cwd");
    let filter = PlannedFilter::new(&plan);
    for (pointers, loops) in [
        (Pointers::Declared, LoopBound::Watched),
        (Pointers::Typed, LoopBound::Counted),
        (Pointers::Copied, LoopBound::Counted),
    ] {
        let test = "conditions_are_accepted_however_the_kernel_is_read";
        let btf = match Btf::of_running_kernel() {
            Ok(btf) => btf,
            Err(error) => return support::skip(test, &error.into()),
        };
        let mut kernel = ebpf::program::TargetKernel::new(btf, boot_ts());
        kernel.pointers = kernel.pointers.min(pointers);
        kernel.loops = kernel.loops.min(loops);
        let options = Options {
            wanted: &|code| plan.events.contains_key(&code),
            filter: &filter,
            ring_bytes: 4096,
            ..Options::default()
        };
        match Probe::load_on(&kernel, &options) {
            Ok(_) => {}
            Err(error) if error.is_forbidden() => return support::skip(test, &error),
            Err(error) => panic!("{pointers:?}, {loops:?}: {error}"),
        }
    }
}

#[test]
fn only_files_that_a_rule_can_match_cross() {
    let folder = tempfile::tempdir().unwrap();
    let name = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let guarded = name("guarded/");
    std::fs::create_dir(&guarded).unwrap();
    let condition = format!(
        "evt.type in (open, openat, openat2) and evt.is_open_write = true and fd.num >= 0 and fd.name startswith {guarded} and not proc.name in (dpkg, rpm)"
    );
    let plan = plan_of(&condition, "%fd.name");
    assert_ne!(
        plan.events[&event::SYSCALL_OPENAT_2_X].rules,
        KernelFilter::always()
    );
    let guarded_file = text(&name("guarded/file"));
    let other_file = text(&name("other"));
    let roundabout = text(&name("guarded/../guarded/file"));
    let missing = text(&name("guarded/missing/file"));
    let open = |path: &std::ffi::CString, flags: i32| {
        let fd = call(
            libc::SYS_openat,
            &[CWD, address(path.as_c_str()), flags as usize, 0o600],
        );
        call(libc::SYS_close, &[fd as usize]);
    };
    let write = libc::O_WRONLY | libc::O_CREAT;
    let Some(seen) = crossing("only_files_that_a_rule_can_match_cross", &plan, || {
        open(&guarded_file, write);
        open(&other_file, write);
        open(&guarded_file, libc::O_RDONLY);
        open(&roundabout, write);
        open(&missing, write);
    }) else {
        return;
    };
    let opened = seen.iter().filter(|seen| seen.code == event::SYSCALL_OPENAT_2_X);
    let paths: Vec<&str> = opened.map(|seen| seen.text("name")).collect();
    // What is not plain is left to user space.
    assert_eq!(
        paths,
        [guarded_file.to_str().unwrap(), roundabout.to_str().unwrap()]
    );
    assert!(!seen.iter().any(|seen| seen.code == event::SYSCALL_CLOSE_X));
}

#[test]
fn names_and_users_are_left_to_the_state() {
    let plan = plan_of(
        "evt.type = openat and proc.name = cat and user.uid = 4242",
        "%proc.name",
    );
    assert_eq!(
        plan.events[&event::SYSCALL_OPENAT_2_X].rules,
        KernelFilter::always()
    );
}

#[test]
fn only_descriptors_that_rules_ask_about_are_followed() {
    let plan = plan_of(
        "evt.type in (dup, dup2, dup3) and fd.type in (ipv4, ipv6)",
        "%fd.sip %proc.name",
    );
    let path = text("/dev/null");
    let mut pipe = [0i32; 2];
    let Some(seen) = crossing(
        "only_descriptors_that_rules_ask_about_are_followed",
        &plan,
        || {
            let file = call(libc::SYS_openat, &[CWD, address(path.as_c_str()), 0]);
            let copy = call(libc::SYS_dup, &[file as usize]);
            let socket = call(libc::SYS_socket, &[2, 2, 0]);
            let other = call(libc::SYS_socket, &[1, 1, 0]);
            let copies = [
                call(libc::SYS_dup, &[socket as usize]),
                call(libc::SYS_dup3, &[socket as usize, copy as usize, 0]),
                call(libc::SYS_dup, &[other as usize]),
            ];
            call(libc::SYS_pipe2, &[address_mut(&mut pipe), 0]);
            for fd in [file, copy, socket, other].into_iter().chain(copies) {
                call(libc::SYS_close, &[fd as usize]);
            }
        },
    ) else {
        return;
    };
    let codes: Vec<_> = seen.iter().map(|seen| seen.code).collect();
    assert_eq!(
        codes,
        [
            event::SOCKET_SOCKET_X,
            event::SOCKET_SOCKET_X,
            event::SYSCALL_DUP_1_X,
            event::SYSCALL_DUP3_X,
        ],
        "{codes:?}"
    );
}

#[test]
fn the_plan_of_the_official_rules_loads() {
    let Some(folder) = testkit::shared("conformance/rules/official") else {
        return;
    };
    let file = |name: &str| {
        let path = folder.join(name);
        (
            name.to_owned(),
            std::fs::read_to_string(path).expect("a readable file"),
        )
    };
    let stable = || file("falco_rules.yaml");
    let all = [
        stable(),
        file("falco-incubating_rules.yaml"),
        file("falco-sandbox_rules.yaml"),
    ];
    for files in [vec![stable()], all.to_vec()] {
        let plan = plan(files);
        let Some(_) = crossing("the_plan_of_the_official_rules_loads", &plan, || {}) else {
            return;
        };
    }
}
