//! Generated rule sets of any size for benchmarks.
//!
//! In: a number of rules and a seed. Out: the text of a rule file that loads without a diagnostic,
//! including the lints that are enabled by default.
//! The rules are distinct and resemble those that teams write: they monitor files, programs, command
//! lines, connections, listeners, images, deletions, privileges and rare system calls, with lists,
//! macros, exceptions, tags and long outputs, about fifty lines per rule. Most rules share macros and
//! each has predicates of its own, so that an engine profits from sharing as much as with real rules.

mod dice;
mod families;
mod name_pool;

pub use dice::Dice;
use families::FAMILIES;
use name_pool::NamePool;

/// Returns a rule file with `count` enabled rules; the same for the same arguments.
pub fn rule_file(count: usize, seed: u64) -> String {
    let mut text = String::with_capacity(count * 2048);
    let mut dice = Dice::new(seed);
    text.push_str(MACROS);
    for index in 0..count {
        let family = FAMILIES[index % FAMILIES.len()];
        let dice = &mut dice;
        text.push_str(&family(&mut NamePool { index, dice }));
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
    (((evt.type = connect and evt.rawres in (0, -115))
      or (evt.type in (sendto, sendmsg) and fd.l4proto != tcp and fd.connected = true
          and fd.name_changed = true))
     and fd.typechar = 4 and fd.sip != 127.0.0.1)

- macro: accepted
  condition: (evt.type in (accept, accept4) and evt.rawres>=0 and fd.l4proto = tcp)

- macro: removed_or_moved
  condition: (evt.type in (unlink, unlinkat, rename, renameat, renameat2, rmdir) and evt.rawres=0)

- list: interactive_shells
  items: [bash, dash, fish, ksh, sh, tcsh, zsh]

- macro: from_a_shell
  condition: (proc.pname in (interactive_shells))

- list: package_managers
  items: [apt, apt-get, dnf, dpkg, rpm, yum, zypper]

- macro: not_installing
  condition: (not proc.name in (package_managers) and not proc.pname in (package_managers))

";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use compiler::compile::{Options, read_and_compile};
    use compiler::diagnostics::Levels;
    use compiler::review::{Reviewed, review};
    use compiler::source::Sources;

    use super::rule_file;

    #[test]
    fn generated_rules_are_clean_and_distinct() {
        let mut sources = Sources::default();
        sources.add("rules.yaml", rule_file(400, 1));
        let (files, compilation) = read_and_compile(&sources, &Options::default());
        let reviewed = Reviewed {
            sources: &sources,
            files: &files,
            compilation: &compilation,
        };
        let first = review(reviewed, &Levels::default())
            .first()
            .map(|report| (report.message.clone(), sources.text(report.primary.span)));
        assert_eq!(first, None);
        assert_eq!(compilation.rules.len(), 400);
        let conditions: BTreeSet<String> = compilation
            .rules
            .iter()
            .map(|rule| format!("{:?}", rule.condition))
            .collect();
        assert_eq!(conditions.len(), 400);
        assert!(compilation.rules.iter().all(|rule| rule.enabled));
    }

    #[test]
    fn rule_files_are_repeatable_and_of_realistic_size() {
        let text = rule_file(100, 1);
        assert_eq!(text, rule_file(100, 1));
        assert_ne!(text, rule_file(100, 2));
        let lines = text.lines().count();
        assert!((40..=60).contains(&(lines / 100)), "{lines} lines for 100 rules");
    }
}
