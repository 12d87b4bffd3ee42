import type { Button, Field, Message } from '../../message/message.ts'
import { buttonsIn, fieldsIn, lineButtonsIn, senderIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import type { Values } from '../plain-text/form-by-lines.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { leave, type PromptAnswer, type Prompts, type Said } from './clack-prompts.ts'
import { askField, fillFields, picksOf } from './fields-by-prompts.ts'
import type { Pick } from './list-prompt.ts'

/** A button that was pressed, with what the fields hold. */
export interface TerminalPress {
  readonly button: Button
  readonly values: Values
}

/** What a person does with a card: presses something, says something in words, or wants something else. */
type CardChoice = PromptAnswer<TerminalPress | Said | 'else'>

interface Room {
  readonly asks: Prompts
  readonly say: Say
}

/** Asks what a card asks: its fields first where they are what it is about, its buttons otherwise. */
export function askCard(message: Message, room: Room): Promise<CardChoice> {
  const sender = senderIn(message)
  if (sender?.style !== 'primary') return askButtons(buttonsIn(message), message, room)
  const [field] = fieldsIn(message)
  return field?.type === 'choices'
    ? askSeveral(message, { sender, field }, room)
    : askWords(message, sender, room)
}

/** Which button; the quiet ones come last. */
async function askButtons(
  buttons: readonly Button[],
  message: Message,
  room: Room,
): Promise<CardChoice> {
  const { asks, say } = room
  const lines = lineButtonsIn(message)
  const [menu] = message.elements.flatMap((one) => (one.type === 'list' ? (one.each ?? []) : []))
  const others = buttons.filter((button) => !lines.includes(button))
  const ofLines = menu ? [{ value: linesValue, label: menu.menu }] : []
  const picks = [...buttonPicks(others), ...ofLines, elsewhere(say)]
  const label = say('terminal.card.choose')
  const picked = await (isQuestion(buttons)
    ? asks.oneOrWords(label, picks)
    : asks.one(label, picks))
  if (picked === leave || typeof picked === 'object') return picked
  if (picked === linesValue && menu) return askLine(message, menu.menu, room)
  const button = others[Number(picked)]
  if (!button) return 'else'
  if (!button.collects) return { button, values: new Map() }
  const values = await fillFields(message.elements, room)
  return values === leave ? askCard(message, room) : { button, values }
}

const linesValue = 'lines'

/** Which line of the card; whoever leaves is asked anew. */
async function askLine(message: Message, label: string, room: Room): Promise<CardChoice> {
  const lines = lineButtonsIn(message)
  const picks = lines.map((button, n) => ({ value: String(n), label: safeText(button.label) }))
  const picked = await room.asks.one(label, picks)
  const button = picked === leave ? undefined : lines[Number(picked)]
  return button ? { button, values: new Map() } : askCard(message, room)
}

/** What is typed at a question is understood as an answer. */
const isQuestion = (buttons: readonly Button[]): boolean =>
  buttons.some(({ action }) => action['type'] === 'answer')

const elseValue = 'else'

const elsewhere = (say: Say): Pick => ({ value: elseValue, label: say('terminal.card.else') })

/** Picks by the buttons' places, loud ones first. */
function buttonPicks(buttons: readonly Button[]): readonly Pick[] {
  const all = buttons.map((button, n) => ({
    isQuiet: button.style === 'quiet',
    pick: { value: String(n), label: safeText(button.label) },
  }))
  return [...all.filter(({ isQuiet }) => !isQuiet), ...all.filter(({ isQuiet }) => isQuiet)].map(
    ({ pick }) => pick,
  )
}

/** Answers to tick, and in a group of their own the things to do instead. */
async function askSeveral(
  message: Message,
  { sender, field }: { sender: Button; field: Extract<Field, { type: 'choices' }> },
  room: Room,
): Promise<CardChoice> {
  const { asks, say } = room
  const others = buttonsIn(message).filter((button) => button !== sender)
  const mark = (value: string): string => `press ${value}`
  const instead = [...buttonPicks(others), elsewhere(say)].map((pick) => ({
    ...pick,
    value: mark(pick.value),
  }))
  const picked = await asks.severalOrWords({
    label: say('terminal.card.choose'),
    picks: picksOf(field),
    first: field.value ?? [],
    instead: { label: say('terminal.card.instead'), picks: instead },
  })
  if (picked === leave || 'said' in picked) return picked
  if (picked.includes(mark(elseValue))) return 'else'
  const button = others.find((_, n) => picked.includes(mark(String(n))))
  if (button) return { button, values: new Map() }
  return { button: sender, values: new Map([[field.id, picked]]) }
}

/** Words to type; nothing typed brings up what else can be done. */
async function askWords(message: Message, sender: Button, room: Room): Promise<CardChoice> {
  const { asks, say } = room
  const values = new Map<string, string | readonly string[]>()
  for (const [n, field] of fieldsIn(message).entries()) {
    const hinted = n === 0 && field.type === 'text'
    const placeholder = say('terminal.card.wordsHint')
    const value = await askField(hinted ? { ...field, placeholder } : field, asks, say)
    if (value === leave) return leave
    if (n === 0 && value === '') {
      const instead = await askInstead(message, sender, room)
      if (instead !== undefined) return instead
    }
    if (value !== undefined) values.set(field.id, value)
  }
  return { button: sender, values }
}

/** What to do instead of typing; `undefined` to type after all, where there is more than one thing to fill in. */
async function askInstead(
  message: Message,
  sender: Button,
  room: Room,
): Promise<CardChoice | undefined> {
  const { asks, say } = room
  const others = buttonsIn(message).filter((button) => button !== sender)
  const onward = fieldsIn(message).length > 1
  const goOn: Pick = { value: 'on', label: say('terminal.card.leaveOut') }
  const picks = [...(onward ? [goOn] : []), ...buttonPicks(others), elsewhere(say)]
  const picked = await asks.one(say('terminal.card.goOn'), picks)
  if (picked === leave) return askCard(message, room)
  if (picked === 'on') return undefined
  const button = others[Number(picked)]
  return button ? { button, values: new Map() } : 'else'
}
