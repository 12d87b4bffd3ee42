import { accept, type CommandOutcome } from '../../src/engine/accept.ts'
import type { InterviewCommand } from '../../src/engine/command.ts'
import { type Depth, type Interview, newInterview, versionOf } from '../../src/engine/interview.ts'
import { compileFlow } from '../../src/engine/machine.ts'
import { position, type Scope } from '../../src/engine/position.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Flow } from '../../src/flow/flow.ts'

const at = '2026-11-21T09:00:00Z'

/** An interview that a test talks with: what people say goes in, where they stand comes out. */
export class Conversation {
  compiled: ReturnType<typeof compileFlow>
  interview: Interview

  constructor(flow: Flow, depth: Depth = 'full') {
    this.compiled = compileFlow(flow)
    this.interview = newInterview(depth)
  }

  /** Carries a command out and keeps what came of it. */
  do(command: InterviewCommand): CommandOutcome {
    const outcome = accept(this.compiled, this.interview, command)
    if (outcome.ok) this.interview = outcome.interview
    return outcome
  }

  /** Answers the question that is shown. */
  says(person: string, value: AnswerValue): CommandOutcome {
    const question = this.shows(person)
    const version = versionOf(this.interview, question, person)
    return this.do({ kind: 'answer', question, person, at, value, version })
  }

  /** Answers a question by name, as from a card that shows it. */
  answers(person: string, question: string, value: AnswerValue, version?: number): CommandOutcome {
    const card = version === undefined ? {} : { version }
    return this.do({ kind: 'answer', question, person, at, value, ...card })
  }

  skips(person: string): CommandOutcome {
    return this.do({ kind: 'skip', question: this.shows(person), person, at })
  }

  goesBack(person: string): CommandOutcome {
    return this.do({ kind: 'back', person })
  }

  handsOver(from: string, to: string, ...questions: string[]): CommandOutcome {
    return this.do({ kind: 'handOver', questions, from, to, at })
  }

  shows(person: string, scope: Scope = 'open'): string {
    return position(this.compiled, this.interview, person, scope).at
  }

  state(question: string): string | undefined {
    const fact = this.compiled.rules.byId.get(question)?.fact ?? ''
    return this.compiled.read(this.interview.answers).facts.get(fact)?.state
  }
}
