import { ApiProblem, Away } from './api.ts'
import { say } from './words.ts'

/** What went wrong, in words for people. */
export function troubleWords(error: unknown): string {
  if (error instanceof Away) return say('page.trouble.away')
  return error instanceof ApiProblem && error.message !== ''
    ? error.message
    : say('page.trouble.broken')
}
