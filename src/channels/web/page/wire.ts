/** A card to show; a higher version replaces a lower one in its place. */
export interface WireCard {
  readonly id: string
  readonly version: number
  /** An Adaptive Card. */
  readonly card: object
  /** The same in plain words, for screen readers. */
  readonly words: string
}

/** A check as the person at this browser may see it. */
export interface WireFeed {
  readonly review: string
  readonly title: string
  readonly role: 'facilitator' | 'participant' | 'reader'
  readonly own: readonly WireCard[]
  readonly thread: readonly WireCard[]
  /** The private card that says what waits for this person now. */
  readonly waiting?: string
}

/** A check in the list. */
export interface WireItem {
  readonly review: string
  readonly product: string
  readonly state: string
  /** True when something there waits for this person. */
  readonly waiting: boolean
  readonly updatedAt: string
}

/** Something that waits for this person, in any of their checks. */
export interface WireWaiting {
  readonly review: string
  readonly product: string
  readonly words: string
  readonly late: boolean
  /** The card where it is. */
  readonly card?: string
}

/** What the first page lists. */
export interface WireHome {
  readonly checks: readonly WireItem[]
  readonly waiting: readonly WireWaiting[]
  /** That they are away, and how they come back. */
  readonly away?: WireOutcome['replies']
  /** Which checks that they look after cannot be read just now, and what to do. */
  readonly unreadable?: WireOutcome['replies']
  /** All products open to this person. */
  readonly mayOverview: boolean
}

/** A form to fill in. */
export interface WireForm {
  readonly title: string
  readonly card: object
}

/** What comes back to whoever acted. */
export interface WireOutcome {
  readonly review?: string
  readonly replies: readonly Omit<WireCard, 'id' | 'version'>[]
  readonly form?: WireForm
  /** The field of the form that the replies are about. */
  readonly wrong?: string
  /** Nothing of what was written was taken: it stays where it was written, to be mended. */
  readonly notTaken?: boolean
}

/** A file of the check; some open in the browser. */
interface WireFile {
  readonly format: string
  readonly words: string
  readonly opens: boolean
}

/** What the report's menu offers. */
export interface WireReport {
  /** The check as files, by whom they are for. */
  readonly uses: readonly { readonly words: string; readonly files: readonly WireFile[] }[]
  /** Who did what, for whoever looks after the check. */
  readonly audit: WireFile
  readonly pictures: readonly {
    readonly kind: string
    readonly words: string
    readonly alt: string
  }[]
}

/** What the page knows when it opens. */
export interface WireBoot {
  /** Who sits here, as they say; absent until they say it. */
  readonly name?: string
  /** Whom to call when something bad is happening, from the operator. */
  readonly contact?: string
  /** The longest name that is kept, in characters. */
  readonly longestName: number
  readonly report: WireReport
  readonly words: Readonly<Record<Word, string>>
  /** What letters that are written against these words look like; values with such letters stand isolated. */
  readonly against: string
}

/** The keys of the words that the page itself shows, as content/messages has them. */
export const pageKeys = [
  'page.product',
  'page.welcome',
  'page.hello',
  'page.intro',
  'page.promise',
  'page.start.product',
  'page.start.example',
  'page.start.go',
  'page.start.name',
  'page.start.known',
  'page.steps.title',
  'page.steps.answer',
  'page.steps.see',
  'page.steps.decide',
  'page.list.title',
  'page.list.waiting',
  'page.list.late',
  'page.person.as',
  'page.person.change',
  'page.person.title',
  'page.person.body',
  'page.person.name',
  'page.person.save',
  'page.check.own',
  'page.check.thread',
  'page.check.ownHint',
  'page.check.threadHint',
  'page.check.onlyYou',
  'page.check.hide',
  'page.check.news',
  'page.check.newest',
  'page.check.arrived',
  'page.say.label',
  'page.say.hint',
  'page.say.send',
  'page.report.menu',
  'page.report.withoutNames',
  'page.report.delete',
  'page.report.larger',
  'page.report.picture',
  'page.report.enlarge',
  'page.report.fit',
  'page.report.missing',
  'page.file.bring',
  'page.form.close',
  'overview.open',
  'page.trouble.away',
  'page.trouble.back',
  'page.trouble.broken',
] as const
export type Word = (typeof pageKeys)[number]
