import type { Form, Message } from '../message/message.ts'
import { isWordsOnly } from '../message/parts.ts'
import type { ActionResult } from './act.ts'

/** What became of a form that somebody sent. */
export type FormResult =
  /** It has to be corrected, and keeps what was filled in; `field` is what the words are about. */
  | { readonly kind: 'again'; readonly form: Form; readonly field?: string; readonly why: Words }
  /** Nothing of it was taken: it stays as it is, and the words say why. */
  | { readonly kind: 'refused'; readonly why: Words }
  | { readonly kind: 'taken' }

type Words = readonly Message[]

/** Whether a form was taken, for every platform alike. */
export function formResult(result: ActionResult): FormResult {
  const { form, wrong, replies, review, changed } = result
  if (form) {
    return { kind: 'again', form, ...(wrong !== undefined && { field: wrong }), why: replies }
  }
  const isOnlyWords = replies.every(isWordsOnly)
  // Where there is something to press, it goes on from there.
  const isNot = result.notTaken === true || (review === undefined && isOnlyWords)
  const isRefused = replies.length > 0 && (isNot || (!changed && isOnlyWords))
  return isRefused ? { kind: 'refused', why: replies } : { kind: 'taken' }
}
