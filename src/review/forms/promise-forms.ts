import { limits } from '../../domain/limits.ts'
import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import type { StoryRef } from './story-ref.ts'

const send = (
  say: Say,
  { review, finding }: StoryRef,
  type: 'moveStep' | 'changeOwner' | 'acceptAgain',
) =>
  ({
    label: say('promise.send'),
    action: { type, review, finding },
    style: 'primary',
    collects: true,
  }) as const

/** Another day for a step, and why where somebody wants to say. */
export function moveStepForm(
  say: Say,
  story: StoryRef,
  due: string | undefined,
  reason = '',
): Form {
  return {
    title: say('promise.move.title'),
    elements: [
      text(story.question),
      field({
        type: 'date',
        id: 'due',
        label: say('promise.move.due'),
        required: true,
        ...(due !== undefined && { value: due }),
      }),
      field({
        type: 'text',
        id: 'reason',
        label: say('promise.move.reason'),
        max: limits.reason,
        ...(reason !== '' && { value: reason }),
      }),
    ],
    submit: send(say, story, 'moveStep'),
  }
}

/** Who sees to a step from now on. */
export function ownerForm(say: Say, story: StoryRef): Form {
  return {
    title: say('promise.owner.title'),
    elements: [
      text(story.question),
      field({ type: 'person', id: 'owner', label: say('discussion.decide.owner') }),
    ],
    submit: send(say, story, 'changeOwner'),
  }
}

/** Until when something can be lived with once more, and why. */
export function acceptAgainForm(
  say: Say,
  story: StoryRef,
  about: { readonly due: string; readonly days: number; readonly reason: string | undefined },
): Form {
  const { due, days, reason = '' } = about
  return {
    title: say('promise.accept.title'),
    elements: [
      text(story.question),
      text(say('promise.accept.body', { days }), 'quiet'),
      field({
        type: 'date',
        id: 'due',
        label: say('promise.accept.until'),
        value: due,
        required: true,
      }),
      field({
        type: 'text',
        id: 'reason',
        label: say('promise.accept.reason'),
        long: true,
        max: limits.reason,
        ...(reason !== '' && { value: reason }),
      }),
    ],
    submit: send(say, story, 'acceptAgain'),
  }
}
