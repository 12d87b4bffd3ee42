/**
 * The numbers of the order. One point doubles the odds that a story belongs before another; each number and its
 * reason is in docs/decisions/order.md.
 */
export interface OrderRule {
  /** A story that only a "not sure" leaves possible. */
  readonly possible: number
  /** For each band at the worse end, up to "plan soon": above that it is mostly what not knowing gives. */
  readonly worseEnd: number
  /** For each band at the milder end, which is sure. */
  readonly milderEnd: number
  /** What must never happen is, before all else, what it does. */
  readonly fear: number
  /** It can also do what must never happen. */
  readonly alsoFear: number
  /** Somebody the team has in mind would do it. */
  readonly motive: number
  /** How much counts what products of the same kinds tell. */
  readonly topics: number
  /** How much counts what example products tell, after it is blended half and half with "no change". */
  readonly examples: number
  /** How many of the nearest examples count where none was picked. */
  readonly unpicked: number
  /** The story is in the team's own words: at most this much, so that it only settles what is near. */
  readonly words: number
  /** For each story of its kind (STRIDE) among the last six. */
  readonly sameKind: number
  /** For each story of its family among the last six, beyond the first. */
  readonly sameFamily: number
  /** For each story before it that tells the same of another connected service. */
  readonly otherService: number
  readonly seats: {
    /** How many stories a team looks at first. */
    readonly all: number
    /** For what must never happen. */
    readonly fear: number
    /** For what stops it for all. */
    readonly availability: number
    /** Usual stories beside the availability seat, at most. */
    readonly basics: number
    /** The same where nothing was picked that says what the product is about or like. */
    readonly basicsUnpicked: number
  }
}

/** The rule as it is used. */
export const orderRule: OrderRule = {
  possible: -2,
  worseEnd: 0.5,
  milderEnd: 0.25,
  fear: 1,
  alsoFear: 0.5,
  motive: 1,
  topics: 1,
  examples: 0.5,
  unpicked: 5,
  words: 0.5,
  sameKind: -0.1,
  sameFamily: -1,
  otherService: -1,
  seats: { all: 7, fear: 3, availability: 1, basics: 3, basicsUnpicked: 5 },
}

/** How many stories a person sees who does not ask for all. */
export const mostListed = 40
