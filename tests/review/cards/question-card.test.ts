import { beforeEach, describe, expect, test } from 'vitest'
import type { Message } from '../../../src/message/message.ts'
import { checks } from '../../own-content.ts'
import { Bench, words } from '../bench.ts'
import { buttonsIn, fieldIn, fieldsIn, labelsIn, pressOf, textsIn } from '../pressing.ts'
import { settled, Town } from '../town.ts'

let bench: Bench
let review: string
const { say } = new Bench()

const act = (name: string, action: object) => bench.act(name, { review, ...action })
const skipTo = async (question: string) => {
  for (let at = await bench.asked('Dana', review); at !== question; ) {
    await act('Dana', { type: 'skip', question: at, version: 0 })
    at = await bench.asked('Dana', review)
  }
  return bench.open('Dana', review)
}
const shortOf = (id: string) =>
  [...checks.values()][0]?.compiled.flow.questions.find((one) => one.id === id)?.short ?? ''
/** The card on which a question was asked or is now settled, as this person sees it. */
const cardOf = async (name: string, question: string): Promise<Message | undefined> => {
  const { own } = await bench.feed(name, review)
  return own.findLast(({ id }) => id.split('/')[2] === question)?.message
}

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('a question', () => {
  const on = (question: string, version = 0) => ({ review, question, version })

  test('of one choice has a button for each answer, then “not sure”, then the quiet ones', async () => {
    const card = await skipTo('about.stage')
    const [answers, quiet] = card.elements.flatMap((one) =>
      one.type === 'buttons' ? [one.buttons] : [],
    )
    expect(answers?.slice(0, -1).map(({ action }) => action)).toEqual(
      ['idea', 'building', 'live'].map((value) => ({
        type: 'answer',
        ...on('about.stage'),
        value,
      })),
    )
    expect(answers?.at(-1)).toEqual({
      label: say('conversation.question.notSure'),
      action: { type: 'notSure', ...on('about.stage') },
    })
    expect(quiet?.map(({ action, style }) => [action, style])).toEqual(
      ['why', 'back', 'more'].map((type) => [{ type, review, question: 'about.stage' }, 'quiet']),
    )
  })

  test('of several sends what is ticked, or “not sure”; ticked is what was answered before', async () => {
    const card = await skipTo('about.features')
    expect(fieldIn(card, 'value')).toMatchObject({ type: 'choices', value: [] })
    const [send, unsure] = buttonsIn(card)
    expect(send).toMatchObject({
      action: { type: 'answer', ...on('about.features') },
      collects: true,
    })
    expect(unsure?.action.type).toBe('notSure')
    const answer = { type: 'answer', ...on('about.features'), value: ['signin', 'message'] }
    await act('Dana', answer)
    await act('Dana', { type: 'change', question: 'about.features' })
    const again = await bench.open('Dana', review)
    expect(fieldIn(again, 'value')).toMatchObject({ value: ['signin', 'message'] })
    expect(buttonsIn(again)[0]?.action).toMatchObject({ version: 1 })
    await act('Dana', { type: 'notSure', ...on('about.features', 1) })
    await act('Dana', { type: 'change', question: 'about.features' })
    expect(fieldIn(await bench.open('Dana', review), 'value')).toMatchObject({ value: [] })
  })

  test('in words can be skipped, has room to write, and keeps what was written', async () => {
    const card = await skipTo('about.what')
    expect(fieldIn(card, 'value')).toMatchObject({ type: 'text', long: true, value: '' })
    expect(labelsIn(card).slice(0, 2)).toEqual([
      say('conversation.question.send'),
      say('conversation.question.skip'),
    ])
    await act('Dana', { type: 'answer', ...on('about.what'), value: 'Books lessons' })
    await act('Dana', { type: 'change', question: 'about.what' })
    expect(fieldIn(await bench.open('Dana', review), 'value')).toMatchObject({
      value: 'Books lessons',
    })
  })

  test('of a list has as many numbered fields as it takes', async () => {
    await act('Dana', { type: 'answer', ...on('conn.kinds'), value: ['mail'] })
    await act('Dana', { type: 'answer', ...on('conn.services'), value: ['Mailer', 'Bank'] })
    await act('Dana', { type: 'change', question: 'conn.services' })
    const card = await bench.open('Dana', review)
    expect(fieldsIn(card).map(({ id, label }) => [id, label])).toEqual(
      [0, 1, 2].map((n) => [`value.${n}`, say('conversation.question.entry', { n: n + 1 })]),
    )
    expect(fieldsIn(card).map((field) => 'value' in field && field.value)).toEqual([
      'Mailer',
      'Bank',
      '',
    ])
  })

  test('about people knows whoever is known, and every name may stay empty', async () => {
    await skipTo('about.team')
    await act('Mei', { type: 'say', text: 'help' })
    await act('Dana', { type: 'handOver', question: 'info.leak', to: 'Ravi' })
    await act('Dana', { type: 'answer', ...on('about.team'), value: ['Ravi', 'Jo'] })
    await act('Dana', { type: 'change', question: 'about.team' })
    const card = await bench.open('Dana', review)
    const [first, second, third] = fieldsIn(card)
    expect(first).toMatchObject({ type: 'person', value: 'Ravi', person: 'ravi', optional: true })
    expect(second).toMatchObject({ value: 'Jo', optional: true })
    expect(second).not.toHaveProperty('person')
    expect(third).toMatchObject({ value: '' })
    expect(new Set(fieldsIn(card).map(({ label }) => label)).size).toBe(fieldsIn(card).length)
  })

  test('says how far one is; naming people is no step of the way', async () => {
    const progress = async () =>
      (await bench.open('Dana', review)).elements.find((one) => one.type === 'progress')
    const first = await progress()
    expect(first).toMatchObject({ done: 0 })
    await act('Dana', { type: 'answer', ...on('about.what'), value: 'Books lessons' })
    expect(await progress()).toMatchObject({ done: 1 })
    const card = await skipTo('about.team')
    expect(card.elements.some(({ type }) => type === 'progress')).toBe(false)
    expect(textsIn(card)[0]).not.toContain('Swim Booking')
  })

  test('where cards of several checks stand together, names its check', async () => {
    bench = new Bench({ channel: new Town() })
    review = await bench.start('Dana', 'Swim Booking')
    const [line] = (await bench.open('Dana', review)).elements
    expect(line).toMatchObject({ type: 'progress' })
    expect(line?.type === 'progress' && line.text).toContain('Swim Booking')
    expect(textsIn(await skipTo('about.team'))[0]).toContain('Swim Booking')
    await settled(bench, review)
  })

  test('that is the only one for its receiver counts nothing', async () => {
    await act('Dana', { type: 'handOver', question: 'about.what', to: 'Ravi' })
    const [line] = (await bench.open('Ravi', review)).elements
    const text = line?.type === 'progress' ? line.text : ''
    expect(text).toContain('one question')
    expect(text).not.toMatch(/\d|about \d/)
  })

  test('of a product that nobody uses yet is asked about the plan', async () => {
    const flow = [...checks.values()][0]?.compiled.flow
    const early = flow?.questions.find(
      ({ askEarly, exampleEarly, depth, when }) =>
        askEarly && exampleEarly && depth === 'core' && when === undefined,
    )
    const asked = async (stage: string) => {
      bench = new Bench()
      review = await bench.start('Dana', 'Swim Booking')
      await act('Dana', { type: 'answer', ...on('about.stage'), value: stage })
      await act('Dana', { type: 'handOver', question: early?.id, to: 'Ravi' })
      return words(await bench.open('Ravi', review))
    }
    const plan = await asked('idea')
    expect(plan).toContain(early?.askEarly)
    expect(plan).toContain(early?.exampleEarly)
    const real = await asked('live')
    expect(real).toContain(early?.ask)
    expect(real).toContain(early?.example)
  })

  test('that somebody was asked says by whom', async () => {
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    const asked = say('conversation.question.asked', { name: 'Dana' })
    expect(textsIn(await bench.open('Ravi', review))).toContain(asked)
    expect(textsIn(await bench.open('Dana', review))).not.toContain(asked)
  })
})

describe('a question that is settled', () => {
  const change = say('conversation.question.change')

  test('says the answer and can be changed', async () => {
    await skipTo('about.stage')
    await act('Dana', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    const card = await cardOf('Dana', 'about.stage')
    expect(labelsIn(card)).toEqual([change])
    expect(pressOf(card, change)).toEqual({ type: 'change', review, question: 'about.stage' })
    expect(textsIn(card)[0]).toBe(
      say('conversation.question.done', {
        short: shortOf('about.stage'),
        answer: 'Yes, people use it',
      }),
    )
  })

  test('that was skipped says so; an unsure one can be undone', async () => {
    await skipTo('about.shape')
    expect(textsIn(await cardOf('Dana', 'about.stage'))).toEqual([
      say('conversation.question.skipped', { short: shortOf('about.stage') }),
    ])
    await act('Dana', { type: 'notSure', question: 'about.shape', version: 0 })
    const card = await cardOf('Dana', 'about.shape')
    const undo = say('conversation.question.undo')
    expect(labelsIn(card)).toEqual([undo])
    expect(pressOf(card, undo)).toEqual({ type: 'change', review, question: 'about.shape' })
    expect(textsIn(card)[0]).not.toEqual(textsIn(await cardOf('Dana', 'about.stage'))[0])
  })

  test('in several lines shows each, and no empty one', async () => {
    await skipTo('about.what')
    await act('Dana', {
      type: 'answer',
      question: 'about.what',
      version: 0,
      value: 'First\n\nSecond',
    })
    const card = await cardOf('Dana', 'about.what')
    expect(textsIn(card).slice(1)).toEqual(['First', 'Second'])
    expect(labelsIn(card)).toEqual([change])
  })

  test('that was passed on can be taken back by whoever passed it on, and one more can be asked', async () => {
    await skipTo('about.stage')
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    const card = await cardOf('Dana', 'about.stage')
    const on = { review, question: 'about.stage' }
    expect(buttonsIn(card).map(({ label, action }) => [label, action])).toEqual([
      [say('conversation.question.takeBack'), { type: 'takeBack', ...on }],
      [say('conversation.question.askToo'), { type: 'openHandOver', ...on }],
    ])
    expect(textsIn(card)).toHaveLength(1)
    await act('Ravi', { type: 'handOver', question: 'about.stage', to: 'Mei' })
    expect(labelsIn(await cardOf('Dana', 'about.stage'))).toEqual([
      say('conversation.question.askToo'),
    ])
    expect(labelsIn(await cardOf('Ravi', 'about.stage'))).toEqual([
      say('conversation.question.takeBack'),
    ])
  })

  test('names who was asked as well, to whoever asked them', async () => {
    await skipTo('about.stage')
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Ravi' })
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Mei' })
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Jo' })
    const too = say('conversation.question.askedToo', { names: 'Mei, Jo' })
    expect(textsIn(await cardOf('Dana', 'about.stage'))).toContain(too)
    await act('Ravi', { type: 'answer', question: 'about.stage', version: 0, value: 'live' })
    expect(textsIn(await cardOf('Ravi', 'about.stage'))).not.toContain(too)
  })

  test('that waits for whoever knows says for whom, unless that is oneself', async () => {
    const unsureOf = async (team: readonly string[] | null) => {
      bench = new Bench()
      review = await bench.start('Dana', 'Swim Booking')
      await bench.answerAll('Dana', review, { 'about.team': team, 'about.features': ['signin'] })
      return textsIn(await cardOf('Dana', 'run.notice'))[0]
    }
    const ravis = await unsureOf(['Ravi', 'Ravi', 'Ravi'])
    const own = await unsureOf(['Dana', 'Dana', 'Dana'])
    const nobodys = await unsureOf(null)
    expect(ravis).toContain('Ravi')
    expect(own).not.toContain('Dana')
    expect(own).toBe(nobodys)
  })
})
