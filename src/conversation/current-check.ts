import type { SendEntry, Sender } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'

/** Which check somebody means when they just type. */
export interface CurrentChecks {
  /** Somebody acted in a check: what they type next is about it. */
  note(sender: PersonIn, review: string): void
  /** A card was put in front of somebody: what they type next is about a question that they asked for. */
  shown(person: string, card: Pick<SendEntry, 'key' | 'kind' | 'unasked'>): void
  /** The check is gone. */
  forget(review: string): void
  /** The one noted last; otherwise the newest that waits for them; `undefined` when there is none. */
  of(sender: Sender): Promise<string | undefined>
}

/** Somebody in a workspace. */
export interface PersonIn {
  readonly workspace: string
  readonly who: { readonly id: string }
}

const most = 10_000

/** Remembers the last while the program runs; after a restart the newest open check is meant. */
export function createCurrentChecks({
  reviews,
}: {
  readonly reviews: () => Reviews
}): CurrentChecks {
  const last = new Map<string, string>()
  const nameOf = ({ workspace, who }: PersonIn): string => `${workspace}/${who.id}`
  const note = (person: PersonIn, review: string): void => {
    last.delete(nameOf(person))
    last.set(nameOf(person), review)
    const [oldest] = last.keys()
    if (last.size > most && oldest !== undefined) last.delete(oldest)
  }
  return {
    note,
    shown(id, { key, kind, unasked }) {
      // What a teammate sends in between steals no answer.
      if (kind === 'question' && !unasked) note({ workspace: key.workspace, who: { id } }, key.id)
    },
    forget(review) {
      for (const [name, one] of last) if (one === review) last.delete(name)
    },
    async of(sender) {
      const known = last.get(nameOf(sender))
      if (known !== undefined) return known
      const items = await reviews().overview(sender)
      const open = items.find(({ waiting }) => waiting > 0) ?? items.find(({ posted }) => !posted)
      return (open ?? items[0])?.review
    },
  }
}
