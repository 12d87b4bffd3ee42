import type { Sender } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'

/** Which check somebody means when they just type. */
export interface CurrentChecks {
  note(sender: Sender, review: string): void
  /** The one they acted in last; otherwise the newest that waits for them; `undefined` when there is none. */
  of(sender: Sender): Promise<string | undefined>
}

const most = 10_000

/** Remembers it while the program runs; after a restart the newest open check is meant. */
export function createCurrentChecks({
  reviews,
}: {
  readonly reviews: () => Reviews
}): CurrentChecks {
  const last = new Map<string, string>()
  const nameOf = ({ workspace, who }: Sender): string => `${workspace}/${who.id}`
  return {
    note(sender, review) {
      last.delete(nameOf(sender))
      last.set(nameOf(sender), review)
      const [oldest] = last.keys()
      if (last.size > most && oldest !== undefined) last.delete(oldest)
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
