import type { Button } from '../../message/message.ts'
import type { Matter } from '../matters.ts'
import type { ReviewContext } from '../review-context.ts'
import { mayOpen } from './story-named.ts'

/** What somebody can do about a promise where they read of it; none for what is no promise. */
export function promiseButtons(
  context: ReviewContext,
  { kind, person, subject: finding = '' }: Pick<Matter, 'kind' | 'person' | 'subject'>,
): readonly Button[] {
  const { say, state } = context
  const on = { review: state.id, finding }
  const move: Button = {
    label: say('promise.button.move'),
    action: { type: 'openMoveStep', ...on },
  }
  const decline: Button = {
    label: say('promise.button.decline'),
    action: { type: 'declineStep', ...on },
    style: 'quiet',
  }
  const take: Button = { label: say('promise.button.take'), action: { type: 'takeStep', ...on } }
  const isNobodys = state.stories.get(finding)?.decision?.owner !== person
  switch (kind) {
    case 'owner':
    case 'step':
      if (isNobodys || isDeclined(context, finding)) {
        const owner = { label: say('promise.button.owner'), action: { type: 'openOwner', ...on } }
        return [{ ...owner, style: 'primary' } as Button, take, move]
      }
      if (kind === 'owner') return [{ ...take, style: 'primary' }, move, decline]
      // Whoever may not read the stories cannot be asked how it shows either.
      return mayOpen(context, person) ? [done(context, finding), move, decline] : [move, decline]
    case 'itemClosed':
      return mayOpen(context, person) ? [done(context, finding)] : []
    case 'itemDropped':
      return mayOpen(context, person) ? [done(context, finding), decideAgain(context, finding)] : []
    case 'needless':
      return [
        {
          label: say('promise.button.drop'),
          action: { type: 'dropStep', ...on },
          style: 'primary',
        },
        { label: say('promise.button.keep'), action: { type: 'keepStep', ...on } },
      ]
    case 'acceptance':
      return whileOpen(
        context,
        { label: say('promise.button.again'), action: { type: 'openAcceptAgain', ...on } },
        { label: say('promise.button.fix'), action: { type: 'openDecide', ...on } },
      )
    case 'no':
      return whileOpen(
        context,
        { label: say('promise.button.confirm'), action: { type: 'confirmNo', ...on } },
        { label: say('promise.button.doubt'), action: { type: 'openStance', ...on } },
      )
    default:
      return []
  }
}

const isDeclined = ({ state }: ReviewContext, finding: string): boolean =>
  state.stories.get(finding)?.decision?.declined !== undefined

const done = ({ say, state }: ReviewContext, finding: string): Button => ({
  label: say('promise.button.done'),
  action: { type: 'openDone', review: state.id, finding },
  style: 'primary',
})

const decideAgain = ({ say, state }: ReviewContext, finding: string): Button => ({
  label: say('tracker.button.decide'),
  action: { type: 'openDecide', review: state.id, finding },
})

/** The second takes up what was settled, which a closed check is opened for first. */
const whileOpen = ({ state }: ReviewContext, still: Button, change: Button): readonly Button[] =>
  state.phase === 'closed'
    ? [{ ...still, style: 'primary' }]
    : [{ ...still, style: 'primary' }, change]
