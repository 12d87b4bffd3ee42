import { text } from '../message/build.ts'
import type { Button, Element } from '../message/message.ts'
import type { Summary } from './summary.ts'

/** A button to make: the key of its label, the action's type, and what else the action carries. */
export interface ButtonWish {
  readonly label: string
  readonly type: string
  readonly more?: Readonly<Record<string, string | number | boolean>>
  readonly values?: Readonly<Record<string, string | number>>
  readonly style?: NonNullable<Button['style']>
}

/** A row of buttons; none where the summary belongs to no review. */
export function buttons({ say, input }: Summary, wishes: readonly ButtonWish[]): Element[] {
  const { review } = input
  if (review === undefined || wishes.length === 0) return []
  return [
    {
      type: 'buttons',
      buttons: wishes.map(({ label, type, more, values, style }) => ({
        label: say(label, values),
        action: { type, review, ...more },
        ...(style && { style }),
      })),
    },
  ]
}

/** A line of text that stands back. */
export const quiet = (words: string): Element => text(words, 'quiet')
