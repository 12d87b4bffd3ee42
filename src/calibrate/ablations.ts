import { type OrderRule, orderRule } from '../analysis/order/rule.ts'

/** The rule with one part of it changed, to see what that part is worth. */
export const ablations: readonly (readonly [title: string, rule: OrderRule])[] = [
  ['without what products of its kinds tell', { ...orderRule, topics: 0 }],
  ['that at half', { ...orderRule, topics: 0.5 }],
  ['without examples', { ...orderRule, examples: 0, unpicked: 0 }],
  ['examples at full weight', { ...orderRule, examples: 1 }],
  ['no example unless picked', { ...orderRule, unpicked: 0 }],
  ['without its own words', { ...orderRule, words: 0 }],
  ['words doubled', { ...orderRule, words: 1 }],
  ['without seats', { ...orderRule, seats: withoutSeats() }],
  ['without seats, the fear at 3', { ...orderRule, fear: 3, alsoFear: 1, seats: withoutSeats() }],
  ['two seats for the fear', { ...orderRule, seats: { ...orderRule.seats, fear: 2 } }],
  [
    'no seat for “nobody can use it”',
    { ...orderRule, seats: { ...orderRule.seats, availability: 0 } },
  ],
  [
    'usual stories without a limit',
    { ...orderRule, seats: { ...orderRule.seats, basics: 7, basicsUnpicked: 7 } },
  ],
  [
    'usual stories at most two',
    { ...orderRule, seats: { ...orderRule.seats, basics: 2, basicsUnpicked: 2 } },
  ],
  ['a whole point a band', { ...orderRule, worseEnd: 1 }],
  ['without bands', { ...orderRule, worseEnd: 0, milderEnd: 0 }],
  ['without whom they have in mind', { ...orderRule, motive: 0 }],
  ['without variety', { ...orderRule, sameKind: 0, sameFamily: 0 }],
]

function withoutSeats(): OrderRule['seats'] {
  return { all: orderRule.seats.all, fear: 0, availability: 0, basics: 7, basicsUnpicked: 7 }
}
