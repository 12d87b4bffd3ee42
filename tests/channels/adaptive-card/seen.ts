import { inlineText, inlineTokens } from '../../../src/message/inline.ts'
import type { Card, Filling, SeenField } from '../../contracts/channel.ts'

type Json = Readonly<Record<string, unknown>>

/** An Adaptive Card as a person sees it; what its parts send is known to whoever holds it. */
export interface SeenCard extends Card {
  readonly actions: readonly Json[]
  readonly inputs: readonly Json[]
}

/** Reads an Adaptive Card as Microsoft's programs show it, under a title if the window around it has one. */
export function seenCard(json: unknown, title?: string): SeenCard {
  const parts = [...partsOf(json)]
  const lines = parts.map(lineOf).filter((line) => line !== '')
  const actions = parts.filter(({ type }) => type === 'Action.Execute')
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'))
  return {
    text: (title === undefined ? lines : [title, ...lines]).join('\n'),
    buttons: actions.map(({ title: label }) => String(label)),
    fields: inputs.map(fieldOf),
    actions,
    inputs,
  }
}

/** What goes over the wire when somebody presses this, with what they filled in. */
export function sent(card: SeenCard, action: Json, filling: Filling = {}): Json {
  const { data, associatedInputs } = action
  const unknown = Object.keys(filling).filter(
    (label) => !card.fields.some((field) => field.label === label),
  )
  if (unknown.length > 0) throw new Error(`“${unknown.join('”, “')}” is not in:\n${card.text}`)
  if (associatedInputs !== 'auto') return { ...(data as Json) }
  const values = card.inputs.map((input) => {
    const { id, label, title, value } = input
    const given = filling[String(label ?? title)]
    return [String(id), given === undefined ? value : filledIn(input, given)]
  })
  // The programs leave out what nobody filled in.
  return { ...(data as Json), ...Object.fromEntries(values.filter(([, value]) => value)) }
}

/** The button that says this. */
export const actionCalled = ({ actions }: SeenCard, label: string): Json | undefined =>
  actions.find(({ title }) => title === label)

/** The button that sends what was filled in. */
export const sender = ({ actions }: SeenCard): Json | undefined =>
  actions.find(({ associatedInputs }) => associatedInputs === 'auto')

/** Everything in a card, in reading order; what stands in for something else is not looked into. */
function* partsOf(part: unknown): Generator<Json> {
  if (Array.isArray(part)) {
    for (const one of part) yield* partsOf(one)
    return
  }
  if (typeof part !== 'object' || part === null) return
  const json = part as Json
  const { selectAction, body, items, columns, actions, card } = json
  yield json
  if (selectAction === undefined) yield* partsOf([body, items, columns, actions, card].flat())
  else yield selectAction as Json
}

function lineOf(part: Json): string {
  const { type, text, facts, altText } = part
  if (type === 'TextBlock') return String(text).split('\n').map(drawn).join('\n')
  if (type === 'Image') return String(altText)
  if (type !== 'FactSet') return ''
  const pairs = facts as { title: string; value: string }[]
  return pairs.map(({ title, value }) => `${drawn(title)}: ${drawn(value)}`).join('\n')
}

const drawn = (markdown: string): string => inlineText(inlineTokens(markdown))

function fieldOf(input: Json): SeenField {
  const { label, title, choices } = input
  const seen = { label: String(label ?? title), kind: kindOf(input) }
  const options = (choices as { title: string }[] | undefined)?.map((choice) => choice.title)
  return options ? { ...seen, options } : seen
}

function kindOf({ type, isMultiSelect }: Json): SeenField['kind'] {
  if (type === 'Input.Date') return 'date'
  if (type === 'Input.Toggle') return 'tick'
  if (type === 'Input.ChoiceSet') return isMultiSelect === true ? 'several' : 'one'
  return 'words'
}

function filledIn({ type, label, choices, maxLength }: Json, given: Filling[string]): unknown {
  if (type === 'Input.Toggle') return String(given)
  if (type !== 'Input.ChoiceSet') return String(given).slice(0, Number(maxLength ?? Infinity))
  const known = choices as { title: string; value: string }[]
  const picked = [given].flat().map((words) => {
    const found = known.find(({ title }) => title === words)
    if (!found)
      throw new Error(
        `“${words}” cannot be picked for “${label}”: ${known.map(({ title }) => title).join(', ')}`,
      )
    return found.value
  })
  return picked.join(',')
}
