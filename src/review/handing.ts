import type { ActionOf } from '../domain/action.ts'
import { likelyAgenda } from '../engine/agenda.ts'
import { handoverOf } from '../engine/interview.ts'
import { openForOthers } from '../engine/queue.ts'
import type { Question } from '../flow/flow.ts'
import { message, text } from '../message/build.ts'
import { asTyped } from '../message/escape.ts'
import type { Message } from '../message/message.ts'
import { shortWords } from './answer-words.ts'
import { carry } from './asking.ts'
import type { ReviewEvent } from './event.ts'
import { handOverForm } from './forms/asking-forms.ts'
import { knownPerson, personCalled } from './people.ts'
import { questionOf, type Scene } from './scene.ts'
import { ask, gently, record, refused, type Step, stamp, type Turn } from './turn.ts'

/** The form to ask a teammate, with the person who is said to know already filled in. */
export function openHandOver(turn: Turn, action: ActionOf<'openHandOver'>): Step {
  const { scene } = turn
  const { compiled } = scene.check
  const question = questionOf(scene, action.question)
  if (!question) return gently(scene.say('conversation.gentle.unknownQuestion'))
  const knows = openForOthers(compiled, scene.state.interview).find(
    (batch) => batch.owner === question.owner,
  )?.person
  const section = compiled.flow.sections.find(({ id }) => id === question.section)?.title ?? ''
  const about = {
    ...suggestion(scene, knows),
    review: scene.state.id,
    question: question.id,
    short: shortWords(scene, question),
    section,
  }
  return ask(handOverForm(scene.say, about))
}

/** Who is said to know, by name and where there are accounts by id. */
function suggestion({ state }: Scene, name: string | undefined) {
  if (name === undefined) return {}
  const person = knownPerson(state, name)?.id
  return { suggested: { value: name, ...(person !== undefined && { person }) } }
}

/** Handing a question, or the open rest of its section, to a teammate. */
export function handOver(turn: Turn, action: ActionOf<'handOver'>): Step {
  const { scene, me } = turn
  const question = questionOf(scene, action.question)
  if (!question) return gently(scene.say('conversation.gentle.unknownQuestion'))
  const to = personCalled(scene, action.to)
  if (!to) {
    const name = asTyped(action.to)
    return askAgain(turn, action, scene.say('conversation.handOver.unknown', { name }))
  }
  if (to.id === me.id) return askAgain(turn, action, scene.say('conversation.handOver.self'))
  const holder = handoverOf(scene.state.interview, question.id)?.to
  if (turn.role !== 'facilitator' && holder !== me.id) return refused(scene)
  const isWhole = action.wholeSection && turn.role === 'facilitator'
  const questions = isWhole ? restOfSection(turn, question) : [question.id]
  const command = { kind: 'handOver', questions, from: me.id, to: to.id, at: scene.now } as const
  const step = carry(turn, command, to)
  if (step.events.length === 0) return step
  const agenda = likelyAgenda(scene.check.compiled, scene.state.interview)
  const count = Math.max(1, questions.filter((id) => agenda.has(id)).length)
  const words = { name: asTyped(to.name), count }
  return record(step.events, message(text(scene.say('conversation.handOver.sent', words))))
}

/** The form once more, with what is wrong about the person. */
function askAgain(turn: Turn, action: ActionOf<'handOver'>, words: string): Step {
  const again = openHandOver(turn, { ...action, type: 'openHandOver' })
  return { ...again, replies: [message(text(words))], wrong: 'to' }
}

function restOfSection({ scene }: Turn, question: Question): readonly string[] {
  const { compiled } = scene.check
  const { answers } = compiled.read(scene.state.interview.answers)
  const agenda = likelyAgenda(compiled, scene.state.interview)
  const rest = compiled.flow.questions.filter(
    ({ id, section, fact }) =>
      section === question.section &&
      agenda.has(id) &&
      scene.facts.get(fact)?.state !== 'notApplicable' &&
      scene.facts.get(fact)?.state !== 'inferred' &&
      handoverOf(scene.state.interview, id) === undefined &&
      (!answers.has(id) || scene.facts.get(fact)?.state === 'notSure'),
  )
  return [...new Set([question.id, ...rest.map(({ id }) => id)])]
}

/** Taking a question back, or "not me". */
export const takeBack = (turn: Turn, { question }: ActionOf<'takeBack'>): Step =>
  carry(turn, { kind: 'takeBack', questions: [question], person: turn.me.id })

/** Sending every queued "not sure" to the person named for it: one batch each. */
export function sendOpen(turn: Turn): Step {
  const { scene, me } = turn
  const { say, state, check } = scene
  const events: ReviewEvent[] = []
  const sent: Message[] = []
  for (const { person, questions } of openForOthers(check.compiled, state.interview)) {
    if (person === undefined) continue
    const to = personCalled(scene, person)
    if (!to) {
      const name = asTyped(person)
      sent.push(message(text(say('conversation.handOver.unknown', { name }))))
    }
    if (!to || to.id === me.id) continue
    events.push({ type: 'handedOver', ...stamp(turn), questions: [...questions], to })
    const words = { name: asTyped(to.name), count: questions.length }
    sent.push(message(text(say('conversation.handOver.sent', words))))
  }
  return record(events, ...sent)
}
