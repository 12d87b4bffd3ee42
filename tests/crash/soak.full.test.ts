import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mortalDatabase } from './mortal-database.ts'
import { newSeed } from './seeded.ts'
import { tell } from './tell.ts'

/** How long people use it: TEST_SOAK_MINUTES, 30 for a whole soak. */
const minutes = Number(process.env['TEST_SOAK_MINUTES'] ?? 2)
const looks = 40
/** Its heap may be larger at the end than after a third of the time by this share, along a straight line. */
const mostGrowth = 0.1

/** What it held at a moment: bytes after everything was cleared up, and how much had been done. */
interface Held {
  readonly at: number
  readonly heapUsed: number
  readonly rss: number
  readonly external: number
  readonly acts: number
  readonly failures: number
}

test(`a hundred people use it for ${minutes} minutes, and it holds no more in the end`, async () => {
  const database = await mortalDatabase()
  const seed = newSeed()
  const held: Held[] = []
  try {
    const about = JSON.stringify({ url: database.url, minutes, looks, seed })
    const script = fileURLToPath(new URL('../../bench/soak-instance.mjs', import.meta.url))
    const child = fork(script, [about], { execArgv: ['--expose-gc'] })
    child.on('message', (one: Held) => held.push(one))
    const [code] = await once(child, 'exit')
    expect(code).toBe(0)
  } finally {
    await database.end()
  }
  // What is remembered fills up first: records, words, translated code.
  const settled = held.slice(Math.ceil(held.length / 3))
  const last = settled.at(-1)
  const { slope, start } = lineThrough(settled.map(({ at, heapUsed }) => [at, heapUsed]))
  const growth = (slope * ((last?.at ?? 0) - (settled[0]?.at ?? 0))) / start
  const rss = held.map((one) => Math.round(one.rss / 1e6))
  const heap = held.map((one) => Math.round(one.heapUsed / 1e6))
  tell(
    `soak of ${minutes} minutes: ${last?.acts} acts, ${last?.failures} of them on what was just deleted; ` +
      `heap MB ${heap.join(' ')}; RSS MB ${rss.join(' ')}; ` +
      `growth over the last two thirds ${(growth * 100).toFixed(1)} %, ${(slope * 3_600_000) / 1e6} MB an hour, seed ${seed}`,
  )
  expect(settled.length).toBeGreaterThan(5)
  expect(growth).toBeLessThan(mostGrowth)
})

/** The straight line that lies nearest to all points: how much it rises for each millisecond, and where it starts. */
function lineThrough(points: readonly (readonly [number, number])[]) {
  const [from = 0] = points[0] ?? []
  const n = points.length
  const meanX = points.reduce((sum, [x]) => sum + x - from, 0) / n
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n
  const above = points.reduce((sum, [x, y]) => sum + (x - from - meanX) * (y - meanY), 0)
  const below = points.reduce((sum, [x]) => sum + (x - from - meanX) ** 2, 0)
  const slope = above / below
  return { slope, start: meanY - slope * meanX }
}
