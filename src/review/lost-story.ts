import type { Finding, LetterRating } from '../analysis/finding.ts'
import { neverId } from '../domain/never-story.ts'
import type { ReviewState } from './state.ts'

/**
 * Stories of the last look that today's catalogue cannot tell any more and that nobody can see otherwise, though a step
 * is still promised for them: each as far as it is known, so that its owner is asked about the step.
 */
export function lostStories(
  { stories, look }: ReviewState,
  isTold: (finding: string) => boolean,
): readonly Finding[] {
  if (!look) return []
  return [...stories.values()].flatMap(({ finding, decision, own }) => {
    const isPromised = decision !== undefined && decision.treatment !== 'accept' && !decision.done
    if (!isPromised || own || finding === neverId || isTold(finding)) return []
    return [lostStory(finding, look.titles.get(finding) ?? decision.own ?? '')]
  })
}

const letter: LetterRating = { low: 1, high: 1, because: [] }

/** Nothing of it presses any more; what is left of it is its name, and what was agreed. */
const lostStory = (id: string, title: string): Finding => ({
  id,
  title,
  example: '',
  stride: [],
  family: '',
  status: 'possible',
  rating: {
    letters: {
      damage: letter,
      reproducibility: letter,
      exploitability: letter,
      affectedUsers: letter,
      discoverability: letter,
    },
    total: { low: 5, high: 5 },
    impact: { low: 'low', high: 'low' },
    likelihood: { low: 'low', high: 'low' },
    band: { low: 'fineForNow', high: 'fineForNow' },
  },
  confidence: 'sure',
  means: [],
  because: [],
  services: [],
  open: [],
  safeguards: [],
  reasonsForPlace: [],
  technical: '',
  references: { cwe: [], capec: [], owasp: [] },
})
