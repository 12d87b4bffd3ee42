import type { Filling } from '../../contracts/channel.ts'
import { type SeenCard, sent } from '../adaptive-card/seen.ts'
import type { Json } from './shapes.ts'

/**
 * All that a press sends: the button's own data, with what stands in the fields laid over it.
 * @throws when Teams would not send it
 */
export function filled(card: SeenCard, action: Json, filling: Filling): Json {
  const data = sent(card, action, filling)
  if (action['associatedInputs'] !== 'auto') return data
  const empty = card.inputs.filter(({ id, isRequired }) => isRequired === true && !data[String(id)])
  if (empty.length > 0) {
    throw new Error(`Teams wants these filled in: ${empty.map(({ label }) => label).join(', ')}`)
  }
  return data
}

/** @throws when there is no such field, no such option, or no room for so many letters */
export function mayFill(card: SeenCard, filling: Filling): void {
  const everything = { data: {}, associatedInputs: 'auto' }
  sent(card, everything, filling)
  for (const [label, value] of Object.entries(filling)) {
    const most = card.inputs.find((input) => input['label'] === label)?.['maxLength']
    if (typeof most === 'number' && String(value).length > most) {
      throw new Error(`Teams lets nobody type ${String(value).length} letters for “${label}”`)
    }
  }
}

/** The card with what somebody has put into its fields so far. */
export const holds = (card: SeenCard, filling: Filling): boolean =>
  Object.keys(filling).every((label) => card.fields.some((field) => field.label === label))
