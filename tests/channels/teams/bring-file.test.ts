import { afterAll, expect, test } from 'vitest'
import { countedFetch } from './busy.ts'
import { startJourney } from './journey.ts'
import type { Json } from './shapes.ts'
import { words } from './whatif.ts'

const kept = 'http://127.0.0.1:9/sheet.csv?tempauth=1'
const asked: Headers[] = []
const elsewhere: string[] = []

/** Where Teams keeps what people share; everything else goes where it always goes. */
const fetch: typeof globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : String(input)
  if (address.includes('192.0.2.7')) {
    elsewhere.push(address)
    return new Response('', { status: 404 })
  }
  if (!address.startsWith(kept)) return await countedFetch(input, init)
  asked.push(new Headers(init?.headers))
  return new Response('question,answer\nabout.stage,live\nabout.shape,"web, app"\n')
}

const journey = await startJourney({ fetch })
const { teams, whatif, people, settled, newest } = journey
const { dana } = people
afterAll(() => journey.stop())

/** The same message as the last that Dana wrote, with a file and no words. */
async function shares(downloadUrl: string): Promise<void> {
  const said = teams.sent.findLast(({ type, text }) => type === 'message' && text)
  const { text: _, ...activity } = said as Json
  const attachments = [
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'sheet.csv',
      content: { downloadUrl, uniqueId: 'u', fileType: 'csv' },
    },
  ]
  await teams.deliver({ ...activity, id: `file:${downloadUrl}`, attachments })
  await settled()
}

test('a file that is shared with the app is fetched, suggested, and counts once somebody says yes', async () => {
  await dana.adds()
  await dana.says('start Pool Keys')
  await shares(kept)
  // Who fetches is told by the address alone: our own token goes nowhere else.
  expect(asked.map((headers) => headers.get('authorization'))).toEqual([null])
  expect(dana.read()).toContain(words('suggest.brought.new', { count: 2 }))
  await newest('dana').toContain('Yes, people use it (from sheet.csv, row 2)')
  await dana.presses('Yes, these 2 are right')
  await newest('dana').toContain('Question 3 of about')
  await shares(`${kept}&again`)
  expect(dana.read()).toContain(words('suggest.brought.same', { count: 2 }))
})

test('a file that is kept elsewhere is not asked for', async () => {
  await shares('http://192.0.2.7/sheet.csv')
  await newest('dana').toContain(words('chat.unread.file'))
  expect(elsewhere).toEqual([])
})

test('the log holds nothing of a file, nor where it is kept', () => {
  expect(whatif.log.join('\n')).not.toMatch(/sheet\.csv|tempauth|about\.stage/)
})
