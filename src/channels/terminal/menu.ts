import type { Message } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'
import { type Asked, type Asks, leave, type Pick } from './asks.ts'
import type { Press } from './card-by-prompts.ts'
import { buttonsOf } from './inputs.ts'
import { safeText } from './safe-text.ts'
import type { Talk } from './talk.ts'

/** The things that stand outside any card. */
const things = ['back', 'cards', 'checks', 'who', 'report', 'delete', 'leave'] as const
export type Thing = (typeof things)[number]

/** Asks what else to do: what a quiet card offers, and everything outside it. */
export async function askMenu(
  card: Message | undefined,
  { talk, asks, say }: { readonly talk: Talk; readonly asks: Asks; readonly say: Say },
): Promise<Asked<Press | Thing>> {
  const cards = new Set([card, firstCard(talk)].filter((one) => one !== undefined))
  const buttons = [...cards].flatMap(buttonsOf).filter((button) => !button.collects)
  const pressing = buttons.map(({ label }, n) => ({ value: String(n), label: safeText(label) }))
  const picks = [...pressing, ...thingPicks(talk, say)]
  const picked = await asks.one(say('terminal.menu.ask'), picks)
  if (picked === leave) return leave
  const button = buttons[Number(picked)]
  if (button) return { button, values: new Map() }
  return things.find((thing) => thing === picked) ?? 'back'
}

/** The card that explains everything stays within reach. */
const firstCard = ({ feed }: Talk): Message | undefined => feed?.own[0]?.message

function thingPicks({ feed, review, focus }: Talk, say: Say): readonly Pick[] {
  const picks: Pick[] = []
  const add = (value: Thing, label: string) => picks.push({ value, label })
  if (focus) add('back', say('terminal.card.back'))
  if ((feed?.thread.length ?? 0) > 0) add('cards', say('terminal.menu.cards'))
  add('checks', say('terminal.menu.checks'))
  add('who', say('terminal.menu.who'))
  if (review !== undefined) add('report', say('terminal.menu.report'))
  if (feed?.role === 'facilitator') add('delete', say('terminal.menu.delete'))
  add('leave', say('terminal.menu.leave'))
  return picks
}
