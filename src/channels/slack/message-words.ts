/** A message of somebody, as Slack hands it over; what its blocks are is not known beforehand. */
interface GivenMessage {
  readonly text?: string | null | undefined
  readonly blocks?: unknown
  readonly attachments?: unknown
}

/**
 * What a message says. Apps that raise alarms often write into blocks or attachments alone; then their words are
 * gathered, a line for each piece.
 */
export function wordsOfMessage({ text, blocks, attachments }: GivenMessage): string {
  if (text && text.trim() !== '') return text
  const found: string[] = []
  gather(blocks, found, 0)
  if (found.length === 0) gather(attachments, found, 0)
  return found.join('\n').slice(0, mostLetters)
}

/** A story takes less; whoever sent more sees its beginning. */
const mostLetters = 4000
/** Nobody nests words deeper than this, and nobody writes so many pieces. */
const deepest = 8
const mostPieces = 60

/** Where Slack keeps words and what holds words; nothing of buttons and menus, which only ask for something. */
const wordsIn = ['pretext', 'title', 'text'] as const
const holders = ['blocks', 'fields', 'elements', 'value'] as const

function gather(given: unknown, found: string[], depth: number): void {
  if (depth > deepest || found.length >= mostPieces) return
  if (Array.isArray(given)) {
    for (const one of given.slice(0, mostPieces)) gather(one, found, depth + 1)
  } else if (typeof given === 'object' && given !== null) {
    gatherPart(given as Part, found, depth)
  }
}

type Part = Readonly<Record<string, unknown>>

function gatherPart(part: Part, found: string[], depth: number): void {
  if (part['type'] === 'actions' || part['type'] === 'button') return
  const before = found.length
  const take = (words: unknown): void => {
    if (typeof words !== 'string') gather(words, found, depth + 1)
    else if (words.trim() !== '') found.push(words.trim())
  }
  if (isLine(part)) {
    take(lineOf(part['elements']))
    return
  }
  for (const name of [...wordsIn, ...holders]) take(part[name])
  // The fallback repeats what the rest says.
  if (found.length === before) take(part['fallback'])
}

/** A line of rich text is made of pieces. */
const isLine = ({ type }: Part): boolean =>
  typeof type === 'string' && /^rich_text_(section|quote|preformatted)$/.test(type)

function lineOf(elements: unknown): string {
  if (!Array.isArray(elements)) return ''
  return elements
    .slice(0, mostPieces)
    .map((one: unknown) => {
      const { text, url } = (one ?? {}) as { readonly text?: unknown; readonly url?: unknown }
      return typeof text === 'string' ? text : typeof url === 'string' ? url : ''
    })
    .join('')
    .trim()
}
