import { neverId } from '../../src/domain/never-story.ts'
import { flowRules } from '../../src/flow/fact.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import { analysis, answers, finding, said, swim, talks } from './swim.ts'
import { flowWith, one } from './swim-flow.ts'
import { behind, livedWith, way } from './ways.ts'

const rules = flowRules(
  flowWith(
    one('wrong.cost impact.cost product single', 'What would a very bad day cost?', {
      some: ['10 to 99', 'A very bad day would cost 10 to 99.'],
    }),
    one('impact.fear impact.fear product single', 'What do you fear most?', {
      leak: ['A leak', 'A leak is feared most.'],
    }),
  ),
)

const shared = behind('can.proof', 'Nobody has tested it.')
const health = behind('info.kinds', 'Health details are kept.')
const fear = behind('impact.fear', 'A leak is feared most.')
const tested = {
  ...behind('run.restore', 'A copy was tried.'),
  by: 'mei',
  at: '2025-11-18T08:00:00Z',
}
const wide = (band: { low: 'fineForNow' | 'planSoon'; high: 'planSoon' | 'actFirst' }) => ({
  rating: { ...finding('x').rating, band },
})

/** One story for each thing that can be told of one. */
const findings = [
  finding('weak', { short: 'A weak wall', weak: [shared, tested], whyHere: health }, 'actFirst'),
  finding('weak-too', { weak: [shared, fear], whyHere: health }, 'actFirst'),
  finding('weak-again', {
    weak: [shared],
    open: ['out.reach'],
    ...wide({ low: 'planSoon', high: 'actFirst' }),
  }),
  finding('unknown', {
    notKnownYet: true,
    settledBy: 'run.restore',
    weak: [shared],
    whyHere: health,
    ...wide({ low: 'fineForNow', high: 'actFirst' }),
  }),
  finding(
    'unknown-open',
    { notKnownYet: true, status: 'possible', open: ['can.proof'] },
    'actFirst',
  ),
  finding('why-here', { whyHere: health, safeguards: ['try-copy', 'test-walls'] }),
  finding('happened', { short: 'It has happened', open: ['info.leak'] }),
  finding('maybe', { status: 'possible', open: ['info.leak'], means: [] }, 'keepInMind'),
  finding('taken-out', { weak: [tested] }),
  finding('kept', { status: 'covered', coveredBecause: 'A second lock is there.' }),
  finding('kept-too', { status: 'covered', coveredBecause: 'A second lock is there.' }),
  finding('kept-why', { status: 'covered' }),
]

const told: Partial<SummaryInput> = {
  rules,
  answers: [...answers, said('wrong.cost', 'dana', 'some'), said('impact.fear', 'dana', 'leak')],
  analysis: {
    ...analysis,
    findings,
    headline: 'act',
    headlineReasons: [{ kind: 'actFirst', findings: ['weak'] }],
    basics: ['taken-out'],
    bestFixes: [
      { safeguard: 'try-copy', helps: ['why-here', 'weak'], score: 3 },
      { safeguard: 'test-walls', helps: ['weak', 'weak-too', 'unknown'], score: 2 },
    ],
    ways: [
      way('staff', 'weak', shared, fear),
      way('mail', 'why-here', fear, health),
      way('post', 'kept'),
    ],
  },
  seats: new Map([
    ['taken-out', { kind: 'taken', by: 'tom' }],
    ['maybe', { kind: 'given', by: 'mei' }],
  ]),
  talk: talks(
    {
      finding: 'happened',
      counts: { yes: 0, partly: 0, happened: 1, no: 0, notSure: 0, doesNotApply: 0 },
    },
    { finding: 'why-here', override: { band: 'fineForNow', by: 'tom', reason: 'It is small.' } },
    { finding: 'weak-too', decision: livedWith },
    { finding: neverId, waysAside: new Map([['mail', 'tom']]) },
  ),
}

/** A check in which every story tells something else: what is weak, what nobody knows, why it matters here. */
export const toldCheck = () => swim(told)

/** The same with other answers for what stands above the stories. */
export const toldWith = (more: Partial<SummaryInput['analysis']>) =>
  swim({ ...told, talk: new Map(), analysis: { ...analysis, findings, ...more } })
