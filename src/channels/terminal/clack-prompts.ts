import type { Readable, Writable } from 'node:stream'
import * as clack from '@clack/prompts'
import type { Say } from '../../message/words.ts'
import { wordWrap } from './word-wrap.ts'

/** What a person chose to do instead of answering: Ctrl-C or Escape. */
export const leave = Symbol('leave')
export type PromptAnswer<T> = T | typeof leave

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

/** Words that were typed where something could be picked. */
export interface Said {
  readonly said: string
}

/** Output that needs no answer. */
interface Telling {
  tell(text: string): void
  greet(title: string): void
  bye(words: string): void
}

/** The prompts of a terminal: output, and questions to a person at a keyboard. */
export interface Prompts extends Telling {
  /** One of these; letters that are typed leave only those that hold them. */
  one(label: string, picks: readonly Pick[], first?: string): Promise<PromptAnswer<string>>
  /** One of these, or words of one's own: nothing is picked that was not pointed at. */
  oneOrWords(label: string, picks: readonly Pick[]): Promise<PromptAnswer<string | Said>>
  /** `instead` are things to do rather than to answer, in a group of their own. */
  several(wish: SeveralWish): Promise<PromptAnswer<readonly string[]>>
  words(wish: WordsWish): Promise<PromptAnswer<string>>
  yesNo(
    label: string,
    answers: { yes: string; no: string; first: boolean },
  ): Promise<PromptAnswer<boolean>>
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

/** The words of the prompts themselves. */
export interface PromptWords {
  /** When nothing in a list holds what was typed. */
  readonly noMatch: string
  /** The entry in a list that means the typed words. */
  readonly said: (words: string) => string
}

/** The prompts' words as they are published. */
export const promptWordsFrom = (say: Say): PromptWords => ({
  noMatch: say('terminal.card.noMatch'),
  said: (words) => say('terminal.card.said', { words }),
})

const saidValue = 'said'

/** Columns that the line down the left side takes, with the space after it. */
const guideColumns = 3

/** Columns of a screen that does not say how wide it is. */
const usualColumns = 80

/** Where prompts are drawn. */
type ScreenOutput = Writable & { readonly columns?: number }

/** What was answered, or that somebody would rather leave. */
async function told<T>(asked: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<PromptAnswer<T>> {
  const value = await asked
  return value === clack.CANCEL_SYMBOL ? leave : (value as T)
}

/** Asks with @clack/prompts. */
export function clackPrompts(
  io: { readonly input: Readable; readonly output: ScreenOutput },
  askWords: PromptWords,
): Prompts {
  return {
    ...clackTelling(io.output),
    one: (message, picks, first) =>
      told(
        clack.autocomplete<string>({
          message,
          options() {
            return holding(picks, this.userInput).map(option)
          },
          filter: () => true,
          validate: (value) =>
            picks.some((pick) => pick.value === value) ? undefined : askWords.noMatch,
          maxItems: 14,
          ...(first !== undefined && { initialValue: first }),
          ...io,
        }),
      ),
    async oneOrWords(message, picks) {
      let typed = ''
      const value = await told(
        clack.autocomplete<string>({
          message,
          options() {
            typed = this.userInput.trim()
            const own = { value: saidValue, label: askWords.said(typed) }
            const found = holding(picks, typed).map(option)
            return typed === '' ? found : [own, ...found]
          },
          filter: () => true,
          maxItems: 14,
          ...io,
        }),
      )
      return value === saidValue ? { said: typed } : value
    },
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
          // The group's own words say how to pick.
          showInstructions: false,
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

/** The prompts break their own lines between words; plain output they would leave to the terminal. */
function clackTelling(output: ScreenOutput): Telling {
  const wrapped = (text: string): string =>
    wordWrap(text, (output.columns ?? usualColumns) - guideColumns)
  const besideGuide = (text: string): string =>
    wrapped(text).replaceAll('\n', `\n${' '.repeat(guideColumns)}`)
  return {
    tell: (text) => clack.log.message(wrapped(text), { output }),
    greet: (title) => clack.intro(besideGuide(title), { output }),
    bye: (words) => clack.outro(besideGuide(words), { output }),
  }
}

/** The picks whose words hold what was typed. */
const holding = (picks: readonly Pick[], typed: string): readonly Pick[] =>
  picks.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()))

const option = ({ value, label, hint }: Pick) => ({ value, label, ...(hint && { hint }) })
