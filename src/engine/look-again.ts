import { isCarried, notSure } from '../flow/answer.ts'
import { appliesIn } from './agenda.ts'
import { handoverOf, type Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'
import { memoised } from './memoised.ts'

/** Some sections whose suggested answers are looked at together: "still true?". */
export interface StillTrue {
  /** The id of its first section. */
  readonly id: string
  readonly sections: readonly {
    readonly title: string
    readonly questions: readonly string[]
  }[]
}

/** So many groups there are at most: with them a look at which nothing has changed is a few presses. */
const mostGroups = 3

/**
 * Whether a question is one of those that this check asks by itself: what has an answer from elsewhere and is not
 * asked once more is none of them.
 */
export const askedHere = memoised((compiled, interview): ((question: string) => boolean) => {
  const { again, deeper, carried } = interview
  const known = new Set(carried.map(({ question }) => question))
  if (again) {
    const wanted = new Set([...again.questions, ...deeper])
    return (question) => wanted.has(question) || !known.has(question)
  }
  const unsure = new Set(
    carried.flatMap(({ question, value }) => (value === notSure ? question : [])),
  )
  const { answers } = compiled.read(interview.answers)
  const isSaid = (question: string) =>
    answers.get(question)?.some((answer) => !isCarried(answer)) === true
  return (question) => !known.has(question) || unsure.has(question) || isSaid(question)
})

/** What is still to be looked at: groups of sections with suggested answers that nobody has dealt with. */
export const stillTrueGroups = memoised((compiled, interview): readonly StillTrue[] => {
  const reading = compiled.read(interview.answers)
  const isOpen = (id: string): boolean => {
    const question = compiled.rules.byId.get(id)
    const isHeld = handoverOf(interview, id) !== undefined
    return question !== undefined && appliesIn(reading, question) && !isHeld
  }
  const open = new Set(
    interview.suggested.flatMap(({ question, value, counts }) =>
      counts && value !== notSure && isOpen(question) ? question : [],
    ),
  )
  const left = ({ questions }: Section) => questions.some((question) => open.has(question))
  return groupsOf(compiled, interview).flatMap((group) => {
    const sections = group.filter(left).map(({ title, questions }) => ({
      title,
      questions: questions.filter((question) => open.has(question)),
    }))
    return sections.length > 0 ? [{ id: group[0]?.id ?? '', sections }] : []
  })
})

interface Section {
  readonly id: string
  readonly title: string
  readonly questions: readonly string[]
}

/** The groups as they are from the start, whatever is dealt with by and by: the longest of them as short as can be. */
function groupsOf(compiled: CompiledFlow, { carried }: Interview): readonly (readonly Section[])[] {
  const known = new Set(
    carried.flatMap(({ question, value }) => (value === notSure ? [] : [question])),
  )
  const sections = compiled.flow.sections
    .map(({ id, title }): Section => {
      const own = compiled.flow.questions.filter(
        (question) => question.section === id && known.has(question.id),
      )
      return { id, title, questions: own.map((question) => question.id) }
    })
    .filter(({ questions }) => questions.length > 0)
  return partition(sections, mostGroups)
}

const lengthOf = (sections: readonly Section[]): number =>
  sections.reduce((sum, { questions }) => sum + questions.length, 0)

const longest = (groups: readonly (readonly Section[])[]): number =>
  Math.max(0, ...groups.map(lengthOf))

/** Cuts sections into so many groups at most, in their order. */
function partition(sections: readonly Section[], most: number): readonly (readonly Section[])[] {
  if (most === 1 || sections.length <= 1) return sections.length === 0 ? [] : [sections]
  let best: readonly (readonly Section[])[] = [sections]
  for (let cut = 1; cut < sections.length; cut++) {
    const groups = [sections.slice(0, cut), ...partition(sections.slice(cut), most - 1)]
    if (longest(groups) < longest(best)) best = groups
  }
  return best
}

/** The titles of all sections of a group, dealt with or not; empty for none that there is. */
export const titlesOfGroup = (
  compiled: CompiledFlow,
  interview: Interview,
  id: string,
): readonly string[] =>
  (groupsOf(compiled, interview).find(([first]) => first?.id === id) ?? []).map(
    ({ title }) => title,
  )
