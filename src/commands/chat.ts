import { randomUUID } from 'node:crypto'
import { type App, openApp } from '../app.ts'
import { talkByLines } from '../channels/terminal/lines.ts'
import { linesOf } from '../channels/terminal/lines-of.ts'
import { askNameByPrompt, talkByPrompts } from '../channels/terminal/prompts.ts'
import { Talk } from '../channels/terminal/session.ts'
import { styledText } from '../channels/terminal/styled-text.ts'
import { textForm } from '../channels/terminal/text-form.ts'
import { wordWrap } from '../channels/terminal/word-wrap.ts'
import { withoutPlatforms } from '../config/platforms.ts'
import { type Config, readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import { type Say, sayIn } from '../message/words.ts'
import type { Command, Io } from './command.ts'
import { checkedName, languageHere, loginName, personHere } from './local-person.ts'

/** The check in this terminal: with prompts at a keyboard, by plain lines from a pipe. */
export const command: Command = {
  options: ['data', 'name'],
  words: { least: 0, most: 0 },
  async run({ options }, io) {
    const config = readConfig(io.environment, options)
    const name = options.name === undefined ? undefined : checkedName(options.name)
    const app = await open(config)
    // What fell due since then is told in the background.
    app.reviews.resume().catch(() => undefined)
    try {
      const isAtKeyboard = io.input.isTTY === true && io.output.isTTY
      await (isAtKeyboard ? byPrompts(app, io, name) : byLines(app, io, name))
    } finally {
      await app.close()
    }
    return 0
  },
}

/** Only what the operator must know may come between the lines of a conversation. */
const quietly = (config: Config) => createLogger(config.logLevel === 'debug' ? 'debug' : 'error')

function open(config: Config): Promise<App> {
  // The terminal reaches no platform, so that nobody waits here for their libraries.
  const { publicListener: _, webhook: __, ...local } = withoutPlatforms(config)
  return openApp(local, quietly(config), { as: 'terminal' })
}

/** The program's words in the language that this computer is set to, where that is one of ours. */
const sayHere = ({ say }: App): Say => sayIn(say, languageHere())

async function byPrompts(app: App, io: Io, given: string | undefined): Promise<void> {
  const { reviews } = app
  const say = sayHere(app)
  const { promptWordsFrom, clackPrompts } = await import('../channels/terminal/clack-prompts.ts')
  const asks = clackPrompts(io, promptWordsFrom(say))
  asks.greet(say('terminal.welcome'))
  const name = given ?? (await askNameByPrompt(asks, say, loginName(say)))
  if (name === undefined) return
  const talk = new Talk(
    { reviews, personNamed: personHere, newId: randomUUID, text: styledText },
    name,
  )
  await talkByPrompts({ talk, say, asks, folder: process.cwd() })
}

async function byLines(app: App, io: Io, given: string | undefined): Promise<void> {
  const { reviews } = app
  const say = sayHere(app)
  const parts = { reviews, personNamed: personHere, newId: randomUUID, text: textForm }
  const talk = new Talk(parts, given ?? loginName(say))
  const lines = linesOf(io.input)
  // A file has no columns, and whatever reads it breaks its lines itself.
  const { columns } = io.output
  const write = (text: string) => io.print(columns > 0 ? wordWrap(text, columns) : text)
  await talkByLines({ talk, say, lines, write, folder: process.cwd() })
}
