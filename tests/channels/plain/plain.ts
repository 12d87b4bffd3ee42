import { FormByLines } from '../../../src/channels/plain-text/form-by-lines.ts'
import { type ActionResult, replying, saying } from '../../../src/conversation/act.ts'
import { createConversation } from '../../../src/conversation/conversation.ts'
import { formResult } from '../../../src/conversation/form-result.ts'
import { createLateReviews } from '../../../src/conversation/late-reviews.ts'
import { personCalled } from '../../../src/conversation/person-called.ts'
import { createRecent } from '../../../src/conversation/recent-deliveries.ts'
import type { Surface } from '../../../src/conversation/respond.ts'
import type { Form } from '../../../src/message/message.ts'
import type { Say } from '../../../src/message/words.ts'
import type { Channel, Logger, Sender, Shelf } from '../../../src/review/ports.ts'
import type { Reviews } from '../../../src/review/reviews.ts'
import { plainChannel } from './channel.ts'
import type { PlainChat, Typed } from './chat.ts'
import { askMark, draw } from './draw.ts'
import { filledForm, formAgain } from './forms.ts'
import { createPresses, type Press } from './presses.ts'

/** What the channel is made of. */
export interface PlainParts {
  readonly chat: PlainChat
  readonly shelf: Shelf
  readonly say: Say
  readonly logger: Logger
  readonly now: () => number
}

/** A chat of words alone, as the program starts and stops it. */
export interface Plain {
  readonly channel: Channel
  /** Takes what somebody typed. */
  receive(typed: Typed): Promise<void>
  start(reviews: Reviews): void
}

/** One thing that somebody typed, and who they are. */
interface Turn {
  readonly id: string
  readonly sender: Sender
  /** Their own conversation with the app, where every answer goes. */
  readonly own: string
}

/** The check that a form is about. */
const about = ({ submit: { action } }: Form): { readonly review?: string } =>
  'review' in action && typeof action.review === 'string' ? { review: action.review } : {}

/** Puts the channel together: buttons are numbers to type, and a form is filled in line by line. */
export function createPlain({ chat, shelf, say, logger, now }: PlainParts): Plain {
  const { reviews, start } = createLateReviews('Plain')
  const presses = createPresses(shelf)
  const recent = createRecent(now)
  /** Forms that stand open, by the conversation; they are short, and gone with the program. */
  const forms = new Map<string, FormByLines>()
  const conversation = createConversation({
    channel: 'plain',
    reviews,
    say,
    logger,
    shelf,
    now,
    mayPost: async ({ workspace, who }, place) =>
      chat.rooms(workspace, who.id).some(({ id }) => id === place),
    async redrawReplies({ workspace, id }, ids, words) {
      const own = chat.own(workspace, id)?.id
      const text = await draw(words, presses)
      for (const one of own === undefined ? [] : ids) await chat.edit(own ?? '', one, text)
    },
  })

  const open = async ({ own }: Turn, form: Form): Promise<readonly string[]> => {
    const filling = new FormByLines(form, say)
    forms.set(own, filling)
    return [await chat.send(own, `${filling.title}\n${askMark}${filling.prompt ?? ''}`)]
  }
  const surface = (turn: Turn): Surface => {
    const tell = async (messages: Parameters<Surface['say']>[0]) => {
      const ids: string[] = []
      for (const one of messages) ids.push(await chat.send(turn.own, await draw(one, presses)))
      return ids
    }
    return {
      say: tell,
      form: async (form, above) => [...(await tell(above)), ...(await open(turn, form))],
    }
  }
  const show = (turn: Turn, result: ActionResult): Promise<void> =>
    conversation.respond(surface(turn), turn.sender, result)

  const press = async (turn: Turn, { button, fields }: Press): Promise<void> => {
    if (fields.length > 0) {
      const elements = fields.map((field) => ({ type: 'field' as const, field }))
      const form = { title: button.label, elements, submit: button }
      return show(turn, { ...replying([], form), ...about(form) })
    }
    const { id, sender } = turn
    const result = await conversation.actKindly({ id, sender, action: button.action })
    await show(turn, result)
    if (button.action.type !== 'continue') await conversation.bringAgain(id, sender)
  }

  /** A line for the form that stands open. */
  const fill = async (turn: Turn, filling: FormByLines, line: string): Promise<void> => {
    const problem = filling.take(line)
    if (problem !== undefined) await show(turn, saying(problem))
    if (filling.prompt !== undefined) {
      const id = await chat.send(turn.own, `${askMark}${filling.prompt}`)
      return conversation.replyLog?.note(turn.sender, about(filling.form).review, [id])
    }
    forms.delete(turn.own)
    const { form, values } = filling
    const { id, sender } = turn
    const who = { workspace: sender.workspace, person: sender.who.id }
    const filled = filledForm(chat, who, { form, values })
    const result = await conversation.actKindly({ id, sender, ...filled })
    const became = formResult(result)
    const isSilent = became.kind === 'taken' && result.replies.length === 0
    const again = became.kind === 'again' && { ...result, form: formAgain(became.form, values) }
    await show(turn, again || (isSilent ? { ...result, ...saying(say('chat.taken')) } : result))
  }

  const hear = async (turn: Turn, { text, conversation: where }: Typed): Promise<void> => {
    const { id, sender } = turn
    const otherwise = where.isOwn ? 'answer' : 'nothing'
    const place = where.isOwn ? {} : { place: where.id }
    const typed = { id, sender, words: text, otherwise, ...place } as const
    await show(turn, await conversation.hear(typed).catch(conversation.failed))
  }

  /** A number presses a button, “/cancel” leaves a form, and everything else fills one in or is said. */
  const take = async (turn: Turn, typed: Typed): Promise<void> => {
    const command = /^\/(?:(?<number>\d{6,})|cancel)$/.exec(typed.text.trim())
    const filling = typed.conversation.isOwn ? forms.get(turn.own) : undefined
    if (!command) return filling ? fill(turn, filling, typed.text) : hear(turn, typed)
    forms.delete(turn.own)
    const pressed = await presses.find(Number(command.groups?.['number']))
    if (pressed) return press(turn, pressed)
    return show(turn, saying(say(filling ? 'terminal.form.cancelled' : 'chat.trouble.unreadable')))
  }

  return {
    start,
    channel: plainChannel(chat, conversation, presses),
    receive: (typed) =>
      recent.once(typed.id, async () => {
        const { id, from, conversation: where } = typed
        const { workspace } = where
        const own = chat.own(workspace, from.id)
        const sender = { workspace, channel: 'plain', who: personCalled(say, from.id, from.name) }
        if (own) await take({ id, sender, own: own.id }, typed)
      }),
  }
}
