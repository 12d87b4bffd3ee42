import type { ActionOf, Incoming } from '../domain/action.ts'
import { isReal } from '../engine/interview.ts'
import { sortProposed } from '../engine/open-offers.ts'
import { type AnswerValue, keepsOrder, sameAnswer } from '../flow/answer.ts'
import { buttons, message, text } from '../message/build.ts'
import type { Message } from '../message/message.ts'
import { partsIn } from './language.ts'
import { mayLookAgain } from './look-again.ts'
import type { ReviewParts } from './parts.ts'
import { lookAt, type ReviewContext } from './review-context.ts'

type Known = ActionOf<'suggestAnswers'>['answers'][number]

/** So many other checks are looked at, newest first. */
const mostChecks = 10

/**
 * What the posted checks of other products that this person may read in full answer alike, of what is the same for
 * most products of one team; each from the newest of them.
 * @throws AppError('storage-failed')
 */
export async function knownElsewhere(
  parts: ReviewParts,
  { workspace, who }: Pick<Incoming, 'workspace' | 'who'>,
  review: string,
): Promise<readonly Known[]> {
  const { stableQuestions = [] } = parts
  if (stableQuestions.length === 0) return []
  const here = await contextAt(parts, workspace, review)
  if (!here) return []
  const others = await othersOf(parts, here, who.id)
  return stableQuestions.flatMap((question) => inCommon(others, question))
}

async function contextAt(
  parts: ReviewParts,
  workspace: string,
  id: string,
): Promise<ReviewContext | undefined> {
  const record = await parts.store.load({ workspace, id }).catch(() => undefined)
  return record && lookAt(parts, record)
}

/** The newest posted checks of other products, one for each product. */
async function othersOf(
  parts: ReviewParts,
  { state: here }: ReviewContext,
  person: string,
): Promise<readonly ReviewContext[]> {
  const listed = await parts.store.list(here.workspace)
  const posted = listed.filter(
    ({ id, heading }) =>
      id !== here.id && heading.facts !== undefined && heading.phase !== 'deleted',
  )
  const found: ReviewContext[] = []
  for (const { id } of posted.slice(0, 3 * mostChecks)) {
    if (found.length === mostChecks) break
    const context = await contextAt(parts, here.workspace, id)
    const isOther =
      context !== undefined &&
      !context.state.deleted &&
      context.state.followedBy === undefined &&
      context.state.id !== here.follows?.review &&
      mayLookAgain(context, person)
    if (isOther) found.push(context)
  }
  return found
}

/** The answer of all that have one, where they agree. */
function inCommon(others: readonly ReviewContext[], id: string): readonly Known[] {
  const said = others.flatMap((context) => {
    const question = context.rules.byId.get(id)
    const given = context.check.compiled.read(context.state.interview.answers).answers.get(id) ?? []
    const [only, ...more] = given.filter(({ value }) => isReal(value))
    return question && only && more.length === 0 ? [{ context, question, value: only.value }] : []
  })
  const [newest, ...rest] = said
  if (!newest) return []
  const { context, question, value } = newest
  const isSame = rest.every((one) => sameAnswer(one.value, value, keepsOrder(question)))
  if (!isSame) return []
  const { id: review, product, published } = context.state
  const on = published?.at.slice(0, 10) ?? ''
  return [
    {
      question: id,
      value: plain(value),
      source: { kind: 'product', review, product: product.name, on },
    },
  ]
}

const plain = (value: AnswerValue): Known['value'] =>
  typeof value === 'string' ? value : [...(value ?? [])]

/** Offers to whoever has just started a check what others of theirs have in common; nothing where that is nothing. */
export async function knownOffer(
  parts: ReviewParts,
  incoming: Pick<Incoming, 'workspace' | 'who'>,
  review: string,
): Promise<readonly Message[]> {
  // Whatever goes wrong with another check, this one has begun.
  const known = await knownElsewhere(parts, incoming, review).catch(() => [])
  const here = await contextAt(parts, incoming.workspace, review)
  if (!here || known.length === 0) return []
  const brought = { broughtBy: incoming.who.id, broughtAt: here.now }
  const proposed = known.map((one) => ({ ...one, source: { ...one.source, ...brought } }))
  const { offers } = sortProposed(here.check.compiled, here.state.interview, proposed)
  if (offers.length === 0) return []
  const { say } = partsIn(parts, incoming.who.language)
  const press = {
    label: say('suggest.known.press'),
    action: { type: 'suggestKnown', review },
  } as const
  return [message(text(say('suggest.known.offer', { count: offers.length })), buttons(press))]
}
