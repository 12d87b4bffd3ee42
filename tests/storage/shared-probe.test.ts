import { expect, test } from 'vitest'
import { sharedProbe } from '../../src/storage/shared-probe.ts'

/** A probe whose looks end when the test says so, by a clock that the test moves. */
function watched() {
  const looks: { readonly resolve: () => void; readonly reject: (error: Error) => void }[] = []
  const clock = { now: 0 }
  const look = () =>
    new Promise<void>((resolve, reject) => {
      looks.push({ resolve, reject })
    })
  return { looks, clock, probe: sharedProbe(look, () => clock.now) }
}

test('however many ask, one look is on its way, and its answer is theirs', async () => {
  const { looks, clock, probe } = watched()
  const asked = Array.from({ length: 100 }, () => probe())
  clock.now = 60_000
  const later = probe()
  expect(looks).toHaveLength(1)
  looks[0]?.resolve()
  await Promise.all([...asked, later])
})

test('an answer, good or bad, is given again for a second, and then looked for anew', async () => {
  const { looks, clock, probe } = watched()
  const first = probe()
  looks[0]?.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  clock.now = 999
  await expect(probe()).rejects.toThrow('away')
  expect(looks).toHaveLength(1)
  clock.now = 1000
  const next = probe()
  looks[1]?.resolve()
  await next
  expect(looks).toHaveLength(2)
})
