import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { teamsWorkspaceOf } from '../../../src/channels/teams/reference.ts'
import type { Store } from '../../../src/review/ports.ts'
import { MemoryStore } from '../../storage/memory-store.ts'
import { storiesIn, wordsOfStory } from '../../story-words.ts'
import { createMoodyStore } from '../slack/moody-store.ts'
import { settled } from './busy.ts'
import { type Fault, faults } from './faults.ts'
import { startPosting } from './posting.ts'
import { words } from './whatif.ts'

let posting: Awaited<ReturnType<typeof startPosting>>
beforeAll(async () => {
  posting = await startPosting()
})
afterEach(async () => {
  await posting.stopPrograms()
  expect(posting.teams.left()).toBe(0)
})
afterAll(() => posting.teams.stop())

const { poll } = expect
const dana = () => posting.people.dana
/** Nothing goes wrong with what comes first: Dana's own card says that it is being posted. */
const ownCard: Fault = (call) => call()
const maybe = 'I cannot tell whether everything arrived'
const told = async () => {
  await settled()
  return dana().messages().at(-1)?.seen?.text
}

describe('while the summary and its stories are posted', () => {
  test.each<[string, Fault]>([
    ['asks for patience and says how long', faults.busy(3)],
    ['asks for patience and does not say how long', faults.busy()],
    ['has somebody else change it at the same moment', faults.conflict()],
    ['is out for some seconds', faults.refused(503, 'ServiceUnavailable', { 'retry-after': '2' })],
  ])('Teams %s: each card comes once, in order', async (_, fault) => {
    const { publish, posted, pass } = await posting.start()
    posting.teams.plan('openThread', fault, fault)
    posting.teams.plan('post', ownCard, fault)
    await publish()
    await pass(60)
    posting.expectWhole(posted())
    await poll(told).toContain('Posted.')
  })

  test.each<[string, Fault]>([
    ['says it broke', faults.brokenAfter(500)],
    ['has a broken gateway', faults.brokenAfter(502)],
    ['took too long', faults.brokenAfter(504)],
    ['breaks the line', faults.droppedAfter()],
  ])('Teams %s after it took a card: nothing is put up twice, and it is told', async (_, fault) => {
    const { publish, posted, pass } = await posting.start()
    posting.teams.plan('post', ownCard, faults.busy(1), fault)
    await publish()
    await pass(60)
    posting.expectWhole(posted())
    await poll(told).toContain(maybe)
  })

  test('what did not come is brought by “Post again”, and only that', async () => {
    const { publish, posted, pass } = await posting.start()
    posting.teams.plan('post', ownCard, faults.broken(500))
    await publish()
    await pass(60)
    expect(posted()).toHaveLength(7)
    await poll(told).toContain(maybe)
    await dana().presses('Post again')
    await pass(5)
    posting.expectWhole(posted())
    await poll(told).toContain('Posted.')
  })

  test.each([403, 404])(
    'the app was let in nowhere (%i): that is told, and tried again',
    async (status) => {
      const { publish, posted, pass } = await posting.start()
      posting.teams.plan('openThread', faults.refused(status))
      await publish()
      await pass(30)
      expect(posted()).toEqual([])
      await poll(told).toContain('I am not a member of that place yet.')
      await dana().presses('Post again')
      await pass(5)
      posting.expectWhole(posted())
    },
  )

  test('a group chat gets its two cards once, whatever goes wrong', async () => {
    const { publish, posted, pass } = await posting.start()
    posting.teams.plan('post', ownCard, faults.busy(1), faults.conflict())
    await publish('chat')
    await pass(60)
    expect(posting.titles(posted('chat'))).toEqual([
      'What could go wrong with Swim Booking',
      expect.stringMatching(/^Could somebody /),
    ])
  })

  test('never more than Teams takes in a second; the rest follows', async () => {
    let now = 0
    const { publish, posted, time, pass } = await posting.start({ now: () => now })
    await publish()
    const first = posted().length
    expect(first).toBeLessThanOrEqual(8)
    for (let n = 0; n < 5; n++) {
      now += 2000
      time.pass(2)
      await settled()
    }
    await pass(3)
    posting.expectWhole(posted())
  })

  test('what is redrawn is redrawn again, until it stands', async () => {
    const { whatif, publish, posted, pass, act, review } = await posting.start()
    await publish()
    await pass(3)
    posting.teams.plan('update', faults.broken(502), faults.busy(2), faults.droppedAfter())
    const { id, name } = posting.people.mei
    const sender = {
      workspace: teamsWorkspaceOf(posting.teams.acme.tenantId),
      channel: 'teams',
      who: { id, name },
    }
    const [finding] = storiesIn((await whatif.reviews.feed(sender, review)).thread)
    await act(posting.people.mei, { type: 'takeStance', finding, stance: 'yes', review })
    await pass(120)
    posting.expectWhole(posted())
    const [, ...stories] = posted()
    const story = stories.find(({ seen }) => seen?.text.includes(wordsOfStory(finding)))
    expect(story?.seen?.text).toContain('has said what they think.')
  })
})

describe('the program dies while it posts', () => {
  /** From its death on, nothing that it asks of its store is ever answered. */
  function mortal(store: Store) {
    let isDead = false
    const alive =
      <Args extends unknown[], T>(run: (...args: Args) => Promise<T>) =>
      (...args: Args): Promise<T> =>
        isDead ? new Promise(() => undefined) : run(...args)
    return {
      die: () => {
        isDead = true
      },
      store: {
        load: alive((key) => store.load(key)),
        list: alive((workspace) => store.list(workspace)),
        all: alive(() => store.all()),
        due: alive((at) => store.due(at)),
        append: alive((key, change) => store.append(key, change)),
        close: () => store.close(),
      } satisfies Store,
    }
  }

  const dies = (die: () => void, hasHappened: boolean): Fault =>
    function fault(call) {
      if (hasHappened) call()
      die()
      return 'drop'
    }
  test.each([
    [1, true],
    [4, true],
    [7, true],
    [3, false],
  ])('at story %i (it stands: %s): every card once, and it is told', async (n, stands) => {
    const store = new MemoryStore()
    const { store: kept, die } = mortal(store)
    const first = await posting.start({ store: kept })
    posting.teams.plan('post', ...Array<Fault>(n).fill(ownCard), dies(die, stands))
    await first.publish()
    const second = await posting.start({}, { store, review: first.review })
    await second.pass(30)
    await poll(told).toContain(maybe)
    if (!stands) {
      expect(first.posted()).toHaveLength(7)
      await dana().presses('Post again')
      await second.pass(5)
    }
    posting.expectWhole(first.posted())
  })
})

describe('what could not be kept', () => {
  test('is said to whoever pressed; typed words are taken when Teams sends them again', async () => {
    const store = createMoodyStore()
    await posting.start({ store })
    await dana().says('start Ticket Shop')
    await settled()
    store.mood = 'failing'
    const { toast } = await dana().presses('Skip')
    expect(toast).toBe(words('chat.trouble.kept'))
    expect(await dana().says('It sells tickets')).toMatchObject({ status: 500 })
    store.mood = 'well'
    for (let n = 0; n < 3; n++) {
      expect(await posting.teams.again(posting.teams.sent.at(-1))).toMatchObject({ status: 200 })
    }
    await settled()
    expect(dana().read().split('What it does: It sells tickets')).toHaveLength(2)
  })
})

describe('somebody whom the app cannot write to', () => {
  test('is told where they are, and nobody else is written to', async () => {
    const { shelf, people, teams } = posting
    await posting.start()
    for (const name of await shelf.names(`teams/${teams.acme.tenantId}/person/${people.mei.id}`)) {
      await shelf.remove(name)
    }
    teams.plan('openChat', faults.refused(403))
    await people.mei.says('start Cloak Room', { in: 'chat' })
    await settled()
    expect(people.ravi.messages('chat').at(-1)?.seen?.text).toBe(words('teams.noChat'))
    await people.mei.adds()
    await people.mei.says('start Cloak Room', { in: 'chat' })
    await settled()
    expect(people.mei.read().split('go wrong with Cloak Room')).toHaveLength(2)
  })
})

describe('the app is removed', () => {
  const left = async (onRemoval: 'keep' | 'delete') => {
    const { ravi } = posting.people
    const { whatif } = await posting.start({ onRemoval })
    await ravi.says('start Old Tickets')
    await ravi.says('start Own Lockers')
    await settled()
    await ravi.removes()
    await settled()
    await ravi.adds()
    await ravi.says('my checks')
    await settled()
    return { text: ravi.messages().at(-1)?.seen?.text ?? '', log: whatif.log.join('\n') }
  }

  test('what people answered is kept, unless the operator wants it to go', async () => {
    const { text } = await left('keep')
    expect(text).toContain('Old Tickets')
    expect(text).toContain('Own Lockers')
    const { text: after, log } = await left('delete')
    expect(after).not.toContain('Tickets')
    expect(after).not.toContain('Lockers')
    expect(log).not.toMatch(/Tickets|Ravi/)
  })

  test('from a place: it is offered there no more', async () => {
    const { people } = posting
    await posting.start()
    await people.dana.removes('chat')
    await people.dana.says('my checks')
    await settled()
    await people.dana.adds('chat')
    await settled()
    expect(people.ravi.messages('chat').at(-1)?.seen?.text).toContain(
      words('teams.welcome.place.title'),
    )
  })
})

describe('two tenants', () => {
  test('know nothing of each other, whatever is sent', async () => {
    const { teams, people } = posting
    const { whatif, review, publish } = await posting.start()
    await publish('general')
    const stranger = teams.umbrella.people.dana
    await stranger.adds()
    await settled()
    const card = people.ravi.messages('general').at(-1)
    if (!card) throw new Error('nothing was posted')
    for (const label of ['Say what you think', 'What to do', 'More']) {
      const { toast } = await stranger.presses(label, { on: { ...card, place: 'elsewhere' } })
      await settled()
      const read = [toast, stranger.messages().at(-1)?.seen?.text].join('\n')
      expect(read).toContain('This check is not here any more.')
    }
    await stranger.says('my checks')
    await settled()
    expect(stranger.read()).not.toContain('Swim Booking')
    const sender = {
      workspace: `teams:${teams.umbrella.tenantId}`,
      channel: 'teams',
      who: { id: people.dana.id, name: 'Dana' },
    }
    await expect(whatif.reviews.report(sender, review, 'md')).rejects.toThrow()
    await expect(whatif.reviews.picture(sender, review, 'risk-map')).rejects.toThrow()
  })
})
