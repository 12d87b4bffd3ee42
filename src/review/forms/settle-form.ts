import { limits } from '../../domain/limits.ts'
import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Why one of several answers is the right one. */
export function settleForm(
  say: Say,
  about: {
    readonly review: string
    readonly question: string
    readonly of: string
    readonly short: string
    readonly name: string
    readonly answer: string
    readonly needsReason: boolean
  },
): Form {
  const { review, question, of, short, name, answer, needsReason } = about
  return {
    title: say('asking.settle.title'),
    elements: [
      text(say('asking.settle.body', { short, name, answer })),
      field({
        type: 'text',
        id: 'reason',
        label: say('asking.settle.reason'),
        long: true,
        max: limits.reason,
        ...(needsReason ? { required: true } : { optional: true }),
      }),
    ],
    submit: {
      label: say('asking.settle.send'),
      action: { type: 'settle', review, question, of },
      style: 'primary',
      collects: true,
    },
  }
}
