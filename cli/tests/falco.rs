//! `lanner falco`, and the program called through a link named `falco`.

use std::process::Command;

mod sample;

use sample::{Folder, RULES, capture, lanner, stderr, stdout};

#[test]
fn a_link_named_falco_takes_falcos_flags() {
    let folder = Folder::new("falco-link");
    let link = folder.path("falco");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_lanner"), &link).unwrap();
    let output = Command::new(&link).arg("--version").output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(
        text.starts_with("Falco version: 0.45.0\nLibs version:  "),
        "{text}"
    );
    assert!(
        text.contains("Engine:        0.63.0\nDriver:\n  API version:    "),
        "{text}"
    );
}

#[test]
fn versions_are_json_on_demand() {
    let output = lanner(&["falco", "--version", "-o", "json_output=true"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["engine_version"], "63");
    assert_eq!(json["engine_version_semver"], "0.63.0");
}

#[test]
fn help_names_falcos_flags() {
    let output = lanner(&["falco", "--help"]);
    assert_eq!(output.status.code(), Some(0));
    let help = stdout(&output);
    for flag in [
        "-c <path>",
        "--dry-run",
        "--enable-source",
        "--disable-source",
        "-L",
        "-l <rule>",
        "--list",
        "--list-events",
        "-M <num_seconds>",
        "-N",
        "-o, --option",
        "-p, --print",
        "-P, --pidfile",
        "-r <rules_file>",
        "-U, --unbuffered",
        "-V, --validate",
        "-v",
        "--version",
        "--page-size",
        "--format",
        "--markdown",
        "--config-schema",
        "--rule-schema",
        "--list-plugins",
        "--plugin-info",
        "--support",
    ] {
        assert!(help.contains(flag), "{flag}\n{help}");
    }
}

#[test]
fn mistakes_are_one_line_and_exit_code_one() {
    let folder = Folder::new("falco-mistakes");
    let rules = folder.file("r.yaml", RULES);
    for (arguments, expected) in [
        (vec!["--nodriver"], "--nodriver"),
        (vec!["-r"], "-r"),
        (vec!["-o", "nokey"], "Must be of the form key=val"),
        (vec!["-c", "/nonexistent/falco.yaml"], "/nonexistent/falco.yaml"),
        (vec!["-o", "priority=loud"], "Unknown priority \"loud\""),
        (vec!["-r", "/nonexistent/r.yaml"], "/nonexistent/r.yaml"),
        (vec!["-V", "/nonexistent/r.yaml"], "/nonexistent/r.yaml"),
        (
            vec!["-r", &rules, "-o", "base_syscalls.repair=true"],
            "base_syscalls.repair is not supported yet: leave it off",
        ),
        (
            vec!["-r", &rules, "-l", "nosuch"],
            "Rule \"nosuch\" is not loaded",
        ),
        (vec!["--list=nosuch"], "valid source type"),
        (
            vec!["--plugin-info", "nosuch"],
            "can't find plugin and print its info: nosuch",
        ),
        (
            vec!["-r", &rules, "-T", "files"],
            "Falco 0.45 has it no more: use -o 'rules[].disable.tag=TAG'",
        ),
    ] {
        let mut all = vec!["falco"];
        all.extend(&arguments);
        let output = lanner(&all);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let message = stderr(&output);
        let last = message.lines().last().unwrap_or_default();
        assert!(
            last.starts_with("Error: ") && last.contains(expected),
            "{arguments:?}: {message}"
        );
        assert_eq!(stdout(&output), "", "{arguments:?}");
    }
}

#[test]
fn validation_prints_on_both_streams() {
    let folder = Folder::new("falco-validate");
    let good = folder.file("good.yaml", RULES);
    let bad = folder.file("bad.yaml", "- rule: r\n");
    let output = lanner(&["falco", "-V", &good]);
    assert_eq!(
        (output.status.code(), stdout(&output)),
        (Some(0), format!("{good}: Ok\n"))
    );
    let output = lanner(&["falco", "-V", &good, "-V", &bad]);
    assert_eq!(output.status.code(), Some(1));
    let summary = stdout(&output);
    assert!(
        summary.starts_with(&format!(
            "{good}: Ok\n{bad}: Invalid\n1 Errors:\nIn rules content: ({bad}:0:0)\n"
        )),
        "{summary}"
    );
    assert!(
        stderr(&output).contains(&format!("Error: {summary}")),
        "{}",
        stderr(&output)
    );
    let output = lanner(&["falco", "-V", &bad, "-o", "json_output=true"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(
        json["falco_load_results"][0]["errors"][0]["code"],
        "LOAD_ERR_YAML_VALIDATE"
    );
}

/// Runs rules over the sample with further arguments.
fn replay(name: &str, arguments: &[&str]) -> std::process::Output {
    let folder = Folder::new(&format!("falco-replay-{name}"));
    let (rules, scap) = (folder.file("r.yaml", RULES), folder.file("c.scap", capture()));
    let file = format!("engine.replay.capture_file={scap}");
    let mut all = vec!["falco", "-r", &rules, "-o", "engine.kind=replay", "-o", &file];
    all.extend(arguments);
    lanner(&all)
}

#[test]
fn replay_prints_alerts_and_counts() {
    let output = replay("plain", &[]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(
        stdout(&output),
        "16:00:00.000000000: Warning opened /etc/passwd by cat\n\
         16:00:01.000000000: Warning opened /etc/shadow by cat\n\
         Events detected: 2\n\
         Rule counts by severity:\n   WARNING: 2\n\
         Triggered rules by rule name:\n   open: 2\n"
    );
}

#[test]
fn options_shape_alerts() {
    let arguments = [
        "-o",
        "json_output=true",
        "-o",
        "json_include_output_property=false",
        "-o",
        "json_include_message_property=true",
        "-o",
        "json_include_output_fields_property=false",
        "-o",
        "json_include_tags_property=false",
        "-o",
        "rules[].disable.rule=*",
        "-o",
        "rules[].enable.tag=secrets",
    ];
    let output = replay("json", &arguments);
    assert_eq!(
        stdout(&output).lines().next().unwrap(),
        "{\"hostname\":\"host\",\"message\":\"read /etc/shadow (command=cat /etc/shadow)\",\
         \"priority\":\"Informational\",\"rule\":\"open shadow\",\"source\":\"syscall\",\
         \"time\":\"2019-08-19T16:00:01.000000000Z\"}"
    );
}

#[test]
fn outputs_are_appended_to() {
    let entry = "append_output[]={match: {rule: open}, extra_output: 'pid=%proc.pid', extra_fields: [evt.num, {who: '%proc.name!'}]}";
    let output = replay("append", &["-o", "json_output=true", "-o", entry]);
    let line = stdout(&output).lines().next().unwrap().to_owned();
    let alert: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert!(
        alert["output"].as_str().unwrap().ends_with("by cat pid=42"),
        "{line}"
    );
    assert_eq!(alert["output_fields"]["evt.num"], 1);
    assert_eq!(alert["output_fields"]["who"], "cat!");
}

#[test]
fn time_limits_end_a_replay() {
    let output = replay("limit", &["-M", "1"]);
    assert!(
        stdout(&output).contains("Events detected: 1\n"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn dry_runs_read_no_events() {
    let output = replay("dry", &["--dry-run"]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(0), String::new()));
    let output = replay("no-channel", &["-o", "stdout_output.enabled=false"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("No output configured"));
}

#[test]
fn schemas_and_ignored_calls_need_no_configuration() {
    let output = lanner(&["falco", "--rule-schema", "-c", "/nonexistent"]);
    let schema: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert!(schema["$schema"].is_string());
    let output = lanner(&["falco", "-i", "-c", "/nonexistent"]);
    let text = stdout(&output);
    assert!(text.starts_with("Ignored syscall(s):\n- pread\n"), "{text}");
    assert!(text.ends_with("- writev\n\n"), "{text}");
}

#[test]
fn configurations_have_a_schema() {
    let output = lanner(&["falco", "--config-schema", "-c", "/nonexistent"]);
    let schema: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap_or_else(|error| panic!("{error}"));
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let valid = |yaml: &str| validator.is_valid(&serde_yaml::from_str(yaml).unwrap());
    assert!(valid(
        "{rules_files: [a.yaml], engine: {kind: replay, replay: {capture_file: a.scap}}}"
    ));
    assert!(valid(
        "{rules: [{disable: {rule: '*'}}], static_fields: {team: x}, load_plugins: []}"
    ));
    assert!(valid(
        "{append_output: [{match: {source: syscall}, extra_fields: [evt.num, {a: '%evt.num'}]}]}"
    ));
    assert!(!valid("{rule_files: [a.yaml]}"), "a key that nothing reads");
    assert!(!valid("{json_output: maybe}"));
    assert!(!valid("{engine: {kind: ebpf}}"));
}

#[test]
fn plugins_are_told_from_the_tables() {
    let output = lanner(&["falco", "--list-plugins"]);
    let text = stdout(&output);
    assert!(
        text.starts_with("1 Plugins Loaded:\n\nName: container\n"),
        "{text}"
    );
    assert!(
        text.contains("  - Field Extraction\n  - Async Events\n"),
        "{text}"
    );
    let one = stdout(&lanner(&["falco", "--plugin-info=container"]));
    assert!(
        one.starts_with("Name: container\n") && one.contains("Init config schema type"),
        "{one}"
    );
}

#[test]
fn support_tells_versions_configuration_and_rules() {
    let folder = Folder::new("falco-support");
    let rules = folder.file("r.yaml", RULES);
    let output = lanner(&["falco", "-r", &rules, "--support", "-o", "priority=warning"]);
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(json["version"], "0.45.0", "{}", stderr(&output));
    assert_eq!(json["engine_info"]["engine_version_semver"], "0.63.0");
    assert_eq!(json["system_info"]["sysname"], "Linux");
    assert_eq!(json["rules_files"][0]["name"], rules);
    assert_eq!(json["rules_files"][0]["variants"][0]["content"], RULES);
    assert!(json["config"].as_str().unwrap().contains("priority: warning"));
    assert!(json["cmdline"].as_str().unwrap().contains("--support"));
}

#[test]
fn buffers_are_shown_in_base64_on_demand() {
    let folder = Folder::new("falco-base64");
    let rules = folder.file(
        "r.yaml",
        "- {rule: shadow, desc: d, priority: INFO, output: read %evt.buffer, condition: evt.type = read and evt.buffer startswith root}\n",
    );
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata/captures/sample.scap");
    let capture = format!("engine.replay.capture_file={sample}");
    let replay = ["falco", "-r", &rules, "-o", "engine.kind=replay", "-o", &capture];
    let plain = stdout(&lanner(&replay));
    assert!(
        plain.contains("Informational read root:*:20000:0:99999:7:::.\n"),
        "{plain}"
    );
    let output = lanner(&[&replay[..], &["-o", "buffer_format_base64=true"]].concat());
    let text = stdout(&output);
    assert!(
        text.contains("Informational read cm9vdDoqOjIwMDAwOjA6OTk5OTk6Nzo6Ogo=\n"),
        "{text}"
    );
}

#[test]
fn the_process_id_is_written_on_demand() {
    let folder = Folder::new("falco-pid");
    let pid = folder.path("pid");
    let output = replay("pid", &["-P", &pid]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = std::fs::read_to_string(&pid).unwrap();
    assert!(written.trim_end().parse::<u32>().is_ok(), "{written}");
}

#[test]
fn rules_are_described() {
    let folder = Folder::new("falco-describe");
    let rules = folder.file("r.yaml", RULES);
    let output = lanner(&["falco", "-r", &rules, "-l", "open"]);
    assert_eq!(
        stdout(&output),
        format!(
            "{:<50} Description\n{:<50} -----------\n{:<50} A file is opened. \n\n",
            "Rule", "----", "open"
        )
    );
    let output = lanner(&["falco", "-V", &rules, "-L"]);
    assert!(stdout(&output).contains("open shadow"), "{}", stdout(&output));
}

#[test]
fn configuration_files_are_read_and_merged() {
    let folder = Folder::new("falco-config");
    let rules = folder.file("r.yaml", RULES);
    let scap = folder.file("c.scap", capture());
    let extra = folder.file("extra.yaml", "priority: warning\nrule_matching: all\n");
    let alerts = folder.path("alerts.txt");
    let config = folder.file(
        "falco.yaml",
        format!(
            "rules_files: [{rules}, /nonexistent.yaml]\nconfig_files: [{extra}]\n\
             engine: {{kind: replay, replay: {{capture_file: '${{LANNER_TEST_CAPTURE}}'}}}}\n\
             file_output: {{enabled: true, filename: {alerts}}}\n"
        ),
    );
    let output = sample::command(&["falco", "-c", &config])
        .env("LANNER_TEST_CAPTURE", &scap)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let written = std::fs::read_to_string(&alerts).unwrap();
    assert_eq!(written.lines().count(), 2, "{written}");
    assert!(stdout(&output).starts_with("Events detected: 2\n"));
}

/// Replays the sample with these rules and options; gives exit code, alerts and errors.
fn replayed(name: &str, rules: &str, options: &[&str]) -> (Option<i32>, String, String) {
    let folder = Folder::new(name);
    let (rules, scap) = (folder.file("r.yaml", rules), folder.file("c.scap", capture()));
    let capture = format!("engine.replay.capture_file={scap}");
    let mut arguments = vec!["falco", "-r", &rules, "-o", "engine.kind=replay", "-o", &capture];
    arguments.extend(options.iter().flat_map(|option| ["-o", option]));
    let output = lanner(&arguments);
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn fields_of_the_configuration_have_their_texts() {
    let rules = "\
- rule: shadow
  desc: d
  condition: evt.type = open and fd.name = /etc/shadow and static.team = red and static.site in (a, b)
  output: read %fd.name (team=%toupper(static.team))
  priority: INFO
  exceptions:
    - name: sites
      fields: static.site
      comps: in
      values: [b]
- rule: other
  desc: d
  condition: evt.type = open and not static.team exists
  output: never
  priority: INFO
";
    let options = [
        "static_fields.team=red",
        "static_fields.site=a",
        "json_output=true",
        "append_output[].suggested_output=true",
        "rule_matching=all",
    ];
    let (code, alerts, errors) = replayed("falco-static", rules, &options);
    assert_eq!(code, Some(0), "{errors}");
    let lines: Vec<&str> = alerts.lines().filter(|line| line.starts_with('{')).collect();
    assert_eq!(lines.len(), 1, "{alerts}");
    let alert: serde_json::Value = serde_json::from_str(lines[0]).unwrap();
    let fields = &alert["output_fields"];
    assert_eq!(
        (&fields["static.team"], &fields["static.site"]),
        (&"red".into(), &"a".into())
    );
    let message = alert["output"].as_str().unwrap();
    assert!(
        message.contains("(team=RED) static_site=a static_team=red container_id="),
        "{message}"
    );
    // Without the key there are no such fields.
    let (code, _, errors) = replayed("falco-no-static", rules, &[]);
    assert_eq!(code, Some(1));
    assert!(
        errors.contains("'static.site' is not a supported filter field"),
        "{errors}"
    );
}

#[test]
fn the_log_has_the_schema_status_of_the_configuration() {
    let folder = Folder::new("falco-schema");
    let rules = folder.file("r.yaml", RULES);
    let unknown = "Object contains a property that could not be validated using 'properties' or \
                   'additionalProperties' constraints:";
    for (name, text, expected) in [
        ("ok", "log_level: info\n".to_owned(), "ok".to_owned()),
        (
            "nested",
            "falco: {json_output: true}\n".to_owned(),
            format!("failed for <root>: {unknown} 'falco'."),
        ),
        (
            "deprecated",
            format!("rules_file: [{rules}]\n"),
            format!("failed for <root>: {unknown} 'rules_file'."),
        ),
    ] {
        let config = folder.file(
            &format!("{name}.yaml"),
            format!("log_stderr: true\nstdout_output: {{enabled: true}}\n{text}"),
        );
        let output = lanner(&["falco", "-c", &config, "-r", &rules, "--dry-run"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let log = stderr(&output);
        for line in [
            "Falco version: 0.45.0 (",
            ": Falco initialized with configuration files:\n",
            &format!(":    {config} | schema validation: {expected}\n"),
            ": Loading rules from:\n",
            &format!(":    {rules} | schema validation: ok\n"),
        ] {
            assert!(log.contains(line), "{line}\n{log}");
        }
        let notice = "Using deprecated config key 'rules_file' (singular form). Please use new 'rules_files' config \
                      key (plural form).";
        assert_eq!(log.contains(notice), name == "deprecated", "{log}");
    }
}

#[test]
fn log_times_are_local_or_iso() {
    let folder = Folder::new("falco-log-time");
    let rules = folder.file("r.yaml", RULES);
    let first = |option: &str| {
        let output = lanner(&["falco", "-r", &rules, "--dry-run", "-o", option]);
        stderr(&output).lines().next().unwrap().to_owned()
    };
    let local = first("time_format_iso_8601=false");
    let (time, _) = local.split_once(": ").unwrap();
    jiff::fmt::strtime::BrokenDownTime::parse("%a %b %d %H:%M:%S %Y", time).unwrap();
    let iso = first("time_format_iso_8601=true");
    let (time, _) = iso.split_once(": ").unwrap();
    jiff::fmt::strtime::BrokenDownTime::parse("%Y-%m-%dT%H:%M:%S+0000", time).unwrap();
}

#[test]
fn an_output_that_can_never_work_ends_the_start() {
    let output = replay(
        "missing-folder",
        &[
            "-o",
            "file_output.enabled=true",
            "-o",
            "file_output.filename=/nonexistent/alerts.txt",
        ],
    );
    assert_eq!(output.status.code(), Some(1));
    let message = stderr(&output);
    assert!(
        message.contains("Error: file_output: /nonexistent/alerts.txt: No such file or directory"),
        "{message}"
    );
    assert_eq!(stdout(&output), "");
}
