import type { EventOf } from './event.ts'
import type { ReviewState } from './state.ts'

/** Why an answer is right stands until somebody answers anew. */
export function settledBy(
  { settled }: ReviewState,
  { question, by, settles, reason }: EventOf<'answered'>,
): Pick<ReviewState, 'settled'> {
  if (settles && reason !== undefined) {
    return { settled: new Map([...settled, [question, { by, reason }]]) }
  }
  if (!settled.has(question)) return { settled }
  return { settled: new Map([...settled].filter(([id]) => id !== question)) }
}
