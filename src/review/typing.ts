import type { ReviewActionType } from '../domain/action.ts'
import { versionOf } from '../engine/interview.ts'
import type { Numbered, Typed } from '../engine/typed.ts'
import { understand } from '../engine/typed.ts'
import type { Question } from '../flow/flow.ts'
import { shortWords } from './answer-words.ts'
import { answer, back, change, goOn, lookOver, skip, stop, unsure, why } from './asking.ts'
import { barred } from './barred.ts'
import { answered } from './cards/checking-card.ts'
import { currentCard } from './current-card.ts'
import { questionOf, type Scene } from './scene.ts'
import { gently, type Step, type Turn } from './turn.ts'

/** Does what somebody meant by what they typed; when in doubt it asks, and changes nothing. */
export function say(turn: Turn, words: string): Step {
  const { scene, me } = turn
  const card = currentCard(scene.state, scene.check, me.id)
  const question = card?.kind === 'question' ? questionOf(scene, card.subject ?? '') : undefined
  const typed = understand(words, {
    answered: numbered(scene),
    words: scene.parts.typed,
    ...(question && { question }),
  })
  const review = scene.state.id
  const meant = actionTyped(typed)
  const bar = meant && barred(turn, meant)
  if (bar) return bar
  switch (typed.kind) {
    case 'stop':
      return stop(turn)
    case 'continue':
      return goOn(turn)
    case 'back':
      return back(turn)
    case 'help':
      return gently(scene.say('conversation.typed.help'))
    case 'change':
      return typed.question === undefined
        ? lookOver(turn)
        : change(turn, { type: 'change', review, question: typed.question })
    case 'unclear':
      return unclear(scene, question)
    default:
      return question ? onQuestion(turn, question, typed) : gently(noQuestion(scene))
  }
}

/** What the typed words ask for, as the table of permissions names it; help and unclear words are for everybody. */
function actionTyped(typed: Typed): ReviewActionType | undefined {
  if (typed.kind === 'help' || typed.kind === 'unclear') return undefined
  return typed.kind === 'change' && typed.question === undefined ? 'lookOver' : typed.kind
}

function onQuestion(turn: Turn, question: Question, typed: Typed): Step {
  const { scene, me } = turn
  const version = versionOf(scene.state.interview, question.id, me.id)
  const on = { review: scene.state.id, question: question.id, version }
  if (typed.kind === 'notSure') return unsure(turn, { type: 'notSure', ...on })
  if (typed.kind === 'skip') return skip(turn, { type: 'skip', ...on })
  if (typed.kind === 'why')
    return why(turn, { type: 'why', review: on.review, question: on.question })
  const value = 'value' in typed ? typed.value : null
  if (value === null) return skip(turn, { type: 'skip', ...on })
  const given = typeof value === 'string' ? value : [...value]
  return answer(turn, { type: 'answer', ...on, value: given })
}

/** The answers with the numbers they are listed under when one looks them over. */
const numbered = (scene: Scene): readonly Numbered[] =>
  answered(scene).map(({ question }, n) => ({
    n: n + 1,
    question: question.id,
    short: shortWords(scene, question),
  }))

/** One kind line that repeats the choices, never "invalid input". */
function unclear(scene: Scene, question: Question | undefined): Step {
  if (!question) return gently(noQuestion(scene))
  if (question.choices.length === 0) return gently(scene.say('conversation.typed.unclearText'))
  const choices = question.choices
    .map(({ label }) => scene.say('conversation.typed.choice', { label }))
    .join(', ')
  return gently(scene.say('conversation.typed.unclear', { choices }))
}

const noQuestion = ({ say: words }: Scene): string => words('conversation.typed.noQuestion')
