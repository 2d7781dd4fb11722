//! Rules about privileges and rare system calls.

use crate::name_pool::NamePool;

/// Returns a rule for a program that gains privileges.
pub(crate) fn rights(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let changers = names.list("trusted_changers", 10, NamePool::program);
    let users = names.list("service_users", 8, |names| format!("{}{index}", names.service()));
    let (folder, file, parent) = (names.folder(), names.file(), names.daemon());
    let uid = names.uid();
    let footer = names.footer("process");
    format!(
        r"{changers}
{users}
- macro: became_root_{index}
  condition: >
    (evt.type in (setuid, setresuid) and evt.rawres=0
     and user.name in (service_users_{index}) and evt.arg.uid = 0)

- macro: marked_setuid_{index}
  condition: >
    (evt.type in (chmod, fchmod, fchmodat) and evt.rawres=0
     and evt.arg.mode contains S_ISUID
     and (evt.arg.filename startswith {folder}/ or evt.arg.filename = {file}))

- rule: Rights gained {index}
  desc: >
    A user of the services of team {index} became root, or a file of the team was marked so that
    it makes others root. Neither is part of any release.
  condition: >
    (became_root_{index} or marked_setuid_{index})
    and not_installing
    and not proc.name in (trusted_changers_{index})
    and not proc.aname in ({parent}, sudo{index})
    and user.uid != {uid}
  output: >
    Rights gained (event=%evt.type arguments=%evt.args process=%proc.name
    command=%proc.cmdline parent=%proc.pname user=%user.name uid=%user.uid
    container=%container.id)
{footer}"
    )
}

/// Returns a rule for a system call that containers rarely need.
pub(crate) fn kernel(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let calls = names.dice.pick(&[
        "init_module, finit_module",
        "mount, umount2",
        "ptrace",
        "setns, unshare",
        "bpf",
        "userfaultfd",
        "symlink, symlinkat, link, linkat",
    ]);
    let allowed = names.list("allowed_callers", 10, NamePool::program);
    let images = names.list("privileged_images", 8, NamePool::image);
    let (folder, service, pname) = (names.folder(), names.daemon(), names.program());
    let footer = names.footer("host");
    format!(
        r"{allowed}
{images}
- macro: allowed_caller_{index}
  condition: >
    (proc.name in (allowed_callers_{index})
     or proc.exepath startswith {folder}/
     or (proc.pname = {pname} and proc.cmdline contains --privileged-{index}))

- rule: Door of the kernel used {index}
  desc: >
    A program below the services of team {index} used a call that leads out of its container.
    Which ones need that is listed.
  condition: >
    evt.type in ({calls})
    and (proc.pname startswith {service} or proc.cwd startswith {folder}/)
    and in_container
    and not allowed_caller_{index}
    and not container.image.repository in (privileged_images_{index})
    and thread.cap_effective contains CAP_SYS_ADMIN
  exceptions:
    - name: by_parent
      fields: [proc.pname, proc.cmdline]
      comps: [=, startswith]
      values:
        - [{pname}, {service} --door-{index}]
  output: >
    Door of the kernel used (event=%evt.type arguments=%evt.args process=%proc.name
    exe=%proc.exepath command=%proc.cmdline parent=%proc.pname user=%user.name
    container=%container.id image=%container.image.repository)
{footer}"
    )
}
