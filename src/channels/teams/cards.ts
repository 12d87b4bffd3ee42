import { fit } from '../../message/limits.ts'
import type { Form, Message } from '../../message/message.ts'
import { asksQuestion } from '../../message/parts.ts'
import { plainText } from '../../message/plain-text.ts'
import { type Say, sayIn } from '../../message/words.ts'
import { toAdaptiveCard } from '../adaptive-card/adaptive-card.ts'
import type { AdaptiveCard, PeopleToPick, PlacesToPick } from '../adaptive-card/card.ts'
import { withAnswersAsList, withFewActions, withLinesAsMenu } from './few-actions.ts'
import { variants } from './shrink.ts'

/** A message as Teams takes it. */
export interface OutActivity {
  readonly type: 'message'
  /** What a notification says. */
  readonly summary: string
  readonly attachments: readonly [CardAttachment]
}

/** A card inside a message. */
interface CardAttachment {
  readonly contentType: typeof cardType
  readonly content: TeamsCard
}

/** An Adaptive Card that takes the whole width of the conversation. */
export interface TeamsCard extends AdaptiveCard {
  readonly msteams: { readonly width: 'Full' }
}

const cardType = 'application/vnd.microsoft.card.adaptive'

/** What a card needs from around it. */
export interface TeamsDrawing {
  readonly say: Say
  readonly picture?: (name: string) => string | undefined
  readonly people?: PeopleToPick
  readonly places?: PlacesToPick
  /** Sent back by every button, so that we know which card was pressed. */
  readonly marks?: Readonly<Record<string, string>>
}

/** Teams takes 100 kB counted in 16-bit letters and asks to stay within 80; phones are better with less. */
export const mostBytes = 80 * 1024
export const aim = 28 * 1024

const summaryLength = 200
const shortFallback = 300

/** A message as a card for Teams; `undefined` when nothing of it is small enough. */
export function toActivity(message: Message, from: TeamsDrawing): OutActivity | undefined {
  const drawing = { ...from, say: sayIn(from.say, message.language) }
  for (const smaller of variants(listed(message, drawing.say), drawing.say)) {
    const activity = compact(draw(smaller, drawing))
    if (bytesOf(activity) <= mostBytes) return activity
  }
  return undefined
}

/** What would be too many buttons for one card is picked from lists. */
const listed = (message: Message, say: Say): Message =>
  withLinesAsMenu(withAnswersAsList(message, say))

/** The card alone, for the answer to a press. */
export const cardOf = (message: Message, drawing: TeamsDrawing): TeamsCard | undefined =>
  toActivity(message, drawing)?.attachments[0].content

/** How large Teams counts a message. */
export const bytesOf = (activity: object): number => JSON.stringify(activity).length * 2

function draw(message: Message, { say, marks, ...from }: TeamsDrawing): OutActivity {
  const card = toAdaptiveCard(marked(message, marks), {
    picture: from.picture ?? (() => undefined),
    required: say('teams.required'),
    pick: say('teams.pick'),
    ...(from.people && { people: from.people }),
    ...(from.places && { places: from.places }),
  })
  const whole: TeamsCard = { ...card, msteams: { width: 'Full' } }
  const content = asksQuestion(message) ? withFewActions(whole, say) : whole
  const said = message.elements.filter(({ type }) => type !== 'buttons' && type !== 'field')
  const first = said.length > 0 ? said : message.elements
  const summary = fit(message.preview ?? plainText({ elements: first.slice(0, 2) }), summaryLength)
  return { type: 'message', summary, attachments: [{ contentType: cardType, content }] }
}

/** What is said twice more for old programs is shortened first: the card itself loses nothing by it. */
function compact(activity: OutActivity): OutActivity {
  if (bytesOf(activity) <= aim) return activity
  const [{ contentType, content }] = activity.attachments
  const short = fit(content.fallbackText, shortFallback)
  return {
    ...activity,
    attachments: [{ contentType, content: { ...content, fallbackText: short, speak: short } }],
  }
}

/** Every button carries the marks of its card. */
function marked(message: Message, marks: TeamsDrawing['marks']): Message {
  if (!marks) return message
  const elements = message.elements.map((element) =>
    element.type === 'buttons'
      ? {
          ...element,
          buttons: element.buttons.map((button) => ({
            ...button,
            action: { ...button.action, ...marks },
          })),
        }
      : element,
  )
  return { ...message, elements }
}

/** A form is posted in the chat as a card with its own title, because a card has no window around it. */
export const formMessage = ({ title, elements, submit, language }: Form): Message => ({
  audience: 'people',
  ...(language !== undefined && { language }),
  elements: [{ type: 'heading', text: title }, ...elements, { type: 'buttons', buttons: [submit] }],
})
