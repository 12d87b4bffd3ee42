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
}

/** What the page knows when it opens. */
export interface WireBoot {
  /** Who sits here, as they say; absent until they say it. */
  readonly name?: string
  /** Whom to call when something bad is happening, from the operator. */
  readonly contact?: string
  readonly words: Readonly<Record<Word, string>>
}

/** The words that the page itself shows. */
export type Word =
  | 'product'
  | 'welcome'
  | 'hello'
  | 'intro'
  | 'promise'
  | 'startProduct'
  | 'startExample'
  | 'startGo'
  | 'startName'
  | 'startKnown'
  | 'stepsTitle'
  | 'stepAnswer'
  | 'stepSee'
  | 'stepDecide'
  | 'listTitle'
  | 'personAs'
  | 'personChange'
  | 'personTitle'
  | 'personBody'
  | 'personName'
  | 'personSave'
  | 'own'
  | 'thread'
  | 'ownHint'
  | 'threadHint'
  | 'onlyYou'
  | 'hide'
  | 'news'
  | 'newest'
  | 'arrived'
  | 'sayLabel'
  | 'sayHint'
  | 'saySend'
  | 'reportMenu'
  | 'reportRead'
  | 'reportText'
  | 'reportData'
  | 'reportFlow'
  | 'reportMap'
  | 'reportDelete'
  | 'pictureLarger'
  | 'picture'
  | 'pictureFlowAlt'
  | 'pictureMapAlt'
  | 'pictureEnlarge'
  | 'pictureFit'
  | 'pictureMissing'
  | 'close'
  | 'away'
  | 'backAgain'
  | 'broken'
