import * as z from 'zod'
import { KeyedQueue } from '../../domain/keyed-queue.ts'
import { asksQuestion } from '../../message/parts.ts'
import type { SendEntry } from '../../review/ports.ts'
import type { TeamsContext, TeamsTurn } from './context.ts'
import { tenantOf } from './reference.ts'

/** Unconfirmed cards of one person: it is not known whether they were posted, and they are not posted twice by themselves. */
const doubtfulSchema = z.array(z.strictObject({ review: z.string(), entry: z.string() }))
type Doubtful = z.infer<typeof doubtfulSchema>

const most = 20
const nameOf = (tenantId: string, person: string): string => `teams/${tenantId}/doubtful/${person}`
const queue = new KeyedQueue()

/** Adds a card that somebody waits for and may not have got. */
export async function noteDoubtful(
  { shelf }: TeamsContext,
  person: string,
  { key, entry, unasked }: SendEntry,
): Promise<void> {
  if (unasked) return
  const name = nameOf(tenantOf(key.workspace), person)
  await queue.run(name, async () => {
    const before = await read(shelf, name)
    const others = before.filter((one) => one.entry !== entry || one.review !== key.id)
    await shelf.put(name, [...others, { review: key.id, entry }].slice(-most))
  })
}

async function read(shelf: TeamsContext['shelf'], name: string): Promise<Doubtful> {
  return doubtfulSchema.safeParse(await shelf.get(name)).data ?? []
}

/**
 * Posts again, once, what somebody may not have got and what still waits for them: they have just written or
 * pressed, so that they are there. True where something was.
 */
export async function bringAgain(context: TeamsContext, turn: TeamsTurn): Promise<boolean> {
  const { delivery, sender, tenantId } = turn
  const name = nameOf(tenantId, sender.who.id)
  return queue.run(name, async () => {
    const doubtful = await read(context.shelf, name)
    if (doubtful.length === 0) return false
    const stands = await Promise.all(doubtful.map((one) => standOf(context, turn, one)))
    // A question that they went back from may still come up again.
    const left = doubtful.filter((_, n) => stands[n] === 'later')
    await (left.length > 0 ? context.shelf.put(name, left) : context.shelf.remove(name))
    const reviews = new Set(
      doubtful.filter((_, n) => stands[n] === 'waits').map(({ review }) => review),
    )
    for (const review of reviews) {
      const id = `${delivery}/again/${review}`.slice(0, 200)
      await context.conversation.act({ id, sender, action: { type: 'continue', review } })
    }
    return reviews.size > 0
  })
}

/** Whether a card still waits for them; `over` where they are further on, so that it did land, or it is gone. */
async function standOf(
  { reviews }: TeamsContext,
  { sender }: TeamsTurn,
  { review, entry }: Doubtful[number],
): Promise<'waits' | 'later' | 'over'> {
  try {
    const { own } = await reviews().feed(sender, review)
    const card = own.find(({ id }) => id === entry)
    if (!card || card.message.elements.length === 0) return 'later'
    return card === own.at(-1) || asksQuestion(card.message) ? 'waits' : 'over'
  } catch {
    return 'over'
  }
}
