import { limits } from '../../domain/limits.ts'
import { pictureKinds } from '../../domain/picture.ts'
import { isFileFormat } from '../../domain/report-format.ts'
import { heading, message } from '../../message/build.ts'
import { asTyped } from '../../message/escape.ts'
import { commaList } from '../../message/locale.ts'
import { plainMessage } from '../../message/plain-text.ts'
import type { Say } from '../../message/words.ts'
import type { DeskItem, OverviewItem } from '../../review/reviews.ts'
import { safeText } from '../plain-text/safe-text.ts'
import { keepFiles } from './keep-files.ts'
import type { Talk } from './session.ts'
import { suggestionFile } from './suggestion-file.ts'
import { textForm } from './text-form.ts'

/** What a command works with. */
export interface LineContext {
  readonly talk: Talk
  readonly say: Say
  readonly print: (text: string) => Promise<void>
  /** Shows what came back after something was done. */
  readonly show: (answer: Awaited<ReturnType<Talk['act']>>) => Promise<void>
  /** Where files are put. */
  readonly folder: string
}

type LineCommand = (room: LineContext, words: string) => Promise<void>

/** What can be typed with a slash, beside the conversation itself. */
export const lineCommands: Readonly<Record<string, LineCommand>> = {
  '/help': ({ print, say }) => print(say('terminal.help')),
  '/start': start,
  '/checks': checks,
  '/open': open,
  '/who': who,
  '/list': list,
  '/show': showCard,
  '/report': report,
  '/picture': picture,
  '/suggest': suggest,
  '/delete': remove,
}

async function start({ talk, say, print, show }: LineContext, words: string): Promise<void> {
  const product = safeText(words).trim()
  if (product.length === 0 || product.length > limits.name) return print(say('terminal.start.bad'))
  await show(await talk.act({ type: 'start', product, depth: 'full' }))
}

async function checks({ talk, say, print }: LineContext): Promise<void> {
  const { checks: items, waiting, unreadable } = await talk.checks()
  const lines = items.map((item, n) => checkLine(say, item, n + 1))
  if (unreadable) await print(textForm(unreadable))
  if (items.length > 0) await print(lines.join('\n'))
  else if (!unreadable) await print(say('terminal.checks.none'))
  if (waiting.length > 0) await print(waitingLines(say, waiting))
  if (items.length === 0) await print(say('terminal.start.typed'))
}

/** What waits for them, late first; their check is opened by its number above. */
const waitingLines = (say: Say, waiting: readonly DeskItem[]): string =>
  textForm(
    message(heading(say('promise.desk.title')), {
      type: 'list',
      items: waiting.map(({ product, words, isLate }) =>
        say(isLate ? 'promise.desk.inLate' : 'promise.desk.inProduct', {
          product: asTyped(product),
          words,
        }),
      ),
    }),
  )

/** One check in a list. */
export function checkLine(say: Say, item: OverviewItem, n: number): string {
  const line = say('terminal.checks.line', { n, product: item.product, state: item.state })
  const { waiting: count } = item
  return safeText(count === 0 ? line : say('terminal.checks.waiting', { line, count }))
}

async function open({ talk, say, print, show }: LineContext, words: string): Promise<void> {
  const item = (await talk.overview())[Number(words) - 1]
  if (item) await show(await talk.open(item.review))
  else await print(say('terminal.checks.unknown', { n: safeText(words) }))
}

async function who(room: LineContext, words: string): Promise<void> {
  const { talk, say, print, show } = room
  const name = safeText(words).trim()
  if (name.length === 0 || name.length > limits.name) return print(say('terminal.name.bad'))
  const answer = await talk.become(name)
  await print(say('terminal.name.now', { name }))
  await show(answer)
  if (talk.review === undefined) await checks(room)
}

async function list({ talk, say, print }: LineContext): Promise<void> {
  const cards = talk.feed?.thread ?? []
  if (cards.length === 0) return print(say('terminal.cards.none'))
  const lines = cards.map(({ message }, n) =>
    say('terminal.cards.line', { n: n + 1, title: titleOf(textForm(message)) }),
  )
  await print(lines.join('\n'))
}

/** The first line of a card. */
export const titleOf = (text: string): string => plainMessage(text.split('\n')[0] ?? '')

async function showCard({ talk, say, print }: LineContext, words: string): Promise<void> {
  const card = talk.feed?.thread[Number(words) - 1]
  if (!card) return print(say('terminal.cards.unknown', { n: safeText(words) }))
  talk.bringUp(card.message)
  await print(textForm(card.message))
}

async function report(room: LineContext, words: string): Promise<void> {
  const format = words === '' ? 'md' : words
  if (!isFileFormat(format)) {
    const formats = commaList(room.say, room.talk.formats)
    return room.print(room.say('terminal.report.format', { formats }))
  }
  await room.print(await keepFiles(room, [format]))
}

async function picture(room: LineContext): Promise<void> {
  await room.print(await keepFiles(room, pictureKinds))
}

async function remove({ talk, say, print, show }: LineContext): Promise<void> {
  const { review } = talk
  if (review === undefined) return print(say('terminal.checks.noneOpen'))
  await show(await talk.act({ type: 'openDelete', review }))
}

async function suggest({ talk, say, print, show }: LineContext, words: string): Promise<void> {
  if (talk.review === undefined) return print(say('terminal.checks.noneOpen'))
  const file = words === '' ? undefined : await suggestionFile(words)
  if (!file) return print(say('terminal.suggest.noFile'))
  await show(await talk.suggest(file))
}
