import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContent } from '../../src/content/load.ts'
import { messagePlacesOf } from '../../src/content/message-forms.ts'

const root = path.join(import.meta.dirname, '../..')
const loaded = await loadContent(root)
if (!loaded.ok) throw new Error(loaded.mistakes.map(({ message }) => message).join('\n'))
const { messages } = loaded.content
const areas = new Set([...messages.keys()].map((key) => key.split('.')[0] ?? ''))

const names = await readdir(path.join(root, 'src'), { recursive: true })
const sources = await Promise.all(
  names
    .filter((name) => name.endsWith('.ts'))
    .map(async (name) => ({ name, text: await readFile(path.join(root, 'src', name), 'utf8') })),
)

const fileName = /\.(?:ya?ml|json|ts|js|md|html|css|svg|png)$/

/** Every literal in the code that begins with the name of a message file, such as 'start.greeting'. */
const used = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/(['`])([a-z][a-zA-Z-]*)((?:\.[a-zA-Z0-9-]+)+)\1/g)]
    .map(([, , area = '', rest = '']) => ({ name, area, key: area + rest }))
    .filter(({ area, key }) => areas.has(area) && (messages.has(key) || !fileName.test(key))),
)

/** Keys whose last part is a value of the code, such as `discussion.bands.${band}`. */
const openUsed = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/`([a-z][a-zA-Z-]*(?:\.[a-zA-Z0-9-]+)*\.)\$\{[\w.]+\}`/g)]
    .map(([, start = '']) => ({ name, start }))
    .filter(({ start }) => areas.has(start.split('.')[0] ?? '')),
)

const isUnder = (start: string, key: string): boolean =>
  key.startsWith(start) && !key.slice(start.length).includes('.')

test('every message that the code asks for is written', () => {
  const keys = [...messages.keys()]
  const missing = [
    ...used.filter(({ key }) => !messages.has(key)),
    ...openUsed
      .filter(({ start }) => !keys.some((key) => isUnder(start, key)))
      .map(({ name, start }) => ({ name, key: start })),
  ]
  expect(missing.map(({ name, key }) => `${name}: ${key}`)).toEqual([])
})

test('every message that is written is asked for', () => {
  const asked = new Set(used.map(({ key }) => key))
  const left = [...messages.keys()].filter((key) => !asked.has(key))
  expect(left.filter((key) => !openUsed.some(({ start }) => isUnder(start, key)))).toEqual([])
})

/** Calls whose values are written out on the spot, without anything spread into them. */
const calls = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/\bsay\(\s*'([^']+)'\s*(?:,\s*\{([^{}]*)\}\s*,?\s*)?\)/g)].map(
    ([, key = '', values = '']) => ({ name, key, values }),
  ),
)

test('calls give every value that their message fills in', () => {
  const slips = calls.flatMap(({ name, key, values }) => {
    const text = messages.get(key)?.text
    if (text === undefined || values.includes('...')) return []
    const given = [...values.matchAll(/(?:^|,)\s*([a-zA-Z][a-zA-Z0-9]*)/g)].map(
      ([, given]) => given,
    )
    return messagePlacesOf(text)
      .filter((place) => !given.includes(place))
      .map((place) => `${name}: ${key} has no {${place}}`)
  })
  expect(calls.length).toBeGreaterThan(0)
  expect(slips).toEqual([])
})
