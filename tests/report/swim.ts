import type { Analysis, Band, Finding, LetterRating } from '../../src/analysis/finding.ts'
import type { Catalogue, Level } from '../../src/analysis/threat.ts'
import { safeguardSchema } from '../../src/analysis/threat.ts'
import type { GivenAnswer } from '../../src/flow/answer.ts'
import { flowRules, readFacts } from '../../src/flow/fact.ts'
import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'
import { quiet } from '../../src/report/stories.ts'
import { type Summary, summarise } from '../../src/report/summary.ts'
import type { SummaryInput } from '../../src/report/summary-input.ts'
import type { StoryTalk } from '../../src/report/talk.ts'
import { say } from './say.ts'

/** A small questionnaire with the real one's facts. */
const flow = openFlow(
  flowSourceSchema.parse({
    id: 'product-check',
    version: 1,
    title: 'Product check',
    limits: { quick: 5, lowStakes: 5, full: 10 },
    lowStakes: { fact: 'impact.leak', is: ['mild'] },
    derived: {},
    sections: [
      {
        id: 'all',
        title: 'All of it',
        questions: [
          one('about.features product.features product multi', 'What can people do with it?', {
            signin: ['Sign in', 'customers sign in'],
            pay: ['Pay or get paid', 'people pay'],
          }),
          one('people.who people.groups product multi', 'Who uses it?', {
            public: ['Customers or the public', 'the public uses it'],
            staff: ['Our own staff', 'our staff use it'],
            child: ['Children under 18', 'children use it'],
          }),
          one('info.kinds data.kinds product multi', 'What does it keep?', {
            contact: ['Names and contact details', 'names are kept'],
            health: ['Health facts', 'health details are kept'],
          }),
          one('info.leak impact.leak product single', 'If all of it got out, how bad?', {
            mild: ['A bit annoying', 'a leak would be a bit annoying'],
            hurt: ['Someone could be hurt', 'a leak could hurt someone'],
          }),
          {
            ...one('conn.services conn.services product list', 'Which services?', {}),
            max: 3,
          },
          {
            ...one('conn.gives conn.gives tech multi', 'What do you give to {service}?', {
              personal: ['Facts about people', 'it gets facts about people'],
              money: ['Payment requests', 'it gets payment requests'],
            }),
            each: { list: 'conn.services', max: 3 },
          },
          one('can.proof authz.separation tech single', 'Do customers see only theirs?', {
            tested: ['We test it', 'it is tested'],
            think: ['We think so', 'nobody has tested it'],
          }),
          one('run.restore backup.tested ops single', 'Could you put it back?', {
            tested: ['Yes, tested', 'a safe copy was tested'],
            none: ['No', 'there are no safe copies'],
          }),
          one('out.reach reach.who product single', 'Who can reach it?', {
            anyone: ['Anyone', 'anyone can reach it'],
            inside: ['Only us', 'only we can reach it'],
          }),
          {
            ...one('about.team team.helpers product people', 'Who could help?', {}),
            summaryOnly: true,
            roles: [
              { owner: 'tech', ask: 'Who builds it?' },
              { owner: 'ops', ask: 'Who runs it?' },
            ],
          },
        ],
      },
    ],
  }),
)

/** One question from "id fact owner type", its words, and for each choice its label and its clause. */
function one(head: string, ask: string, choices: Record<string, [string, string]>) {
  const [id, fact, owner, type] = head.split(' ')
  return {
    id,
    fact,
    owner,
    type,
    ask,
    depth: 'core',
    short: ask.replace('?', '').split(' ').slice(-2).join(' '),
    why: 'It matters.',
    example: 'An example.',
    choices: Object.entries(choices).map(([value, [label, says]]) => ({ value, label, says })),
  }
}

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

const signIn = reason('about.features', 'dana', 'signin', 'customers sign in')
const health = reason('info.kinds', 'dana', 'health', 'health details are kept')
const untested = reason('can.proof', 'ravi', 'think', 'nobody has tested it')

/** One letter, `2` or `[1, 3]`, with the reasons for it. */
const letter = (range: Level | [Level, Level], because = [signIn]): LetterRating =>
  typeof range === 'number'
    ? { low: range, high: range, because }
    : { low: range[0], high: range[1], because }

/** A finding about which nothing is special. */
export function finding(id: string, more: Partial<Finding> = {}, band: Band = 'planSoon'): Finding {
  return {
    id,
    title: `Someone could do ${id}`,
    subject: 'someone',
    ability: `do ${id}`,
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
    technical: 'Broken object level authorisation.',
    references: { cwe: [639], capec: [39], owasp: ['A01:2025'] },
    ...more,
  }
}

const seeOthers = finding('see-others', {
  title: 'Someone could see another customer’s information',
  ability: 'see another customer’s information',
  example: 'They change one number in the address and see the next order.',
  stride: ['I', 'E'],
  because: [signIn, health, untested],
  open: ['can.proof'],
})

const loseAll = finding(
  'lose-all',
  {
    title: 'Something could wipe everything you keep',
    subject: 'something',
    ability: 'wipe everything you keep',
    status: 'possible',
    open: ['run.restore'],
    because: [reason('run.restore', 'dana', '?', 'nobody knows of a safe copy')],
    safeguards: ['try-copy'],
  },
  'keepInMind',
)

const overheard = finding('overheard', {
  title: 'Someone could read along on the way',
  status: 'covered',
  coveredBecause: 'all of it travels scrambled',
  because: [],
})

/** The analysis of Swim Booking: nine open stories and one taken care of. */
export const analysis: Analysis = {
  flow: { id: 'product-check', version: 1 },
  contentVersion: 'c0ffee',
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
  safeguards: [
    {
      id: 'test-walls',
      text: 'Test often that one person cannot open another’s things.',
      effort: 'M',
      owner: 'tech',
      treatment: 'mitigate',
      technical: 'Automated authorisation tests for every object reference.',
      check: 'Open another customer’s order; you must be refused.',
      references: { asvs: ['V8.2'], proactive: 'C1' },
    },
    {
      id: 'try-copy',
      text: 'Put everything back from a safe copy once, and time it.',
      effort: 'S',
      owner: 'ops',
      treatment: 'mitigate',
      technical: 'Restore drill into a clean environment.',
      check: 'Put back yesterday’s copy; nothing must be missing.',
      references: { asvs: [] },
    },
  ].map((safeguard) => safeguardSchema.parse(safeguard)),
}

/** Dana's check of Swim Booking; `more` changes what a test is about. */
export function swimInput(more: Partial<SummaryInput> = {}): SummaryInput {
  const rules = flowRules(flow)
  const given = more.answers ?? answers
  return {
    review: 'r1',
    product: { name: 'Swim Booking', summary: 'It lets parents book swimming lessons.' },
    checkedBy: ['Dana', 'Ravi', 'Mei'],
    date: '2025-11-21',
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

/** Every story's band after some steps: `undefined` where a story is taken care of then. */
export function bandsAfter(changed: Readonly<Record<string, Band | undefined>>) {
  const bands = analysis.findings.map(({ id, rating }) => {
    const high = id in changed ? changed[id] : rating.band.high
    return [id, high] as const
  })
  return new Map(
    bands.flatMap(([id, high]) => (high ? [[id, { band: { low: high, high } }] as const] : [])),
  )
}

/** The same check made from a file: no review, no names, nothing said. */
export function swimFromFile(): Summary {
  const { review: _, never: __, ...input } = swimInput({ people: new Map(), checkedBy: [] })
  return summarise(input)
}

/** What was said about stories, by finding id. */
export const talks = (...said: (Partial<StoryTalk> & { finding: string })[]) =>
  new Map(said.map((talk) => [talk.finding, { ...quiet(talk.finding), ...talk }]))
