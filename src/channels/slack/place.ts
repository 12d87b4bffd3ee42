/** A message's place on Slack. */
export interface SlackPlace {
  readonly channel: string
  /** Slack's id of a message within its channel. */
  readonly ts: string
}

/** A place as it is kept with the check. */
export const slackPlaceOf = ({ channel, ts }: SlackPlace): string => `${channel}/${ts}`

/** A place that was kept; `undefined` for what is none. */
export function readPlace(place: string): SlackPlace | undefined {
  const { channel, ts } = /^(?<channel>[A-Z0-9]+)\/(?<ts>\d+\.\d+)$/.exec(place)?.groups ?? {}
  return channel !== undefined && ts !== undefined ? { channel, ts } : undefined
}

/** The workspace of a Slack team, as everything of it is kept under. */
export const slackWorkspaceOf = (team: string): string => `slack:${team}`

/** The Slack team of a workspace. */
export const teamOf = (workspace: string): string => workspace.replace(/^slack:/, '')

/** A private conversation between the app and one person. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')
