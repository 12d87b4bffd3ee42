import type { LintRule } from '../lint-rule.ts'
import { messageForms, messagePlacesOf } from '../message-forms.ts'

/** Every message is ICU MessageFormat, and says of one thing no more than it says of several. */
export const messagePlaces: LintRule = {
  rule: 'message-places',
  find: ({ messages }) =>
    [...messages.values()].flatMap(({ text, file, way }) => {
      const problem = problemOf(text)
      return problem ? [{ file, way, ...problem }] : []
    }),
}

function problemOf(text: string): { message: string; hint: string } | undefined {
  try {
    messagePlacesOf(text)
    const [first = '', ...others] = messageForms(text)
    const extra = messagePlacesOf(first).filter((place) =>
      others.some((form) => !messagePlacesOf(form).includes(place)),
    )
    if (extra.length === 0) return undefined
    const places = extra.map((place) => `{${place}}`).join(', ')
    return { message: `only one form fills in ${places}`, hint: 'fill it in for several too' }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    return {
      message: `“${text}” is not ICU MessageFormat: ${reason}`,
      hint: 'write places as {name}, and a plural as {count, plural, one {…} other {…}}',
    }
  }
}
