import { notSure } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { productCheck, readyChecks } from '../../src/questionnaires.ts'
import { content, say } from '../own-content.ts'
import { weak } from '../review/bench.ts'
import type { ChannelUnderTest, PersonName, Seat } from './channel.ts'
import { walkOn, wayThrough } from './covering-walks.ts'

/** Every questionnaire as it runs, by its id. */
export const flows = readyChecks(content, say)

/** The three who sit in front of a channel. */
export type Team = Readonly<Record<'dana' | 'ravi' | 'mei', Seat>>

/** A question of the product check as it is written, for its words. */
export function question(id: string): Question {
  const found = flows.get(productCheck)?.compiled.flow.questions.find((one) => one.id === id)
  if (!found) throw new Error(`there is no question ${id}`)
  return found
}

/** Everybody sits down. */
export async function team(channel: ChannelUnderTest): Promise<Team> {
  const at = (name: PersonName) => channel.seat(name)
  return { dana: await at('Dana'), ravi: await at('Ravi'), mei: await at('Mei') }
}

/** A short check with much at stake, answered to the last question. */
export async function answered(seat: Seat, product: string, said: Said = weak): Promise<void> {
  const flow = flows.get(productCheck)
  if (!flow) throw new Error('there is no product check')
  await seat.starts(product)
  await seat.presses('Just the main questions')
  await walkOn(seat, wayThrough(flow.compiled, { depth: 'quick', answer: answerer(said) }))
}

type Said = typeof weak

const answerer =
  (said: Said) =>
  ({ id, type }: Question) =>
    said[id] ?? (['text', 'list', 'people'].includes(type) ? null : notSure)

/** The same, posted where the team can talk it through. */
export async function posted(
  { dana }: Team,
  product: string,
  { room }: Pick<ChannelUnderTest, 'room'>,
): Promise<void> {
  await answered(dana, product)
  await dana.presses('Show me the summary')
  await postsAll(dana, room)
}

/** Posts it for all to talk about: in a private place, where there are several. */
export async function postsAll(seat: Seat, room: string | undefined): Promise<void> {
  if (room === undefined) return seat.presses('Post it all')
  await seat.presses('Post it to a private place')
  await seat.fills({ 'Post it in': room })
}

/** What it says on every card, as one text. */
export const textOf = (cards: readonly { readonly text: string }[]): string =>
  cards.map(({ text }) => text).join('\n\n')
