import type { SuggestionSource } from '../flow/answer.ts'
import { asTyped } from '../message/escape.ts'
import { dateSeenFrom } from '../message/locale.ts'
import type { Say } from '../message/words.ts'

/** Where a suggested answer comes from, as a clause: "from sheet.csv, row 12"; safe inside inline Markdown. */
export function sourceWords(say: Say, source: SuggestionSource, today: string): string {
  switch (source.kind) {
    case 'product':
      return say('suggest.from.product', {
        product: asTyped(source.product),
        date: dateSeenFrom(say, source.on, today),
      })
    case 'assistant':
      return say('suggest.from.assistant', { said: asTyped(source.said) })
    case 'file': {
      const { format, line } = source
      const file = asTyped(source.file)
      if (source.element !== undefined) {
        return say('suggest.from.element', { file, element: asTyped(source.element) })
      }
      if (line === undefined) return say('suggest.from.file', { file })
      return format === 'table'
        ? say('suggest.from.row', { file, row: line })
        : say('suggest.from.line', { file, line })
    }
  }
}
