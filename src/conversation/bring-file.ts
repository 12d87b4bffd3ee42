import type { Sender } from '../review/ports.ts'
import type { SuggestionFile } from '../review/reviews.ts'
import { type ActingParts, type ActionResult, failed } from './act.ts'

/** A message with a file that somebody shared with the app. */
interface WithFile {
  /** The same for a delivery that comes again. */
  readonly id: string
  readonly sender: Sender
  readonly fetchFile?: () => Promise<SuggestionFile | undefined>
}

/**
 * Brings the file of a message to the check that its sender is at, and says what became of it; `undefined` where there
 * is no check, or no file that can be fetched.
 */
export async function broughtBy(
  parts: ActingParts,
  { id, sender, fetchFile }: WithFile,
): Promise<ActionResult | undefined> {
  try {
    const review = fetchFile && (await parts.current.of(sender))
    const file = review === undefined ? undefined : await fetchFile?.()
    if (!file || review === undefined) return undefined
    const outcome = await parts.reviews().suggest(sender, review, { delivery: `${id}/file`, file })
    return { ...outcome, type: 'suggestAnswers', changed: outcome.notTaken !== true }
  } catch (error) {
    return failed(parts, error, sender.who.language)
  }
}
