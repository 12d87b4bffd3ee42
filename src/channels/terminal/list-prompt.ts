import type { Readable, Writable } from 'node:stream'
import { styleText } from 'node:util'
import { AutocompletePrompt } from '@clack/core'
import {
  limitOptions,
  S_BAR,
  S_BAR_END,
  S_CHECKBOX_INACTIVE,
  S_CHECKBOX_SELECTED,
  S_RADIO_ACTIVE,
  S_RADIO_INACTIVE,
  symbol,
} from '@clack/prompts'

/** One thing to pick. */
export interface Pick {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** Where prompts are read and drawn. */
export interface PromptStreams {
  readonly input: Readable
  readonly output: Writable & { readonly columns?: number }
}

/** A list to pick from, with a line to type in. */
export interface ListWish {
  readonly label: string
  readonly picks: readonly Pick[]
  /** Things to do rather than to answer, under a title of their own. */
  readonly instead?: { readonly label: string; readonly picks: readonly Pick[] }
  /** What is picked before anybody does anything. */
  readonly first: readonly string[]
  readonly isMultiple: boolean
  /** Typed words are an answer of their own; otherwise they only shorten the list. */
  readonly takesWords: boolean
  /** How to pick. */
  readonly how: string
}

/** The words of every list. */
export interface ListWords {
  /** Before what is typed. */
  readonly typed: string
  /** When nothing in a list holds what was typed. */
  readonly noMatch: string
  /** The entry in a list that means the typed words. */
  readonly said: (words: string) => string
}

/** What was picked, in the order of picking, or the words that were typed instead. */
export type ListAnswer = { readonly picked: readonly string[] } | { readonly said: string }

interface Row extends Pick {
  /** A title, which cannot be picked. */
  readonly disabled?: boolean
}

/** No value of a pick. */
const saidValue = '\u0000said'
const titleValue = '\u0000title'
const mostRows = 14

/** Asks with a list; typed words come before what is only highlighted, until somebody moves in the list. */
export async function askList(
  wish: ListWish,
  words: ListWords,
  { input, output }: PromptStreams,
): Promise<ListAnswer | symbol> {
  let typedBefore = ''
  const prompt = new AutocompletePrompt<Row>({
    input,
    output,
    multiple: wish.isMultiple,
    ...(!wish.isMultiple && wish.first.length > 0 && { initialValue: [...wish.first] }),
    options() {
      const typed = this.userInput.trim()
      // What is typed is highlighted, and not what was highlighted before.
      if (typed !== typedBefore) this.focusedValue = undefined
      typedBefore = typed
      return rowsFor(wish, words, typed)
    },
    filter: () => true,
    validate: (value) => (isEmptyHanded(value, wish) ? words.noMatch : undefined),
    render() {
      return drawn(this, { wish, words, output })
    },
  })
  // With nothing typed, the space bar picks.
  prompt.isNavigating = true
  // The list begins at its first row, whatever is ticked.
  if (wish.isMultiple) prompt.selectedValues = [...wish.first]
  const value = await prompt.prompt()
  if (typeof value === 'symbol') return value
  const typed = prompt.userInput.trim()
  const picked = prompt.selectedValues.filter((one) => one !== saidValue)
  const isSaid = !prompt.isNavigating || picked.length === 0 || prompt.focusedValue === saidValue
  if (wish.takesWords && typed !== '' && isSaid) return { said: typed }
  return { picked }
}

const isEmptyHanded = (value: unknown, { isMultiple }: ListWish): boolean =>
  !isMultiple && value === undefined

function rowsFor(wish: ListWish, words: ListWords, typed: string): Row[] {
  const { picks, instead } = wish
  if (typed === '') {
    const title = instead && { value: titleValue, label: instead.label, disabled: true }
    return [...picks, ...(title ? [title] : []), ...(instead?.picks ?? [])]
  }
  const found = [...picks, ...(instead?.picks ?? [])].filter(({ label }) =>
    label.toLowerCase().includes(typed.toLowerCase()),
  )
  const own = { value: saidValue, label: words.said(typed) }
  return wish.takesWords ? [own, ...found] : found
}

interface Drawing {
  readonly wish: ListWish
  readonly words: ListWords
  readonly output: PromptStreams['output']
}

type ListState = Omit<AutocompletePrompt<Row>, 'prompt'>

/** The list as it stands: what is asked, what was typed, the rows, and how to pick. */
function drawn(list: ListState, { wish, words, output }: Drawing): string {
  const bar = styleText('gray', S_BAR)
  const head = [bar, `${symbol(list.state)}  ${wish.label}`]
  if (list.state === 'submit')
    return [...head, `${bar}  ${styleText('dim', answered(list, wish))}`].join('\n')
  if (list.state === 'cancel') return [...head, bar].join('\n')
  const color = list.state === 'error' ? 'yellow' : 'cyan'
  const line = styleText(color, S_BAR)
  const isFound = list.filteredOptions.length > 0
  const typed = list.isNavigating ? styleText('dim', list.userInput) : list.userInputWithCursor
  const top = [...head, `${line}  ${styleText('dim', words.typed)} ${typed}`]
  const below = [`${line}  ${styleText('dim', wish.how)}`, styleText(color, S_BAR_END)]
  const rows = isFound
    ? limitOptions({
        cursor: list.cursor,
        options: list.filteredOptions,
        style: (row, isActive) => rowLine(row, { isActive, list, wish }),
        maxItems: mostRows,
        columnPadding: 3,
        rowPadding: top.length + below.length,
        output,
      })
    : [styleText('yellow', words.noMatch)]
  return [...top, ...rows.map((row) => `${line}  ${row}`), ...below].join('\n')
}

function rowLine(
  row: Row,
  at: { readonly isActive: boolean; readonly list: ListState; readonly wish: ListWish },
): string {
  if (row.disabled === true) return row.label
  const label = at.isActive ? row.label : styleText('dim', row.label)
  const hint = at.isActive && row.hint ? styleText('dim', ` (${row.hint})`) : ''
  return `${mark(row, at)} ${label}${hint}`
}

function mark(
  { value }: Row,
  {
    isActive,
    list,
    wish,
  }: { readonly isActive: boolean; readonly list: ListState; readonly wish: ListWish },
): string {
  if (!wish.isMultiple || value === saidValue) {
    return isActive ? styleText('green', S_RADIO_ACTIVE) : styleText('dim', S_RADIO_INACTIVE)
  }
  if (list.selectedValues.includes(value)) return styleText('green', S_CHECKBOX_SELECTED)
  return isActive ? S_CHECKBOX_INACTIVE : styleText('dim', S_CHECKBOX_INACTIVE)
}

/** What stays on the screen of the answer. */
function answered(list: ListState, { picks, instead, takesWords }: ListWish): string {
  const typed = list.userInput.trim()
  if (takesWords && typed !== '' && !list.isNavigating) return typed
  return [...picks, ...(instead?.picks ?? [])]
    .filter(({ value }) => list.selectedValues.includes(value))
    .map(({ label }) => label)
    .join(', ')
}
