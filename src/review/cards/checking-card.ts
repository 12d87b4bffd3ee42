import { agendaOf, left } from '../../engine/agenda.ts'
import { handoverOf } from '../../engine/interview.ts'
import { type OpenBatch, openForOthers } from '../../engine/queue.ts'
import type { GivenAnswer } from '../../flow/answer.ts'
import type { Question } from '../../flow/flow.ts'
import { buttons, field, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Button, Element, Message } from '../../message/message.ts'
import { answerWords, shortLabel, shortWords } from '../answer-words.ts'
import { type Scene, shownName, shownProduct } from '../scene.ts'

/** All answers, section by section, each to be changed; what is open, and for whom. */
export function checkingCard(scene: Scene): Message {
  const { say } = scene
  return message(
    heading(say('conversation.checking.title', { product: shownProduct(scene) })),
    text(say('conversation.checking.body'), 'quiet'),
    ...sections(scene),
    ...differing(scene),
    ...changing(scene),
    ...openQuestions(scene),
    ...waiting(scene),
    ...further(scene),
  )
}

/** Every question that somebody answered, in flow order: the numbers people may type are these places. */
export function answered(
  scene: Scene,
): readonly { question: Question; answers: readonly GivenAnswer[] }[] {
  const { answers } = scene.check.compiled.read(scene.state.interview.answers)
  return scene.check.compiled.flow.questions.flatMap((question) => {
    const given = answers.get(question.id)
    return given && given.length > 0 ? [{ question, answers: given }] : []
  })
}

function sections(scene: Scene): readonly Element[] {
  const { say, check } = scene
  const all = answered(scene)
  return check.compiled.flow.sections.flatMap(({ id, title }) => {
    const here = all.filter(({ question }) => question.section === id)
    if (here.length === 0) return []
    const items = here.map(({ question, answers }) =>
      say('conversation.checking.answer', {
        short: shortWords(scene, question),
        answer: [...new Set(answers.map(({ value }) => answerWords(say, question, value)))].join(
          ' / ',
        ),
      }),
    )
    return [text(say('conversation.checking.section', { title })), { type: 'list', items } as const]
  })
}

/** Answers that differ between two people, side by side with both names. */
function differing(scene: Scene): readonly Element[] {
  const { say, facts } = scene
  return answered(scene).flatMap(({ question, answers }) => {
    if (facts.get(question.fact)?.state !== 'disputed') return []
    const [first, second] = answers
    if (!first || !second) return []
    return [
      text(
        say('conversation.checking.differ', {
          short: shortWords(scene, question),
          first: shownName(scene, first.by),
          firstAnswer: answerWords(say, question, first.value),
          second: shownName(scene, second.by),
          secondAnswer: answerWords(say, question, second.value),
        }),
        'warn',
      ),
    ]
  })
}

function changing(scene: Scene): readonly Element[] {
  const { say, state } = scene
  const options = answered(scene).map(({ question }) => ({
    value: question.id,
    label: shortLabel(scene, question),
  }))
  if (options.length === 0) return []
  const action = { type: 'change', review: state.id } as const
  const label = say('conversation.checking.pick')
  return [
    field({ type: 'choice', id: 'question', label, options }),
    buttons({ label: say('conversation.question.change'), action, collects: true, style: 'quiet' }),
  ]
}

function openQuestions(scene: Scene): readonly Element[] {
  const { say, state, check } = scene
  const batches = openForOthers(check.compiled, state.interview)
  if (batches.length === 0) return []
  const count = batches.reduce((sum, batch) => sum + batch.questions.length, 0)
  const people = batchWords(scene, batches)
  const named = batches.some((batch) => batch.person !== undefined)
  const label = say('conversation.checking.send')
  const send: Button = { label, action: { type: 'sendOpen', review: state.id } }
  return [
    text(say('conversation.checking.open', { count, people })),
    ...(named ? [buttons(send)] : []),
  ]
}

/** "Ravi 3, Mei 4, somebody who knows 4": named people first, everyone unnamed together. */
function batchWords({ say }: Scene, batches: readonly OpenBatch[]): string {
  const counts = new Map<string | undefined, number>()
  for (const { person, questions } of batches) {
    counts.set(person, (counts.get(person) ?? 0) + questions.length)
  }
  const unnamed = counts.get(undefined)
  counts.delete(undefined)
  const named = [...counts].map(([person, count]) => ({ name: asTyped(person ?? ''), count }))
  const nobody = { name: say('conversation.checking.somebody'), count: unnamed ?? 0 }
  return [...named, ...(unnamed === undefined ? [] : [nobody])]
    .map((batch) => say('conversation.checking.openPerson', batch))
    .join(', ')
}

function waiting(scene: Scene): readonly Element[] {
  const { say, state, facts, check } = scene
  const agenda = agendaOf(check.compiled, state.interview)
  const due = check.compiled.flow.questions.filter((question) => {
    const fact = facts.get(question.fact)
    const handover = handoverOf(state.interview, question.id)
    if (handover === undefined || !agenda.has(question.id)) return false
    return !fact?.answers.some((answer) => answer.by === handover.to)
  })
  if (due.length === 0) return []
  const holders = new Set(due.map(({ id }) => handoverOf(state.interview, id)?.to ?? ''))
  const people = [...holders].map((person) => shownName(scene, person)).join(', ')
  return [text(say('conversation.checking.waiting', { count: due.length, people }), 'quiet')]
}

function further(scene: Scene): readonly Element[] {
  const { say, state, check } = scene
  const more = left(check.compiled, state.interview).length
  const review = state.id
  const preview: Button = {
    label: say('conversation.checking.preview'),
    action: { type: 'preview', review },
    style: 'primary',
  }
  const deeper: Button = {
    label: say('conversation.checking.deeper'),
    action: { type: 'goDeeper', review },
  }
  if (more === 0) return [buttons(preview)]
  return [
    text(say('conversation.checking.left', { count: more }), 'quiet'),
    buttons(preview, deeper),
  ]
}
