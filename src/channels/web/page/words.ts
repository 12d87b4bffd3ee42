import type { WireBoot, Word } from './wire.ts'

const element = document.getElementById('boot')

/** What the server sent along with the page. */
export const boot: WireBoot = JSON.parse(element?.textContent ?? '{"words":{},"against":"(?!)"}')

/** The server says which letters turn what stands beside them. */
const against = new RegExp(boot.against, 'u')

/** Gives a word of the page, with its places filled. */
export function say(word: Word, values: Readonly<Record<string, string>> = {}): string {
  return boot.words[word].replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name]
    if (value === undefined) return place
    return against.test(value) ? `\u2068${value}\u2069` : value
  })
}
