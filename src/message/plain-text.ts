import { inlineText, inlineTokens } from './inline.ts'
import type { Element, Field, Message } from './message.ts'

/** A message as plain text that stands alone: for terminals, notifications and screen readers. */
export function plainText(message: Pick<Message, 'elements'>): string {
  const parts = message.elements.map(elementText).filter((part) => part !== '')
  return parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The words of one line of inline Markdown. */
export const plain = (markdown: string): string => inlineText(inlineTokens(markdown))

function elementText(element: Element): string {
  switch (element.type) {
    case 'heading':
      return plain(element.text)
    case 'text':
      return plain(element.text)
    case 'list':
      return element.items
        .map((item, index) => `${element.ordered ? `${index + 1}.` : '-'} ${plain(item)}`)
        .join('\n')
    case 'pairs':
      return element.items.map(({ label, value }) => `${plain(label)}: ${plain(value)}`).join('\n')
    case 'progress':
      return plain(element.text)
    case 'picture':
      return element.alt
    case 'field':
      return fieldText(element.field)
    case 'buttons':
      return element.buttons.map(({ label }) => `[${label}]`).join(' ')
    case 'divider':
      return ''
  }
}

function fieldText(field: Field): string {
  if (field.type !== 'choice' && field.type !== 'choices') return `${field.label}:`
  const options = field.options.map(({ label }, index) => `${index + 1}. ${label}`)
  return [`${field.label}:`, ...options].join('\n')
}
