import { ownerKey } from '../../domain/vocabulary.ts'
import { left } from '../../engine/agenda.ts'
import { isReal } from '../../engine/interview.ts'
import type { OpenBatch } from '../../engine/open-questions.ts'
import { type GivenAnswer, isCarried } from '../../flow/answer.ts'
import type { Question } from '../../flow/flow.ts'
import { rolesOf } from '../../flow/who-knows.ts'
import { buttons, heading, message, text } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import type { Button, Element, LineButtons, Message } from '../../message/message.ts'
import {
  allAnswerWords,
  answerAge,
  cardAnswerWords,
  shortLabel,
  shortWords,
} from '../answer-words.ts'
import { questionsWaiting } from '../open-matters.ts'
import { openBatches } from '../open-questions.ts'
import { type ReviewContext, shownName, shownProduct } from '../review-context.ts'
import { nameOf } from '../state.ts'

/** All answers, section by section, each to be changed; what is open, and for whom. */
export function checkingCard(context: ReviewContext): Message {
  const { say } = context
  return message(
    heading(say('conversation.checking.title', { product: shownProduct(context) })),
    text(say('conversation.checking.body'), 'quiet'),
    ...sections(context),
    ...notAskedAnyMore(context),
    ...differing(context),
    ...openQuestions(context),
    ...missingRoles(context),
    ...waiting(context),
    ...further(context),
  )
}

interface Answered {
  readonly question: Question
  readonly answers: readonly GivenAnswer[]
}

/** Every question that somebody answered and that counts, as they stand on the card: the numbers people may type are these places. */
export function answered(context: ReviewContext): readonly Answered[] {
  const all = allAnswered(context).filter(({ question }) => isAsked(context, question))
  return context.check.compiled.flow.sections.flatMap(({ id }) =>
    all.filter(({ question }) => question.section === id),
  )
}

/** False for a question that other answers have ruled out since: its answer stays on record and does not count. */
function isAsked({ facts }: ReviewContext, question: Question): boolean {
  const state = facts.get(question.fact)?.state
  return state !== 'notApplicable' && state !== 'inferred'
}

/** Answers that do not count any more, set apart. */
function notAskedAnyMore(context: ReviewContext): readonly Element[] {
  const items = allAnswered(context)
    .filter(({ question }) => !isAsked(context, question))
    .map((one) => answerLine(context, one))
  if (items.length === 0) return []
  return [text(context.say('conversation.checking.notAsked'), 'quiet'), { type: 'list', items }]
}

function answerLine(context: ReviewContext, { question, answers }: Answered): string {
  const values = answers.map(({ value }) => value)
  const answer = allAnswerWords(context.say, question, values)
  const short = shortWords(context, question)
  const [old] = answers.filter(isCarried)
  if (!old) return context.say('conversation.checking.answer', { short, answer })
  return context.say('look.stillTrue.aged', { short, answer, age: answerAge(context, old) })
}

function allAnswered(context: ReviewContext): readonly Answered[] {
  const { answers } = context.check.compiled.read(context.state.interview.answers)
  return context.check.compiled.flow.questions.flatMap((question) => {
    const given = answers.get(question.id)
    return given ? [{ question, answers: given }] : []
  })
}

function sections(context: ReviewContext): readonly Element[] {
  const { say, check } = context
  const all = answered(context)
  return check.compiled.flow.sections.flatMap(({ id, title }) => {
    const here = all.filter(({ question }) => question.section === id)
    const [first] = here
    if (!first) return []
    const list: Element = {
      type: 'list',
      items: here.map((one) => answerLine(context, one)),
      ordered: true,
      start: all.indexOf(first) + 1,
      each: changing(context, here),
    }
    return [text(say('conversation.checking.section', { title })), list]
  })
}

/** Each answer can be changed where it stands. */
const changing = (context: ReviewContext, here: readonly Answered[]): LineButtons => ({
  menu: context.say('conversation.checking.menu'),
  short: context.say('conversation.question.change'),
  buttons: here.map(({ question }) => ({
    label: context.say('conversation.checking.change', { short: shortLabel(context, question) }),
    action: { type: 'change', review: context.state.id, question: question.id },
    style: 'quiet',
  })),
})

/** Answers that differ between two people, side by side with both names. */
function differing(context: ReviewContext): readonly Element[] {
  const { say, facts, state } = context
  return answered(context).flatMap(({ question, answers }) => {
    if (facts.get(question.fact)?.state !== 'disputed') return []
    const said = answers.filter(({ value }) => isReal(value))
    const [first, second] = said
    if (!first || !second) return []
    const right = ({ by }: GivenAnswer): Button => ({
      label: say('conversation.checking.isRight', { name: nameOf(state, by) }),
      action: { type: 'openSettle', review: state.id, question: question.id, of: by },
    })
    return [
      text(
        say('conversation.checking.differ', {
          short: shortWords(context, question),
          first: shownName(context, first.by),
          firstAnswer: cardAnswerWords(say, question, first.value),
          second: shownName(context, second.by),
          secondAnswer: cardAnswerWords(say, question, second.value),
        }),
        'warn',
      ),
      ...said.slice(2).map(({ by, value }) =>
        text(
          say('conversation.checking.alsoSays', {
            name: shownName(context, by),
            answer: cardAnswerWords(say, question, value),
          }),
          'warn',
        ),
      ),
      buttons(...said.map(right)),
    ]
  })
}

function openQuestions(context: ReviewContext): readonly Element[] {
  const { say, state } = context
  const batches = openBatches(context)
  if (batches.length === 0) return []
  const count = batches.reduce((sum, batch) => sum + batch.questions.length, 0)
  const people = batchWords(context, batches)
  const named = batches.some((batch) => batch.person !== undefined)
  const label = say('conversation.checking.send')
  const send: Button = { label, action: { type: 'sendOpen', review: state.id } }
  return [
    text(say('conversation.checking.open', { count, people })),
    buttons(...(named ? [send] : []), ...unnamed(context, batches)),
  ]
}

/** One button for each role that nobody was named for. */
function unnamed({ say, state }: ReviewContext, batches: readonly OpenBatch[]): readonly Button[] {
  const nobodys = batches.filter(({ person }) => person === undefined)
  return [...new Set(nobodys.map(({ owner }) => owner))].map((owner) => {
    const count = nobodys
      .filter((batch) => batch.owner === owner)
      .reduce((sum, { questions }) => sum + questions.length, 0)
    return {
      label: say('conversation.checking.sendRole', { count, owner: say(ownerKey(owner)) }),
      action: { type: 'openSend', review: state.id, owner },
    }
  })
}

/** "Ravi 3, Mei 4, somebody who knows 4": named people first, everyone unnamed together. */
function batchWords({ say }: ReviewContext, batches: readonly OpenBatch[]): string {
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

/** Whom the answers make one think of, and nobody has named: a device wants somebody who knows it. */
function missingRoles(context: ReviewContext): readonly Element[] {
  const { say, state } = context
  const missing = rolesOf(context).filter(({ role, name }) => role.when && name === undefined)
  const [first] = missing
  if (!first) return []
  return [
    text(say('asking.roles.missing')),
    { type: 'list', items: missing.map(({ role }) => role.ask) },
    buttons({
      label: say('asking.roles.press'),
      action: { type: 'change', review: state.id, question: first.question },
    }),
  ]
}

function waiting(context: ReviewContext): readonly Element[] {
  const { say } = context
  const due = questionsWaiting(context)
  if (due.length === 0) return []
  const holders = new Set(due.map(({ to }) => to))
  const people = [...holders].map((person) => shownName(context, person)).join(', ')
  return [
    text(say('conversation.checking.waiting', { count: due.length, people }), 'quiet'),
    ...reminding(context, [...holders]),
  ]
}

/** This many people can be reminded from one card. */
const mostReminded = 5

/** A press for each person who has not answered: it sends them one card of all that waits. */
function reminding(context: ReviewContext, people: readonly string[]): readonly Element[] {
  const { say, state } = context
  const others = people.filter((person) => person !== state.facilitator)
  if (others.length === 0) return []
  const row = others.slice(0, mostReminded).map((person): Button => {
    const label = say('follow-up.waiting.remind', { name: shownName(context, person) })
    return { label, action: { type: 'remind', review: state.id, person }, style: 'quiet' }
  })
  return [buttons(...row)]
}

function further(context: ReviewContext): readonly Element[] {
  const { say, state, check } = context
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
  const day: Button = {
    label: say('discussion.talkPlan.title'),
    action: { type: 'openTalkPlan', review },
    style: 'quiet',
  }
  const people: Button = {
    label: say('asking.progress.press'),
    action: { type: 'progress', review },
    style: 'quiet',
  }
  if (more === 0) return [buttons(preview, day, people)]
  return [
    text(say('conversation.checking.left', { count: more }), 'quiet'),
    buttons(preview, deeper, day, people),
  ]
}
