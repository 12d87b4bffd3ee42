import { beforeEach, describe, expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { buttonsIn } from './pressing.ts'

const answers = { ...weak, 'wrong.never': 'What a patient wrote is read by somebody else' }
const never = 'story/must-never-happen'
const conversation = { by: 'Mia', answers } as const

let bench: Bench
let review: string

const act = async (name: string, action: object) => {
  const { replies } = await bench.act(name, { review, ...action })
  return replies.map(words).join('\n')
}
const card = () => bench.threadCard('Tom', review, never)
/** The lines of a card that tell a way: by letter. */
const told = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^[a-z]\. /.test(line))
const record = async () => {
  const found = await bench.store.load({ workspace: 'local', id: review })
  if (!found) throw new Error('no record')
  return found
}
const wayIds = async (): Promise<readonly string[]> => {
  const published = (await record()).events.find((event) => event.type === 'published')
  return published?.analysis.ways?.map(({ id }) => id) ?? []
}

describe('a way to what must never happen, in the thread', () => {
  beforeEach(async () => {
    ;({ bench, review } = await copyOfPosted(conversation))
  })

  test('is told with how soon, a reason, and its place where it is among the first', async () => {
    const lines = told(await card())
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(lines.length).toBeLessThanOrEqual(5)
    for (const line of lines) {
      expect(line).toMatch(/(Act first|Plan soon|Keep in mind|Fine for now|Not known yet)/)
    }
    expect(await card()).toMatch(/number [1-7] in the list/)
  })

  test('can be set aside by anybody; the next takes its place, and it says who', async () => {
    const [first = ''] = await wayIds()
    const before = told(await card())
    expect(await act('Tom', { type: 'setWayAside', way: first })).toContain('Noted')
    const after = told(await card())
    const [title] = before[0]?.match(/^a\. [^.]+\./) ?? []
    expect(after.at(-1)).toBe(`${title} Not us, says Tom.`)
    expect(after.slice(0, 4)).toEqual(before.slice(1, 5))
    expect(after).toHaveLength(before.length + 1)
  })

  test('comes back to its place, whoever brings it back', async () => {
    const [, second = ''] = await wayIds()
    const before = await card()
    await act('Tom', { type: 'setWayAside', way: second })
    expect(await card()).not.toBe(before)
    expect(await act('Zoe', { type: 'bringWayBack', way: second })).toContain('It is back')
    expect(await card()).toBe(before)
  })

  test('set aside twice is on record once, with who said it first', async () => {
    const [way = ''] = await wayIds()
    await act('Tom', { type: 'setWayAside', way })
    expect(await act('Zoe', { type: 'setWayAside', way })).toContain('Nothing changed')
    const kept = (await record()).events.filter(({ type }) => type === 'waySetAside')
    expect(kept).toMatchObject([{ by: 'tom', way, finding: 'must-never-happen' }])
  })

  test('that nobody knows changes nothing', async () => {
    const { events } = await record()
    expect(await act('Tom', { type: 'setWayAside', way: 'by-balloon' })).toContain(
      'not in the list',
    )
    expect((await record()).events).toHaveLength(events.length)
  })

  test('that is not set aside cannot be brought back, nor one that nobody knows', async () => {
    const [way = ''] = await wayIds()
    const { events } = await record()
    expect(await act('Tom', { type: 'bringWayBack', way })).toContain('Nothing changed')
    expect(await act('Tom', { type: 'bringWayBack', way: 'by-balloon' })).toContain(
      'not in the list',
    )
    expect((await record()).events.filter(({ type }) => type === 'wayBroughtBack')).toEqual([])
    expect((await record()).events).toHaveLength(events.length)
  })

  test('that only the answers of today raise can be set aside before it is posted again', async () => {
    const now = { ...answers, 'info.leak': 'mild', 'wrong.closest': 'leak', 'conn.kinds': ['ai'] }
    for (const [question, value] of Object.entries(now)) {
      await act('Mia', { type: 'change', question })
      await act('Mia', { type: 'answer', question, value, version: 1 })
    }
    const known = new Set(await wayIds())
    const { replies } = await bench.act('Mia', { type: 'preview', review })
    const fresh = buttonsIn(replies[0]).flatMap(({ action }) =>
      'way' in action && !known.has(String(action.way)) ? [action.way] : [],
    )
    expect(fresh).not.toEqual([])
    expect(await act('Mia', { type: 'setWayAside', way: fresh[0] })).toContain('Noted')
  })

  test('has its story talked about like any other', async () => {
    const published = (await record()).events.find((event) => event.type === 'published')
    const { ways = [], findings } = published?.analysis ?? {}
    const seven = new Set(findings?.slice(0, 7).map(({ id }) => id))
    const outside = ways.slice(0, 5).find(({ finding }) => !seven.has(finding))
    if (!outside) throw new Error('all are among the seven')
    await act('Tom', { type: 'openStory', finding: outside.finding })
    expect(await bench.threadCard('Tom', review, `story/${outside.finding}`)).not.toBe('')
    await act('Tom', { type: 'takeStance', finding: outside.finding, stance: 'yes' })
    const stories = [...fold(await record()).stories.values()]
    expect(stories.map(({ finding }) => finding)).toContain(outside.finding)
  })

  test('tells what it rests on behind “More”', async () => {
    const { replies } = await bench.act('Tom', {
      type: 'storyMore',
      review,
      finding: 'must-never-happen',
    })
    const text = replies.map(words).join('\n')
    expect(text).toContain('Why it could')
    expect(text).toContain('Mia: ')
  })

  test('is shown as done with once its story is', async () => {
    const [way] = await wayIds()
    const published = (await record()).events.find((event) => event.type === 'published')
    const finding = published?.analysis.ways?.find(({ id }) => id === way)?.finding ?? ''
    await act('Tom', {
      type: 'decide',
      finding,
      treatment: 'accept',
      reason: 'Few use it',
      owner: 'Tom',
      due: '2026-12-24',
    })
    await act('Zoe', { type: 'secondDecision', finding })
    expect(told(await card())[0]).toMatch(/Live with it until [^.]+\.$/)
  })
})

test('under a headline, whoever cannot read the stories cannot set a way aside', async () => {
  bench = new Bench()
  review = await bench.start('Mia', 'Clinic Booking')
  await bench.answerAll('Mia', review, answers)
  await act('Mia', { type: 'preview' })
  await act('Mia', { type: 'publish', how: 'headline' })
  const [way = ''] = await wayIds()
  await act('Tom', { type: 'setWayAside', way })
  expect((await record()).events.filter(({ type }) => type === 'waySetAside')).toEqual([])
  expect(await act('Mia', { type: 'setWayAside', way })).toContain('Noted')
})

describe('before it is posted', () => {
  beforeEach(async () => {
    bench = new Bench()
    review = await bench.start('Mia', 'Clinic Booking')
    await bench.answerAll('Mia', review, answers)
    await act('Mia', { type: 'preview' })
  })
  const preview = async () => words(await bench.open('Mia', review))

  test('whoever made the check sets it aside, and it stays so once it is posted', async () => {
    const before = told(await preview())
    const way = 'sees-anothers'
    expect(await preview()).toContain('That is not us (a)')
    await act('Mia', { type: 'setWayAside', way })
    expect(await preview()).toContain('Not us, says Mia')
    expect(told(await preview())).toHaveLength(before.length + 1)
    await act('Mia', { type: 'publish', how: 'all' })
    expect(await card()).toContain('Not us, says Mia')
  })

  test('nobody else does', async () => {
    const { events } = await record()
    await act('Tom', { type: 'setWayAside', way: 'sees-anothers' })
    expect((await record()).events.filter(({ type }) => type === 'waySetAside')).toEqual([])
    expect(events.length).toBeGreaterThan(0)
  })
})

test('an old post without ways asks how it could happen, as it did', async () => {
  ;({ bench, review } = await copyOfPosted(conversation))
  const found = await record()
  const events = found.events.map((event) => {
    if (event.type !== 'published') return event
    const { ways: _, ...analysis } = event.analysis
    return { ...event, analysis }
  })
  const old = new Bench()
  old.clock.pass(7200)
  const { outbox, heading, flow, flowVersion: version } = found
  const change = { at: old.clock.now(), events, outbox, heading, flow: { id: flow, version } }
  await old.store.append({ workspace: 'local', id: review }, { ...change, expectedRev: 0 })
  bench = old
  expect(told(await card())).toEqual([])
  expect(await card()).toContain('Nobody has said how it could happen yet.')
})
