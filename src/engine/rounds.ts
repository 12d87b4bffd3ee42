import { questionDepths } from '../domain/vocabulary.ts'
import type { Flow, Question } from '../flow/flow.ts'

/** One round of asking: all of its depth, section by section, in flow order. */
export interface Pass {
  readonly depth: Question['depth']
  readonly sections: readonly {
    readonly id: string
    readonly title: string
    readonly questions: readonly Question[]
  }[]
}

/** The rounds a flow is asked in: core first, then standard, then detail; empty ones left out. */
export function passesOf(flow: Flow): readonly Pass[] {
  return questionDepths
    .map((depth) => ({ depth, sections: sectionsOf(flow, depth) }))
    .filter((pass) => pass.sections.length > 0)
}

function sectionsOf(flow: Flow, depth: Question['depth']): Pass['sections'] {
  return flow.sections
    .map(({ id, title }) => ({
      id,
      title,
      questions: flow.questions.filter((one) => one.section === id && one.depth === depth),
    }))
    .filter((section) => section.questions.length > 0)
}

/** A question's name inside a machine, where dots would mean a path. */
export const stateKey = (question: string): string => question.replaceAll('.', '_')
