import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPreviewed } from './posted-check.ts'
import { buttonsIn, labelsIn, pressOf } from './pressing.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await copyOfPreviewed())
})

const act = async (action: object, name = 'Dana') => {
  const { replies } = await bench.act(name, { review, ...action })
  return replies[0]
}
const eventsOf = async () =>
  (await bench.store.load({ workspace: 'local', id: review }))?.events ?? []
const seatEvents = async () =>
  (await eventsOf()).flatMap((event) =>
    event.type.startsWith('seat') && 'finding' in event ? [[event.type, event.finding]] : [],
  )
/** The findings that a card offers for an action, in order. */
const offered = (card: Awaited<ReturnType<typeof act>>, type: string) =>
  buttonsIn(card).flatMap(({ action }) =>
    action.type === type && 'finding' in action ? [String(action.finding)] : [],
  )
const firstNow = async () => offered(await act({ type: 'chooseStories' }), 'takeOut')
const othersNow = async () => offered(await act({ type: 'otherStories' }), 'bringIn')
const publish = () => act({ type: 'publish', how: 'all' })
const inThread = async () =>
  (await bench.feed('Mei', review)).thread.flatMap(({ id }) =>
    id.startsWith('story/') ? [id.slice('story/'.length)] : [],
  )

describe('choosing which stories come first', () => {
  test('shows the seven, and page by page the others, nearest first', async () => {
    const seven = await firstNow()
    expect(seven).toHaveLength(7)
    const page = await act({ type: 'otherStories' })
    const others = offered(page, 'bringIn')
    expect(others).toHaveLength(7)
    expect(others.filter((id) => seven.includes(id))).toEqual([])
    expect(words(page)).toMatch(/Page 1 of \d+ · nearest first/)
    const next = await act(pressOf(page, say('choice.others.next')) ?? {})
    expect(offered(next, 'bringIn')).not.toContain(others[0])
  })

  test('a swap takes two taps, is on the preview at once, and says who chose', async () => {
    const [seven, [near = '']] = [await firstNow(), await othersNow()]
    const out = seven[2] ?? ''
    const room = await act({ type: 'bringIn', finding: near })
    expect(await seatEvents()).toEqual([])
    const done = await act(pressOf(room, say('choice.instead.place', { place: 3 })) ?? {})
    expect(await seatEvents()).toEqual([
      ['seatTaken', out],
      ['seatGiven', near],
    ])
    expect(words(done)).toContain('Chosen by Dana.')
    const now = await firstNow()
    expect(now).toHaveLength(7)
    expect(now).toContain(near)
    expect(now).not.toContain(out)
    expect(words(await bench.open('Dana', review))).toContain('Chosen by Dana.')
  })

  test('one that is taken out leaves six, and stays listed with who took it out', async () => {
    const [first = ''] = await firstNow()
    await act({ type: 'takeOut', finding: first })
    expect(await firstNow()).toHaveLength(6)
    const others = await act({ type: 'otherStories' })
    expect(offered(others, 'bringIn')[0]).toBe(first)
    expect(words(others)).toContain('Taken out by Dana.')
  })

  test('bringing back what was taken out, and the other way round, leaves no mark', async () => {
    const [seven, [near = '']] = [await firstNow(), await othersNow()]
    await act({ type: 'takeOut', finding: seven[0] })
    await act({ type: 'bringIn', finding: near })
    await act({ type: 'takeOut', finding: near })
    const done = await act({ type: 'bringIn', finding: seven[0] })
    expect(await firstNow()).toEqual(seven)
    expect(words(done)).not.toMatch(/Chosen by|Taken out by/)
  })

  test('all of it can be undone at once', async () => {
    const seven = await firstNow()
    for (const finding of seven.slice(0, 3)) await act({ type: 'takeOut', finding })
    const [, , , near = ''] = await othersNow()
    const card = await act({ type: 'bringIn', finding: near })
    expect(labelsIn(card)).toContain(say('choice.first.undo'))
    expect(labelsIn(await act({ type: 'undoChoice' }))).not.toContain(say('choice.first.undo'))
    expect(await firstNow()).toEqual(seven)
    expect(words(await act({ type: 'undoChoice' }))).toBe(say('choice.said.nothing'))
  })

  test('what is taken care of, is no story, or comes first already cannot be brought in', async () => {
    await publish()
    await act({ type: 'change', question: 'run.updates' })
    await act({ type: 'answer', question: 'run.updates', version: 1, value: 'auto' })
    await bench.answerAll('Dana', review, {})
    const [first = ''] = await firstNow()
    const count = (await eventsOf()).length
    const covered = 'known-hole'
    for (const [finding, key] of [
      [covered, 'choice.said.covered'],
      ['no-such-story', 'conversation.gentle.noStory'],
      [first, 'choice.said.isFirst'],
    ] as const) {
      expect(words(await act({ type: 'bringIn', finding })), finding).toBe(say(key))
    }
    expect(await eventsOf()).toHaveLength(count)
  })

  test('is its facilitator’s alone', async () => {
    const [first = ''] = await firstNow()
    await publish()
    await act({ type: 'takeOut', finding: first }, 'Mei')
    expect(await seatEvents()).toEqual([])
  })
})

describe('a choice and what is posted', () => {
  test('the chosen stories are posted, and say so', async () => {
    const [seven, [near = '']] = [await firstNow(), await othersNow()]
    await act({ type: 'bringIn', finding: near, insteadOf: seven[0] })
    await publish()
    const standing = await inThread()
    expect(standing).toContain(near)
    expect(standing).not.toContain(seven[0])
    expect(await bench.threadCard('Mei', review, 'summary')).toContain('Chosen by Dana.')
    expect(await bench.threadCard('Mei', review, 'summary')).toContain('0 of 7 talked through')
    const report = await bench.reviews.report(
      { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } },
      review,
      'json',
    )
    expect(String(report.body)).toContain('"chosen"')
  })

  test('what is chosen after posting changes nothing there until it is posted again', async () => {
    const seven = await firstNow()
    await publish()
    const posted = await bench.threadCard('Mei', review, 'summary')
    const [near = ''] = await othersNow()
    await act({ type: 'bringIn', finding: near, insteadOf: seven[0] })
    expect(await bench.threadCard('Mei', review, 'summary')).toBe(posted)
    expect(await inThread()).not.toContain(near)
    const again = words(await act({ type: 'preview' }))
    expect(again).toMatch(/1 brought in/)
    expect(again).toMatch(/1 taken out/)
    await publish()
    expect(await inThread()).toContain(near)
    expect(words(await act({ type: 'preview' }))).toContain('No story is different')
  })

  test('a story that stands before the team and was taken out keeps its talk', async () => {
    const [first = ''] = await firstNow()
    await publish()
    await act({ type: 'takeStance', finding: first, stance: 'yes' }, 'Mei')
    await act({ type: 'takeOut', finding: first })
    await publish()
    expect(await bench.threadCard('Mei', review, `story/${first}`)).toContain('Yes: 1')
    expect(await bench.threadCard('Mei', review, 'summary')).toContain('0 of 6 talked through')
  })
})
