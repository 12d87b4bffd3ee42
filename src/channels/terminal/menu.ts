import type { Message } from '../../message/message.ts'
import { buttonsIn } from '../../message/parts.ts'
import type { Say } from '../../message/words.ts'
import { safeText } from '../plain-text/safe-text.ts'
import type { TerminalPress } from './card-by-prompts.ts'
import { leave, type PromptAnswer, type Prompts } from './clack-prompts.ts'
import { isOpen, isWaiting } from './inputs.ts'
import type { Pick } from './list-prompt.ts'
import type { Talk } from './session.ts'

/** The menu entries that belong to no card. */
const things = ['back', 'cards', 'checks', 'who', 'report', 'delete', 'leave'] as const
export type Thing = (typeof things)[number]

/** Asks what else to do: what one's quiet cards offer, and everything outside the cards. */
export async function askMenu({
  talk,
  asks,
  say,
}: MenuRoom): Promise<PromptAnswer<TerminalPress | Thing>> {
  const buttons = quietCards(talk)
    .flatMap(buttonsIn)
    .filter((button) => !button.collects)
  const pressing = buttons.map(({ label }, n) => ({ value: String(n), label: safeText(label) }))
  const { first, last } = thingPicks(talk, say)
  const picked = await asks.one(say('terminal.menu.ask'), [...first, ...pressing, ...last])
  if (picked === leave) return leave
  const button = buttons[Number(picked)]
  if (button) return { button, values: new Map() }
  return things.find((thing) => thing === picked) ?? 'back'
}

interface MenuRoom {
  readonly talk: Talk
  readonly asks: Prompts
  readonly say: Say
}

/** The card that explains everything, the latest of one's own, and the one in front: where they ask for nothing. */
function quietCards({ feed, focus }: Talk): readonly Message[] {
  const own = feed?.own.map(({ message }) => message) ?? []
  const cards = [focus, own.findLast(isOpen), own[0]].filter((one) => one !== undefined)
  return [...new Set(cards)].filter((card) => !isWaiting(card))
}

function thingPicks({ feed, review, focus }: Talk, say: Say) {
  const pick = (value: Thing, label: string, isThere = true): Pick[] =>
    isThere ? [{ value, label }] : []
  const isPosted = (feed?.thread.length ?? 0) > 0
  return {
    first: [
      ...pick('back', say('terminal.card.back'), focus !== undefined),
      ...pick('cards', say('terminal.menu.cards'), isPosted),
      ...pick('report', say('terminal.menu.report'), review !== undefined),
      ...pick('checks', say('terminal.menu.checks')),
      ...pick('who', say('terminal.menu.who')),
    ],
    last: [
      ...pick('delete', say('terminal.menu.delete'), feed?.role === 'facilitator'),
      ...pick('leave', say('terminal.menu.leave')),
    ],
  }
}
