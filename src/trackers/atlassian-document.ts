import type { ItemPart } from '../review/ports.ts'
import { plainLine } from './item-text.ts'

/** A part of a text in the Atlassian document format. */
interface DocumentNode {
  readonly type: string
  readonly text?: string
  readonly marks?: readonly { readonly type: 'link'; readonly attrs: { readonly href: string } }[]
  readonly content?: readonly DocumentNode[]
}

/** A whole text in the Atlassian document format. */
export interface AtlassianDocument {
  readonly type: 'doc'
  readonly version: 1
  readonly content: readonly DocumentNode[]
}

/** The parts of an item as a document: words are text, whatever marks are in them; no longer than so many letters. */
export function documentOf(parts: readonly ItemPart[], most: number): AtlassianDocument {
  const content: DocumentNode[] = []
  let length = 0
  for (const part of parts) {
    length += JSON.stringify(part).length
    // The last line is the key, by which it is found again.
    if (length > most && part !== parts.at(-1)) continue
    content.push('list' in part ? listOf(part.list) : lineOf(part))
  }
  return { type: 'doc', version: 1, content }
}

const paragraph = (...content: readonly DocumentNode[]): DocumentNode => ({
  type: 'paragraph',
  content,
})

/** A document has no empty text. */
const words = (text: string): DocumentNode => ({ type: 'text', text: plainLine(text) || '–' })

const listOf = (list: readonly string[]): DocumentNode => ({
  type: 'bulletList',
  content: list.map((line) => ({ type: 'listItem', content: [paragraph(words(line))] })),
})

function lineOf({ text, address }: Extract<ItemPart, { text: string }>): DocumentNode {
  if (address === undefined) return paragraph(words(text))
  const link: DocumentNode = {
    type: 'text',
    text: address,
    marks: [{ type: 'link', attrs: { href: address } }],
  }
  return paragraph(words(`${text} `), { type: 'text', text: ' ' }, link)
}
