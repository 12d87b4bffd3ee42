import type { Button, Element, Field, Message } from './message.ts'

/** Everything in a message or a form that a person can press, in order. */
export const buttonsIn = ({ elements }: Pick<Message, 'elements'>): readonly Button[] =>
  elements.flatMap((element) =>
    element.type === 'buttons' ? element.buttons : lineButtonsIn({ elements: [element] }),
  )

/** The buttons for lines of lists, in the order of those lines. */
export const lineButtonsIn = ({ elements }: Pick<Message, 'elements'>): readonly Button[] =>
  elements.flatMap((element) => (element.type === 'list' ? (element.each?.buttons ?? []) : []))

/** Everything in a message or a form that a person can fill in, in order. */
export const fieldsIn = ({ elements }: Pick<Message, 'elements'>): readonly Field[] =>
  elements.flatMap((element) => (element.type === 'field' ? [element.field] : []))

/** The button that sends what the fields hold. */
export const senderIn = (message: Pick<Message, 'elements'>): Button | undefined =>
  buttonsIn(message).find(({ collects }) => collects)

/** True for a card that asks a question of the questionnaire. */
export const asksQuestion = (message: Pick<Message, 'elements'>): boolean =>
  buttonsIn(message).some(({ action }) => action.type === 'answer')

/** True for words with nothing to press and nothing to fill in. */
export const isWordsOnly = ({ elements }: Pick<Message, 'elements'>): boolean =>
  elements.every(({ type }: Element) => type === 'text')
