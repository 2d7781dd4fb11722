//! Metadata of real containers of docker and containerd while this host is monitored.
//!
//! `cargo test --package lanner-cli --test live_containers`, as root. Podman's are part of
//! `live_rules`. The daemons are started for the test unless they run already. Without them, or
//! where they cannot start, the test prints SKIP.
#![cfg(target_os = "linux")]

#[path = "live_rules/watcher.rs"]
mod watcher;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use watcher::Watcher;

const BUSYBOX: &str = "/bin/busybox";
const CONTAINERD_SOCKET: &str = "/run/containerd/containerd.sock";
/// How long a daemon may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

const RULES: &str = r"
- rule: marked program
  desc: a program of this test inside a container
  condition: evt.type = execve and container.id != host and proc.args startswith lnr-mark
  output: >
    %proc.args name=%container.name type=%container.type image=%container.image.repository
    tag=%container.image.tag label=%container.label[team] privileged=%container.privileged
    mounts=%container.mounts net=%container.host_network
  priority: NOTICE
";

/// A daemon of this test, stopped when it is dropped.
struct Daemon(Child);

impl Daemon {
    /// Starts it and waits until `answers` returns true. Returns the reason if it does not start.
    fn start(command: &mut Command, log: &Path, answers: impl Fn() -> bool) -> Result<Self, String> {
        let name = command.get_program().display().to_string();
        let output = fs::File::create(log).unwrap();
        let child = command
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .stdin(Stdio::null())
            .spawn()
            .map_err(|error| format!("{name}: {error}"))?;
        let mut daemon = Self(child);
        let start = Instant::now();
        while !answers() {
            if daemon.0.try_wait().unwrap().is_some() || start.elapsed() > PATIENCE {
                let log = fs::read_to_string(log).unwrap_or_default();
                return Err(format!(
                    "{name} does not answer: {}",
                    log.lines().last().unwrap_or_default()
                ));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(daemon)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        // A daemon that has ended already is not an error; `kill` lets it shut down cleanly.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

/// The daemons that this test had to start.
struct Daemons {
    _docker: Option<Daemon>,
    _containerd: Option<Daemon>,
}

impl Daemons {
    fn start(folder: &Path) -> Result<Self, String> {
        let containerd_answers = || succeeds(Command::new("ctr").arg("version"));
        let docker_answers = || succeeds(Command::new("docker").arg("info").env_remove("DOCKER_HOST"));
        let containerd = if containerd_answers() {
            None
        } else {
            let log = folder.join("containerd.log");
            Some(Daemon::start(
                &mut Command::new("containerd"),
                &log,
                containerd_answers,
            )?)
        };
        let docker = if docker_answers() {
            None
        } else {
            let mut dockerd = Command::new("dockerd");
            dockerd.args([
                "--iptables=false",
                "--bridge=none",
                "--containerd",
                CONTAINERD_SOCKET,
            ]);
            dockerd.args(["--storage-driver", "vfs"]);
            Some(Daemon::start(
                &mut dockerd,
                &folder.join("dockerd.log"),
                docker_answers,
            )?)
        };
        Ok(Self {
            _docker: docker,
            _containerd: containerd,
        })
    }
}

fn succeeds(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// Runs a command that must succeed. Returns its standard output.
fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program)
        .args(arguments)
        .env_remove("DOCKER_HOST")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{program} {arguments:?}: {}",
        text(&output.stderr)
    );
    text(&output.stdout)
}

#[test]
fn names_images_and_labels_are_those_of_the_runtime() {
    let missing = |program: &&&str| !succeeds(Command::new(program).arg("--version"));
    if let Some(program) = ["dockerd", "docker", "containerd", "ctr"].iter().find(missing) {
        eprintln!("SKIP live_containers: no {program} (package docker.io)");
        return;
    }
    if !Path::new(BUSYBOX).exists() {
        eprintln!("SKIP live_containers: no {BUSYBOX} (package busybox-static)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let rules = folder.path().join("rules.yaml");
    fs::write(&rules, RULES).unwrap();
    let _daemons = match Daemons::start(folder.path()) {
        Ok(daemons) => daemons,
        Err(reason) => return eprintln!("SKIP live_containers: {reason}"),
    };
    let image = Image::import(folder.path());
    let Some(watcher) = Watcher::start(&rules, &[], None) else {
        return;
    };
    run(
        "docker",
        &[
            "run",
            "--rm",
            "--name",
            &image.container,
            "--network",
            "host",
            "--label",
            "team=green",
            "-v",
            "/srv:/data:ro",
            &image.name,
            "/bin/echo",
            "lnr-mark-docker",
        ],
    );
    let from_containerd = format!("docker.io/{}", image.name);
    run(
        "ctr",
        &[
            "run",
            "--rm",
            "--snapshotter",
            "native",
            &from_containerd,
            &image.container,
            "/bin/echo",
            "lnr-mark-ctr",
        ],
    );
    let alerts = watcher.finish();
    let message = |mark: &str| {
        let mut own = alerts
            .iter()
            .filter(|alert| alert.rule == "marked program" && alert.message.contains(mark));
        let alert = own.next().unwrap_or_else(|| panic!("no alert about {mark}"));
        let line: serde_json::Value = serde_json::from_str(&alert.line).unwrap();
        let (_, text) = line["output"].as_str().unwrap().split_once("name=").unwrap();
        text.trim().to_owned()
    };
    assert_eq!(
        message("lnr-mark-docker"),
        format!(
            "{} type=docker image={} tag=1.2 label=green privileged=false mounts=/srv:/data:ro:false:rprivate net=true",
            image.container, image.repository
        )
    );
    // Image and labels are in containerd's database alone.
    assert_eq!(
        message("lnr-mark-ctr"),
        format!(
            "{} type=containerd image= tag= label=<NA> privileged=false mounts= net=false",
            &image.container[..12]
        )
    );
}

/// An image whose only program is busybox, at both daemons.
struct Image {
    name: String,
    repository: String,
    /// A name for the containers.
    container: String,
}

impl Image {
    fn import(folder: &Path) -> Self {
        let bin = folder.join("rootfs/bin");
        fs::create_dir_all(&bin).unwrap();
        fs::copy(BUSYBOX, bin.join("busybox")).unwrap();
        symlink("busybox", bin.join("echo")).unwrap();
        let (packed, saved) = (folder.join("rootfs.tar"), folder.join("image.tar"));
        let (packed, saved) = (packed.to_str().unwrap(), saved.to_str().unwrap());
        run(
            "tar",
            &["-C", folder.join("rootfs").to_str().unwrap(), "-cf", packed, "."],
        );
        let repository = format!("lanner/live-{}", std::process::id());
        let image = Self {
            name: format!("{repository}:1.2"),
            container: format!("lanner-live-{}", std::process::id()),
            repository,
        };
        run(
            "docker",
            &["import", "--change", "LABEL team=blue", packed, &image.name],
        );
        run("docker", &["save", "-o", saved, &image.name]);
        run("ctr", &["images", "import", "--snapshotter", "native", saved]);
        image
    }
}

impl Drop for Image {
    fn drop(&mut self) {
        // A failure to remove the image is not an error.
        succeeds(Command::new("docker").args(["rmi", "--force", &self.name]));
        succeeds(Command::new("ctr").args(["images", "rm", &format!("docker.io/{}", self.name)]));
    }
}
