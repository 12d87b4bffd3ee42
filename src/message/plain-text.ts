import { shownWords } from '../domain/text-safety.ts'
import { inlineText, inlineTokens } from './inline.ts'
import type { Element, Field, Message } from './message.ts'

/** A message as complete plain text: for terminals, notifications and screen readers. */
export function plainText(message: Pick<Message, 'elements'>): string {
  const parts = message.elements.map(elementText).filter((part) => part !== '')
  return shownWords(parts.join('\n'), '\n\t').trim()
}

/** The words of one line of inline Markdown. */
export const plainMessage = (markdown: string): string => inlineText(inlineTokens(markdown))

function elementText(element: Element): string {
  switch (element.type) {
    case 'heading':
      return plainMessage(element.text)
    case 'text':
      return plainMessage(element.text)
    case 'list':
      return element.items
        .map(
          (item, index) =>
            `${element.ordered ? `${(element.start ?? 1) + index}.` : '-'} ${plainMessage(item)}`,
        )
        .join('\n')
    case 'pairs':
      return element.items
        .map(({ label, value }) => `${plainMessage(label)}: ${plainMessage(value)}`)
        .join('\n')
    case 'progress':
      return plainMessage(element.text)
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
  const label = /\p{P}$/u.test(field.label) ? field.label : `${field.label}:`
  if (field.type !== 'choice' && field.type !== 'choices') return label
  const options = field.options.map((option, index) => `${index + 1}. ${option.label}`)
  return [label, ...options].join('\n')
}
