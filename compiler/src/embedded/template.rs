//! Helm templates, which are YAML only after rendering.

/// Returns the bytes of the first template action (`{{ … }}`) in `text`, up to the end of its line if
/// it is not closed there.
pub fn template_action(text: &str) -> Option<std::ops::Range<usize>> {
    let start = text.find("{{")?;
    let line = text[start..].lines().next().unwrap_or_default();
    let length = line.find("}}").map_or(line.len(), |end| end + 2);
    Some(start..start + length)
}

/// Returns true for a line that consists of a template action, such as `{{- if .Values.rules }}`.
pub(super) fn is_action_line(line: &str) -> bool {
    line.trim_start().starts_with("{{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_end_at_their_braces_or_line() {
        assert_eq!(template_action("a: {{ .Values.a }}\n"), Some(3..18));
        assert_eq!(template_action("a: {{ .Values.a\n}}"), Some(3..15));
        assert_eq!(template_action("a: {b: {}}"), None);
        assert!(is_action_line("  {{- if .Values.rules }}"));
        assert!(!is_action_line("- rule: {{ .Values.name }}"));
    }
}
