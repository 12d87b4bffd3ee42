import type { Transition } from './card-intents.ts'
import type { CardIntent } from './outbox.ts'

/** Somebody else looks after the check: everyone in it hears of it by a card of their own, but for who did it. */
export function entrustedIntents({
  before,
  after,
  events,
  outbox,
}: Transition): readonly CardIntent[] {
  const changed = events.findLast((event) => event.type === 'facilitatorChanged')
  if (!changed) return []
  const { channel, facilitator, followUp, takingPart } = after
  const everybody = new Set([...takingPart, before.facilitator, facilitator])
  const isActor = (person: string) => changed.why !== 'operator' && person === changed.by
  return [...everybody]
    .filter((person) => person !== '' && !isActor(person) && !followUp.left.has(person))
    .map((person) => {
      const own = outbox.filter(
        ({ card, to }) => card.kind === 'entrusted' && to.kind === 'person' && to.person === person,
      )
      return {
        id: `entrusted/${person}/${own.length + 1}`,
        to: { kind: 'person', channel, person },
        card: { kind: 'entrusted' },
      }
    })
}
