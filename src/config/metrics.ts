import { readFileSync } from 'node:fs'
import { isLoopback } from './address.ts'
import { metricsPlace } from './metrics-place.ts'
import { pagePortIn } from './public-listener.ts'
import { type Environment, missing, type SettingMistake } from './settings.ts'

/** A port of its own at which figures are read. */
export interface MetricsListenerSettings {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Whoever reads has to show it; absent where only this computer reaches the port. */
  readonly token?: string
}

/** Where figures are read: nowhere, or at the page and, where one is set up, at a port of its own. */
export type MetricsSettings =
  | { readonly isOff: true }
  | { readonly listener?: MetricsListenerSettings }

const shortestToken = 32

/** What keeps figures from being read safely. */
export function metricsMistakes(given: Environment): SettingMistake[] {
  const place = placeIn(given)
  const hasText = given.has('WHATIF_METRICS_TOKEN')
  const file = given.get('WHATIF_METRICS_TOKEN_FILE')
  if (hasText && file !== undefined) {
    const told = 'WHATIF_METRICS_TOKEN and WHATIF_METRICS_TOKEN_FILE say the same: keep one.'
    return [{ setting: 'WHATIF_METRICS_TOKEN', told }]
  }
  if (!place) return hasText || file !== undefined ? tokenAlone(given) : []
  const mistakes: SettingMistake[] = []
  const taken = [pagePortIn(given), Number(given.get('WHATIF_PUBLIC_PORT') ?? 0)]
  if (place.port > 0 && taken.includes(place.port)) {
    const told = 'WHATIF_METRICS must be a port of its own, not that of the page or of platforms.'
    mistakes.push({ setting: 'WHATIF_METRICS', told })
  }
  if (file !== undefined && tokenIn(given) === undefined) {
    const told = `WHATIF_METRICS_TOKEN_FILE must be a file that holds at least ${shortestToken} letters.`
    mistakes.push({ setting: 'WHATIF_METRICS_TOKEN_FILE', told })
  } else if (!isLoopback(place.host) && tokenIn(given) === undefined) {
    const why =
      'others reach the address in WHATIF_METRICS, and only who shows a token may read there'
    mistakes.push(...missing(given, 'WHATIF_METRICS_TOKEN', why))
  }
  return mistakes
}

function tokenAlone(given: Environment): SettingMistake[] {
  const told = 'WHATIF_METRICS opens no port, and there is a token to show: keep one.'
  return given.has('WHATIF_METRICS')
    ? [{ setting: 'WHATIF_METRICS', told }]
    : missing(given, 'WHATIF_METRICS', 'there is a token and no port to show it at')
}

/** Where figures are read, as it was set up. */
export function metricsIn(given: Environment): MetricsSettings {
  if (given.get('WHATIF_METRICS') === 'off') return { isOff: true }
  const place = placeIn(given)
  const token = tokenIn(given)
  return place ? { listener: { ...place, ...(token !== undefined && { token }) } } : {}
}

const placeIn = (given: Environment) => metricsPlace(given.get('WHATIF_METRICS') ?? '')

function tokenIn(given: Environment): string | undefined {
  const file = given.get('WHATIF_METRICS_TOKEN_FILE')
  const token = file === undefined ? given.get('WHATIF_METRICS_TOKEN') : firstLine(file)
  return token !== undefined && token.length >= shortestToken ? token : undefined
}

/** Empty where it cannot be read. */
function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? ''
  } catch {
    return ''
  }
}
