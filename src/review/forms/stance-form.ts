import { limits } from '../../domain/limits.ts'
import { type Stance, stanceSchema } from '../../domain/vocabulary.ts'
import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { stanceWord } from '../../report/phrases.ts'
import type { StoryRef } from './story-ref.ts'

/** The private form in which somebody says whether a story could happen here. */
export function stanceForm(say: Say, story: StoryRef): Form {
  const options = stanceSchema.options.map((value) => ({
    value,
    label: stanceChoice(say, value),
  }))
  const pick = say('discussion.stance.pick')
  const reason = say('discussion.stance.reason')
  const share = say('discussion.stance.share')
  return {
    title: say('discussion.stance.title', { product: story.product }),
    elements: [
      text(story.question),
      field({ type: 'choice', id: 'stance', label: pick, options, required: true }),
      field({ type: 'text', id: 'reason', label: reason, long: true, max: limits.reason }),
      field({ type: 'toggle', id: 'shareReason', label: share }),
    ],
    submit: {
      label: say('discussion.stance.send'),
      action: { type: 'takeStance', review: story.review, finding: story.finding },
      style: 'primary',
      collects: true,
    },
  }
}

/** A stance as it is offered: two of them ask for a reason. */
const stanceChoice = (say: Say, stance: Stance): string =>
  stance === 'no' || stance === 'doesNotApply'
    ? say(`discussion.stance.${stance}`)
    : stanceWord(say, stance)
