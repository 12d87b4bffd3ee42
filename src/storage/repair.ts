import type { ReadLoss } from './journal-reading.ts'
import type { Salvaged } from './salvage.ts'

/** What became of one damaged check; `file` is its file in a folder, or the workspace and id that its rows have. */
export type Repair =
  | {
      readonly state: 'back'
      readonly file: string
      readonly workspace: string
      readonly id: string
      readonly product: string
      readonly loss: ReadLoss
    }
  /** Nothing of it can be read. */
  | { readonly state: 'hopeless'; readonly file: string }
  /** A running program works with it. */
  | { readonly state: 'busy'; readonly file: string }
  /** No check, and so nothing that can be put back without what it said. */
  | { readonly state: 'left'; readonly file: string; readonly why: string }

/** A check that is there again with all that could be read of it. */
export const backAgain = (file: string, { record, loss }: Salvaged): Repair => {
  const { workspace, id, heading } = record
  return { state: 'back', file, workspace, id, product: heading.title, loss }
}
