import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/analysis/finding.ts'
import type { AnswerValue, GivenAnswer } from '../../src/flow/answer.ts'
import { realContent, saidBy } from './real-content.ts'

const { analyser, catalogue } = await realContent()

type Answers = Readonly<Record<string, AnswerValue>>

/** A shop that sells tickets, with two services that were named and talked about. */
const tickets: Answers = {
  'about.stage': 'live',
  'about.shape': ['web'],
  'about.features': ['signin', 'pay'],
  'people.who': ['public', 'staff'],
  'people.count': 'mid',
  'info.kinds': ['contact', 'bought'],
  'info.leak': 'serious',
  'info.change': 'serious',
  'wrong.down': 'hours',
  'wrong.closest': 'money',
  'out.reach': 'anyone',
  'conn.kinds': ['pay', 'mail'],
  'conn.services': ['Adyen', 'Mailgun'],
  'conn.gives': ['money'],
  'conn.gets': ['yesno'],
  'conn.prove': 'none',
  'conn.down': 'stop',
  'conn.gives.2': ['personal'],
  'conn.gets.2': ['little'],
  'conn.prove.2': 'stamp',
  'conn.down.2': 'fine',
}
const numbered = (answers: Answers, numbers?: readonly number[]): readonly GivenAnswer[] =>
  saidBy('mia', answers).map((answer) =>
    answer.question === 'conn.services' && numbers ? { ...answer, numbers } : answer,
  )
const analysed = (answers: Answers, numbers?: readonly number[]) =>
  analyser.analyse(numbered(answers, numbers))
const perService = new Set(catalogue.threats.filter(({ each }) => each).map(({ id }) => id))
const told = (findings: readonly Finding[]) =>
  findings.filter(({ id }) => perService.has(id.split('.')[0] ?? ''))
const byId = (findings: readonly Finding[]) => new Map(findings.map((each) => [each.id, each]))

describe('a story of two connected services', () => {
  const stories = byId(analysed(tickets).findings)

  test('stands twice: the first keeps the bare id, the other adds its number', () => {
    expect(stories.get('link-down')?.title).toBe('Trouble at Adyen could stop you too.')
    expect(stories.get('link-down.2')?.title).toBe('Trouble at Mailgun could stop you too.')
  })

  test('is judged by what was said of its own service', () => {
    expect(stories.get('link-down')?.status).toBe('raised')
    expect(stories.get('link-down.2')?.status).toBe('covered')
    expect(stories.get('not-received')?.status).toBe('raised')
    expect(stories.has('not-received.2')).toBe(false)
  })

  test('says what is known of its own service alone', () => {
    const texts = (id: string) => stories.get(id)?.because.map(({ text }) => text)
    expect(texts('partner-leak')).toContain('Payment requests go to Adyen.')
    expect(texts('partner-leak.2')).toContain('Facts about people go to Mailgun.')
    expect(JSON.stringify(stories.get('partner-leak.2'))).not.toContain('Adyen')
  })

  test('says which service it is about, by an id that is no name', () => {
    expect(stories.get('partner-leak.2')).toMatchObject({
      threat: 'partner-leak',
      service: { id: '2', name: 'Mailgun' },
    })
  })

  test('has one seat among the first seven', () => {
    const open = analysed(tickets).findings.filter(({ status }) => status !== 'covered')
    const threats = open.slice(0, 7).map(({ id }) => id.split('.')[0])
    expect(new Set(threats).size).toBe(7)
  })

  test('is gathered, fixed and left over by its own id', () => {
    const { bestFixes, findings } = analysed(tickets)
    const ids = new Set(findings.map(({ id }) => id))
    const helped = bestFixes.flatMap(({ helps }) => helps)
    expect(helped).toContain('partner-leak.2')
    for (const id of helped) expect(ids).toContain(id)
    expect(analyser.residual(numbered(tickets), ['contract']).has('partner-leak.2')).toBe(true)
  })

  test('names its own question where that would settle it', () => {
    const { 'conn.down.2': _, ...open } = tickets
    const unsure = byId(analysed({ ...open, 'conn.down.2': '?' }).findings)
    expect(unsure.get('link-down.2')?.open).toContain('conn.down.2')
    expect(unsure.get('link-down')?.open).not.toContain('conn.down.2')
  })
})

describe('a step against a story of two connected services', () => {
  const both = { ...tickets, 'conn.down.2': 'stop' }
  const residual = (...steps: string[]) => analyser.residual(numbered(both), steps)
  const total = (story: string, ...steps: string[]) =>
    residual(...steps).get(story)?.total.high ?? 0

  test('has an id of its own for each service, where it is taken service by service', () => {
    const stories = byId(analysed(both).findings)
    expect(stories.get('link-down')?.safeguards).toEqual(['plan-b.1', 'contract.1'])
    expect(stories.get('link-down.2')?.safeguards).toEqual(['plan-b.2', 'contract.2'])
    expect(stories.get('partner-leak.2')?.safeguards).toEqual(['keep-less', 'contract.2'])
  })

  test.each(['plan-b', 'contract'])('lowers the story of its service alone: %s', (step) => {
    for (const [story, other] of [
      ['link-down', 'link-down.2'],
      ['link-down.2', 'link-down'],
    ] as const) {
      const own = `${step}.${story === 'link-down' ? 1 : 2}`
      expect(total(story, own)).toBeLessThan(total(story))
      expect(total(other, own)).toBe(total(other))
    }
  })

  test('lowers both where it was decided for all services', () => {
    expect(total('link-down', 'contract')).toBeLessThan(total('link-down'))
    expect(total('link-down.2', 'contract')).toBeLessThan(total('link-down.2'))
  })

  test('is one step among the best, and helps no more where it is done', () => {
    const fixes = (...done: string[]) => analyser.analyse(numbered(both), { done }).bestFixes
    const helps = (...done: string[]) =>
      fixes(...done).find(({ safeguard }) => safeguard === 'contract')?.helps ?? []
    expect(fixes().filter(({ safeguard }) => safeguard.includes('.'))).toEqual([])
    expect(helps()).toEqual(expect.arrayContaining(['link-down', 'link-down.2']))
    expect(helps('contract.2')).toContain('link-down')
    expect(helps('contract.2')).not.toContain('link-down.2')
  })

  test('is in place only where it was said of that service', () => {
    const half = byId(analysed({ ...both, 'conn.down': 'limp' }).findings)
    expect(half.get('link-down')?.safeguards).toEqual(['contract.1'])
    expect(half.get('link-down.2')?.safeguards).toContain('plan-b.2')
  })
})

describe('a story of services that nobody said anything about', () => {
  const { 'conn.services': services, 'conn.kinds': kinds, ...more } = tickets
  const untold = Object.entries(more).filter(([id]) => !id.startsWith('conn.'))
  const { findings } = analysed({
    ...Object.fromEntries(untold),
    'conn.services': services ?? null,
    'conn.kinds': kinds ?? null,
  })

  test('is told once, and names them all', () => {
    const ids = told(findings).map(({ id }) => id)
    expect(ids.filter((id) => id.includes('.'))).toEqual([])
    expect(byId(findings).get('link-down')?.services).toEqual(['Adyen', 'Mailgun'])
    expect(byId(findings).get('link-down')?.service).toBeUndefined()
  })
})

describe('another name or another place', () => {
  const ids = ({ findings }: { findings: readonly Finding[] }) => findings.map(({ id }) => id)
  const before = analysed(tickets)

  test('changes no id, no rating and no order', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name.trim() !== '')
    fc.assert(
      fc.property(word, word, (one, other) => {
        const now = analysed({ ...tickets, 'conn.services': [one, other] })
        expect(ids(now)).toEqual(ids(before))
        expect(now.findings.map(({ rating }) => rating.band)).toEqual(
          before.findings.map(({ rating }) => rating.band),
        )
      }),
      { numRuns: 25 },
    )
  })

  test('leaves each story with its service when the list is turned round', () => {
    const turned = analysed({ ...tickets, 'conn.services': ['Mailgun', 'Adyen'] }, [2, 1])
    expect(turned.findings.map(({ id, title }) => [id, title])).toEqual(
      before.findings.map(({ id, title }) => [id, title]),
    )
  })

  test('leaves the story of the second with its number when the first goes', () => {
    const left = byId(analysed({ ...tickets, 'conn.services': ['Mailgun'] }, [2]).findings)
    expect(left.has('partner-leak')).toBe(false)
    expect(left.get('partner-leak.2')?.title).toContain('Mailgun')
  })
})

test('no two stories have one id, and no id holds a name, whatever was answered', () => {
  const gives = fc.subarray(['personal', 'money', 'files', 'orders'], { minLength: 1 })
  const maybe = fc.oneof(gives, fc.constant('?'), fc.constant(null))
  const names = fc.uniqueArray(fc.constantFrom('Adyen', 'Mailgun', 'Maps', 'Zebra'), {
    minLength: 1,
    maxLength: 3,
  })
  const numbers = fc.shuffledSubarray([1, 2, 3], { minLength: 3 })
  fc.assert(
    fc.property(names, numbers, fc.tuple(maybe, maybe, maybe), (services, order, said) => {
      const [one, two, three] = said
      const given = { 'conn.gives': one, 'conn.gives.2': two, 'conn.gives.3': three }
      const { findings } = analysed(
        { ...tickets, ...given, 'conn.services': services },
        order.slice(0, services.length),
      )
      const ids = findings.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*(\.[23])?$/)
    }),
    { numRuns: 40 },
  )
})
