// Microseconds for every rule of the catalogue, once: opportunity, lowering and coverage.
import jsonLogic from 'json-logic-js'
import { compileCondition } from '../dist/flow/evaluate.js'
import { readFacts } from '../dist/flow/fact.js'
import { inTurn, round, table, title } from './figures.mjs'
import { analyser, compiled, content, walk } from './product.mjs'

const repeats = 200
const products = 8

export function benchRules() {
  const at = '2026-11-21T09:00:00.000Z'
  const answers = walk().map((answer) => ({ ...answer, by: 'dana', at }))
  const facts = readFacts(compiled.rules, answers)
  const conditions = content.catalogue.threats.flatMap((threat) => [
    threat.when,
    ...(threat.covered ? [threat.covered] : []),
    ...threat.lowers.map((lowering) => lowering.if),
  ])
  const { flow } = compiled
  const eachFacts = new Set(flow.questions.filter(({ each }) => each).map(({ source }) => source))
  const options = { derived: flow.derived, eachFacts }
  const ours = conditions.map((condition) => compileCondition(condition, options))
  const theirs = conditions.map((condition) => logicOf(condition, flow.derived))
  const data = Object.fromEntries(
    [...facts].map(([name, { possible }]) => [name.replaceAll('.', '_'), possible[0] ?? null]),
  )
  const differing = ours.filter((rule, n) => {
    const sure = rule(facts, 'closed')
    return sure !== 'maybe' && sure !== Boolean(jsonLogic.apply(theirs[n], data))
  }).length
  // Conditions remember what they worked out for the facts at hand, so each pass is over another product's facts.
  const factsOf = Array.from({ length: products }, () => new Map(facts))
  const dataOf = Array.from({ length: products }, () => ({ ...data }))
  const readings = factsOf.map(() => analyser.read(answers))
  const times = inTurn(
    {
      'ours, compiled, three-valued': () =>
        repeat((n) => ours.forEach((rule) => void rule(factsOf[n % products], 'closed'))),
      'json-logic-js, two-valued': () =>
        repeat((n) => theirs.forEach((rule) => void jsonLogic.apply(rule, dataOf[n % products]))),
      'ours with ratings of every story (ranges, reasons)': () =>
        repeat((n) => analyser.judge(readings[n % products])),
    },
    9,
  )
  const own = times['ours, compiled, three-valued']
  title(
    `Rules: ${conditions.length} conditions of ${content.catalogue.threats.length} stories, all once`,
  )
  table(
    Object.entries(times).map(([name, ms]) => ({
      rules: name,
      'µs per pass': round((ms / repeats) * 1000, 1),
      'times ours': round(ms / own, 1),
    })),
  )
  console.log(
    `Conditions on which the two disagree: ${differing} (per-service facts and unasked facts are ours alone)`,
  )
}

function repeat(run) {
  for (let n = 0; n < repeats; n++) run(n)
}

function logicOf(condition, derived) {
  if ('all' in condition) return { and: condition.all.map((part) => logicOf(part, derived)) }
  if ('any' in condition) return { or: condition.any.map((part) => logicOf(part, derived)) }
  if ('not' in condition) return { '!': [logicOf(condition.not, derived)] }
  if ('derived' in condition) return logicOf(derived[condition.derived], derived)
  if ('always' in condition) return { '==': [1, 1] }
  // json-logic reads a dot as a path, so facts are named without dots there.
  const fact = { var: condition.fact.replaceAll('.', '_') }
  if ('is' in condition) return { in: [fact, condition.is] }
  return { some: [fact, { in: [{ var: '' }, condition.includes] }] }
}
