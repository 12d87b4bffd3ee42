import type { types } from '@slack/bolt'
import type { Field, Form, Message } from '../../message/message.ts'
import { plainMessage } from '../../message/plain-text.ts'
import { type Say, sayIn } from '../../message/words.ts'
import { blocksWithin } from './blocks.ts'
import { ButtonMaker } from './button-rows.ts'
import { type DrawOptions, drawBlocks, sections } from './draw.ts'
import { withoutFields } from './fields-form.ts'
import { datePicker, tick } from './fields-in-place.ts'
import { slackLimits } from './limits.ts'
import { literal } from './mrkdwn.ts'
import { fieldAction, pick } from './picks.ts'
import { marked, plainTextObject } from './text.ts'

/** What a form's window is called in what Slack sends back. */
const formCallback = 'form'

/** What a form needs besides its fields. */
interface FormOptions extends DrawOptions {
  /** Comes back with the form, as it is: opaque ids only. */
  readonly more?: Readonly<Record<string, string>>
}

/** A form as a window of its own; every field has its label, and holds what was filled in before. */
export function toModal(form: Form, options: FormOptions): types.ModalView {
  const { view } = slackLimits
  const say = sayIn(options.say, form.language)
  const title = plainMessage(form.title)
  const isLong = title.length > view.title
  const type = String(form.submit.action['type'] ?? '')
  const field = (one: Field) => input(one, blockOf(type, one.id), say)
  const blocks = drawBlocks(form.elements, { ...options, buttons: new ButtonMaker(say), field })
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: JSON.stringify({ action: form.submit.action, ...options.more }),
    // Cut in the bar and whole below it, a long title would be said twice.
    title: plainTextObject(isLong ? say('slack.window') : title, view.title),
    submit: plainTextObject(form.submit.label, view.submit),
    close: plainTextObject(say('slack.close'), view.close),
    blocks: [...(isLong ? sections([`*${literal(title)}*`]) : []), ...blocks],
  }
}

/** The block of a form's field: where Slack shows what is wrong with it. */
export const blockOf = (type: string, field: string): string => `${type}.${field}`

/** A window that is there at once, while its form is fetched. */
export const loadingModal = (title: string, say: Say): types.ModalView => ({
  type: 'modal',
  callback_id: 'loading',
  title: plainTextObject(title, slackLimits.view.title),
  close: plainTextObject(say('slack.close'), slackLimits.view.close),
  blocks: [{ type: 'section', text: marked(literal(say('slack.loading'))) }],
})

/** A message as the app's home page. */
export function toHome(message: Message, options: DrawOptions): types.HomeView {
  const say = sayIn(options.say, message.language)
  const { elements } = withoutFields(message, say)
  return {
    type: 'home',
    blocks: blocksWithin(elements, { ...options, say }, slackLimits.view.blocks),
  }
}

function input(field: Field, block: string, say: Say): types.KnownBlock[] {
  const { element, above } = control(field, say)
  const label = plainTextObject(field.label, slackLimits.input.label)
  const optional = !isNeeded(field)
  return [
    ...sections(above.map(literal)),
    { type: 'input', block_id: block, label, optional, element },
  ]
}

function isNeeded(field: Field): boolean {
  if (field.type === 'person') return !field.optional
  if (field.type === 'place') return true
  return field.type !== 'toggle' && field.required === true
}

interface Control {
  readonly element: types.InputBlock['element']
  readonly above: readonly string[]
}

function control(field: Field, say: Say): Control {
  const only = (element: Control['element']): Control => ({ element, above: [] })
  switch (field.type) {
    case 'text':
      return only(textInput(field))
    case 'choice':
    case 'choices':
      return pick(field, say)
    case 'date':
      return only(datePicker(field))
    case 'person':
      return only(personSelect(field, say))
    case 'place':
      return only(placeSelect(field, say))
    case 'toggle':
      return only(tick(field, say('slack.yes')))
  }
}

function textInput(field: Extract<Field, { type: 'text' }>): types.PlainTextInput {
  const { input: limit } = slackLimits
  const max = Math.min(field.max, limit.text)
  return {
    type: 'plain_text_input',
    action_id: fieldAction(field),
    max_length: max,
    ...(field.long && { multiline: true }),
    ...(field.value && { initial_value: field.value.slice(0, max) }),
    ...(field.placeholder && {
      placeholder: plainTextObject(field.placeholder, limit.placeholder),
    }),
  }
}

/** Slack refuses a whole window for one id that it does not know the shape of. */
const account = /^[UW][A-Z0-9]{2,30}$/
const conversation = /^[CG][A-Z0-9]{2,30}$/

function personSelect(field: Extract<Field, { type: 'person' }>, say: Say): types.UsersSelect {
  const known = account.exec(field.person ?? '')?.[0]
  return {
    type: 'users_select',
    action_id: fieldAction(field),
    placeholder: plainTextObject(say('slack.choosePerson'), slackLimits.select.placeholder),
    ...(known && { initial_user: known }),
  }
}

/** Channels; where few shall read, no public ones and none shared with others. No app can be added to a group conversation. */
function placeSelect(
  field: Extract<Field, { type: 'place' }>,
  say: Say,
): types.ConversationsSelect {
  const known = conversation.exec(field.value ?? '')?.[0]
  return {
    type: 'conversations_select',
    action_id: fieldAction(field),
    placeholder: plainTextObject(say('slack.choosePlace'), slackLimits.select.placeholder),
    ...(known ? { initial_conversation: known } : { default_to_current_conversation: true }),
    filter: {
      include: field.onlyPrivate ? ['private'] : ['public', 'private'],
      exclude_bot_users: true,
      ...(field.onlyPrivate && { exclude_external_shared_channels: true }),
    },
  }
}
