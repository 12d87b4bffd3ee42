/**
 * Why a card was not sent and is not tried again by itself, as far as people are told in words; any other reason is
 * for the operator's log.
 */
export const neverSentReasons = [
  /** The app is not a member of the place, or the place is not there. */
  'not-in-place',
  /** An earlier try may have landed and cannot be looked up: it is never sent twice by itself. */
  'maybe-posted',
  /** The place was put away: people can read it, and nobody can write there. */
  'place-closed',
  /** The rules of the place, or of the company, do not let the app write there. */
  'not-allowed',
  /** The app was installed without a permission that it needs for this. */
  'no-permission',
  /** The platform found it too long, or of a shape that it does not take. */
  'too-long',
] as const
export type NeverSent = (typeof neverSentReasons)[number]

const all: ReadonlySet<string> = new Set(neverSentReasons)

/** False for a reason that only the operator's log knows. */
export const isNeverSent = (why: string | undefined): why is NeverSent =>
  why !== undefined && all.has(why)
