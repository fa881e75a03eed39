# Text of LINES lines, always the same: words of different frequency, numbers, names. awk -v LINES=5000 -f text.awk
function random(limit) { # a generator of its own, so that every awk makes the same text
  state = (state * 16807) % 2147483647
  return state % limit
}
function word(rank,    text, letters) {
  text = ""
  letters = 1 + rank % 3
  do { text = text substr("tbdskrnlmf", 1 + rank % 10, 1) substr("aeiou", 1 + int(rank / 10) % 5, 1); rank = int(rank / 7) } while (rank > 0 || letters-- > 0)
  return text
}
BEGIN {
  state = 20261
  for (line = 1; line <= LINES; line++) {
    count = 4 + random(9)
    text = ""
    for (i = 0; i < count; i++) text = text word(int(exp(random(900) / 100))) (random(12) == 0 ? ", " : " ")
    printf "%s%d %s%d.\n", text, random(100000), word(random(300)), random(1000)
  }
}
