import { Model } from 'survey-core'
import { appliesIn } from '../../src/engine/agenda.ts'
import {
  answerOf,
  applyInterviewChange,
  type Interview,
  newInterview,
} from '../../src/engine/interview.ts'
import { type CompiledFlow, compileFlow } from '../../src/engine/machine.ts'
import { position } from '../../src/engine/position.ts'
import type { Flow, Question } from '../../src/flow/flow.ts'
import { demand, demandSame } from './demand.ts'
import { at, valueFor } from './steps.ts'
import { nameOf, surveyOf } from './survey.ts'

/** Every question may be asked, so that only applicability decides what is shown. */
const everything = (flow: Flow): Interview => ({
  ...newInterview(),
  deeper: flow.questions.map(({ id }) => id),
})

/** The same answers go to our engine and to SurveyJS; both must show the same questions. */
export class TwoWalks {
  steps = 0
  private readonly compiled: CompiledFlow
  private readonly survey: Model
  private interview: Interview

  constructor(flow: Flow) {
    this.compiled = compileFlow(flow)
    this.interview = everything(flow)
    this.survey = new Model(surveyOf(flow))
  }

  /** Answers all that is open, comparing at each step; then changes one answer, and so on. */
  walk(picks: readonly number[]): void {
    this.finish(picks)
    for (const [n, pick] of picks.entries()) {
      const questions = this.compiled.flow.questions.filter((one) => this.applies(one))
      const question = questions[pick % questions.length]
      if (question) this.answer(question, picks[n + 1] ?? n)
      this.finish(picks)
    }
    this.survey.dispose()
  }

  private finish(picks: readonly number[]): void {
    let answered = 0
    for (;;) {
      const question = this.compiled.rules.byId.get(this.shown())
      if (!question) break
      demand(++answered <= this.compiled.flow.questions.length, 'the walk comes to an end')
      this.answer(question, picks[this.steps % picks.length] ?? 0)
    }
    this.compare(this.compiled.rules.askingOrder)
  }

  private answer(question: Question, pick: number): void {
    const value = valueFor(question, pick)
    const { id } = question
    this.interview = applyInterviewChange(this.interview, {
      kind: 'answered',
      question: id,
      by: 'dana',
      at,
      value,
    })
    this.survey.setValue(nameOf(id), value)
    this.remind()
    // What lies ahead is still open here and empty there: compare what everything so far decides.
    const order = this.compiled.rules.askingOrder
    const here = order.findIndex((one) => one.id === this.shown())
    this.compare(order.slice(0, here < 0 ? order.length : here + 1))
  }

  /** SurveyJS forgets what was hidden; with us it counts again as soon as it applies again. */
  private remind(): void {
    for (const { id } of this.compiled.rules.askingOrder) {
      const question = this.survey.getQuestionByName(nameOf(id))
      const given = answerOf(this.interview, id, 'dana')
      if (given && question.isVisible && question.isEmpty()) question.value = given.value
    }
  }

  private compare(questions: readonly Question[]): void {
    this.steps += 1
    const ours = questions.filter((one) => this.applies(one)).map(({ id }) => id)
    const theirs = questions
      .filter(({ id }) => this.survey.getQuestionByName(nameOf(id))?.isVisible)
      .map(({ id }) => id)
    demandSame(ours, theirs, 'SurveyJS shows the same questions')
  }

  private applies(question: Question): boolean {
    return appliesIn(this.compiled.read(this.interview.answers), question)
  }

  private shown(): string {
    return position(this.compiled, this.interview, 'dana').at
  }
}
