import type { IntlMessageFormat } from 'intl-messageformat'
import { compileMessage } from './say.ts'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** The kinds of part that a parsed message has; the library exports their names only as numbers at run time. */
const kinds = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
  pound: 7,
}

/**
 * Every whole text that a message can become, one for each branch of its plurals and choices; places stay as `{name}`.
 * What is not ICU MessageFormat stays as it is written.
 */
export function messageForms(text: string): readonly string[] {
  if (!text.includes('{')) return [text]
  try {
    return formsOf(compileMessage(text).getAst())
  } catch {
    return [text]
  }
}

/**
 * The names of the values that a message fills in or decides by, without repeats.
 * @throws Error when it is not ICU MessageFormat
 */
export function messagePlacesOf(text: string): readonly string[] {
  return text.includes('{') ? [...new Set(namesOf(compileMessage(text).getAst()))] : []
}

function formsOf(parts: readonly Part[], counted = 'count'): readonly string[] {
  return parts.reduce<readonly string[]>(
    (before, part) => {
      const next = partForms(part, counted)
      return before.flatMap((start) => next.map((end) => start + end))
    },
    [''],
  )
}

function partForms(part: Part, counted: string): readonly string[] {
  if ('options' in part) {
    const name = part.type === kinds.plural ? part.value : counted
    return Object.values(part.options).flatMap(({ value }) => formsOf(value, name))
  }
  if (part.type === kinds.literal && 'value' in part) {
    return [part.value.replaceAll(/[{}]/g, "'$&'")]
  }
  return [`{${'value' in part ? part.value : counted}}`]
}

function namesOf(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => {
    if ('options' in part) {
      return [part.value, ...Object.values(part.options).flatMap(({ value }) => namesOf(value))]
    }
    return part.type === kinds.literal || !('value' in part) ? [] : [part.value]
  })
}
