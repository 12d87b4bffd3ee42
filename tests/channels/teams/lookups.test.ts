import { describe, expect, test } from 'vitest'
import type { Called, Connector } from '../../../src/channels/teams/connector.ts'
import { createLookups } from '../../../src/channels/teams/lookups.ts'

const ok = { ok: true, status: 200, body: {} } as unknown as Called
const busy = (afterSeconds?: number) =>
  ({ ok: false, status: 429, why: 'busy', afterSeconds }) as unknown as Called
const about = (tenantId: string) => ({ serviceUrl: 'https://teams.example', tenantId })

/** Lookups at a Teams that answers when it is told to, with pauses that pass when they are told to. */
function desk(answer: (nth: number) => Called = () => ok) {
  const open: (() => void)[] = []
  const asked: string[] = []
  const pauses: { seconds: number; over: () => void }[] = []
  const connector = {
    call: (_url: string, { path }: { path: string }) =>
      new Promise<Called>((resolve) => {
        asked.push(path)
        const nth = asked.length
        open.push(() => resolve(answer(nth)))
      }),
  } as unknown as Connector
  const lookups = createLookups({
    connector,
    pause: (milliseconds) =>
      new Promise((over) => pauses.push({ seconds: milliseconds / 1000, over })),
  })
  const settle = () => new Promise<void>((go) => setImmediate(go))
  return { lookups, asked, pauses, settle, open, next: () => open.shift()?.() }
}

describe('questions to Teams', () => {
  test('go six at a time in each tenant, the others in their turn', async () => {
    const { lookups, asked, next, settle } = desk()
    const all = Array.from({ length: 8 }, (_, n) => lookups.ask(about('t1'), `p${n}`))
    await settle()
    expect(asked).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'])
    const other = lookups.ask(about('t2'), 'q')
    await settle()
    expect(asked.at(-1)).toBe('q')
    next()
    await settle()
    expect(asked.at(-1)).toBe('p6')
    for (let n = 0; n < 9; n++) {
      next()
      await settle()
    }
    expect(asked).toHaveLength(9)
    await Promise.all([...all, other])
  })

  test('make room again once they are answered', async () => {
    const { lookups, asked, next, settle } = desk()
    for (let n = 0; n < 9; n++) {
      const one = lookups.ask(about('t1'), `p${n}`)
      await settle()
      next()
      await one
    }
    expect(asked).toHaveLength(9)
  })

  test('wait as long as Teams asks for, and all of that tenant with them', async () => {
    const { lookups, asked, pauses, next, settle } = desk((nth) => (nth === 1 ? busy(3) : ok))
    const one = lookups.ask(about('t1'), 'a')
    await settle()
    next()
    await settle()
    expect(pauses.map(({ seconds }) => seconds)).toEqual([3])
    const two = lookups.ask(about('t1'), 'b')
    await settle()
    expect(asked).toEqual(['a'])
    pauses[0]?.over()
    await settle()
    expect(asked.toSorted()).toEqual(['a', 'a', 'b'])
    next()
    next()
    expect(await Promise.all([one, two])).toEqual([ok, ok])
  })

  test('wait longer each time where Teams does not say, and give up after five tries', async () => {
    const { lookups, asked, pauses, next, settle } = desk(() => busy())
    const one = lookups.ask(about('t1'), 'a')
    for (let n = 0; n < 6; n++) {
      await settle()
      next()
      await settle()
      pauses[n]?.over()
    }
    expect((await one).ok).toBe(false)
    expect(asked).toHaveLength(5)
    expect(pauses.map(({ seconds }) => seconds)).toEqual([1, 2, 3, 4])
  })

  test('wait five seconds at most', async () => {
    for (const [seconds, waits] of [
      [5, 1],
      [6, 0],
    ] as const) {
      const { lookups, pauses, next, settle } = desk((nth) => (nth === 1 ? busy(seconds) : ok))
      const one = lookups.ask(about('t1'), 'a')
      await settle()
      next()
      await settle()
      expect(pauses).toHaveLength(waits)
      pauses[0]?.over()
      await settle()
      next()
      expect((await one).ok).toBe(waits === 1)
    }
  })

  test('another refusal is an answer', async () => {
    const refused = { ok: false, status: 403, why: 'no' } as unknown as Called
    const { lookups, next, settle } = desk(() => refused)
    const one = lookups.ask(about('t1'), 'a')
    await settle()
    next()
    expect(await one).toBe(refused)
  })
})
