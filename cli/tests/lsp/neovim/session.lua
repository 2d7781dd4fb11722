-- A session of a real Neovim with `lanner lsp`, headless. LANNER_BIN names the server, LANNER_EDITORS
-- the folder of our Lua file, LANNER_REPORT the file for the outcome; the working directory is a
-- workspace made by the test.

vim.opt.runtimepath:append(vim.env.LANNER_EDITORS .. "/nvim")
vim.cmd("filetype plugin on")

local report = {}

local function finish()
  local file = io.open(vim.env.LANNER_REPORT, "w")
  file:write(table.concat(report, "\n") .. "\n")
  file:close()
  vim.cmd("qall!")
end

local function check(name, fits, seen)
  table.insert(report, (fits and "ok " or "FAIL ") .. name .. (fits and "" or ": " .. vim.inspect(seen)))
end

local function wait(name, fits)
  local done = vim.wait(30000, function()
    local ok, value = pcall(fits)
    return ok and value
  end, 20)
  check(name, done, vim.diagnostic.get())
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function ask(method, extra)
  local params = vim.tbl_extend("force", vim.lsp.util.make_position_params(0, "utf-16"), extra or {})
  local answers = vim.lsp.buf_request_sync(0, method, params, 30000)
  for _, answer in pairs(answers or {}) do
    if answer.error then
      return answer.error
    end
    return answer.result
  end
end

local function session()
  require("lanner").setup({ cmd = { vim.env.LANNER_BIN, "lsp" } })

  vim.cmd("edit play.yaml")
  check("other YAML has no server", #vim.lsp.buf_get_clients(0) == 0, vim.lsp.buf_get_clients(0))

  vim.cmd("edit rules.yaml")
  wait("the server starts", function()
    local client = select(2, next(vim.lsp.buf_get_clients(0)))
    return client and client.initialized
  end)
  wait("diagnostics arrive", function()
    local found = vim.diagnostic.get(0)
    return #found == 1 and found[1].code == "unknown-field" and found[1].lnum == 2
  end)

  -- The repair of the diagnostic.
  local found = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local range = vim.lsp.util.make_range_params(0, "utf-16")
  range.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, found.lnum) }
  local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", range, 30000)
  local repair
  for _, answer in pairs(answers) do
    for _, action in ipairs(answer.result or {}) do
      if action.title == "Replace with `proc.name`" then
        repair = action
      end
    end
  end
  check("a code action is offered", repair ~= nil, answers)
  if repair then
    vim.lsp.util.apply_workspace_edit(repair.edit, "utf-16")
  end
  check("a code action is applied", lines()[3]:find("proc.name = sh", 1, true) ~= nil, lines())
  wait("diagnostics go away", function()
    return #vim.diagnostic.get(0) == 0
  end)

  -- Behind `proc.na`.
  vim.api.nvim_buf_set_lines(0, 2, 3, false, { "  condition: shells_run and proc.na" })
  vim.api.nvim_win_set_cursor(0, { 3, 34 })
  vim.cmd("startinsert!")
  vim.api.nvim_win_set_cursor(0, { 3, 35 })
  local items = ask("textDocument/completion", {
    position = { line = 2, character = 35 },
  })
  local labels = vim.tbl_map(function(item)
    return item.label
  end, items.items or items)
  check("completion proposes fields", vim.tbl_contains(labels, "proc.name"), #labels)
  vim.cmd("stopinsert")
  vim.api.nvim_buf_set_lines(0, 2, 3, false, { "  condition:   shells_run   and proc.name=sh" })

  -- Across files.
  vim.api.nvim_win_set_cursor(0, { 3, 18 })
  vim.lsp.buf.definition()
  wait("the definition is in the other file", function()
    return vim.api.nvim_buf_get_name(0):find("macros.yaml", 1, true) ~= nil
      and vim.api.nvim_win_get_cursor(0)[1] == 1
  end)
  local macros = vim.api.nvim_get_current_buf()
  wait("the other file is attached, too", function()
    return next(vim.lsp.buf_get_clients(macros)) ~= nil
  end)
  vim.api.nvim_win_set_cursor(0, { 1, 12 })
  vim.lsp.buf.rename("shell_started")
  wait("the macro is renamed", function()
    return vim.api.nvim_buf_get_lines(macros, 0, 1, false)[1] == "- macro: shell_started"
  end)
  vim.cmd("buffer rules.yaml")
  wait("its use is renamed", function()
    return lines()[3]:find("shell_started", 1, true) ~= nil
  end)

  vim.lsp.buf.formatting_sync({}, 30000)
  check("the file is laid out", lines()[3] == "  condition: shell_started and proc.name = sh", lines())

  -- Changes of other buffers are sent when the editor has time.
  wait("hover shows the macro", function()
    local hover = ask("textDocument/hover", { position = { line = 2, character = 16 } })
    return hover and hover.contents.value:find("shell_started", 1, true) ~= nil
  end)
  wait("references are in both files", function()
    local references = ask("textDocument/references", {
      position = { line = 2, character = 16 },
      context = { includeDeclaration = true },
    })
    return #references == 2
  end)
  local symbols = ask("textDocument/documentSymbol")
  check("symbols are told", symbols[1].name == "Shell", symbols)
  wait("nothing is wrong in the end", function()
    return #vim.diagnostic.get() == 0
  end)
end

local ok, message = pcall(session)
check("the session ran", ok, message)
pcall(function()
  vim.lsp.stop_client(vim.lsp.get_active_clients())
end)
finish()
