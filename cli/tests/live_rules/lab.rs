//! Where actions happen: a folder with programs under names of other ones, and containers with an
//! image that holds one such program.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::cases::{Action, Case, Place};

/// A program that is all others, by the name it is called by.
const BUSYBOX: &str = "/bin/busybox";
/// Names under which actions on the host call it.
const NAMES: [&str; 7] = ["nginx", "nginx2", "sshd", "shred", "shredder", "ssh", "reader"];
/// Names under which containers have it.
const APPLETS: [&str; 9] = [
    "sh", "cp", "nc", "sleep", "arping", "insmod", "debugfs", "debugfs2", "echo",
];

/// A test machine can itself be a kind of container, whose users are not the host's: what happens on
/// the host happens outside of all control groups.
const LEAVE_CGROUPS: &str = "for group in /sys/fs/cgroup/cgroup.procs /sys/fs/cgroup/*/cgroup.procs; do echo $$ >$group; done 2>/dev/null";

/// The place of all actions.
pub(crate) struct Lab {
    folder: tempfile::TempDir,
    /// Name of the image, or why there are no containers.
    image: Result<String, String>,
}

impl Lab {
    /// Prepares it; `None` after saying SKIP.
    pub(crate) fn new() -> Option<Self> {
        if !Path::new(BUSYBOX).exists() {
            eprintln!("SKIP live_rules: no {BUSYBOX} (package busybox-static)");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let bin = folder.path().join("bin");
        fs::create_dir(&bin).unwrap();
        for name in NAMES {
            fs::copy(BUSYBOX, bin.join(name)).unwrap();
        }
        fs::write(folder.path().join("module.ko"), "no module").unwrap();
        let image = image(&folder.path().join("rootfs"));
        Some(Self { folder, image })
    }

    /// A file in the form of `/etc/hosts`, by which names of rules stand for addresses of the lab.
    pub(crate) fn hosts(&self) -> PathBuf {
        let path = self.folder.path().join("hosts");
        fs::write(
            &path,
            "127.0.0.1 localhost\n127.0.0.77 kubernetes.default.svc.cluster.local\n",
        )
        .unwrap();
        path
    }

    /// Does an action. An error tells why it cannot be done here.
    pub(crate) fn act(&self, case: &Case, action: Action, mark: &str) -> Result<(), String> {
        match case.place {
            Place::Host => {
                let mut command = Command::new("bash");
                let script = format!("{LEAVE_CGROUPS}\n{}", action.script);
                command.args(["-c", &script, "bash", mark]);
                command.env("LAB", self.folder.path()).env("MARK", mark);
                let output = run(&mut command)?;
                check(&output, action)
            }
            Place::Container => {
                let image = self.image.as_ref().map_err(Clone::clone)?;
                let mut command = podman();
                command.args(["run", "--rm", "--cgroup-manager", "cgroupfs", "--network", "none"]);
                command.args(["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1000:1000"]);
                command.args(["--pids-limit", "0", "-v"]);
                let module = self.folder.path().join("module.ko");
                command.arg(format!("{}:/{mark}.ko:ro", module.display()));
                command.args(action.flags).arg(image);
                let script = action.script.replace("$MARK", mark);
                match script.strip_prefix("exec: ") {
                    Some(program) => command.args(program.split(' ')),
                    None => command.args(["/bin/sh", "-c", &script]),
                };
                let output = run(&mut command)?;
                check(&output, action)
            }
        }
    }
}

impl Drop for Lab {
    fn drop(&mut self) {
        if let Ok(image) = &self.image {
            // An image that stays behind is no reason to fail.
            let _ = podman().args(["rmi", "--force", image]).output();
        }
    }
}

/// A failure of the tools themselves, not of what they were asked to do.
fn check(output: &Output, action: Action) -> Result<(), String> {
    // 125: podman could not start the container.
    if output.status.code() == Some(125) || (action.must_succeed && !output.status.success()) {
        let message = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {}", output.status, message.trim()));
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<Output, String> {
    command
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().display()))
}

fn podman() -> Command {
    let mut podman = Command::new("podman");
    podman.args(["--runtime", "runc"]);
    podman
}

/// Imports an image whose only program is busybox.
fn image(rootfs: &Path) -> Result<String, String> {
    let bin = rootfs.join("bin");
    fs::create_dir_all(&bin).unwrap();
    fs::copy(BUSYBOX, bin.join("busybox")).unwrap();
    for applet in APPLETS {
        symlink("busybox", bin.join(applet)).unwrap();
    }
    let archive = rootfs.with_extension("tar");
    let packed = Command::new("tar")
        .arg("-C")
        .arg(rootfs)
        .arg("-cf")
        .arg(&archive)
        .arg(".")
        .status();
    assert!(packed.unwrap().success());
    let name = format!("localhost/lanner-live-{}:latest", std::process::id());
    let output = run(podman().arg("import").arg(&archive).arg(&name))?;
    if output.status.success() {
        Ok(name)
    } else {
        Err(format!(
            "podman import: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        ))
    }
}
