import type { Button, Element, Message } from '../../message/message.ts'
import { plainText } from '../../message/plain-text.ts'
import { safeText } from '../plain-text/safe-text.ts'

/** A message as lines to read in a terminal, where choices have the numbers that can be typed. */
export function textForm(message: Pick<Message, 'elements'>): string {
  const isNumbered = hasNumbers(message)
  const parts = message.elements.map((element) =>
    element.type === 'buttons' ? buttonText(element.buttons, isNumbered) : elementText(element),
  )
  return safeText(parts.filter((part) => part !== '').join('\n'))
}

const elementText = (element: Element): string => plainText({ elements: [element] })

function buttonText(row: readonly Button[], isNumbered: boolean): string {
  const numbered = isNumbered ? row.filter(isLoud) : []
  const rest = row.filter((button) => !numbered.includes(button))
  const mark = hasAmounts(numbered) ? letterAt : numberAt
  const lines = numbered.map(({ label }, n) => `${mark(n)}. ${label}`)
  if (rest.length > 0) lines.push(rest.map(({ label }) => `[${label}]`).join(' '))
  return lines.join('\n')
}

const numberAt = (n: number): string => String(n + 1)

/** The letter of a button, where numbers would look like an answer. */
export const letterAt = (n: number): string => String.fromCharCode('a'.charCodeAt(0) + n)

/** True for buttons that are amounts: there a typed number is an answer, and no place in the list. */
export const hasAmounts = (row: readonly Button[]): boolean =>
  row.filter(({ label }) => /\d/.test(label)).length > 1

const isLoud = ({ style, collects }: Button): boolean => style !== 'quiet' && !collects

/** The buttons that a number can choose: many in one row, and no other numbers in the message. */
export function numberedButtons(message: Pick<Message, 'elements'>): readonly Button[] {
  if (!hasNumbers(message)) return []
  const row = message.elements.find(isRowOfChoices)
  return row?.type === 'buttons' ? row.buttons.filter(isLoud) : []
}

const isRowOfChoices = (element: Element): boolean =>
  element.type === 'buttons' && element.buttons.filter(isLoud).length >= 3

const hasNumbers = ({ elements }: Pick<Message, 'elements'>): boolean =>
  elements.filter(isRowOfChoices).length === 1 &&
  elements.filter((element) => element.type === 'buttons' && element.buttons.some(isLoud))
    .length === 1 &&
  !elements.some(
    (element) => (element.type === 'list' && element.ordered) || element.type === 'field',
  )
