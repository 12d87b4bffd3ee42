import type { RateWindow } from './rate-limiter.ts'

/** A line that calls to a platform wait in: so many in each window of time, over all instances of the program. */
export interface SendLine {
  /** Any name: of a conversation, or of a workspace and what is done there. */
  readonly name: string
  /** None where only a pause that the platform asked for has to be waited out. */
  readonly windows: readonly RateWindow[]
}

/** Something that one instance of the program alone works on, for as long as it says that it still does. */
export interface Claim {
  /** True while it is ours for longer than any call to a platform takes; it is renewed where it must be. */
  sure(): Promise<boolean>
  /**
   * Gives it up. True where somebody else wanted it meanwhile: they left it to us, so that we look at it once more.
   * It never rejects: what could not be given up ends by itself.
   */
  release(): Promise<boolean>
}

/** Who sends what, and when: shared by every instance of the program that works on the same checks. */
export interface Sending {
  /**
   * Claims something by its name; `undefined` while another instance has it, which then looks at it once more before it
   * gives it up. One that died has it no longer than `claimMilliseconds`.
   * @throws AppError('storage-failed')
   */
  claim(name: string): Promise<Claim | undefined>
  /**
   * Takes a turn in all of some lines: 0 once it is taken, otherwise the milliseconds after which there may be one, and
   * then none of them was taken.
   * @throws AppError('storage-failed')
   */
  take(lines: readonly SendLine[]): Promise<number>
  /** Counts a call that went out of turn. @throws AppError('storage-failed') */
  count(name: string): Promise<void>
  /** For so long nothing more goes in this line; a longer pause stays. @throws AppError('storage-failed') */
  pause(name: string, milliseconds: number): Promise<void>
  /**
   * Nothing stays kept under a name that holds these words, such as somebody's id, but for what is in use now; what
   * one instance has in memory goes with it.
   * @throws AppError('storage-failed')
   */
  forget(words: string): Promise<void>
}

/** How long something stays claimed by an instance that says nothing any more. */
export const claimMilliseconds = 30_000

/** How long the longest window of any line is. */
export const longestWindow = 3_600_000
