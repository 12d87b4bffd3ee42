import type { Button, Field, Form, Message } from '../../src/message/message.ts'

type Shown = Message | Form | undefined

/** Every button of a card, in reading order. */
export const buttonsIn = (shown: Shown): readonly Button[] =>
  shown?.elements.flatMap((one) => (one.type === 'buttons' ? one.buttons : [])) ?? []

/** What a card's buttons say, in reading order. */
export const labelsIn = (shown: Shown): readonly string[] =>
  buttonsIn(shown).map(({ label }) => label)

/** What pressing the button with this label sends back. */
export const pressOf = (shown: Shown, label: string): Button['action'] | undefined =>
  buttonsIn(shown).find((button) => button.label === label)?.action

/** Every field of a form or card. */
export const fieldsIn = (shown: Shown): readonly Field[] =>
  shown?.elements.flatMap((one) => (one.type === 'field' ? [one.field] : [])) ?? []

/** The field with this id. */
export const fieldIn = (shown: Shown, id: string): Field | undefined =>
  fieldsIn(shown).find((field) => field.id === id)

/** The headings and texts of a card, one string each, in reading order. */
export const textsIn = (shown: Shown): readonly string[] =>
  shown?.elements.flatMap((one) =>
    one.type === 'text' || one.type === 'heading' ? [one.text] : [],
  ) ?? []
