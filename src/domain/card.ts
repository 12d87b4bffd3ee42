import * as z from 'zod'

/** Cards of which a person has one at a time: what they have to do now. */
export const currentCardKinds = [
  'changes',
  'stillTrue',
  'suggested',
  'question',
  'checking',
  'preview',
  'posted',
  'stopped',
  'handedDone',
] as const
/** Cards that one person sees beside their current one. */
export const noticeCardKinds = [
  'greeting',
  'batch',
  'told',
  'waiting',
  'owner',
  'pastDates',
  'entrusted',
] as const
/** Cards of the posted thread. */
export const threadCardKinds = ['summary', 'story', 'digest', 'note', 'opinion'] as const
/** Cards that stand in a tracker, one for each decision. */
export const trackerCardKinds = ['item'] as const
/** Every kind of card; `blank` replaces any card of a deleted review. */
export const cardKinds = [
  ...currentCardKinds,
  ...noticeCardKinds,
  ...threadCardKinds,
  ...trackerCardKinds,
  'blank',
] as const

export type CardKind = (typeof cardKinds)[number]
export type CurrentCardKind = (typeof currentCardKinds)[number]
export type NoticeCardKind = (typeof noticeCardKinds)[number]
export type ThreadCardKind = (typeof threadCardKinds)[number]
/** Cards that one person alone sees. */
export type PrivateCardKind = CurrentCardKind | NoticeCardKind | 'blank'

/**
 * The kind of a card on record. It is typed as one that is known today, so that no misspelt one passes; but a kind of
 * another version never makes a record unreadable: whoever draws asks `isCardKind` first.
 */
export const storedCardKindSchema = z.custom<CardKind>((kind) => typeof kind === 'string')

const all: ReadonlySet<string> = new Set(cardKinds)
const current: ReadonlySet<string> = new Set(currentCardKinds)
const inThread: ReadonlySet<string> = new Set(threadCardKinds)

/** False for a kind that only a record of another version knows. */
export const isCardKind = (kind: string): kind is CardKind => all.has(kind)
/** True for the kinds of card of which a person has one at a time. */
export const isCurrentKind = (kind: string): kind is CurrentCardKind => current.has(kind)
/** True for the kinds of card of the posted thread. */
export const isThreadKind = (kind: string): kind is ThreadCardKind => inThread.has(kind)
