//! Links from tags to the pages of MITRE ATT&CK.
//!
//! In: the tags of a file. Out: the page of a technique (`T1059.004`) or tactic (`mitre_execution`). The
//! tactics are those of the enterprise matrix (attack.mitre.org/tactics/enterprise).

use compiler::outline::Role;
use compiler::source::FileId;
use tower_lsp_server::ls_types::{DocumentLink, Uri};

use crate::workspace::Workspace;

const TECHNIQUES: &str = "https://attack.mitre.org/techniques/";
const TACTICS: &str = "https://attack.mitre.org/tactics/";
/// Prefix of the tags that name a tactic, as Falco's rules write them.
const TACTIC_PREFIX: &str = "mitre_";
/// The tactics of the enterprise matrix: tag without its prefix, number, name.
const ENTERPRISE_TACTICS: [(&str, &str, &str); 14] = [
    ("reconnaissance", "TA0043", "Reconnaissance"),
    ("resource_development", "TA0042", "Resource Development"),
    ("initial_access", "TA0001", "Initial Access"),
    ("execution", "TA0002", "Execution"),
    ("persistence", "TA0003", "Persistence"),
    ("privilege_escalation", "TA0004", "Privilege Escalation"),
    ("defense_evasion", "TA0005", "Defense Evasion"),
    ("credential_access", "TA0006", "Credential Access"),
    ("discovery", "TA0007", "Discovery"),
    ("lateral_movement", "TA0008", "Lateral Movement"),
    ("collection", "TA0009", "Collection"),
    ("command_and_control", "TA0011", "Command and Control"),
    ("exfiltration", "TA0010", "Exfiltration"),
    ("impact", "TA0040", "Impact"),
];

/// Returns the links of a file.
pub(crate) fn of_file(workspace: &Workspace, file: FileId) -> Vec<DocumentLink> {
    let items = &workspace.file(file).outline.items;
    let mentions = items.iter().flat_map(|item| &item.mentions);
    let link = |mention: &compiler::outline::Mention| {
        let Role::Tag(tag) = &mention.role else {
            return None;
        };
        let (title, url) = page(tag)?;
        Some(DocumentLink {
            range: workspace.range(mention.span),
            target: Some(url),
            tooltip: Some(title),
            data: None,
        })
    };
    mentions.filter_map(link).collect()
}

/// Returns a hover text for a tag of MITRE ATT&CK.
pub(super) fn tag_text(tag: &str) -> Option<String> {
    let (title, url) = page(tag)?;
    Some(format!("**{tag}** — [{title}]({})\n", url.as_str()))
}

/// Returns the title and address of the page of a tag.
fn page(tag: &str) -> Option<(String, Uri)> {
    if let Some(url) = technique(tag) {
        return Some((format!("MITRE ATT&CK technique {tag}"), url));
    }
    let name = tag.strip_prefix(TACTIC_PREFIX)?;
    let (_, number, title) = ENTERPRISE_TACTICS.iter().find(|tactic| tactic.0 == name)?;
    let url = format!("{TACTICS}{number}/").parse().ok()?;
    Some((format!("MITRE ATT&CK tactic {title} ({number})"), url))
}

/// Returns the page of `T1059` or `T1059.004`.
fn technique(tag: &str) -> Option<Uri> {
    let number = tag.strip_prefix('T')?;
    let (main, sub) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fits = main.len() == 4
        && digits(main)
        && (sub.is_empty() && !number.contains('.') || sub.len() == 3 && digits(sub));
    let path = if sub.is_empty() {
        format!("{TECHNIQUES}T{main}/")
    } else {
        format!("{TECHNIQUES}T{main}/{sub}/")
    };
    fits.then(|| path.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_technique_numbers_have_technique_pages() {
        assert_eq!(
            technique("T1059").unwrap().as_str(),
            "https://attack.mitre.org/techniques/T1059/"
        );
        assert_eq!(
            technique("T1059.004").unwrap().as_str(),
            "https://attack.mitre.org/techniques/T1059/004/"
        );
        for other in [
            "T105",
            "Tools",
            "T1059.",
            "T1059.04",
            "mitre_execution",
            "t1059",
            "T10590",
        ] {
            assert_eq!(technique(other), None, "{other}");
        }
    }
}
