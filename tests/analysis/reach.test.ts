import { describe, expect, test } from 'vitest'
import { stakesOf } from '../../src/analysis/stakes.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Fact } from '../../src/flow/fact.ts'
import { bestToWorst } from '../../src/flow/graded.ts'
import { clubSite, lunchOrders } from './example-products.ts'
import { realContent, saidBy } from './real-content.ts'

type Answers = Readonly<Record<string, AnswerValue>>

/** What a hospital's own people would say of its assistant in the first fourteen questions. */
const hospitalAssistant: Answers = {
  'about.stage': 'building',
  'about.shape': ['web', 'chat'],
  'about.features': ['signin', 'ai'],
  'people.who': ['staff', 'vulnerable'],
  'people.count': 'big',
  'info.kinds': ['contact', 'health'],
  'info.leak': 'hurt',
  'info.change': 'hurt',
  'wrong.down': 'hours',
  'wrong.closest': 'hurt',
  'conn.kinds': ['partner', 'ai', 'mail'],
  'out.reach': 'inside',
}

/** A case file of a home for children, which only its workers open, from inside. */
const caseFiles: Answers = {
  'about.stage': 'live',
  'about.shape': ['web'],
  'about.features': ['signin'],
  'people.who': ['staff'],
  'people.count': 'mid',
  'people.motive': ['worker'],
  'info.kinds': ['contact', 'health', 'private'],
  'info.leak': 'hurt',
  'info.change': 'hurt',
  'wrong.down': 'hours',
  'wrong.closest': 'leak',
  'wrong.cost': 'c4',
  'wrong.before': 'no',
  'conn.kinds': ['dir', 'store'],
  'out.reach': 'inside',
  'rule.which': ['privacy', 'child'],
  'money.actions': ['delete', 'grant'],
  'sup.who': ['host'],
}

describe('what presses in an inside product', async () => {
  const { rules, analyser } = await realContent()

  /** Every question with a best and a worst answer that is still open, answered one way. */
  const filled = (answers: Answers, way: 'best' | 'worst' | 'notSure'): Answers => ({
    ...Object.fromEntries(
      rules.flow.questions.flatMap((question) => {
        const graded = bestToWorst(question)
        const value = way === 'notSure' ? '?' : graded?.at(way === 'best' ? 0 : -1)?.value
        return graded && value !== undefined ? [[question.id, value]] : []
      }),
    ),
    ...answers,
  })

  const analysed = (answers: Answers) => analyser.analyse(saidBy('Dana', answers))
  const openOnes = (answers: Answers) =>
    analysed(answers).findings.filter(({ status }) => status !== 'covered')
  const toActOn = (answers: Answers) =>
    openOnes(answers)
      .filter(({ rating }) => rating.band.high === 'actFirst')
      .map(({ id }) => id)

  const weak = filled({ ...caseFiles, 'in.how': ['password'], 'can.admins': 'lots' }, 'worst')
  const strong = filled({ ...caseFiles, 'in.how': ['company'], 'can.admins': 'few' }, 'best')

  test('are stories to act on first where the harm is very high and the defences are weak', () => {
    expect(toActOn(weak)).toEqual(
      expect.arrayContaining(['operator-takeover', 'lying-passwords', 'open-the-box']),
    )
    expect(analysed(weak).headline).toBe('act')
  })

  test('is none of these where the defences are strong, and that they hold has to be checked', () => {
    expect(toActOn(strong)).toEqual([])
    const { headline, headlineReasons } = analysed(strong)
    expect(headline).toBe('protect')
    const held = headlineReasons?.find(({ kind }) => kind === 'protections')?.questions
    expect(held).toEqual(expect.arrayContaining(['in.staff', 'run.record']))
  })

  test('is not known where nobody is sure of the defences', () => {
    const unsure = filled({ ...caseFiles, 'in.how': ['company'], 'can.admins': 'few' }, 'notSure')
    expect(analysed(unsure).headline).toBe('notKnown')
    const unknown = openOnes(unsure).filter(({ notKnownYet }) => notKnownYet === true)
    expect(unknown.length).toBeGreaterThan(0)
    for (const { id, settledBy } of unknown) {
      expect(rules.byId.has(settledBy ?? ''), id).toBe(true)
    }
  })

  test.each(['inside', 'invited', 'anyone', '?'])(
    'of a hospital is never calm, whoever can open it (%s)',
    (reach) => {
      const asked = { ...hospitalAssistant, 'out.reach': reach }
      for (const answers of [asked, filled(asked, 'best'), filled(asked, 'notSure')]) {
        expect(analysed(answers).headline).not.toBe('calm')
      }
      expect(toActOn(asked).length).toBeGreaterThan(0)
    },
  )
})

describe('a calm headline', async () => {
  const { rules, analyser } = await realContent()
  const headline = (answers: Answers) => analyser.analyse(saidBy('Dana', answers)).headline
  const reasons = (answers: Answers) =>
    analyser.analyse(saidBy('Dana', answers)).headlineReasons?.map(({ kind }) => kind)

  /** A site that only shows opening hours, well kept. */
  const hours: Answers = {
    ...Object.fromEntries(
      rules.flow.questions.flatMap((question) => {
        const [best] = bestToWorst(question) ?? []
        return best ? [[question.id, best.value]] : []
      }),
    ),
    ...lunchOrders,
    'wrong.closest': 'stop',
    'money.actions': ['none'],
    'can.admins': 'few',
    'run.restore': 'tested',
    'run.notice': 'alarm',
  }

  test('is there for a product where little is at stake and all is known', () => {
    expect(headline(hours)).toBe('calm')
  })

  test.each<[string, AnswerValue]>([
    ['info.leak', 'hurt'],
    ['info.change', 'hurt'],
    ['wrong.closest', 'hurt'],
  ])('is not where %s is that somebody could be hurt', (question, value) => {
    expect(headline({ ...hours, [question]: value })).not.toBe('calm')
    expect(reasons({ ...hours, [question]: value })).toContain('harm')
  })

  test.each(['info.change', 'wrong.down', 'people.count', 'wrong.closest'])(
    'is not where the core question %s is open',
    (question) => {
      const fear = question === 'info.change' ? 'change' : 'stop'
      const open = { ...hours, 'wrong.closest': fear, [question]: '?' }
      expect(headline(open)).not.toBe('calm')
      expect(reasons(open)).toContain('coreOpen')
    },
  )

  test('is not where more than a third of what could raise a band is not known', () => {
    const unsure = Object.fromEntries(
      Object.entries(hours).map(([id, value]) => {
        const question = rules.byId.get(id)
        return [id, question?.depth !== 'core' && question && bestToWorst(question) ? '?' : value]
      }),
    )
    expect(reasons(unsure)).toContain('mostlyUnknown')
    expect(headline(unsure)).not.toBe('calm')
  })

  test('does not come back when one question is not sure', () => {
    expect(reasons({ ...hours, 'run.restore': '?' })).not.toContain('mostlyUnknown')
  })

  test('is not there for a club whose site nobody mends', () => {
    expect(headline({ ...clubSite, 'run.updates': 'rare', 'wrong.closest': 'change' })).not.toBe(
      'calm',
    )
  })
})

describe('how easily one gets to the first screen', () => {
  const reachOf = (who: string) =>
    stakesOf(
      new Map<string, Fact>([['reach.who', { state: 'known', possible: [who], answers: [] }]]),
    ).reach

  test('is 3 for anyone, 2 for the invited, and 1 to 2 from an inside nobody has looked at', () => {
    expect(reachOf('anyone')).toEqual({ low: 3, high: 3 })
    expect(reachOf('invited')).toEqual({ low: 2, high: 2 })
    expect(reachOf('inside')).toEqual({ low: 1, high: 2 })
  })
})
