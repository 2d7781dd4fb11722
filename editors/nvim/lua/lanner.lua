-- Falco rules in Neovim's own language client (0.7 and newer).
--
--   require("lanner").setup()
--   require("lanner").setup({ cmd = { "/opt/lanner", "lsp" }, on_attach = function(client, buffer) … end })
--
-- Starts `lanner lsp` once for a workspace, and only for YAML that holds Falco rules: the file's
-- name says so, or a line of it begins an item.

local M = {}

local heads = { "rule", "macro", "list", "required_engine_version", "required_plugin_versions" }

-- So many lines are looked at.
local most_lines = 200

local clients = {}

function M.is_rules(buffer)
  local name = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ":t"):lower()
  if name:find("falco", 1, true) and name ~= "falco.yaml" or name:find("rules", 1, true) then
    return true
  end
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, most_lines, false)) do
    for _, head in ipairs(heads) do
      if line:match("^%s*%-%s+" .. head .. "%s*:") then
        return true
      end
    end
  end
  return false
end

-- The folder with the next project file, or that of the repository, or of the file.
function M.root(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, mark in ipairs({ "lanner.toml", "falco.yaml", ".git" }) do
    local here = folder
    while true do
      if vim.loop.fs_stat(here .. "/" .. mark) then
        return here
      end
      local above = vim.fn.fnamemodify(here, ":h")
      if above == here then
        break
      end
      here = above
    end
  end
  return folder
end

function M.attach(buffer, options)
  buffer = buffer == nil and vim.api.nvim_get_current_buf() or buffer
  options = options or M.options or {}
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" or not M.is_rules(buffer) then
    return nil
  end
  local root = M.root(path)
  local client = clients[root]
  if client == nil or vim.lsp.get_client_by_id(client) == nil then
    client = vim.lsp.start_client({
      name = "lanner",
      cmd = options.cmd or { "lanner", "lsp" },
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ":t") } },
      capabilities = options.capabilities,
      on_attach = options.on_attach,
      -- Edits are sent at once; the server waits by itself.
      flags = { debounce_text_changes = 20 },
    })
    clients[root] = client
  end
  if client ~= nil then
    vim.lsp.buf_attach_client(buffer, client)
  end
  return client
end

-- `lanner.explain`: the page of a diagnostic in a window of its own.
function M.explain(name)
  vim.lsp.buf_request(0, "workspace/executeCommand", { command = "lanner.explain", arguments = { name } }, function(err, page)
    if err or type(page) ~= "string" then
      vim.notify(err and err.message or "no page", vim.log.levels.WARN)
      return
    end
    vim.lsp.util.open_floating_preview(vim.split(page, "\n"), "markdown", {})
  end)
end

function M.setup(options)
  M.options = options or {}
  -- The lens over a macro: its uses as a list.
  vim.lsp.commands["lanner.showReferences"] = function(command)
    local items = vim.lsp.util.locations_to_items(command.arguments[3], "utf-16")
    vim.fn.setqflist({}, " ", { title = command.title, items = items })
    vim.cmd("copen")
  end
  local group = vim.api.nvim_create_augroup("lanner", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = { "yaml", "falco" },
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  -- What is being written from nothing shows what it is when it is saved.
  vim.api.nvim_create_autocmd("BufWritePost", {
    group = group,
    pattern = { "*.yaml", "*.yml" },
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  vim.api.nvim_create_user_command("LannerExplain", function(command)
    M.explain(command.args)
  end, { nargs = 1 })
end

return M
