import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { type WhomToAsk, whomFields } from './asking-forms.ts'

/** Who else may see a check: picked from a list of accounts, or one of the names that were given, or another. */
export function shareForm(say: Say, about: WhomToAsk & { readonly review: string }): Form {
  return {
    title: say('overview.share.title'),
    elements: [
      text(say('overview.share.body')),
      ...whomFields(say, about, say('overview.share.whom')).map(field),
    ],
    submit: {
      label: say('overview.share.send'),
      action: { type: 'share', review: about.review },
      style: 'primary',
      collects: true,
    },
  }
}
