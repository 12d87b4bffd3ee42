import type { Analyser } from '../analysis/analyser.ts'
import type { Catalogue } from '../analysis/threat.ts'
import type { CompiledFlow } from '../engine/machine.ts'
import type { TypedWords } from '../engine/typed-words.ts'
import type { Say } from '../message/words.ts'
import type { ReferenceTitles } from '../report/summary-input.ts'
import type { Channel, Clock, Ids, Logger, Store } from './ports.ts'

/** A questionnaire ready to run, with the analyser that reads its answers. */
export interface Questionnaire {
  readonly compiled: CompiledFlow
  readonly analyser: Analyser
}

/** Everything the application works with; put together in one place, from outside. */
export interface ReviewParts {
  readonly store: Store
  readonly channels: ReadonlyMap<string, Channel>
  readonly clock: Clock
  readonly ids: Ids
  readonly logger: Logger
  readonly say: Say
  /** The command words that people type. */
  readonly typed: TypedWords
  readonly catalogue: Catalogue
  /** Titles for references in reports. */
  readonly references: ReferenceTitles
  /** By flow id. */
  readonly checks: ReadonlyMap<string, Questionnaire>
  /** The flow that new reviews run. */
  readonly newFlow: string
  /** Whom to call when something is happening now; from the operator's settings. */
  readonly emergencyContact?: string
}
