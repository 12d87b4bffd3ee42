import type { OutActivity, TeamsCard } from './cards.ts'

/** What Teams is told about a press: always with HTTP 200, because otherwise people see nothing. */
export interface InvokeAnswer {
  readonly statusCode: number
  readonly type: string
  readonly value: unknown
}

/** A card that takes the place of the pressed one, for whoever pressed. */
export const cardAnswer = (card: TeamsCard): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card,
})

/** A short notice that disappears by itself. */
export const wordAnswer = (words: string): InvokeAnswer => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value: words,
})

/** A notice that stays until it is read: the action was not performed. */
export const troubleAnswer = (words: string): InvokeAnswer => ({
  statusCode: 400,
  type: 'application/vnd.microsoft.error',
  value: { code: 'BadRequest', message: words },
})

/** The card of a message. */
export const cardIn = ({ attachments }: OutActivity): TeamsCard => attachments[0].content
