import { trustOf } from './name-trust.ts'
import type { ReviewParts } from './parts.ts'
import type { PortfolioReader } from './portfolio-sight.ts'
import type { Sender } from './ports.ts'
import { policyOf } from './review-context.ts'

/** Whose overview it is: somebody, or the operator, who sees the checks of every workspace. */
export type PortfolioFor = Sender | 'operator'

/** Whether somebody leads and how they are known: the operator sees what a lead sees, and a claimed name nothing. */
export async function readerOf(parts: ReviewParts, whose: PortfolioFor): Promise<PortfolioReader> {
  const trust = whose === 'operator' ? whose : trustOf(parts, whose)
  if (whose === 'operator' || trust === 'operator') return { isLead: true }
  if (trust === 'claimed') return { isLead: false }
  const { who } = whose
  if (policyOf({ parts }).leads.includes(who.id)) return { person: who.id, isLead: true }
  const isIn = await inLeadGroup(parts, whose)
  return { person: who.id, isLead: isIn === true, ...(isIn === undefined && { isUnsure: true }) }
}

/** True for somebody of a group that leads; what cannot be seen gives nobody anything, and is `undefined`. */
async function inLeadGroup(
  parts: ReviewParts,
  { workspace, channel: name, who }: Sender,
): Promise<boolean | undefined> {
  const { leadGroups } = policyOf({ parts })
  const channel = parts.channels.get(name)
  if (leadGroups.length === 0 || !channel?.inGroup) return false
  const all = await Promise.all(
    leadGroups.map(async (group) =>
      channel.inGroup?.(workspace, group, who.id).catch(() => undefined),
    ),
  )
  if (all.includes(true)) return true
  if (!all.includes(undefined)) return false
  parts.logger.warn('lead-group-unseen', { channel: name })
  return undefined
}
