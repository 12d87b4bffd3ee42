import { accept, type CommandOutcome } from '../../src/engine/accept.ts'
import { agendaOf, left } from '../../src/engine/agenda.ts'
import type { InterviewCommand } from '../../src/engine/command.ts'
import { answerOf, type Interview, versionOf } from '../../src/engine/interview.ts'
import type { InterviewChange } from '../../src/engine/interview-change.ts'
import type { CompiledFlow } from '../../src/engine/machine.ts'
import { position, progress } from '../../src/engine/position.ts'
import type { AnswerValue } from '../../src/flow/answer.ts'
import type { Question } from '../../src/flow/flow.ts'
import { demand, demandSame } from './demand.ts'
import {
  applicable,
  asked,
  capOf,
  coreIsSettled,
  fits,
  holderOf,
  inOrderOfWorth,
  isOpened,
  keepsItsPlace,
  plainAgenda,
  plainFacts,
  plainPosition,
  standing,
} from './plain-model.ts'
import { people } from './steps.ts'

export type Press = InterviewCommand & { kind: 'answer' | 'skip' | 'notSure' }

export const isPress = (command: InterviewCommand): command is Press =>
  command.kind === 'answer' || command.kind === 'skip' || command.kind === 'notSure'

/** What holds at every moment, for everybody. */
export function atEveryMoment(compiled: CompiledFlow, interview: Interview): void {
  const { flow } = compiled
  const facts = plainFacts(flow, interview.answers)
  const plain = new Map([...facts].map(([name, fact]) => [name, saying(fact.state, fact.values)]))
  demandSame(told(compiled, interview), plain, 'facts say what was answered')
  const agenda = plainAgenda(flow, interview)
  const rest = applicable(flow, interview.answers).filter(({ id }) => !agenda.has(id))
  demandSame(ids(left(compiled, interview)), ids(rest), 'what is left is told')
  for (const person of people) {
    const shown = position(compiled, interview, person).at
    demandSame(
      shown,
      plainPosition(flow, interview, person, agenda),
      `${person} is at the first open one`,
    )
    const { n, of } = progress(compiled, interview, person)
    demand(n <= of, 'progress never runs over')
    const looking = Object.keys(interview.revisit).includes(person)
    const handed = position(compiled, interview, person, 'handed').at
    if (looking) continue
    const theirs = handed === 'checking' || holderOf(interview, handed) === person
    demand(theirs, 'among the handed ones only theirs are shown')
    if (shown !== 'checking') theLimitHolds(compiled, interview, shown)
  }
}

/** A question beyond the core is asked only while fewer than the limit were. */
function theLimitHolds(compiled: CompiledFlow, interview: Interview, shown: string): void {
  const { flow, rules } = compiled
  const question = rules.byId.get(shown)
  if (!question || question.depth === 'core' || question.type === 'people') return
  if (interview.deeper.includes(shown) || standing(question, interview.answers).length > 0) return
  const count = asked(flow, interview).length
  demand(count < capOf(flow, interview.answers), 'the limit holds')
}

/** What holds for every command, accepted or not. */
export function forEveryOutcome(
  compiled: CompiledFlow,
  before: Interview,
  command: InterviewCommand,
  outcome: CommandOutcome,
): void {
  if (isPress(command)) forAPress(compiled, before, command, outcome)
  if (!outcome.ok) {
    if (outcome.problem === 'nothing-before') demand(command.kind === 'back', 'only Back runs out')
    return
  }
  const after = outcome.interview
  const unchanged = outcome.changes.length === 0
  demand(outcome.repeat === unchanged, 'a repeat is what changes nothing')
  if (unchanged) demand(after === before, 'a repeat leaves all as it is')
  nothingIsLost(command, before, after)
  detailIsChosenInTime(compiled, outcome.changes, after)
  for (const change of outcome.changes) forAChange(compiled, before, after, change)
  if (command.kind === 'handOver') {
    const held = command.questions.every((one) => holderOf(after, one) === command.to)
    demand(held, 'what is handed over is with its receiver')
  }
  if (command.kind === 'goDeeper') {
    const missed = left(compiled, after).filter(
      ({ section }) => command.section === undefined || section === command.section,
    )
    demandSame(ids(missed), [], 'going deeper leaves nothing out')
  }
}

/** What may change hands, and what may be looked at again. */
function forAChange(
  compiled: CompiledFlow,
  before: Interview,
  after: Interview,
  change: InterviewChange,
): void {
  if (change.kind === 'revisiting') {
    const { by, question } = change
    const shown = position(compiled, after, by).at
    demandSame(shown, question, 'only what applies and is theirs is looked at again')
  }
  if (change.kind !== 'handedOver' && change.kind !== 'takenBack') return
  const giver = change.kind === 'handedOver' ? change.from : change.by
  for (const question of change.questions) {
    const handover = before.handovers.find((one) => one.question === question)
    const parties = handover ? [handover.to] : [giver]
    if (handover && change.kind === 'takenBack') parties.push(handover.from)
    demand(parties.includes(giver), 'only what is one’s own changes hands')
    const answers = after.answers.filter((one) => one.question === question)
    demand(!answers.some(({ settles }) => settles), 'what changes hands is asked anew')
    const held = change.kind === 'handedOver' ? change.to : undefined
    demandSame(holderOf(after, question), held, 'what changes hands is where it belongs')
  }
}

/** An answer is taken exactly when its question applies, is this person's, and the card is not old. */
function forAPress(
  compiled: CompiledFlow,
  before: Interview,
  { question, person, version }: Press,
  outcome: CommandOutcome,
): void {
  const current = version === undefined || version === versionOf(before, question, person)
  const holder = holderOf(before, question)
  const theirs = holder === undefined || holder === person
  const applies = applicable(compiled.flow, before.answers).some(({ id }) => id === question)
  if (!outcome.ok) {
    const { problem } = outcome
    if (problem === 'stale') demand(!current, 'only an old card is stale')
    if (problem === 'not-yours') demand(!theirs, 'only what is with another is not yours')
    if (problem === 'not-applicable') demand(!applies, 'only what does not apply is refused so')
    return
  }
  demand(applies, 'what does not apply is not answered')
  demand(theirs, 'what is with another is theirs to answer')
  if (!outcome.changes.some(({ kind }) => kind === 'answered')) return
  demand(current, 'an old card is stale')
  const given = answerOf(outcome.interview, question, person)
  const known = compiled.rules.byId.get(question) as Question
  demand(given !== undefined && fits(known, given.value), 'only answers are kept')
  const next = versionOf(before, question, person) + 1
  demandSame(versionOf(outcome.interview, question, person), next, 'changes are counted')
}

/** Nobody's command touches what others said, their buttons, or what was already chosen. */
function nothingIsLost(command: InterviewCommand, before: Interview, after: Interview): void {
  for (const { question, by, value } of before.answers) {
    const now = answerOf(after, question, by)
    demand(now !== undefined, 'no answer is lost')
    if (isPress(command) && command.question === question && command.person === by) continue
    demandSame(now?.value, value, 'only its author changes an answer')
    const version = versionOf(before, question, by)
    demandSame(versionOf(after, question, by), version, 'nobody makes another’s card stale')
  }
  demandSame(after.chosen.slice(0, before.chosen.length), before.chosen, 'chosen only grows')
  demandSame(after.deeper.slice(0, before.deeper.length), before.deeper, 'deeper only grows')
}

/** Nothing is chosen before the core is settled or in a quick check; later all that the limit has room for. */
function detailIsChosenInTime(
  compiled: CompiledFlow,
  changes: readonly InterviewChange[],
  after: Interview,
): void {
  const { flow } = compiled
  const ready = after.depth === 'full' && coreIsSettled(flow, after)
  const chosen = changes.some((one) => one.kind === 'detailChosen' && one.questions.length > 0)
  if (chosen) demand(ready, 'detail is chosen only when the core is settled, and never if quick')
  if (!ready || changes.length === 0) return
  const applying = applicable(flow, after.answers).filter((one) => one.depth !== 'core')
  const facts = plainFacts(flow, after.answers)
  const isCandidate = (one: Question): boolean =>
    applying.includes(one) &&
    (isOpened(flow, one, facts) || keepsItsPlace(flow, one, after.answers)) &&
    standing(one, after.answers).length === 0
  const candidates = inOrderOfWorth(flow, after.answers).filter(isCandidate)
  const room = Math.max(0, capOf(flow, after.answers) - asked(flow, after).length)
  const best = candidates.filter((one) => one.type !== 'people' && !after.deeper.includes(one.id))
  const agenda = agendaOf(compiled, after)
  const waiting = best.filter(({ id }) => agenda.has(id))
  const wanted = best.slice(0, room).filter((one) => isOpened(flow, one, facts))
  demandSame(ids(waiting), ids(wanted), 'the most useful are asked, up to the limit')
}

/** What a person may rely on after pressing something on the card that is shown. */
export function afterAPress(
  compiled: CompiledFlow,
  before: Interview,
  command: Press,
  after: Interview,
): void {
  const { question: id, person } = command
  const question = compiled.rules.byId.get(id) as Question
  const given = answerOf(after, id, person)
  const earlier = answerOf(before, id, person)
  const stood = earlier !== undefined && standing(question, [earlier]).length > 0
  const meant = { answer: 'value' in command ? command.value : null, notSure: '?', skip: null }
  const kept = command.kind === 'skip' && stood ? earlier.value : meant[command.kind]
  demandSame(list(given?.value), list(kept), 'what was pressed is kept')
  if (command.kind === 'answer' && holderOf(after, id) === person) {
    const fact = plainFacts(compiled.flow, after.answers).get(question.fact)
    demandSame(fact?.values.map(list), [list(command.value)], 'the receiver settles it')
  }
  const shown = position(compiled, after, person).at
  demand(shown !== id, 'what was just answered is not asked again')
  const back = accept(compiled, after, { kind: 'back', person })
  demand(back.ok, 'one can go back')
  if (!back.ok) return
  const again = position(compiled, back.interview, person).at
  demandSame(again, id, 'back leads to what was shown before')
  const forth = accept(compiled, back.interview, { kind: 'continue', person })
  demandSame(forth.ok && position(compiled, forth.interview, person).at, shown, 'and forth again')
}

const ids = (questions: readonly Question[]) => questions.map(({ id }) => id)

const list = (value: AnswerValue | undefined) => [value ?? null].flat()

/** Facts as far as they are compared: what is known, whoever said it first. */
export function told(compiled: CompiledFlow, { answers }: Pick<Interview, 'answers'>) {
  const { facts } = compiled.read(answers)
  return new Map([...facts].map(([name, fact]) => [name, saying(fact.state, fact.possible)]))
}

const saying = (state: string, values: readonly (string | readonly string[])[]): string => {
  const each = values.map((value) => JSON.stringify([value].flat()))
  return `${state} ${each.toSorted().join(' / ')}`
}
