import type { FlowRules } from '../flow/fact.ts'
import type { AnswerReader } from './answer-reader.ts'
import type { Reasons } from './because.ts'
import type { CompiledThreat } from './compile.ts'
import type { Step } from './step-ids.ts'
import type { AnswersAfter } from './steps.ts'
import type { TellingAnswers } from './telling-answers.ts'
import type { Catalogue } from './threat.ts'

/** The questionnaire and the catalogue, compiled once; what every part of the analysis works with. */
export interface Context {
  readonly rules: FlowRules
  readonly catalogue: Catalogue
  readonly threats: readonly CompiledThreat[]
  readonly reader: AnswerReader
  readonly reasons: Reasons
  readonly telling: TellingAnswers
  readonly answersAfter: AnswersAfter
  /** Every safety step by its id, those for one service too. */
  readonly safeguards: ReadonlyMap<string, Step>
  /** By threat id: every fact that may change its status or its rating. */
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>
}
