import type { Analysis, Finding, LetterRating } from '../../src/analysis/finding.ts'
import type { Catalogue, Level } from '../../src/analysis/threat.ts'
import { safeguardSchema } from '../../src/analysis/threat.ts'
import type { Band } from '../../src/domain/vocabulary.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import type { SummaryInput, WorkDone } from '../../src/report/summary-input.ts'
import { noTalk, type StoryTalk } from '../../src/report/talk.ts'
import { say } from '../own-content.ts'
import { flow } from './swim-flow.ts'

/** What Dana and Ravi answered about Swim Booking. */
export const answers: readonly GivenAnswer[] = [
  said('about.features', 'dana', ['signin', 'pay']),
  said('people.who', 'dana', ['public', 'child']),
  said('info.kinds', 'dana', ['contact', 'health']),
  said('info.leak', 'dana', 'hurt'),
  said('conn.services', 'dana', ['PayBox', 'Post & Co']),
  said('conn.gives', 'dana', ['money']),
  said('conn.gives.2', 'ravi', '?'),
  said('can.proof', 'ravi', 'think'),
  said('run.restore', 'dana', '?'),
  said('out.reach', 'dana', 'anyone'),
  said('about.team', 'dana', ['Mei', 'Ravi']),
]

export function said(question: string, by: string, value: GivenAnswer['value']): GivenAnswer {
  return { question, by, value, at: '2025-11-20T09:00:00Z' }
}

const reason = (question: string, by: string, value: string, text: string) => ({
  question,
  by,
  answer: value,
  at: '2025-11-20T09:00:00Z',
  text,
})

const signIn = reason('about.features', 'dana', 'signin', 'Customers sign in.')
const health = reason('info.kinds', 'dana', 'health', 'Health details are kept.')
const untested = reason('can.proof', 'ravi', 'think', 'Nobody has tested it.')

/** One letter, `2` or `[1, 3]`, with the reasons for it. */
const letter = (range: Level | [Level, Level], because = [signIn]): LetterRating =>
  typeof range === 'number'
    ? { low: range, high: range, because }
    : { low: range[0], high: range[1], because }

/** A finding about which nothing is special. */
export function finding(id: string, more: Partial<Finding> = {}, band: Band = 'planSoon'): Finding {
  return {
    id,
    title: `Someone could do ${id}.`,
    question: `Could someone do ${id}?`,
    example: `One day somebody does ${id}.`,
    stride: ['S'],
    family: id,
    status: 'raised',
    rating: {
      letters: {
        damage: letter(3, [health]),
        reproducibility: letter(3),
        exploitability: letter([2, 3]),
        affectedUsers: letter(2),
        discoverability: letter(3),
      },
      total: { low: 13, high: 14 },
      impact: { low: 'high', high: 'high' },
      likelihood: { low: 'medium', high: 'high' },
      band: { low: band, high: band },
    },
    confidence: 'fairlySure',
    means: ['people', 'trust'],
    because: [signIn],
    services: [],
    open: [],
    safeguards: ['test-walls'],
    reasonsForPlace: [],
    technical: 'Broken object level authorisation.',
    references: { cwe: [639], capec: [39], owasp: ['A01:2025'] },
    ...more,
  }
}

const seeOthers = finding('see-others', {
  title: 'Someone could see another customer’s information.',
  question: 'Could someone see another customer’s information?',
  example: 'They change one number in the address and see the next order.',
  stride: ['I', 'E'],
  because: [signIn, health, untested],
  open: ['can.proof'],
})

const loseAll = finding(
  'lose-all',
  {
    title: 'Something could wipe everything you keep.',
    question: 'Could something wipe everything you keep?',
    status: 'possible',
    open: ['run.restore'],
    because: [reason('run.restore', 'dana', '?', 'nobody knows of a backup')],
    safeguards: ['try-copy'],
  },
  'keepInMind',
)

const overheard = finding('overheard', {
  title: 'Someone could read along on the way.',
  question: 'Could someone read along on the way?',
  status: 'covered',
  coveredBecause: 'All of it travels encrypted.',
  because: [],
})

/** The analysis of Swim Booking: nine open stories and one taken care of. */
export const analysis: Analysis = {
  flow: { id: 'product-check', version: 1 },
  contentVersion: 'c0ffee',
  listed: 9,
  basics: [],
  findings: [
    {
      ...seeOthers,
      rating: { ...seeOthers.rating, band: { low: 'planSoon', high: 'actFirst' } },
    },
    ...['b', 'c', 'd', 'e', 'f', 'g'].map((id) => finding(`story-${id}`)),
    loseAll,
    finding('story-h', {}, 'fineForNow'),
    overheard,
  ],
  ways: [],
  bestFixes: [
    { safeguard: 'test-walls', helps: ['see-others', 'story-b'], score: 2 },
    { safeguard: 'try-copy', helps: ['lose-all'], score: 1 },
  ],
  findOut: [{ question: 'run.restore', settles: ['lose-all', 'story-h'] }],
  assumptions: [{ question: 'out.busy', text: 'A huge crowd would slow it down' }],
  notLookedAt: { questions: ['out.reach', 'can.proof'], stories: 3 },
}

/** Two safety steps. */
export const catalogue: Catalogue = {
  version: 'c0ffee',
  threats: [],
  priors: {},
  ways: [],
  safeguards: [
    {
      id: 'test-walls',
      text: 'Test often that one person cannot open another’s things.',
      effort: 'M',
      owner: 'tech',
      treatment: 'mitigate',
      technical: 'Automated authorisation tests for every object reference.',
      check: 'Open another customer’s order. You must be refused.',
      noticed: 'Nobody notices.',
      references: { asvs: ['V8.2'], proactive: 'C1' },
    },
    {
      id: 'try-copy',
      text: 'Put everything back from a backup once, and time it.',
      effort: 'S',
      owner: 'ops',
      treatment: 'mitigate',
      technical: 'Restore drill into a clean environment.',
      check: 'Put back yesterday’s copy. Nothing must be missing.',
      noticed: 'It is away for an hour.',
      references: { asvs: [] },
    },
  ].map((safeguard) => safeguardSchema.parse(safeguard)),
}

/** Dana's check of Swim Booking; `more` changes what a test is about. */
export function swimInput(more: Partial<SummaryInput> = {}): SummaryInput {
  const rules = more.rules ?? flowRules(flow)
  const given = more.answers ?? answers
  return {
    review: 'r1',
    product: { name: 'Swim Booking', summary: 'It lets parents book swimming lessons.' },
    checkedBy: ['Dana', 'Ravi', 'Mei'],
    date: '2025-11-21',
    today: '2025-11-21',
    analysis,
    catalogue,
    rules,
    facts: readFacts(rules, given),
    answers: given,
    people: new Map([
      ['dana', 'Dana'],
      ['ravi', 'Ravi'],
      ['mei', 'Mei'],
      ['tom', 'Tom'],
    ]),
    talk: new Map(),
    never: { words: 'A child’s home address must never be shown.', by: 'dana' },
    say,
    ...more,
  }
}

/** The summary of {@link swimInput}. */
export const swim = (more: Partial<SummaryInput> = {}): Summary => summarise(swimInput(more))

type Bands = Readonly<Record<string, Band | undefined>>

/** What steps change: bands after those that are shown and after all that are agreed; `undefined` where nothing is left. */
export function workDone({
  shown = {},
  agreed = {},
  findings = analysis.findings,
}: {
  shown?: Bands
  agreed?: Bands
  findings?: readonly Finding[]
}): WorkDone {
  return {
    shown: () => ({ ...analysis, findings: findingsAfter(findings, shown) }),
    agreed: () => new Map(findingsAfter(findings, agreed).map(({ id, rating }) => [id, rating])),
  }
}

const findingsAfter = (findings: readonly Finding[], changed: Bands): readonly Finding[] =>
  findings.flatMap((found) => {
    const high = found.id in changed ? changed[found.id] : found.rating.band.high
    return high ? [{ ...found, rating: { ...found.rating, band: { low: high, high } } }] : []
  })

/** The same check made from a file: no review, no names, no times, nothing said. */
export function swimFromFile(): Summary {
  const unsigned = answers.map((answer) => ({ ...answer, by: '', at: '' }))
  const findings = analysis.findings.map((found) => ({
    ...found,
    because: found.because.map((because) => ({ ...because, by: '', at: '' })),
    rating: { ...found.rating, letters: untold(found.rating.letters) },
  }))
  const {
    review: _,
    never: __,
    ...input
  } = swimInput({
    people: new Map(),
    checkedBy: [],
    date: '',
    today: '',
    answers: unsigned,
    analysis: { ...analysis, findings },
  })
  return summarise(input)
}

const untold = (letters: Finding['rating']['letters']): Finding['rating']['letters'] => ({
  damage: { ...letters.damage, because: [] },
  reproducibility: { ...letters.reproducibility, because: [] },
  exploitability: { ...letters.exploitability, because: [] },
  affectedUsers: { ...letters.affectedUsers, because: [] },
  discoverability: { ...letters.discoverability, because: [] },
})

/** What was said about stories, by finding id. */
export const talks = (...said: (Partial<StoryTalk> & { finding: string })[]) =>
  new Map(said.map((talk) => [talk.finding, { ...noTalk(talk.finding), ...talk }]))
