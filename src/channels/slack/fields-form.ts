import { platformPress } from '../../domain/button-action.ts'
import type { Button, Element, Field, Form, Message } from '../../message/message.ts'
import { fieldsIn, senderIn } from '../../message/parts.ts'
import { type Say, sayIn } from '../../message/words.ts'

/** The type of the press that opens a message's own fields as a form; the core knows no such action. */
export const writeAction = platformPress('slackWrite')

/** Fields that a posted message can hold; the others are filled in privately, in a form. */
const inPlace = new Set<Field['type']>(['choice', 'choices', 'date', 'toggle'])

/**
 * A message as it is posted in a conversation: where something is to be written or a person picked,
 * one button opens all its fields as a form, and a line says that typing works as well.
 */
export function withoutFields(message: Message, say: Say): Message {
  const fields = fieldsIn(message)
  if (fields.every(({ type }) => inPlace.has(type)) || !senderIn(message)) return message
  const picksPeople = fields.some(({ type }) => type === 'person')
  const elements = message.elements.flatMap((element): Element[] => {
    if (element.type === 'buttons') {
      return [{ ...element, buttons: element.buttons.map((one) => opening(one, picksPeople, say)) }]
    }
    return element.type === 'field' ? [] : [element]
  })
  const hint: Element = { type: 'text', tone: 'quiet', text: say('slack.write.hint') }
  const asked: Element = { type: 'list', items: fields.map(({ label }) => label) }
  const at = message.elements.findIndex(({ type }) => type === 'field')
  elements.splice(at, 0, picksPeople ? asked : hint)
  return { ...message, elements }
}

/** The form of a message's own fields; `undefined` for a message without any. */
export function formOfMessage(message: Message, say: Say): Form | undefined {
  const submit = senderIn(message)
  if (!submit || fieldsIn(message).length === 0) return undefined
  const isOnly = fieldsIn(message).length === 1
  const elements = message.elements
    .filter(({ type }) => type !== 'buttons')
    .map((element) => (isOnly ? needed(element) : element))
  const { language } = message
  const title = sayIn(say, language)('slack.write.title')
  return { title, elements, submit, ...(language !== undefined && { language }) }
}

/** A form of one line is opened to fill that in. */
const needed = (element: Element): Element =>
  element.type === 'field' && element.field.type === 'text'
    ? { ...element, field: { ...element.field, required: true } }
    : element

/** The form that a press of the writing button asks for, among the cards that person has now. */
export function formAsked(
  action: Readonly<Record<string, unknown>>,
  cards: readonly Message[],
  say: Say,
): Form | undefined {
  const card = cards.findLast((message) => {
    const sender = senderIn(message)
    return sender && says(action, opened(sender))
  })
  return card && formOfMessage(card, say)
}

const says = (action: Readonly<Record<string, unknown>>, wanted: object): boolean =>
  Object.entries(wanted).every(([key, value]) => action[key] === value)

function opening(button: Button, picksPeople: boolean, say: Say): Button {
  if (!button.collects) return button
  const label = say(picksPeople ? 'slack.write.people' : 'slack.write.button')
  const { collects: _, ...rest } = button
  return { ...rest, label, action: opened(button) }
}

const opened = ({ action }: Button): Button['action'] => ({
  ...action,
  type: writeAction,
  sends: action.type,
})
