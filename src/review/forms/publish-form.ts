import type { PublishScope } from '../../domain/vocabulary.ts'
import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** Where to post the summary. */
export function publishForm(
  say: Say,
  about: {
    readonly review: string
    readonly how: PublishScope
    readonly onlyPrivate: boolean
    readonly suggested: string | undefined
  },
): Form {
  const { review, how, onlyPrivate, suggested } = about
  const label = say('conversation.publish.where')
  const value = suggested === undefined ? {} : { value: suggested }
  const body = onlyPrivate ? 'conversation.publish.few' : 'conversation.publish.many'
  return {
    title: say('conversation.publish.title'),
    elements: [
      text(say(body)),
      field({ type: 'place', id: 'to', label, onlyPrivate, ...value }),
      field({ type: 'date', id: 'until', label: say('conversation.publish.until') }),
    ],
    submit: {
      label: say('conversation.publish.send'),
      action: { type: 'publish', review, how, onlyPrivate },
      style: 'primary',
      collects: true,
    },
  }
}
