import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Because, Finding } from '../../src/analysis/finding.ts'
import type { Threat } from '../../src/analysis/threat.ts'
import type { FactsForThreats } from '../../src/analysis/threat-status.ts'
import { type DreadLetter, dreadLetters } from '../../src/domain/vocabulary.ts'
import { type GivenAnswer, sameAnswer } from '../../src/flow/answer.ts'
import { factLeaves } from '../../src/flow/condition.ts'
import { serviceCopy } from '../../src/flow/flow.ts'
import { check } from '../property/run.ts'
import { dana, lemonade, said, story } from './lemonade.ts'
import { anyAnswer, realContent, saidBy } from './real-content.ts'

const found = (
  parts: Parameters<typeof story>[1],
  answers: ReturnType<typeof dana>,
  id = 'spill',
): Finding => {
  const [finding] = lemonade([story(id, parts)]).analyse(answers).findings
  if (!finding) throw new Error('The story is not shown')
  return finding
}

const texts = (because: readonly Because[]) => because.map(({ text }) => text)

const secondStep = {
  letter: 'reproducibility',
  if: { fact: 'auth.methods', includes: ['password2'] },
  reason: 'A second step makes a stolen password far less use.',
}

describe('why a story that every product gets matters here', () => {
  test('is what keeps it high, and how bad the harm would be', () => {
    const answers = dana({ what: ['signin'], how: ['password'], leak: 'hurt' })
    const { because } = found({ lowers: [secondStep] }, answers)
    expect(because).toMatchObject([
      { question: 'how', by: 'Dana', text: 'They use a password only.' },
      { question: 'leak', by: 'Dana', text: 'A leak could hurt someone.' },
    ])
  })

  test('is whatever else a rating looked at, when nobody was asked about the harm', () => {
    expect(texts(found({}, dana({ count: 'mid' })).because)).toEqual(['Thousands use it.'])
  })

  test('stays untold only while nobody has been asked anything about it', () => {
    expect(found({}, dana({ fear: 'leak' })).because).toEqual([])
  })
})

describe('why a story looks taken care of', () => {
  test('is the answer that covers it, then those that open it', () => {
    const guess = {
      when: { derived: 'signIn' },
      covered: { fact: 'auth.methods', includes: ['password2'] },
      coveredReason: 'Everyone uses a second step.',
    }
    const answers = [...dana({ what: ['signin'] }), ...said('Ben', { how: ['password2'] })]
    expect(found(guess, answers).because).toMatchObject([
      { question: 'how', by: 'Ben', text: 'They use a second step.' },
      { question: 'what', by: 'Dana', text: 'People sign in.' },
    ])
  })
})

describe('the reasons for a letter', () => {
  const known = dana({
    what: ['signin'],
    how: ['password'],
    leak: 'mild',
    count: 'mid',
    reach: 'anyone',
    before: 'no',
    rules: ['none'],
  })
  const reasons = (letter: DreadLetter, parts = {}, answers = known) =>
    texts(found(parts, answers).rating.letters[letter].because)

  test('name the answers that left it where it is', () => {
    expect(reasons('reproducibility', { lowers: [secondStep] })).toEqual([
      'There was no trouble.',
      'They use a password only.',
    ])
    expect(reasons('affectedUsers')).toEqual(['Thousands use it.'])
  })

  test('name the rules that make a harm of unknown size upsetting', () => {
    const answers = dana({ leak: '?', rules: ['privacy'] })
    expect(reasons('damage', {}, answers)).toEqual([
      'not known: About leak',
      'Privacy law applies.',
    ])
  })

  test('name the rules that were looked at, when nothing else is known', () => {
    expect(reasons('damage', {}, dana({ rules: ['none'] }))).toEqual(['No rules apply.'])
  })

  test('are those that open the story where its rule reads no answer', () => {
    const supplier = { harm: 'leak', scope: 'some', reproducibility: 3, skill: 3 }
    const parts = { base: { ...supplier, wayIn: 'supplier' }, when: { derived: 'signIn' } }
    expect(reasons('exploitability', parts)).toEqual(['People sign in.'])
    expect(reasons('discoverability', parts)).toEqual(['People sign in.'])
  })
})

describe('one reason', () => {
  const pays = { when: { fact: 'product.features', includes: ['signin', 'pay'] } }

  test('is one clause: an answer of several parts gives several', () => {
    expect(found(pays, dana({ what: ['signin', 'pay'] })).because).toMatchObject([
      { question: 'what', answer: ['signin', 'pay'], by: 'Dana', text: 'People sign in.' },
      { question: 'what', answer: ['signin', 'pay'], by: 'Dana', text: 'People pay.' },
    ])
  })

  test('tells only the parts that matter here', () => {
    const { because } = found({ when: { derived: 'signIn' } }, dana({ what: ['signin', 'pay'] }))
    expect(texts(because)).toEqual(['People sign in.'])
  })

  test('is credited to each who says something else, and once to those who agree', () => {
    const answers = [
      ...dana({ what: ['signin'] }),
      ...said('Ben', { what: ['signin', 'pay'] }),
      ...said('Mei', { what: ['signin'] }),
    ]
    const who = found(pays, answers).because.map(({ by, text }) => `${by}: ${text}`)
    expect(who).toEqual(['Dana: People sign in.', 'Ben: People sign in.', 'Ben: People pay.'])
  })
})

describe('the reasons of our own stories', async () => {
  const { rules, catalogue, analyser } = await realContent()
  const threats = new Map(catalogue.threats.map((threat) => [threat.id, threat]))
  const closed = rules.flow.questions.filter((question) => question.choices.length > 0)

  const drawn = fc
    .tuple(
      ...closed.map((question) => fc.tuple(anyAnswer(question), fc.constantFrom('Dana', 'Ben'))),
    )
    .map((given) =>
      given.flatMap(([value, by], index) => {
        const question = closed[index]
        return question && value !== undefined ? saidBy(by, { [question.id]: value }) : []
      }),
    )

  /** What docs/decisions/rating.md says moves each letter. */
  const harms: Readonly<Record<Threat['base']['harm'], readonly string[]>> = {
    leak: ['impact.leak'],
    change: ['impact.change'],
    down: ['impact.down'],
    cost: ['impact.leak', 'impact.change', 'impact.down', 'impact.cost'],
    account: ['impact.leak', 'impact.change'],
    trust: ['impact.leak', 'impact.change'],
    any: ['impact.leak', 'impact.change', 'impact.down'],
    harm: [],
  }
  const feared = { leak: 'impact.leak', change: 'impact.change', stop: 'impact.down' } as const
  const asWhole = ['cost', 'trust', 'harm']
  /** Of these, those that the story is about by its own fears; all where it is about none of them. */
  const damaging = ({ base, fears }: Threat): readonly string[] => {
    const all = harms[base.harm]
    const own = all.filter((name) =>
      fears.some((fear) => fear in feared && feared[fear as keyof typeof feared] === name),
    )
    return asWhole.includes(base.harm) || own.length === 0 ? all : own
  }
  const ways: Readonly<Record<Threat['base']['wayIn'], readonly string[]>> = {
    outside: ['reach.who'],
    account: ['reach.who', 'auth.signup'],
    inside: ['authz.fullControl'],
    near: ['device.touch'],
    supplier: [],
  }
  const read = (threat: Threat): Readonly<Record<DreadLetter, readonly string[]>> => ({
    damage: damaging(threat),
    reproducibility: ['history.incident'],
    exploitability: ways[threat.base.wayIn],
    affectedUsers: ['people.band', ...(threat.base.scope === 'one' ? ['people.groups'] : [])],
    discoverability: [],
  })

  const leaves = (condition: Threat['when'] | undefined): readonly string[] =>
    condition ? factLeaves(condition, rules.flow.derived).map(({ fact }) => fact) : []
  const services = [1, 2, 3]
  const wasAnswered = ({ facts }: FactsForThreats, names: readonly string[]): boolean =>
    names
      .flatMap((name) => services.map((service) => serviceCopy(name, service)))
      .some((name) => ['known', 'notSure', 'disputed'].includes(facts.get(name)?.state ?? ''))

  /** The letters (and the finding as a whole) that say nothing although somebody was asked. */
  function untold(finding: Finding, reading: FactsForThreats): readonly string[] {
    const threat = threats.get(finding.id)
    if (!threat) return ['unknown']
    const behind = dreadLetters.map((letter) => {
      const lowers = threat.lowers.filter((lower) => lower.letter === letter)
      const names = [...read(threat)[letter], ...lowers.flatMap((lower) => leaves(lower.if))]
      const asked = wasAnswered(reading, names)
      return { asked, silent: asked && finding.rating.letters[letter].because.length === 0, letter }
    })
    const anyAsked =
      behind.some(({ asked }) => asked) ||
      wasAnswered(reading, [...leaves(threat.when), ...leaves(threat.covered)])
    return [
      ...(anyAsked && finding.because.length === 0 ? [finding.id] : []),
      ...behind.flatMap(({ silent, letter }) => (silent ? [`${finding.id}: ${letter}`] : [])),
    ]
  }

  const isReal = (because: Because, answers: readonly GivenAnswer[]): boolean =>
    answers.some(
      ({ question, by, at, value }) =>
        question === because.question &&
        by === because.by &&
        at === because.at &&
        sameAnswer(value, because.answer),
    )

  test('are never missing where somebody was asked, and always name an answer that stands', () => {
    let told = 0
    check(
      'because',
      30,
      fc.property(drawn, (answers) => {
        const { findings } = analyser.analyse(answers)
        const reading = analyser.read(answers)
        const standing = answers.filter(({ question }) => {
          const fact = reading.facts.get(rules.byId.get(question)?.fact ?? '')
          return fact?.state !== 'notApplicable' && fact?.state !== 'inferred'
        })
        const all = findings.flatMap(({ because, rating }) => [
          ...because,
          ...dreadLetters.flatMap((letter) => rating.letters[letter].because),
        ])
        told += all.length
        expect(findings.flatMap((finding) => untold(finding, reading))).toEqual([])
        expect(all.filter((because) => !isReal(because, standing))).toEqual([])
        expect(all.filter(({ text }) => text.trim() === '')).toEqual([])
      }),
    )
    expect(told).toBeGreaterThan(1000)
  })
})
