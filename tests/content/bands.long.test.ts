import { expect, test } from 'vitest'
import { type Band, bands } from '../../src/domain/vocabulary.ts'
import { ownContent, productCheckOf, randomProduct, standings } from './random-products.ts'

const products = 5000

/** Nobody does this one on purpose, and there is time once it shows: it stays below the first band. */
const slowlyComing = ['keeper-leaves']

test(`over ${products} random products few stories are to be acted on first, and each that does serious harm can be`, async () => {
  const content = await ownContent()
  const check = productCheckOf(content)
  const counts = [0, 0, 0, 0]
  const everFirst = new Set<string>()
  for (let seed = 0; seed < products; seed++) {
    const reading = check.analyser.read(randomProduct(check, seed))
    for (const [id, { status, high }] of standings(check.analyser.judge(reading))) {
      if (status === 'covered') continue
      counts[high] = (counts[high] ?? 0) + 1
      if (high === 3) everFirst.add(id)
    }
  }
  const all = counts.reduce((sum, count) => sum + count, 0)
  const share = (band: Band): number => (counts[bands.indexOf(band)] ?? 0) / all
  const shares = Object.fromEntries(bands.map((band) => [band, share(band).toFixed(3)]))
  const never = content.catalogue.threats.map(({ id }) => id).filter((id) => !everFirst.has(id))
  process.stdout.write(`${JSON.stringify({ shares, never })}\n`)
  expect(never).toEqual(slowlyComing)
  expect(share('actFirst')).toBeLessThanOrEqual(0.2)
  expect(share('planSoon')).toBeLessThanOrEqual(0.6)
})
