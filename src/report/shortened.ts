/** Words cut at a whole word where they are long; that they were cut is seen. */
export function shortened(words: string, length: number): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const space = cut.lastIndexOf(' ')
  return `${cut.slice(0, space > length / 2 ? space : length)}…`
}
