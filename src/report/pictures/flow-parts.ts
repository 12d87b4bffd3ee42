import { givenNoun, groupOfNoun } from '../../analysis/people-noun.ts'
import type { Fact } from '../../flow/fact.ts'
import { type Question, serviceCopy } from '../../flow/flow.ts'
import { commaList } from '../../message/locale.ts'
import type { Summary } from '../summary.ts'

/** Something in the picture: its name, and whether nobody said so. */
export interface Named {
  readonly name: string
  readonly assumed: boolean
}

/** A connected service with what it is given and what comes back. */
export interface Service extends Named {
  readonly gives: Named
  readonly gets: Named
}

/** What the picture of a product shows, from the answers. */
export interface FlowParts {
  readonly product: string
  readonly does: readonly string[]
  /** People outside the team. */
  readonly people: readonly Named[]
  /** People of the team's own company. */
  readonly staff: readonly Named[]
  readonly keeps: readonly Named[]
  readonly devices: readonly Named[]
  readonly services: readonly Service[]
  readonly suppliers: readonly Named[]
}

/** Choices that say "nothing here". */
const nothing = new Set(['none', 'little'])

/** Reads the picture out of the facts; what nobody was sure of is marked as assumed. */
export function flowParts(summary: Summary): FlowParts {
  const { input, say } = summary
  const groups = inTheirNoun(summary, choices(summary, 'people.groups'))
  const assumed = (name: string): Named[] => [{ name, assumed: true }]
  const people = groups.filter(({ value }) => value !== 'staff')
  const keeps = choices(summary, 'data.kinds')
  return {
    product: input.product.name,
    does: choices(summary, 'product.features').map(({ name }) => name),
    people: groups.length === 0 ? assumed(say('picture.flow.people')) : people,
    staff: groups.filter(({ value }) => value === 'staff'),
    keeps: keeps.length === 0 ? assumed(say('picture.flow.information')) : keeps,
    devices: choices(summary, 'product.channels').filter(({ value }) => value === 'device'),
    services: services(summary),
    suppliers: choices(summary, 'suppliers.who'),
  }
}

interface Choice extends Named {
  readonly value: string
}

/** Those who use it bear the name that the team gave them. */
function inTheirNoun({ input }: Summary, groups: readonly Choice[]): readonly Choice[] {
  const noun = givenNoun(input.facts)
  const group = groupOfNoun(input.facts)
  if (noun === undefined) return groups
  const name = noun.charAt(0).toLocaleUpperCase() + noun.slice(1)
  return groups.map((each) => (each.value === group ? { ...each, name } : each))
}

const questionFor = ({ input }: Summary, fact: string): Question | undefined =>
  input.rules.flow.questions.find((question) => question.fact === fact)

/** What was chosen; where people disagree, all of it, marked as assumed. */
function choices(summary: Summary, name: string): readonly Choice[] {
  const fact = summary.input.facts.get(name)
  const question = questionFor(summary, name)
  if (!fact || !question) return []
  const picked = [...new Set(fact.possible.flat())]
  return picked
    .filter((value) => !nothing.has(value))
    .map((value) => ({
      value,
      name: question.choices.find((choice) => choice.value === value)?.label ?? value,
      assumed: fact.state === 'disputed',
    }))
}

function services(summary: Summary): readonly Service[] {
  const named = namedServices(summary)
  if (named.length > 0) return named
  const state = summary.input.facts.get('conn.kinds')?.state
  const someService = [{ name: summary.say('picture.flow.service'), assumed: true }]
  const kinds = state === 'notSure' ? someService : choices(summary, 'conn.kinds')
  return kinds.map(({ name, assumed }) => ({ name, assumed, ...exchanged(summary, 1) }))
}

/** Services by the names the team gave; each has answers of its own. */
function namedServices(summary: Summary): readonly Service[] {
  const fact = summary.input.facts.get('conn.services')
  const names = new Set(fact?.possible.flat() ?? [])
  return [...names]
    .filter((name) => name.trim() !== '')
    .map((name, index) => ({
      name,
      assumed: fact?.state === 'disputed',
      ...exchanged(summary, index + 1),
    }))
}

const exchanged = (summary: Summary, service: number) => ({
  gives: exchange(summary, serviceCopy('conn.gives', service)),
  gets: exchange(summary, serviceCopy('conn.gets', service)),
})

function exchange(summary: Summary, name: string): Named {
  const { input, say } = summary
  const fact = input.facts.get(name)
  const picked = choices(summary, name)
  if (picked.length > 0) {
    const words = commaList(
      say,
      picked.map((choice) => choice.name),
    )
    return { name: words, assumed: isAssumed(fact) }
  }
  if (fact?.state === 'known') return { name: say('picture.flow.little'), assumed: false }
  return { name: say('picture.flow.something'), assumed: true }
}

const isAssumed = (fact: Fact | undefined): boolean =>
  fact?.state !== 'known' && fact?.state !== 'inferred'
