import { readFileSync } from 'node:fs'
import { type ItemExtra, itemExtras } from '../domain/item-status.ts'
import { withSlash } from './address.ts'
import { type Environment, missing, type SettingMistake } from './settings.ts'

/** The trackers that there are. */
export const trackerNames = ['github', 'linear', 'jira'] as const
export type TrackerName = (typeof trackerNames)[number]

/** Which place of which tracker, and what goes there when: all that may be told of a tracker. */
export interface TrackerPlace {
  readonly name: TrackerName
  /** A repository as owner/name, or the key of a team or a project. */
  readonly target: string
  /** The address of an account, which Jira asks for beside its token. */
  readonly account?: string
  /** Another place than the tracker's own; ends in a slash. */
  readonly url?: string
  readonly put: 'press' | 'decided'
  readonly shows: ReadonlySet<ItemExtra>
}

/** The tracker that agreed steps can go into, as it was set up. */
export interface TrackerSettings extends TrackerPlace {
  readonly token: string
}

const targets: Readonly<Record<TrackerName, { readonly is: RegExp; readonly rule: string }>> = {
  github: {
    is: /^[\w-][\w.-]*\/(?!\.{1,2}$)[\w.-]+$/,
    rule: 'must be a repository such as acme/app',
  },
  linear: { is: /^[A-Z][A-Z\d]{0,9}$/, rule: 'must be the key of a team, such as ENG' },
  jira: { is: /^[A-Z][A-Z\d_]{1,60}$/, rule: 'must be the key of a project, such as SEC' },
}

/** What keeps the tracker from being used; nothing when none was set up at all. */
export function trackerMistakes(given: Environment): SettingMistake[] {
  if (!isSetUp(given)) return []
  const name = nameIn(given)
  if (!name) return missing(given, 'WHATIF_TRACKER', 'it says which tracker steps go into')
  const target = given.get('WHATIF_TRACKER_TARGET')
  const { is, rule } = targets[name]
  const isWrong = target !== undefined && !is.test(target)
  return [
    ...missing(given, 'WHATIF_TRACKER_TARGET', 'steps go into one place of the tracker'),
    ...(isWrong ? [mistake('WHATIF_TRACKER_TARGET', rule)] : []),
    ...tokenMistakes(given),
    ...(name === 'jira' ? jiraMistakes(given) : []),
    ...(given.has('WHATIF_SLACK_CLIENT_ID') ? [shared] : []),
  ]
}

/** What one company decided must not be read by another. */
const shared: SettingMistake = {
  setting: 'WHATIF_TRACKER',
  told: 'WHATIF_TRACKER is for one workspace, WHATIF_SLACK_CLIENT_ID is for many: keep one, and give each workspace its own with whatif tracker set.',
}

const mistake = (setting: string, rule: string): SettingMistake => ({
  setting,
  told: `${setting} ${rule}.`,
})

function tokenMistakes(given: Environment): SettingMistake[] {
  const file = given.get('WHATIF_TRACKER_TOKEN_FILE')
  const token = given.get('WHATIF_TRACKER_TOKEN')
  if (token !== undefined && !isToken(token)) {
    return [mistake('WHATIF_TRACKER_TOKEN', 'must be a token and nothing else')]
  }
  if (file === undefined) {
    const why = 'it, or WHATIF_TRACKER_TOKEN_FILE, lets Whatif into the tracker'
    return missing(given, 'WHATIF_TRACKER_TOKEN', why)
  }
  if (token !== undefined) {
    return [mistake('WHATIF_TRACKER_TOKEN', 'and WHATIF_TRACKER_TOKEN_FILE are two ways: keep one')]
  }
  return tokenFrom(file) === ''
    ? [mistake('WHATIF_TRACKER_TOKEN_FILE', 'must be a file that holds the token')]
    : []
}

const jiraMistakes = (given: Environment): SettingMistake[] => [
  ...missing(
    given,
    'WHATIF_TRACKER_URL',
    'Jira has an address of its own, such as https://acme.atlassian.net',
  ),
  ...missing(
    given,
    'WHATIF_TRACKER_ACCOUNT',
    'Jira asks for the mail address of the account beside its token',
  ),
]

/** The tracker as it was set up, once nothing is wrong with it; `undefined` when it was not. */
export function trackerIn(given: Environment): TrackerSettings | undefined {
  const name = nameIn(given)
  if (!name) return undefined
  const file = given.get('WHATIF_TRACKER_TOKEN_FILE')
  const account = given.get('WHATIF_TRACKER_ACCOUNT')
  const url = given.get('WHATIF_TRACKER_URL')
  return {
    name,
    target: given.get('WHATIF_TRACKER_TARGET') ?? '',
    token: given.get('WHATIF_TRACKER_TOKEN') ?? tokenFrom(file ?? ''),
    put: given.get('WHATIF_TRACKER_PUT') === 'decided' ? 'decided' : 'press',
    shows: new Set(extrasIn(given.get('WHATIF_TRACKER_SHOWS') ?? '')),
    ...(account !== undefined && { account }),
    ...(url !== undefined && { url: withSlash(url) }),
  }
}

const extrasIn = (words: string): readonly ItemExtra[] =>
  itemExtras.filter((extra) => words.split(/[\s,]+/).includes(extra))

/** The token in a file; empty where it cannot be read or holds none. */
function tokenFrom(file: string): string {
  try {
    const words = readFileSync(file, 'utf8').trim()
    return isToken(words) ? words : ''
  } catch {
    return ''
  }
}

const isToken = (words: string): boolean => words.length <= 1000 && !/\s/.test(words)

const nameIn = (given: Environment): TrackerName | undefined =>
  trackerNames.find((name) => name === given.get('WHATIF_TRACKER'))

const isSetUp = (given: Environment): boolean =>
  [...given.keys()].some((name) => name.startsWith('WHATIF_TRACKER'))
