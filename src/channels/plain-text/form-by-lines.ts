import type { Field, Form } from '../../message/message.ts'
import { fieldsIn } from '../../message/parts.ts'
import { plainText } from '../../message/plain-text.ts'
import type { Say } from '../../message/words.ts'
import { wordsOfLabel } from './label.ts'
import { safeText } from './safe-text.ts'

/** What was filled in, by field id. */
export type Values = ReadonlyMap<string, Value>
type Value = string | readonly string[]

/** A form that is filled in line by line, one field after the other. */
export class FormByLines {
  readonly form: Form
  readonly #say: Say
  readonly #fields: readonly Field[]
  readonly #values = new Map<string, Value>()
  #at = 0

  constructor(form: Form, say: Say) {
    this.form = form
    this.#say = say
    this.#fields = fieldsIn(form)
  }

  /** The form's own words, before its first field. */
  get title(): string {
    const words = this.form.elements.filter((element) => element.type !== 'field')
    const lines = [this.form.title, plainText({ elements: words }), this.#say('terminal.form.hint')]
    return safeText(lines.filter((line) => line !== '').join('\n'))
  }

  /** What the next line answers; `undefined` when every field was filled in or left out. */
  get prompt(): string | undefined {
    const field = this.#fields[this.#at]
    return (
      field &&
      safeText(
        [plainText({ elements: [{ type: 'field', field }] }), this.#hint(field)]
          .filter(Boolean)
          .join(' '),
      )
    )
  }

  get values(): Values {
    return this.#values
  }

  /** Takes a line for the present field; says what is wrong with it, if anything. */
  take(line: string): string | undefined {
    const field = this.#fields[this.#at]
    if (!field) return undefined
    const taken = line === '' ? leftOut(field, this.#say) : valueFor(field, line, this.#say)
    if ('problem' in taken) return taken.problem
    if (taken.value !== undefined) this.#values.set(field.id, taken.value)
    this.#at += 1
    return undefined
  }

  #hint(field: Field): string {
    if (field.type === 'toggle') return this.#say('terminal.form.yesNo')
    if (field.type === 'choices' || field.value === undefined || field.value === '') return ''
    const label =
      field.type === 'choice'
        ? field.options.find(({ value }) => value === field.value)?.label
        : field.value
    return label ? `(${this.#say('terminal.form.chosen', { value: label })})` : ''
  }
}

type Taken = { readonly value: Value | undefined } | { readonly problem: string }

/** An empty line keeps what a field holds. */
function leftOut(field: Field, say: Say): Taken {
  if (field.type === 'toggle') return { value: String(field.value ?? false) }
  const held = field.value
  const isEmpty = held === undefined || held.length === 0
  const needed = 'required' in field && field.required === true
  return isEmpty && needed ? { problem: say('terminal.form.needed') } : { value: held }
}

function valueFor(field: Field, line: string, say: Say): Taken {
  switch (field.type) {
    case 'text':
      return line.length > field.max
        ? { problem: say('terminal.form.tooLong', { count: field.max }) }
        : { value: line }
    case 'person':
    case 'place':
      return { value: line }
    case 'date':
      return isDate(line) ? { value: line } : { problem: say('terminal.form.date') }
    case 'toggle':
      return yesOrNo(line, say)
    case 'choice': {
      const [value, ...more] = picks(field, line) ?? []
      return value === undefined || more.length > 0
        ? { problem: say('terminal.form.pickOne') }
        : { value }
    }
    case 'choices': {
      const values = picks(field, line)
      return values ? { value: values } : { problem: say('terminal.form.pickSome') }
    }
  }
}

/** A day that exists, written as year, month and day. */
export function isDate(line: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(line)) return false
  const time = Date.parse(`${line}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(line)
}

function yesOrNo(line: string, say: Say): Taken {
  const isAmong = (words: string) =>
    words.split(',').some((word) => word.trim() === wordsOfLabel(line))
  if (isAmong(say('terminal.words.yes'))) return { value: 'true' }
  if (isAmong(say('terminal.words.no'))) return { value: 'false' }
  return { problem: say('terminal.form.yesNo') }
}

/** The options that numbers or labels name; `undefined` when one of them names none. */
function picks(
  { options }: Extract<Field, { options: unknown }>,
  line: string,
): readonly string[] | undefined {
  const whole = optionCalled(options, line)
  if (whole !== undefined) return [whole]
  const parts = /^[\d\s,]+$/.test(line) ? line.split(/[\s,]+/) : line.split(/[,;]/)
  const values = parts
    .filter((part) => part.trim() !== '')
    .map((part) => optionCalled(options, part))
  return values.includes(undefined) ? undefined : values.filter((value) => value !== undefined)
}

const optionCalled = (
  options: readonly { readonly value: string; readonly label: string }[],
  words: string,
): string | undefined => {
  const said = wordsOfLabel(words)
  const byLabel = options.find(({ label }) => wordsOfLabel(label) === said)
  return byLabel?.value ?? (/^\d+$/.test(said) ? options[Number(said) - 1]?.value : undefined)
}
