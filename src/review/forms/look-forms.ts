import { field } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** On which day the team looks again. */
export const nextLookForm = (say: Say, review: string, day: string): Form => ({
  title: say('look.next.title'),
  elements: [
    field({ type: 'date', id: 'on', label: say('look.next.day'), value: day, required: true }),
  ],
  submit: {
    label: say('look.next.send'),
    action: { type: 'setNextLook', review, rhythm: 'date' },
    style: 'primary',
    collects: true,
  },
})
