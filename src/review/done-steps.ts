import type { Analyser } from '../analysis/analyser.ts'
import type { Analysis } from '../analysis/finding.ts'
import type { GivenAnswer } from '../flow/answer.ts'
import type { WorkDone } from '../report/summary-input.ts'

/** How many results are kept for each questionnaire; every card of a thread asks for the same one. */
const mostKept = 50

const kept = new WeakMap<Analyser, Map<string, Analysis>>()

/** What agreed steps change for these answers. */
export const workDone = (analyser: Analyser, answers: readonly GivenAnswer[]): WorkDone => ({
  shown: (steps) => analysisAfter(analyser, answers, steps),
  agreed: (steps) => analyser.residual(answers, steps),
})

/** The analysis once steps are done; the same question is worked out once, as it takes ten times a summary's time. */
function analysisAfter(
  analyser: Analyser,
  answers: readonly GivenAnswer[],
  done: readonly string[],
): Analysis {
  const results = kept.get(analyser) ?? new Map<string, Analysis>()
  kept.set(analyser, results)
  const key = JSON.stringify([answers, done])
  const known = results.get(key)
  if (known) return known
  const analysis = analyser.analyse(answers, { done })
  if (results.size >= mostKept) results.clear()
  results.set(key, analysis)
  return analysis
}
