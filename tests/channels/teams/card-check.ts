import { remarks } from '../adaptive-card/microsoft.ts'
import type { Json } from './shapes.ts'

/** What Teams asks apps to stay within; it refuses what is over 100 kB. Letters count two bytes each. */
const asked = 80 * 1024

/** How large Teams counts a message. */
export const sizeOf = (activity: unknown): number => JSON.stringify(activity).length * 2

/** All that is wrong with a message that the app sends, in words. */
export function wrongWith(activity: Json): string[] {
  const { text, summary, attachments } = activity
  const cards = cardsIn(attachments)
  return [
    ...(sizeOf(activity) > asked ? [`${sizeOf(activity)} bytes are too many`] : []),
    ...(isWords(text) || isWords(summary) ? [] : ['nothing to say in a notification']),
    ...cards.flatMap(wrongWithCard),
  ]
}

/** The Adaptive Cards of a message. */
export const cardsIn = (attachments: unknown): Json[] =>
  (Array.isArray(attachments) ? (attachments as Json[]) : [])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content as Json)

/** All that is wrong with a card: Microsoft's remarks, and what would be lost or cut on somebody's screen. */
export function wrongWithCard(card: Json): string[] {
  const parts = [...partsOf(card)]
  return [
    ...remarks(card),
    ...(card['version'] === '1.5' ? [] : [`version ${card['version']}`]),
    ...(isWords(card['fallbackText']) ? [] : ['no words for programs that show no cards']),
    ...parts.flatMap(wrongWithPart),
    ...twice(parts),
  ]
}

function wrongWithPart(part: Json): string[] {
  const { type, actions, label, title, altText, text, fallback } = part
  const isInput = String(type).startsWith('Input.')
  const isNamed = isWords(label) || (type === 'Input.Toggle' && isWords(title))
  const isFalling = (fallback as Json | undefined)?.['type'] === 'Action.Submit'
  return [
    ...(Array.isArray(actions) && actions.length > 3 ? [`${actions.length} buttons in a row`] : []),
    ...(isInput && !isNamed ? [`${type} “${part['id']}” has no label`] : []),
    ...(type === 'Image' && !isWords(altText) ? ['a picture without words'] : []),
    ...(type === 'Action.Execute' && !isFalling ? [`“${title}” is lost in older programs`] : []),
    ...(type === 'TextBlock' && notInTeams.test(String(text)) ? [`not drawn: ${text}`] : []),
  ]
}

/** Headings, tables, quotations and code stay as they are typed: Teams draws none of them. */
const notInTeams = /^(?:#{1,6} |\|.*\|\s*$|> |```)/m

function twice(parts: readonly Json[]): string[] {
  const ids = parts.filter(({ type }) => String(type).startsWith('Input.')).map(({ id }) => id)
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two inputs called ${id}`)
}

const isWords = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

function* partsOf(part: unknown): Generator<Json> {
  if (typeof part !== 'object' || part === null) return
  if (!Array.isArray(part)) yield part as Json
  for (const [name, inside] of Object.entries(part)) {
    if (name !== 'data' && name !== 'fallback') yield* partsOf(inside)
  }
}
