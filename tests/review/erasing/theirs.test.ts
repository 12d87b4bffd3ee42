import { expect, test } from 'vitest'
import { actsIn, eventsAbout } from '../../../src/review/erasing/theirs.ts'
import type { EventOf } from '../../../src/review/event.ts'

const at = '2026-11-20T09:00:00.000Z'

test('a reminder of questions that somebody else was asked does not say who that is', () => {
  const reminded: EventOf<'reminded'> = {
    ...{ type: 'reminded', at, by: 'whatif', person: 'dana' },
    matters: [
      { kind: 'questions', subject: 'ravi' },
      { kind: 'questions', subject: 'dana' },
      { kind: 'step', subject: 'ravi' },
    ],
  }
  expect(eventsAbout([reminded], 'dana')).toMatchObject([
    {
      // The subject of a step is a story, whatever it is called.
      matters: [
        { kind: 'questions' },
        { kind: 'questions', subject: 'dana' },
        { kind: 'step', subject: 'ravi' },
      ],
    },
  ])
  expect(JSON.stringify(eventsAbout([reminded], 'dana')).split('ravi')).toHaveLength(2)
})

/** What is theirs of a decision that a later look took over. */
function carriedFor(person: string) {
  const decision = {
    ...{
      treatment: 'mitigate',
      by: 'mei',
      owner: 'dana',
      due: '2026-12-24',
      safeguards: [],
      done: true,
    },
    ...{ reason: 'Mei thinks so', shown: 'Dana shows it' },
    declined: { by: 'ravi', at, reason: 'Ravi would not' },
  } as const
  const carried = {
    ...{ type: 'carried', at, by: 'lena', answers: [] },
    stories: [{ finding: 'f1', decision }],
  }
  return actsIn([carried as unknown as EventOf<'carried'>], person).map((act) => act['decision'])
}

test('of a decision that was taken over, everybody is given their own words and nobody else’s', () => {
  const [dana] = carriedFor('dana')
  expect(dana).toMatchObject({
    owner: 'dana',
    done: true,
    shown: 'Dana shows it',
    declined: { at },
  })
  expect(JSON.stringify(dana)).not.toMatch(/mei|ravi/i)
  const [mei] = carriedFor('mei')
  expect(mei).toMatchObject({ by: 'mei', reason: 'Mei thinks so', declined: { at } })
  expect(JSON.stringify(mei)).not.toMatch(/dana|ravi/i)
})
