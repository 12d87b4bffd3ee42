import { withoutControls } from '../domain/text-safety.ts'
import { fit as cut } from '../message/limits.ts'
import type { Say } from '../message/words.ts'

/** One mistake in an answers file: where it is, what it is and what to write instead. */
export interface FileMistake {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}

/** A pointer to another place of the file, where an answer should be. */
export const referenceMistake = (
  at: Pick<FileMistake, 'line' | 'column'>,
  say: Say,
): FileMistake => ({
  ...at,
  message: say('operator.assess.reference'),
  hint: say('operator.assess.writeOut'),
})

/** Slips for their author to read: one a line, in the order of the file. */
export function formatMistakes(file: string, mistakes: readonly FileMistake[]): string {
  return mistakes
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .map(({ line, column, message, hint }) => {
      const words = hint === undefined ? message : `${message} → ${hint}`
      return `${file}:${line}:${column}  ${withoutControls(words.replaceAll(/\s+/g, ' '))}`
    })
    .join('\n')
}

/** The text in the file, short enough to be repeated in one line. */
export const quotedBriefly = (written: string): string => cut(written, 60)
