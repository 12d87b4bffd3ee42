import { asTyped } from '../../message/escape.ts'
import type { Button, Field } from '../../message/message.ts'
import type { CardPart } from './card.ts'
import { paragraph } from './paragraph.ts'

/** Seven buttons in a row lose the last in Teams, and six are cut to single letters on a phone. */
const mostInARow = 3

/** How many letters there is room for: in a button alone, in one that shares its row, and in a row of three. */
interface Room {
  readonly alone: number
  readonly shared: number
  readonly three: number
}

/** Our page lets a long button take several lines; in Teams, on a phone, what does not fit is cut off. */
const onPage: Room = { alone: Number.POSITIVE_INFINITY, shared: 20, three: 42 }
const inTeams: Room = { alone: 30, shared: 12, three: 20 }

/** What a row of buttons needs to know of the card around it. */
interface Around {
  readonly fields: readonly Field[]
  readonly ownPage?: boolean
}

/** Buttons as rows that fit a phone: what to do first, then the quiet ones. */
export function actionRows(buttons: readonly Button[], around: Around): CardPart[] {
  const loud = buttons.filter((button) => button.style !== 'quiet')
  const quiet = buttons.filter((button) => button.style === 'quiet')
  const drawn = [...drawGroup(loud, around), ...drawGroup(quiet, around)]
  return drawn.map((row, n) => (n === 0 ? row : { ...row, spacing: 'Small' }))
}

function drawGroup(buttons: readonly Button[], { fields, ownPage }: Around): CardPart[] {
  const room = ownPage ? onPage : inTeams
  if (buttons.some(({ label }) => label.length > room.alone)) {
    return buttons.map((button) => pressable(button, fields))
  }
  return rowsOf(buttons, room).map((row) => actionSet(row, fields))
}

/** One row of buttons; long answers stand below each other, so that no row is ragged. */
function rowsOf(buttons: readonly Button[], room: Room): Button[][] {
  const stacked = buttons.some(({ label }) => label.length > room.shared)
  const rows: Button[][] = []
  for (const button of buttons) {
    const row = rows.at(-1)
    if (row && !stacked && fits([...row, button], room)) row.push(button)
    else rows.push([button])
  }
  return rows
}

const fits = (row: readonly Button[], { three }: Room): boolean =>
  row.length < mostInARow ||
  (row.length === mostInARow && row.reduce((sum, { label }) => sum + label.length, 0) <= three)

/** A box of words to press, for answers that are too long for a button: its words take the lines they need. */
const pressable = (button: Button, fields: readonly Field[]): CardPart => ({
  type: 'Container',
  style: 'emphasis',
  items: [{ type: 'TextBlock', text: paragraph(asTyped(button.label)), wrap: true }],
  selectAction: action(button, fields),
})

/** A word to press at the side of a line; what it is about is in the button's whole label, which is read aloud. */
export const pressableWord = (word: string, button: Button): CardPart => ({
  type: 'Column',
  width: 'auto',
  items: [{ type: 'TextBlock', text: paragraph(asTyped(word)), color: 'Accent' }],
  selectAction: action(button, []),
})

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
