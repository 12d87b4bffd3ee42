/** A message's place on Slack. */
export interface SlackPlace {
  readonly channel: string
  /** Slack's id of a message within its channel. */
  readonly ts: string
}

/** A place as the record stores it. */
export const slackPlaceOf = ({ channel, ts }: SlackPlace): string => `${channel}/${ts}`

/** Reads a stored place; `undefined` when it is none of Slack. */
export function readPlace(place: string): SlackPlace | undefined {
  const { channel, ts } = /^(?<channel>[A-Z0-9]+)\/(?<ts>\d+\.\d+)$/.exec(place)?.groups ?? {}
  return channel !== undefined && ts !== undefined ? { channel, ts } : undefined
}

/** The workspace of a Slack team, under which everything of it is stored. */
export const slackWorkspaceOf = (team: string): string => `slack:${team}`

/** The Slack team of a workspace. */
export const teamOf = (workspace: string): string => workspace.replace(/^slack:/, '')

/** A private conversation between the app and one person. */
export const isDirect = (channel: string): boolean => channel.startsWith('D')
