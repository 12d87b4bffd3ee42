import { expect } from 'vitest'
import { actionCalled, type SeenCard, seenCard, sent } from '../channels/adaptive-card/seen.ts'
import type { Filling } from '../contracts/channel.ts'
import type { Recorded, Stage } from './playground.ts'

/** A card where it stands, as it was drawn last. */
export interface StandingCard {
  /** The conversation, with the thread that it is in. */
  readonly conversation: string
  readonly id: string
  readonly json: unknown
  readonly seen: SeenCard
}

/** What a press was answered with. */
export interface PressAnswer {
  readonly statusCode?: number
  readonly value?: unknown
}

/** Everything that stands in all conversations, what was sent first coming first. */
export function standing(recorded: readonly Recorded[]): StandingCard[] {
  const cards = new Map<string, StandingCard>()
  for (const { request, response, activityName, conversationId } of recorded) {
    const json = cardIn(request.body)
    const { id = '', activityId = id } = (response.body ?? {}) as Partial<Record<string, string>>
    if (json === undefined || response.statusCode >= 400) continue
    const conversation = activityName === 'createConversation' ? id : conversationId
    cards.set(activityId, { conversation, id: activityId, json, seen: seenCard(json) })
  }
  return [...cards.values()]
}

interface Sending {
  readonly activity?: Sending
  readonly attachments?: readonly { readonly content?: unknown }[]
}

const cardIn = (body: Sending | undefined): unknown =>
  body?.activity ? cardIn(body.activity) : body?.attachments?.[0]?.content

/**
 * Somebody besides Dana. The Playground has a chair for one person only, so they act straight at Whatif’s endpoint;
 * what is written to them alone stands in the one personal chat that there is.
 */
export class Somebody {
  readonly #stage: Stage
  readonly #name: string

  constructor(stage: Stage, name: string) {
    this.#stage = stage
    this.#name = name
  }

  /** Presses a button on the newest card that has it and these words, with fields filled in by their labels. */
  async press(label: string, saying: string, filling: Filling = {}): Promise<PressAnswer> {
    const find = () =>
      standing(this.#stage.recorded()).findLast(
        ({ seen }) => seen.text.includes(saying) && actionCalled(seen, label),
      )
    await expect.poll(find, { timeout: 20_000 }).toBeDefined()
    const card = find()
    const action = card && actionCalled(card.seen, label)
    if (!card || !action) throw new Error(`nothing says “${saying}” with a button “${label}”`)
    const { data: _, ...rest } = action
    const data = sent(card.seen, action, filling)
    const answer = await this.#stage.asSomebody(this.#name, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: card.id,
      ...placeOf(card.conversation),
      value: { action: { type: 'Action.Execute', verb: rest['verb'], data } },
    })
    return answer as PressAnswer
  }
}

/** Where something happened, as Teams says it. */
export function placeOf(id: string): Readonly<Record<string, unknown>> {
  const [channel = id] = id.split(';')
  if (channel.endsWith('@thread.tacv2')) {
    return {
      conversation: { isGroup: true, conversationType: 'channel', id },
      channelData: { channel: { id: channel } },
    }
  }
  const isGroup = channel.endsWith('@thread.v2')
  return {
    conversation: isGroup
      ? { isGroup, conversationType: 'groupChat', id }
      : { conversationType: 'personal', id },
  }
}
