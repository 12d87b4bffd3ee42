import { beforeEach, describe, expect, test } from 'vitest'
import { checks } from '../own-content.ts'
import { Bench, weak, words } from './bench.ts'
import { buttonsIn, textsIn } from './pressing.ts'
import { settled, Town } from './town.ts'

let bench: Bench
let review: string
const { say } = new Bench()

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const flow = [...checks.values()][0]?.compiled.flow
const question = (id: string) => flow?.questions.find((one) => one.id === id)

beforeEach(async () => {
  bench = new Bench()
  review = await bench.start('Dana', 'Swim Booking')
})

describe('what one can ask of a question', () => {
  test('why it is asked', async () => {
    const { replies } = await act('Dana', { type: 'why', question: 'about.what' })
    expect(textsIn(replies[0])).toEqual([
      say('conversation.why.title'),
      question('about.what')?.why,
    ])
  })

  test('the words of the field, where it has some', async () => {
    const known = await act('Dana', { type: 'engineerWords', question: 'info.locked' })
    expect(textsIn(known.replies[0])).toEqual([
      say('conversation.engineer.title'),
      question('info.locked')?.technical ?? say('conversation.engineer.none'),
    ])
    expect(known.replies[0]?.audience).toBe('engineer')
    const unknown = await act('Dana', { type: 'engineerWords', question: 'no.such' })
    expect(textsIn(unknown.replies[0])[1]).toBe(say('conversation.engineer.none'))
  })

  test('the quieter things to do with it', async () => {
    await act('Dana', { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    const { replies } = await act('Dana', { type: 'more', question: 'about.what' })
    const on = { review, question: 'about.what' }
    expect(buttonsIn(replies[0]).map(({ action }) => action)).toEqual([
      { type: 'openHandOver', ...on },
      { type: 'skip', ...on, version: 1 },
      { type: 'stop', review },
      { type: 'engineerWords', ...on },
    ])
    expect(textsIn(replies[0])[0]).toBe(
      say('conversation.more.title', { short: question('about.what')?.short ?? '' }),
    )
  })

  test.each(['why', 'more', 'openHandOver'])(
    '“%s” of a question that is not there says so',
    async (type) => {
      expect((await act('Dana', { type, question: 'no.such' })).said).toBe(
        say('conversation.gentle.unknownQuestion'),
      )
    },
  )
})

describe('an answer that cannot be kept', () => {
  test.each([
    ['about.stage', 'no-such-answer', 'conversation.gentle.notAChoice', {}],
    ['about.stage', ['live', 'idea'], 'conversation.gentle.oneOnly', {}],
    ['about.topics', ['shop', 'api', 'data', 'files'], 'conversation.gentle.tooMany', { count: 3 }],
    ['about.noun', 'p'.repeat(41), 'conversation.gentle.tooLong', { count: 40 }],
    ['about.team', [...'abcdefghi'], 'conversation.gentle.tooMany', { count: 8 }],
    ['about.what', 'w'.repeat(601), 'conversation.gentle.tooLong', { count: 600 }],
    ['about.what', ' ', 'conversation.gentle.empty', {}],
    ['no.such', 'x', 'conversation.gentle.unknownQuestion', {}],
  ] as const)('to %s says what to do', async (id, value, key, more) => {
    const { said } = await act('Dana', { type: 'answer', question: id, version: 0, value })
    expect(said).toBe(say(key, more))
    const { thread, own } = await bench.feed('Dana', review)
    expect([thread.length, own.at(-1)?.id.split('/')[2]]).toEqual([0, 'about.what'])
  })

  test('has room for exactly six hundred characters', async () => {
    const value = 'w'.repeat(600)
    expect(
      (await act('Dana', { type: 'answer', question: 'about.what', version: 0, value })).said,
    ).toBe('')
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('goes nowhere back from the first question', async () => {
    expect((await act('Dana', { type: 'back' })).said).toBe(
      say('conversation.gentle.nothingBefore'),
    )
  })
})

describe('somebody not sure of most things', () => {
  test('is offered a teammate at the fifth “not sure”, not before and not again at the next', async () => {
    const offered: number[] = []
    const unsure = [
      'about.stage',
      'about.shape',
      'people.count',
      'info.leak',
      'info.change',
      'wrong.down',
    ]
    for (const [n, id] of unsure.entries()) {
      const { replies } = await act('Dana', { type: 'notSure', question: id, version: 0 })
      if (replies.length > 0) offered.push(n + 1)
      for (const { action } of replies.flatMap(buttonsIn)) {
        expect(action).toEqual({ type: 'openHandOver', review, question: id })
      }
    }
    expect(offered).toEqual([5])
  })

  test('is not offered one while at least half was answered', async () => {
    const sure = ['about.what', 'about.hands', 'about.noun', 'wrong.never', 'conn.services']
    for (const id of sure) {
      await act('Dana', { type: 'answer', question: id, version: 0, value: 'Something' })
    }
    const unsure = ['about.stage', 'about.shape', 'people.count', 'info.leak', 'info.change']
    for (const id of unsure) {
      expect((await act('Dana', { type: 'notSure', question: id, version: 0 })).replies).toEqual([])
    }
  })
})

describe('going on', () => {
  test('after stopping goes on where one was; twice changes nothing', async () => {
    await act('Dana', { type: 'stop' })
    expect(await bench.asked('Dana', review)).toBeUndefined()
    await act('Dana', { type: 'continue' })
    expect(await bench.asked('Dana', review)).toBe('about.what')
    const before = (await bench.feed('Dana', review)).own.length
    await act('Dana', { type: 'continue' })
    expect((await bench.feed('Dana', review)).own).toHaveLength(before)
  })

  test('an answer goes on as well', async () => {
    await act('Dana', { type: 'stop' })
    await act('Dana', { type: 'answer', question: 'about.what', version: 0, value: 'Lessons' })
    expect(await bench.asked('Dana', review)).toBe('about.stage')
  })

  test('where cards stand far up, the one that waits is put up again at the end', async () => {
    const town = new Town()
    bench = new Bench({ channel: town })
    review = await bench.start('Dana', 'Swim Booking')
    await settled(bench, review)
    const asked = () => town.posted.filter(({ entry }) => entry.startsWith('question/')).length
    expect(asked()).toBe(1)
    await act('Dana', { type: 'continue' })
    await settled(bench, review)
    expect(asked()).toBe(2)
    const ids = town.posted.map(({ entry }) => entry)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('before anything is posted', () => {
  test.each(['download', 'everything', 'openAddStory', 'close', 'reopen'])(
    '“%s” says that nothing is',
    async (type) => {
      const { said, form, download } = await act('Dana', { type, format: 'md' })
      expect(said).toBe(say('conversation.gentle.notPosted'))
      expect([form, download]).toEqual([undefined, undefined])
    },
  )

  test('and of a story that is not there, that it is not', async () => {
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'publish', how: 'all' })
    for (const type of ['openStory', 'openStance', 'storyMore', 'happeningNow', 'openDecide']) {
      expect((await act('Dana', { type, finding: 'own-9' })).said).toBe(
        say('conversation.gentle.noStory'),
      )
    }
    expect((await act('Dana', { type: 'download', format: 'json' })).download).toEqual({
      format: 'json',
    })
  })

  test('a story can be read in other words, and has quieter things to do', async () => {
    await bench.answerAll('Dana', review, weak)
    await act('Dana', { type: 'preview' })
    await act('Dana', { type: 'publish', how: 'all' })
    const finding = await bench.firstStory('Dana', review)
    const more = async (name: string) =>
      (await act(name, { type: 'storyMore', finding })).replies.flatMap(buttonsIn)
    const types = async (name: string) => (await more(name)).map(({ action }) => action.type)
    expect(await types('Dana')).toContain('park')
    expect(await types('Mei')).not.toContain('park')
    expect(await types('Mei')).toContain('storyTechnical')
    const technical = await act('Mei', { type: 'storyTechnical', finding })
    expect(technical.replies[0]?.audience).toBe('engineer')
  })
})

describe('deleting', () => {
  test('needs the product’s name, in any case, and leaves nothing to find', async () => {
    const { form } = await act('Dana', { type: 'openDelete' })
    expect(form?.submit).toMatchObject({ action: { type: 'delete', review }, style: 'danger' })
    const wrong = await act('Dana', { type: 'delete', confirm: 'Clinic' })
    expect(wrong).toMatchObject({ wrong: 'confirm', said: say('conversation.delete.mismatch') })
    expect(wrong.form?.submit.action.type).toBe('delete')
    const { said } = await act('Dana', { type: 'delete', confirm: ' swim  BOOKING ' })
    expect(said).toContain(say('conversation.delete.done'))
    expect((await act('Dana', { type: 'lookOver' })).said).toBe(say('conversation.gentle.gone'))
    const record = await bench.store.load({ workspace: 'local', id: review })
    expect(record?.heading).toMatchObject({ title: '', people: [], phase: 'deleted' })
    expect(record?.events.map(({ type }) => type)).toEqual(['deleted'])
  })
})
