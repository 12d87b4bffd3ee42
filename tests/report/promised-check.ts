import type { SinceLastLook } from '../../src/report/since.ts'
import type { Decision } from '../../src/report/talk.ts'
import { analysis, finding, swim, talks } from './swim.ts'

const promise: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-22T10:00:00Z',
  owner: 'ravi',
  due: '2026-01-12',
  safeguards: [],
  own: 'Lock the door',
  done: false,
}
const promised = (id: string, own: string, more: Partial<Decision> = {}) => ({
  finding: id,
  decision: { ...promise, own, ...more },
})
const back = { by: 'ravi', at: '2025-12-02T09:00:00Z' }
const past = '2025-12-19'
const counts = { yes: 2, partly: 0, happened: 0, no: 1, notSure: 0, doesNotApply: 0 }
const shared = [
  { by: 'mei', stance: 'yes', reason: 'I have seen it' },
  { by: 'tom', stance: 'no', reason: 'It is offline' },
] as const
const claim = { by: 'tom', reason: 'It is offline', lookAgain: '2026-05-20' }
const { own: _, ...ready } = promise
const proposal: Decision = {
  ...ready,
  treatment: 'accept',
  due: '2026-05-01',
  reason: 'Few people use it',
}

const ids = 'taken late nobody lateNobody both moved twin hidden secret proposed ranOut no yes'
const calm = finding('guarded', { status: 'covered', coveredBecause: 'A guard stands there.' })

const since: SinceLastLook = {
  date: '2024-05-02',
  changes: [
    {
      kind: 'sooner',
      finding: 'taken',
      title: 'Someone could do taken.',
      band: 'planSoon',
      before: 'keepInMind',
      because: [
        {
          kind: 'answers',
          answers: [{ question: 'out.reach', before: 'inside', now: 'anyone' }],
        },
      ],
    },
    { kind: 'gone', finding: 'old', title: '', because: [{ kind: 'catalogue' }] },
  ],
}

/** A second look in which what people said is hidden until it is settled, with every state of a promise. */
export const promisedCheck = () =>
  swim({
    today: '2025-12-20',
    stances: 'hidden',
    takingPart: 4,
    since,
    analysis: { ...analysis, findings: [...ids.split(' ').map((id) => finding(id)), calm] },
    coveredSince: new Map([['guarded', '2025-11-25T09:00:00Z']]),
    gone: [finding('kept-on'), finding('let-go'), finding('done-before'), finding('shown-before')],
    talk: talks(
      promised('taken', 'Ask twice', { takenAt: back.at, changes: 'working' }),
      promised('late', 'Try it', { due: past, changes: 'rule' }),
      promised('nobody', 'Tell them', { declined: { ...back, reason: 'I have left the team' } }),
      promised('lateNobody', 'Call them', { due: past, declined: back, changes: 'place' }),
      {
        finding: 'both',
        decision: { ...ready, safeguards: ['test-walls'], takenAt: back.at, due: '2026-02-01' },
      },
      {
        finding: 'twin',
        decision: {
          ...ready,
          safeguards: ['test-walls', 'try-copy'],
          changes: 'product',
          due: '2026-01-31',
        },
      },
      promised('moved', 'Paint it', {
        moved: [
          { from: '2025-12-01', by: 'ravi', at: '2025-11-30T09:00:00Z' },
          { from: '2025-12-08', by: 'mei', at: '2025-12-07T09:00:00Z', reason: 'The shop is shut' },
        ],
      }),
      { finding: 'hidden', counts, shared, claims: [claim] },
      { finding: 'secret', counts: { ...counts, no: 0 }, shared: shared.slice(0, 1) },
      { finding: 'proposed', counts, decision: proposal },
      {
        finding: 'ranOut',
        counts: { ...counts, yes: 0 },
        decision: { ...proposal, secondedBy: 'tom', due: past },
      },
      { finding: 'no', counts, shared, claims: [{ ...claim, secondedBy: 'mei' }] },
      promised('kept-on', 'Oil it', { keptAt: back.at, changes: 'product' }),
      promised('let-go', 'Wash it'),
      promised('done-before', 'Fold it', { done: true }),
      promised('shown-before', 'Iron it', { done: true, shown: 'It lies flat' }),
      promised('guarded', 'Guard it', { keptAt: back.at, at: '2025-11-22T10:00:00Z' }),
    ),
  })
