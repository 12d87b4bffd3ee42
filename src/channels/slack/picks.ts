import type { types } from '@slack/bolt'
import type { Field, Option } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { slackLimits } from './limits.ts'
import { readAloud } from './mrkdwn.ts'
import { plainTextObject } from './text.ts'

/** Up to this many choices are shown openly, one below the other; more become a menu. */
const mostOpen = { one: 6, several: slackLimits.checkboxes.options }

type ChoiceField = Extract<Field, { options: unknown }>

/** Something to pick, and the lines that have to be above it: whole labels, and how many are left out. */
interface Picking {
  readonly element:
    | types.Checkboxes
    | types.MultiStaticSelect
    | types.RadioButtons
    | types.StaticSelect
  /** True for a menu, which is one line high. */
  readonly isMenu: boolean
  readonly above: readonly string[]
}

/** The element for a choice: open circles or boxes while they are few, a menu when they are many. */
export function pick(field: ChoiceField, say: Say): Picking {
  const taken = field.options.slice(0, slackLimits.select.options)
  const options = taken.map(option)
  const tooLong = taken.some(({ label }) => parts(label) === undefined)
  const left = field.options.length - taken.length
  const above = [
    ...(tooLong ? taken.map(({ label }, n) => `${n + 1}. ${label}`) : []),
    ...(left > 0 ? [say('slack.more', { count: left })] : []),
  ]
  return { ...element(field, tooLong ? numbered(options) : options, say), above }
}

function element(
  field: ChoiceField,
  options: types.PlainTextOption[],
  say: Say,
): Omit<Picking, 'above'> {
  const chosen = [field.value ?? []].flat()
  const initial = options.filter(({ value }) => value !== undefined && chosen.includes(value))
  const common = { action_id: fieldAction(field), options }
  const placeholder = plainTextObject(say('slack.choose'), slackLimits.select.placeholder)
  if (field.type === 'choices') {
    const some = initial.length > 0 ? { initial_options: initial } : {}
    return options.length <= mostOpen.several
      ? { element: { type: 'checkboxes', ...common, ...some }, isMenu: false }
      : { element: { type: 'multi_static_select', ...common, ...some, placeholder }, isMenu: true }
  }
  const [first] = initial
  const one = first ? { initial_option: first } : {}
  return options.length <= mostOpen.one
    ? { element: { type: 'radio_buttons', ...common, ...one }, isMenu: false }
    : { element: { type: 'static_select', ...common, ...one, placeholder }, isMenu: true }
}

/** What a field's element is called in what Slack sends back. */
export const fieldAction = ({ id, type }: Pick<Field, 'id' | 'type'>): string =>
  type === 'toggle' ? `toggle.${id}` : `field.${id}`

function option({ value, label }: Option): types.PlainTextOption {
  const { text, description } = parts(label) ?? { text: label, description: undefined }
  const { option: limit } = slackLimits
  return {
    text: plainTextObject(text, limit.text),
    value,
    ...(description && { description: plainTextObject(description, limit.description) }),
  }
}

const numbered = (options: types.PlainTextOption[]): types.PlainTextOption[] =>
  options.map(({ description: _, ...one }, n) => ({
    ...one,
    text: plainTextObject(`${n + 1}. ${one.text.text}`, slackLimits.option.text),
  }))

/** A long label goes on in the option's second line: in brackets if it ends so, else at a word; `undefined` when two do not hold it. */
function parts(label: string): { text: string; description?: string } | undefined {
  const { text: first, description: second } = slackLimits.option
  const words = readAloud(label).replace(/\s+/g, ' ').trim()
  if (words.length <= first) return { text: words }
  const { head, tail } = /^(?<head>.+) \((?<tail>[^()]+)\)$/.exec(words)?.groups ?? {}
  if (head && tail && head.length <= first && tail.length <= second) {
    return { text: head, description: tail }
  }
  const space = words.lastIndexOf(' ', first)
  if (space < first / 2 || words.length - space - 1 > second) return undefined
  return { text: words.slice(0, space), description: words.slice(space + 1) }
}
