import { describe, expect, test } from 'vitest'
import { type MatterKind, matterKinds } from '../../src/domain/matter.ts'
import {
  finishes,
  neededFor,
  passDays,
  recorded,
  toldIn,
  type WaitingCheck,
  waitingCheck,
  waits,
} from './waiting-check.ts'

/** Whom the program tells what when nobody does anything; Ravi is asked on Monday 23 November, and what is due is due on Tuesday. */
const alone: Readonly<Record<MatterKind, readonly string[]>> = {
  questions: [
    '11-24 ravi questions',
    '11-26 ravi questions',
    '11-30 ravi questions',
    '12-02 dana questions',
  ],
  opinion: ['11-24 dana opinion', '11-24 ravi opinion'],
  second: ['11-24 dana second', '11-24 ravi second'],
  owner: ['11-23 ravi owner'],
  step: ['12-07 ravi step', '12-11 ravi step', '12-15 dana step'],
  needless: ['11-24 ravi needless'],
  itemClosed: ['11-23 ravi itemClosed', '11-26 ravi itemClosed'],
  itemDropped: [
    '11-23 dana itemDropped',
    '11-23 ravi itemDropped',
    '11-26 dana itemDropped',
    '11-26 ravi itemDropped',
  ],
  acceptance: [
    '12-08 ravi acceptance',
    '12-08 mei acceptance',
    '12-22 ravi acceptance',
    '12-22 mei acceptance',
  ],
  no: ['05-24 mei no', '05-24 ravi no'],
  talk: ['12-07 dana talk', '12-07 ravi talk', '12-07 mei talk', '12-08 thread talk'],
  look: ['12-08 ravi look'],
  deletion: ['12-09 ravi deletion', '12-22 ravi deletion'],
}

/** Ravi wants to hear nothing before Thursday 10 December: then he hears what is true on that day, once. */
const snoozed: Readonly<Record<MatterKind, readonly string[]>> = {
  ...alone,
  questions: ['12-02 dana questions', '12-10 ravi questions'],
  opinion: ['11-24 dana opinion', '12-10 ravi opinion'],
  second: ['11-24 dana second', '12-10 ravi second'],
  owner: ['12-10 ravi owner'],
  needless: ['12-10 ravi needless'],
  itemClosed: ['12-10 ravi itemClosed'],
  itemDropped: ['11-23 dana itemDropped', '11-26 dana itemDropped', '12-10 ravi itemDropped'],
  step: ['12-10 ravi step', '12-14 ravi step', '12-15 dana step'],
  acceptance: [
    '12-08 mei acceptance',
    '12-10 ravi acceptance',
    '12-22 ravi acceptance',
    '12-22 mei acceptance',
  ],
  talk: ['12-07 dana talk', '12-07 mei talk', '12-08 thread talk'],
  look: ['12-10 ravi look'],
  deletion: ['12-10 ravi deletion', '12-22 ravi deletion'],
}

const isRavis = (line: string): boolean => line.includes(' ravi ')
const withoutRavi = (lines: readonly string[]) => lines.filter((line) => !isRavis(line))

/** What is only for as long as the check is open. */
const untilClosed = new Set<MatterKind>(['questions', 'opinion', 'second', 'talk'])

/** How long something is looked at: an agreed “no” for long, and what is deleted not any longer. */
const until: Partial<Record<MatterKind, string>> = { no: '2027-06-01', deletion: '2026-12-23' }

/** What is Ravi’s to close and to delete. */
const isRavisCheck = (kind: MatterKind): boolean => kind === 'look' || kind === 'deletion'

async function lived(
  kind: MatterKind,
  then: (check: WaitingCheck) => Promise<unknown>,
): Promise<readonly string[]> {
  const check = await waitingCheck(neededFor(kind))
  await waits[kind](check)
  await then(check)
  await passDays(check, until[kind] ?? '2027-01-05')
  return (await toldIn(check)).map((line) => line.replace(check.review, 'thread'))
}

describe.each(matterKinds)('%s', (kind) => {
  test('tells on its days and no more, with weekends in between', async () => {
    expect(await lived(kind, async () => {})).toEqual(alone[kind])
  })

  test('tells nothing before the day until which somebody snoozed', async () => {
    const until = '2026-12-10'
    const lines = await lived(kind, ({ bench, review }) =>
      bench.act('Ravi', { type: 'snooze', review, until }),
    )
    expect(lines).toEqual(snoozed[kind])
  })

  test('tells nothing to somebody who is away, until they are back', async () => {
    const until = '2026-12-09'
    const lines = await lived(kind, ({ bench, review }) =>
      bench.act('Ravi', { type: 'setAway', review, until }),
    )
    expect(lines).toEqual(snoozed[kind])
  })

  test('tells nothing to somebody who wants no reminders', async () => {
    const lines = await lived(kind, ({ bench, review }) =>
      bench.act('Ravi', { type: 'mute', review }),
    )
    expect(lines).toEqual(withoutRavi(alone[kind]))
  })

  test('tells nothing once it is done', async () => {
    const lines = await lived(kind, finishes[kind])
    const others = kind === 'talk' ? withoutRavi(alone.talk) : []
    expect(lines).toEqual(kind === 'acceptance' || kind === 'no' ? [] : others)
  })

  test('tells nothing to somebody who left, and a step of theirs goes to the facilitator', async () => {
    const lines = await lived(kind, (check) =>
      recorded(check, { type: 'left', at: check.bench.clock.now(), by: 'dana', person: 'ravi' }),
    )
    expect(lines.filter(isRavis)).toEqual([])
    if (kind === 'step') expect(lines).toEqual(['12-07 dana step', '12-11 dana step'])
  })

  test('tells on a closed check only what was promised', async () => {
    const lines = await lived(kind, ({ bench, review }) =>
      bench.act(isRavisCheck(kind) ? 'Ravi' : 'Dana', { type: 'close', review, sure: true }),
    )
    expect(lines).toEqual(untilClosed.has(kind) ? [] : alone[kind])
  })

  test('tells nothing of a deleted check', async () => {
    const lines = await lived(kind, ({ bench, review }) =>
      bench.act(isRavisCheck(kind) ? 'Ravi' : 'Dana', {
        type: 'delete',
        review,
        confirm: 'Clinic Booking',
      }),
    )
    expect(lines).toEqual([])
  })
})

describe('a question', () => {
  test('is not told any more to somebody who said “not me”', async () => {
    const lines = await lived('questions', ({ bench, review }) =>
      bench.act('Ravi', { type: 'takeBack', review, question: 'info.leak' }),
    )
    expect(lines).toEqual([])
  })

  test('is not told while somebody said “stop for now”; their facilitator hears of it in the end', async () => {
    const lines = await lived('questions', ({ bench, review }) =>
      bench.act('Ravi', { type: 'stop', review }),
    )
    expect(lines).toEqual(['12-02 dana questions'])
  })
})
