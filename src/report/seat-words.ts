import { asTyped } from '../message/escape.ts'
import type { Story } from './stories.ts'
import type { Summary } from './summary.ts'

/** Who brought a story in among the first, or took it out, as a part of its line; empty where nobody did. */
export const seatMark = ({ say, nameOf }: Summary, { seat }: Story): string =>
  seat ? say(`choice.mark.${seat.kind}`, { name: asTyped(nameOf(seat.by)) }) : ''

/** The same in plain words without marks, for a report. */
export const seatWords = ({ say, nameOf }: Summary, { seat }: Story): readonly string[] =>
  seat ? [say(`choice.report.${seat.kind}`, { name: nameOf(seat.by) })] : []
