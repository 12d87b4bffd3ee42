import type { Message } from '../../src/message/message.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { type Matter, mattersOf } from '../../src/review/matters.ts'
import type { Outcome } from '../../src/review/ports.ts'
import type { ReviewRecord } from '../../src/review/record.ts'
import { reviewContextOf } from '../../src/review/review-context.ts'
import { fold, type ReviewState } from '../../src/review/state.ts'
import { Bench, weak, words } from './bench.ts'
import { labelsIn, pressOf } from './pressing.ts'
import { check, parts } from './second-look.ts'

/** A day in seconds, as a clock is moved. */
export const day = 86_400

/** Everything that a weak product is asked, so that nothing is left unsure: what is not named has its first choice. */
export const known: Readonly<Record<string, string | readonly string[] | null>> = {
  ...Object.fromEntries(
    check.compiled.flow.questions.map(({ id, choices, type }) => {
      const [first] = choices
      return [id, first ? (type === 'multi' ? [first.value] : first.value) : null]
    }),
  ),
  ...weak,
}

/** A bench with Dana's check in it, posted. */
export interface Standing {
  readonly bench: Bench
  readonly review: string
}

let posted: Promise<Standing> | undefined
let at: Standing | undefined

async function postedOnce(): Promise<Standing> {
  const bench = new Bench()
  const review = await bench.start('Dana', 'Swim Booking')
  await bench.answerAll('Dana', review, known)
  await bench.act('Dana', { type: 'preview', review })
  await bench.act('Dana', { type: 'publish', review, how: 'all' })
  return { bench, review }
}

/** A check that was answered to the last question and posted an hour ago; each test has its own. */
export async function standing(): Promise<Standing> {
  posted ??= postedOnce()
  const { bench: from, review } = await posted
  const bench = new Bench()
  bench.clock.pass(3600)
  // The next delivery is none of those that the copied check has seen.
  await bench.act('Dana', { type: 'home' })
  await bench.copy(from, review)
  at = { bench, review }
  return at
}

function here(): Standing {
  if (!at) throw new Error('nothing stands yet')
  return at
}

/** A record as it is stored. */
export async function recordOf(id: string): Promise<ReviewRecord> {
  const record = await here().bench.store.load({ workspace: 'local', id })
  if (!record) throw new Error('there is no such record')
  return record
}

export const eventsOf = async (id: string): Promise<readonly ReviewEvent[]> =>
  (await recordOf(id)).events
export const stateOf = async (id: string): Promise<ReviewState> => fold(await recordOf(id))
export const analysisIn = async (id: string) => (await stateOf(id)).published?.analysis

/** Presses the button with these words on a card: one tap. */
export async function tap(
  name: string,
  card: Message | undefined,
  label: string,
  more: object = {},
): Promise<Outcome> {
  const action = pressOf(card, label)
  if (!action) throw new Error(`no “${label}” in: ${words(card)}`)
  return here().bench.act(name, { ...action, ...more })
}

/** Dana looks again at the check that stands. */
export async function begun(how: 'again' | 'changed' = 'again'): Promise<string> {
  const { bench, review } = here()
  const outcome = await bench.act('Dana', { type: 'lookAgain', review, how })
  return outcome.review ?? ''
}

/** All is still true, until something else is asked; how many taps that took. */
export async function allStillTrue(id: string): Promise<number> {
  const { bench } = here()
  const label = bench.say('look.stillTrue.all')
  for (let taps = 0; ; taps++) {
    const card = await bench.open('Dana', id)
    if (!labelsIn(card).includes(label)) return taps
    await tap('Dana', card, label)
  }
}

/** What changes an answer in the list of a card. */
export const changeOf = (card: Message, question: string) =>
  card.elements
    .flatMap((one) => (one.type === 'list' ? (one.each?.buttons ?? []) : []))
    .map(({ action }) => action)
    .find((action) => 'question' in action && action.question === question)

/** What waits for whom in a check now. */
export async function mattersIn(id: string): Promise<readonly Matter[]> {
  const record = await recordOf(id)
  const context = reviewContextOf(parts, check, fold(record), record.outbox)
  return mattersOf({ ...context, now: here().bench.clock.now() })
}
