import type { Readable, Writable } from 'node:stream'
import * as clack from '@clack/prompts'

/** What a person chose to do instead of answering: Ctrl-C or Escape. */
export const leave = Symbol('leave')
export type Asked<T> = T | typeof leave

/** One thing to pick. */
export interface Pick {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** What to type into, and what is wrong with what was typed. */
interface WordsWish {
  readonly label: string
  readonly placeholder?: string
  readonly value?: string
  readonly problem?: (words: string) => string | undefined
}

/** Ways to ask a person at a keyboard. */
export interface Asks {
  tell(text: string): void
  one(label: string, picks: readonly Pick[], first?: string): Promise<Asked<string>>
  /** `instead` are things to do rather than to answer, in a group of their own. */
  several(wish: SeveralWish): Promise<Asked<readonly string[]>>
  words(wish: WordsWish): Promise<Asked<string>>
  yesNo(
    label: string,
    answers: { yes: string; no: string; first: boolean },
  ): Promise<Asked<boolean>>
  greet(title: string): void
  bye(words: string): void
}

/** Several of many. */
interface SeveralWish {
  readonly label: string
  /** How to pick. */
  readonly group: string
  readonly picks: readonly Pick[]
  readonly first: readonly string[]
  readonly instead?: { readonly label: string; readonly picks: readonly Pick[] }
}

/** Asks with @clack/prompts. */
export function clackAsks(io: { readonly input: Readable; readonly output: Writable }): Asks {
  const told = async <T>(asked: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<Asked<T>> => {
    const value = await asked
    return value === clack.CANCEL_SYMBOL ? leave : (value as T)
  }
  return {
    tell: (text) => clack.log.message(text, { output: io.output }),
    greet: (title) => clack.intro(title, io),
    bye: (words) => clack.outro(words, io),
    one: (message, picks, first) =>
      told(
        clack.select<string>({
          message,
          options: picks.map(option),
          maxItems: 14,
          ...(first !== undefined && { initialValue: first }),
          ...io,
        }),
      ),
    several({ label, group, picks, first, instead }) {
      const groups = { [group]: picks.map(option) }
      if (instead) groups[instead.label] = instead.picks.map(option)
      return told(
        clack.groupMultiselect<string>({
          message: label,
          options: groups,
          initialValues: [...first],
          required: false,
          selectableGroups: false,
          maxItems: 14,
          ...io,
        }),
      )
    },
    words: ({ label, placeholder, value, problem }) =>
      told(
        clack.text({
          message: label,
          ...(placeholder !== undefined && { placeholder }),
          ...(value !== undefined && { initialValue: value }),
          validate: (words) => problem?.(words ?? ''),
          ...io,
        }),
      ),
    yesNo: (message, { yes, no, first }) =>
      told(clack.confirm({ message, active: yes, inactive: no, initialValue: first, ...io })),
  }
}

const option = ({ value, label, hint }: Pick) => ({ value, label, ...(hint && { hint }) })
