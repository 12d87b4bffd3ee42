import { clean, type Part, type Span, spansOf, type Words } from './document.ts'
import { reportParts } from './report.ts'
import type { Summary } from './summary.ts'

/** The whole report as Markdown, for repositories and wikis. */
export function toMarkdown(summary: Summary): string {
  return markdownOf(reportParts(summary))
}

/** A document as Markdown. */
export function markdownOf(parts: readonly Part[]): string {
  const blocks = parts.map(partMarkdown)
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Words that show in Markdown exactly as they are: no mark, no mention of a person, no picture, no tag, no link. */
export function markdownText(words: string): string {
  return (
    clean(words)
      .replace(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, (mark) => `\\${mark}`)
      // GitHub makes a link of an address by itself.
      .replace(/:(?=\/\/)|(?<=www)\./gi, (mark) => `\\${mark}`)
      .replace(/(^|[^\p{L}\p{N}])@/gu, '$1@\u2060')
      .replace(/^[-+=#]/, (mark) => `\\${mark}`)
      .replace(/^(\d+)([.)])/, '$1\\$2')
  )
}

const span = (part: Span): string => {
  if (typeof part === 'string') return leading(part) + markdownText(part) + trailing(part)
  if ('strong' in part) return `**${markdownText(part.strong)}**`
  if ('link' in part) return `[${markdownText(part.link)}](${part.href})`
  return `**${markdownText(part.words)}**`
}

const leading = (words: string): string => (/^\s/.test(words) ? ' ' : '')
const trailing = (words: string): string => (/\S\s$/.test(words) ? ' ' : '')

const inline = (words: Words): string => spansOf(words).map(span).join('').trim()

/** A table's cell; what a spreadsheet would take for a formula starts with an apostrophe. */
function cell(words: Words): string {
  const spans = spansOf(words)
  const first = spans[0]
  const formula = typeof first === 'string' && /^\s*[=+\-@]/.test(first)
  return `${formula ? "'" : ''}${inline(words)}`
}

function partMarkdown(part: Part): string {
  switch (part.type) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${inline(part.words)}`
    case 'words':
      return part.tone === undefined || part.tone === 'quiet'
        ? inline(part.words)
        : `> ${inline(part.words)}`
    case 'list':
      return part.lettered
        ? part.items.map(inline).join('\n\n')
        : part.items.map((item) => `- ${inline(item)}`).join('\n')
    case 'pairs':
      return part.items
        .map(([label, words]) => `- **${markdownText(label)}:** ${inline(words)}`)
        .join('\n')
    case 'table':
      return table(part.head, part.rows)
    case 'picture':
      return ''
    case 'small':
      return part.parts.map(partMarkdown).join('\n\n')
  }
}

function table(head: readonly string[], rows: readonly (readonly Words[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(head.map(cell)),
    line(head.map(() => '---')),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n')
}
