import type { types } from '@slack/bolt'
import type { ActionData, Button, LineButtons } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { slackLimits } from './limits.ts'
import { literal } from './mrkdwn.ts'
import { marked, plainTextObject } from './text.ts'

/** Slack takes 25 in a row; more than five nobody takes in. */
const mostInARow = 5
/** A single quiet button ends a row this short: a row of its own would cost a thread much room. */
const mostBesideQuiet = 4
/** Answers longer than this stand below each other: a phone has room for one. */
const longestBeside = 24
/** A phone may cut a button's words from here on, so that they also stand above in full. */
const longestOnAPhone = 40

/** How the name of a menu ends whose entries act at once. */
export const menuMark = '.menu'

/** What makes buttons of one message: its words, and a count that keeps their ids apart. */
export class ButtonMaker {
  readonly #say: Say
  #made = 0
  #hasPrimary = false

  constructor(say: Say) {
    this.#say = say
  }

  /** One button; a message has one that stands out, and a dangerous one asks again. */
  button({ label, action, style, collects = false }: Button, words: string = label): types.Button {
    const stands = style === 'primary' && !this.#hasPrimary
    if (stands) this.#hasPrimary = true
    const { button: limit } = slackLimits
    const text = plainTextObject(words, limit.text)
    return {
      type: 'button',
      action_id: actionId(action, ++this.#made, collects),
      text,
      value: JSON.stringify(action),
      ...(text.text !== label && {
        accessibility_label: plainTextObject(label, limit.accessibilityLabel).text,
      }),
      ...(stands && { style: 'primary' as const }),
      ...(style === 'danger' && { style: 'danger' as const, confirm: this.#confirm(label) }),
    }
  }

  /** A menu whose entries act as buttons do, as soon as one is picked. */
  menu({ menu, buttons }: LineButtons): types.StaticSelect {
    const { select, option } = slackLimits
    return {
      type: 'static_select',
      action_id: `${actionId(buttons[0]?.action ?? {}, ++this.#made, false)}${menuMark}`,
      placeholder: plainTextObject(menu, select.placeholder),
      options: buttons.slice(0, select.options).map(({ label, action }) => ({
        text: plainTextObject(label, option.text),
        value: JSON.stringify(action),
      })),
    }
  }

  #confirm(label: string): types.ConfirmationDialog {
    const { confirm: limit } = slackLimits
    return {
      title: plainTextObject(this.#say('slack.confirm.title'), limit.title),
      text: plainTextObject(this.#say('slack.confirm.text', { label }), limit.text),
      confirm: plainTextObject(this.#say('slack.confirm.yes'), limit.confirm),
      deny: plainTextObject(this.#say('slack.confirm.no'), limit.deny),
    }
  }

  /** Buttons as rows that fit a phone: what to do first, the quiet ones in a row of their own below. */
  rows(buttons: readonly Button[]): types.KnownBlock[] {
    const loud = buttons.filter(({ style }) => style !== 'quiet')
    const quiet = buttons.filter(({ style }) => style === 'quiet')
    const spelled = loud.some(({ label }) => label.length > longestOnAPhone)
    const stacked = loud.some(({ label }) => label.length > longestBeside)
    const drawn = loud.map((one, n) =>
      this.button(one, spelled ? `${n + 1}. ${one.label}` : one.label),
    )
    const rows = stacked ? drawn.map((one) => [one]) : chunks(drawn)
    const besides = quiet.map((one) => this.button(one))
    const last = rows.at(-1)
    const isRoom = last && !stacked && besides.length === 1 && last.length < mostBesideQuiet
    if (isRoom) last.push(...besides)
    return [
      ...(spelled ? spelledOut(loud) : []),
      ...[...rows, ...(isRoom ? [] : chunks(besides))].map(actionsRow),
    ]
  }
}

/** What a press is called: its action first, a number to tell it apart, and whether fields go with it. */
const actionId = (action: ActionData, n: number, collects: boolean): string =>
  `${String(action['type'] ?? '')}.${n}${collects ? '.fields' : ''}`.slice(-slackLimits.id)

const spelledOut = (buttons: readonly Button[]): types.KnownBlock[] => {
  const lines = buttons.map(({ label }, n) => `${n + 1}. ${literal(label)}`)
  return [{ type: 'section', text: marked(lines.join('\n')) }]
}

const actionsRow = (elements: types.Button[]): types.ActionsBlock => ({ type: 'actions', elements })

function chunks<T>(all: readonly T[]): T[][] {
  const rows: T[][] = []
  for (let at = 0; at < all.length; at += mostInARow) rows.push(all.slice(at, at + mostInARow))
  return rows
}
