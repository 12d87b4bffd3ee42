import type { SuggestionSource } from '../flow/answer.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Say } from '../message/words.ts'

/** How words that somebody wrote are put where they are shown: escaped in a card, as they are in a report. */
type Written = (words: string) => string

/** Where a suggested answer comes from, as a clause: "from sheet.csv, row 12". */
export function suggestedFrom(
  say: Say,
  source: SuggestionSource,
  { today, written }: { readonly today: string; readonly written: Written },
): string {
  switch (source.kind) {
    case 'product':
      return say('suggest.from.product', {
        product: written(source.product),
        date: dateSeenFrom(say, source.on, today),
      })
    case 'assistant':
      return say('suggest.from.assistant', { said: written(source.said) })
    case 'file': {
      const { format, line } = source
      const file = written(source.file)
      if (source.element !== undefined) {
        return say('suggest.from.element', { file, element: written(source.element) })
      }
      if (line === undefined) return say('suggest.from.file', { file })
      return format === 'table'
        ? say('suggest.from.row', { file, row: line })
        : say('suggest.from.line', { file, line })
    }
  }
}
