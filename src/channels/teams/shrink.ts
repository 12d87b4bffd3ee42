import { fit } from '../../message/limits.ts'
import type { Element, Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** So many entries of a list stay, and so many letters of a text, each time it is still too large. */
const steps = [
  { entries: 40, letters: 3000 },
  { entries: 15, letters: 1500 },
  { entries: 7, letters: 600 },
  { entries: 3, letters: 200 },
] as const

/** A message, and then smaller and smaller ones that say what they leave out. */
export function* variants(message: Message, say: Say): Generator<Message> {
  yield message
  const worded = message.elements.map(withoutPicture)
  yield { ...message, elements: worded }
  for (const step of steps) {
    yield { ...message, elements: worded.flatMap((element) => cut(element, step, say)) }
  }
}

/** A picture is replaced by its description. */
const withoutPicture = (element: Element): Element =>
  element.type === 'picture' ? { type: 'text', text: element.alt, tone: 'quiet' } : element

function cut(
  element: Element,
  { entries, letters }: { readonly entries: number; readonly letters: number },
  say: Say,
): Element[] {
  switch (element.type) {
    case 'text':
    case 'heading':
      return [{ ...element, text: fit(element.text, letters) }]
    case 'list': {
      const items = element.items.slice(0, entries).map((item) => fit(item, letters))
      return [{ ...element, items }, ...more(element.items.length - entries, say)]
    }
    case 'pairs': {
      const items = element.items
        .slice(0, entries)
        .map(({ label, value }) => ({ label, value: fit(value, letters) }))
      return [{ ...element, items }, ...more(element.items.length - entries, say)]
    }
    default:
      return [element]
  }
}

const more = (count: number, say: Say): Element[] =>
  count > 0 ? [{ type: 'text', text: say('teams.more', { count }), tone: 'quiet' }] : []
