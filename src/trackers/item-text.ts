import type { ItemPart, TrackerItem } from '../review/ports.ts'

/** The longest title that every tracker takes. */
const mostTitle = 200

/** An invisible mark that keeps what stands around it from being read as one. */
const apart = '\u200B'

/** One line of plain text in which nothing names a person, another item or an address. */
export function plainLine(words: string): string {
  return words
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/@(?=\S)/g, `@${apart}`)
    .replace(/#(?=\d)/g, `#${apart}`)
    .replace(/\b(GH)-(?=\d)/gi, `$1${apart}-`)
    .replace(/:\/\//g, `:${apart}//`)
    .replace(/\b(www)\.(?=\S)/gi, `$1${apart}.`)
}

/** A title: one line, no longer than a tracker takes. */
export function titleOf({ title }: Pick<TrackerItem, 'title'>): string {
  const letters = [...plainLine(title)]
  return letters.length > mostTitle
    ? `${letters.slice(0, mostTitle - 1).join('')}…`
    : letters.join('')
}

/** The parts of an item as Markdown that shows every word exactly as it was typed. */
export function markdownOf(parts: readonly ItemPart[], most: number): string {
  const blocks: string[] = []
  let length = 0
  for (const part of parts) {
    const block =
      'list' in part ? part.list.map((line) => `- ${shown(line)}`).join('\n') : line(part)
    length += block.length + 2
    // The last line is the key, by which it is found again.
    if (length > most && part !== parts.at(-1)) continue
    blocks.push(block)
  }
  return blocks.join('\n\n')
}

const line = ({ text, address }: Extract<ItemPart, { text: string }>): string =>
  address === undefined ? shown(text) : `${shown(text)} <${address}>`

const shown = (words: string): string =>
  plainLine(words)
    .replace(/[\\`*_{}[\]()<>#+\-!|~&$=^:]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
