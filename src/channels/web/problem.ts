import type { Response } from 'express'
import { AppError, type AppErrorCode } from '../../errors.ts'
import type { Say } from '../../message/words.ts'

/** A mistake as the page gets it: a status for programs, a code for the page, words for people. */
export interface PageProblem {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** The problems this server answers with. */
export type PageProblems = Readonly<Record<ProblemName, PageProblem>>
type ProblemName =
  | 'locked'
  | 'noName'
  | 'badForm'
  | 'tooLarge'
  | 'notFound'
  | 'notAllowed'
  | 'noPage'
  | 'wrongPlace'
  | 'wrongWay'
  | 'notKept'
  | 'busy'
  | 'broken'

/** Every problem with its words. */
export function problemsIn(say: Say): PageProblems {
  const problem = (status: number, code: string, message: string): PageProblem => ({
    status,
    code,
    message,
  })
  return {
    locked: problem(401, 'locked', say('page.trouble.closed')),
    noName: problem(409, 'no-name', say('page.trouble.noName')),
    badForm: problem(400, 'bad-input', say('page.trouble.form')),
    tooLarge: problem(413, 'too-large', say('page.trouble.large')),
    notFound: problem(404, 'not-found', say('page.trouble.notFound')),
    notAllowed: problem(403, 'not-allowed', say('page.trouble.notAllowed')),
    noPage: problem(404, 'no-page', say('page.trouble.noPage')),
    wrongPlace: problem(403, 'wrong-place', say('page.trouble.wrongPlace')),
    wrongWay: problem(405, 'wrong-way', say('page.trouble.wrongWay')),
    notKept: problem(503, 'storage-failed', say('page.trouble.notKept')),
    busy: problem(503, 'conflict', say('page.trouble.busy')),
    broken: problem(500, 'broken', say('page.trouble.broken')),
  }
}

/** Answers with a problem, as JSON. */
export function refuseRequest(response: Response, { status, code, message }: PageProblem): void {
  response.status(status).json({ problem: { code, message } })
}

const names: Partial<Record<AppErrorCode, ProblemName>> = {
  'bad-input': 'notFound',
  'not-found': 'notFound',
  'not-allowed': 'notAllowed',
  'too-large': 'tooLarge',
  'storage-failed': 'notKept',
  conflict: 'busy',
}

/** The problem behind whatever was thrown; what nobody expected is `broken`. */
export function problemOf(error: unknown, problems: PageProblems): PageProblem {
  if (error instanceof AppError) return problems[names[error.code] ?? 'broken']
  const status = statusOf(error)
  if (status === 413) return problems.tooLarge
  return status >= 400 && status < 500 ? { ...problems.badForm, status } : problems.broken
}

/** What express and its parser say about a request that they could not read. */
function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error
    ? Number(error.status)
    : 500
}
