import type { AnswerValue } from '../flow/answer.ts'
import { notSure, sameAnswer } from '../flow/answer.ts'
import type { Fact, Facts, FlowRules } from '../flow/fact.ts'
import type { Question } from '../flow/flow.ts'
import type { Ground } from './explain.ts'
import { factOriginsFor } from './fact-origins.ts'
import type { Because } from './finding.ts'

/** Turns facts into reasons that people recognise: their own answers, in the questionnaire's words. */
export interface Reasons {
  /** Reasons from what was answered; facts that nobody was asked about give none. */
  from(facts: Facts, grounds: readonly Ground[]): readonly Because[]
  /** One reason in the given words, credited to the first answer that it rests on; the answers where it is only planned. */
  said(facts: Facts, grounds: readonly Ground[], text: string): readonly Because[]
  /** The question that settles a fact. */
  question(fact: string): Question | undefined
}

/** Compiles the questionnaire's words for `because`. */
export function reasonsFor(rules: FlowRules): Reasons {
  const byFact = new Map(rules.flow.questions.map((question) => [question.fact, question]))
  const rootsOf = factOriginsFor(rules)
  const told = { now: rememberedClauses('reason'), planned: rememberedClauses('reasonPlanned') }
  const from = (facts: Facts, grounds: readonly Ground[]): readonly Because[] => {
    const clauses = rules.early(facts) ? told.planned : told.now
    return distinct(
      grounds.flatMap(({ fact: name, values }) => {
        const question = byFact.get(name)
        const fact = facts.get(name)
        if (!question || !fact) return []
        if (fact.answers.length > 0) return clauses(question, fact, values)
        return from(facts, rootsOf(question, fact, facts))
      }),
    )
  }
  return {
    from,
    said(facts, grounds, text) {
      const reasons = from(facts, grounds)
      const [first] = reasons
      // The words of a story say how it is; of what is only planned the answers say how it will be.
      if (rules.early(facts)) return reasons
      return first ? [{ ...first, text }] : []
    },
    question: (fact) => byFact.get(fact),
  }
}

/** Which of its words a choice is told in. */
type Tense = 'reason' | 'reasonPlanned'

/** The same answer explains many letters of many stories: its clauses are put together once. */
function rememberedClauses(
  tense: Tense,
): (question: Question, fact: Fact, wanted: readonly string[]) => readonly Because[] {
  const known = new WeakMap<Fact, Map<readonly string[], readonly Because[]>>()
  return (question, fact, wanted) => {
    const ofFact = known.get(fact) ?? new Map<readonly string[], readonly Because[]>()
    known.set(fact, ofFact)
    const made = ofFact.get(wanted) ?? answersOf(question, fact, { wanted, tense })
    ofFact.set(wanted, made)
    return made
  }
}

/** Each different answer once, credited to whoever gave it first; a reason for each of its clauses. */
function answersOf(
  question: Question,
  fact: Fact,
  { wanted, tense }: { readonly wanted: readonly string[]; readonly tense: Tense },
): readonly Because[] {
  const told: AnswerValue[] = []
  return fact.answers.flatMap(({ value, by, at }) => {
    if (value === null || told.some((other) => sameAnswer(other, value))) return []
    told.push(value)
    const credit = { ...(by && { by }), ...(at && { at }) }
    return textsOf(question, value, { wanted, tense }).map((text) => ({
      question: question.id,
      answer: value,
      ...credit,
      text,
    }))
  })
}

/** The clauses an author wrote for the choices that matter here; for "not sure", what it is about. */
function textsOf(
  question: Question,
  value: string | readonly string[],
  { wanted, tense }: { readonly wanted: readonly string[]; readonly tense: Tense },
): readonly string[] {
  if (value === notSure) return [question.short]
  const given = [value].flat()
  const told = given.filter((part) => wanted.includes(part))
  return (told.length > 0 ? told : given).map((part) => {
    const choice = question.choices.find((each) => each.value === part)
    return choice?.[tense] ?? choice?.reason ?? `${question.short}: ${choice?.label ?? part}`
  })
}

/** Without repeats: one reason for each question, text and person. */
export function distinct(reasons: readonly Because[]): readonly Because[] {
  if (reasons.length < 2) return reasons
  const kept: Because[] = []
  for (const reason of reasons) {
    if (!kept.some((other) => isSame(other, reason))) kept.push(reason)
  }
  return kept
}

const isSame = (one: Because, other: Because): boolean =>
  one === other ||
  (one.question === other.question && one.text === other.text && one.by === other.by)
