import type { WireBoot, Word } from './wire.ts'

const element = document.getElementById('boot')

/** What the server sent along with the page. */
export const boot: WireBoot = JSON.parse(element?.textContent ?? '{"words":{}}')

/** Gives a word of the page, with its places filled. */
export function say(word: Word, values: Readonly<Record<string, string>> = {}): string {
  return boot.words[word].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
