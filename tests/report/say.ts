import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Say } from '../../src/message/words.ts'

type Words = string | { one: string; other: string } | { [key: string]: Words }

const areas = ['report', 'thread', 'picture', 'technical']

/** Every message of the report's areas, by its whole key. */
export const messages = new Map<string, string | { one: string; other: string }>()

function read(words: Words, key: string): void {
  if (typeof words === 'string') messages.set(key, words)
  else if ('one' in words && 'other' in words)
    messages.set(key, words as { one: string; other: string })
  else for (const [part, inner] of Object.entries(words)) read(inner, `${key}.${part}`)
}

/** Which audience each area is written for. */
export const audiences = new Map<string, string>()

for (const area of areas) {
  const file = new URL(`../../content/messages/${area}.yaml`, import.meta.url)
  const { audience, messages: words } = parse(readFileSync(file, 'utf8'))
  audiences.set(area, audience)
  read(words, area)
}

/** The real words; a key or a place that is missing is a mistake. */
export const say: Say = (key, values = {}) => {
  const found = messages.get(key)
  if (found === undefined) throw new Error(`no words for ${key}`)
  const { count } = values
  const text = typeof found === 'string' ? found : count === 1 ? found.one : found.other
  return text.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place]
    if (value === undefined) throw new Error(`${key} needs {${place}}`)
    return String(value)
  })
}
