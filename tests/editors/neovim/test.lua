-- Drives a real Neovim: diagnostics on the right words after an emoji, fixes applied by the
-- editor, bytes on disk. Run by ../run in a folder that holds copies of the samples.

local EXPECTED = { ['emoji'] = '🎉', ['bare-imperative'] = 'Пришлите' }
local BEFORE = '! 🎉 Пришлите фото чека.'
local AFTER = '! Пришлите, пожалуйста, фото чека.'

local passed, failed = 0, 0

local function check(name, ok, detail)
  if ok then
    passed = passed + 1
    io.stdout:write('  ok    ', name, '\n')
  else
    failed = failed + 1
    io.stdout:write('  FAIL  ', name, detail and ('\n        ' .. detail) or '', '\n')
  end
end

local function bytes(path)
  local file = assert(io.open(path, 'rb'))
  local text = file:read('*a')
  file:close()
  return text
end

local function text_of(diagnostic)
  return table.concat(vim.api.nvim_buf_get_text(
    0, diagnostic.lnum, diagnostic.col, diagnostic.end_lnum, diagnostic.end_col, {}), '\n')
end

---@return table<string, vim.Diagnostic> by rule
local function reports()
  local by_rule = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    by_rule[diagnostic.code] = diagnostic
  end
  return by_rule
end

local function listed(by_rule)
  local lines = {}
  for rule, diagnostic in pairs(by_rule) do
    lines[#lines + 1] = rule .. ' «' .. text_of(diagnostic) .. '»'
  end
  table.sort(lines)
  return #lines == 0 and 'nothing reported' or table.concat(lines, ', ')
end

local function open(path)
  vim.cmd.edit(path)
  local found = vim.wait(20000, function()
    local by_rule = reports()
    return by_rule['emoji'] ~= nil and by_rule['bare-imperative'] ~= nil
  end, 20)
  if not found then
    -- All that follows would only wait in vain.
    error(('%s: the reports do not come, but: %s'):format(path, listed(reports())))
  end
end

local function apply_preferred(diagnostic)
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local tick = vim.b.changedtick
  vim.lsp.buf.code_action({
    apply = true,
    context = { only = { 'quickfix' } },
    filter = function(action) return action.isPreferred == true end,
  })
  return vim.wait(5000, function() return vim.b.changedtick ~= tick end, 20)
end

local function one_by_one(path)
  local original = bytes(path)
  open(path)
  local by_rule = reports()
  -- The straight quotes of the JSON sample get a hint of their own.
  local grave = vim.tbl_filter(function(it) return it.severity <= vim.diagnostic.severity.WARN end, by_rule)
  check(path .. ': two reports at warning or higher, no others', vim.tbl_count(grave) == 2, listed(by_rule))
  for rule, word in pairs(EXPECTED) do
    local diagnostic = by_rule[rule]
    check(('%s: %s stands on «%s»'):format(path, rule, word),
      diagnostic ~= nil and text_of(diagnostic) == word, listed(by_rule))
  end
  for _, rule in ipairs({ 'bare-imperative', 'emoji' }) do
    local diagnostic = reports()[rule]
    check(('%s: the preferred fix of %s is applied'):format(path, rule),
      diagnostic ~= nil and apply_preferred(diagnostic))
    check(('%s: the report of %s goes away'):format(path, rule),
      vim.wait(5000, function() return reports()[rule] == nil end, 20), listed(reports()))
  end
  vim.cmd.write()
  local expected = original:gsub(vim.pesc(BEFORE), (AFTER:gsub('%%', '%%%%')))
  check(path .. ': the bytes on disk are right', expected ~= original and bytes(path) == expected, bytes(path))
  vim.cmd('bdelete!')
end

local function fix_all(path)
  local original = bytes(path)
  open(path)
  vim.cmd('CourtesyFixAll')
  vim.cmd.write()
  local expected = original:gsub(vim.pesc(BEFORE), (AFTER:gsub('%%', '%%%%')))
  check(path .. ': :CourtesyFixAll gives the same bytes', expected ~= original and bytes(path) == expected, bytes(path))
  vim.wait(5000, function() return next(reports()) == nil end, 20)
  check(path .. ': nothing is reported afterwards', next(reports()) == nil, listed(reports()))
  local tick = vim.b.changedtick
  vim.cmd('CourtesyFixAll')
  check(path .. ': a second run changes nothing', vim.b.changedtick == tick)
  vim.cmd.undo()
  check(path .. ': one undo takes it all back',
    table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n' == original)
  vim.cmd('bdelete!')
end

local function restart(path)
  open(path)
  local before = vim.lsp.get_clients({ name = 'courtesy' })[1]
  vim.cmd('CourtesyRestart')
  local again = vim.wait(10000, function()
    local client = vim.lsp.get_clients({ name = 'courtesy', bufnr = 0 })[1]
    return client ~= nil and before ~= nil and client.id ~= before.id and reports()['bare-imperative'] ~= nil
  end, 20)
  check(':CourtesyRestart brings the reports back', again, listed(reports()))
end

local function health_and_help()
  vim.cmd('checkhealth courtesy')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  check(':checkhealth courtesy finds no fault',
    report:find('OK') ~= nil and report:find('ERROR') == nil and report:find('running: ') ~= nil, report)
  vim.cmd.helptags(vim.env.COURTESY_PLUGIN .. '/doc')
  check(':help courtesy opens', pcall(vim.cmd.help, 'courtesy'))
end

local function encoding()
  local client = vim.lsp.get_clients({ name = 'courtesy' })[1]
  local agreed = client and client.offset_encoding or 'no client'
  check('positions are counted in ' .. vim.env.COURTESY_ENCODING, agreed == vim.env.COURTESY_ENCODING, agreed)
end

local function run()
  one_by_one('reply.md')
  encoding()
  one_by_one('replies.yaml')
  one_by_one('replies.json')
  fix_all('all.md')
  restart('again.md')
  health_and_help()
end

local ok, problem = xpcall(run, debug.traceback)
if not ok then
  check('the script runs to its end', false, problem)
end
for _, client in ipairs(vim.lsp.get_clients()) do
  client:stop()
end
check('the server leaves when asked to', vim.wait(3000, function() return #vim.lsp.get_clients() == 0 end, 20))
io.stdout:write(('neovim, %s: %d passed, %d failed\n'):format(vim.env.COURTESY_ENCODING, passed, failed))
os.exit(failed == 0 and 0 or 1)
