import type { Message } from '../message/message.ts'
import type { Feed } from '../review/reviews.ts'

/** True while the newest private card waits for an answer in somebody's own words. */
export function asksForWords({ own }: Pick<Feed, 'own'>): boolean {
  const last = own.at(-1)?.message
  return last !== undefined && takesAnswer(last) && hasTextField(last)
}

const takesAnswer = ({ elements }: Message): boolean =>
  elements.some(
    (element) =>
      element.type === 'buttons' && element.buttons.some(({ action }) => action.type === 'answer'),
  )

const hasTextField = ({ elements }: Message): boolean =>
  elements.some((element) => element.type === 'field' && element.field.type === 'text')
