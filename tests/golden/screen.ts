import type {
  ActionData,
  Button,
  Element,
  Field,
  Form,
  Message,
} from '../../src/message/message.ts'
import { plainText } from '../../src/message/plain-text.ts'

/** What stands on somebody's screen: kept cards, the last replies, and a form that is open. */
export interface Screen {
  readonly cards: readonly { readonly id: string; readonly message: Message }[]
  readonly thread: readonly { readonly id: string; readonly message: Message }[]
  readonly replies: readonly Message[]
  readonly form?: Form
}

/** A button that can be pressed, with the fields that it sends along. */
export interface Pressable {
  readonly button: Button
  readonly fields: readonly Field[]
}

type Wanted = Readonly<Record<string, unknown>>

/** The button on a screen whose action says all this; the newest where there are several. */
export function findButton(screen: Screen, wanted: Wanted): Pressable | undefined {
  return pressables(screen).findLast(({ button }) => says(button.action, wanted))
}

const says = (action: ActionData, wanted: Wanted): boolean =>
  Object.entries(wanted).every(([key, value]) => value === undefined || action[key] === value)

function pressables({ cards, thread, replies, form }: Screen): Pressable[] {
  const messages = [...thread, ...cards].map(({ message }) => message)
  const fromMessages = [...messages, ...replies].flatMap(({ elements }) => on(elements))
  const fields = form ? fieldsOf(form.elements) : []
  return form ? [...fromMessages, { button: form.submit, fields }] : fromMessages
}

function on(elements: readonly Element[]): Pressable[] {
  const fields = fieldsOf(elements)
  return elements.flatMap((element) =>
    element.type === 'buttons' ? element.buttons.map((button) => ({ button, fields })) : [],
  )
}

const fieldsOf = (elements: readonly Element[]): Field[] =>
  elements.flatMap((element) => (element.type === 'field' ? [element.field] : []))

/** What stands in a field before anybody touches it. */
export const standing = (field: Field) => field.value ?? (field.type === 'toggle' ? false : '')

/** What was filled in, as the person sees it: labels, not values. */
export function filledIn(field: Field, value: unknown): string {
  const named = (one: unknown): string => {
    const options = field.type === 'choice' || field.type === 'choices' ? field.options : []
    return options.find((option) => option.value === one)?.label ?? String(one)
  }
  if (field.type === 'toggle') return value ? 'ticked' : 'not ticked'
  return [value].flat().map(named).join(' + ')
}

/** A form as plain text. */
export const formText = ({ title, elements, submit }: Form): string =>
  [title, plainText({ elements }), `[${submit.label}]`].join('\n')
