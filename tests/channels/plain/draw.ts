import { safeText } from '../../../src/channels/plain-text/safe-text.ts'
import type { Element, Field, Message } from '../../../src/message/message.ts'
import { buttonsIn, fieldsIn } from '../../../src/message/parts.ts'
import { plainText } from '../../../src/message/plain-text.ts'
import type { Presses } from './presses.ts'

/** What stands before something to fill in. */
export const fieldMark = '▸ '
/** What stands before what is asked for now. */
export const askMark = '▹ '

/** A message in words: every button is a number to type, such as “/123456 Skip”. */
export async function draw(message: Pick<Message, 'elements'>, presses: Presses): Promise<string> {
  const parts: string[] = []
  for (const element of message.elements) parts.push(await part(element, message, presses))
  return parts.filter((words) => words !== '').join('\n')
}

async function part(
  element: Element,
  message: Pick<Message, 'elements'>,
  presses: Presses,
): Promise<string> {
  if (element.type === 'field') return indented(`${fieldMark}${fieldWords(element.field)}`)
  const words = element.type === 'buttons' ? [] : [plainText({ elements: [element] })]
  const lines: string[] = words
  for (const button of buttonsIn({ elements: [element] })) {
    const fields = button.collects ? fieldsIn(message) : []
    lines.push(`/${await presses.numberOf({ button, fields })} ${safeText(button.label)}`)
  }
  return lines.join('\n')
}

const fieldWords = (field: Field): string => plainText({ elements: [{ type: 'field', field }] })

/** Options stand under what they belong to. */
const indented = (words: string): string => words.replaceAll('\n', `\n${fieldMark}`)
