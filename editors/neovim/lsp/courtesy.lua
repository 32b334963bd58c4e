-- Picked up by vim.lsp.enable('courtesy') (Neovim 0.11 and later).
-- Change any of it with vim.lsp.config('courtesy', { … }) in your own init.lua.

---@type vim.lsp.Config
return {
  cmd = { 'courtesy', 'lsp' },
  filetypes = { 'markdown', 'text', 'yaml', 'json', 'jsonc' },
  root_markers = { 'courtesy.toml', '.git' },
  -- init_options = { language = 'en' } asks for messages in English.
}
