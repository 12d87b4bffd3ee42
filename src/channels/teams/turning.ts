import type { Aftermath } from '../../conversation/aftermath.ts'
import type { Desk } from './desk.ts'

/** Everything one turn works with. */
export interface Counter extends Desk {
  /** Lets something go on after Teams was answered. */
  readonly later: Aftermath['later']
}
