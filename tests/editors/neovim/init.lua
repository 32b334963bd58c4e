-- What a user's init.lua would hold, and the one encoding that this run offers.
vim.opt.runtimepath:append(vim.env.COURTESY_PLUGIN)
vim.cmd.runtime('plugin/courtesy.lua')
vim.lsp.config('courtesy', {
  cmd = { vim.env.COURTESY_SERVER, 'lsp' },
  capabilities = { general = { positionEncodings = { vim.env.COURTESY_ENCODING } } },
})
vim.lsp.enable('courtesy')
