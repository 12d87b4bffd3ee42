import type { Aftermath } from '../../conversation/background-work.ts'
import type { TeamsContext } from './context.ts'

/** The Teams context of one incoming activity. */
export interface InboundContext extends TeamsContext {
  /** Runs something in the background after Teams was answered. */
  readonly later: Aftermath['later']
}
