import { accept } from '../../src/engine/accept.ts'
import type { InterviewCommand } from '../../src/engine/command.ts'
import { applyInterviewChange, type Interview, newInterview } from '../../src/engine/interview.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import { type CompiledFlow, compileFlow } from '../../src/engine/machine.ts'
import { position } from '../../src/engine/position.ts'
import type { Question } from '../../src/flow/flow.ts'
import { demand, demandSame } from './demand.ts'
import { afterAPress, atEveryMoment, forEveryOutcome, isPress, told } from './promises.ts'
import { type FlowEdit, type FlowSketch, flowFrom } from './random-flow.ts'
import { at, commandFor, people, type Step, valueFor } from './steps.ts'

/** One random conversation; every step is checked against what people may rely on. */
export class Walk {
  compiled: CompiledFlow
  interview: Interview = newInterview()
  private readonly sketch: FlowSketch
  private edit: FlowEdit = { version: 1, dropped: [], fewerChoices: [], added: [] }
  private last: InterviewCommand | undefined
  private justNow = false
  private replayed: Interview = newInterview()

  constructor(sketch: FlowSketch) {
    this.sketch = sketch
    this.compiled = compileFlow(flowFrom(sketch))
  }

  take(step: Step): void {
    if (step.do !== 'double') this.justNow = false
    if (step.do === 'resume') this.resume()
    else if (step.do === 'upgrade') this.upgrade(step)
    else if (step.do === 'together') this.together(step)
    else if (step.do === 'double') this.again()
    else this.command(commandFor(this.compiled, this.interview, step))
    demandSame(this.interview, this.replayed, 'replaying the changes gives the same interview')
    atEveryMoment(this.compiled, this.interview)
  }

  private command(command: InterviewCommand | undefined): void {
    if (!command) return
    const { compiled, interview } = this
    const shown = 'person' in command && position(compiled, interview, command.person).at
    const outcome = accept(compiled, interview, command)
    forEveryOutcome(compiled, interview, command, outcome)
    if (!outcome.ok) return
    this.last = command
    this.justNow = true
    this.keep(outcome.interview, outcome.changes)
    if (isPress(command) && command.question === shown) {
      afterAPress(compiled, interview, command, outcome.interview)
    }
  }

  private keep(interview: Interview, changes: readonly InterviewChange[]): void {
    this.interview = interview
    this.replayed = changes.reduce(applyInterviewChange, this.replayed)
  }

  /** The last press once more, as a second tap or a second delivery: nothing at all happens. */
  private again(): void {
    const { last } = this
    if (!last || (last.kind === 'back' && this.shows(last.person) === last.from)) return
    const outcome = accept(this.compiled, this.interview, last)
    demand(outcome.ok || !this.justNow, `a second ${last.kind} is no mistake`)
    if (!outcome.ok) return
    const looking = isPress(last) && this.shows(last.person) === last.question
    if (!looking) demandSame(outcome.changes, [], `a second ${last.kind} changes nothing`)
  }

  /** Plain data goes out and comes back: nobody notices. */
  private resume(): void {
    const before = people.map((person) => this.shows(person))
    this.interview = JSON.parse(JSON.stringify(this.interview))
    this.compiled = compileFlow(this.compiled.flow)
    demandSame(
      people.map((person) => this.shows(person)),
      before,
      'resuming moves nobody',
    )
  }

  /** A newer version of the flow: a question less, a choice less, or a question more. */
  private upgrade({ which, pick }: Step): void {
    const { questions } = this.compiled.flow
    const { id, source } = questions[which % questions.length] as Question
    const { version = 1, dropped = [], fewerChoices = [], added = [] } = this.edit
    const more = this.sketch.questions[which % this.sketch.questions.length]
    const edits: FlowEdit[] = [
      { dropped: [...dropped, source] },
      { fewerChoices: [...fewerChoices, id] },
      { added: [...added, ...(more ? [more] : [])] },
    ]
    const edit = { ...this.edit, version: version + 1, ...edits[pick % edits.length] }
    if ((edit.dropped?.length ?? 0) >= this.sketch.questions.length - 1) return
    this.edit = edit
    this.compiled = compileFlow(flowFrom(this.sketch, edit))
    this.last = undefined
  }

  /** Two people answer at once: whoever comes first, the same is known afterwards. */
  private together({ which, to, pick }: Step): void {
    const { questions } = this.compiled.flow
    const one = questions[which % questions.length] as Question
    const two = questions[(which + to) % questions.length] as Question
    const say = (question: Question, person: string, value: number): InterviewCommand => ({
      kind: 'answer',
      question: question.id,
      person,
      at,
      value: valueFor(question, value),
    })
    const [mine, theirs] = [say(one, 'dana', pick), say(two, 'ravi', pick + 1)]
    const [ab, ba] = [this.inOrder(mine, theirs), this.inOrder(theirs, mine)]
    if (ab && ba) {
      const [one, other] = [ab, ba].map(({ interview }) => told(this.compiled, interview))
      demandSame(one, other, 'the order of two people does not matter')
    }
    if (!ab) return
    this.keep(ab.interview, ab.changes)
    if (this.last && !isPress(this.last)) this.last = undefined
  }

  private inOrder(...commands: InterviewCommand[]) {
    let interview = this.interview
    const changes: InterviewChange[] = []
    for (const command of commands) {
      const outcome = accept(this.compiled, interview, command)
      if (!outcome.ok) return undefined
      interview = outcome.interview
      changes.push(...outcome.changes)
    }
    return { interview, changes }
  }

  private shows(person: string): string {
    return position(this.compiled, this.interview, person).at
  }
}
