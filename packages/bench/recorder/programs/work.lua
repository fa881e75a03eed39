-- Tables, strings and closures, as scripts have them. What lua-wasm.sh is compiled for.
local state = 20261
local function random(limit)
  state = state * 16807 % 2147483647
  return state % limit
end

local function tree(depth)
  if depth == 0 then return { value = random(100) } end
  return { left = tree(depth - 1), right = tree(depth - 1), value = depth }
end
local function sum(node) return node and node.value + sum(node.left) + sum(node.right) or 0 end

local words, lines = {}, {}
for i = 1, 3000 do
  local parts = {}
  for j = 1, 3 + random(8) do
    local word = string.char(97 + random(26)) .. random(400)
    parts[j] = word
    words[word] = (words[word] or 0) + 1
  end
  lines[i] = table.concat(parts, " ")
end
local keys = {}
for word in pairs(words) do keys[#keys + 1] = word end
table.sort(keys)

local total = 0
for i = 1, 24 do total = total + sum(tree(4 + i % 8)) end

local text = {}
for i, line in ipairs(lines) do
  text[#text + 1] = line:gsub("%a(%d+)", function(digits) return "<" .. digits * 2 .. ">" end)
  if i % 500 == 0 then lines[i] = table.concat(text, "\n") text = {} end
end

local objects = {}
for i = 1, 20000 do
  local slot = random(1500)
  local name = "object " .. i
  objects[slot] = { name = name, size = random(64), describe = function() return name .. slot end, list = { i, i + 1, random(9) } }
end
local length = 0
for _, object in pairs(objects) do length = length + #object.describe() end
print(#keys, total, length)
