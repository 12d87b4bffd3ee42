import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { settled } from './busy.ts'
import { startPosting } from './posting.ts'
import type { Json } from './shapes.ts'
import { words } from './whatif.ts'

let posting: Awaited<ReturnType<typeof startPosting>>
beforeAll(async () => {
  posting = await startPosting()
})
afterAll(async () => {
  await posting.stopPrograms()
  await posting.teams.stop()
})

/** What Teams told of this kind last, told once more as something else. */
const retold = async (type: string, change: Json): Promise<void> => {
  const before = posting.teams.sent.findLast((one) => one['type'] === type)
  await posting.teams.deliver({ ...before, id: `f:${randomUUID()}`, ...change })
  await settled()
}

describe('a new version of the app is rolled out', () => {
  test('deletes nobody’s checks, forgets no place and says hello to nobody', async () => {
    const { people, shelf, teams } = posting
    await posting.start({ onRemoval: 'delete' })
    const { ravi, dana } = people
    await ravi.says('start Old Tickets')
    await settled()
    const greeted = ravi.messages().length
    const placesBefore = await shelf.names(`teams/${teams.acme.tenantId}/place/`)
    for (const [who, place] of [
      [ravi, undefined],
      [dana, 'general'],
      [dana, 'chat'],
    ] as const) {
      await who.adds(place)
      const greetedHere = who.messages(place).length
      await retold('installationUpdate', { action: 'remove-upgrade' })
      await retold('installationUpdate', { action: 'add-upgrade' })
      expect(who.messages(place)).toHaveLength(greetedHere)
    }
    expect(ravi.messages()).toHaveLength(greeted)
    expect(await shelf.names(`teams/${teams.acme.tenantId}/place/`)).toEqual(placesBefore)
    await ravi.says('my checks')
    await settled()
    expect(ravi.messages().at(-1)?.seen?.text).toContain('Old Tickets')
  })

  test('only whoever uninstalls the app has their checks deleted', async () => {
    const { ravi } = posting.people
    await posting.start({ onRemoval: 'delete' })
    await ravi.says('start Own Lockers')
    await settled()
    await ravi.adds()
    await retold('conversationUpdate', {
      membersAdded: undefined,
      membersRemoved: [{ id: posting.teams.app.botId }],
    })
    await ravi.says('my checks')
    await settled()
    expect(ravi.messages().at(-1)?.seen?.text).toContain('Own Lockers')
    await retold('installationUpdate', { action: 'remove' })
    await ravi.adds()
    await ravi.says('my checks')
    await settled()
    expect(ravi.messages().at(-1)?.seen?.text).not.toContain('Own Lockers')
    expect(ravi.read()).toContain(words('teams.welcome.personal.title'))
  })
})
