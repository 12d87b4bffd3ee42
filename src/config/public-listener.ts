import { isHttps, isLoopback } from './address.ts'
import { type Environment, missing, type SettingMistake } from './settings.ts'

/** Where Slack, Teams and the addresses of files reach this program. */
export interface PublicListenerSettings {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  /** How it is reached from outside, without a slash at its end. */
  readonly url?: string
}

/** What keeps the public listener from being opened safely. */
export function publicListenerMistakes(given: Environment): SettingMistake[] {
  const host = hostIn(given)
  const url = given.get('WHATIF_PUBLIC_URL')
  const port = given.get('WHATIF_PUBLIC_PORT')
  const mistakes: SettingMistake[] = []
  if (given.has('WHATIF_PUBLIC_HOST') || url !== undefined) {
    mistakes.push(...missing(given, 'WHATIF_PUBLIC_PORT', 'Slack and Teams reach Whatif there'))
  }
  if (!isLoopback(host)) {
    const why = 'everybody reaches WHATIF_PUBLIC_HOST, and only an https address is private'
    mistakes.push(...missing(given, 'WHATIF_PUBLIC_URL', why))
    if (url !== undefined && !isHttps(url)) {
      mistakes.push({
        setting: 'WHATIF_PUBLIC_URL',
        told: `WHATIF_PUBLIC_URL must be https: ${why}.`,
      })
    }
  }
  if (port !== undefined && Number(port) > 0 && Number(port) === pagePortIn(given)) {
    const told = 'WHATIF_PUBLIC_PORT must not be the port of the page, which is never public.'
    mistakes.push({ setting: 'WHATIF_PUBLIC_PORT', told })
  }
  return mistakes
}

/** The public listener as it was set up; `undefined` when it was not. */
export function publicListenerIn(given: Environment): PublicListenerSettings | undefined {
  const port = given.get('WHATIF_PUBLIC_PORT')
  if (port === undefined) return undefined
  const url = given.get('WHATIF_PUBLIC_URL')
  return {
    port: Number(port),
    host: hostIn(given),
    ...(url !== undefined && { url: new URL(url).origin }),
  }
}

/** The address that the public listener listens on. */
export const hostIn = (given: Environment): string => given.get('WHATIF_PUBLIC_HOST') ?? '127.0.0.1'

/** The port of the web page. */
export const pagePortIn = (given: Environment): number => Number(given.get('WHATIF_PORT') ?? 4747)
