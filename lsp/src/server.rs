//! Messages in, features asked, answers out.
//!
//! In: requests and notifications of the protocol. Out: answers, and diagnostics whenever files
//! changed. Messages are handled one after another, in the order in which they came, so that a
//! feature sees the text that its request was about; each takes a few milliseconds at most.
//! Diagnostics are made by a task of their own once the editor pauses, however many edits came.
//! Not here: what the answers are.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::sync::Notify;
use tower_lsp::jsonrpc::Result;
use tower_lsp::lsp_types::request::{GotoDeclarationParams, GotoDeclarationResponse};
#[allow(clippy::wildcard_imports, reason = "half of the protocol is named here")]
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, LanguageServer, LspService, Server};

use crate::features::{
    calls, completion, definition, diagnostics, folding, hover, lenses, quick_fixes, references, rename,
    selection, symbols, tokens,
};
use crate::position::Encoding;
use crate::workspace::Workspace;

/// Serves one client on the standard streams, until it goes.
pub async fn serve() {
    let (service, socket) = LspService::new(LanguageServerBackend::new);
    Server::new(tokio::io::stdin(), tokio::io::stdout(), socket)
        .concurrency_level(1)
        .serve(service)
        .await;
}

struct LanguageServerBackend {
    client: Client,
    shared: Arc<Shared>,
}

/// What messages and the diagnosing task share.
#[derive(Default)]
struct Shared {
    workspace: Mutex<Workspace>,
    /// Something changed: diagnostics are due.
    changed: Notify,
    /// Files that have diagnostics in the editor.
    diagnosed: Mutex<HashSet<Url>>,
    /// The tokens that clients saw last, by file, for deltas.
    tokens: Mutex<std::collections::HashMap<Url, SemanticTokens>>,
}

impl Shared {
    /// The workspace. A handler that panicked left it whole: it changes only by whole texts.
    fn workspace(&self) -> MutexGuard<'_, Workspace> {
        lock(&self.workspace)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl LanguageServerBackend {
    fn new(client: Client) -> Self {
        let shared = Arc::new(Shared::default());
        tokio::spawn(diagnose(client.clone(), Arc::downgrade(&shared)));
        Self { client, shared }
    }

    fn workspace(&self) -> MutexGuard<'_, Workspace> {
        self.shared.workspace()
    }

    /// An answer about a file that is known.
    fn about<T>(
        &self,
        document: &TextDocumentIdentifier,
        answer: impl FnOnce(&Workspace, compiler::source::FileId) -> T,
    ) -> Option<T> {
        let workspace = self.workspace();
        let file = workspace.find(&document.uri)?;
        Some(answer(&workspace, file))
    }

    /// An answer about a place.
    fn at<T>(
        &self,
        place: &TextDocumentPositionParams,
        answer: impl FnOnce(&Workspace, compiler::source::FileId, Position) -> T,
    ) -> Option<T> {
        self.about(&place.text_document, |workspace, file| {
            answer(workspace, file, place.position)
        })
    }
}

/// Publishes diagnostics of all rule files after each change, until the server is gone.
async fn diagnose(client: Client, shared: std::sync::Weak<Shared>) {
    loop {
        let Some(strong) = shared.upgrade() else { return };
        strong.changed.notified().await;
        let found = diagnostics_of_all(&strong);
        drop(strong);
        for (uri, diagnostics, version) in found {
            client.publish_diagnostics(uri, diagnostics, version).await;
        }
    }
}

fn diagnostics_of_all(shared: &Shared) -> Vec<(Url, Vec<Diagnostic>, Option<i32>)> {
    let mut workspace = shared.workspace();
    let mut diagnosed = lock(&shared.diagnosed);
    let mut found = Vec::new();
    let mut now = HashSet::new();
    for file in workspace.rule_files() {
        let diagnostics = diagnostics::of_file(&mut workspace, file);
        let (uri, version) = (workspace.file(file).uri.clone(), workspace.file(file).version);
        if !diagnostics.is_empty() {
            now.insert(uri.clone());
            found.push((uri, diagnostics, version));
        }
    }
    for uri in diagnosed.difference(&now) {
        found.push((uri.clone(), Vec::new(), None));
    }
    *diagnosed = now;
    found
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Kind(
            TextDocumentSyncKind::INCREMENTAL,
        )),
        definition_provider: Some(OneOf::Left(true)),
        declaration_provider: Some(DeclarationCapability::Simple(true)),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some([".", "%", "(", " "].map(str::to_owned).into()),
            ..CompletionOptions::default()
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        })),
        folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
        selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
        code_lens_provider: Some(CodeLensOptions {
            resolve_provider: Some(false),
        }),
        call_hierarchy_provider: Some(CallHierarchyServerCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        semantic_tokens_provider: Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
            SemanticTokensOptions {
                legend: tokens::legend(),
                range: Some(true),
                full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
                ..SemanticTokensOptions::default()
            },
        )),
        diagnostic_provider: Some(DiagnosticServerCapabilities::Options(DiagnosticOptions {
            identifier: Some("lanner".to_owned()),
            inter_file_dependencies: true,
            workspace_diagnostics: false,
            ..DiagnosticOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}

/// The folders that the client has open.
fn folders(params: &InitializeParams) -> Vec<Url> {
    match &params.workspace_folders {
        Some(folders) => folders.iter().map(|folder| folder.uri.clone()).collect(),
        None => params.root_uri.clone().into_iter().collect(),
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for LanguageServerBackend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let encoding = Encoding::negotiated(&params);
        let mut workspace = self.workspace();
        workspace.encoding = encoding;
        for folder in folders(&params) {
            if let Ok(path) = folder.to_file_path() {
                workspace.add_folder(&path);
            }
        }
        Ok(InitializeResult {
            capabilities: capabilities(encoding),
            server_info: Some(ServerInfo {
                name: "lanner".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        let watcher = FileSystemWatcher {
            glob_pattern: GlobPattern::String("**/*.{yaml,yml}".to_owned()),
            kind: None,
        };
        let options = DidChangeWatchedFilesRegistrationOptions {
            watchers: vec![watcher],
        };
        let registration = Registration {
            id: "rule-files".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: serde_json::to_value(options).ok(),
        };
        // The answer must not be waited for here: messages are handled one after another.
        let client = self.client.clone();
        tokio::spawn(async move {
            // A client that cannot watch files says so; the server then sees what is opened.
            let _ = client.register_capability(vec![registration]).await;
        });
        self.shared.changed.notify_one();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.workspace()
            .open(document.uri, document.version, document.text);
        self.shared.changed.notify_one();
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.workspace()
            .change(&document.uri, document.version, params.content_changes);
        self.shared.changed.notify_one();
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.workspace().close(&params.text_document.uri);
        lock(&self.shared.tokens).remove(&params.text_document.uri);
        self.shared.changed.notify_one();
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let mut workspace = self.workspace();
        for change in params.changes {
            workspace.changed_on_disk(change.uri);
        }
        drop(workspace);
        self.shared.changed.notify_one();
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let mut workspace = self.workspace();
        let items = match workspace.find(&params.text_document.uri) {
            Some(file) => diagnostics::of_file(&mut workspace, file),
            None => Vec::new(),
        };
        let report = RelatedFullDocumentDiagnosticReport {
            full_document_diagnostic_report: FullDocumentDiagnosticReport {
                items,
                ..FullDocumentDiagnosticReport::default()
            },
            ..RelatedFullDocumentDiagnosticReport::default()
        };
        Ok(DocumentDiagnosticReportResult::Report(
            DocumentDiagnosticReport::Full(report),
        ))
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let found = self.at(&params.text_document_position_params, definition::definitions);
        Ok(found.map(GotoDefinitionResponse::Array))
    }

    async fn goto_declaration(
        &self,
        params: GotoDeclarationParams,
    ) -> Result<Option<GotoDeclarationResponse>> {
        let found = self.at(&params.text_document_position_params, definition::declarations);
        Ok(found.map(GotoDeclarationResponse::Array))
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let declarations = params.context.include_declaration;
        Ok(
            self.at(&params.text_document_position, |workspace, file, position| {
                references::references(workspace, file, position, declarations)
            }),
        )
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        Ok(self.at(&params.text_document_position_params, references::highlights))
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        Ok(self.at(&params, rename::prepare).flatten())
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        self.at(&params.text_document_position, |workspace, file, position| {
            rename::rename(workspace, file, position, &params.new_name)
        })
        .unwrap_or(Ok(None))
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        Ok(self
            .at(&params.text_document_position_params, hover::hover)
            .flatten())
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let found = self.at(&params.text_document_position, completion::complete);
        Ok(found.map(CompletionResponse::Array))
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let found = self.about(&params.text_document, symbols::of_file);
        Ok(found.map(DocumentSymbolResponse::Nested))
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<Vec<SymbolInformation>>> {
        Ok(Some(symbols::of_workspace(&self.workspace(), &params.query)))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        Ok(self.about(&params.text_document, folding::ranges))
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            params
                .positions
                .iter()
                .map(|position| selection::around(workspace, file, *position))
                .collect()
        }))
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        Ok(self.about(&params.text_document, lenses::of_file))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let mut workspace = self.workspace();
        let Some(file) = workspace.find(&params.text_document.uri) else {
            return Ok(None);
        };
        Ok(Some(quick_fixes::actions(&mut workspace, file, params.range)))
    }

    async fn prepare_call_hierarchy(
        &self,
        params: CallHierarchyPrepareParams,
    ) -> Result<Option<Vec<CallHierarchyItem>>> {
        Ok(self
            .at(&params.text_document_position_params, calls::prepare)
            .flatten())
    }

    async fn incoming_calls(
        &self,
        params: CallHierarchyIncomingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyIncomingCall>>> {
        Ok(Some(calls::incoming(&self.workspace(), &params.item)))
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        Ok(Some(calls::outgoing(&self.workspace(), &params.item)))
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let made = self.tokens(&params.text_document);
        Ok(made.map(SemanticTokensResult::Tokens))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let uri = &params.text_document.uri;
        let old = lock(&self.shared.tokens)
            .get(uri)
            .filter(|old| old.result_id.as_ref() == Some(&params.previous_result_id))
            .cloned();
        let Some(new) = self.tokens(&params.text_document) else {
            return Ok(None);
        };
        Ok(Some(match old {
            None => SemanticTokensFullDeltaResult::Tokens(new),
            Some(old) => {
                let id = new.result_id.clone().unwrap_or_default();
                SemanticTokensFullDeltaResult::TokensDelta(tokens::delta(&old, &new.data, id))
            }
        }))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let data = self.about(&params.text_document, |workspace, file| {
            tokens::tokens(workspace, file, Some(params.range))
        });
        Ok(data.map(|data| {
            SemanticTokensRangeResult::Tokens(SemanticTokens {
                result_id: None,
                data,
            })
        }))
    }
}

impl LanguageServerBackend {
    /// The tokens of a file, kept for the next delta.
    fn tokens(&self, document: &TextDocumentIdentifier) -> Option<SemanticTokens> {
        let (data, version) = self.about(document, |workspace, file| {
            let version = workspace.file(file).version.unwrap_or_default();
            (tokens::tokens(workspace, file, None), version)
        })?;
        let made = SemanticTokens {
            result_id: Some(version.to_string()),
            data,
        };
        lock(&self.shared.tokens).insert(document.uri.clone(), made.clone());
        Some(made)
    }
}
