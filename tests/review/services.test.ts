import { beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { Bench, weak, words } from './bench.ts'
import { buttonsIn, fieldIn } from './pressing.ts'

/** A clinic with two services that were named and told apart. */
const connected = {
  ...weak,
  'conn.kinds': ['pay', 'mail'],
  'conn.services': ['Zettle', 'Quillmail'],
  'conn.gives': ['money'],
  'conn.gives.2': ['personal', 'files'],
  'conn.gets': ['yesno'],
  'conn.gets.2': ['little'],
  'conn.down': 'stop',
  'conn.down.2': 'stop',
  'conn.prove': 'none',
  'conn.prove.2': 'none',
}
const first = 'link-down'
const second = 'link-down.2'

const bench = new Bench()
let review: string

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const state = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  return fold(record)
}
const named = async (names: string[]) => {
  const question = 'conn.services'
  const { interview } = await state()
  await act('Dana', { type: 'change', question })
  const version = interview.versions[`${question} dana`] ?? 0
  await act('Dana', { type: 'answer', question, version, value: names })
}
const publish = async () => {
  await act('Dana', { type: 'preview' })
  await act('Dana', { type: 'publish', how: 'all' })
}
const posted = async (id: string) =>
  (await state()).published?.analysis.findings.find((finding) => finding.id === id)
const sender = { workspace: 'local', channel: 'web', who: { id: 'mei', name: 'Mei' } }
const report = async (format: 'md' | 'html' | 'json' | 'brief' | 'brief-md') =>
  String((await bench.reviews.report(sender, review, format)).body)

beforeAll(async () => {
  review = await bench.start('Dana', 'Clinic Booking')
  await bench.answerAll('Dana', review, connected)
  await act('Dana', { type: 'goDeeper' })
  await bench.answerAll('Dana', review, connected)
  await publish()
})

describe('a story of the second of two services', () => {
  test('is posted beside that of the first', async () => {
    expect((await posted(first))?.title).toBe('Trouble at Zettle could stop you too.')
    expect((await posted(second))?.title).toBe('Trouble at Quillmail could stop you too.')
  })

  test('is shown, talked about and decided by its own id', async () => {
    await act('Mei', { type: 'openStory', finding: second })
    const card = await bench.threadCard('Mei', review, `story/${second}`)
    expect(card).toContain('Could trouble at Quillmail stop you too?')
    expect(card).not.toContain('Zettle')
    await act('Mei', { type: 'takeStance', finding: second, stance: 'yes' })
    const { form } = await act('Mei', { type: 'openDecide', finding: second })
    const steps = fieldIn(form, 'safeguards')
    const offered = steps?.type === 'choices' ? steps.options.map(({ value }) => value) : []
    expect(offered).toEqual(['plan-b.2', 'contract.2'])
    await act('Mei', {
      type: 'decide',
      finding: second,
      treatment: 'mitigate',
      safeguards: ['contract.2'],
      owner: 'Jo',
      due: '2026-12-24',
    })
    const { stories } = await state()
    expect(stories.get(second)?.decision?.safeguards).toEqual(['contract.2'])
    expect(stories.has(first)).toBe(false)
  })

  test('may be brought in among the first instead of another', async () => {
    const chosen = async () =>
      buttonsIn((await act('Dana', { type: 'chooseStories' })).replies[0]).flatMap(({ action }) =>
        action.type === 'takeOut' && 'finding' in action ? [String(action.finding)] : [],
      )
    const [out = ''] = (await chosen()).filter((id) => id !== second)
    await act('Dana', { type: 'bringIn', finding: second, insteadOf: out })
    expect(await chosen()).toContain(second)
    expect(await chosen()).not.toContain(out)
  })

  test('is in every form of the result, with the words of its step and never its id in them', async () => {
    await publish()
    for (const format of ['md', 'html', 'json', 'brief', 'brief-md'] as const) {
      const body = await report(format)
      expect(body, format).toContain('Quillmail')
      const read = body.replaceAll(/<[^>]*>/g, '')
      if (format !== 'json') expect(read, format).not.toMatch(/contract\.2|link-down/)
    }
    const json = JSON.parse(await report('json'))
    const ids = json.findings.map(({ id }: { id: string }) => id)
    expect(ids).toEqual(expect.arrayContaining([first, second]))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('renaming a service', () => {
  test('keeps the talk and the decision of its story, and changes its words', async () => {
    await named(['Zettle', 'Postbird'])
    await publish()
    const now = await state()
    expect((await posted(second))?.title).toBe('Trouble at Postbird could stop you too.')
    expect(now.stories.get(second)?.decision?.safeguards).toEqual(['contract.2'])
    expect(now.stories.get(second)?.stances.size).toBe(1)
    expect(await report('md')).not.toContain('Quillmail')
  })

  test('and turning the list round changes neither', async () => {
    await named(['Postbird', 'Zettle'])
    await publish()
    expect((await posted(second))?.title).toBe('Trouble at Postbird could stop you too.')
    expect((await posted(first))?.title).toBe('Trouble at Zettle could stop you too.')
  })

  test('while one that goes takes its own story along, and no other', async () => {
    await named(['Postbird'])
    await publish()
    const { published, stories } = await state()
    expect(await posted(first)).toBeUndefined()
    expect((await posted(second))?.title).toBe('Trouble at Postbird could stop you too.')
    expect(published?.gone.map(({ id }) => id)).toContain(first)
    expect(stories.get(second)?.decision).toBeDefined()
  })
})
