import type { Condition } from '../flow/condition.ts'
import type { Flow, Question } from '../flow/flow.ts'
import { type Pass, passesOf, stateKey } from './rounds.ts'
import { statesOf } from './states.ts'

/** A flow as Mermaid text, which code hosts and editors draw. */
export function drawMermaid(flow: Flow): string {
  const passes = passesOf(flow)
  const ends = passes.map(
    (pass, index) => `  ${pass.id} --> ${passes[index + 1]?.id ?? 'checking'}`,
  )
  return [
    '---',
    `title: ${inline(flow.title)} ${flow.version}`,
    '---',
    'stateDiagram-v2',
    '  direction TB',
    `  [*] --> ${passes[0]?.id ?? 'checking'}`,
    ...passes.flatMap(passLines),
    ...ends,
    '  checking --> [*]',
    '',
  ].join('\n')
}

function passLines(pass: Pass): string[] {
  const name = (section: string) => `${pass.id}_${mermaidKey(section)}`
  const links = pass.sections.map(
    ({ id }, index) =>
      `    ${index === 0 ? '[*]' : name(pass.sections[index - 1]?.id ?? '')} --> ${name(id)}`,
  )
  return [
    `  state ${pass.id} {`,
    ...links,
    ...pass.sections.flatMap(({ id, title, questions }) => [
      `    ${name(id)} : ${inline(title)}`,
      `    state ${name(id)} {`,
      ...questions.flatMap((question, index) => questionLines(question, questions[index - 1])),
      '    }',
    ]),
    '  }',
  ]
}

function questionLines(question: Question, before: Question | undefined): string[] {
  const key = mermaidKey(question.id)
  const guard = question.when ? ` if ${conditionText(question.when)}` : ''
  return [
    `      ${key} : ${inline(`${question.id} (${question.short})${guard}`)}`,
    `      ${before ? mermaidKey(before.id) : '[*]'} --> ${key}`,
  ]
}

/** The flow's machine as source that Stately Studio imports; the guards are told in words. */
export function drawMachineSource(flow: Flow): string {
  const config = {
    id: flow.id,
    version: String(flow.version),
    description: flow.title,
    on: { answered: { target: `#${passesOf(flow)[0]?.id ?? 'checking'}` } },
    ...statesOf(flow, (question) => ({ description: question.ask, guard: guardText(question) })),
  }
  const source = JSON.stringify(config, null, 2)
  return `import { createMachine } from 'xstate'\n\nexport const machine = createMachine(${source})\n`
}

/** When a question is passed by, in words. */
function guardText(question: Question): string {
  const closed = question.when ? ` or not (${conditionText(question.when)})` : ''
  const known = question.inferred ? ` or ${conditionText(question.inferred.when)}` : ''
  const chosen = question.depth === 'core' ? '' : ' or not chosen'
  return `${question.id} is settled${closed}${known}${chosen}`
}

/** A condition as one line of text. */
export function conditionText(condition: Condition): string {
  if ('all' in condition) return condition.all.map(part).join(' and ')
  if ('any' in condition) return condition.any.map(part).join(' or ')
  if ('not' in condition) return `not ${part(condition.not)}`
  if ('derived' in condition) return condition.derived
  if ('is' in condition) return `${condition.fact} is ${condition.is.join(' | ')}`
  if ('includes' in condition) return `${condition.fact} includes ${condition.includes.join(' | ')}`
  return 'always'
}

/** A condition inside another: in brackets where it would be read wrongly without. */
const part = (condition: Condition): string =>
  'all' in condition || 'any' in condition
    ? `(${conditionText(condition)})`
    : conditionText(condition)

const mermaidKey = (id: string): string => stateKey(id).replaceAll('-', '_')

/** Mermaid reads quotes, colons and the like as its own. */
const inline = (text: string): string =>
  text
    .replace(/["“”#]/g, '')
    .replace(/[:;]/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
