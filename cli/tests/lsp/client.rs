//! A client of `lanner lsp` that is as bare as can be: messages on the standard streams of the real
//! server. Requests of the server are answered with nothing; what it tells is kept.

#![allow(dead_code, reason = "tests and the benchmark each use a part")]

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// So long a test waits for a message before it fails; the machine may be busy.
const PATIENCE: Duration = Duration::from_mins(1);

/// A server and the connection to it.
pub(crate) struct Client {
    pub(crate) process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Notifications that came while something else was waited for.
    told: VecDeque<Value>,
    next_id: u64,
}

impl Client {
    /// Starts a server without telling it anything.
    pub(crate) fn start() -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_lanner"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let (sender, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let input = process.stdin.take();
        Self {
            process,
            input,
            messages,
            told: VecDeque::new(),
            next_id: 0,
        }
    }

    /// Starts a server and opens a folder.
    pub(crate) fn open_folder(folder: &Path) -> Self {
        let mut client = Self::start();
        client.initialize(&json!({}), Some(folder));
        client
    }

    /// Says hello; gives what the server can do.
    pub(crate) fn initialize(&mut self, capabilities: &Value, folder: Option<&Path>) -> Value {
        let uri = folder.map(uri);
        let folders = uri.as_ref().map(|uri| json!([{"uri": uri, "name": "rules"}]));
        let result = self.request(
            "initialize",
            &json!({
                "processId": null, "rootUri": uri, "capabilities": capabilities, "workspaceFolders": folders,
            }),
        );
        self.notify("initialized", &json!({}));
        result["capabilities"].clone()
    }

    /// Sends bytes as they are.
    pub(crate) fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        // A server that is gone is for the test to notice.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request and gives its number.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> u64 {
        self.next_id += 1;
        let id = self.next_id;
        let mut message = json!({"jsonrpc": "2.0", "id": id, "method": method});
        // `shutdown` takes none, not even null.
        if !params.is_null() {
            message["params"] = params.clone();
        }
        self.send(&message);
        id
    }

    /// The answer to a request: the whole message.
    pub(crate) fn answer(&mut self, id: u64) -> Value {
        loop {
            let message = self.message();
            if message.get("method").is_none() && message["id"] == json!(id) {
                return message;
            }
        }
    }

    /// Asks and waits; the result must not be an error.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.answer(id);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The next message that is no request of the server.
    fn message(&mut self) -> Value {
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("a message");
            match (message.get("method"), message.get("id")) {
                (Some(_), Some(id)) => {
                    let answer = json!({"jsonrpc": "2.0", "id": id, "result": null});
                    self.send(&answer);
                }
                (Some(_), None) => {
                    self.told.push_back(message.clone());
                    return message;
                }
                _ => return message,
            }
        }
    }

    /// The next notification that was or will be told and `fits`.
    pub(crate) fn wait_for(&mut self, fits: impl Fn(&Value) -> bool) -> Value {
        loop {
            while let Some(message) = self.told.pop_front() {
                if fits(&message) {
                    return message;
                }
            }
            self.message();
        }
    }

    /// The next diagnostics of a document, in a version if one is given.
    pub(crate) fn diagnostics(&mut self, uri: &str, version: Option<i64>) -> Vec<Value> {
        let message = self.wait_for(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && version.is_none_or(|version| message["params"]["version"] == json!(version))
        });
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Forgets what was told.
    pub(crate) fn forget(&mut self) {
        while self.messages.try_recv().is_ok() {}
        self.told.clear();
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.notify("textDocument/didOpen", &json!({"textDocument": document}));
    }

    /// Replaces what stands between two places, given as line and column.
    pub(crate) fn change(&mut self, uri: &str, version: i64, range: [(u64, u64); 2], text: &str) {
        let [start, end] = range.map(|(line, character)| json!({"line": line, "character": character}));
        let change = json!({"range": {"start": start, "end": end}, "text": text});
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}),
        );
    }

    /// Replaces everything.
    pub(crate) fn replace(&mut self, uri: &str, version: i64, text: &str) {
        self.notify(
            "textDocument/didChange",
            &json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}),
        );
    }

    /// Asks about a place.
    pub(crate) fn at(&mut self, method: &str, uri: &str, line: u64, character: u64) -> Value {
        self.request(method, &place(uri, line, character))
    }

    /// Resident memory of the server in bytes, where the system tells.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
        Some(kilobytes * 1024)
    }

    /// Closes the server's input and waits for its end; gives what it said on the error stream.
    pub(crate) fn close(mut self) -> (ExitStatus, String) {
        drop(self.input.take());
        let mut said = String::new();
        let mut errors = self.process.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        (self.process.wait().unwrap(), said)
    }

    /// Says goodbye as clients should.
    pub(crate) fn quit(mut self) -> (ExitStatus, String) {
        self.request("shutdown", &Value::Null);
        self.notify("exit", &Value::Null);
        // The server must not wait for the stream to be closed.
        let input = self.input.take();
        let ended = self.close();
        drop(input);
        ended
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // It is gone mostly.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The parameters of a request about a place.
pub(crate) fn place(uri: &str, line: u64, character: u64) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

/// The address of a file.
pub(crate) fn uri(path: &Path) -> String {
    format!("file://{}", path.canonicalize().unwrap().display())
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
