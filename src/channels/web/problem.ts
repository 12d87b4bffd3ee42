import type { Request, Response } from 'express'
import { limits } from '../../domain/limits.ts'
import type { MessageKey } from '../../domain/message-key.ts'
import { AppError, type AppErrorCode } from '../../errors.ts'
import { type Say, sayIn } from '../../message/words.ts'

/** A mistake as the page gets it: a status for programs, a code for the page, words for people. */
export interface PageProblem {
  readonly status: number
  readonly code: string
  /** In the language that a browser asks for. */
  readonly message: (language?: string) => string
}

/** The problems this server answers with. */
export type PageProblems = Readonly<Record<ProblemName, PageProblem>>
type ProblemName =
  | 'locked'
  | 'noName'
  | 'ownName'
  | 'takenName'
  | 'badForm'
  | 'tooLarge'
  | 'notFound'
  | 'notAllowed'
  | 'noPage'
  | 'wrongPlace'
  | 'wrongWay'
  | 'notKept'
  | 'maybeKept'
  | 'busy'
  | 'broken'

/** Every problem with its words. */
export function problemsIn(say: Say): PageProblems {
  const problem = (status: number, code: string, key: MessageKey): PageProblem => ({
    status,
    code,
    message: (language) => sayIn(say, language)(key),
  })
  return {
    locked: problem(401, 'locked', 'page.trouble.closed'),
    noName: problem(409, 'no-name', 'page.trouble.noName'),
    ownName: problem(409, 'own-name', 'page.trouble.ownName'),
    takenName: problem(409, 'taken-name', 'page.trouble.takenName'),
    badForm: problem(400, 'bad-input', 'page.trouble.form'),
    tooLarge: problem(413, 'too-large', 'page.trouble.large'),
    notFound: problem(404, 'not-found', 'page.trouble.notFound'),
    notAllowed: problem(403, 'not-allowed', 'page.trouble.notAllowed'),
    noPage: problem(404, 'no-page', 'page.trouble.noPage'),
    wrongPlace: problem(403, 'wrong-place', 'page.trouble.wrongPlace'),
    wrongWay: problem(405, 'wrong-way', 'page.trouble.wrongWay'),
    notKept: problem(503, 'storage-failed', 'page.trouble.notKept'),
    maybeKept: problem(503, 'storage-unknown', 'page.trouble.maybeKept'),
    busy: problem(503, 'conflict', 'page.trouble.busy'),
    broken: problem(500, 'broken', 'page.trouble.broken'),
  }
}

/** The language that a browser asks for first; `undefined` where any will do. */
export function languageAsked(request: Request): string | undefined {
  const [first = '*'] = request.acceptsLanguages()
  return first === '*' || first.length > limits.language ? undefined : first
}

/** Answers with a problem, as JSON, in the language of whoever asked. */
export function refuseRequest(response: Response, { status, code, message }: PageProblem): void {
  response.status(status).json({ problem: { code, message: message(languageAsked(response.req)) } })
}

const names: Partial<Record<AppErrorCode, ProblemName>> = {
  'bad-input': 'notFound',
  'not-found': 'notFound',
  'not-allowed': 'notAllowed',
  'too-large': 'tooLarge',
  'storage-failed': 'notKept',
  'storage-unknown': 'maybeKept',
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
