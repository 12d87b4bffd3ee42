import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { productRoot } from '../../config.ts'
import type { Say } from '../../message/words.ts'
import { type Finding, good, note, wrong } from './finding.ts'

const manifestSchema = z.object({
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
})

/** What Slack allows, held against what the manifest asks for. */
export async function scopeFindings(
  granted: readonly string[] | undefined,
  say: Say,
): Promise<Finding[]> {
  if (!granted) {
    const hint = say('operator.doctor.slack.scopesUnknownHint')
    return [note(say('operator.doctor.slack.scopesUnknown'), hint)]
  }
  const { bot, bot_optional } = await askedScopes()
  const missing = (scopes: readonly string[]) => scopes.filter((scope) => !granted.includes(scope))
  const hint = say('operator.doctor.slack.scopeHint')
  const needed = missing(bot).map((scope) =>
    wrong(say('operator.doctor.slack.scopeMissing', { scope }), hint),
  )
  const optional = missing(bot_optional).map((scope) =>
    note(say('operator.doctor.slack.scopeOptional', { scope }), lostWithout(scope, say)),
  )
  const asked = new Set([...bot, ...bot_optional])
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

async function askedScopes(): Promise<{ bot: string[]; bot_optional: string[] }> {
  const text = await readFile(join(productRoot, 'manifest.json'), 'utf8')
  return manifestSchema.parse(JSON.parse(text)).oauth_config.scopes
}

/** What people do without when a scope is not granted. */
function lostWithout(scope: string, say: Say): string {
  if (scope === 'users:read') return say('operator.doctor.slack.lost.usersRead')
  if (scope === 'files:write') return say('operator.doctor.slack.lost.filesWrite')
  return say('operator.doctor.slack.lost.channelsRead')
}
