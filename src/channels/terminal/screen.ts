import type { Message } from '../../message/message.ts'
import type { Feed, FeedCard } from '../../review/reviews.ts'

/** A card as it came up now. */
export interface News {
  readonly card: FeedCard
  readonly where: 'own' | 'thread'
  /** What to print: all of a new card; of a changed one its first line and what is new in it. */
  readonly text: string
  readonly isNew: boolean
}

/** Remembers what one person has on their screen of one review. */
export class Screen {
  readonly #text: (message: Message) => string
  readonly #shown = new Map<string, { version: number; text: string }>()

  constructor(text: (message: Message) => string) {
    this.#text = text
  }

  /** The cards that are new or changed since the last look. */
  look(feed: Feed): readonly News[] {
    return [
      ...feed.own.flatMap((card) => this.#news(card, 'own')),
      ...feed.thread.flatMap((card) => this.#news(card, 'thread')),
    ]
  }

  #news(card: FeedCard, where: News['where']): News[] {
    const key = `${where}/${card.id}`
    const before = this.#shown.get(key)
    if (before && before.version >= card.version) return []
    const text = this.#text(card.message)
    this.#shown.set(key, { version: card.version, text })
    if (!before) return [{ card, where, text, isNew: true }]
    if (before.text === text) return []
    return [{ card, where, text: changes(before.text, text), isNew: false }]
  }
}

/** Somebody who has read a card needs only what is new, and which card it is. */
function changes(before: string, after: string): string {
  const known = new Set(before.split('\n'))
  const [title = '', ...lines] = after.split('\n')
  return [title, ...lines.filter((line) => !known.has(line))].join('\n')
}
