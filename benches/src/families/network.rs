//! Rules about network connections.

use crate::name_pool::NamePool;

/// Returns a rule for a program that connects to an address outside of its partners.
pub(crate) fn connection(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let networks = names.list("partner_networks", 8, NamePool::network);
    let ports = names.list("partner_ports", 6, NamePool::port);
    let programs = names.several(2, NamePool::program).join(", ");
    let (image, uid) = (names.service(), names.uid());
    let footer = names.footer("network");
    format!(
        r"{networks}
{ports}
- rule: Unexpected connection {index}
  desc: >
    A program of team {index} talked to a place that is not among its partners.
    Partners are listed by network and port.
  condition: >
    connected_out
    and proc.name in ({programs})
    and not fd.snet in (partner_networks_{index})
    and not fd.sport in (partner_ports_{index})
    and (in_container or user.uid >= {uid})
    and not container.image.repository endswith /{image}-{index}
  exceptions:
    - name: by_port
      fields: [fd.sport, proc.cmdline]
      comps: [in, contains]
      values:
        - [[443, 8443], --trusted-{index}]
  output: >
    Unexpected connection (connection=%fd.name from=%fd.cip to=%fd.sip port=%fd.sport
    protocol=%fd.l4proto process=%proc.name command=%proc.cmdline user=%user.name
    container=%container.id image=%container.image.repository)
{footer}"
    )
}

/// Returns a rule for a program that accepts unexpected connections.
pub(crate) fn listener(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let ports = names.list("service_ports", 8, NamePool::port);
    let clients = names.list("client_networks", 8, NamePool::network);
    let (program, parent) = (names.program(), names.daemon());
    let footer = names.footer("network");
    format!(
        r"{ports}
{clients}
- macro: own_service_{index}
  condition: >
    (proc.name = {program}
     and fd.sport in (service_ports_{index})
     and fd.cnet in (client_networks_{index}))

- rule: Connection from outside {index}
  desc: >
    Somebody from outside of the networks of team {index} reached one of its programs.
    The firewall should not have let that happen.
  condition: >
    accepted
    and (proc.name = {program} or proc.pname = {parent})
    and not own_service_{index}
    and fd.sport in (service_ports_{index})
    and not fd.cip in (10.0.0.1, 10.0.0.{last})
  exceptions:
    - name: health
      fields: [fd.cport, proc.cmdline]
      comps: [=, contains]
      values:
        - [10256, --health-{index}]
  output: >
    Connection from outside (connection=%fd.name from=%fd.cip port=%fd.sport
    process=%proc.name command=%proc.cmdline parent=%proc.pname user=%user.name
    container=%container.id image=%container.image.repository)
{footer}",
        last = 2 + names.dice.below(250),
    )
}
