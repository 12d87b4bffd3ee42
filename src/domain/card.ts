import * as z from 'zod'

/** Cards of which a person has one at a time: what they have to do now. */
export const currentCardKinds = [
  'question',
  'checking',
  'preview',
  'posted',
  'stopped',
  'handedDone',
] as const
/** Cards that one person sees beside their current one. */
export const noticeCardKinds = ['greeting', 'batch', 'told'] as const
/** Cards of the posted thread. */
export const threadCardKinds = ['summary', 'story', 'digest'] as const
/** Every kind of card; `blank` replaces any card of a deleted review. */
export const cardKinds = [
  ...currentCardKinds,
  ...noticeCardKinds,
  ...threadCardKinds,
  'blank',
] as const

export const cardKindSchema = z.enum(cardKinds)
export type CardKind = z.infer<typeof cardKindSchema>
export type CurrentCardKind = (typeof currentCardKinds)[number]

const all: ReadonlySet<string> = new Set(cardKinds)
const current: ReadonlySet<string> = new Set(currentCardKinds)

/** False for a kind that only a record of another version knows. */
export const isCardKind = (kind: string): kind is CardKind => all.has(kind)
/** True for the kinds of card of which a person has one at a time. */
export const isCurrentKind = (kind: string): kind is CurrentCardKind => current.has(kind)
