import { type TypedAt, understand } from '../../src/engine/typed.ts'
import type { Question, QuestionSource } from '../../src/flow/flow.ts'
import { ask, flowOf } from './small-flow.ts'
import { publishedWords as words } from './typed-answers.ts'

/** A question with choices, everything that does not matter filled in. */
export function questionWith(more: Partial<QuestionSource>): Question {
  const [question] = flowOf({ all: [ask('q', more)] }).questions
  if (!question) throw new Error('there is no question')
  return question
}

/** Where a question is shown to somebody who types. */
export const shown = (question: Question): TypedAt => ({ question, answered: [], words })

/** What words are taken for; what was near, between brackets, where it is asked back. */
export function taken(said: string, question: Question): string {
  const meant = understand(said, shown(question))
  if (meant.kind === 'unclear') return `(${meant.near.join(' ')})`
  if (meant.kind !== 'answer') return meant.kind
  const beside = meant.beside ? ` beside ${meant.beside.join(' | ')}` : ''
  return [meant.value ?? []].flat().join(' ') + beside
}
