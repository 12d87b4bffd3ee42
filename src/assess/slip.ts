import { fit as cut } from '../message/limits.ts'

/** One slip in an answers file: where it is, what it is and what to write instead. */
export interface Slip {
  readonly line: number
  readonly column: number
  readonly message: string
  readonly hint?: string
}

/** What steers a terminal or turns text around: a file may come from somebody else than who checks it. */
const harmful = /\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu

/** Slips for their author to read: one a line, in the order of the file. */
export function formatSlips(file: string, slips: readonly Slip[]): string {
  return slips
    .toSorted((one, other) => one.line - other.line || one.column - other.column)
    .map(({ line, column, message, hint }) => {
      const words = hint === undefined ? message : `${message} → ${hint}`
      return `${file}:${line}:${column}  ${words.replaceAll(/\s+/g, ' ').replaceAll(harmful, '')}`
    })
    .join('\n')
}

/** What stands in the file, short enough to be repeated in one line. */
export const shown = (written: string): string => cut(written, 60)
