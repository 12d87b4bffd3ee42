import { AppError } from '../errors.ts'
import { errorCode } from './file-system.ts'
import { DamagedData } from './parse-record.ts'

const hints: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room on it.',
  EDQUOT: 'The disk quota is used up: make room.',
  EROFS: 'The disk can only be read: make it writable.',
  EACCES: 'Give this program leave to read and write there.',
  EPERM: 'Give this program leave to read and write there.',
  ELOOP: 'A link stands where a file of records should be: remove it.',
  EMFILE: 'Too many files are open: raise the limit.',
}

/** Says to the operator that a store could not do something, in words that hold nothing of what it keeps. */
export function storageFailed(what: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = errorCode(error)
  const hint = hints[code ?? '']
  return new AppError('storage-failed', `${what} failed: ${reasonOf(error)}.`, {
    ...(hint === undefined ? {} : { hint }),
    ...(code === undefined && !(error instanceof DamagedData) ? {} : { cause: error }),
  })
}

/**
 * Says that nobody can tell whether something was kept: it was written, or may have been, and could not be made sure of
 * or taken back. The same again finds out.
 */
export function storageUnknown(what: string, error: unknown): AppError {
  const { message, hint } = storageFailed(what, error)
  return new AppError('storage-unknown', message, { cause: error, ...(hint && { hint }) })
}

/** Why something failed, without a word of anyone's: an error's own message may quote the file. */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError || error instanceof DamagedData) return error.message
  return errorCode(error) ?? 'unexpected'
}
