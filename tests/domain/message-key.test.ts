import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'

const root = path.join(import.meta.dirname, '../..')

test('the type of message keys names exactly the messages that the program reads', async () => {
  const loaded = await loadContent(root)
  if (!loaded.ok) throw new Error('the content is broken')
  const text = await readFile(path.join(root, 'src/domain/message-key.ts'), 'utf8')
  const typed = [...text.matchAll(/^ {2}\| '([^']+)'$/gm)].map(([, key]) => key)
  expect(typed.toSorted()).toEqual([...loaded.content.messages.keys()].toSorted())
})
