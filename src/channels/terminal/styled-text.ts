import { styleText } from 'node:util'
import { type Inline, inlineTokens } from '../../message/inline.ts'
import type { Element, Message } from '../../message/message.ts'
import { plainText } from '../../message/plain-text.ts'
import { safeText } from '../plain-text/safe-text.ts'

type Style = Parameters<typeof styleText>[0]

/** The words of a message for a screen that shows bold and colours; what can be pressed comes as a prompt. */
export function styledText(message: Pick<Message, 'elements'>): string {
  return message.elements
    .map(elementText)
    .filter((part) => part !== '')
    .join('\n')
}

const tones = { quiet: 'dim', good: 'green', warn: 'yellow' } as const

function elementText(element: Element): string {
  switch (element.type) {
    case 'heading':
      return paint('bold', inline(element.text))
    case 'text':
      return element.tone ? paint(tones[element.tone], inline(element.text)) : inline(element.text)
    case 'list':
      return element.items
        .map(
          (item, n) => `${element.ordered ? `${(element.start ?? 1) + n}.` : '•'} ${inline(item)}`,
        )
        .join('\n')
    case 'pairs':
      return element.items
        .map(({ label, value }) => `${paint('bold', inline(label))} ${inline(value)}`)
        .join('\n')
    case 'progress':
      return `${bar(element.done, element.of)} ${paint('dim', inline(element.text))}`
    case 'field':
    case 'buttons':
      return ''
    case 'picture':
    case 'divider':
      return paint('dim', safeText(plainText({ elements: [element] })))
  }
}

const barLength = 12

function bar(done: number, of: number): string {
  const full = of > 0 ? Math.round((Math.min(done, of) / of) * barLength) : 0
  return paint('green', '━'.repeat(full)) + paint('dim', '━'.repeat(barLength - full))
}

const inline = (markdown: string): string => inlineTokens(markdown).map(piece).join('')

function piece(token: Inline): string {
  if (token.type === 'text') return safeText(token.text)
  if (token.type === 'break') return '\n'
  const words = token.children.map(piece).join('')
  if (token.type === 'bold') return paint('bold', words)
  return token.type === 'italic' ? paint('italic', words) : `${words} (${safeText(token.href)})`
}

const paint = (style: Style, words: string): string => (words === '' ? '' : styleText(style, words))
