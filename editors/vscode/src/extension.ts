// Starts `lanner lsp` and sends it the YAML documents of the workspace; the server decides which of them
// contain rules. Adds two commands, and shows the page of a diagnostic as a document.

import * as vscode from "vscode";
import {
  LanguageClient,
  LanguageClientOptions,
  Location,
  Position,
  ServerOptions,
} from "vscode-languageclient/node";

const PAGES = "lanner-page";
const EXPLAIN = "lanner.explain";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("lanner.restart", restart),
    vscode.commands.registerCommand("lanner.explainDiagnostic", explainHere),
    vscode.commands.registerCommand("lanner.showReferences", showReferences),
    vscode.workspace.registerTextDocumentContentProvider(PAGES, { provideTextDocumentContent: page }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("lanner.path")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const command = vscode.workspace.getConfiguration("lanner").get<string>("path") || "lanner";
  const server: ServerOptions = { command, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "falco" },
      { language: "yaml", scheme: "file" },
      { language: "yaml", scheme: "untitled" },
    ],
    diagnosticCollectionName: "lanner",
  };
  client = new LanguageClient("lanner", "Lanner", server, options);
  try {
    await client.start();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const choice = await vscode.window.showErrorMessage(`Failed to start Lanner: ${message}`, "Settings");
    if (choice !== undefined) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "lanner.path");
    }
  }
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined);
  await client?.dispose();
  await start();
}

/** Shows the references that a code lens counts. */
async function showReferences(uri: string, position: Position, locations: Location[]): Promise<void> {
  if (client === undefined) {
    return;
  }
  const convert = client.protocol2CodeConverter;
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    convert.asPosition(position),
    locations.map((location) => convert.asLocation(location)),
  );
}

/** Shows the page of the diagnostic under the cursor; asks if there are several. */
async function explainHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return;
  }
  const names = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((found) => found.source === "lanner" && found.range.intersection(editor.selection) !== undefined)
    .map((found) => String(typeof found.code === "object" ? found.code.value : found.code));
  const unique = [...new Set(names)];
  const name = unique.length > 1 ? await vscode.window.showQuickPick(unique) : unique[0];
  if (name === undefined) {
    vscode.window.setStatusBarMessage("No Lanner diagnostic at the cursor", 3000);
    return;
  }
  const uri = vscode.Uri.from({ scheme: PAGES, path: `${name}.md` });
  await vscode.commands.executeCommand("markdown.showPreview", uri);
}

async function page(uri: vscode.Uri): Promise<string> {
  const name = uri.path.replace(/^\//, "").replace(/\.md$/, "");
  const text = await client?.sendRequest("workspace/executeCommand", { command: EXPLAIN, arguments: [name] });
  return typeof text === "string" ? text : "";
}
