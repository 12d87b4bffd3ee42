import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf } from '../../src/analysis/rating.ts'
import { bands } from '../../src/domain/vocabulary.ts'
import { type AnswerValue, sameAnswer } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { bestToWorst } from '../../src/flow/graded.ts'
import { check } from '../property/run.ts'
import { anyAnswer, realContent, saidBy } from './real-content.ts'

type Open = ReadonlyMap<string, ReturnType<typeof bandOf>>

/** Where a worse answer may lower a band, each with its reason. */
const lowersFor: Readonly<Record<string, string>> = {
  'out.reach':
    'what keeps strangers out is asked only where they can come, and counts once it is answered',
}

/** Pairs that no scale puts in this order: somebody hurt is at least as bad, and for one person alone worse. */
const beside: Readonly<Record<string, readonly [string, string]>> = {
  'info.leak': ['hurt', 'end'],
  'info.change': ['hurt', 'end'],
}

/** Where a worse answer may take a story away, each with its reason. */
const endsFor: Readonly<Record<string, string>> = {
  'run.record: wipe-tracks': 'where nothing is written down there are no tracks to wipe',
  'run.restore: lock-your-copies': 'where there are no copies none can be locked',
  'dev.update: fake-update': 'what is never updated takes no false update either',
  'in.guess: lock-out': 'where guesses are not stopped nobody can be locked out by them',
  'in.reset: steal-code': 'where no code is sent none can be stolen',
  'in.reset: talk-way-in': 'where facts are enough nobody has to be talked to',
}

describe('a worse answer', async () => {
  const { rules, analyser } = await realContent()
  const closed = rules.flow.questions.filter((question) => question.choices.length > 0)
  const worsening = closed.filter((question) => bestToWorst(question) && question.type === 'single')
  const product = fc.tuple(...closed.map(anyAnswer))

  const open = (given: Readonly<Record<string, AnswerValue>>): Open =>
    new Map(
      analyser
        .judge(analyser.read(saidBy('Dana', given)))
        .shown.filter(({ status }) => status !== 'covered')
        .map(({ compiled, letters }) => [compiled.threat.id, bandOf(letters)]),
    )

  /** Every story that the later answer makes milder at either end, or takes away. */
  function milder(question: Question, better: Open, worse: Open): readonly string[] {
    return [...better].flatMap(([id, before]) => {
      const now = worse.get(id)
      const name = `${question.source ?? question.id}: ${id}`
      if (!now) return name in endsFor ? [] : [`${name} goes away`]
      const falls = (['low', 'high'] as const).some(
        (end) => bands.indexOf(now[end]) < bands.indexOf(before[end]),
      )
      return falls && !(question.id in lowersFor) ? [`${name} falls`] : []
    })
  }

  test('never lowers a band, and never takes a story away', () => {
    let compared = 0
    check(
      'a worse answer',
      12,
      fc.property(product, (drawn) => {
        const given = Object.fromEntries(
          closed.flatMap(({ id }, index) => {
            const value = drawn[index]
            return value === undefined ? [] : [[id, value]]
          }),
        )
        const wrong = worsening.flatMap((question) => {
          const worlds = (bestToWorst(question) ?? []).map(({ value }) => ({
            value,
            stories: open({ ...given, [question.id]: value }),
          }))
          return worlds.flatMap((worse, at) =>
            worlds.slice(0, at).flatMap((better) => {
              if (sameAnswer(beside[question.id] ?? null, [better.value, worse.value])) return []
              compared += worse.stories.size
              return milder(question, better.stories, worse.stories)
            }),
          )
        })
        expect(wrong).toEqual([])
      }),
    )
    expect(compared).toBeGreaterThan(1000)
  })
})
