import type { Finding, LetterRating } from '../../src/analysis/finding.ts'
import type { Level } from '../../src/analysis/threat.ts'
import type { DreadLetter } from '../../src/domain/vocabulary.ts'
import type { Decision } from '../../src/report/talk.ts'
import { analysis, finding, swim, talks, workDone } from './swim.ts'

const decision: Decision = {
  treatment: 'mitigate',
  by: 'dana',
  at: '2025-11-22T10:00:00Z',
  owner: 'ravi',
  due: '2025-12-12',
  safeguards: ['test-walls'],
  done: false,
}

const spread = (letters: Record<DreadLetter, readonly [Level, Level]>): Finding['rating'] => {
  const rated = (letter: DreadLetter): LetterRating => ({
    low: letters[letter][0],
    high: letters[letter][1],
    because: [
      { question: letter, answer: 'yes', by: 'mei', at: '2025-11-20', text: `${letter} is known` },
    ],
  })
  return {
    letters: {
      damage: rated('damage'),
      reproducibility: rated('reproducibility'),
      exploitability: rated('exploitability'),
      affectedUsers: rated('affectedUsers'),
      discoverability: rated('discoverability'),
    },
    total: { low: 6, high: 12 },
    impact: { low: 'low', high: 'medium' },
    likelihood: { low: 'medium', high: 'veryHigh' },
    band: { low: 'fineForNow', high: 'planSoon' },
  }
}

/** A finding whose every letter has other levels than the next. */
const mixed = finding('mixed', {
  title: 'Someone could mix things up',
  stride: ['T', 'R', 'D'],
  rating: spread({
    damage: [1, 2],
    reproducibility: [1, 1],
    exploitability: [2, 3],
    affectedUsers: [2, 3],
    discoverability: [3, 3],
  }),
  confidence: 'guess',
  means: ['fine', 'sales', 'stopped'],
  safeguards: ['try-copy', 'test-walls'],
  open: ['run.restore', 'can.proof', 'out.reach'],
})

const slight = finding('slight', {
  rating: spread({
    damage: [1, 1],
    reproducibility: [2, 2],
    exploitability: [1, 1],
    affectedUsers: [1, 1],
    discoverability: [1, 2],
  }),
  confidence: 'sure',
  means: [],
  references: { cwe: [22, 79], capec: [], owasp: [] },
})

const counts = { yes: 1, partly: 0, happened: 0, no: 2, notSure: 1, doesNotApply: 0 }
const accepted: Decision = {
  ...decision,
  treatment: 'accept',
  due: '2026-05-01',
  safeguards: [],
  reason: 'Few people use it',
  secondedBy: 'tom',
}
const { secondedBy: _, ...proposed } = accepted
const claim = { by: 'tom', reason: 'It is offline', lookAgain: '2026-05-20' }
const posted = finding('posted-once', { title: 'Someone could post it once' })
const early = '2025-11-20T10:00:00Z'

const findings = [
  ...analysis.findings.slice(0, 7),
  mixed,
  slight,
  ...analysis.findings.slice(7, -1),
  finding('guarded', { status: 'covered', coveredBecause: 'A guard stands there.' }),
  ...analysis.findings.slice(-1),
]

/** Every kind of talk there is, in one check: read as a whole, so that nothing in it goes missing unseen. */
export const fullCheck = () =>
  swim({
    until: '2026-01-15',
    today: '2025-12-20',
    takingPart: 3,
    analysis: { ...analysis, findings },
    references: {
      cwe: { 639: 'Authorization Bypass', 22: 'Path Traversal' },
      capec: { 39: 'Manipulating Tokens' },
      owasp: {},
      asvs: { 'V8.2': 'Operation Level Authorization' },
    },
    coveredSince: new Map([['overheard', '2025-11-21T09:00:00Z']]),
    gone: [posted, finding('never-spoken-of')],
    after: workDone({
      findings,
      shown: { mixed: 'keepInMind', 'story-g': undefined },
      agreed: { mixed: 'keepInMind', 'see-others': 'planSoon', 'story-g': undefined },
    }),
    talk: talks(
      {
        finding: 'see-others',
        phase: 'decided',
        counts,
        shared: [
          { by: 'mei', stance: 'yes', reason: 'I did it once.' },
          { by: 'tom', stance: 'no', reason: 'It is offline' },
        ],
        claims: [claim],
        questioned: [{ by: 'ravi', question: 'can.proof', reason: 'We do test it' }],
        decision: { ...decision, own: 'Ask twice', reason: 'It is cheap' },
        earlier: [
          { was: { decision: accepted }, endedBy: 'mei', endedAt: '2025-12-02T09:00:00Z' },
          {
            was: { decision: { ...decision, treatment: 'avoid', owner: 'tom' } },
            endedBy: 'dana',
            endedAt: '2025-12-03T09:00:00Z',
          },
          {
            was: { claim: { ...claim, secondedBy: 'mei' } },
            endedBy: 'ravi',
            endedAt: '2025-12-04T09:00:00Z',
          },
        ],
      },
      {
        finding: 'story-b',
        claims: [{ ...claim, secondedBy: 'mei' }],
        counts: { ...counts, yes: 0 },
      },
      { finding: 'story-c', decision: accepted },
      { finding: 'story-d', decision: { ...accepted, due: '2025-12-19' } },
      {
        finding: 'story-e',
        counts: { ...counts, happened: 1 },
        claims: [{ by: 'tom', secondedBy: 'mei' }],
      },
      { finding: 'story-f', parked: true },
      {
        finding: 'mixed',
        decision: {
          ...decision,
          treatment: 'transfer',
          owner: 'mei',
          due: '2025-12-01',
          safeguards: ['try-copy'],
          done: true,
          shown: 'Tried it',
        },
      },
      {
        finding: 'slight',
        override: { band: 'keepInMind', by: 'tom', reason: 'It is on fire' },
        decision: { ...proposed, owner: 'tom' },
      },
      { finding: 'lose-all', phase: 'reopened' },
      { finding: 'story-h', decision: { ...decision, due: '2025-12-05', owner: 'mei' } },
      {
        finding: 'overheard',
        decision: { ...decision, at: early, own: 'Scramble it', safeguards: [] },
      },
      { finding: 'guarded', claims: [{ ...claim, secondedBy: 'mei' }] },
      {
        finding: 'posted-once',
        decision: { ...decision, at: early, safeguards: [], own: 'Take it down', owner: 'mei' },
      },
      { finding: 'own-1', own: { words: 'A teacher could see every child', by: 'mei' } },
      { finding: 'own-2', own: { words: 'Somebody could park there', by: '' }, claims: [claim] },
      {
        finding: 'must-never-happen',
        ways: [{ by: 'mei', words: 'A teacher prints the list\nand leaves it on the bus' }],
        decision: { ...decision, safeguards: [], own: 'Watch it' },
      },
    ),
  })
