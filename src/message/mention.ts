import { asTyped } from './escape.ts'
import type { Element, Message } from './message.ts'

/**
 * A person named in inline Markdown, such as `[Ravi](person:ravi)`: where a platform can, it becomes a mention of their
 * account; elsewhere it is their name.
 */
export const mentionOf = (id: string, name: string): string =>
  `[${asTyped(name)}](person:${encoded(id)})`

const encoded = (id: string): string =>
  encodeURIComponent(id).replace(/[()'*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)

/** The id of a person whom a link names; `undefined` for any other link. */
export function personIn(href: string): string | undefined {
  const [, id] = /^person:(.+)$/s.exec(href) ?? []
  try {
    return id === undefined ? undefined : decodeURIComponent(id)
  } catch {
    return undefined
  }
}

const mention = /(?<!\\)\[(?<name>(?:\\.|[^\]\\])*)\]\((?<href>person:[^)\s]+)\)/g

/** Inline Markdown with each mention as `how` writes it; the name is given as Markdown. */
export const withMentionsAs = (
  markdown: string,
  how: (person: { readonly id: string; readonly name: string }) => string,
): string =>
  markdown.replace(mention, (whole, name: string, href: string) => {
    const id = personIn(href)
    return id === undefined ? whole : how({ id, name })
  })

const asName = (markdown: string): string => withMentionsAs(markdown, ({ name }) => name)

/** The same message with names in the place of mentions. */
export const withoutMentions = <T extends Pick<Message, 'elements'>>(message: T): T =>
  hasMentions(message) ? { ...message, elements: message.elements.map(named) } : message

/** True for a message that mentions somebody. */
export const hasMentions = ({ elements }: Pick<Message, 'elements'>): boolean =>
  elements.some((element) => wordsIn(element).some((words) => asName(words) !== words))

function wordsIn(element: Element): readonly string[] {
  switch (element.type) {
    case 'heading':
    case 'text':
    case 'progress':
      return [element.text]
    case 'list':
      return element.items
    case 'pairs':
      return element.items.map(({ value }) => value)
    default:
      return []
  }
}

function named(element: Element): Element {
  switch (element.type) {
    case 'heading':
    case 'text':
    case 'progress':
      return { ...element, text: asName(element.text) }
    case 'list':
      return { ...element, items: element.items.map(asName) }
    case 'pairs': {
      const items = element.items.map(({ label, value }) => ({ label, value: asName(value) }))
      return { ...element, items }
    }
    default:
      return element
  }
}
