/** The kinds of mistake the program names; each has one next thing to do. */
export type AppErrorCode =
  | 'bad-input'
  | 'bad-content'
  | 'bad-settings'
  | 'not-found'
  | 'not-allowed'
  | 'conflict'
  | 'data-in-use'
  | 'storage-failed'
  | 'storage-unknown'
  | 'too-large'

/** A mistake told in words: what is wrong, and in `hint` what to do next. Never holds anyone's answers. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: AppErrorCode
  readonly hint: string | undefined

  constructor(code: AppErrorCode, message: string, more: { hint?: string; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.code = code
    this.hint = more.hint
  }
}

/** What kind of error something thrown is, for the operator's log: its message may hold anyone's words. */
export const errorName = (error: unknown): string =>
  error instanceof Error ? error.name : 'unknown'
