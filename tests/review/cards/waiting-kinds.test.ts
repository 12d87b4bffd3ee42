import { expect, test } from 'vitest'
import { matterKinds } from '../../../src/domain/matter.ts'
import { ownerCard, pastDatesCard } from '../../../src/review/cards/promise-cards.ts'
import { waitingCard } from '../../../src/review/cards/waiting-card.ts'
import type { ReviewRecord } from '../../../src/review/record.ts'
import { lookAt } from '../../../src/review/review-context.ts'
import { words } from '../bench.ts'
import {
  give,
  key,
  neededFor,
  stateOf,
  type WaitingCheck,
  waitingCheck,
  waits,
} from '../waiting-check.ts'

const days = ['2026-11-24', '2026-12-08', '2026-12-11', '2027-07-05']

/** The cards that somebody has in a check on a day, in words, each with its preview. */
function shownTo({ bench }: WaitingCheck, record: ReviewRecord, person: string): readonly string[] {
  const context = lookAt(bench.parts, record)
  // The same where dates act only since that day.
  const late = lookAt({ ...bench.parts, actsSince: bench.clock.now() }, record)
  if (!context || !late) throw new Error('there is no context')
  const cards = [waitingCard(context, person), ownerCard(context, person), pastDatesCard(late)]
  return cards.flatMap((card) =>
    card ? [[words(card), ...(card.preview ? [`(${card.preview})`] : [])].join('\n')] : [],
  )
}

/** What waits for each of the three on these days; what is said twice stands once. */
async function cardsOf(check: WaitingCheck): Promise<string> {
  const record = await check.bench.store.load(key(check.review))
  if (!record) throw new Error('there is no record')
  const shown = new Map<string, string[]>()
  for (const day of days) {
    check.bench.clock.to(`${day}T10:00:00.000Z`)
    for (const person of ['dana', 'ravi', 'mei']) {
      for (const told of shownTo(check, record, person)) {
        shown.set(told, [...(shown.get(told) ?? []), `${person} on ${day}`])
      }
    }
  }
  return [...shown].map(([told, whom]) => `— ${whom.join(', ')}\n${told}`).join('\n\n')
}

// After a wanted change: npx vitest run tests/review/cards/waiting-kinds.test.ts -u, and read the difference.
test.each(matterKinds)('what waits of the kind “%s” reads as a whole, day by day', async (kind) => {
  const check = await waitingCheck(neededFor(kind))
  await waits[kind](check)
  await expect(`${await cardsOf(check)}\n`).toMatchFileSnapshot(`waiting/${kind}.txt`)
})

test.each(['acceptance', 'no', 'step', 'needless'] as const)(
  'what waits of the kind “%s” in a closed check, for somebody who wants no reminders',
  async (kind) => {
    const check = await waitingCheck()
    const { bench, review } = check
    await waits[kind](check)
    await bench.act('Dana', { type: 'close', review, sure: true })
    await bench.act('Mei', { type: 'mute', review })
    await expect(`${await cardsOf(check)}\n`).toMatchFileSnapshot(`waiting/closed-${kind}.txt`)
  },
)

test('a step that its owner says is not theirs waits for whoever looks after the check', async () => {
  const check = await waitingCheck()
  const { bench, review, finding } = check
  await waits.owner(check)
  await bench.act('Ravi', { type: 'declineStep', review, finding, reason: 'I left' })
  await expect(`${await cardsOf(check)}\n`).toMatchFileSnapshot('waiting/nobodys-step.txt')
})

test('eight things have a row each, and the others are counted', async () => {
  const check = await waitingCheck()
  const { bench, review } = check
  const { published } = await stateOf(check)
  const findings = (published?.analysis.findings ?? []).slice(0, 10).map(({ id }) => id)
  const shown = async (count: number) => {
    for (const finding of findings.slice(0, count)) await give(check, finding, '2026-12-09')
    const record = await bench.store.load(key(review))
    const context = record && lookAt(bench.parts, record)
    const cards = context && [waitingCard(context, 'ravi'), ownerCard(context, 'ravi')]
    return cards?.map((card) => {
      const [told, rows] = [card ? words(card) : '', 'asks you to see to']
      return [told.split(rows).length - 1, /And \d more/.exec(told)?.[0]]
    })
  }
  expect(await shown(8)).toEqual([
    [0, undefined],
    [8, undefined],
  ])
  expect(await shown(10)).toEqual([
    [0, 'And 2 more'],
    [8, undefined],
  ])
})
