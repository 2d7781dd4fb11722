//! Rules about executed programs.

use crate::name_pool::NamePool;

/// Returns a rule for a service that starts a tool it never needs.
pub(crate) fn service_started_tool(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let tools = names.list("forbidden_tools", 10, NamePool::program);
    let parents = names.list("service_parents", 6, NamePool::daemon);
    let (tty, program, job) = (names.dice.below(4), names.program(), names.service());
    let footer = names.footer("process");
    format!(
        r"{tools}
{parents}
- macro: below_service_{index}
  condition: (proc.pname in (service_parents_{index}) or proc.aname[2] in (service_parents_{index}))

- rule: Service started a tool {index}
  desc: >
    One of the services of team {index} started a program that it never needs.
    Somebody may be using the service as a foothold.
  condition: >
    started
    and below_service_{index}
    and proc.name in (forbidden_tools_{index})
    and proc.tty = {tty}
    and not proc.cmdline startswith '{program} --healthcheck-{index}'
    and not proc.cwd startswith /srv/{job}/jobs-{index}/
  exceptions:
    - name: jobs
      fields: [proc.name, proc.cwd]
      comps: [=, startswith]
      values:
        - [{program}, /srv/{job}/nightly-{index}/]
        - [{program}, /srv/{job}/weekly-{index}/]
  output: >
    Service started a tool (process=%proc.name command=%proc.cmdline parent=%proc.pname
    grandparent=%proc.aname[2] cwd=%proc.cwd user=%user.name terminal=%proc.tty
    container=%container.id image=%container.image.repository)
{footer}"
    )
}

/// Returns a rule for a suspicious command line.
pub(crate) fn command_line(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let arguments = names.list("telling_arguments", 8, |names| {
        format!("\"--{}-{index}-{}\"", names.service(), names.dice.below(1000))
    });
    let patterns = names.list("telling_patterns", 4, |names| {
        format!("\"*/{}-{index}/*.{}\"", names.service(), names.dice.below(100))
    });
    let services = names.several(2, NamePool::service);
    let (first, second, uid) = (&services[0], &services[1], names.uid());
    let footer = names.footer("process");
    format!(
        r"{arguments}
{patterns}
- macro: telling_command_{index}
  condition: >
    (proc.args contains '{first}-{index}'
     or proc.cmdline endswith '{second}-{index}'
     or proc.exepath glob '*/{second}-{index}/v?/bin/*'
     or proc.cmdline glob anyof (telling_patterns_{index})
     or proc.args in (telling_arguments_{index}))

- rule: Telling command line {index}
  desc: >
    A command line that only the playbooks of incident {index} have was seen.
    Whoever runs it has read the same documents as we have.
  condition: >
    started
    and from_a_shell
    and telling_command_{index}
    and not proc.exepath startswith /usr/lib/{first}-{index}/
    and not user.name in ({first}, {second})
    and user.loginuid != {uid}
  output: >
    Telling command line (process=%proc.name command=%proc.cmdline exe=%proc.exepath
    parent=%proc.pname cwd=%proc.cwd user=%user.name login=%user.loginuid
    container=%container.id)
{footer}"
    )
}

/// Returns a rule for a program that runs in an image that does not contain it.
pub(crate) fn image(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let images = names.list("hardened_images", 8, NamePool::image);
    let shipped = names.list("shipped_programs", 8, NamePool::program);
    let (folder, probe, image) = (names.folder(), names.program(), names.image());
    let footer = names.footer("container");
    format!(
        r"{images}
{shipped}
- macro: hardened_{index}
  condition: >
    (container.image.repository in (hardened_images_{index})
     or container.image.repository startswith {image}/)

- rule: Foreign program in a hardened image {index}
  desc: >
    Images of team {index} ship the programs that they need and no others.
    A program that is not among them was brought in.
  condition: >
    started
    and in_container
    and hardened_{index}
    and not proc.name in (shipped_programs_{index})
    and not proc.exepath startswith {folder}/bin/
    and (proc.is_exe_upper_layer = true or proc.is_exe_writable = true)
  exceptions:
    - name: probes
      fields: [proc.name, container.name]
      comps: [=, startswith]
      values:
        - [{probe}, probe-{index}-]
  output: >
    Foreign program in a hardened image (process=%proc.name exe=%proc.exepath
    command=%proc.cmdline parent=%proc.pname user=%user.name container=%container.name
    id=%container.id image=%container.image.repository tag=%container.image.tag)
{footer}"
    )
}
