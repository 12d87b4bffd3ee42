import { withoutControls } from '../domain/text-safety.ts'

/** Makes words that a person typed safe inside inline Markdown: they show exactly as typed. */
export function asTyped(words: string): string {
  return withoutControls(words, '\t\n\v\f\r')
    .replace(/[\\`*_[\]<>~#|!]|&(?=#?\w+;)/g, (mark) => `\\${mark}`)
    .replace(/\s*\n\s*/g, ' ')
}
