//! The names in a rule: programs, paths, images and networks of the team that writes it.
//!
//! Most names belong to one team and occur in no other rule. One program in six is a common tool,
//! which many rules name and many events have.

use std::fmt::Write as _;

use crate::dice::Dice;

const PRODUCTS: [&str; 32] = [
    "agent", "archive", "auth", "backup", "billing", "cache", "catalog", "checkout", "consent", "deploy",
    "fraud", "gateway", "index", "ingest", "invoice", "ledger", "mail", "metrics", "orders", "payments",
    "pricing", "proxy", "queue", "report", "returns", "search", "session", "shipping", "stock", "tax",
    "vault", "wallet",
];
const ROLES: [&str; 16] = [
    "api",
    "batch",
    "broker",
    "collector",
    "cron",
    "exporter",
    "front",
    "import",
    "job",
    "migrate",
    "relay",
    "scheduler",
    "sidecar",
    "sync",
    "watcher",
    "worker",
];
const TOOLS: [&str; 24] = [
    "awk", "base64", "bash", "cat", "cp", "curl", "dd", "find", "gcc", "grep", "java", "nc", "node",
    "openssl", "perl", "python3", "rm", "ruby", "sh", "ssh", "tar", "tcpdump", "vim", "wget",
];
const DIRECTORIES: [&str; 12] = [
    "/etc/",
    "/opt/",
    "/srv/",
    "/usr/local/",
    "/usr/lib/",
    "/var/lib/",
    "/var/log/",
    "/var/spool/",
    "/home/",
    "/root/.",
    "/run/",
    "/boot/",
];
const FILES: [&str; 12] = [
    "access.log",
    "authorized_keys",
    "client.crt",
    "config.toml",
    "credentials",
    "dump.sql",
    "hosts.allow",
    "license.dat",
    "secrets.env",
    "server.key",
    "state.db",
    "token",
];
const TACTICS: [&str; 8] = [
    "collection",
    "credential_access",
    "defense_evasion",
    "discovery",
    "execution",
    "exfiltration",
    "persistence",
    "privilege_escalation",
];
const PRIORITIES: [&str; 5] = ["CRITICAL", "ERROR", "WARNING", "NOTICE", "INFO"];

/// Maximum length of a thread name in the kernel, in bytes without the NUL.
const MAX_PROGRAM_LENGTH: usize = 15;

/// The author of one rule.
#[derive(Debug)]
pub(crate) struct NamePool<'d> {
    /// Number of the rule, which makes its names unique.
    pub(crate) index: usize,
    pub(crate) dice: &'d mut Dice,
}

impl NamePool<'_> {
    /// Returns the name of a service, such as `ledger-sync`.
    pub(crate) fn service(&mut self) -> String {
        format!("{}-{}", self.dice.pick(&PRODUCTS), self.dice.pick(&ROLES))
    }

    /// Returns the name of a program: a common tool, or one of the team's.
    pub(crate) fn program(&mut self) -> String {
        if self.dice.once_in(6) {
            return self.dice.pick(&TOOLS).to_owned();
        }
        self.daemon()
    }

    /// Returns the name of a program of the team, cut as in the kernel: `ledger-sync7`, `payments-sc1024`.
    pub(crate) fn daemon(&mut self) -> String {
        let (mut name, index) = (self.service(), self.index.to_string());
        name.truncate(MAX_PROGRAM_LENGTH.saturating_sub(index.len()));
        name + &index
    }

    /// Returns a folder of the team, without a slash at its end.
    pub(crate) fn folder(&mut self) -> String {
        format!(
            "{}{}-{}",
            self.dice.pick(&DIRECTORIES),
            self.service(),
            self.index
        )
    }

    /// Returns a file of the team.
    pub(crate) fn file(&mut self) -> String {
        let folder = self.folder();
        format!("{folder}/{}", self.dice.pick(&FILES))
    }

    /// Returns a repository of container images.
    pub(crate) fn image(&mut self) -> String {
        let registry = self
            .dice
            .pick(&["registry.example.com", "ghcr.example.org", "docker.example.net"]);
        let (index, service) = (self.index, self.service());
        format!("{registry}/team{index}/{service}")
    }

    /// Returns a private network.
    pub(crate) fn network(&mut self) -> String {
        format!("\"10.{}.{}.0/24\"", self.dice.below(256), self.dice.below(256))
    }

    /// Returns an unprivileged port.
    pub(crate) fn port(&mut self) -> String {
        (1024 + self.dice.below(60_000)).to_string()
    }

    /// Returns a user of the host.
    pub(crate) fn uid(&mut self) -> u64 {
        1000 + self.dice.below(9000)
    }

    /// Returns `count` different items.
    pub(crate) fn several(&mut self, count: usize, item: impl Fn(&mut Self) -> String) -> Vec<String> {
        let mut items: Vec<String> = Vec::with_capacity(count);
        while items.len() < count {
            let item = item(self);
            if !items.contains(&item) {
                items.push(item);
            }
        }
        items
    }

    /// Returns the text of `- list: {name}_{index}` with `count` different items.
    pub(crate) fn list(&mut self, name: &str, count: usize, item: impl Fn(&mut Self) -> String) -> String {
        let items = self.several(count, item);
        let mut text = format!("- list: {name}_{}\n  items:\n", self.index);
        for item in items {
            writeln!(text, "    - {item}").expect("writing to a String cannot fail");
        }
        text
    }

    /// Returns priority and tags of a rule about `topic`.
    pub(crate) fn footer(&mut self, topic: &str) -> String {
        format!(
            "  priority: {}\n  tags: [maturity_stable, {topic}, mitre_{}, T{}]\n\n",
            self.dice.pick(&PRIORITIES),
            self.dice.pick(&TACTICS),
            1000 + self.dice.below(700),
        )
    }
}
