/** One change of the source that a test should notice. */
export interface Fault {
  readonly kind: 'comparison' | 'bound' | 'dropped guard' | 'wrong field'
  /** The letters of the source it replaces. */
  readonly start: number
  readonly end: number
  /** What stands there instead. */
  readonly to: string
}

/** Every fault that can be planted in one file, in the order of the source. */
export function faultsIn(name: string, source: string): readonly Fault[]
