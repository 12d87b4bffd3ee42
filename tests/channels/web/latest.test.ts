import { expect, test } from 'vitest'
import { latest } from '../../../src/channels/web/page/latest.ts'

/** Each run ends when it is told to. */
function runs() {
  const ends: (() => void)[] = []
  const run = () => new Promise<void>((resolve) => ends.push(resolve))
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
  return { ends, run, turn }
}

test('whoever asks while it runs shares one more run, which begins after they asked', async () => {
  const { ends, run, turn } = runs()
  const look = latest(run)
  for (let asked = 0; asked < 200; asked++) look()
  await turn()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await turn()
  expect(ends).toHaveLength(2)
  look()
  await turn()
  expect(ends).toHaveLength(3)
})
