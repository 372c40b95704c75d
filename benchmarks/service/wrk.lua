-- For wrk: posts the bodies of a file, a line each, in turn, and counts the answers by status.
--
--   wrk -s wrk.lua URL -- BODIES

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

function init(arguments)
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  requests, read, refused, other = {}, 0, 0, ""
  for body in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format(nil, "/v1/extract", nil, body)
  end
  -- Each thread begins elsewhere, so that they do not send the same article at the same time.
  turn = number * 97
end

function request()
  turn = turn + 1
  return requests[turn % #requests + 1]
end

function response(status)
  if status == 200 then
    read = read + 1
  elseif status == 503 then
    refused = refused + 1
  else
    other = other .. " " .. status
  end
end

function done(summary, latency)
  local read, refused, other = 0, 0, ""
  for _, thread in ipairs(threads) do
    read, refused, other = read + thread:get("read"), refused + thread:get("refused"), other .. thread:get("other")
  end
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  print(string.format('{"read": %d, "refused": %d, "other": "%s", "failed": %d, "seconds": %.3f}',
    read, refused, other, failed, summary.duration / 1e6))
end
