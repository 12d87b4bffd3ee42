import type { ButtonAction } from '../../domain/button-action.ts'
import { limits } from '../../domain/limits.ts'
import { bandSchema } from '../../domain/vocabulary.ts'
import { field, text } from '../../message/build.ts'
import type { Form, Option } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { bandWord } from '../../report/phrases.ts'
import { ownWordsField } from './own-words-field.ts'
import type { StoryRef } from './story-ref.ts'

type OnStory =
  | 'questionBecause'
  | 'tell'
  | 'overrideBand'
  | 'stepDone'
  | 'reopenStory'
  | 'answerHow'
  | 'rewordStory'

const send = (label: string, type: OnStory, story: StoryRef) => {
  const action: ButtonAction = { type, review: story.review, finding: story.finding }
  return { label, action, style: 'primary', collects: true } as const
}

/** "That's not right": which reason, and what is right. */
export function becauseForm(say: Say, story: StoryRef, reasons: readonly Option[]): Form {
  const pick = say('discussion.because.pick')
  const right = say('discussion.because.reason')
  return {
    title: say('discussion.because.title'),
    elements: [
      text(say('discussion.because.body')),
      field({ type: 'choice', id: 'question', label: pick, options: reasons, required: true }),
      field({
        type: 'text',
        id: 'reason',
        label: right,
        long: true,
        max: limits.reason,
        required: true,
      }),
    ],
    submit: send(say('discussion.because.send'), 'questionBecause', story),
  }
}

/** Words for the facilitator only. */
export function tellForm(say: Say, story: StoryRef, facilitator: string): Form {
  const words = say('discussion.tell.words', { facilitator })
  return {
    title: say('discussion.tell.title', { facilitator }),
    elements: [
      text(story.question),
      field({
        type: 'text',
        id: 'words',
        label: words,
        long: true,
        max: limits.reason,
        required: true,
      }),
    ],
    submit: send(say('discussion.tell.send'), 'tell', story),
  }
}

/** Another band than the one worked out, with a reason. */
export function bandForm(say: Say, story: StoryRef, band: string): Form {
  const options = bandSchema.options.map((value) => ({
    value,
    label: bandWord(say, value),
  }))
  const pick = say('discussion.band.pick')
  const reason = say('discussion.band.reason')
  return {
    title: say('discussion.band.title'),
    elements: [
      text(say('discussion.band.body', { band })),
      field({ type: 'choice', id: 'band', label: pick, options, required: true }),
      field({
        type: 'text',
        id: 'reason',
        label: reason,
        long: true,
        max: limits.reason,
        required: true,
      }),
    ],
    submit: send(say('discussion.band.send'), 'overrideBand', story),
  }
}

/** Why a story is talked about again. */
export function reopenForm(say: Say, story: StoryRef): Form {
  const reason = say('discussion.reopen.reason')
  return {
    title: say('discussion.reopen.title'),
    elements: [
      text(story.question),
      field({
        type: 'text',
        id: 'reason',
        label: reason,
        long: true,
        max: limits.reason,
        required: true,
      }),
    ],
    submit: send(say('discussion.reopen.send'), 'reopenStory', story),
  }
}

/** How something could happen, in somebody's own words. */
export function howForm(say: Say, story: StoryRef): Form {
  return {
    title: say('discussion.how.title'),
    elements: [
      text(story.question),
      text(say('discussion.how.body'), 'quiet'),
      field({
        type: 'text',
        id: 'words',
        label: say('discussion.how.words'),
        long: true,
        max: limits.ownWords,
        required: true,
      }),
    ],
    submit: send(say('discussion.how.send'), 'answerHow', story),
  }
}

/** How others can see that the agreed steps are done. */
export function doneForm(say: Say, story: StoryRef, checks: readonly string[]): Form {
  const shown = say('discussion.stepDone.shown')
  return {
    title: say('discussion.stepDone.title'),
    elements: [
      text(story.question),
      ...checks.map((check) => text(say('discussion.stepDone.check', { check }), 'quiet')),
      field({ type: 'text', id: 'shown', label: shown, long: true, max: limits.reason }),
    ],
    submit: send(say('discussion.stepDone.send'), 'stepDone', story),
  }
}

/** A story in the team's own words. */
export function addStoryForm(say: Say, review: string): Form {
  const words = say('discussion.add.words')
  return {
    title: say('discussion.add.title'),
    elements: [
      field({ type: 'text', id: 'words', label: words, max: limits.ownWords, required: true }),
    ],
    submit: {
      label: say('discussion.add.send'),
      action: { type: 'addStory', review },
      style: 'primary',
      collects: true,
    },
  }
}

/** A story of one's own in other words. */
export function rewordForm(say: Say, story: StoryRef, words: string): Form {
  return {
    title: say('discussion.ownStory.title'),
    elements: [ownWordsField(say, words)],
    submit: send(say('discussion.ownStory.send'), 'rewordStory', story),
  }
}
