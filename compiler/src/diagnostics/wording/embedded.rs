//! Reports about files as a whole: files that cannot be read, files with rules in their values, and
//! Helm templates.

use crate::diagnostics::catalogue as c;
use crate::diagnostics::report::{Label, Report};
use crate::embedded::{self, MAX_NESTING, Problem, ProblemKind, RuleDocument, template_action};
use crate::source::{FileId, SourceFile, Sources, Span};

const RENDER: &str = "render the template first: `helm template CHART | lanner check --embedded -`";

/// Returns the report of a problem of an outer file.
pub fn embedded_report(problem: &Problem) -> Report {
    let span = problem.span;
    match &problem.kind {
        ProblemKind::Yaml(kind) => {
            Report::new(c::INVALID_YAML, format!("invalid YAML: {kind}"), span, "here")
                .note("rules after this place may not have been found")
        }
        ProblemKind::Template => Report::new(
            c::HELM_TEMPLATE,
            "the file is a Helm template, not YAML",
            span,
            "replaced when the chart is rendered",
        )
        .help(RENDER),
        ProblemKind::JoinedLines => Report::new(
            c::JOINED_LINES,
            "rules in a folded or plain value: YAML joins its lines",
            span,
            "",
        )
        .help("write the rules as a literal block (`key: |-`)"),
        ProblemKind::LostItems => Report::new(
            c::LOST_RULES,
            "items are lost: YAML joins their lines to others",
            span,
            "not a literal block",
        )
        .help("write the rules as a literal block (`key: |-`)"),
        ProblemKind::NotText => Report::new(
            c::RULES_NOT_TEXT,
            "rules below `customRules` are a sequence, but the Helm chart expects a string",
            span,
            "a sequence begins here",
        )
        .help("write the rules as a literal block (`key: |-`)"),
        ProblemKind::TooDeep => Report::new(
            c::EMBEDDED_NESTING_TOO_DEEP,
            format!("YAML inside of values is nested more than {MAX_NESTING} levels deep"),
            span,
            "rules in here are not checked",
        ),
    }
}

/// Returns the report of a file that cannot be read; `span` is an empty one of that file.
pub fn unreadable_file(span: Span, reason: &str) -> Report {
    Report::new(
        c::UNREADABLE_FILE,
        format!("cannot read the file: {reason}"),
        span,
        "",
    )
}

/// Returns the report of a file that is not a rule file and contains no rules.
pub fn no_embedded_rules(span: Span) -> Report {
    Report::new(
        c::NO_EMBEDDED_RULES,
        "the file is not a rule file and contains no rules",
        span,
        "",
    )
    .help("rules are expected as a literal block: `mine.yaml: |-`, then items that begin with `- rule:`")
}

/// Changes reports that a file is not a sequence of items where the file has rules in its values.
pub fn explain_embedded_rules(reports: &mut [Report], sources: &Sources) {
    let mut known: Option<(FileId, Vec<RuleDocument>)> = None;
    for report in reports
        .iter_mut()
        .filter(|report| report.declaration == c::DOCUMENT_NOT_A_SEQUENCE)
    {
        let id = report.primary.span.file;
        let file = sources.file(id);
        let (_, documents) = match known.take().filter(|(known, _)| *known == id) {
            Some(known) => known,
            None => (id, embedded::find(id, file.text()).documents),
        };
        if let Some(first) = documents.first() {
            explain_rules(report, file, first);
        }
        known = Some((id, documents));
    }
}

fn explain_rules(report: &mut Report, file: &SourceFile, rules: &RuleDocument) {
    let start = rules.to_outer(0..0);
    let line = file.position(start.start).line;
    let line = file.line(line).unwrap_or(start.start..start.end);
    "the file is not a rule file, but has rules in its values".clone_into(&mut report.message);
    "not a sequence of items".clone_into(&mut report.primary.text);
    report.primary.span = first_line(report.primary.span, file);
    report.secondary.push(Label {
        span: Span::new(start.file, start.start, line.end),
        text: format!("rules of `{}`", rules.path()),
    });
    report.help = Some(format!("run `lanner check --embedded {}`", file.path()));
    report.fix = None;
}

/// Returns the part of `span` on its first line.
fn first_line(span: Span, file: &SourceFile) -> Span {
    let line = file.line(file.position(span.start).line);
    Span {
        end: line.map_or(span.end, |line| line.end.clamp(span.start, span.end)),
        ..span
    }
}

/// Adds to errors that a template action (`{{ … }}`) explains that the file has to be rendered.
pub fn explain_templates(reports: &mut [Report], sources: &Sources) {
    for report in reports.iter_mut() {
        let number = report.declaration.number;
        if !report.declaration.is_refused() || number == c::HELM_TEMPLATE.number {
            continue;
        }
        let file = sources.file(report.primary.span.file);
        let has_action = if number <= c::COMPLEX_KEY.number {
            // A YAML error is reported where the scanner stops, which can be several lines after its cause.
            template_action(file.text()).is_some()
        } else {
            let line = file.line(file.position(report.primary.span.start).line);
            let line = line.and_then(|line| file.text().get(line.start as usize..line.end as usize));
            line.is_some_and(|line| template_action(line).is_some())
        };
        if has_action {
            report
                .notes
                .push("`{{ … }}` is a template action of Helm".to_owned());
            report.help = Some(RENDER.to_owned());
            report.fix = None;
        }
    }
}
