import { expect, test } from 'vitest'
import { neverId } from '../../src/domain/never-story.ts'
import { toAssessment } from '../../src/report/json.ts'
import { summarise } from '../../src/report/summary.ts'
import { noTalk } from '../../src/report/talk.ts'
import { toldWays } from '../../src/report/told-ways.ts'
import { goldenSummaries } from '../golden/summaries.ts'

const [, summary] = goldenSummaries.find(([product]) => product === 'greenhouse') ?? []
if (!summary) throw new Error('no example product')
const { input } = summary
const [way] = toldWays(summary).told.filter(({ story }) => story.finding?.onlyAsWay)
if (!way) throw new Error('none of its ways has a story of its own')

const withTalk = (waysAside: ReadonlyMap<string, string>) =>
  summarise({ ...input, talk: new Map([[neverId, { ...noTalk(neverId), waysAside }]]) })

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

test('a story that only a way tells is counted once, listed, and none of the first', () => {
  expect(ids(summary.first)).not.toContain(way.story.id)
  expect(ids(summary.rest).filter((id) => id === way.story.id)).toHaveLength(1)
  expect(way.story.safeguards.length).toBeGreaterThan(0)
  const { findings, ways = [] } = toAssessment(summary)
  expect(ids(findings).filter((id) => id === way.story.id)).toHaveLength(1)
  expect(ways.map(({ finding }) => finding)).toContain(way.story.id)
})

test('what somebody sets aside as “not us” counts no more, and can come back', () => {
  const aside = withTalk(new Map([[way.way.id, 'dana']]))
  const total = ({ counts }: typeof summary) =>
    Object.values(counts.now).reduce((sum, count) => sum + count, 0)
  expect(ids([...aside.first, ...aside.rest])).not.toContain(way.story.id)
  expect(total(aside)).toBe(total(summary) - 1)
  expect(ids(toAssessment(aside).findings)).not.toContain(way.story.id)
  expect(toldWays(aside).aside.map(({ letter }) => letter)).toEqual([way.letter])
  expect(ids(withTalk(new Map()).rest)).toContain(way.story.id)
})

test('no sentence of a way is among the first stories', () => {
  for (const [product, each] of goldenSummaries) {
    const told = toldWays(each).told.map((one) => one.way.title)
    expect(
      each.first.filter(({ title }) => told.includes(title)),
      product,
    ).toEqual([])
  }
})
