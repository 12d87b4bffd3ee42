import type { Element, Field } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import type { Values } from '../plain-text/form-by-lines.ts'
import { isDate } from '../plain-text/form-by-lines.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { leave, type PromptAnswer, type Prompts } from './clack-prompts.ts'
import type { Pick } from './list-prompt.ts'

type Value = string | readonly string[]

/** Asks for every field, one after the other; leaving one leaves them all. */
export async function fillFields(
  elements: readonly Element[],
  { asks, say }: { readonly asks: Prompts; readonly say: Say },
): Promise<PromptAnswer<Values>> {
  const values = new Map<string, Value>()
  for (const field of fieldsIn({ elements })) {
    const value = await askField(field, asks, say)
    if (value === leave) return leave
    if (value !== undefined) values.set(field.id, value)
  }
  return values
}

/** Asks for one field; `undefined` when it was left out. */
export function askField(
  field: Field,
  asks: Prompts,
  say: Say,
): Promise<PromptAnswer<Value | undefined>> {
  const label = safeText(field.label)
  switch (field.type) {
    case 'choice':
      return askChoice(field, asks, say)
    case 'choices':
      return asks.several({
        label,
        picks: picksOf(field),
        first: field.value ?? [],
      })
    case 'toggle':
      return asks
        .yesNo(label, {
          yes: say('terminal.words.on'),
          no: say('terminal.words.off'),
          first: field.value ?? false,
        })
        .then((value) => (value === leave ? leave : String(value)))
    case 'text':
    case 'person':
    case 'place':
    case 'date':
      return asks
        .words({
          label,
          ...(field.value !== undefined && { value: field.value }),
          ...('placeholder' in field && field.placeholder && { placeholder: field.placeholder }),
          problem: (words) => problemIn(field, words, say),
        })
        .then((value) => (value === leave ? leave : value.trim()))
  }
}

/** The options of a field, safe to show. */
export const picksOf = ({ options }: Extract<Field, { options: unknown }>): readonly Pick[] =>
  options.map(({ value, label }) => ({ value, label: safeText(label) }))

async function askChoice(
  field: Extract<Field, { type: 'choice' }>,
  asks: Prompts,
  say: Say,
): Promise<PromptAnswer<string | undefined>> {
  const none: Pick = { value: '', label: say('terminal.card.none') }
  const picks = field.required ? picksOf(field) : [...picksOf(field), none]
  const value = await asks.one(safeText(field.label), picks, field.value)
  return value === '' ? undefined : value
}

function problemIn(field: Field, words: string, say: Say): string | undefined {
  const said = words.trim()
  if (said === '') {
    const isNeeded = 'required' in field && field.required === true
    return isNeeded ? say('terminal.form.needed') : undefined
  }
  if (field.type === 'date') return isDate(said) ? undefined : say('terminal.form.date')
  const isLong = field.type === 'text' && said.length > field.max
  return isLong ? say('terminal.form.tooLong', { count: field.max }) : undefined
}
