import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJourney } from './journey.ts'
import { words } from './whatif.ts'

const manifest = JSON.parse(
  readFileSync(
    new URL('../../../src/channels/teams/manifest/manifest.json', import.meta.url),
    'utf8',
  ),
)
const lists = manifest.bots[0].commandLists as {
  readonly scopes: readonly string[]
  readonly commands: readonly { readonly title: string; readonly description: string }[]
}[]

const journey = await startJourney()
const { dana } = journey.people
beforeAll(async () => {
  await dana.adds()
  await dana.adds('general')
  await dana.adds('chat')
  await dana.says('start Swim Booking')
})
afterAll(() => journey.stop())

/** What each command brings: in somebody's own chat, and for all to read where it was written. */
const brings: Readonly<Record<string, { readonly own?: string; readonly here?: string }>> = {
  start: {
    own: words('conversation.start.title'),
    here: words('teams.here.started', { name: 'Dana' }),
  },
  continue: { own: 'Question 1 of' },
  'my checks': { own: 'Swim Booking', here: words('teams.here.sent') },
  'what can you do': { here: words('chat.help.title') },
  help: { here: words('chat.help.title') },
}

const places = { personal: undefined, team: 'general', groupChat: 'chat' } as const
const cases = lists.flatMap(({ scopes, commands }) =>
  scopes.flatMap((scope) => commands.map(({ title }) => [title, scope] as const)),
)

describe('every command that the composer offers', () => {
  test.each(cases)('“%s” does what it says (%s)', async (title, scope) => {
    const place = places[scope as keyof typeof places]
    const newest = (where?: typeof place) => {
      const { seen, text = '' } = dana.messages(where).at(-1) ?? {}
      return seen?.text ?? text
    }
    await dana.says(title, place && { in: place })
    const { own, here } = brings[title] ?? {}
    if (place === undefined) expect(newest()).toContain(own ?? here ?? 'nothing')
    else {
      expect(newest(place)).toContain(here ?? 'nothing')
      if (own !== undefined) expect(newest()).toContain(own)
    }
  })
})

test('commands and their descriptions are short enough for the composer', () => {
  for (const { commands } of lists) {
    expect(commands.length).toBeLessThanOrEqual(12)
    for (const { title, description } of commands) {
      expect(title.length).toBeLessThanOrEqual(32)
      expect(description.length).toBeLessThanOrEqual(128)
    }
  }
})
