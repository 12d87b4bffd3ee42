import { mostEntries } from '../flow/answer.ts'
import type { Question } from '../flow/flow.ts'
import { questionWords } from '../report/questions.ts'
import type { SummaryInput } from '../report/summary-input.ts'

/** One value that an answer may have. */
interface OpenChoice {
  readonly value: string
  readonly label: string
  /** No other value stands beside it. */
  readonly isAlone: boolean
}

/** A question that can be answered and is not, with all that it takes to suggest an answer. */
export interface OpenQuestion {
  readonly id: string
  /** The title of its section. */
  readonly section: string
  readonly ask: string
  readonly why: string
  readonly example: string
  /** One value, several of them, or words; a list holds one entry each. */
  readonly form: 'one' | 'several' | 'words' | 'list'
  /** Empty where it is answered in words. */
  readonly choices: readonly OpenChoice[]
  /** How many values or entries it takes at most. */
  readonly most: number
  /** Somebody was asked, and is not sure. */
  readonly isNotSure: boolean
}

/** What the open questions are read from. */
export type OpenQuestionsInput = Pick<SummaryInput, 'rules' | 'facts' | 'say'>

/**
 * The questions that apply and have no answer yet, in the order of the questionnaire. Who people are is not among
 * them: nobody but a person says that.
 */
export function openQuestions(input: OpenQuestionsInput): readonly OpenQuestion[] {
  const { rules, facts } = input
  const titles = new Map(rules.flow.sections.map(({ id, title }) => [id, title]))
  return rules.flow.questions
    .filter((question) => isOpen(input, question))
    .map((question) => ({
      id: question.id,
      section: titles.get(question.section) ?? question.section,
      ask: questionWords(input, question.id).ask,
      why: question.why,
      example: (rules.early(facts) && question.exampleEarly) || question.example,
      form: formOf(question),
      choices: question.choices.map(({ value, label, exclusive }) => ({
        value,
        label,
        isAlone: exclusive,
      })),
      most:
        question.type === 'multi'
          ? (question.max ?? question.choices.length)
          : mostEntries(question),
      isNotSure: facts.get(question.fact)?.state === 'notSure',
    }))
}

function isOpen({ rules, facts }: OpenQuestionsInput, question: Question): boolean {
  if (question.retired || question.type === 'people') return false
  const state = facts.get(question.fact)?.state ?? 'unasked'
  if (state !== 'unasked' && state !== 'notSure' && state !== 'skipped') return false
  return !question.whenSure || rules.opened(question, facts)
}

function formOf({ type }: Question): OpenQuestion['form'] {
  switch (type) {
    case 'single':
    case 'band':
      return 'one'
    case 'multi':
      return 'several'
    case 'list':
      return 'list'
    default:
      return 'words'
  }
}
