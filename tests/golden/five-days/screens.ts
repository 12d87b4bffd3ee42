import type { Card } from '../../contracts/channel.ts'

/** A card as somebody reads it, with what can be filled in and pressed; ways to change each answer are said once. */
export function asRead({ text, fields, buttons }: Card): string {
  const fill = fields.map(({ label, options }) =>
    options ? `( ${label}: ${options.join(' | ')} )` : `( ${label} )`,
  )
  const labels = buttons.map((one) => `[${one.replace(/^(Change): .*/, '$1: …')}]`)
  // Addresses are other ones each time.
  const words = text.replaceAll(/\]\(http[^)]*\)/g, ']')
  return [words, ...fill, [...new Set(labels)].join(' ')].filter(Boolean).join('\n')
}

/** Lines no wider than a screen, each a little further in. */
export function onScreen(text: string, width: number, indent = '    '): string {
  return text
    .split('\n')
    .flatMap((line) => wrapped(line, width))
    .map((line) => (line === '' ? '' : `${indent}${line}`))
    .join('\n')
}

function wrapped(line: string, width: number): string[] {
  const lines = ['']
  for (const word of line.split(' ')) {
    const last = lines.at(-1) ?? ''
    const longer = last === '' ? word : `${last} ${word}`
    if (longer.length > width && last !== '') lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

/** What is read differently on a card that was read before: the lines that it did not have. */
export function newLines(before: string, now: string): string {
  const had = new Set(before.split('\n'))
  return now
    .split('\n')
    .filter((line) => !had.has(line))
    .join('\n')
}
