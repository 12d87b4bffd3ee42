import type { PlatformName } from '../config/platforms.ts'
import { productRoot } from '../config.ts'
import { AppError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import { readWords } from '../words.ts'
import type { Command } from './command.ts'
import { type Examine, lineOf } from './doctor/finding.ts'

/** What can be looked at; without a word it is this computer. */
const parts: Readonly<
  Record<PlatformName | 'computer' | 'tracker', () => Promise<{ examine: Examine }>>
> = {
  computer: () => import('./doctor/computer.ts'),
  slack: () => import('./doctor/slack.ts'),
  teams: () => import('./doctor/teams.ts'),
  tracker: () => import('./doctor/tracker.ts'),
}

const isPart = (word: string): word is keyof typeof parts => Object.hasOwn(parts, word)

/** Says in plain words what is missing, and changes nothing. */
export const command: Command = {
  options: ['data', 'channel'],
  words: { least: 0, most: 1 },
  async run(given, io) {
    const [part = 'computer'] = given.words
    const load = isPart(part) ? parts[part] : undefined
    if (!load) {
      const meant = nearest(part, Object.keys(parts)) ?? 'slack'
      throw new AppError('bad-input', `“${part}” is nothing that doctor looks at.`, {
        hint: `Did you mean: whatif doctor ${meant}?`,
      })
    }
    const { examine } = await load()
    const say = await readWords(productRoot, 'operator')
    const findings = await examine(given, io, say)
    await io.print(`${findings.map((finding) => lineOf(finding, say)).join('\n')}\n`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  },
}
