import type { Action, Incoming } from '../domain/action.ts'
import { buttonAction } from '../domain/button-action.ts'
import type { Message } from '../message/message.ts'
import { goOnMessage, knownMessage } from './cards/look-offers.ts'
import { mayLookAgain } from './look-again.ts'
import type { ReviewParts } from './parts.ts'
import { plainName } from './plain-name.ts'
import type { Listed } from './ports.ts'
import { inLanguage, lookAt } from './review-context.ts'

/** So many checks of one name are looked at, newest first. */
const mostOfOneName = 10

/**
 * What is offered where a product of this name was checked here before, in a check that this person may see; names
 * are compared as people's names are. `undefined` where none was.
 */
export async function knownProduct(
  parts: ReviewParts,
  incoming: Incoming,
  action: Action & { type: 'start' },
): Promise<Message | undefined> {
  const name = plainName(action.product)
  const listed = await parts.store.list(incoming.workspace)
  const same = listed.filter((one) => isCalled(one, name)).slice(0, mostOfOneName)
  const { product, summary, depth, place, language } = action
  const another = buttonAction('start', {
    product,
    depth,
    another: true,
    ...(summary !== undefined && { summary }),
    ...(place !== undefined && { place }),
    ...(language !== undefined && { language }),
  })
  for (const { workspace, id } of same) {
    const record = await parts.store.load({ workspace, id }).catch(() => undefined)
    const context = record && lookAt(parts, record)
    if (!context || context.state.deleted) continue
    const { state } = context
    const seen = inLanguage(context, incoming.who.language)
    const isOwn = state.facilitator === incoming.who.id
    if (state.look && !state.published && isOwn) return goOnMessage(seen, another)
    if (mayLookAgain(context, incoming.who.id, place) && state.followedBy === undefined) {
      return knownMessage(seen, { another, place })
    }
  }
  return undefined
}

const isCalled = ({ heading }: Listed, name: string): boolean =>
  heading.phase !== 'deleted' && plainName(heading.title) === name
