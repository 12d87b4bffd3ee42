import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { audiences, messages } from './say.ts'

test('what everybody reads holds none of the banned words', () => {
  const jargon = parse(readFileSync(new URL('../../content/jargon.yaml', import.meta.url), 'utf8'))
  const terms = (jargon.banned as { term: string }[]).map(({ term }) => term)
  const found = [...messages].flatMap(([key, words]) => {
    if (audiences.get(key.split('.')[0] ?? '') !== 'people') return []
    const text = typeof words === 'string' ? words : `${words.one} ${words.other}`
    return terms.filter((term) => has(text, term)).map((term) => `${key}: ${term}`)
  })
  expect(found).toEqual([])
})

/** Short terms in capitals count only in capitals. */
function has(text: string, term: string): boolean {
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const caseless = term.length <= 5 && term === term.toUpperCase() ? '' : 'i'
  return new RegExp(`(?<![\\p{L}\\d])${escaped}(?![\\p{L}\\d])`, `u${caseless}`).test(
    text.replace(/\{\w+\}/g, ' '),
  )
}
