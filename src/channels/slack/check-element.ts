import type { types } from '@slack/bolt'
import { slackLimits } from './limits.ts'
import type { PayloadProblems } from './payload-problems.ts'

type Sendable = types.ActionsBlockElement | types.InputBlockElement | types.SectionBlockAccessory

/** What Slack would refuse about something to press or to fill in. */
export function checkElement(element: Sendable, where: string, found: PayloadProblems): void {
  if ('action_id' in element) {
    found.words(`${where}.action_id`, element.action_id ?? '', slackLimits.id)
  }
  if ('placeholder' in element && element.placeholder) {
    found.words(`${where}.placeholder`, element.placeholder.text, slackLimits.select.placeholder)
  }
  switch (element.type) {
    case 'button':
      checkButton(element, where, found)
      break
    case 'checkboxes':
      checkOptions(element, slackLimits.checkboxes.options, where, found)
      break
    case 'radio_buttons':
      checkOptions(element, slackLimits.radio.options, where, found)
      break
    case 'static_select':
    case 'multi_static_select':
      checkOptions(element, slackLimits.select.options, where, found)
      break
    case 'plain_text_input':
      checkTextInput(element, where, found)
      break
    case 'datepicker':
    case 'users_select':
    case 'conversations_select':
      break
    default:
      found.add(where, `is a “${element.type}”, which we never send`)
  }
}

function checkButton(button: types.Button, where: string, found: PayloadProblems): void {
  const { button: limit, confirm } = slackLimits
  found.words(`${where}.text`, button.text.text, limit.text)
  found.most(`${where}.value`, button.value?.length ?? 0, limit.value)
  found.most(
    `${where}.accessibility_label`,
    button.accessibility_label?.length ?? 0,
    limit.accessibilityLabel,
  )
  if (button.style === 'danger' && !button.confirm) found.add(where, 'is dangerous and never asks')
  if (!button.confirm) return
  const at = `${where}.confirm`
  found.words(`${at}.title`, button.confirm.title?.text ?? '', confirm.title)
  found.words(`${at}.text`, button.confirm.text.text, confirm.text)
  found.words(`${at}.confirm`, button.confirm.confirm?.text ?? '', confirm.confirm)
  found.words(`${at}.deny`, button.confirm.deny?.text ?? '', confirm.deny)
}

type WithOptions =
  | types.Checkboxes
  | types.RadioButtons
  | types.StaticSelect
  | types.MultiStaticSelect

function checkOptions(
  element: WithOptions,
  most: number,
  where: string,
  found: PayloadProblems,
): void {
  const { option } = slackLimits
  const options: readonly types.Option[] = element.options ?? []
  found.some(`${where}.options`, options.length, most, 'options')
  options.forEach(({ text, value, description }, n) => {
    const at = `${where}.options[${n}]`
    found.words(`${at}.text`, text.text, option.text)
    found.words(`${at}.value`, value ?? '', option.value)
    if (description) found.words(`${at}.description`, description.text, option.description)
  })
  found.unique(
    `${where}.options.value`,
    options.map(({ value }) => value ?? ''),
  )
  if ('initial_options' in element && element.initial_options?.length === 0) {
    found.add(`${where}.initial_options`, 'is an empty list')
  }
}

function checkTextInput(input: types.PlainTextInput, where: string, found: PayloadProblems): void {
  const { text } = slackLimits.input
  found.most(`${where}.max_length`, input.max_length ?? 0, text)
  found.most(`${where}.initial_value`, input.initial_value?.length ?? 0, input.max_length ?? text)
}
