import type { ButtonAction } from '../../domain/button-action.ts'
import type {
  ActionData,
  Button,
  Element,
  Field,
  LineButtons,
  Message,
} from '../../message/message.ts'
import { buttonsIn, lineButtonsIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import type { CardPart } from '../adaptive-card/card.ts'
import type { TeamsCard } from './cards.ts'

/** Microsoft asks for six actions at most on one card. */
export const mostActions = 6
/** With "not sure" and the way to everything else, so many answers are buttons of their own. */
const mostAnswers = 4

/** The answer that a button gives by itself. */
const answerIn = ({ action }: Button): string | undefined =>
  action.type === 'answer' && 'value' in action && action.value !== undefined
    ? String(action.value)
    : undefined

const isAnswer = (button: Button): boolean => answerIn(button) !== undefined

/** A question with more answers than there is room for as buttons takes them as one list to pick from. */
export function withAnswersAsList(message: Message, say: Say): Message {
  const answers = buttonsIn(message).filter(isAnswer)
  if (answers.length <= mostAnswers) return message
  const elements = message.elements.flatMap((element): Element[] => {
    if (element.type !== 'buttons' || !element.buttons.some(isAnswer)) return [element]
    const rest = element.buttons.filter((button) => !isAnswer(button))
    return [
      { type: 'field', field: listOf(answers, say) },
      { type: 'buttons', buttons: [...sendOf(answers, say), ...rest] },
    ]
  })
  return { ...message, elements }
}

const listOf = (answers: readonly Button[], say: Say): Field => ({
  type: 'choice',
  id: 'value',
  label: say('teams.question.pick'),
  options: answers.map((answer) => ({ value: answerIn(answer) ?? '', label: answer.label })),
  required: true,
})

/** What is picked in the list replaces the answer in the action. */
function sendOf([first]: readonly Button[], say: Say): Button[] {
  if (!first) return []
  const { action } = first
  return [{ label: say('conversation.question.send'), action, style: 'primary', collects: true }]
}

/**
 * Buttons for each line of a long list are one menu below it, with one button that sends what is picked: a button at
 * every line would make the card larger than phones like it.
 */
export function withLinesAsMenu(message: Message): Message {
  const lists = message.elements.flatMap((one) => (one.type === 'list' && one.each ? [one] : []))
  const last = lists.at(-1)
  const menu = last?.each && menuOf(last.each, lineButtonsIn(message))
  if (!menu) return message
  const elements = message.elements.flatMap((element): Element[] => {
    if (element.type !== 'list') return [element]
    const { each: _, ...list } = element
    return element === last ? [list, ...menu] : [list]
  })
  return { ...message, elements }
}

const dataOf = ({ action }: Button): ActionData => action

/** The menu is filled in for the one value in which the actions of the buttons differ. */
function menuOf({ menu, short }: LineButtons, lines: readonly Button[]): Element[] | undefined {
  const [first] = lines
  if (!first) return undefined
  const begun = dataOf(first)
  const id = Object.keys(begun).find((name) =>
    lines.some((line) => dataOf(line)[name] !== begun[name]),
  )
  if (id === undefined) return undefined
  const { [id]: _, ...same } = begun
  const options = lines.map((line) => ({ value: String(dataOf(line)[id]), label: line.label }))
  // The compiler cannot see that only the picked value is left out.
  const action = same as ButtonAction
  return [
    { type: 'field', field: { type: 'choice', id, label: menu, options, required: true } },
    { type: 'buttons', buttons: [{ label: short, action, collects: true, style: 'quiet' }] },
  ]
}

/** A card with more actions than six shows the quiet ones behind one “More”, which opens in its place. */
export function withFewActions(card: TeamsCard, say: Say): TeamsCard {
  if (countActions(card.body) <= mostActions) return card
  const quiet = card.body.filter(isQuietRow)
  if (quiet.length === 0) return card
  const inside = quiet.map((row) => renamed(row, say))
  const more = {
    type: 'Action.ShowCard',
    title: say('conversation.question.more'),
    card: { type: 'AdaptiveCard', body: inside },
  }
  const body = card.body.filter((part) => !isQuietRow(part))
  return { ...card, body: [...body, { type: 'ActionSet', spacing: 'Small', actions: [more] }] }
}

const actionsOf = (part: CardPart): readonly CardPart[] =>
  Array.isArray(part['actions']) ? (part['actions'] as CardPart[]) : []

const isQuietRow = (part: CardPart): boolean => {
  const actions = actionsOf(part)
  return (
    actions.length > 0 && actions.every(({ data }) => (data as { quiet?: true }).quiet === true)
  )
}

/** Behind “More” a second “More” would lead nowhere that one can guess. */
const renamed = (row: CardPart, say: Say): CardPart => ({
  ...row,
  actions: actionsOf(row).map((action) =>
    action['title'] === say('conversation.question.more')
      ? {
          ...action,
          title: say('teams.question.others'),
          fallback: { ...(action['fallback'] as object), title: say('teams.question.others') },
        }
      : action,
  ),
})

/** How many things on a card can be pressed, where nothing has been opened yet. */
export const countActions = (parts: readonly CardPart[]): number =>
  parts.reduce((sum, part) => sum + actionsOf(part).length + (part['selectAction'] ? 1 : 0), 0)
