import { beforeEach, describe, expect, test } from 'vitest'
import { Bench, weak, words } from '../bench.ts'
import { buttonsIn, fieldIn, labelsIn, pressOf, textsIn } from '../pressing.ts'

let bench: Bench
let review: string
const { say } = new Bench()

const act = (name: string, action: object) => bench.act(name, { review, ...action })
const answered = async (answers: Parameters<Bench['answerAll']>[2]) => {
  await bench.answerAll('Dana', review, answers)
  return bench.open('Dana', review)
}
const answer = (name: string, question: string, value: string, version = 0) =>
  act(name, { type: 'answer', question, value, version })
const openWords = (count: number, people: string) =>
  say('conversation.checking.open', { count, people })
const person = (name: string, count: number) =>
  say('conversation.checking.openPerson', { name, count })

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('looking over the answers', () => {
  test('shows each under its section, to be changed where it stands, and goes on to the preview', async () => {
    const card = await answered(weak)
    const sections = textsIn(card).filter((one) => one.startsWith('**') || one.includes('**'))
    expect(sections.length).toBeGreaterThan(4)
    expect(new Set(sections).size).toBe(sections.length)
    const lists = card.elements.filter((one) => one.type === 'list')
    expect(lists.every(({ items }) => items.length > 0)).toBe(true)
    const changes = lists.flatMap(({ each }) => each?.buttons.map(({ action }) => action) ?? [])
    expect(changes).toHaveLength(lists.flatMap(({ items }) => items).length)
    expect(changes[0]).toEqual({ type: 'change', review, question: 'about.what' })
    expect(pressOf(card, say('conversation.checking.preview'))).toEqual({ type: 'preview', review })
    expect(pressOf(card, say('conversation.checking.deeper'))).toEqual({ type: 'goDeeper', review })
  })

  test('has nothing to change while nothing was answered', async () => {
    const { replies } = await act('Dana', { type: 'lookOver' })
    const card = replies[0]
    expect(fieldIn(card, 'question')).toBeUndefined()
    expect(labelsIn(card)).not.toContain(say('conversation.question.change'))
  })

  test('offers nothing deeper once nothing is left', async () => {
    await answered(weak)
    for (let left = true; left; ) {
      const { replies } = await act('Dana', { type: 'goDeeper' })
      left = !replies.map(words).includes(say('conversation.gentle.nothingLeft'))
      await bench.answerAll('Dana', review, weak)
    }
    const card = await bench.open('Dana', review)
    expect(labelsIn(card)).toContain(say('conversation.checking.preview'))
    expect(labelsIn(card)).not.toContain(say('conversation.checking.deeper'))
  })

  test('sets apart what does not count any more', async () => {
    const notAsked = say('conversation.checking.notAsked')
    expect(textsIn(await answered(weak))).not.toContain(notAsked)
    await answer('Dana', 'about.features', '', 1)
    await act('Dana', { type: 'change', question: 'about.features' })
    const version = 1
    await act('Dana', { type: 'answer', question: 'about.features', version, value: ['message'] })
    const card = (await act('Dana', { type: 'lookOver' })).replies[0]
    const shown = card ?? (await bench.open('Dana', review))
    expect(textsIn(shown)).toContain(notAsked)
    const at = shown.elements.findIndex((one) => one.type === 'text' && one.text === notAsked)
    const [apart] = shown.elements.slice(at + 1)
    expect(apart?.type === 'list' && apart.items.length).toBeGreaterThan(0)
    const pick = fieldIn(shown, 'question')
    expect(pick?.type === 'choice' && pick.options.map(({ value }) => value)).not.toContain(
      'in.how',
    )
  })
})

describe('what nobody was sure of', () => {
  test('is counted for whoever is named, and sent to them', async () => {
    const card = await answered({ ...weak, 'about.team': ['Ravi', 'Ravi', 'Ravi'] })
    const line = textsIn(card).find((one) => one.includes('Ravi')) ?? ''
    const [, n] = /Ravi (\d+)/.exec(line) ?? []
    const nobodys = labelsIn(card).flatMap((label) => label.match(/\d+/)?.map(Number) ?? [])
    const others = nobodys.reduce((sum, count) => sum + count, 0)
    const people = [
      person('Ravi', Number(n)),
      person(say('conversation.checking.somebody'), others),
    ].join(', ')
    expect(line).toBe(openWords(Number(n) + others, people))
    expect(pressOf(card, say('conversation.checking.send'))).toEqual({ type: 'sendOpen', review })
    const { replies } = await act('Dana', { type: 'sendOpen' })
    expect(words(replies[0])).toContain('Ravi')
    expect(labelsIn(await bench.open('Dana', review))).not.toContain(
      say('conversation.checking.send'),
    )
  })

  test('of roles that nobody was named for has a button for each role', async () => {
    const card = await answered(weak)
    const sends = buttonsIn(card).filter(({ action }) => action.type === 'openSend')
    const owners = sends.map(({ action }) => 'owner' in action && action.owner)
    expect(new Set(owners).size).toBe(owners.length)
    expect(owners).toContain('tech')
    expect(labelsIn(card)).not.toContain(say('conversation.checking.send'))
    const counts = sends.map(({ label }) => Number(/\d+/.exec(label)?.[0]))
    const all = counts.reduce((sum, count) => sum + count, 0)
    expect(textsIn(card)).toContain(
      openWords(all, person(say('conversation.checking.somebody'), all)),
    )
  })

  test('is no matter where everybody was sure', async () => {
    const { replies } = await act('Dana', { type: 'lookOver' })
    expect(words(replies[0])).not.toContain(say('conversation.checking.somebody'))
  })
})

describe('what others were asked', () => {
  test('is named while it waits, each person once', async () => {
    await act('Dana', { type: 'handOver', question: 'info.leak', to: 'Ravi' })
    await act('Dana', { type: 'handOver', question: 'info.change', to: 'Ravi' })
    await act('Dana', { type: 'handOver', question: 'about.stage', to: 'Mei' })
    const card = await answered(weak)
    expect(textsIn(card)).toContain(
      say('conversation.checking.waiting', { count: 3, people: 'Ravi, Mei' }),
    )
  })

  test('differs: everybody is named with their answer, and each can be right', async () => {
    for (const name of ['Ravi', 'Mei', 'Jo']) {
      await act('Dana', { type: 'handOver', question: 'info.leak', to: name })
    }
    await answer('Ravi', 'info.leak', 'mild')
    await answer('Mei', 'info.leak', 'hurt')
    await answer('Jo', 'info.leak', 'serious')
    const card = await answered(weak)
    for (const name of ['Ravi', 'Mei', 'Jo']) {
      expect(pressOf(card, say('conversation.checking.isRight', { name }))).toEqual({
        type: 'openSettle',
        review,
        question: 'info.leak',
        of: name.toLowerCase(),
      })
    }
    const differing = textsIn(card).filter((one) => one.includes('Ravi') || one.includes('Jo'))
    expect(differing.some((one) => one.includes('Ravi') && one.includes('Mei'))).toBe(true)
    expect(differing.filter((one) => one.includes('Jo'))).toHaveLength(1)
    const { replies } = await act('Dana', {
      type: 'settle',
      question: 'info.leak',
      of: 'mei',
      reason: 'She runs it.',
    })
    expect(words(replies[0])).toBe(say('conversation.checking.settled', { name: 'Mei' }))
    expect(labelsIn(await bench.open('Dana', review))).not.toContain(
      say('conversation.checking.isRight', { name: 'Mei' }),
    )
    const none = await act('Dana', { type: 'settle', question: 'info.change', of: 'mei' })
    expect(words(none.replies[0])).toBe(say('conversation.gentle.notSettled'))
  })
})
