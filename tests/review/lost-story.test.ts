import { beforeAll, describe, expect, test } from 'vitest'
import type { Analysis } from '../../src/analysis/finding.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { summaryMessage } from '../../src/report/thread.ts'
import { waitingCard } from '../../src/review/cards/waiting-card.ts'
import type { ReviewEvent } from '../../src/review/event.ts'
import { mattersOf } from '../../src/review/matters.ts'
import type { ReviewContext } from '../../src/review/review-context.ts'
import { lookFound } from '../../src/review/since-last-look.ts'
import { after as stateAfter } from '../../src/review/state.ts'
import { analysisNow, summaryOf } from '../../src/review/summary-of.ts'
import { check, firstDay, firstLook, secondDay, secondLook } from './second-look.ts'

/** A story that was in the list of stories then, and is in none any more. */
const old = { id: 'tapes', title: 'Someone could take the tapes home.' }
let posted: Analysis

beforeAll(() => {
  const analysis = check.analyser.analyse([])
  const [first] = analysis.findings
  if (!first) throw new Error('there are no stories')
  posted = { ...analysis, findings: [{ ...first, ...old }, ...analysis.findings] }
})

const decided = (more: object = {}): ReviewEvent => ({
  type: 'decided',
  at: firstDay,
  by: 'dana',
  finding: old.id,
  treatment: 'mitigate',
  owner: { id: 'ravi', name: 'Ravi' },
  due: '2027-02-01',
  safeguards: [],
  own: 'Lock the cupboard',
  ...more,
})

/** The second look, posted; with what was found different. */
function lookedAgain(...since: readonly ReviewEvent[]) {
  const second = secondLook(firstLook([], { analysis: posted, since }))
  const analysis = analysisNow(second)
  const found = lookFound(second, analysis)
  const publish: ReviewEvent = {
    type: 'published',
    at: secondDay,
    by: 'dana',
    how: 'all',
    analysis,
    ...(found && { since: found.since, gone: [...found.gone] }),
  }
  const context: ReviewContext = { ...second, state: stateAfter(second.state, publish) }
  return { context, found }
}

const waiting = (context: ReviewContext) =>
  mattersOf(context).filter(({ subject }) => subject === old.id)

describe('a step for a story that no list tells any more', () => {
  test('is asked of its owner at the next look, by the name that the story had', () => {
    const { context, found } = lookedAgain(decided())
    expect(found?.gone.map(({ id, title }) => ({ id, title }))).toEqual([old])
    expect(found?.since.changes).toContainEqual(
      expect.objectContaining({ finding: old.id, kind: 'gone', title: old.title }),
    )
    expect(waiting(context)).toEqual([
      expect.objectContaining({ kind: 'needless', person: 'ravi' }),
    ])
    const card = plainText(waitingCard(context, 'ravi'))
    expect(card).toContain('Someone could take the tapes home')
    expect(card).toContain('Is there anything left to do?')
    expect(plainText(summaryMessage(summaryOf(context)))).toContain('take the tapes home')
  })

  test('that is done, or was lived with, asks nobody', () => {
    const done: ReviewEvent = { type: 'stepDone', at: firstDay, by: 'ravi', finding: old.id }
    expect(waiting(lookedAgain(decided(), done).context)).toEqual([])
    const lived = decided({ treatment: 'accept', reason: 'Nobody comes here' })
    expect(waiting(lookedAgain(lived).context)).toEqual([])
  })

  test('goes on where its owner says so, and is dropped where they drop it', () => {
    const { context } = lookedAgain(decided())
    const by = { at: secondDay, by: 'ravi', finding: old.id }
    const kept = { ...context, state: stateAfter(context.state, { type: 'stepKept', ...by }) }
    expect(waiting(kept)).toContainEqual(expect.objectContaining({ kind: 'step', person: 'ravi' }))
    const dropped = { ...context, state: stateAfter(context.state, { type: 'stepDropped', ...by }) }
    expect(waiting(dropped)).toEqual([])
  })
})
