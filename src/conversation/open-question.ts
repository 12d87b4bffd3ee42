import type { Field } from '../message/message.ts'
import { asksQuestion, fieldsIn } from '../message/parts.ts'
import type { Feed } from '../review/reviews.ts'

/** True while the newest private card waits for an answer in somebody's own words. */
export function asksForWords({ own }: Pick<Feed, 'own'>): boolean {
  const last = own.at(-1)?.message
  return last !== undefined && asksQuestion(last) && fieldsIn(last).some(isText)
}

const isText = ({ type }: Field): boolean => type === 'text'
