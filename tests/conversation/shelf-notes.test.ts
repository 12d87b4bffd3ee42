import { expect, test } from 'vitest'
import { openShelfNotes } from '../../src/conversation/shelf-notes.ts'
import type { Sender } from '../../src/review/ports.ts'
import { Bench, silent } from '../review/bench.ts'
import { MemoryShelf } from '../storage/memory-shelf.ts'

const dana: Sender = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }

function begin(more: Partial<Parameters<typeof openShelfNotes>[0]>) {
  const { reviews, say } = new Bench()
  const logged: string[] = []
  const logger = { ...silent, warn: (event: string) => void logged.push(event) }
  const act = async () => undefined
  const parts = { channel: 'chat', reviews: () => reviews, say, logger, act }
  return { logged, ...openShelfNotes({ ...parts, ...more }) }
}

test('without a shelf nothing is kept, and no reply where none stays', () => {
  expect(begin({})).toMatchObject({ unconfirmed: undefined, replyLog: undefined })
  expect(begin({ shelf: new MemoryShelf() }).replyLog).toBeUndefined()
})

test('a shelf that fails is logged, and holds nobody up', async () => {
  const shelf = new MemoryShelf()
  shelf.get = () => Promise.reject(new Error('broken'))
  shelf.change = () => Promise.reject(new Error('broken'))
  shelf.names = () => Promise.reject(new Error('broken'))
  const notes = begin({ shelf, redrawReplies: async () => undefined })
  expect(await notes.unconfirmed?.has(dana)).toBe(false)
  expect(await notes.unconfirmed?.bringAgain('d1', dana)).toBe(false)
  await notes.replyLog?.note(dana, 'r', ['1'])
  await notes.replyLog?.blank(dana, 'r')
  expect(notes.logged).toEqual(Array(4).fill('chat-note-failed'))
})
