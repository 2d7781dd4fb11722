//! Tags that name a MITRE technique lead to its page.

use compiler::outline::Role;
use compiler::source::FileId;
use tower_lsp::lsp_types::{DocumentLink, Url};

use crate::workspace::Workspace;

const TECHNIQUES: &str = "https://attack.mitre.org/techniques/";

/// The links of a file.
pub(crate) fn of_file(workspace: &Workspace, file: FileId) -> Vec<DocumentLink> {
    let items = &workspace.file(file).outline.items;
    let mentions = items.iter().flat_map(|item| &item.mentions);
    let link = |mention: &compiler::outline::Mention| {
        let Role::Tag(tag) = &mention.role else {
            return None;
        };
        Some(DocumentLink {
            range: workspace.range(mention.span),
            target: Some(technique(tag)?),
            tooltip: Some(format!("MITRE ATT&CK {tag}")),
            data: None,
        })
    };
    mentions.filter_map(link).collect()
}

/// The page of `T1059` or `T1059.004`.
fn technique(tag: &str) -> Option<Url> {
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
    fits.then(|| Url::parse(&path).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn techniques_are_told_from_other_tags() {
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
