import { limits } from '../../domain/limits.ts'
import { type Owner, ownerKey } from '../../domain/vocabulary.ts'
import { field, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Element, Field, Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Whom to ask, with the names that were given already where people type names. */
export interface WhomToAsk {
  /** None where people are picked from a list of accounts. */
  readonly names: readonly string[]
  readonly suggested?: { readonly value: string; readonly person?: string }
}

/** Fields for one person: a list of the names that were given and room for another, or a list of accounts. */
export function whomFields(
  say: Say,
  { names, suggested }: WhomToAsk,
  to: string = say('conversation.handOver.to'),
): readonly Field[] {
  if (names.length === 0) return [{ type: 'person', id: 'to', label: to, ...suggested }]
  const isNamed = suggested !== undefined && names.includes(suggested.value)
  return [
    {
      type: 'choice',
      id: 'known',
      label: to,
      options: names.map((name) => ({ value: name, label: name })),
      ...(isNamed && { value: suggested.value }),
    },
    { type: 'person', id: 'to', label: say('conversation.handOver.other'), optional: true },
  ]
}

/** Asking somebody the open questions of a role that nobody has yet. */
export function sendForm(
  say: Say,
  about: WhomToAsk & { readonly review: string; readonly owner: Owner; readonly count: number },
): Form {
  const { review, owner, count } = about
  const knows = say(ownerKey(owner))
  return {
    title: say('conversation.handOver.title'),
    elements: [
      text(say('conversation.handOver.role', { count, owner: knows })),
      ...whomFields(say, about).map(field),
    ],
    submit: {
      label: say('conversation.handOver.send'),
      action: { type: 'sendOpen', review, owner },
      style: 'primary',
      collects: true,
    },
  }
}

/** Asking a teammate: one question, or the rest of its section. */
export function handOverForm(
  say: Say,
  about: WhomToAsk & {
    readonly review: string
    readonly question: string
    readonly short: string
    readonly section: string
    /** Somebody has it or has answered it, so that this asks for a second opinion. */
    readonly isSecond: boolean
  },
): Form {
  const section = say('conversation.handOver.section', { section: about.section })
  return {
    title: say('conversation.handOver.title'),
    elements: [
      text(
        say(about.isSecond ? 'conversation.handOver.second' : 'conversation.handOver.body', {
          short: about.short,
        }),
      ),
      ...whomFields(say, about).map(field),
      ...(about.isSecond ? [] : [field({ type: 'toggle', id: 'wholeSection', label: section })]),
    ],
    submit: {
      label: say('conversation.handOver.send'),
      action: { type: 'handOver', review: about.review, question: about.question },
      style: 'primary',
      collects: true,
    },
  }
}

/** Deleting a whole check, which takes typing its product's name. */
export function deleteForm(
  say: Say,
  about: {
    readonly review: string
    readonly product: string
    /** What deleting leaves where it is. */
    readonly beyond: readonly Element[]
  },
): Form {
  const { review, product, beyond } = about
  const confirm = say('conversation.delete.confirm')
  return {
    title: say('conversation.delete.title'),
    elements: [
      text(say('conversation.delete.body', { product: asTyped(product) })),
      ...beyond,
      field({ type: 'text', id: 'confirm', label: confirm, max: limits.name, required: true }),
    ],
    submit: {
      label: say('conversation.delete.send'),
      action: { type: 'delete', review },
      style: 'danger',
      collects: true,
    },
  }
}
