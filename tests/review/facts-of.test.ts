import { describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/working-days.ts'
import { countStories } from '../../src/report/counts.ts'
import { rankedStories } from '../../src/report/ranking.ts'
import { workDone } from '../../src/review/done-steps.ts'
import { factsVersion } from '../../src/review/facts-of.ts'
import type { HeadingFacts } from '../../src/review/heading-facts.ts'
import { figuresOn } from '../../src/review/product-row.ts'
import { fold } from '../../src/review/state.ts'
import { postedRanking } from '../../src/review/summary-of.ts'
import { checks } from '../own-content.ts'
import type { Bench } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { readyToPost, settled, Town } from './town.ts'

async function loaded(bench: Bench, review: string) {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('it is gone')
  return record
}

async function factsIn(bench: Bench, review: string): Promise<HeadingFacts> {
  const { facts } = (await loaded(bench, review)).heading
  if (!facts) throw new Error('its heading has no facts')
  return facts
}

/** The same numbers again and again for one seed. */
function numbers(seed: number): (below: number) => number {
  let at = seed * 2_654_435_761
  return (below) => {
    at = (Math.imul(at, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((at / 2 ** 32) * below)
  }
}

/** Two people decide, live with things, say no, finish and change their minds about the same few stories. */
async function talkAbout(bench: Bench, review: string, seed: number): Promise<void> {
  const below = numbers(seed)
  const { analysis } = fold(await loaded(bench, review)).published ?? never()
  const findings = analysis.findings.slice(0, 8)
  for (let n = 0; n < 14; n++) {
    const found = findings[below(findings.length)]
    const due = addDays('2026-11-22', below(60))
    const on = { review, finding: found?.id }
    const reason = 'Because of this'
    const owner = 'Ravi'
    const acts = [
      {
        type: 'decide',
        ...on,
        treatment: 'mitigate',
        safeguards: found?.safeguards[0],
        owner,
        due,
      },
      { type: 'decide', ...on, treatment: 'mitigate', own: 'Ask the bank', owner, due },
      { type: 'decide', ...on, treatment: 'accept', owner, due, reason },
      { type: 'secondDecision', ...on },
      { type: 'stepDone', ...on, shown: 'In the log' },
      { type: 'takeStance', ...on, stance: 'no', reason, shareReason: true },
      { type: 'secondNo', ...on, claimBy: 'dana' },
      { type: 'overrideBand', ...on, band: 'planSoon', reason },
      { type: 'park', ...on },
      { type: 'agreeProposal', ...on },
    ]
    await bench.act(below(2) === 0 ? 'Dana' : 'Ravi', acts[below(acts.length)])
  }
}

function never(): never {
  throw new Error('it was never posted')
}

describe('the facts of a heading', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'count on any later day what a look into the record counts (%i)',
    async (seed) => {
      const { bench, review } = await copyOfPosted()
      await talkAbout(bench, review, seed)
      const { told } = await factsIn(bench, review)
      const record = await loaded(bench, review)
      const state = fold(record)
      const check = checks.get(record.flow) ?? never()
      for (const days of [0, 1, 7, 20, 40, 90]) {
        const today = addDays('2026-11-22', days)
        const ranking = postedRanking(check, state, today) ?? never()
        const counts = countStories(
          ranking,
          workDone(check.analyser, state.published?.answers ?? []),
        )
        const late = rankedStories(ranking).filter(
          ({ standing }) => standing.kind === 'decided' && standing.decision.due < today,
        )
        expect(told && figuresOn(told, today)).toMatchObject({
          now: counts.now,
          after: counts.agreed,
          notKnown: counts.actFirstNotKnown,
          livedWith: counts.livedWith,
          late: late.length,
        })
      }
    },
  )

  test('say where it was posted and who can read that, and nothing of stories before', async () => {
    const town = new Town({ audience: { name: 'square', kind: 'public' } })
    const { bench, review } = await readyToPost(town)
    expect(await factsIn(bench, review)).not.toHaveProperty('told')
    expect(await factsIn(bench, review)).toMatchObject({ reach: 'private', product: review })
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    await settled(bench, review)
    expect(await factsIn(bench, review)).toMatchObject({ reach: 'all', readers: 'public' })
  })

  test('where nobody could see who reads it, say nothing of that', async () => {
    const { bench, review } = await readyToPost(new Town())
    await bench.act('Dana', { type: 'publish', review, how: 'all', to: 'square', sure: true })
    expect(await factsIn(bench, review)).not.toHaveProperty('readers')
  })

  test('name services, the worst three, what waits, and how much is not known', async () => {
    const { bench, review, finding } = await copyOfPosted()
    const facts = await factsIn(bench, review)
    expect(facts).toMatchObject({ version: factsVersion, readers: 'here', rules: [] })
    expect(facts.told?.worst).toHaveLength(3)
    expect(facts.unsure.of).toBeGreaterThan(facts.unsure.count)
    await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Mei' })
    const due = '2026-12-01'
    const on = { review, finding }
    await bench.act('Dana', {
      type: 'decide',
      ...on,
      treatment: 'accept',
      owner: 'Dana',
      due,
      reason: 'So',
    })
    expect((await factsIn(bench, review)).waiting).toMatchObject({ people: 1, seconds: 1 })
  })

  test('are gone with the check', async () => {
    const { bench, review } = await copyOfPosted()
    await bench.act('Dana', { type: 'delete', review, confirm: 'Clinic Booking' })
    expect((await loaded(bench, review)).heading).not.toHaveProperty('facts')
  })
})

describe('a record whose heading has no facts', () => {
  /** As an earlier version kept it. */
  async function older(): Promise<{ bench: Bench; review: string }> {
    const { bench, review } = await copyOfPosted()
    const { heading, rev } = await loaded(bench, review)
    const { facts: _, ...plain } = heading
    const at = bench.clock.now()
    await bench.store.append(
      { workspace: 'local', id: review },
      { expectedRev: rev, at, events: [], heading: plain },
    )
    return { bench, review }
  }

  test('is opened when it is first listed, and never again', async () => {
    const { bench, review } = await older()
    await bench.act('Dana', { type: 'overview' })
    const kept = await factsIn(bench, review)
    expect(kept.told).toBeDefined()
    bench.store.load = () => Promise.reject(new Error('a record was opened'))
    const { replies } = await bench.act('Dana', { type: 'overview' })
    expect(JSON.stringify(replies)).toContain('Clinic Booking')
  })

  test('one that cannot be read hides no other', async () => {
    const { bench } = await older()
    await bench.act('Dana', { type: 'openStart' })
    const more = await bench.posted('Dana', 'Swim Booking')
    bench.store.load = () => Promise.reject(new Error('damaged'))
    const { replies } = await bench.act('Dana', { type: 'overview' })
    expect(JSON.stringify(replies)).toContain('Swim Booking')
    expect(JSON.stringify(replies)).not.toContain('Clinic Booking')
    expect(more).not.toBe('')
  })
})
