import type { StandingKind } from '../../src/report/standing.ts'

/** One thing that somebody does about the story, or a number of days that pass. */
export type Act = readonly [name: string, action: Readonly<Record<string, unknown>>] | number

/** One state of the talk about a story, how to come to it, and what every place then says. */
export interface Row {
  readonly state: string
  readonly acts: readonly Act[]
  readonly kind: StandingKind
  readonly settled: boolean
  /** It no longer presses: it has left the number to act on first. */
  readonly off: boolean
  readonly thread: string
  readonly report: string
  /** What is said apart. */
  readonly apart?: string
  readonly finding?: string
}

const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
const secondNo = { type: 'secondNo', claimBy: 'mei' }
const fix = { type: 'decide', treatment: 'mitigate', owner: 'Ravi', due: '2026-12-24' }
const step = { ...fix, safeguards: ['check-input'] }
const live = { ...fix, treatment: 'accept', reason: 'Few use it' }
const shown = { type: 'stepDone', shown: 'Seen by all' }
const change = (question: string, value: unknown): Act => ['Dana', { change: question, value }]

/** Every state of the talk. */
export const rows: readonly Row[] = [
  {
    state: 'nobody has spoken',
    acts: [],
    kind: 'open',
    settled: false,
    off: false,
    thread: '',
    report: '',
  },
  {
    state: 'views, and a private “no”',
    acts: [
      ['Mei', { type: 'takeStance', stance: 'yes' }],
      ['Jo', { ...no, shareReason: false }],
    ],
    kind: 'open',
    settled: false,
    off: false,
    thread: '',
    report: '',
  },
  {
    state: 'a “no” that waits',
    acts: [['Mei', no]],
    kind: 'waiting',
    settled: false,
    off: false,
    thread: 'Not possible here? Mei says so; a second person must agree.',
    report: 'Not possible here, says Mei, if a second person agrees',
  },
  {
    state: 'a “no” that two people agree on',
    acts: [
      ['Mei', no],
      ['Ravi', secondNo],
    ],
    kind: 'notPossible',
    settled: true,
    off: true,
    thread: 'Not possible here, says Mei; Ravi agrees.',
    report: 'Not possible here, say Mei and Ravi',
    apart: '1 not possible',
  },
  {
    state: 'a “no” that two people agree on, and then somebody says that it has happened',
    acts: [
      ['Mei', no],
      ['Ravi', secondNo],
      ['Jo', { type: 'takeStance', stance: 'happened' }],
    ],
    kind: 'open',
    settled: false,
    off: false,
    thread: 'Open: somebody says it has happened.',
    report: 'Open: somebody says it has happened',
  },
  {
    state: '“live with it”, proposed',
    acts: [['Mei', live]],
    kind: 'waiting',
    settled: false,
    off: false,
    thread: 'Live with it until 24 Dec? Ravi asks; a second person must agree.',
    report: 'Live with it until 24 Dec 2026, if a second person agrees: Ravi',
  },
  {
    state: '“live with it”, agreed',
    acts: [
      ['Mei', live],
      ['Jo', { type: 'secondDecision' }],
    ],
    kind: 'livedWith',
    settled: true,
    off: true,
    thread: 'Live with it until 24 Dec: Ravi.',
    report: 'Live with it until 24 Dec 2026: Ravi; Jo agrees',
    apart: '1 lived with',
  },
  {
    state: '“live with it” on its last day',
    acts: [['Mei', live], ['Jo', { type: 'secondDecision' }], 33],
    kind: 'livedWith',
    settled: true,
    off: true,
    thread: 'Live with it until 24 Dec: Ravi.',
    report: 'Live with it until 24 Dec 2026: Ravi; Jo agrees',
    apart: '1 lived with',
  },
  {
    state: '“live with it” that has run out',
    acts: [['Mei', live], ['Jo', { type: 'secondDecision' }], 34],
    kind: 'open',
    settled: false,
    off: false,
    thread: 'Open again: it was lived with until 24 Dec.',
    report: 'Open again: it was lived with until 24 Dec 2026',
  },
  {
    state: 'a step that is decided',
    acts: [['Dana', step]],
    kind: 'decided',
    settled: true,
    off: false,
    thread: 'Fix it: Ravi, by 24 Dec.',
    report: 'Fix it: Ravi, by 24 Dec 2026',
  },
  {
    state: 'a step that is done, and nobody says how it shows',
    acts: [
      ['Dana', step],
      ['Ravi', { type: 'stepDone' }],
    ],
    kind: 'done',
    settled: true,
    off: false,
    thread: 'Done: Ravi. Nobody has said yet how it shows.',
    report: 'Done, not yet shown: Ravi',
  },
  {
    state: 'a step that is done and shown',
    acts: [
      ['Dana', step],
      ['Ravi', shown],
    ],
    kind: 'done',
    settled: true,
    off: true,
    thread: 'Done and shown: Ravi.',
    report: 'Done and shown: Ravi',
    apart: '1 story done and shown',
  },
  {
    state: 'a step in own words that is done and shown',
    acts: [
      ['Dana', { ...fix, own: 'Pull the plug' }],
      ['Ravi', shown],
    ],
    kind: 'done',
    settled: true,
    off: true,
    thread: 'Done and shown: Ravi.',
    report: 'Done and shown: Ravi',
    apart: '1 story done and shown',
  },
  {
    state: 'left for later',
    acts: [['Dana', { type: 'park' }]],
    kind: 'parked',
    settled: false,
    off: false,
    thread: 'Left for later.',
    report: 'Left for later',
  },
  {
    state: 'open again after it was decided',
    acts: [
      ['Dana', step],
      ['Dana', { type: 'reopenStory', reason: 'It did not help' }],
    ],
    kind: 'reopened',
    settled: false,
    off: false,
    thread: 'Open again.',
    report: 'Open again',
  },
  {
    state: 'taken care of by new answers',
    finding: 'signin-as-customer',
    acts: [change('in.how', ['passkey'])],
    kind: 'takenCareOf',
    settled: true,
    off: true,
    thread: 'Looks taken care of',
    report: '',
  },
  {
    state: 'taken care of by new answers, after a step was decided',
    finding: 'known-hole',
    acts: [['Dana', { ...step, safeguards: ['fast-fixes'] }], 1, change('run.updates', 'auto')],
    kind: 'takenCareOf',
    settled: true,
    off: true,
    thread: 'Ravi need not do anything about it any more.',
    report: 'Ravi need not do anything about it any more',
  },
  {
    state: 'no longer raised by the answers, after a step was decided',
    acts: [['Dana', { ...fix, own: 'Try it' }], 1, change('about.features', ['message'])],
    kind: 'gone',
    settled: true,
    off: true,
    thread: 'Off the list: nothing raises this any more.',
    report: 'Off the list: nothing raises this any more; Ravi need not do anything',
    finding: 'see-others',
  },
]
