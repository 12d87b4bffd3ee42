import { escapeHtml } from '../domain/text-safety.ts'
import { directionOf } from '../message/direction.ts'
import { clean, type Part, type Span, spansOf, type Words } from './document.ts'
import { htmlStyle } from './html-style.ts'
import { reportParts } from './report.ts'
import type { Summary } from './summary.ts'

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/** The whole report as one HTML file: no script, nothing from elsewhere, good on screen and on A4. */
export function toHtml(summary: Summary): string {
  const { say, input } = summary
  const title = say('report.doc.title', { product: input.product.name })
  return htmlPage(summary, { title, style: htmlStyle, parts: reportParts(summary, true) })
}

/** A document as one HTML file. */
export function htmlPage(
  { say }: Pick<Summary, 'say'>,
  doc: { readonly title: string; readonly style: string; readonly parts: readonly Part[] },
): string {
  const { title, style, parts } = doc
  return [
    '<!doctype html>',
    `<html lang="${htmlText(say.language)}" dir="${directionOf(say.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...parts.map(partHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** Words that show in HTML exactly as they are, in text and inside quoted attributes. */
export const htmlText = (words: string): string => escapeHtml(clean(words))

function span(part: Span): string {
  if (typeof part === 'string') {
    return `${/^\s/.test(part) ? ' ' : ''}${htmlText(part)}${/\S\s$/.test(part) ? ' ' : ''}`
  }
  if ('strong' in part) return `<strong>${htmlText(part.strong)}</strong>`
  if ('link' in part) {
    if (!isSafeAddress(part.href)) return htmlText(part.link)
    return `<a href="${htmlText(part.href)}" rel="noopener noreferrer">${htmlText(part.link)}</a>`
  }
  return `<span class="band ${part.band}">${htmlText(part.words)}</span>`
}

/** An address elsewhere that nobody reads along, or one of the place that shows the document. */
const isSafeAddress = (href: string): boolean =>
  href.startsWith('https://') || /^\/(?![/\\])/.test(href)

const inline = (words: Words): string => spansOf(words).map(span).join('').trim()

function partHtml(part: Part): string {
  switch (part.type) {
    case 'heading': {
      const id = part.id === undefined ? '' : ` id="${htmlText(part.id)}"`
      return `<h${part.level}${id} dir="auto">${inline(part.words)}</h${part.level}>`
    }
    case 'words':
      return wordsHtml(inline(part.words), part.tone)
    case 'list': {
      const items = part.items.map((item) => `<li dir="auto">${inline(item)}</li>`)
      return `<ul${part.lettered ? ' class="lettered" role="list"' : ''}>${items.join('')}</ul>`
    }
    case 'pairs':
      return `<dl>${part.items.map(pair).join('')}</dl>`
    case 'table':
      return table(part)
    case 'picture':
      return `<figure>${part.svg}<figcaption>${htmlText(part.caption)}</figcaption></figure>`
    case 'small':
      return [
        `<section class="small${part.twoColumns ? ' columns' : ''}">`,
        ...part.parts.map(partHtml),
        '</section>',
      ].join('\n')
  }
}

function wordsHtml(words: string, tone: 'quiet' | 'warn' | 'quote' | undefined): string {
  if (tone === 'quote') return `<blockquote dir="auto">${words}</blockquote>`
  return `<p${tone ? ` class="${tone}"` : ''} dir="auto">${words}</p>`
}

const pair = ([label, words]: readonly [string, Words]): string =>
  `<div><dt>${htmlText(label)}</dt><dd dir="auto">${inline(words)}</dd></div>`

function table({ caption, head, rows }: Extract<Part, { type: 'table' }>): string {
  const labels = head.map(htmlText)
  const cell = (words: Words, index: number) => {
    const written = inline(words)
    const empty = written === '' ? ' class="empty"' : ''
    return `<td data-label="${labels[index] ?? ''}"${empty} dir="auto">${written}</td>`
  }
  return [
    `<table><caption>${htmlText(caption)}</caption>`,
    `<thead><tr>${labels.map((label) => `<th scope="col">${label}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`),
    '</tbody></table>',
  ].join('\n')
}
