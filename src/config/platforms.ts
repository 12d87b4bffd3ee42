import type { Environment, SettingMistake } from './settings.ts'
import { slackIn, slackMistakes } from './slack.ts'
import { teamsIn, teamsMistakes } from './teams.ts'

/** The chat platforms and their settings: the only list of them. */
const platforms = {
  slack: { mistakes: slackMistakes, settings: slackIn },
  teams: { mistakes: teamsMistakes, settings: teamsIn },
} as const

/** The name of a chat platform. */
export type PlatformName = keyof typeof platforms

/** The settings of those platforms that are set up. */
export type PlatformSettings = {
  readonly [Name in PlatformName]?: NonNullable<ReturnType<(typeof platforms)[Name]['settings']>>
}

/** The platforms by name, in the order in which they are opened. */
export const platformNames = Object.keys(platforms) as readonly PlatformName[]

/** What keeps platforms from being used that somebody began to set up. */
export const platformMistakes = (given: Environment): SettingMistake[] =>
  Object.values(platforms).flatMap(({ mistakes }) => mistakes(given))

/** The settings of the platforms that are set up, once nothing is wrong with them. */
export const platformsIn = (given: Environment): PlatformSettings =>
  Object.fromEntries(
    Object.entries(platforms).flatMap(([name, { settings }]) => {
      const found = settings(given)
      return found ? [[name, found] as const] : []
    }),
  )

/** The same settings without any platform, so that nothing outside is reached. */
export function withoutPlatforms<T extends PlatformSettings>(config: T): Omit<T, PlatformName> {
  const isPlatform = (name: string) => Object.hasOwn(platforms, name)
  const rest = Object.entries(config).filter(([name]) => !isPlatform(name))
  return Object.fromEntries(rest) as Omit<T, PlatformName>
}
