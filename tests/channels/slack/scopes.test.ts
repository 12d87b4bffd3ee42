import { afterEach, expect, test } from 'vitest'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { wordsOfStory } from '../../story-words.ts'
import { createMoodyStore } from './moody-store.ts'
import { acting, readyCheck } from './ready-check.ts'
import { type Different, type RunningWhatif, startWhatif, words } from './whatif.ts'
import { neededScopes, type Slack, startSlack } from './workspace.ts'

let slack: Slack
let whatif: RunningWhatif

afterEach(async () => {
  await whatif.stop()
  await slack.stop()
})

const { poll } = expect

/** Words that people type, each in another place; none may ever be seen where it does not belong. */
const planted = {
  product: 'Zzproduct',
  answer: 'Zzanswer pearls',
  reason: 'Zzreason oysters',
  story: 'Zzstory thieves',
  told: 'Zztold quietly',
  channel: 'Zzchannel gossip',
} as const

/** A bit of everything, by three people. */
async function everything(different: Different = {}): Promise<void> {
  const { store = new MemoryStore() } = different
  const rasterise = () => new Uint8Array([1])
  whatif = await startWhatif(slack, { store, shelf: new MemoryShelf(), rasterise, ...different })
  const { dana, ravi, mei } = slack.acme.people
  const { open, closed } = slack.acme.channels
  await dana.command(planted.product, open)
  await poll(() => dana.read()).toContain('What happens with it')
  await dana.say(planted.answer)
  await poll(() => dana.read()).toContain(planted.answer)
  await dana.press('More')
  await dana.press('Ask a teammate')
  await poll(() => dana.readForm()).toContain('Who would know?')
  await dana.submit({ 'Who would know?': ravi.id })
  await poll(() => ravi.read()).toContain('Is it in use yet?')
  await dana.openHome()
  await poll(() => dana.readHome()).toContain(planted.product)
  const ready = await readyCheck(slack.acme, dana, planted.product)
  const review = await ready.put(store)
  const [finding] = ready.stories
  await dana.invite(closed)
  const act = acting(whatif, slack.acme)
  await act(dana, { type: 'publish', review, how: 'all', to: closed, sure: true })
  const saying = wordsOfStory(finding)
  await mei.press('Say what you think', { in: closed, saying })
  await poll(() => mei.readForm()).toContain('What do you think?')
  await mei.submit({
    'What do you think?': 'Yes',
    'Why? (needed for “no” and “doesn’t apply”)': planted.reason,
  })
  await act(mei, { type: 'tell', review, finding, words: planted.told })
  const gossip = await ravi.write(planted.channel, closed)
  await ravi.messageShortcut('add_story', gossip)
  await poll(() => ravi.readForm()).toContain(planted.channel)
  await ravi.submit()
  await act(dana, { type: 'addStory', review, words: planted.story })
  await poll(() => dana.read(closed)).toContain(planted.story)
  await dana.press('Take along', { in: closed })
  await poll(() => dana.readForm()).toContain('What would you like to take along?')
  await dana.submit()
  await settled()
}

const settled = (): Promise<void> => slack.settled()

const refused = () => slack.calls.filter(({ answer }) => answer['error'] === 'missing_scope')
const read = () =>
  slack.calls.filter(({ method }) => /history|replies|conversations\.list/.test(method))

test('with the needed scopes alone everything works, and Slack refuses nothing', async () => {
  slack = await startSlack({ scopes: neededScopes })
  await everything()
  expect(refused()).toEqual([])
  expect(read()).toEqual([])
  const { people, channels } = slack.acme
  await expect.poll(() => people.dana.read(channels.closed)).toContain(words('chat.report.none'))
})

test('where Slack does not say what it granted, each scope is tried once', async () => {
  slack = await startSlack({ scopes: neededScopes })
  await everything({
    fetch: async (target, init) => {
      const answer = await fetch(target, init)
      return String(target).endsWith('auth.test') ? Response.json(await answer.json()) : answer
    },
  })
  const needed = refused().map(({ answer }) => String(answer['needed']))
  expect(needed.toSorted()).toEqual([...new Set(needed)].toSorted())
  expect(needed.length).toBeGreaterThan(0)
})

test('nothing that anybody wrote, no name and no token is in the log', async () => {
  slack = await startSlack()
  const store = createMoodyStore()
  let calls = 0
  await everything({
    store,
    fetch: async (target, init) => {
      const method = String(target).split('/').at(-1)
      // Now and then something goes wrong, for that is what logs are for.
      const limited = { status: 429, headers: { 'retry-after': '0' } }
      if (method === 'chat.postMessage' && ++calls % 5 === 0) return Response.json({}, limited)
      if (method === 'users.info') return new Response(String(init?.body), { status: 500 })
      if (method === 'files.getUploadURLExternal') throw new Error(planted.product)
      return fetch(target, init)
    },
  })
  const { dana } = slack.acme.people
  store.mood = 'failing'
  await dana.say(planted.answer)
  await dana.command(planted.product)
  await dana.press('Skip this one').catch(() => undefined)
  store.mood = 'well'
  await slack.acme.uninstall()
  await dana.say(planted.answer)
  await settled()
  const log = whatif.log.join('\n')
  const kinds = new Set(whatif.log.map((line) => line.split(' ')[1]))
  expect(kinds.size).toBeGreaterThan(4)
  for (const secret of [...Object.values(planted), 'dana', 'Dana', 'ravi', 'xoxb', 'xapp']) {
    expect(log).not.toContain(secret)
  }
})
