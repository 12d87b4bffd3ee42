/** The longest texts that people may give, in characters, and the most things: each once for schemas and fields alike. */
export const limits = {
  /** A product's or a person's name. */
  name: 120,
  /** An id of ours or of a platform: also one that a name was written into. */
  id: 200,
  /** One free-text answer. */
  answer: 600,
  /** What the field of such an answer holds: one character as people see it can be several for a program. */
  answerField: 2400,
  /** A reason, a private word, how a step shows: what a form's long field takes. */
  reason: 600,
  /** A story or a safety step in the team's own words. */
  ownWords: 300,
  /** Any text that an event keeps. */
  text: 2000,
  /** What somebody typed, before anything is made of it. */
  typed: 4000,
  /** Services that are asked about one by one. */
  services: 5,
  /** Picks in one answer. */
  picks: 20,
  /** People whom one action names. */
  people: 50,
  /** The tag of a language. */
  language: 40,
  /** Pages of a long list. */
  pages: 50,
} as const

/**
 * How much one person can put into one check: far more than a workshop needs, also where one types for the whole
 * room, and yet an end, because every later action carries it along.
 */
export const personLimits = {
  /** Things they did that are on record. */
  events: 2000,
  /** Names they can have had, one after the other. */
  names: 20,
  /** Characters of their own words, in all. */
  letters: 100_000,
  /** Private words to the facilitator: each is a card. */
  told: 50,
  /** Reasons that they put in doubt. */
  questioned: 200,
  /** Stories in their own words: each is a card. */
  ownStories: 20,
} as const

/** Stories in the team's own words in one check. */
export const mostOwnStories = 30
