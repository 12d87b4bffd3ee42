import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { wordsToldIn } from '../story-words.ts'
import { type ChannelUnderTest, heard, type PersonName, type Seat } from './channel.ts'
import { postsAll } from './standing-check.ts'

const some = z.union([z.string(), z.array(z.string())]).transform((words) => [words].flat())
const filling = z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())]))

/** One thing that somebody does, and what they read then. */
const lineSchema = z.strictObject({
  who: z.enum(['Dana', 'Ravi', 'Mei']),
  starts: z.string().optional(),
  presses: z.string().optional(),
  /** Words of the card that is meant, where several have such a button. */
  on: z.string().optional(),
  fills: filling.optional(),
  types: z.string().optional(),
  /** Presses it, and picks the place where the channel has places. */
  posts: z.literal(true).optional(),
  /** Words on their newest card, in what was just said to them, or in the form that is open. */
  sees: some.optional(),
  /** Words in the thread, as this person reads it. */
  thread: some.optional(),
  /** Words that stand nowhere on their screen. */
  never: some.optional(),
})
type Line = z.infer<typeof lineSchema>

const text = readFileSync(new URL('scenario.yaml', import.meta.url), 'utf8')

/** The recorded conversation, line by line. */
export const scenario = z.array(lineSchema).parse(parse(text))

/** The same conversation on every channel, with the same words on its cards. */
export function describeScenario(make: () => Promise<ChannelUnderTest>): void {
  let channel: ChannelUnderTest
  const seats = new Map<PersonName, Seat>()

  beforeAll(async () => {
    channel = await make()
  })
  afterAll(() => channel.stop())

  test('the recorded conversation reads the same here', async () => {
    for (const [n, line] of scenario.entries()) {
      const seat = seats.get(line.who) ?? (await channel.seat(line.who))
      seats.set(line.who, seat)
      const meant = await withStories(seat, line)
      await act(seat, meant, channel.room)
      await look(seat, meant, n + 1)
    }
  })
}

/** The line, with the words of posted stories where it says “{story 1}”. */
async function withStories(seat: Seat, line: Line): Promise<Line> {
  const text = JSON.stringify(line)
  if (!text.includes('{story ')) return line
  const stories = (await seat.thread()).slice(1).flatMap(({ text }) => wordsToldIn(text) ?? [])
  return JSON.parse(text.replaceAll(/\{story (\d)\}/g, (_, n) => stories[Number(n) - 1] ?? _))
}

async function act(seat: Seat, line: Line, room: string | undefined): Promise<void> {
  const { starts, presses, on, fills, types, posts } = line
  await seat.replies()
  if (starts !== undefined) await seat.starts(starts)
  if (presses !== undefined) await seat.presses(presses, on)
  if (fills) await seat.fills(fills, on)
  if (types !== undefined) await seat.types(types)
  if (posts) await postsAll(seat, room)
}

async function look(seat: Seat, line: Line, n: number): Promise<void> {
  const { who, sees = [], thread = [], never = [] } = line
  const cards = await seat.cards()
  // The newest few cards are on the screen together.
  const own = [...cards.slice(-3).map(({ text }) => text), await heard(seat)].join('\n')
  const posted = (await seat.thread()).map((card) => card.text).join('\n')
  const all = [...cards.map((card) => card.text), own, posted].join('\n')
  const at = `line ${n}, ${who}`
  for (const words of sees) expect(own, at).toContain(words)
  for (const words of thread) expect(posted, at).toContain(words)
  for (const words of never) expect(all, at).not.toContain(words)
}
