import type { ModelMark, ModelPart } from '../content/suggest-rules.ts'

/** A part of a model of another tool. */
export interface ForeignElement {
  readonly name: string
  /** What it may be taken for; a part of some formats does not say whether it is a person or a system. */
  readonly parts: readonly ModelPart[]
  /** The type that the model gives it, in words of its own. */
  readonly type?: string
  readonly marks?: readonly ModelMark[]
  /** What goes to and from it, as it is called there. */
  readonly flows?: readonly string[]
}

/** A threat as its model rates it: the higher the worse. */
export interface ForeignThreat {
  readonly title: string
  readonly severity: number
  readonly does?: 'getsOut' | 'stops'
}

/** As much of a model of another tool as says something about the product. */
export interface ForeignModel {
  /** What the model says of itself. */
  readonly about?: string
  readonly elements: readonly ForeignElement[]
  /** Whether what is sent over the internet is encrypted, one entry for each part of it. */
  readonly internet: readonly boolean[]
  /** Whether what is kept is encrypted, one entry for each store. */
  readonly stored: readonly boolean[]
  readonly threats: readonly ForeignThreat[]
  /** What is in place against threats, in the words of the model. */
  readonly measures: readonly string[]
  /** What was not read, one sentence each. */
  readonly left: readonly string[]
}

/** So many elements of one model are read. */
export const mostElements = 5000
