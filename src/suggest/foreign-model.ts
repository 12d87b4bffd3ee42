import type { ModelPart } from '../content/suggest-rules.ts'

/** A part of a model of another tool. */
export interface ForeignElement {
  readonly name: string
  /** What it may be taken for; a part of some formats does not say whether it is a person or a system. */
  readonly parts: readonly ModelPart[]
}

/** As much of a model of another tool as says something about the product. */
export interface ForeignModel {
  /** What the model says of itself. */
  readonly about?: string
  readonly elements: readonly ForeignElement[]
  /** Whether what is sent over the internet is encrypted, one entry for each part of it. */
  readonly internet: readonly boolean[]
  /** What was not read, one sentence each. */
  readonly left: readonly string[]
}

/** So many elements of one model are read. */
export const mostElements = 5000
