import { expect, test, vi } from 'vitest'
import type { TeamsContext } from '../../../src/channels/teams/context.ts'
import { redrawStory, turnPage } from '../../../src/channels/teams/story-pages.ts'
import { message, text } from '../../../src/message/build.ts'
import type { Message } from '../../../src/message/message.ts'
import { MemoryShelf } from '../../storage/memory-shelf.ts'
import { seenCard } from '../adaptive-card/seen.ts'
import { cardsIn } from './card-check.ts'
import type { Json } from './shapes.ts'
import { words } from './whatif.ts'

const cardIn = ({ attachments }: Json): Json => cardsIn(attachments)[0] ?? {}

const tenantId = 'acme'
const story = (id: string) => ({ id: `story/${id}`, version: 1, message: message(text(id)) })

/** What each page of a chat's card says at its foot; the summary counts so many stories. */
async function feet(ids: readonly string[], counted: number): Promise<string[]> {
  const summary: Message = message({ type: 'progress', text: '', done: 0, of: counted })
  const thread = [{ id: 'summary', version: 1, message: summary }, ...ids.map(story)]
  const shelf = new MemoryShelf()
  const pages = { conversationId: '19:chat', activityId: '1', shown: `story/${ids[0]}` }
  await shelf.put(`teams/${tenantId}/stories/r1`, pages)
  const context = { shelf, say: words, reviews: () => ({ feed: async () => ({ thread }) }) }
  const all: string[] = []
  for (const id of ids) {
    const data = { review: 'r1', from: `story/${id}`, by: 1 }
    const activity = await turnPage(context as unknown as TeamsContext, tenantId, data)
    all.push(seenCard(activity?.attachments[0].content).text.split('\n').at(-1) ?? '')
  }
  return all
}

test('stories are numbered as the summary counts them', async () => {
  expect(await feet(['a', 'b', 'c'], 3)).toEqual(['Story 2 of 3', 'Story 3 of 3', 'Story 1 of 3'])
})

test('what must never happen stands before them and is not counted', async () => {
  expect(await feet(['must-never-happen', 'a', 'b'], 2)).toEqual([
    'Story 1 of 2',
    'Story 2 of 2',
    'What must never happen comes first. 2 stories follow.',
  ])
})

test('with a story more than the summary counts, cards are numbered instead', async () => {
  expect(await feet(['a', 'b', 'c'], 2)).toEqual(['Card 2 of 3', 'Card 3 of 3', 'Card 1 of 3'])
})

test('a card that one instance redraws while it is turned at another shows in the end what it was turned to', async () => {
  vi.resetModules()
  const other = await import('../../../src/channels/teams/story-pages.ts')
  expect(other.turnPage).not.toBe(turnPage)
  const shelf = new MemoryShelf()
  const shown: string[] = []
  let meanwhile: (() => Promise<unknown>) | undefined
  const context = {
    shelf,
    say: words,
    reviews: () => ({ feed: async () => ({ thread: ['a', 'b'].map(story) }) }),
    connector: {
      async call(_: string, { body }: { body: Json }) {
        const turned = meanwhile?.()
        meanwhile = undefined
        await turned
        shown.push(seenCard(cardIn(body)).text)
        return { ok: true, body: {} }
      },
    },
  } as unknown as TeamsContext
  const pages = { conversationId: '19:chat', activityId: '1', shown: 'story/a' }
  await shelf.put(`teams/${tenantId}/stories/r1`, pages)
  const press = { review: 'r1', from: 'story/a', by: 1 }
  meanwhile = () => other.turnPage(context, tenantId, press)
  const chat = { ...pages, kind: 'groupChat', serviceUrl: '', tenantId, botId: 'b' } as const
  await redrawStory(context, chat, 'place', {
    ...{ key: { workspace: 'teams:acme', id: 'r1' }, entry: 'story/a', kind: 'story' },
    ...{ message: message(text('a')), repeat: false, unasked: false },
  })
  expect(shown.at(-1)).toBe('b\nStory 2 of 2')
})
