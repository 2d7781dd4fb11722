//! The handlers of the protocol's messages.
//!
//! In: requests and notifications. Out: responses. A handler locks the workspace, calls one feature, and
//! unlocks it. Does not contain any feature.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use compiler::source::FileId;
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::{GotoDeclarationParams, GotoDeclarationResponse};
#[allow(clippy::wildcard_imports, reason = "half of the protocol is named here")]
use tower_lsp_server::ls_types::*;
use tower_lsp_server::{Client, LanguageServer};

use super::shared::{Shared, lock};
use super::{capabilities, commands, publish};
use crate::address;
use crate::features::{
    calls, code_actions, completion, definition, diagnostics, folding, formatting, hints, hover, lenses,
    links, references, rename, selection, signatures, symbols, tokens,
};
use crate::position::Encoding;
use crate::project::ReadProject;
use crate::workspace::Workspace;

/// The server of one client.
pub(super) struct Backend {
    pub(super) client: Client,
    pub(super) shared: Arc<Shared>,
}

impl Backend {
    /// Creates the server of a client, and starts the task that publishes diagnostics.
    pub(super) fn new(client: Client, read_project: Arc<ReadProject>) -> Self {
        let shared = Arc::new(Shared::new(read_project));
        tokio::spawn(publish::publish_changes(client.clone(), Arc::downgrade(&shared)));
        Self { client, shared }
    }

    /// Calls `answer` with a known file.
    fn about<T>(
        &self,
        document: &TextDocumentIdentifier,
        answer: impl FnOnce(&mut Workspace, FileId) -> T,
    ) -> Option<T> {
        let mut workspace = self.shared.workspace();
        let file = workspace.find(&document.uri)?;
        Some(answer(&mut workspace, file))
    }

    /// Calls `answer` with a position in a known file.
    fn at<T>(
        &self,
        place: &TextDocumentPositionParams,
        answer: impl FnOnce(&Workspace, FileId, Position) -> T,
    ) -> Option<T> {
        self.about(&place.text_document, |workspace, file| {
            answer(workspace, file, place.position)
        })
    }

    /// Returns the semantic tokens of a file, and keeps them for the next delta.
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

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let encoding = Encoding::negotiated(&params);
        let client = capabilities::ClientAbilities::new(&params.capabilities);
        *lock(&self.shared.client) = client;
        let mut workspace = self.shared.edited();
        workspace.encoding = encoding;
        for folder in capabilities::folders(&params) {
            if let Some(path) = address::path_of(&folder) {
                workspace.add_folder(&path);
            }
        }
        Ok(InitializeResult {
            capabilities: capabilities::capabilities(encoding, client),
            server_info: Some(ServerInfo {
                name: "lanner".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            offset_encoding: None,
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        let watches = lock(&self.shared.client).watches_files;
        let client = self.client.clone();
        // Waiting here would block the answer: messages are handled one after another.
        tokio::spawn(async move {
            // Without watchers the server only sees the files that are opened.
            if watches {
                let _ = client.register_capability(vec![capabilities::watched()]).await;
            }
        });
        self.shared.changed.notify_one();
    }

    async fn shutdown(&self) -> Result<()> {
        self.shared.shut_down.store(true, Ordering::Relaxed);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.shared.edited().open(
            &document.uri,
            document.version,
            document.text,
            &document.language_id,
        );
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        self.shared
            .edited()
            .change(&document.uri, document.version, params.content_changes);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.shared.edited().close(&params.text_document.uri);
        lock(&self.shared.tokens).remove(&params.text_document.uri);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        let mut workspace = self.shared.edited();
        for change in params.changes {
            workspace.changed_on_disk(&change.uri);
        }
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let mut workspace = self.shared.edited();
        for folder in params.event.removed {
            if let Some(path) = address::path_of(&folder.uri) {
                workspace.remove_folder(&path);
            }
        }
        for folder in params.event.added {
            if let Some(path) = address::path_of(&folder.uri) {
                workspace.add_folder(&path);
            }
        }
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<serde_json::Value>> {
        commands::execute(&params.command, &params.arguments)
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let items = self.about(&params.text_document, |workspace, file| {
            workspace.update();
            diagnostics::file_diagnostics(workspace, file)
        });
        let known = params.previous_result_id.as_deref();
        Ok(DocumentDiagnosticReportResult::Report(diagnostics::pulled(
            items.unwrap_or_default(),
            known,
        )))
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
        let place = &params.text_document_position_params;
        let found = self.about(&place.text_document, |workspace, file| {
            hover::hover(workspace, file, place.position)
        });
        Ok(found.flatten())
    }

    async fn signature_help(&self, params: SignatureHelpParams) -> Result<Option<SignatureHelp>> {
        Ok(self
            .at(&params.text_document_position_params, signatures::signature)
            .flatten())
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let place = &params.text_document_position;
        let found = self.about(&place.text_document, |workspace, file| {
            completion::complete(workspace, file, place.position)
        });
        Ok(found.map(CompletionResponse::List))
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        Ok(completion::resolve(&mut self.shared.workspace(), item))
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        let found = self.about(&params.text_document, |workspace, file| {
            symbols::of_file(workspace, file)
        });
        Ok(found.map(DocumentSymbolResponse::Nested))
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let found = symbols::of_workspace(&self.shared.workspace(), &params.query);
        Ok(Some(WorkspaceSymbolResponse::Flat(found)))
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.about(&params.text_document, |workspace, file| {
            formatting::file(workspace, file)
        })
        .transpose()
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.about(&params.text_document, |workspace, file| {
            formatting::range(workspace, file, params.range)
        })
        .transpose()
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            links::of_file(workspace, file)
        }))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            hints::of_range(workspace, file, params.range)
        }))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            folding::ranges(workspace, file)
        }))
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            let around = |position: &Position| selection::around(workspace, file, *position);
            params.positions.iter().map(around).collect()
        }))
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            lenses::of_file(workspace, file)
        }))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        Ok(self.about(&params.text_document, |workspace, file| {
            workspace.update();
            code_actions::actions(workspace, file, params.range, params.context.only.as_deref())
        }))
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
        Ok(Some(calls::incoming(&self.shared.workspace(), &params.item)))
    }

    async fn outgoing_calls(
        &self,
        params: CallHierarchyOutgoingCallsParams,
    ) -> Result<Option<Vec<CallHierarchyOutgoingCall>>> {
        Ok(Some(calls::outgoing(&self.shared.workspace(), &params.item)))
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
