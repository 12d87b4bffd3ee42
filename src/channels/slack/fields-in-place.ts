import type { types } from '@slack/bolt'
import type { Field } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { sections } from './draw.ts'
import { slackLimits } from './limits.ts'
import { literal } from './mrkdwn.ts'
import { fieldAction, pick } from './picks.ts'
import { marked, plainTextObject } from './text.ts'

/** Something to pick, in the middle of a message: boxes and circles below their label, a menu beside it. */
export function fieldInPlace(field: Field, say: Say): types.KnownBlock[] {
  const label = literal(field.label.trim()) || '…'
  if (field.type === 'choice' || field.type === 'choices') {
    const { element, isMenu, above } = pick(field, say)
    const whole = sections(above.map(literal))
    if (isMenu) return [...whole, { type: 'section', text: marked(label), accessory: element }]
    return [...sections([label]), ...whole, { type: 'actions', elements: [element] }]
  }
  if (field.type === 'toggle') return [{ type: 'actions', elements: [tick(field, field.label)] }]
  if (field.type === 'date') {
    return [{ type: 'section', text: marked(label), accessory: datePicker(field) }]
  }
  return sections([label])
}

/** One box to tick. */
export function tick(field: Extract<Field, { type: 'toggle' }>, words: string): types.Checkboxes {
  const option = { text: plainTextObject(words, slackLimits.option.text), value: 'true' }
  const on = field.value ? { initial_options: [option] } : {}
  return { type: 'checkboxes', action_id: fieldAction(field), options: [option], ...on }
}

/** A calendar. */
export const datePicker = (field: Extract<Field, { type: 'date' }>): types.Datepicker => ({
  type: 'datepicker',
  action_id: fieldAction(field),
  ...(field.value && { initial_date: field.value }),
})
