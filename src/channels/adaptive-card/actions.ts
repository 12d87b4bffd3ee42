import type { Button, Field } from '../../message/message.ts'
import type { CardPart } from './card.ts'

/** Seven buttons in a row lose the last in Teams, and six are cut to single letters on a phone. */
const mostInARow = 3
const longestRow = 42
const longestShared = 20

/** Buttons as rows that fit a phone: what to do first, then the quiet ones. */
export function actionRows(buttons: readonly Button[], fields: readonly Field[]): CardPart[] {
  const loud = buttons.filter((button) => button.style !== 'quiet')
  const quiet = buttons.filter((button) => button.style === 'quiet')
  return [
    ...rowsOf(loud).map((row) => actionSet(row, fields)),
    ...rowsOf(quiet).map((row) => actionSet(row, fields)),
  ].map((set, n) => (n === 0 ? set : { ...set, spacing: 'Small' }))
}

/** One row of buttons; long answers stand below each other, so that no row is ragged. */
function rowsOf(buttons: readonly Button[]): Button[][] {
  const stacked = buttons.some((button) => button.label.length > longestShared)
  const rows: Button[][] = []
  for (const button of buttons) {
    const row = rows.at(-1)
    if (row && !stacked && fits(row, button)) row.push(button)
    else rows.push([button])
  }
  return rows
}

const fits = (row: readonly Button[], button: Button): boolean =>
  row.length < mostInARow &&
  [...row, button].reduce((length, { label }) => length + label.length, 0) <= longestRow

/** A row of buttons as one element. */
export function actionSet(row: readonly Button[], fields: readonly Field[]): CardPart {
  return { type: 'ActionSet', actions: row.map((button) => action(button, fields)) }
}

/** A press sends its action, as data that the card's fields are laid over. */
function action(button: Button, fields: readonly Field[]): CardPart {
  const { label, style, collects = false } = button
  const common = {
    title: label,
    data: {
      ...button.action,
      ...(collects && collected(fields)),
      ...(style === 'quiet' && { quiet: true }),
    },
    associatedInputs: collects ? 'auto' : 'none',
    ...(style === 'primary' && { style: 'positive' }),
    ...(style === 'danger' && { style: 'destructive' }),
  }
  return {
    type: 'Action.Execute',
    verb: String(button.action['type'] ?? ''),
    ...common,
    fallback: { type: 'Action.Submit', ...common },
  }
}

/** What a field sends that nobody filled in (the programs leave such fields out), and which fields are lists. */
function collected(fields: readonly Field[]): object {
  const lists = fields.filter(({ type }) => type === 'choices').map(({ id }) => id)
  const empty = Object.fromEntries(
    fields.map(({ id, type }) => [id, type === 'toggle' ? 'false' : '']),
  )
  return lists.length > 0 ? { ...empty, lists } : empty
}
