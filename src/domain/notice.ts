/**
 * What another system is told of a check, and no more. decided: the team decided about a story; done: the agreed steps
 * of a story are said to be done; late: a step was due and is not done; nextLook: the day of the next look has come.
 */
export const noticeKinds = ['decided', 'done', 'late', 'nextLook'] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** One thing that another system is told: never which story, never a person. */
export interface Notice {
  /** The same for the same thing, however often it is tried. */
  readonly id: string
  readonly kind: NoticeKind
  /** The product's name. */
  readonly product: string
  /** The id of the check. */
  readonly check: string
  /** The calendar date on which it was decided or said to be done, or that was due. */
  readonly day: string
}
