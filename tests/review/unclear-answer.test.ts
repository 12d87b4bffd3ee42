import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, words } from './bench.ts'
import { labelsIn, pressOf, textsIn } from './pressing.ts'

let bench: Bench
let review: string
const { say } = new Bench()

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

const typed = async (text: string, name = 'Dana') => {
  const { replies } = await bench.act(name, { type: 'say', review, text })
  return replies[0]
}
const skipTo = async (question: string) => {
  for (let at = await bench.asked('Dana', review); at !== question; ) {
    await bench.act('Dana', { type: 'skip', review, question: at, version: 0 })
    at = await bench.asked('Dana', review)
  }
}
const unsure = say('conversation.question.notSure')

describe('words that fit no answer', () => {
  test('are quoted, with every answer to press and “not sure”', async () => {
    await skipTo('about.stage')
    const asked = await typed('blorp')
    expect(textsIn(asked)).toEqual([say('conversation.typed.unclear', { words: 'blorp' })])
    const card = await bench.open('Dana', review)
    const answers = labelsIn(card).slice(0, labelsIn(card).indexOf(unsure))
    expect(labelsIn(asked)).toEqual([...answers, unsure])
    for (const label of answers) {
      expect(pressOf(asked, label)).toEqual(pressOf(card, label))
    }
    expect(pressOf(asked, unsure)).toEqual({
      type: 'notSure',
      review,
      question: 'about.stage',
      version: 0,
    })
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('are cut after eighty characters', async () => {
    await skipTo('about.stage')
    const long = 'zq'.repeat(60)
    const [quote = ''] = textsIn(await typed(long))
    const shown = /“(zq[zq]*z?…?)/.exec(quote)?.[1] ?? ''
    expect(shown).toHaveLength(80)
    expect(shown.endsWith('…')).toBe(true)
    const fits = 'z'.repeat(80)
    expect(textsIn(await typed(fits, 'Dana')).join()).toContain(`“${fits}”`)
  })

  test('a second time say why it is asked and offer ways out; after an answer they begin anew', async () => {
    await skipTo('about.stage')
    await typed('blorp')
    const again = await typed('blarp')
    expect(words(again)).toContain(say('conversation.typed.againHow'))
    expect(textsIn(again)[0]).toContain('“blarp”')
    const [, help = ''] = textsIn(again)
    expect(textsIn(await bench.open('Dana', review))).toContain(help)
    expect(labelsIn(again).slice(-3)).toEqual([
      unsure,
      say('conversation.typed.askSomebody'),
      say('conversation.typed.skipIt'),
    ])
    const on = { review, question: 'about.stage' }
    expect(pressOf(again, say('conversation.typed.askSomebody'))).toEqual({
      type: 'openHandOver',
      ...on,
    })
    expect(pressOf(again, say('conversation.typed.skipIt'))).toEqual({
      type: 'skip',
      ...on,
      version: 0,
    })
    expect(labelsIn(again).length).toBeGreaterThan(5)
    await typed('not sure')
    await bench.act('Dana', { type: 'change', review, question: 'about.stage' })
    expect(words(await typed('blorp'))).not.toContain(say('conversation.typed.againHow'))
  })

  test('of one person and one question are no second time for others', async () => {
    await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Ravi' })
    await skipTo('about.stage')
    await typed('blorp')
    const ravis = await typed('blorp', 'Ravi')
    expect(words(ravis)).not.toContain(say('conversation.typed.againHow'))
  })

  test('where several may be picked are answered with their names, not with buttons', async () => {
    await skipTo('about.features')
    const asked = await typed('blorp')
    expect(labelsIn(asked)).toEqual([])
    const { form: _, ...card } = { form: undefined, ...(await bench.open('Dana', review)) }
    const options = card.elements.flatMap((one) =>
      one.type === 'field' && one.field.type === 'choices' ? one.field.options : [],
    )
    const choices = options.map(({ label }) => say('conversation.typed.choice', { label }))
    expect(textsIn(asked)).toEqual([
      say('conversation.typed.severalWhich', { words: 'blorp', choices: choices.join(', ') }),
    ])
    const again = await typed('blarp')
    const rows = again?.elements.flatMap((one) => (one.type === 'buttons' ? [one.buttons] : []))
    expect(rows).not.toContainEqual([])
    expect(labelsIn(await typed('blurp'))).toEqual([
      unsure,
      say('conversation.typed.askSomebody'),
      say('conversation.typed.skipIt'),
    ])
  })

  test('that fit two answers ask which of the two', async () => {
    await skipTo('about.stage')
    const asked = await typed('live or idea')
    expect(textsIn(asked)).toEqual([say('conversation.typed.which', { words: 'live or idea' })])
    const card = await bench.open('Dana', review)
    const [idea, , live] = labelsIn(card)
    expect(labelsIn(asked)).toEqual([idea, live, unsure])
    expect(pressOf(asked, live ?? '')).toEqual(pressOf(card, live ?? ''))
  })

  test('that only may mean an answer ask whether that is the one', async () => {
    await skipTo('run.updates')
    const asked = await typed('maybe automatic')
    expect(textsIn(asked)).toEqual([
      say('conversation.typed.nearest', { words: 'maybe automatic' }),
    ])
    expect(labelsIn(asked)).toEqual([labelsIn(await bench.open('Dana', review))[0], unsure])
  })
})
