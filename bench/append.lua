-- Durable appends: each request is one full command on an alliance of its own, in turn. There are
-- more alliances than connections, so that two commands of one alliance never cross, and its next
-- sequence number is known beforehand. ENTENTE_APPEND names the file with the alliances.
local book = dofile(os.getenv('ENTENTE_APPEND'))
local letters = '0123456789abcdefghjkmnpqrstvwxyz'
local turn, made = 0, 0
math.randomseed(os.time())
local function new_id()
  made = made + 1
  local out, rest = {}, made
  for i = 26, 14, -1 do out[i] = letters:sub(rest % 32 + 1, rest % 32 + 1); rest = math.floor(rest / 32) end
  out[1] = '1'
  for i = 2, 13 do local k = math.random(1, 32); out[i] = letters:sub(k, k) end
  return table.concat(out)
end
local asked = false
function request()
  if not asked then asked = true; return wrk.format('GET', '/hello') end -- wrk's own try, never sent
  turn = turn % #book.alliances + 1
  local one = book.alliances[turn]
  local path, body
  if one.pending then
    path, body = '/contract/proposals/withdraw', '{"proposal":"' .. one.pending .. '"}'
    one.pending = nil
  else
    one.pending, one.clause = new_id(), one.clause or new_id()
    path = '/contract/clauses'
    body = '{"clause":"' .. one.clause .. '","proposal":"' .. one.pending .. '","body":' .. book.body .. ',"message":""}'
  end
  local headers = { ['Content-Type'] = 'application/json', ['Cookie'] = book.cookie, ['Origin'] = book.origin,
    ['Idempotency-Key'] = new_id(), ['If-Match'] = '"' .. one.seq .. '"' }
  one.seq = one.seq + 1
  return wrk.format('POST', '/api/v1/alliances/' .. one.id .. path, headers, body)
end
function response(status, headers, body)
  if status ~= 200 then io.stderr:write(status .. ' ' .. body .. '\n'); os.exit(1) end
end
