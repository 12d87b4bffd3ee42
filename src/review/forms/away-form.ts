import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Until when somebody is away. */
export function awayForm(
  say: Say,
  { review, product }: { readonly review: string; readonly product: string },
): Form {
  const label = say('follow-up.away.send')
  return {
    title: say('follow-up.away.title'),
    elements: [
      text(say('follow-up.away.body', { product })),
      field({ type: 'date', id: 'until', label: say('follow-up.away.until'), required: true }),
    ],
    submit: { label, action: { type: 'setAway', review }, style: 'primary', collects: true },
  }
}
