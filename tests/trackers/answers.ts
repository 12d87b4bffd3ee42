import { describe, expect, test } from 'vitest'
import type { Tracker, TrackerItem } from '../../src/review/ports.ts'
import { plainLine } from '../../src/trackers/item-text.ts'
import type { Front } from './front.ts'

/** A tracker with a front before it, and what can be seen of it from the other side. */
export interface Tried {
  readonly tracker: Tracker
  readonly front: Front
  /** The method by which items are put, and what is in such a call. */
  readonly putting: readonly [string, string]
  /** Title and text of every item there. */
  readonly all: () => Promise<readonly { readonly title: string; readonly text: string }[]>
}

export const since = '2026-11-30T09:00:00.000Z'

export const item = (key: string, title = 'Ask for a code as well'): TrackerItem => ({
  key,
  title,
  due: '2026-12-24',
  parts: [{ text: 'Owner: Ravi' }, { list: ['One', 'Two'] }, { text: `Key: ${key}` }],
})

const hostile = [
  '@dana @acme/team please',
  'closes #1, GH-2, acme/app#3',
  '<img src=x onerror=alert(1)> <b>bold</b> &amp; &lt;',
  '[here](https://evil.example) https://evil.example www.evil.example',
  '**bold** _it_ `code` ~~gone~~ | a | b |',
  '1. one',
  '# heading',
  'a\n\n---\n- [ ] b\r\n> c\u0000\u0007',
  '$x^2$ :smile: ![](http://evil.example/x.png)',
]

/** Every tracker answers the same way, whatever its API says: tried on each with the same list. */
export function answersLikeATracker(name: string, opened: () => Tried): void {
  describe(`${name}, whatever is answered`, () => {
    test('an item is put, found by its key, written anew and open', async () => {
      const { tracker, all } = opened()
      const put = await tracker.put(item('wfput1'))
      expect(put).toMatchObject({ ok: true, value: { address: expect.stringContaining('http') } })
      const found = await tracker.find('wfput1', since)
      expect(found).toEqual(put)
      expect(await tracker.find('wfnever', since)).toEqual({ ok: true, value: undefined })
      const id = put.ok ? put.value.id : ''
      expect(await tracker.update(id, item('wfput1', 'Another title'))).toEqual({
        ok: true,
        value: undefined,
      })
      expect((await all()).filter(({ text }) => text.includes('wfput1'))).toEqual([
        { title: 'Another title', text: expect.stringContaining('Ravi') },
      ])
      const line = { ...item('wfput1', 'Nothing'), keepsTitle: true as const }
      expect(await tracker.update(id, line)).toMatchObject({ ok: true })
      expect((await all()).find(({ text }) => text.includes('wfput1'))?.title).toBe('Another title')
      expect(await tracker.status(id)).toEqual({ ok: true, value: 'open' })
    })

    test.each([
      [401, 'tracker-token'],
      [403, 'tracker-forbidden'],
      [404, 'tracker-missing'],
      [422, 'tracker-refused'],
      [302, 'tracker-moved'],
    ])('%i is never tried again by itself', async (status, why) => {
      const { tracker, front, putting } = opened()
      const elsewhere = { location: 'https://elsewhere.example/' }
      front.next(putting[0], { status, headers: elsewhere }, putting[1])
      expect(await tracker.put(item('wfno'))).toMatchObject({ ok: false, retry: 'never', why })
    })

    test.each([
      ['as seconds', { 'retry-after': '17' }, 17],
      ['not at all', {}, 60],
      ['for ever', { 'retry-after': '99999999' }, 3600],
      ['in strange words', { 'retry-after': 'soon' }, 60],
    ])('429 pauses everything, told %s', async (_, headers, afterSeconds) => {
      const { tracker, front, putting } = opened()
      front.next(putting[0], { status: 429, headers }, putting[1])
      expect(await tracker.put(item('wfbusy'))).toMatchObject({
        ok: false,
        retry: 'later',
        pausesAll: true,
        afterSeconds,
      })
    })

    test('503 after a success may have landed, and it is found instead of put twice', async () => {
      const { tracker, front, putting, all } = opened()
      front.next(putting[0], { status: 503, lands: true }, putting[1])
      expect(await tracker.put(item('wfonce'))).toMatchObject({ retry: 'later', maybe: true })
      expect(await tracker.find('wfonce', since)).toMatchObject({
        ok: true,
        value: { id: expect.any(String) },
      })
      expect((await all()).filter(({ text }) => text.includes('wfonce'))).toHaveLength(1)
    })

    test('nobody answers, or nothing that makes sense', async () => {
      const { tracker, front, putting } = opened()
      front.next(putting[0], { hangs: true }, putting[1])
      expect(await tracker.put(item('wfslow'))).toMatchObject({ retry: 'later', maybe: true })
      front.next(putting[0], { status: 201, body: '<html>' }, putting[1])
      expect(await tracker.put(item('wfodd'))).toMatchObject({ retry: 'later', maybe: true })
      front.next(putting[0], { status: 200, body: '{"a":1}' }, putting[1])
      expect(await tracker.put(item('wfodd'))).toMatchObject({ retry: 'later', maybe: true })
    })

    test('an item that cannot be looked for is not said to be missing', async () => {
      const { tracker, front } = opened()
      const method = name === 'GitHub' ? 'GET' : 'POST'
      front.next(method, { status: 500 })
      expect(await tracker.find('wfx', since)).toMatchObject({ ok: false, retry: 'later' })
    })

    test('whatever people wrote stays text, and calls nobody', async () => {
      const { tracker, all } = opened()
      const parts = [...hostile.map((text) => ({ text })), { list: hostile }, { text: 'wfhostile' }]
      const title = `@dana ${'<b>'.repeat(200)}`
      expect(await tracker.put({ key: 'wfhostile', title, parts })).toMatchObject({ ok: true })
      const stood = (await all()).find(({ text }) => text.includes('wfhostile'))
      expect(stood?.title).not.toMatch(/@\w/)
      expect([...(stood?.title ?? '')].length).toBeLessThanOrEqual(200)
      expect(stood?.text).not.toMatch(/@\w|#\d|:\/\/evil|www\.evil/)
      expect(stood?.text.replaceAll('\\', '')).toContain(plainLine(hostile[0] ?? ''))
    })

    test('no token is in what is told of a failure', async () => {
      const { tracker, front, putting } = opened()
      front.next(putting[0], { status: 401, body: '{"message":"token-of-the-test"}' }, putting[1])
      expect(JSON.stringify(await tracker.put(item('wft')))).not.toContain('token-of-the-test')
    })
  })
}
