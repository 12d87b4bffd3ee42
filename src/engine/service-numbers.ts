import { type GivenAnswer, isCarried, notSure } from '../flow/answer.ts'
import { type NamedService, servicesIn } from '../flow/named-services.ts'
import { normalised } from './match.ts'

/** What stood before a list of services was given. */
export interface ListsBefore {
  /** The list that this one replaces: one's own, or for a last word the one that counted; empty where there is none. */
  readonly replaced: readonly NamedService[]
  /** What everybody else named. */
  readonly others: readonly NamedService[]
  /** How many services there are questions for. */
  readonly most: number
}

/**
 * The numbers of the services in a list. A service keeps the number of its name; one with a new name takes over that of
 * the one whose place it has taken; any other gets the lowest number that nobody's service has.
 */
export function serviceNumbers(
  names: readonly string[],
  { replaced, others, most }: ListsBefore,
): readonly number[] {
  const plain = names.map(normalised)
  const known = [...replaced, ...others]
  const taken = new Map<number, number>()
  const isTaken = (number: number): boolean => [...taken.values()].includes(number)
  const take = (place: number, service: NamedService | undefined): void => {
    if (service && !taken.has(place) && !isTaken(service.number)) taken.set(place, service.number)
  }
  for (const [place, name] of plain.entries()) {
    const same = known.filter((service) => normalised(service.name) === name)
    take(
      place,
      same.find(({ number }) => !isTaken(number)),
    )
  }
  for (const place of plain.keys()) take(place, replaced[place])
  const numbers = Array.from({ length: Math.max(most, names.length) }, (_, n) => n + 1)
  const unused = numbers.filter((number) => !known.some((service) => service.number === number))
  for (const place of plain.keys()) {
    for (const number of [...unused, ...numbers]) take(place, { number, name: '' })
  }
  return names.map((_, place) => taken.get(place) ?? place + 1)
}

/** What stood before a person's list, among all answers to the same question. */
export function listsBefore(
  answers: readonly GivenAnswer[],
  by: string,
  settles: boolean,
): Omit<ListsBefore, 'most'> {
  const lists = answers
    .filter(({ value }) => value !== null && value !== notSure)
    .map((answer) => ({
      by: answer.by,
      isCarried: isCarried(answer),
      services: servicesIn(answer.value, answer.numbers),
    }))
  // A list of the last look is replaced by whoever names services now.
  const own = lists.find((list) => list.by === by) ?? lists.find(({ isCarried }) => isCarried)
  const others = lists.filter((list) => list !== own && list.by !== by)
  const replaced = own ?? (settles ? others.at(-1) : undefined)
  return {
    replaced: replaced?.services ?? [],
    others: others.flatMap(({ services }) => services),
  }
}
