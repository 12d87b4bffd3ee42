import { type AnswerValue, sameAnswer } from './answer.ts'
import type { Fact } from './fact.ts'

/** A connected service that was named, with the number that its questions and stories go by; never its place alone. */
export interface NamedService {
  readonly number: number
  readonly name: string
}

/** The services that a list names; what has no numbers on record goes by its places: 1, 2, 3. */
export function servicesIn(
  value: AnswerValue,
  numbers: readonly number[] | undefined,
): readonly NamedService[] {
  if (value === null) return []
  return [value].flat().map((name, index) => ({ number: numbers?.[index] ?? index + 1, name }))
}

/** Each list of services that somebody gave and that counts; several where people differ. */
export function listsOfServices(fact: Fact | undefined): readonly (readonly NamedService[])[] {
  return (fact?.possible ?? []).map((value) => {
    const given = fact?.answers.find((answer) => sameAnswer(answer.value, value, true))
    return servicesIn(value, given?.numbers)
  })
}

/** The services that were named; where people differ, those of the first. */
export const namedServices = (fact: Fact | undefined): readonly NamedService[] =>
  listsOfServices(fact)[0] ?? []

/** Whether a list that counts names the service with this number; the first stands also where none is named. */
export function isNamed(fact: Fact | undefined, number: number): boolean {
  const all = listsOfServices(fact).flat()
  return all.length === 0 ? number === 1 : all.some((service) => service.number === number)
}
