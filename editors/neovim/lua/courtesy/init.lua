--- What the plugin adds to Neovim's own LSP client: fix-all and restart.
local M = {}

local FIX_ALL = 'source.fixAll.courtesy'

---@param bufnr integer
---@return vim.lsp.Client?
local function client_of(bufnr)
  return vim.lsp.get_clients({ name = 'courtesy', bufnr = bufnr })[1]
end

---@param text string
local function say(text)
  vim.notify('courtesy: ' .. text, vim.log.levels.WARN)
end

--- Applies every safe fix of a buffer. Waits for the server, so that it can
--- be called before a write.
---@param bufnr? integer 0 or nothing: the current buffer
---@param timeout_ms? integer how long to wait for one answer, 2000 by default
---@return boolean applied whether the text was changed
function M.fix_all(bufnr, timeout_ms)
  bufnr = (bufnr == nil or bufnr == 0) and vim.api.nvim_get_current_buf() or bufnr
  timeout_ms = timeout_ms or 2000
  local client = client_of(bufnr)
  if not client then
    say('сервер не подключён к этому файлу; почему — покажет :checkhealth courtesy')
    return false
  end
  -- Counted in the encoding agreed with the server, as every position is.
  local last = vim.api.nvim_buf_line_count(bufnr) - 1
  local line = vim.api.nvim_buf_get_lines(bufnr, last, last + 1, true)[1]
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(bufnr),
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = last, character = vim.str_utfindex(line, client.offset_encoding) },
    },
    context = { only = { FIX_ALL }, diagnostics = {} },
  }
  local answer = client:request_sync('textDocument/codeAction', params, timeout_ms, bufnr)
  if not answer or answer.err then
    say('сервер не ответил; перезапустить его можно командой :CourtesyRestart')
    return false
  end
  for _, action in ipairs(answer.result or {}) do
    if action.kind == FIX_ALL then
      if not action.edit and client:supports_method('codeAction/resolve', bufnr) then
        local resolved = client:request_sync('codeAction/resolve', action, timeout_ms, bufnr)
        action = resolved and resolved.result or action
      end
      if action.edit then
        vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
        return true
      end
    end
  end
  return false
end

--- Stops the server and starts it anew for every buffer that it had.
function M.restart()
  local clients = vim.lsp.get_clients({ name = 'courtesy' })
  for _, client in ipairs(clients) do
    client:stop()
  end
  local function stopped()
    return #vim.lsp.get_clients({ name = 'courtesy' }) == 0
  end
  if not vim.wait(3000, stopped, 20) then
    for _, client in ipairs(clients) do
      client:stop(true)
    end
    vim.wait(1000, stopped, 20)
  end
  -- Enabling once more attaches the buffers that are open already.
  vim.lsp.enable('courtesy', false)
  vim.lsp.enable('courtesy')
end

return M
