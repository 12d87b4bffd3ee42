import { expect, test } from 'vitest'
import { Bench, weak, words } from '../bench.ts'

test('smoke', async () => {
  const bench = new Bench()
  const review = await bench.posted('Dana', 'Swim Booking')
  await bench.act('Dana', { type: 'close', review, sure: true })
  bench.clock.pass(40 * 86400)
  const offered = await bench.act('Dana', { type: 'start', product: 'swim  booking' })
  console.log(words(offered.replies[0]))
  const begun = await bench.act('Dana', { type: 'lookAgain', review, how: 'again' })
  const next = begun.review ?? ''
  console.log(words((await bench.feed('Dana', next)).own[0]?.message))
  for (let n = 0; n < 6; n++) {
    const card = await bench.open('Dana', next)
    console.log(words(card).slice(0, 3000))
    const section = card.elements.flatMap((e) => (e.type === 'buttons' ? e.buttons : [])).map(({ action }) => action).find((a) => a.type === 'stillTrue')
    if (!section) break
    await bench.act('Dana', section)
  }
  console.log(await bench.asked('Dana', next))
  expect(weak).toBeDefined()
})
