import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { settled } from './busy.ts'
import { faults } from './faults.ts'
import { startPosting } from './posting.ts'
import { words } from './whatif.ts'

let posting: Awaited<ReturnType<typeof startPosting>>
beforeAll(async () => {
  posting = await startPosting()
})
afterEach(() => posting.stopPrograms())
afterAll(() => posting.teams.stop())

describe('a question that may not have come', () => {
  /** How often the second question stands there. */
  const asked = (product: string) =>
    posting.people.ravi
      .messages()
      .filter(({ seen }) => /^Question 2 of/.test(seen?.text ?? '') && seen?.text.includes(product))
      .length

  /** Nobody knows whether the second question reached Ravi; it did not. */
  const lost = async (product: string) => {
    const { ravi } = posting.people
    const { pass } = await posting.start()
    await ravi.says(`start ${product}`)
    await settled()
    posting.teams.plan('post', faults.dropped())
    await ravi.presses('Skip')
    await pass(40)
    expect(asked(product)).toBe(0)
    return { ravi, pass }
  }

  test('is shown with the next word, which is not said to be unclear', async () => {
    const { ravi, pass } = await lost('Kayak Shed')
    await ravi.says('is anybody there')
    await pass(3)
    expect(asked('Kayak Shed')).toBe(1)
    expect(ravi.read()).toContain(words('chat.again'))
    await ravi.says('and another thing')
    await pass(3)
    expect(asked('Kayak Shed')).toBe(1)
  })

  test('is shown with whatever they do next, once', async () => {
    const { ravi, pass } = await lost('Raft Shed')
    await ravi.says('my checks')
    await pass(3)
    expect(asked('Raft Shed')).toBe(1)
    await ravi.presses('Not sure')
    await pass(3)
    expect(ravi.messages().at(-1)?.seen?.text).toMatch(/^Question 3 of.*Raft Shed/)
  })

  test('is shown when it comes up again, after they went back', async () => {
    const { ravi, pass } = await lost('Punt Shed')
    await ravi.presses('Change')
    await pass(3)
    await ravi.presses('Skip')
    await pass(3)
    expect(asked('Punt Shed')).toBe(1)
  })
})
