import { beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import type { Outcome } from '../../src/review/ports.ts'
import { fold } from '../../src/review/state.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

/** A posted check as checks usually are: each sees what others say after saying what they think. */
let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted({ stances: 'hidden' }))
})

const act = (name: string, action: object) => bench.act(name, { review, finding, ...action })
const says = (name: string, stance: string, more: object = {}) =>
  act(name, { type: 'takeStance', stance, ...more })
const saysNo = (name: string) =>
  says(name, 'no', { reason: 'There is no such door.', shareReason: true })

const said = ({ replies }: Outcome): string => replies.map(words).join('\n')

/** Everything that stands in the thread, as everybody reads it. */
async function thread(): Promise<string> {
  const { thread: cards } = await bench.feed('Zoe', review)
  return cards.map(({ message }) => plainText(message)).join('\n')
}

/** The files that anybody who reads the thread can get. */
async function reports(): Promise<string> {
  const sender = { workspace: 'local', channel: 'web', who: { id: 'zoe', name: 'Zoe' } }
  const formats = ['md', 'html', 'json', 'brief'] as const
  const files = await Promise.all(formats.map((one) => bench.reviews.report(sender, review, one)))
  return files.map(({ body }) => body).join('\n')
}

describe('while a story is open', () => {
  test('everybody reads how many have spoken, and no view, count, name or reason', async () => {
    await says('Mei', 'partly', { reason: 'Nobody looks.', shareReason: true })
    await saysNo('Ravi')
    for (const text of [await thread(), await reports()]) {
      expect(text).not.toMatch(/Nobody looks|no such door|Partly: |No: 1|says Ravi|Ravi \(/)
    }
    expect(await thread()).toContain('2 of 3 have said what they think.')
    expect(await thread()).toContain('Somebody says that it is not possible here.')
  })

  test('whoever has spoken sees what the others said, and nobody else does', async () => {
    await saysNo('Ravi')
    const before = await act('Mei', { type: 'seeOthers' })
    expect(said(before)).not.toContain('no such door')
    expect(before.form?.submit.action.type).toBe('takeStance')
    const spoken = await says('Mei', 'yes')
    expect(said(spoken)).toContain('Not possible, says Ravi: “There is no such door”')
    expect(said(await act('Mei', { type: 'seeOthers' }))).toContain('Yes: 1')
  })

  test('the first to speak hears that nobody else has', async () => {
    expect(said(await act('Mei', { type: 'seeOthers' }))).not.toContain('Nobody else')
    const { replies } = await says('Mei', 'yes')
    expect(replies).toHaveLength(1)
  })

  test('a “no” is agreed with only by somebody who has said what they think', async () => {
    await saysNo('Ravi')
    const early = await act('Mei', { type: 'secondNo', claimBy: 'ravi' })
    expect(early.form?.submit.action.type).toBe('takeStance')
    expect(await thread()).not.toContain('Not possible, says Ravi')
    await says('Mei', 'notSure')
    await act('Mei', { type: 'secondNo', claimBy: 'ravi' })
    expect(await thread()).toContain(
      'Not possible, says Ravi: “There is no such door”. Mei agrees.',
    )
  })

  test('a “live with it” says who asks, and why only to those who have spoken', async () => {
    const decision = {
      treatment: 'accept',
      reason: 'It is small.',
      owner: 'Ravi',
      due: '2026-12-15',
    }
    await act('Ravi', { type: 'decide', ...decision })
    expect(await thread()).toContain('Ravi asks; a second person must agree.')
    expect(await thread()).not.toContain('It is small')
    expect(await reports()).not.toContain('It is small')
    expect((await act('Mei', { type: 'secondDecision' })).form).toBeDefined()
    await says('Mei', 'partly')
    await act('Mei', { type: 'secondDecision' })
    expect(await thread()).toContain('It is small')
  })

  test('its facilitator sees who has not spoken, and not what the others said', async () => {
    await says('Mei', 'partly', { reason: 'Nobody looks.', shareReason: true })
    await says('Ravi', 'yes')
    const more = said(await act('Dana', { type: 'storyMore' }))
    expect(more).toContain('Have not said yet what they think: Dana.')
    expect(more).not.toMatch(/Nobody looks|Partly/)
    expect(said(await act('Mei', { type: 'storyMore' }))).not.toContain('Have not said yet')
  })
})

describe('what stands in the thread is the same, whatever somebody says', () => {
  const others = ['yes', 'happened', 'partly', 'notSure'] as const

  /** The whole thread and every file, once Ravi has said each of these about a story, in a check of its own. */
  async function eachSaid(before: () => Promise<unknown>): Promise<ReadonlySet<string>> {
    const seen = new Set<string>()
    for (const stance of others) {
      ;({ bench, review, finding } = await copyOfPosted({ stances: 'hidden' }))
      await before()
      await says('Ravi', stance)
      seen.add([await thread(), await reports()].join('\n'))
    }
    return seen
  }

  test('about a story that somebody says is not possible', async () => {
    expect(await eachSaid(() => saysNo('Mei'))).toHaveLength(1)
  })

  test('about a story of which nobody knows yet whether it presses', async () => {
    const unknown = async () => {
      const record = await bench.store.load({ workspace: 'local', id: review })
      const told = record && fold(record).published?.analysis.findings
      finding = told?.find(({ notKnownYet }) => notKnownYet === true)?.id ?? ''
      expect(finding).not.toBe('')
    }
    expect(await eachSaid(unknown)).toHaveLength(1)
  })
})

describe('everybody sees what was said', () => {
  beforeEach(async () => {
    await says('Mei', 'partly', { reason: 'Nobody looks.', shareReason: true })
  })

  test('once the story is decided', async () => {
    await act('Ravi', {
      type: 'decide',
      treatment: 'mitigate',
      own: 'Lock it',
      owner: 'Ravi',
      due: '2026-12-04',
    })
    expect(await thread()).toContain('Mei (Partly): “Nobody looks”')
    expect(await reports()).toContain('Nobody looks')
  })

  test('that it has happened, as soon as two people agree on a “no” all the same', async () => {
    await saysNo('Ravi')
    await says('Dana', 'happened')
    expect(await thread()).toContain('Somebody says that it is not possible here.')
    await act('Mei', { type: 'secondNo', claimBy: 'ravi' })
    expect(await thread()).toContain('somebody says it has happened')
  })

  test('once the deadline has passed, and not on its day', async () => {
    await bench.act('Dana', { type: 'planTalk', review, until: '2026-11-24' })
    bench.clock.pass(3 * 86_400)
    expect(await thread()).not.toContain('Nobody looks')
    bench.clock.pass(86_400)
    expect(await thread()).toContain('Nobody looks')
  })

  test('once the check is closed, and no more when it is open again', async () => {
    await bench.act('Dana', { type: 'close', review, sure: true })
    expect(await thread()).toContain('Nobody looks')
    await bench.act('Dana', { type: 'reopen', review })
    expect(await thread()).not.toContain('Nobody looks')
  })
})
