//! Rules about files.

use crate::name_pool::NamePool;

/// Returns a rule for a monitored file that is opened by an unexpected program.
pub(crate) fn touched(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let paths = names.list("watched_paths", 8, NamePool::file);
    let writers = names.list("writers", 6, NamePool::program);
    let access = if names.dice.once_in(3) {
        "reading"
    } else {
        "writing"
    };
    let place = if names.dice.once_in(2) { "" } else { "not " };
    let (folder, other) = (names.folder(), names.folder());
    let (updater, image, supervisor) = (names.program(), names.image(), names.daemon());
    let footer = names.footer("filesystem");
    format!(
        r"{paths}
{writers}
- rule: Watched file touched {index}
  desc: >
    A program that has no business there opened one of the files that team {index} keeps an eye on.
    Generated; the text is as long as such texts are.
  condition: >
    opened_for_{access}
    and {place}in_container
    and (fd.name in (watched_paths_{index})
         or fd.name startswith {folder}/
         or fd.directory = {other})
    and not proc.name in (writers_{index}, {updater})
    and not (proc.pname = {supervisor} and proc.cmdline contains --sync-{index})
  exceptions:
    - name: known_writers
      fields: [proc.name, fd.directory]
      comps: [in, startswith]
      values:
        - [[writer{index}, fixer{index}], {folder}.cache]
    - name: known_images
      fields: container.image.repository
      comps: in
      values:
        - {image}
  output: >
    Watched file touched (file=%fd.name process=%proc.name command=%proc.cmdline
    parent=%proc.pname user=%user.name uid=%user.uid container=%container.id
    image=%container.image.repository)
{footer}"
    )
}

/// Returns a rule for files of a team that are removed or renamed.
pub(crate) fn removed(names: &mut NamePool<'_>) -> String {
    let index = names.index;
    let kept = names.list("kept_folders", 8, NamePool::folder);
    let rotators = names.list("rotators", 6, NamePool::program);
    let (service, uid) = (names.daemon(), names.uid());
    let (first, second) = (names.file(), names.folder());
    let footer = names.footer("filesystem");
    format!(
        r"{kept}
{rotators}
- macro: kept_for_{index}
  condition: >
    (fs.path.name pmatch (kept_folders_{index})
     or fs.path.name = {first}
     or fs.path.source startswith {second}/
     or fs.path.target startswith {second}/)

- rule: Evidence removed {index}
  desc: >
    Files that team {index} has to keep were removed or moved.
    Rotation of logs does so too, and is known by its programs.
  condition: >
    removed_or_moved
    and kept_for_{index}
    and not_installing
    and not proc.name in (rotators_{index})
    and not (user.uid = {uid} and proc.cmdline contains --rotate-{index})
  exceptions:
    - name: cleaners
      fields: [proc.pname, proc.name]
      comps: [=, in]
      values:
        - [{service}, [cleaner{index}, sweeper{index}]]
  output: >
    Evidence removed (path=%fs.path.name from=%fs.path.source to=%fs.path.target
    process=%proc.name command=%proc.cmdline parent=%proc.pname user=%user.name
    container=%container.id)
{footer}"
    )
}
