import type { Flow, Question } from '../flow/flow.ts'

/** One round of asking: section by section, in flow order. */
export interface Pass {
  readonly id: 'core' | 'more'
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly questions: readonly Question[]
  }[]
}

/**
 * The rounds a flow is asked in: the core first, because a short check ends there and what is at stake
 * follows from it; then all the rest, each section once. Empty ones are left out.
 */
export function passesOf(flow: Flow): readonly Pass[] {
  const isCore = ({ depth }: Question) => depth === 'core'
  const passes: readonly Pass[] = [
    { id: 'core', sections: sectionsOf(flow, isCore) },
    { id: 'more', sections: sectionsOf(flow, (question) => !isCore(question)) },
  ]
  return passes.filter((pass) => pass.sections.length > 0)
}

function sectionsOf(flow: Flow, isIn: (question: Question) => boolean): Pass['sections'] {
  return flow.sections
    .map(({ id, title }) => ({
      id,
      title,
      questions: flow.questions.filter((one) => one.section === id && isIn(one)),
    }))
    .filter((section) => section.questions.length > 0)
}

/** A question's name inside a machine, where dots would mean a path. */
export const stateKey = (question: string): string => question.replaceAll('.', '_')
