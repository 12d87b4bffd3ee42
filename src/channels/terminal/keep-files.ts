import { AppError } from '../../errors.ts'
import type { Say } from '../../message/words.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { keepFile } from './keep-file.ts'
import type { Keepable, Talk } from './session.ts'

interface Room {
  readonly talk: Talk
  readonly say: Say
  /** Where files are put. */
  readonly folder: string
}

/** Saves reports and pictures of the open check as files, and returns a line that says where, or why not. */
export async function keepFiles(room: Room, wanted: readonly Keepable[]): Promise<string> {
  if (room.talk.review === undefined) return room.say('terminal.checks.noneOpen')
  const told: string[] = []
  for (const one of wanted) told.push(await keepOne(room, one))
  return told.join('\n\n')
}

/** A picture is shown in words as well. */
async function keepOne({ talk, say, folder }: Room, wanted: Keepable): Promise<string> {
  try {
    const { name, body, words } = await talk.file(wanted)
    const file = await keepFile(folder, { name, body })
    const line = say('terminal.report.kept', { file })
    return words === undefined ? line : `${safeText(words)}\n${line}`
  } catch (error) {
    // Only what is not there, or not theirs, is said in words for people; what else went wrong is for programs.
    const isWorded = error instanceof AppError && worded.has(error.code)
    return isWorded ? error.message : say('terminal.trouble.failed')
  }
}

const worded: ReadonlySet<AppError['code']> = new Set(['not-found', 'not-allowed'])
