/** What the app needs in order to work at all; the reasons are in docs/slack.md. */
export const requiredScopes = ['app_mentions:read', 'chat:write', 'commands', 'im:history'] as const

/** What only the setting of groups that lead needs; nothing else asks for it. */
export const groupScope = 'usergroups:read'

/** What a workspace may grant beside that, each for one thing that works without it in a plainer way. */
export const optionalScopes = [
  'channels:read',
  'files:read',
  'files:write',
  'groups:read',
  'users:read',
] as const
