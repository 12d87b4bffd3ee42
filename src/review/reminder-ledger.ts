import * as z from 'zod'
import type { Shelf } from './ports.ts'

/** A line that is about to be sent to somebody. */
export interface Line {
  readonly workspace: string
  readonly person: string
  /** The same for the same line, also after a crash. */
  readonly id: string
  /** An ISO instant. */
  readonly at: string
  /** Whether it may come after a line that they got at an instant. */
  readonly isFree: (last: string) => boolean
}

/** Who got a line last, over all checks of a workspace. */
export interface ReminderLedger {
  /**
   * Takes somebody's turn before a line is kept, so that no crash sends two: `undefined` once it is taken, otherwise
   * when they got the line that stands in its way.
   * @throws AppError('storage-failed')
   */
  claim(line: Line): Promise<string | undefined>
  /**
   * The check in which the facilitator of older checks was asked what to do about them, or this one from now on.
   * @throws AppError('storage-failed')
   */
  askedIn(who: { workspace: string; person: string }, review: string): Promise<string>
  /** From now on they are asked in this check: the other is not there any more. */
  askIn(who: { workspace: string; person: string }, review: string): Promise<void>
}

const lineSchema = z.strictObject({ at: z.string(), id: z.string() })
const askedSchema = z.strictObject({ review: z.string() })

/** Keeps the ledger on the shelf; whoever claims somebody's turn, in whichever instance, nobody comes in between. */
export function createReminderLedger(shelf: Shelf): ReminderLedger {
  return {
    async claim({ workspace, person, id, at, isFree }) {
      const kept = await shelf.change(`told/${workspace}/${person}`, (before) => {
        const last = lineSchema.safeParse(before).data
        const isTheirs = !last || last.id === id || isFree(last.at)
        // Also one that could not be kept before: it counts from now, when it comes.
        return isTheirs ? { at, id } : last
      })
      const line = lineSchema.parse(kept)
      return line.id === id ? undefined : line.at
    },
    async askedIn({ workspace, person }, review) {
      const kept = await shelf.change(`past-dates/${workspace}/${person}`, (before) =>
        askedSchema.safeParse(before).success ? before : { review },
      )
      return askedSchema.parse(kept).review
    },
    askIn: ({ workspace, person }, review) =>
      shelf.put(`past-dates/${workspace}/${person}`, { review }),
  }
}

const sinceName = 'dates-act-since'

/**
 * Since when dates act in this installation: an ISO instant, the first start that asked.
 * @throws AppError('storage-failed')
 */
export async function datesActSince(shelf: Shelf, now: string): Promise<string> {
  const isoSchema = z.string()
  const kept = await shelf.change(sinceName, (before) =>
    isoSchema.safeParse(before).success ? before : now,
  )
  return isoSchema.parse(kept)
}
