/** How many characters stand on one line inside a shape, and beside an arrow. */
const mostOnLine = 20

/** Words on as many short lines as they need; a word that is longer than a line is broken. */
export function labelLines(words: string): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of words.split(/\s+/).flatMap(pieces)) {
    const longer = line === '' ? piece : `${line} ${piece}`
    if ([...longer].length <= mostOnLine) line = longer
    else {
      if (line !== '') lines.push(line)
      line = piece
    }
  }
  return [...lines, line]
}

function pieces(word: string): readonly string[] {
  const letters = [...word]
  const count = Math.ceil(letters.length / mostOnLine)
  return Array.from({ length: count }, (_, at) =>
    letters.slice(at * mostOnLine, (at + 1) * mostOnLine).join(''),
  )
}
