import { beforeEach, describe, expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { Bench, words } from './bench.ts'
import { buttonsIn, fieldIn, fieldsIn } from './pressing.ts'
import { settled, Town } from './town.ts'

let bench: Bench
let review: string
const { say } = new Bench()

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const handOver = (to: string, more: object = {}) =>
  act('Dana', { type: 'handOver', question: 'info.leak', to, ...more })
const form = async (question = 'info.leak') =>
  (await act('Dana', { type: 'openHandOver', question })).form
const team = (value: readonly string[]) =>
  act('Dana', { type: 'answer', question: 'about.team', version: 0, value })
const handovers = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  return record ? fold(record).interview.handovers : []
}

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('the form to ask somebody', () => {
  test('asks for a name where none was given; nobody is offered themselves', async () => {
    expect(fieldsIn(await form()).map(({ id }) => id)).toEqual(['to', 'wholeSection'])
    expect((await form())?.submit).toMatchObject({
      action: { type: 'handOver', review, question: 'info.leak' },
      collects: true,
    })
    expect(fieldIn(await form(), 'wholeSection')?.label).toContain('nformation')
  })

  test('offers the names that were given, and one more to type', async () => {
    await team(['Tom our developer', 'Dana', 'Jo'])
    const known = fieldIn(await form(), 'known')
    expect(known).toMatchObject({
      options: [
        { value: 'Tom our developer', label: 'Tom our developer' },
        { value: 'Jo', label: 'Jo' },
      ],
    })
    expect(known).not.toHaveProperty('value')
    expect(fieldIn(await form(), 'to')).toMatchObject({ type: 'person', optional: true })
  })

  test('has picked who is said to know, once somebody was not sure', async () => {
    await team(['Tom', 'Ola', 'Jo'])
    await act('Dana', { type: 'notSure', question: 'info.sees', version: 0 })
    expect(fieldIn(await form('info.sees'), 'known')).toMatchObject({ value: 'Ola' })
    expect(fieldIn(await form('info.locked'), 'known')).not.toHaveProperty('value')
  })

  test('offers at most twenty names', async () => {
    for (let n = 1; n <= 21; n++) await handOver(`Person${n}`)
    const known = fieldIn(await form(), 'known')
    expect(known?.type === 'choice' && known.options.length).toBe(19)
  })

  test('where people are picked from a list, has that list alone', async () => {
    bench = new Bench({ channel: new Town() })
    review = await bench.start('Dana', 'Swim Booking')
    await team(['Tom', 'Ola', 'Jo'])
    expect(fieldsIn(await form()).map(({ id }) => id)).toEqual(['to', 'wholeSection'])
    const unknown = await handOver('Tom')
    expect(unknown).toMatchObject({
      wrong: 'to',
      said: say('conversation.handOver.unknown', { name: 'Tom' }),
    })
    expect(await act('Dana', { type: 'handCheck', to: 'Tom' })).toMatchObject({
      wrong: 'to',
      said: say('asking.unknown', { name: 'Tom' }),
    })
    await settled(bench, review)
  })
})

describe('a name that is like one given before', () => {
  test('asks which of them is meant, at most four, or somebody new', async () => {
    for (const name of ['Tom A', 'Tom B', 'Tom C', 'Tom D', 'Tom E']) {
      await handOver(name, { isNew: true })
    }
    const { replies } = await handOver('Tom')
    const picks = buttonsIn(replies[0])
    expect(picks.map(({ label }) => label)).toEqual([
      ...['Tom A', 'Tom B', 'Tom C', 'Tom D'].map((name) =>
        say('conversation.handOver.itIs', { name }),
      ),
      say('conversation.handOver.itIsNew', { name: 'Tom' }),
    ])
    const on = { type: 'handOver', review, question: 'info.leak', wholeSection: false }
    expect(picks[0]?.action).toEqual({ ...on, to: 'Tom A' })
    expect(picks[4]?.action).toEqual({ ...on, to: 'Tom', isNew: true })
  })

  test.each(['', 'Dana'])('“%s” is nobody else: the form stays open and says so', async (to) => {
    const outcome = await handOver(to)
    expect(outcome).toMatchObject({
      wrong: 'to',
      said: say(to === '' ? 'conversation.handOver.nobody' : 'conversation.handOver.self'),
    })
    expect(outcome.form?.submit.action.type).toBe('handOver')
    expect(await handovers()).toEqual([])
  })

  test('what was picked is meant unless something was typed', async () => {
    await team(['Tom', 'Ola', 'Jo'])
    await act('Dana', { type: 'handOver', question: 'info.leak', known: 'Ola' })
    expect((await handovers()).map(({ to }) => to)).toEqual(['ola'])
  })
})

describe('the open rest of a section', () => {
  const section = async (name: string) =>
    (await handovers()).filter(({ to }) => to === name).map(({ question }) => question)

  test('goes along when that was ticked: what is not answered, and what nobody was sure of', async () => {
    await act('Dana', { type: 'answer', question: 'info.kinds', version: 0, value: ['contact'] })
    await act('Dana', { type: 'notSure', question: 'info.change', version: 0 })
    const { said } = await handOver('Ravi', { wholeSection: true })
    const all = await section('ravi')
    expect(all).toContain('info.leak')
    expect(all).toContain('info.change')
    expect(all).not.toContain('info.kinds')
    expect(all.every((question) => question.startsWith('info.'))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(said).toContain('Ravi')
  })

  test('leaves with others what they have', async () => {
    await act('Dana', { type: 'handOver', question: 'info.change', to: 'Mei' })
    await handOver('Ravi', { wholeSection: true })
    expect(await section('mei')).toEqual(['info.change'])
    expect(await section('ravi')).not.toContain('info.change')
  })

  test('does not go along otherwise, nor when somebody passes on what they were asked', async () => {
    await handOver('Ravi')
    expect(await section('ravi')).toEqual(['info.leak'])
    await act('Ravi', { type: 'handOver', question: 'info.leak', to: 'Mei', wholeSection: true })
    expect(await section('mei')).toEqual(['info.leak'])
    expect(await section('ravi')).toEqual([])
    const refused = await act('Ravi', { type: 'handOver', question: 'info.leak', to: 'Jo' })
    expect(refused.said).not.toBe('')
    expect(await section('jo')).toEqual([])
  })
})
