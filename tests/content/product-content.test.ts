import path from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '../../src/content/lint.ts'
import { loadContent } from '../../src/content/load.ts'
import { formatMistakes } from '../../src/content/mistake.ts'

test('our own content has no mistakes', async () => {
  const loaded = await loadContent(path.join(import.meta.dirname, '../..'))
  const mistakes = loaded.ok ? checkContent(loaded.content) : loaded.mistakes
  expect(formatMistakes(mistakes)).toBe('No mistakes.')
})
