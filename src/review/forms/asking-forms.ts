import { limits } from '../../domain/limits.ts'
import { field, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Asking a teammate: one question, or the rest of its section. */
export function handOverForm(
  say: Say,
  about: {
    review: string
    question: string
    short: string
    section: string
    suggested?: { readonly value: string; readonly person?: string }
  },
): Form {
  const to = say('conversation.handOver.to')
  const section = say('conversation.handOver.section', { section: about.section })
  return {
    title: say('conversation.handOver.title'),
    elements: [
      text(say('conversation.handOver.body', { short: about.short })),
      field({ type: 'person', id: 'to', label: to, ...about.suggested }),
      field({ type: 'toggle', id: 'wholeSection', label: section }),
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
export function deleteForm(say: Say, review: string, product: string): Form {
  const confirm = say('conversation.delete.confirm')
  return {
    title: say('conversation.delete.title'),
    elements: [
      text(say('conversation.delete.body', { product: asTyped(product) })),
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
