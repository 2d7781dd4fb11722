// Colours of rules, made by the grammars with the tokenizer of the editor itself: in files that are known
// to hold rules, and in all other YAML, where conditions are injected into what the editor makes of it.

import assert from "node:assert";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const folder = new URL("../", import.meta.url);
const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));

const files = {
  "source.yaml.falco": "falco-rules",
  "source.falco.condition": "condition",
  "falco.injection": "injection",
};
// The grammar of YAML itself comes with the editor.
const yaml = { scopeName: "source.yaml", patterns: [{ match: "#.*$", name: "comment.line.yaml" }], repository: {} };

const { contributes } = JSON.parse(readFileSync(new URL("package.json", folder), "utf8"));
const injections = contributes.grammars.filter((grammar) => grammar.injectTo);

const registry = new textmate.Registry({
  getInjections: (scope) =>
    injections.filter((grammar) => grammar.injectTo.includes(scope)).map((grammar) => grammar.scopeName),
  onigLib: Promise.resolve({
    createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async (scope) => {
    if (scope === "source.yaml") {
      return yaml;
    }
    const name = `syntaxes/${files[scope]}.tmLanguage.json`;
    return textmate.parseRawGrammar(readFileSync(new URL(name, folder), "utf8"), name);
  },
});

const text = `- rule: Shell in a container
  condition: >
    spawned_process and not proc.name in (sh, "my prog")
    and tolower(proc.aname[2]) startswith /usr
  output: Shell %proc.name of %evt.arg[0]
  priority: WARNING
- macro: spawned_process
  condition: evt.type = execve or
    fd.num >= 3
  # condition: not this`;

/** The scopes of every token of the text, by its line and letters. */
async function colours(root) {
  const grammar = await registry.loadGrammar(root);
  const scopes = new Map();
  let state = textmate.INITIAL;
  for (const [number, line] of text.split("\n").entries()) {
    const result = grammar.tokenizeLine(line, state);
    for (const token of result.tokens) {
      scopes.set(`${number}:${line.slice(token.startIndex, token.endIndex).trim()}`, token.scopes.join(" "));
    }
    state = result.ruleStack;
  }
  return scopes;
}

const within = [
  ["2:spawned_process", "entity.name.function.falco"],
  ["2:not", "keyword.operator.logical.falco"],
  ["2:proc.name", "variable.other.property.falco"],
  ["2:in", "keyword.operator.word.falco"],
  ['2:"my prog"', "string.quoted.double.falco"],
  ["3:tolower", "support.function.falco"],
  ["3:2", "variable.parameter.falco"],
  ["4:proc.name", "variable.other.property.falco"],
  ["4:evt.arg[0]", "variable.other.property.falco"],
  ["7:evt.type", "meta.embedded.condition.falco"],
  ["8:>=", "keyword.operator.comparison.falco"],
  ["8:3", "constant.numeric.falco"],
];
const around = [["0:Shell in a container", "entity.name.type.falco"]];
for (const [root, expected] of [
  ["source.yaml.falco", [...around, ...within]],
  ["source.yaml", within],
]) {
  const scopes = await colours(root);
  for (const [token, scope] of expected) {
    assert.ok(scopes.get(token)?.includes(scope), `${root}: ${token} is ${scopes.get(token)}, not ${scope}`);
    assert.ok(scopes.get(token)?.startsWith(`${root} `), `${token} stands in ${scopes.get(token)}`);
  }
  const comment = [...scopes].find(([token]) => token.startsWith("9:#"));
  assert.ok(comment?.[1].includes("comment"), `${root}: the comment is ${comment}`);
  const behind = [...scopes].filter(([token]) => token.startsWith("5:"));
  assert.ok(behind.every(([, scope]) => !scope.includes("condition")), `${root}: the condition ends with its lines`);
}
console.log("the grammar colours what it should");
