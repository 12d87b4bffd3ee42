import type { Button, Element, Field, Message } from './message.ts'

/** A message for people, made of its parts; absent parts are left out. */
export function message(...elements: readonly (Element | undefined)[]): Message {
  return { audience: 'people', elements: present(elements) }
}

/** The parts that are there. */
const present = (elements: readonly (Element | undefined)[]): readonly Element[] =>
  elements.filter((element) => element !== undefined)

/** A line of words; a tone says how it is meant, never by colour alone. */
export const text = (words: string, tone?: 'quiet' | 'good' | 'warn'): Element =>
  tone ? { type: 'text', text: words, tone } : { type: 'text', text: words }

/** A short title. */
export const heading = (words: string): Element => ({ type: 'heading', text: words })

/** Something to fill in. */
export const field = (one: Field): Element => ({ type: 'field', field: one })

/** A row of buttons. */
export const buttons = (...row: readonly Button[]): Element => ({ type: 'buttons', buttons: row })
