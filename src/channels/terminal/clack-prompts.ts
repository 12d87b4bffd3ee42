import * as clack from '@clack/prompts'
import type { Say } from '../../message/words.ts'
import {
  askList,
  type ListAnswer,
  type ListWish,
  type ListWords,
  type Pick,
  type PromptStreams,
} from './list-prompt.ts'
import { wordWrap } from './word-wrap.ts'

/** What a person chose to do instead of answering: Ctrl-C or Escape. */
export const leave = Symbol('leave')
export type PromptAnswer<T> = T | typeof leave

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
  /** The same, or words of one's own. */
  severalOrWords(wish: SeveralWish): Promise<PromptAnswer<readonly string[] | Said>>
  words(wish: WordsWish): Promise<PromptAnswer<string>>
  yesNo(
    label: string,
    answers: { yes: string; no: string; first: boolean },
  ): Promise<PromptAnswer<boolean>>
}

/** Several of many. */
type SeveralWish = Omit<ListWish, 'isMultiple' | 'takesWords' | 'how'>

/** The words of the prompts themselves: of lists, and how to pick in each kind of list. */
export interface PromptWords extends ListWords {
  readonly one: string
  readonly oneOrWords: string
  readonly several: string
  readonly severalOrWords: string
}

/** The prompts' words as they are published. */
export const promptWordsFrom = (say: Say): PromptWords => ({
  typed: say('terminal.list.typed'),
  noMatch: say('terminal.list.noMatch'),
  said: (words) => say('terminal.list.said', { words }),
  one: say('terminal.list.one'),
  oneOrWords: say('terminal.list.oneOrWords'),
  several: say('terminal.list.several'),
  severalOrWords: say('terminal.list.severalOrWords'),
})

/** Columns that the line down the left side takes, with the space after it. */
const guideColumns = 3

/** Columns of a screen that does not say how wide it is. */
const usualColumns = 80

/** What was answered, or that somebody would rather leave. */
async function told<T>(asked: Promise<T | typeof clack.CANCEL_SYMBOL>): Promise<PromptAnswer<T>> {
  const value = await asked
  return value === clack.CANCEL_SYMBOL ? leave : (value as T)
}

/** Asks with @clack/prompts. */
export function clackPrompts(io: PromptStreams, askWords: PromptWords): Prompts {
  const list = async (wish: ListWish): Promise<PromptAnswer<ListAnswer>> => {
    const answer = await askList(wish, askWords, io)
    return typeof answer === 'symbol' ? leave : answer
  }
  return {
    ...clackTelling(io.output),
    async one(label, picks, first) {
      const how = askWords.one
      const answer = await list({ ...oneOf(label, picks, first), takesWords: false, how })
      return answer === leave ? leave : onePicked(answer)
    },
    async oneOrWords(label, picks) {
      const how = askWords.oneOrWords
      const answer = await list({ ...oneOf(label, picks), takesWords: true, how })
      return answer === leave || 'said' in answer ? answer : onePicked(answer)
    },
    async several(wish) {
      const how = askWords.several
      const answer = await list({ ...wish, isMultiple: true, takesWords: false, how })
      return answer === leave ? leave : allPicked(answer)
    },
    async severalOrWords(wish) {
      const how = askWords.severalOrWords
      const answer = await list({ ...wish, isMultiple: true, takesWords: true, how })
      return answer === leave || 'said' in answer ? answer : answer.picked
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
function clackTelling(output: PromptStreams['output']): Telling {
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

const oneOf = (label: string, picks: readonly Pick[], first?: string) => ({
  label,
  picks,
  first: first === undefined ? [] : [first],
  isMultiple: false,
})

const allPicked = (answer: ListAnswer): readonly string[] =>
  'picked' in answer ? answer.picked : []

const onePicked = (answer: ListAnswer): string => allPicked(answer)[0] ?? ''
