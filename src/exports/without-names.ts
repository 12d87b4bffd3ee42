import type { AnswerValue } from '../flow/answer.ts'
import type { Fact } from '../flow/fact.ts'
import { type Summary, summarise } from '../report/summary.ts'
import type { SummaryInput } from '../report/summary-input.ts'

type Replace = (words: string) => string

/**
 * The same summary with everybody told by what they did in the check: the facilitator, those who take part, and those
 * who were only named as owners. A whole name inside what somebody wrote is replaced as well; a nickname is not.
 */
export function withoutNames({ input }: Pick<Summary, 'input'>): Summary {
  const roles = rolesOf(input)
  const roleOf = (id: string): string => roles.get(id) ?? id
  const named = [...roles].map(([id, role]) => [input.people.get(id) ?? id, role] as const)
  const replace = replacing(new Map(named))
  const written = new Set(
    input.rules.flow.questions
      .filter(({ type }) => type === 'text' || type === 'list' || type === 'people')
      .map(({ id }) => id),
  )
  const value = (given: AnswerValue): AnswerValue =>
    given === null ? null : typeof given === 'string' ? replace(given) : given.map(replace)
  const answer: <Given extends SummaryInput['answers'][number]>(given: Given) => Given = (
    given,
  ) => ({
    ...given,
    ...(written.has(given.question) && { value: value(given.value) }),
    // A file may be called after somebody.
    ...(given.source && { source: wordsReplaced(given.source, replace) }),
  })
  const fact = (known: Fact): Fact => ({
    ...known,
    answers: known.answers.map(answer),
    possible: known.answers.some(({ question }) => written.has(question))
      ? known.possible.map((one) => (typeof one === 'string' ? replace(one) : one.map(replace)))
      : known.possible,
  })
  return summarise({
    ...input,
    people: new Map([...input.people.keys()].map((id) => [id, roleOf(id)])),
    checkedBy: input.checkedBy.map(replace),
    product: wordsReplaced(input.product, replace),
    analysis: wordsReplaced(input.analysis, replace),
    answers: input.answers.map(answer),
    facts: new Map([...input.facts].map(([name, known]) => [name, fact(known)])),
    talk: new Map(
      [...input.talk].map(([id, talk]) => {
        const told = wordsReplaced(talk, replace)
        const { decision } = told
        if (!decision) return [id, told]
        return [id, { ...told, decision: { ...decision, owner: roleOf(decision.owner) } }]
      }),
    ),
    ...(input.differing && {
      differing: wordsReplaced(input.differing, replace).map((one) =>
        written.has(one.question)
          ? {
              ...one,
              given: one.given.map((given) => ({ ...given, value: value(given.value) })),
              ...(one.ended && { ended: { ...one.ended, value: value(one.ended.value) } }),
            }
          : one,
      ),
    }),
    ...(input.never && { never: wordsReplaced(input.never, replace) }),
    ...(input.tracker && { tracker: withoutAddresses(input.tracker) }),
  })
}

/** Where a team keeps its work may be called after somebody: its address stays with the team. */
const withoutAddresses = ({ title, items }: NonNullable<SummaryInput['tracker']>) => ({
  title,
  items: new Map([...items].map(([id, { address: _, ...item }]) => [id, item])),
})

/** What everybody is called, by their id or, where somebody was only named, by that name. */
function rolesOf({ say, people, ahead, talk }: SummaryInput): ReadonlyMap<string, string> {
  const facilitator = ahead?.facilitator
  const roles = new Map<string, string>()
  if (facilitator !== undefined) roles.set(facilitator, say('export.role.facilitator'))
  const others = [...people.keys()].filter((id) => id !== facilitator)
  for (const [at, id] of others.entries())
    roles.set(id, say('export.role.participant', { number: at + 1 }))
  const owners = [...talk.values()].flatMap(({ decision }) => decision?.owner ?? [])
  const onlyNamed = [...new Set(owners)].filter((owner) => !people.has(owner))
  for (const [at, owner] of onlyNamed.entries())
    roles.set(owner, say('export.role.owner', { number: at + 1 }))
  return roles
}

/** Replaces whole names, the longest first, so that "Mei" in "Mei Lin" is not what is found. */
function replacing(names: ReadonlyMap<string, string>): Replace {
  const all = [...names.keys()].filter((name) => name.trim() !== '')
  if (all.length === 0) return (words) => words
  const literal = all
    .toSorted((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|')
  const whole = new RegExp(
    String.raw`(?<![\p{L}\p{M}\p{N}])(?:${literal})(?![\p{L}\p{M}\p{N}])`,
    'gu',
  )
  return (words) => words.replaceAll(whole, (name) => names.get(name) ?? name)
}

/** Where people's own words stand, or are quoted. */
const wordKeys = new Set([
  'file',
  'element',
  'said',
  'summary',
  'words',
  'reason',
  'own',
  'shown',
  'text',
  'title',
])

/** The same value with every text under one of those keys replaced; ids and everything else stay. */
function wordsReplaced<Value>(value: Value, replace: Replace): Value {
  const inside = (one: unknown, key?: string): unknown => {
    if (typeof one === 'string') return key !== undefined && wordKeys.has(key) ? replace(one) : one
    if (Array.isArray(one)) return one.map((each) => inside(each, key))
    if (one instanceof Map || one === null || typeof one !== 'object') return one
    return Object.fromEntries(Object.entries(one).map(([name, each]) => [name, inside(each, name)]))
  }
  return inside(value) as Value
}
