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

/** The same with an id that stays when the product's people are renamed. */
export interface Part extends Named {
  readonly id: string
}

/** What goes one way between the product and a service. */
export interface Exchange {
  readonly names: readonly string[]
  readonly assumed: boolean
}

/** A connected service with what it is given and what comes back. */
export interface Service extends Part {
  readonly gives: Exchange
  readonly gets: Exchange
}

/** What a product is made of, as the answers say; the picture and the model for other tools are made of it. */
export interface ProductParts {
  readonly product: string
  /** Everybody who uses it by its usual entrance. */
  readonly people: readonly Part[]
  /** The team's own people, where they come in by an entrance of their own. */
  readonly staff: Part | undefined
  /** Whose information is in it although they do not use it. */
  readonly about: readonly Part[]
  /** Who sees, changes and carries what, as the team wrote it. */
  readonly hands: string | undefined
  readonly does: readonly Part[]
  readonly keeps: readonly Part[]
  readonly hasDevice: boolean
  readonly services: readonly Service[]
  /** Services of which nobody said what goes to each. */
  readonly connected: readonly Part[]
  readonly suppliers: readonly Part[]
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

/** Reads the parts out of the facts; what nobody was sure of is marked as assumed. */
export function productParts(summary: Summary): ProductParts {
  const { input, say } = summary
  const assumed = (id: string, name: string): Part[] => [{ id, name, assumed: true }]
  const groups = groupsOf(summary)
  const staff = staffByTheirEntrance(summary, groups)
  const people = groups.filter(({ id }) => !staff || id !== 'staff')
  const keeps = choices(summary, 'data.kinds')
  return {
    product: input.product.name,
    people: groups.length === 0 && !staff ? assumed('anybody', say('picture.flow.people')) : people,
    staff,
    about: choices(summary, 'people.about'),
    hands: handsOf(summary),
    does: choices(summary, 'product.features'),
    keeps: keeps.length === 0 ? assumed('information', say('picture.flow.information')) : keeps,
    hasDevice: choices(summary, 'product.channels').some(({ id }) => id === 'device'),
    ...servicesOf(summary),
    suppliers: choices(summary, 'suppliers.who'),
  }
}

/** Those who use it; one of the groups bears the name that the team gave. */
function groupsOf(summary: Summary): readonly Part[] {
  const { input, say } = summary
  const noun = givenNoun(input.facts)
  const group = groupOfNoun(input.facts)
  return choices(summary, 'people.groups').map((each) => {
    if (noun !== undefined && each.id === group) return { ...each, name: startsLarge(noun) }
    const key = groupWords[each.id]
    return key ? { ...each, name: say(key) } : each
  })
}

const startsLarge = (noun: string): string => noun.charAt(0).toLocaleUpperCase() + noun.slice(1)

/** Who says that they have an entrance of their own says that they use it. */
function staffByTheirEntrance(summary: Summary, groups: readonly Part[]): Part | undefined {
  const entrance = choices(summary, 'product.traits').find(({ id }) => id === 'staffdoor')
  if (!entrance) return undefined
  const staff = groups.find(({ id }) => id === 'staff')
  return {
    id: 'staff',
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
function choices(summary: Summary, name: string): readonly Part[] {
  const fact = summary.input.facts.get(name)
  const question = questionFor(summary, name)
  if (!fact || !question) return []
  const picked = [...new Set(fact.possible.flat())]
  return picked
    .filter((value) => !nothing.has(value))
    .map((value) => ({
      id: value,
      name: question.choices.find((choice) => choice.value === value)?.label ?? value,
      assumed: fact.state === 'disputed',
    }))
}

/** Services of which somebody said what goes to them or comes back, and the others. */
function servicesOf(summary: Summary): Pick<ProductParts, 'services' | 'connected'> {
  const all = namedServices(summary)
  const services = all.flatMap(({ gives, gets, ...named }) =>
    gives || gets
      ? [{ ...named, gives: gives ?? unsaid(summary), gets: gets ?? unsaid(summary) }]
      : [],
  )
  const connected = all.filter(({ gives, gets }) => !gives && !gets)
  return { services, connected: connected.map(({ id, name, assumed }) => ({ id, name, assumed })) }
}

/** Services by the names the team gave, each with answers of its own; else by their kinds, with one for all. */
function namedServices(summary: Summary) {
  const fact = summary.input.facts.get('conn.services')
  const all = listsOfServices(fact).flat()
  const numbers = new Map(all.toReversed().map(({ name, number }) => [name, number]))
  const names = [...new Set(all.map(({ name }) => name))].filter((name) => name.trim() !== '')
  const assumed = fact?.state === 'disputed'
  if (names.length > 0) {
    return names.map((name) => {
      const number = numbers.get(name) ?? 1
      return { id: String(number), name, assumed, ...exchanged(summary, number) }
    })
  }
  const kinds = serviceKinds(summary)
  const { gives, gets } = exchanged(summary, 1)
  if (kinds.length === 0 || !(gives || gets)) return kinds.map((kind) => ({ ...kind, ...none }))
  const name = kinds.map((kind) => kind.name).join(summary.say('report.list.semicolon'))
  return [{ id: '1', name, assumed: kinds.some((kind) => kind.assumed), gives, gets }]
}

const none = { gives: undefined, gets: undefined }

function serviceKinds(summary: Summary): readonly Part[] {
  const isUnsure = summary.input.facts.get('conn.kinds')?.state === 'notSure'
  if (isUnsure) return [{ id: '1', name: summary.say('picture.flow.service'), assumed: true }]
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
