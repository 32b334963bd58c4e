--- :checkhealth courtesy
local M = {}

local health = vim.health

---@return string? program the first word of the command, when it is a list
local function program()
  local config = vim.lsp.config['courtesy']
  local cmd = config and config.cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

local function check_program()
  local name = program()
  if not name then
    health.info('Команда запуска задана функцией / the command is a function')
    return
  end
  if vim.fn.executable(name) == 0 then
    health.error('Программа не найдена / not found: ' .. name, {
      'Установите courtesy и добавьте её в PATH / install courtesy and put it on PATH',
      "или укажите путь / or give its path: vim.lsp.config('courtesy', { cmd = { '/path/to/courtesy', 'lsp' } })",
    })
    return
  end
  local result = vim.system({ name, '--version' }, { text = true, timeout = 3000 }):wait()
  if result.code == 0 then
    -- The licences follow on further lines.
    local version = vim.split(vim.trim(result.stdout or ''), '\n')[1]
    health.ok(version .. ': ' .. vim.fn.exepath(name))
  else
    health.warn(vim.fn.exepath(name) .. ' --version: код / exit code ' .. result.code)
  end
end

local function check_clients()
  local clients = vim.lsp.get_clients({ name = 'courtesy' })
  if #clients == 0 then
    health.info("Сейчас не работает / not running. Нужны vim.lsp.enable('courtesy') и открытый "
      .. 'файл / needs an open file: ' .. table.concat(vim.lsp.config['courtesy'].filetypes or {}, ', '))
  end
  for _, client in ipairs(clients) do
    health.ok(('Работает / running: файлов / buffers %d, %s, %s'):format(
      vim.tbl_count(client.attached_buffers), client.offset_encoding, client.root_dir or 'без корня / no root'))
  end
end

function M.check()
  health.start('courtesy')
  if vim.fn.has('nvim-0.11') == 0 then
    health.error('Нужен Neovim 0.11 или новее / Neovim 0.11 or later is needed')
    return
  end
  health.ok('Neovim ' .. tostring(vim.version()))
  if not vim.lsp.config['courtesy'] then
    health.error('Нет lsp/courtesy.lua в runtimepath / lsp/courtesy.lua is not on the runtimepath')
    return
  end
  check_program()
  check_clients()
end

return M
