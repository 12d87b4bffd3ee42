import { groupScope, optionalScopes, requiredScopes } from '../../channels/slack/scopes.ts'
import type { Say } from '../../message/words.ts'
import { type DoctorLine, good, note, wrong } from './finding.ts'

/** What Slack allows, held against what the app asks for. */
export function scopeFindings(
  granted: readonly string[] | undefined,
  say: Say,
  leadGroups: readonly string[] = [],
): DoctorLine[] {
  if (!granted) {
    const hint = say('operator.doctor.slack.scopesUnknownHint')
    return [note(say('operator.doctor.slack.scopesUnknown'), hint)]
  }
  const missing = (scopes: readonly string[]) => scopes.filter((scope) => !granted.includes(scope))
  const hint = say('operator.doctor.slack.scopeHint')
  const needed = missing(requiredScopes).map((scope) =>
    wrong(say('operator.doctor.slack.scopeMissing', { scope }), hint),
  )
  const forGroups = leadGroups.some((group) => group.startsWith('S')) ? [groupScope] : []
  const optional = missing([...optionalScopes, ...forGroups]).map((scope) =>
    note(say('operator.doctor.slack.scopeOptional', { scope }), lostWithout(scope, say)),
  )
  const asked = new Set<string>([...requiredScopes, ...optionalScopes, groupScope])
  const more = granted.filter((scope) => !asked.has(scope))
  const unused = more.map((scope) =>
    note(
      say('operator.doctor.slack.scopeUnused', { scope }),
      say('operator.doctor.slack.scopeUnusedHint'),
    ),
  )
  const enough = needed.length === 0 ? [good(say('operator.doctor.slack.scopes'))] : needed
  return [...enough, ...optional, ...unused]
}

/** What people do without when a scope is not granted. */
function lostWithout(scope: string, say: Say): string {
  if (scope === 'users:read') return say('operator.doctor.slack.lost.usersRead')
  if (scope === 'files:read') return say('operator.doctor.slack.lost.filesRead')
  if (scope === 'files:write') return say('operator.doctor.slack.lost.filesWrite')
  if (scope === groupScope) return say('operator.doctor.slack.lost.userGroupsRead')
  return say('operator.doctor.slack.lost.channelsRead')
}
