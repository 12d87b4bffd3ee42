import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** How a team talks, as it is planned now. */
interface TalkPlan {
  readonly review: string
  /** A calendar date. */
  readonly until: string | undefined
  /** Whether what people say is shown at once; absent where that cannot be changed any more. */
  readonly openStances?: boolean
}

/** Until when the team should have talked it through, left empty for no such day, and how openly. */
export function talkPlanForm(say: Say, { review, until, openStances }: TalkPlan): Form {
  const label = say('conversation.publish.until')
  const open = say('discussion.talkPlan.open')
  return {
    title: say('discussion.talkPlan.title'),
    elements: [
      text(say('discussion.talkPlan.body')),
      field({ type: 'date', id: 'until', label, ...(until !== undefined && { value: until }) }),
      ...(openStances === undefined
        ? []
        : [field({ type: 'toggle', id: 'openStances', label: open, value: openStances })]),
    ],
    submit: {
      label: say('discussion.talkPlan.send'),
      action: { type: 'planTalk', review },
      style: 'primary',
      collects: true,
    },
  }
}
