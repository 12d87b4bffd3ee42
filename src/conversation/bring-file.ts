import type { Sender } from '../review/ports.ts'
import type { SuggestionFile } from '../review/reviews.ts'
import { type ActingParts, type ActionResult, failed } from './act.ts'

/** A file that somebody shared with the app, and the check that they are at. */
interface SharedFile {
  readonly sender: Sender
  readonly review: string
  /** The same for a delivery that comes again. */
  readonly delivery: string
  readonly file: SuggestionFile
}

/** Brings a file to a check; what is said of it comes back, and what went wrong in kind words. */
export async function bringTo(
  parts: ActingParts,
  { sender, review, delivery, file }: SharedFile,
): Promise<ActionResult> {
  try {
    const outcome = await parts.reviews().suggest(sender, review, { delivery, file })
    return { ...outcome, type: 'suggestAnswers', changed: outcome.notTaken !== true }
  } catch (error) {
    return failed(parts, error, sender.who.language)
  }
}
