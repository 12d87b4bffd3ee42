/** Makes words that a person typed safe inside inline Markdown: they show exactly as typed. */
export function asTyped(words: string): string {
  return words.replace(/[\\`*_[\]<>~#|!]/g, (mark) => `\\${mark}`).replace(/\s*\n\s*/g, ' ')
}
