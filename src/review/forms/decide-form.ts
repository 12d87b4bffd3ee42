import type { Safeguard } from '../../analysis/threat.ts'
import { limits } from '../../domain/limits.ts'
import type { Person } from '../../domain/person.ts'
import { stepChanges, type Treatment, treatmentSchema } from '../../domain/vocabulary.ts'
import { field, text } from '../../message/build.ts'
import type { Field, Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { effortWord, ownerWord, treatmentWord } from '../../report/phrases.ts'
import type { Decision } from '../../report/talk.ts'
import type { StoryRef } from './story-ref.ts'

/** A decision that stands, as its form shows it. */
type StandingDecision = Pick<
  Decision,
  'safeguards' | 'own' | 'treatment' | 'reason' | 'changes'
> & {
  readonly owner: Person
}

/** What is proposed when the form opens. */
interface DecideSuggestion {
  readonly safeguards: readonly Safeguard[]
  /** Those of them that are a rule for all products. */
  readonly rules: readonly string[]
  /** What was decided before; without it no step is ticked. */
  readonly stands: StandingDecision | undefined
  /** A calendar date. */
  readonly due: string
  /** What the reader should know before they change the present decision. */
  readonly notice: string | undefined
}

/** The form in which a team decides what to do about a story, who sees to it, and by when. */
export function decideForm(say: Say, story: StoryRef, suggestion: DecideSuggestion): Form {
  return {
    title: say('discussion.decide.title'),
    elements: [
      text(story.question),
      ...(suggestion.notice ? [text(suggestion.notice, 'warn')] : []),
      text(say('discussion.decide.body'), 'quiet'),
      ...fields(say, suggestion).map(field),
    ],
    submit: {
      label: say('discussion.decide.send'),
      action: { type: 'decide', review: story.review, finding: story.finding },
      style: 'primary',
      collects: true,
    },
  }
}

function fields(say: Say, suggestion: DecideSuggestion): readonly Field[] {
  const steps = suggestion.safeguards.map((step) => ({
    value: step.id,
    label: suggestion.rules.includes(step.id)
      ? say('overview.rule.step', { step: stepLabel(say, step) })
      : stepLabel(say, step),
  }))
  const treatments = treatmentSchema.options.map((value) => ({
    value,
    label: treatmentChoice(say, value),
  }))
  const pick = say('discussion.decide.treatment')
  const own = say('discussion.decide.own')
  const reason = say('discussion.decide.reason')
  const { due, stands } = suggestion
  return [
    {
      type: 'choices',
      id: 'safeguards',
      label: say('discussion.decide.steps'),
      options: steps,
      ...(stands && { value: stands.safeguards }),
    },
    {
      type: 'text',
      id: 'own',
      label: own,
      max: limits.ownWords,
      ...(stands?.own !== undefined && { value: stands.own }),
    },
    {
      type: 'choice',
      id: 'treatment',
      label: pick,
      options: treatments,
      value: stands?.treatment ?? 'mitigate',
      required: true,
    },
    {
      type: 'choice',
      id: 'changes',
      label: say('promise.changes.ask'),
      options: stepChanges.map((value) => ({ value, label: say(`promise.changes.pick.${value}`) })),
      ...(stands?.changes !== undefined && { value: stands.changes }),
    },
    {
      type: 'person',
      id: 'owner',
      label: say('discussion.decide.owner'),
      ...(stands && { value: stands.owner.name, person: stands.owner.id }),
    },
    { type: 'date', id: 'due', label: say('discussion.decide.due'), value: due, required: true },
    {
      type: 'text',
      id: 'reason',
      label: reason,
      long: true,
      max: limits.reason,
      ...(stands?.reason !== undefined && { value: stands.reason }),
    },
  ]
}

const stepLabel = (say: Say, step: Safeguard): string =>
  say('discussion.decide.step', {
    text: step.text.replace(/\.$/, ''),
    effort: effortWord(say, step.effort),
    owner: ownerWord(say, step.owner),
  })

/** A treatment as it is offered and confirmed: to live with it lasts until the day that is picked. */
export const treatmentChoice = (say: Say, treatment: Treatment): string =>
  treatment === 'accept' ? say('discussion.decide.accept') : treatmentWord(say, treatment)
