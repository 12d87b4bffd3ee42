import { withMentionsAs } from '../../message/mention.ts'
import { plainMessage } from '../../message/plain-text.ts'

/** A person mentioned in a card, as Teams takes it: the words that stand for them, and their account. */
export interface MentionEntity {
  readonly type: 'mention'
  readonly text: string
  readonly mentioned: { readonly id: string; readonly name: string }
}

/** The parts of a card with each mention in Teams' own marks, and whom they mean. */
export function mentionsIn<T>(body: T): { readonly body: T; readonly entities: MentionEntity[] } {
  const entities = new Map<string, MentionEntity>()
  const marked = (words: string): string =>
    withMentionsAs(words, ({ id, name: markdown }) => {
      const name = plainMessage(markdown).replace(/[<>&]/g, ' ')
      const text = `<at>${name}</at>`
      // Two people of one name would be taken for each other: the second is only named.
      const known = entities.get(text)
      if (known && known.mentioned.id !== id) return markdown
      entities.set(text, { type: 'mention', text, mentioned: { id, name } })
      return text
    })
  return { body: mapped(body, marked) as T, entities: [...entities.values()] }
}

function mapped(value: unknown, change: (words: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapped(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]))
}
