//! Rule sets of any size for benchmarks.
//!
//! In: a number of rules and a seed. Out: the text of a rule file that loads without a diagnostic.
//! The rules are distinct and look like those that teams write: file watches by directory and
//! name, process watches by parent and command line, network watches by address and port, with
//! lists, macros, exceptions, tags and long outputs, about fifty lines a rule. Most rules share
//! macros and each has conditions of its own, so that an engine profits from sharing exactly as
//! far as it would in the field.

use std::fmt::Write as _;

/// A rule file with `count` rules; the same for the same arguments.
pub fn rule_file(count: usize, seed: u64) -> String {
    let mut text = String::with_capacity(count * 2048);
    let mut dice = Dice(seed);
    text.push_str(MACROS);
    for index in 0..count {
        match index % 4 {
            0 => file_rule(&mut text, index, &mut dice),
            1 => spawn_rule(&mut text, index, &mut dice),
            2 => network_rule(&mut text, index, &mut dice),
            _ => command_line_rule(&mut text, index, &mut dice),
        }
    }
    text
}

const MACROS: &str = r"# Generated for benchmarks.
- macro: in_container
  condition: (container.id != host)

- macro: opened_for_writing
  condition: >
    (evt.type in (open, openat, openat2) and evt.is_open_write=true
     and fd.typechar='f' and fd.num>=0)

- macro: opened_for_reading
  condition: >
    (evt.type in (open, openat, openat2) and evt.is_open_read=true
     and fd.typechar='f' and fd.num>=0)

- macro: started
  condition: (evt.type in (execve, execveat) and evt.rawres=0)

- macro: connected_out
  condition: >
    (evt.type in (connect, sendto, sendmsg) and fd.l4proto != tcp and fd.connected = true
     and fd.name_changed = true)

- list: interactive_shells
  items: [bash, dash, fish, ksh, sh, tcsh, zsh]

- macro: from_a_shell
  condition: (proc.pname in (interactive_shells))

";

const DIRECTORIES: [&str; 10] = [
    "/etc/",
    "/opt/",
    "/srv/",
    "/usr/local/",
    "/var/lib/",
    "/var/spool/",
    "/home/",
    "/root/.",
    "/run/",
    "/boot/",
];
const WORDS: [&str; 20] = [
    "agent", "backup", "billing", "cache", "catalog", "deploy", "gateway", "index", "ingest", "ledger",
    "mail", "metrics", "orders", "payments", "proxy", "queue", "report", "search", "session", "vault",
];
const PROGRAMS: [&str; 16] = [
    "awk", "base64", "cp", "curl", "dd", "find", "gcc", "java", "nc", "node", "openssl", "perl", "python3",
    "ruby", "tar", "wget",
];
const TACTICS: [&str; 6] = [
    "collection",
    "credential_access",
    "discovery",
    "execution",
    "exfiltration",
    "persistence",
];
const PRIORITIES: [&str; 4] = ["ERROR", "WARNING", "NOTICE", "INFO"];

fn file_rule(out: &mut String, index: usize, dice: &mut Dice) {
    let list = format!("watched_paths_{index}");
    let paths = items(8, |_| {
        format!(
            "{}{}/{}.conf",
            dice.pick(&DIRECTORIES),
            dice.word(index),
            dice.word(index)
        )
    });
    let writers = items(6, |_| dice.program(index));
    let access = if dice.below(3) == 0 {
        "opened_for_reading"
    } else {
        "opened_for_writing"
    };
    let place = if dice.below(2) == 0 {
        "in_container"
    } else {
        "not in_container"
    };
    let prefix = format!("{}{}", dice.pick(&DIRECTORIES), dice.word(index));
    let image = format!("registry.example.com/{}/{}", dice.pick(&WORDS), dice.word(index));
    write!(
        out,
        r"- list: {list}
  items:
{paths}
- rule: Watched file touched {index}
  desc: >
    A program that has no business there opened one of the files that team {index} keeps an eye on.
    Generated; the text is as long as such texts are.
  condition: >
    {access}
    and {place}
    and (fd.name in ({list})
         or fd.name startswith {prefix}
         or fd.directory = {prefix}.d)
    and not proc.name in (updater_{index}, {0})
    and not (proc.pname = supervisor_{index} and proc.cmdline contains --sync-{index})
  exceptions:
    - name: known_writers
      fields: [proc.name, fd.directory]
      comps: [in, startswith]
      values:
        - [[writer_{index}, fixer_{index}], {prefix}.cache]
    - name: known_images
      fields: container.image.repository
      comps: in
      values:
        - {image}
  output: >
    Watched file touched (file=%fd.name process=%proc.name command=%proc.cmdline
    parent=%proc.pname user=%user.name uid=%user.uid container=%container.id
    image=%container.image.repository)
",
        dice.program(index),
    )
    .expect("writing to a String cannot fail");
    footer(out, dice, "filesystem");
    writeln!(out, "\n- list: writers_{index}\n  items:\n{writers}\n- macro: writes_for_{index}\n  condition: (proc.name in (writers_{index}) and fd.name contains {})\n", dice.word(index))
        .expect("writing to a String cannot fail");
    writeln!(out, "- rule: Watched writer {index}\n  desc: A listed writer of team {index} ran.\n  condition: opened_for_writing and writes_for_{index} and fd.name pmatch ({prefix})\n  output: Watched writer (file=%fd.name process=%proc.name)\n  priority: INFO\n  enabled: false\n  tags: [team_{index}]\n")
        .expect("writing to a String cannot fail");
}

fn spawn_rule(out: &mut String, index: usize, dice: &mut Dice) {
    let tools = items(10, |_| dice.program(index));
    let parents = items(6, |_| format!("{}d_{index}", dice.pick(&WORDS)));
    write!(
        out,
        r"- list: forbidden_tools_{index}
  items:
{tools}
- list: service_parents_{index}
  items:
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
    and not proc.cwd startswith /srv/{word}/jobs/
  exceptions:
    - name: jobs
      fields: [proc.name, proc.cwd]
      comps: [=, startswith]
      values:
        - [{program}, /srv/{word}/nightly/]
        - [{program}, /srv/{word}/weekly/]
  output: >
    Service started a tool (process=%proc.name command=%proc.cmdline parent=%proc.pname
    grandparent=%proc.aname[2] cwd=%proc.cwd user=%user.name terminal=%proc.tty
    container=%container.id image=%container.image.repository)
",
        tty = dice.below(4),
        program = dice.program(index),
        word = dice.word(index),
    )
    .expect("writing to a String cannot fail");
    footer(out, dice, "process");
}

fn network_rule(out: &mut String, index: usize, dice: &mut Dice) {
    let networks = items(8, |_| {
        format!("\"10.{}.{}.0/24\"", dice.below(256), dice.below(256))
    });
    let ports = items(6, |_| (1024 + dice.below(60000)).to_string());
    write!(
        out,
        r"- list: partner_networks_{index}
  items:
{networks}
- list: partner_ports_{index}
  items:
{ports}
- rule: Unexpected connection {index}
  desc: >
    A program of team {index} talked to a place that is not among its partners.
    Partners are listed by network and port.
  condition: >
    connected_out
    and proc.name = {program}
    and not fd.snet in (partner_networks_{index})
    and not fd.sport in (partner_ports_{index})
    and (in_container or user.uid >= {uid})
    and container.image.repository endswith /{word}
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
",
        program = dice.program(index),
        word = dice.word(index),
        uid = 1000 + dice.below(9000),
    )
    .expect("writing to a String cannot fail");
    footer(out, dice, "network");
}

fn command_line_rule(out: &mut String, index: usize, dice: &mut Dice) {
    let arguments = items(8, |_| format!("\"--{}-{}\"", dice.pick(&WORDS), dice.word(index)));
    let patterns = items(4, |_| {
        format!("\"*/{}/*.{}\"", dice.word(index), dice.pick(&WORDS))
    });
    write!(
        out,
        r"- list: telling_arguments_{index}
  items:
{arguments}
- list: telling_patterns_{index}
  items:
{patterns}
- macro: telling_command_{index}
  condition: >
    (proc.args contains '{first}'
     or proc.cmdline endswith '{second}'
     or proc.exepath glob '*/{second}/bin/*'
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
    and not proc.exepath startswith /usr/lib/{first}/
    and not user.name in ({first}, {second})
    and user.loginuid != {uid}
  output: >
    Telling command line (process=%proc.name command=%proc.cmdline exe=%proc.exepath
    parent=%proc.pname cwd=%proc.cwd user=%user.name login=%user.loginuid
    container=%container.id)
",
        first = dice.word(index),
        second = dice.word(index),
        uid = 1000 + dice.below(9000),
    )
    .expect("writing to a String cannot fail");
    footer(out, dice, "process");
}

fn footer(out: &mut String, dice: &mut Dice, topic: &str) {
    writeln!(
        out,
        "  priority: {}\n  tags: [maturity_stable, {topic}, mitre_{}, T{}]\n",
        dice.pick(&PRIORITIES),
        dice.pick(&TACTICS),
        1000 + dice.below(700),
    )
    .expect("writing to a String cannot fail");
}

/// `count` list items, a line each.
fn items(count: usize, item: impl FnMut(usize) -> String) -> String {
    (0..count).map(item).fold(String::new(), |mut text, item| {
        writeln!(text, "    - {item}").expect("writing to a String cannot fail");
        text
    })
}

/// Repeatable chance (splitmix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len() as u64) as usize]
    }

    fn word(&mut self, index: usize) -> String {
        format!("{}-{index}-{}", self.pick(&WORDS), self.below(1000))
    }

    fn program(&mut self, index: usize) -> String {
        format!("{}-{}", self.pick(&PROGRAMS), index as u64 + self.below(100))
    }
}

#[cfg(test)]
mod tests {
    use compiler::compile::{Options, compile};
    use compiler::source::Sources;

    use super::rule_file;

    #[test]
    fn generated_rules_are_clean() {
        let mut sources = Sources::default();
        sources.add("rules.yaml", rule_file(400, 1));
        let compilation = compile(&sources, &Options::default());
        let first = compilation
            .reports
            .first()
            .map(|report| (report.message.clone(), sources.text(report.primary.span)));
        assert_eq!(first, None);
        assert!(compilation.rules.len() >= 400);
    }

    #[test]
    fn rule_files_are_repeatable_and_sized_like_real_ones() {
        let text = rule_file(100, 1);
        assert_eq!(text, rule_file(100, 1));
        assert_ne!(text, rule_file(100, 2));
        let lines = text.lines().count();
        assert!((40..=60).contains(&(lines / 100)), "{lines} lines for 100 rules");
    }
}
