import { expect, test } from 'vitest'
import type { Analysis, Because } from '../../src/analysis/finding.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import { realContent, saidBy } from './real-content.ts'

const { analyser, rules } = await realContent()

const library: Readonly<Record<string, AnswerValue>> = {
  'about.stage': 'idea',
  'about.shape': ['web'],
  'about.features': ['signin'],
  'people.who': ['public', 'staff'],
  'info.kinds': ['contact'],
  'in.how': ['password'],
  'in.shared': 'no',
  'run.restore': 'tested',
  'run.change': 'no',
  'run.notice': 'alarm',
  'out.reach': 'anyone',
  'wrong.closest': 'leak',
  'wrong.never': 'It is told what somebody reads',
}
const inUse = { ...library, 'about.stage': 'live' }
const analyse = (answers: typeof library) => analyser.analyse(saidBy('mia', answers))

/** Every sentence that is a reason for something. */
function reasonsIn({ findings, ways = [] }: Analysis): readonly string[] {
  const texts = (reasons: readonly Because[] = []) => reasons.map(({ text }) => text)
  return [
    ...ways.flatMap(({ because }) => texts(because)),
    ...findings.flatMap(({ because, weak, whyHere, rating, coveredBecause }) => [
      ...texts(because),
      ...texts(weak),
      ...texts(whyHere ? [whyHere] : []),
      ...Object.values(rating.letters).flatMap((letter) => texts(letter.because)),
      ...(coveredBecause === undefined ? [] : [coveredBecause]),
    ]),
  ]
}

/** What is told in another way of what there is than of a plan. */
const present = new Set(
  rules.flow.questions.flatMap(({ choices }) =>
    choices.flatMap(({ reason, reasonPlanned }) => (reason && reasonPlanned ? [reason] : [])),
  ),
)

test('of what is only planned no reason says that it is so', () => {
  const reasons = reasonsIn(analyse(library))
  expect(reasons.filter((text) => present.has(text))).toEqual([])
  expect(reasons).toContain('A password alone will get people in.')
  expect(reasons.join(' ')).not.toContain('You have tried to bring it all back.')
})

test('what is planned takes care of a story as a plan', () => {
  const covered = (answers: typeof library) =>
    analyse(answers).findings.find(({ id }) => id === 'oops')?.coveredBecause
  expect(covered(inUse)).toBe(
    'A second person looks first, and you have tried to bring it all back.',
  )
  expect(covered(library)).toBe(
    'Backups will be tried at least once a year. Someone else will always look before a new version goes live.',
  )
})

test('what people use already is told as it is, with the same stories and ratings', () => {
  expect(reasonsIn(analyse(inUse))).toContain('A password alone gets people in.')
  const bands = (answers: typeof library) =>
    analyse(answers).findings.map(({ id, rating }) => [id, rating.band])
  expect(bands(library)).toEqual(bands(inUse))
})
