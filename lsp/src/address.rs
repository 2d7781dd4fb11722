//! Addresses of files: the client's URIs and paths on disk.
//!
//! In: URIs or paths. Out: the other form, and a canonical URI per file. Clients percent-encode different
//! characters, so two URIs of one file can differ in spelling.

use std::path::{Path, PathBuf};

use tower_lsp_server::ls_types::Uri;

/// Returns the path of a `file:` URI; `None` for other schemes, such as unsaved documents.
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file.then(|| uri.to_file_path()).flatten().map(Into::into)
}

/// Returns the last component of a URI, which unsaved documents have as well.
pub(crate) fn file_name(uri: &Uri) -> Option<String> {
    let path = uri.path().decode().to_string_lossy();
    let name = path.rsplit('/').next()?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// Returns the URI of an absolute path.
pub(crate) fn uri_of(path: &Path) -> Option<Uri> {
    Uri::from_file_path(path)
}

/// Returns the spelling of a URI under which its file is looked up.
pub(crate) fn canonical(uri: &Uri) -> Uri {
    path_of(uri)
        .and_then(|path| uri_of(&path))
        .unwrap_or_else(|| uri.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_file_are_equal() {
        let spellings = [
            "file:///a%20b/c+d.yaml",
            "file:///a%20b/c%2Bd.yaml",
            "FILE:///a%20b/c+d.yaml",
        ];
        let uris = spellings.map(|uri| canonical(&uri.parse().unwrap()));
        assert!(uris.iter().all(|uri| *uri == uris[0]), "{uris:?}");
        assert_eq!(path_of(&uris[0]).unwrap(), Path::new("/a b/c+d.yaml"));
        let unsaved: Uri = "untitled:/a.yaml".parse().unwrap();
        assert_eq!((path_of(&unsaved), canonical(&unsaved)), (None, unsaved.clone()));
    }
}
