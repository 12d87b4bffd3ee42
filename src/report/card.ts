import type { ReviewActionType } from '../domain/action.ts'
import { type ButtonFields, buttonAction } from '../domain/button-action.ts'
import type { MessageKey } from '../domain/message-key.ts'
import { text } from '../message/build.ts'
import type { Button, Element } from '../message/message.ts'
import type { WordValues } from '../message/words.ts'
import type { Summary } from './summary.ts'

type LabelOf = { readonly label: MessageKey } | { readonly words: string }

type ButtonOf<T extends ReviewActionType> = LabelOf & {
  readonly type: T
  readonly more?: Omit<ButtonFields<T>, 'review'>
  readonly values?: WordValues
  readonly style?: NonNullable<Button['style']>
}

/** A button to make: the key of its label, or the words of a choice, the action's type, and what else the action carries. */
export type ButtonSpec = { readonly [T in ReviewActionType]: ButtonOf<T> }[ReviewActionType]

/** A row of buttons; none where the summary belongs to no review. */
export function buttonRow({ say, input }: Summary, wishes: readonly ButtonSpec[]): Element[] {
  const { review } = input
  if (review === undefined || wishes.length === 0) return []
  return [
    {
      type: 'buttons',
      buttons: wishes.map((wish) => ({
        label: 'words' in wish ? wish.words : say(wish.label, wish.values),
        action: buttonAction(wish.type, { review, ...wish.more }),
        ...(wish.style && { style: wish.style }),
      })),
    },
  ]
}

/** A line of text in a quieter style. */
export const quiet = (words: string): Element => text(words, 'quiet')
