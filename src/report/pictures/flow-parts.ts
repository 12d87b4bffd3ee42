import { givenNoun, groupOfNoun } from '../../analysis/people-noun.ts'
import type { MessageKey } from '../../domain/message-key.ts'
import { type Question, serviceCopy } from '../../flow/flow.ts'
import { listsOfServices } from '../../flow/named-services.ts'
import type { Summary } from '../summary.ts'

/** Something in the picture: its name, and whether nobody said so. */
export interface Named {
  readonly name: string
  readonly assumed: boolean
}

/** What goes one way between the product and a service. */
export interface Exchange {
  readonly names: readonly string[]
  readonly assumed: boolean
}

/** A connected service with what it is given and what comes back. */
export interface Service extends Named {
  readonly gives: Exchange
  readonly gets: Exchange
}

/** What the picture of a product shows, from the answers. */
export interface FlowParts {
  readonly product: string
  /** Everybody who uses it by its usual entrance. */
  readonly people: readonly Named[]
  /** The team's own people, where they come in by an entrance of their own. */
  readonly staff: Named | undefined
  /** Whose information is in it although they do not use it. */
  readonly about: readonly Named[]
  /** Who sees, changes and carries what, as the team wrote it. */
  readonly hands: string | undefined
  readonly does: readonly Named[]
  readonly keeps: readonly Named[]
  readonly hasDevice: boolean
  readonly services: readonly Service[]
  /** Services of which nobody said what goes to each. */
  readonly connected: readonly Named[]
  readonly suppliers: readonly Named[]
}

/** Choices that say "nothing here". */
const nothing = new Set(['none', 'little', 'nobody'])

/** What each group is called in a picture, which speaks to the team and has little room. */
const groupWords: Readonly<Record<string, MessageKey>> = {
  public: 'picture.flow.group.public',
  staff: 'picture.flow.group.staff',
  partner: 'picture.flow.group.partner',
  paid: 'picture.flow.group.paid',
  child: 'picture.flow.group.child',
  vulnerable: 'picture.flow.group.vulnerable',
}

/** Reads the picture out of the facts; what nobody was sure of is marked as assumed. */
export function flowParts(summary: Summary): FlowParts {
  const { input, say } = summary
  const assumed = (name: string): Named[] => [{ name, assumed: true }]
  const groups = groupsOf(summary)
  const staff = staffByTheirEntrance(summary, groups)
  const people = groups.filter(({ value }) => !staff || value !== 'staff')
  const keeps = choices(summary, 'data.kinds')
  return {
    product: input.product.name,
    people: groups.length === 0 && !staff ? assumed(say('picture.flow.people')) : people,
    staff,
    about: choices(summary, 'people.about'),
    hands: handsOf(summary),
    does: choices(summary, 'product.features'),
    keeps: keeps.length === 0 ? assumed(say('picture.flow.information')) : keeps,
    hasDevice: choices(summary, 'product.channels').some(({ value }) => value === 'device'),
    ...servicesOf(summary),
    suppliers: choices(summary, 'suppliers.who'),
  }
}

interface Choice extends Named {
  readonly value: string
}

/** Those who use it; one of the groups bears the name that the team gave. */
function groupsOf(summary: Summary): readonly Choice[] {
  const { input, say } = summary
  const noun = givenNoun(input.facts)
  const group = groupOfNoun(input.facts)
  return choices(summary, 'people.groups').map((each) => {
    if (noun !== undefined && each.value === group) return { ...each, name: startsLarge(noun) }
    const key = groupWords[each.value]
    return key ? { ...each, name: say(key) } : each
  })
}

const startsLarge = (noun: string): string => noun.charAt(0).toLocaleUpperCase() + noun.slice(1)

/** Who says that they have an entrance of their own says that they use it. */
function staffByTheirEntrance(summary: Summary, groups: readonly Choice[]): Named | undefined {
  const entrance = choices(summary, 'product.traits').find(({ value }) => value === 'staffdoor')
  if (!entrance) return undefined
  const staff = groups.find(({ value }) => value === 'staff')
  return {
    name: staff?.name ?? summary.say('picture.flow.group.staff'),
    assumed: entrance.assumed || (staff?.assumed ?? false),
  }
}

/** Where two people wrote it, both. */
function handsOf({ input, say }: Summary): string | undefined {
  const written = new Set(input.facts.get('product.hands')?.possible.flat() ?? [])
  const hands = [...written].filter((words) => words.trim() !== '')
  return hands.length > 0 ? hands.join(say('report.list.dot')) : undefined
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

/** Services of which somebody said what goes to them or comes back, and the others. */
function servicesOf(summary: Summary): Pick<FlowParts, 'services' | 'connected'> {
  const all = namedServices(summary)
  const services = all.flatMap(({ gives, gets, ...named }) =>
    gives || gets
      ? [{ ...named, gives: gives ?? unsaid(summary), gets: gets ?? unsaid(summary) }]
      : [],
  )
  const connected = all.filter(({ gives, gets }) => !gives && !gets)
  return { services, connected: connected.map(({ name, assumed }) => ({ name, assumed })) }
}

/** Services by the names the team gave, each with answers of its own; else by their kinds, with one for all. */
function namedServices(summary: Summary) {
  const fact = summary.input.facts.get('conn.services')
  const all = listsOfServices(fact).flat()
  const numbers = new Map(all.toReversed().map(({ name, number }) => [name, number]))
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => name.trim() !== '')
  const assumed = fact?.state === 'disputed'
  if (names.length > 0) {
    return names.map((name) => ({
      name,
      assumed,
      ...exchanged(summary, numbers.get(name) ?? 1),
    }))
  }
  const kinds = serviceKinds(summary)
  const { gives, gets } = exchanged(summary, 1)
  if (kinds.length === 0 || !(gives || gets)) return kinds.map((kind) => ({ ...kind, ...none }))
  const name = kinds.map((kind) => kind.name).join(summary.say('report.list.semicolon'))
  return [{ name, assumed: kinds.some((kind) => kind.assumed), gives, gets }]
}

const none = { gives: undefined, gets: undefined }

function serviceKinds(summary: Summary): readonly Named[] {
  const isUnsure = summary.input.facts.get('conn.kinds')?.state === 'notSure'
  if (isUnsure) return [{ name: summary.say('picture.flow.service'), assumed: true }]
  return choices(summary, 'conn.kinds')
}

const exchanged = (summary: Summary, service: number) => ({
  gives: exchange(summary, serviceCopy('conn.gives', service)),
  gets: exchange(summary, serviceCopy('conn.gets', service)),
})

/** What goes one way; `undefined` where nobody said. */
function exchange(summary: Summary, name: string): Exchange | undefined {
  const state = summary.input.facts.get(name)?.state
  const picked = choices(summary, name)
  if (picked.length > 0) {
    const assumed = state !== 'known' && state !== 'inferred'
    return { names: picked.map((choice) => choice.name), assumed }
  }
  if (state === 'known') return { names: [summary.say('picture.flow.little')], assumed: false }
  return undefined
}

const unsaid = ({ say }: Summary): Exchange => ({
  names: [say('picture.flow.something')],
  assumed: true,
})
