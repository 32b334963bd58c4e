-- Only commands: whether the server runs is the user's choice, vim.lsp.enable('courtesy').
if vim.g.loaded_courtesy then
  return
end
vim.g.loaded_courtesy = true

vim.api.nvim_create_user_command('CourtesyFixAll', function()
  require('courtesy').fix_all(0)
end, { desc = 'Courtesy: применить все безопасные исправления в файле' })

vim.api.nvim_create_user_command('CourtesyRestart', function()
  require('courtesy').restart()
end, { desc = 'Courtesy: перезапустить сервер' })
