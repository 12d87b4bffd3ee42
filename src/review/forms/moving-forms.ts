import { field, text } from '../../message/build.ts'
import type { Form } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { type WhomToAsk, whomFields } from './asking-forms.ts'

/** Who looks after the check from now on. */
export function handCheckForm(
  say: Say,
  about: WhomToAsk & { readonly review: string; readonly product: string },
): Form {
  const { review, product } = about
  return {
    title: say('asking.hand.title'),
    elements: [
      text(say('asking.hand.body', { product })),
      ...whomFields(say, about, say('asking.hand.whom')).map(field),
    ],
    submit: {
      label: say('asking.hand.send'),
      action: { type: 'handCheck', review },
      style: 'primary',
      collects: true,
    },
  }
}

/** What goes from one person to another. */
interface Move extends WhomToAsk {
  readonly review: string
  readonly person: string
  /** As it is shown. */
  readonly name: string
  readonly what: 'questions' | 'everything'
  /** How many questions wait for them. */
  readonly count: number
  /** They look after the check. */
  readonly isFacilitator: boolean
}

/** To whom somebody's questions, or everything of theirs, goes. */
export function moveAllForm(say: Say, move: Move): Form {
  const { review, person, name, what, count, isFacilitator } = move
  const isAll = what === 'everything'
  const body = isAll
    ? say('asking.move.everythingBody', { name })
    : say('asking.move.questionsBody', { name, count })
  const leaves = say('asking.move.leaves', { name })
  return {
    title: say(`asking.move.${what}`),
    elements: [
      text(body),
      ...(isAll && isFacilitator ? [text(say('asking.move.checkToo', { name }))] : []),
      ...whomFields(say, move, say('asking.move.to')).map(field),
      ...(isAll ? [field({ type: 'toggle', id: 'leaves', label: leaves })] : []),
    ],
    submit: {
      label: say('asking.move.send'),
      action: { type: 'moveAll', review, person, what },
      style: 'primary',
      collects: true,
    },
  }
}
