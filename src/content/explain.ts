import type * as z from 'zod'
import type { ContentMistake } from './mistake.ts'
import type { Finder, Way } from './place.ts'

type Issue = z.core.$ZodIssue

const conditionForms =
  'write { all: [ … ] }, { any: [ … ] }, { not: … }, { fact: …, is: [ … ] }, { fact: …, includes: [ … ] }, { derived: … } or { always: true }'

/** Says what is wrong with a file's values in words its author understands, each with its line. */
export function explainIssues(
  file: string,
  value: unknown,
  issues: readonly Issue[],
  find: Finder,
): ContentMistake[] {
  return issues
    .flatMap((issue) => deepest(issue, []))
    .map(({ issue, way }) => {
      const { line, column } = find(placeOf(issue, way))
      const { message, hint } = explain(issue, way, valueAt(value, way))
      return { file, line, column, rule: 'form', message, hint }
    })
}

/** Goes into the one alternative that the author plainly meant, if there is one. */
function deepest(issue: Issue, before: Way): { issue: Issue; way: Way }[] {
  const way = [...before, ...issue.path.map(step)]
  if (issue.code !== 'invalid_union') return [{ issue, way }]
  const meant = issue.errors.filter((inner) => inner.every(({ path }) => path.length > 0))
  if (meant.length !== 1) return [{ issue, way }]
  return (meant[0] ?? []).flatMap((inner) => deepest(inner, way))
}

const step = (key: PropertyKey): string | number => (typeof key === 'number' ? key : String(key))

const placeOf = (issue: Issue, way: Way): Way =>
  issue.code === 'unrecognized_keys' ? [...way, ...issue.keys.slice(0, 1)] : way

function valueAt(value: unknown, way: Way): unknown {
  let found: unknown = value
  for (const key of way) {
    if (typeof found !== 'object' || found === null) return undefined
    found = Reflect.get(found, key)
  }
  return found
}

function explain(issue: Issue, way: Way, value: unknown): { message: string; hint: string } {
  const name = nameOf(way)
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `“${key}”`).join(', ')
    return { message: `${keys} is not a key we know here`, hint: 'mend its spelling or remove it' }
  }
  if (value === undefined) return { message: `${name} is missing`, hint: `add ${name}` }
  switch (issue.code) {
    case 'invalid_value':
      return oneOf(name, issue.values)
    case 'invalid_union':
      return unionMistake(issue, name)
    case 'too_small':
      return { message: `${name} is empty or too small`, hint: `give at least ${issue.minimum}` }
    case 'too_big':
      return { message: `${name} is too large`, hint: `give at most ${issue.maximum}` }
    case 'invalid_type':
      return { message: `${name} has the wrong form`, hint: `write ${article(issue.expected)}` }
    case 'invalid_format':
      return { message: `${name} is not written as it should be`, hint: issue.message }
    default:
      return { message: `${name} is not right`, hint: issue.message }
  }
}

const oneOf = (name: string, values: readonly unknown[]): { message: string; hint: string } => ({
  message: `${name} has a value we do not know`,
  hint: values.length === 1 ? `write ${values[0]}` : `use one of ${values.join(', ')}`,
})

function unionMistake(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  name: string,
): { message: string; hint: string } {
  const inner = issue.errors.flat()
  const values = inner.flatMap((each) => (each.code === 'invalid_value' ? each.values : []))
  if (inner.every((each) => each.code === 'invalid_value')) return oneOf(name, values)
  const isCondition = inner.some(({ path }) => path[0] === 'derived') || inner.length > 5
  if (isCondition) return { message: `${name} is not a condition`, hint: conditionForms }
  return { message: `${name} has the wrong form`, hint: 'compare it with its neighbours' }
}

function nameOf(way: Way): string {
  const last = way.at(-1)
  if (last === undefined) return 'this file'
  if (typeof last === 'string') return `“${last}”`
  const list = way.at(-2)
  return list === undefined ? `entry ${last + 1}` : `entry ${last + 1} of “${list}”`
}

const article = (expected: string): string =>
  ({
    array: 'a list',
    object: 'a block of keys',
    record: 'a block of keys',
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
  })[expected] ?? expected
