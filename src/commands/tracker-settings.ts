import { mistakesIn } from '../config/settings.ts'
import { type TrackerSettings, trackerIn, trackerMistakes } from '../config/tracker.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'
import type { CommandLine, Io } from './command.ts'

/** Which setting of the installation each option stands for. */
const settings = {
  WHATIF_TRACKER: 'kind',
  WHATIF_TRACKER_TARGET: 'target',
  WHATIF_TRACKER_TOKEN_FILE: 'token-file',
  WHATIF_TRACKER_ACCOUNT: 'account',
  WHATIF_TRACKER_URL: 'url',
  WHATIF_TRACKER_PUT: 'put',
  WHATIF_TRACKER_SHOWS: 'shows',
} as const

/** The options that say what a tracker is. */
export const trackerOptions = Object.values(settings)

const mostToken = 2000

/**
 * The tracker that a command line describes, by the same rules as the settings of the installation. The token comes
 * from a file or from standard input, never from the line itself: other people of the computer can read that.
 * @throws AppError('bad-input') with a line for everything that is wrong or missing
 */
export async function trackerSettingsFrom(
  { options }: CommandLine,
  io: Pick<Io, 'input'>,
  say: Say,
): Promise<TrackerSettings> {
  const given = new Map<string, string>()
  for (const [setting, option] of Object.entries(settings)) {
    const words = options[option]?.trim()
    if (words !== undefined && words !== '') given.set(setting, words)
  }
  if (options['token-file'] === undefined) {
    if (io.input.isTTY) {
      const hint = say('operator.tracker.typedHint')
      throw new AppError('bad-input', say('operator.tracker.typed'), { hint })
    }
    const token = await tokenFrom(io.input)
    if (token !== '') given.set('WHATIF_TRACKER_TOKEN', token)
  }
  const mistakes = [...mistakesIn(given), ...trackerMistakes(given)]
  const found = trackerIn(given)
  if (mistakes.length === 0 && found) return found
  const told =
    mistakes.length === 0
      ? ['--kind is missing.']
      : mistakes.map(({ told: line }) => asOptions(line))
  throw new AppError('bad-input', [...new Set(told)].join('\n'), {
    hint: say('operator.tracker.notKept'),
  })
}

/** The words about a setting, about the option that stands for it; the token alone has none. */
const asOptions = (told: string): string =>
  told.replace(/WHATIF_\w+/g, (setting) => {
    const option = Object.entries(settings).find(([name]) => name === setting)?.[1]
    return option === undefined ? 'The token on standard input' : `--${option}`
  })

async function tokenFrom(input: Io['input']): Promise<string> {
  let text = ''
  for await (const chunk of input) {
    text += String(chunk)
    if (text.length > mostToken) break
  }
  return text.trim()
}
