import type { Say } from '../../message/words.ts'
import type { CommandLine, Io } from '../command.ts'

/** One thing that was looked at: it is good, it must be mended, or it is only worth knowing. */
export type DoctorLine =
  | { readonly state: 'good'; readonly what: string }
  | { readonly state: 'wrong' | 'note'; readonly what: string; readonly hint: string }

/** Looks at one part of the program and changes nothing. */
export type Examine = (given: CommandLine, io: Io, say: Say) => Promise<readonly DoctorLine[]>

/** It is as it should be. */
export const good = (what: string): DoctorLine => ({ state: 'good', what })

/** It keeps the program from working, and how to mend it. */
export const wrong = (what: string, hint: string): DoctorLine => ({ state: 'wrong', what, hint })

/** The program works without it, and what would be different. */
export const note = (what: string, hint: string): DoctorLine => ({ state: 'note', what, hint })

/** A finding as one line. */
export function lineOf(finding: DoctorLine, say: Say): string {
  const { state, what } = finding
  if (state === 'good') return say('operator.doctor.good', { what })
  const { hint } = finding
  if (state === 'note') return say('operator.doctor.note', { what, hint })
  return say('operator.doctor.bad', { what, hint })
}
