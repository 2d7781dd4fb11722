//! A report in the `JUnit` XML format: a suite for each file, a test case for each finding.
//!
//! A case fails only if its finding makes the run fail; warnings that do not are cases that pass, with
//! their text as the output. A file without findings is one case that passes.

use std::io::{self, Write};

use compiler::diagnostics::Report;
use compiler::source::{FileId, Sources};
use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::severity;

/// Writes the document; `fails` decides which findings are failures.
pub(crate) fn write(
    out: &mut dyn Write,
    reports: &[Report],
    sources: &Sources,
    fails: &dyn Fn(&Report) -> bool,
) -> io::Result<()> {
    let mut document = quick_junit::Report::new("lanner check");
    for (id, file) in sources.iter() {
        let mut suite = TestSuite::new(file.path());
        suite.add_test_cases(of_file(reports, id).map(|report| case(report, sources, fails)));
        if suite.test_cases.is_empty() {
            let mut case = TestCase::new(file.path(), TestCaseStatus::success());
            case.set_classname(file.path());
            suite.add_test_case(case);
        }
        document.add_test_suite(suite);
    }
    let text = document.to_string().map_err(io::Error::other)?;
    writeln!(out, "{}", text.trim_end())
}

fn case(report: &Report, sources: &Sources, fails: &dyn Fn(&Report) -> bool) -> TestCase {
    let path = sources.file(report.primary.span.file).path();
    let position = sources.position(report.primary.span);
    let (line, column) = (position.line + 1, position.column + 1);
    let place = format!("{path}:{line}:{column}");
    let status = if fails(report) {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status
            .set_type(severity(report))
            .set_message(report.message.as_str())
            .set_description(place.as_str());
        status
    } else {
        TestCaseStatus::success()
    };
    let passes = matches!(status, TestCaseStatus::Success { .. });
    let (code, id) = (report.declaration.code(), report.declaration.id);
    let mut case = TestCase::new(format!("{code} {id} at {line}:{column}"), status);
    case.set_classname(path);
    if passes {
        case.set_system_out(format!("{place}: {}: {}", severity(report), report.message));
    }
    case
}

fn of_file(reports: &[Report], file: FileId) -> impl Iterator<Item = &Report> {
    reports
        .iter()
        .filter(move |report| report.primary.span.file == file)
}
