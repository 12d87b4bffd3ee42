import { stringify } from 'yaml'
import type { RunningContent } from './content.ts'
import { type LanguageWords, wordFiles } from './content-words.ts'
import { languageFolder } from './language-files.ts'
import type { MessageEntry } from './messages.ts'

/** The words of the content itself, under another tag: what somebody starts from who translates it. */
export const wordsToTranslate = (base: RunningContent, tag: string): LanguageWords => ({
  tag,
  files: Object.fromEntries(wordFiles.map(({ file, take }) => [file, take(base)])),
  messages: [...base.messages.values()],
})

/** The files that hold the words of a language, by their paths from the product's folder. */
export function languageSources({ tag, files, messages }: LanguageWords): Map<string, string> {
  const folder = languageFolder(tag)
  const areas = new Map<string, MessageEntry[]>()
  for (const entry of messages) {
    const area = entry.key.slice(0, entry.key.indexOf('.'))
    areas.set(area, [...(areas.get(area) ?? []), entry])
  }
  return new Map([
    ...Object.entries(files).map(([file, words]) => [`${folder}/${file}`, yaml(words)] as const),
    ...[...areas].map(
      ([area, entries]) => [`${folder}/messages/${area}.yaml`, messageFile(entries)] as const,
    ),
  ])
}

interface Nested {
  [name: string]: string | Nested
}

function messageFile(entries: readonly MessageEntry[]): string {
  const messages: Nested = {}
  for (const { key, text } of entries) {
    const way = key.split('.').slice(1)
    const last = way.pop() ?? ''
    let into = messages
    for (const name of way) {
      const next = into[name]
      const nested = typeof next === 'object' ? next : {}
      into[name] = nested
      into = nested
    }
    into[last] = text
  }
  return yaml({ audience: entries[0]?.audience, messages })
}

const yaml = (value: unknown): string => stringify(value, { lineWidth: 120 })
