#!/bin/sh
# python3, told to take its objects from malloc, reads JSON, builds objects and graphs of them. Recorded process: python3.
set -e
cat > work.py <<'SOURCE'
import collections, heapq, json, re

state = 20261
def random(limit):
    global state
    state = state * 16807 % 2147483647
    return state % limit

class Place:
    def __init__(self, name, tags):
        self.name, self.tags, self.roads = name, tags, {}

text = json.dumps([{"name": f"place {i}", "tags": [f"t{random(40)}" for _ in range(random(5))],
                    "at": [random(1000) / 10, random(1000) / 10]} for i in range(1500)])
rows = json.loads(text)
places = [Place(row["name"], set(row["tags"])) for row in rows]
for i, place in enumerate(places):
    for _ in range(3):
        place.roads[random(len(places))] = 1 + random(100)

def distances(start):
    best, queue = {}, [(0, start)]
    while queue:
        length, at = heapq.heappop(queue)
        if at in best:
            continue
        best[at] = length
        for to, road in places[at].roads.items():
            heapq.heappush(queue, (length + road, to))
    return best

far = [max(distances(i).values()) for i in range(0, 60, 6)]
by_tag = collections.defaultdict(list)
for place in places:
    for tag in place.tags:
        by_tag[tag].append(place.name.upper())
words = collections.Counter(re.findall(r"[a-z]+ \d+", text))
print(max(far), len(by_tag), words.most_common(2), sum(len(line) for line in text.split(",")))
SOURCE
PYTHONMALLOC=malloc PYTHONHASHSEED=0 /usr/bin/python3 -S work.py
