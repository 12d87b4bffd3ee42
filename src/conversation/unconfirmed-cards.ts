import * as z from 'zod'
import { shelfOf } from '../domain/shelf-name.ts'
import { asksQuestion } from '../message/parts.ts'
import type { SendEntry, Sender, Shelf } from '../review/ports.ts'
import type { Reviews } from '../review/reviews.ts'
import type { ActionRequest } from './act.ts'

/** Cards of which nobody knows whether they were posted; they are never posted twice by themselves. */
export interface UnconfirmedCards {
  /** Adds a card that somebody waits for and may not have got. */
  note(person: string, entry: SendEntry): Promise<void>
  /** True where there is something that somebody may not have got. */
  has(sender: Sender): Promise<boolean>
  /**
   * Posts again, once, what somebody may not have got and what still waits for them: they have just written or
   * pressed, so that they are there. True where something was.
   */
  bringAgain(delivery: string, sender: Sender): Promise<boolean>
}

/** What unconfirmed cards need from the program around them. */
interface UnconfirmedParts {
  readonly shelf: Shelf
  readonly reviews: () => Pick<Reviews, 'feed'>
  readonly act: (asked: ActionRequest) => Promise<unknown>
}

const keptSchema = z.array(z.strictObject({ review: z.string(), entry: z.string() }))
type Kept = z.infer<typeof keptSchema>

const most = 20
const nameOf = (workspace: string, person: string): string =>
  `${shelfOf(workspace)}doubtful/${person}`

/** Keeps unconfirmed cards on the shelf. */
export function createUnconfirmedCards({
  shelf,
  reviews,
  act,
}: UnconfirmedParts): UnconfirmedCards {
  const readKept = (value: unknown): Kept => keptSchema.safeParse(value).data ?? []
  const read = async (name: string): Promise<Kept> => readKept(await shelf.get(name))
  return {
    async note(person, { key, entry, unasked }) {
      if (unasked) return
      const name = nameOf(key.workspace, person)
      const one = { review: key.id, entry }
      await shelf.change(name, (value) => [...without(readKept(value), [one]), one].slice(-most))
    },
    has: async ({ workspace, who }) => (await read(nameOf(workspace, who.id))).length > 0,
    async bringAgain(delivery, sender) {
      const name = nameOf(sender.workspace, sender.who.id)
      const kept = await read(name)
      if (kept.length === 0) return false
      const states = await Promise.all(kept.map((one) => stateOf(reviews(), sender, one)))
      // A question that they went back from may still come up again.
      const done = kept.filter((_, n) => states[n] !== 'later')
      const waiting = kept.filter((_, n) => states[n] === 'waits')
      // Whoever takes it from the shelf posts it again, and nobody else does.
      let taken: Kept = []
      await shelf.change(name, (value) => {
        const now = readKept(value)
        const left = without(now, done)
        taken = waiting.filter((one) => without(now, [one]).length < now.length)
        return left.length > 0 ? left : undefined
      })
      for (const review of new Set(taken.map((one) => one.review))) {
        const id = `${delivery}/again/${review}`.slice(0, 200)
        await act({ id, sender, action: { type: 'continue', review } })
      }
      return taken.length > 0
    },
  }
}

const without = (kept: Kept, some: Kept): Kept =>
  kept.filter(({ entry, review }) =>
    some.every((one) => one.entry !== entry || one.review !== review),
  )

/** Whether a card still waits for them; `over` where they are further on, so that it did land, or it is gone. */
async function stateOf(
  reviews: Pick<Reviews, 'feed'>,
  sender: Sender,
  { review, entry }: Kept[number],
): Promise<'waits' | 'later' | 'over'> {
  try {
    const { own } = await reviews.feed(sender, review)
    const card = own.find(({ id }) => id === entry)
    if (!card || card.message.elements.length === 0) return 'later'
    return card === own.at(-1) || asksQuestion(card.message) ? 'waits' : 'over'
  } catch {
    return 'over'
  }
}
