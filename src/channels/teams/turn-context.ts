import type { Aftermath } from '../../conversation/background-work.ts'
import type { TeamsContext } from './context.ts'

/** Everything one turn works with. */
export interface Counter extends TeamsContext {
  /** Lets something go on after Teams was answered. */
  readonly later: Aftermath['later']
}
