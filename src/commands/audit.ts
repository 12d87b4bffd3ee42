import { boundTimesIn } from '../channels/web/bound-names.ts'
import { productRoot, readConfig } from '../config.ts'
import { AppError } from '../errors.ts'
import { type AuditReader, auditOf, auditText } from '../review/audit.ts'
import type { AuditLine } from '../review/audit-line.ts'
import { isMeant, onlyMeant } from '../review/check-meant.ts'
import type { ReviewRecord } from '../review/record.ts'
import type { KeptData } from '../storage/kept-data.ts'
import { readWords } from '../words.ts'
import type { Command, Io } from './command.ts'
import { withKeptData } from './kept-data.ts'

/** Who did what, one JSON object a line: in one check as its facilitator sees it, or for the operator in one or all. */
export const command: Command = {
  options: ['data'],
  flags: ['operator'],
  words: { least: 0, most: 1 },
  async run({ options, flags, words }, io) {
    const [check] = words
    const reader = flags?.has('operator') ? 'operator' : 'facilitator'
    if (check === undefined && reader === 'facilitator') {
      throw new AppError('bad-input', '“audit” needs to know which check.', {
        hint: 'Name one, or take all with: whatif audit --operator',
      })
    }
    const config = readConfig(io.environment, options)
    return withKeptData(config, async (kept) => {
      if (check === undefined) await tellNames(kept, io)
      return tellChecks(kept, { check, reader, io })
    })
  },
}

interface Asked {
  /** Absent for all of them. */
  readonly check: string | undefined
  readonly reader: AuditReader
  readonly io: Io
}

/** Checks that cannot be read are named beside it, so that nobody takes the rest for all. */
async function tellChecks(kept: KeptData, { check, reader, io }: Asked): Promise<number> {
  const say = await readWords(productRoot, 'operator')
  const tell = (record: ReviewRecord) => io.print(auditText(auditOf(record, reader)))
  const meant: ReviewRecord[] = []
  let unread = 0
  for await (const found of kept.checks()) {
    if (found.state !== 'whole') unread += 1
    else if (check === undefined) await tell(found.record)
    else if (isMeant(found.record, check)) meant.push(found.record)
  }
  if (unread > 0) await io.tell(`${say('operator.audit.left', { count: unread })}\n`)
  if (check !== undefined) await tell(onlyMeant(meant, check))
  return unread === 0 ? 0 : 1
}

/** Who came by an address that was made for their name alone: it opens every check of the page that is theirs. */
async function tellNames(kept: KeptData, io: Io): Promise<void> {
  for await (const found of kept.items()) {
    if (found.state !== 'whole') continue
    const times = Object.entries(boundTimesIn(found.name, found.value))
    const lines = times.map(([person, at]): AuditLine => {
      return { at, act: 'name-bound', person, target: { kind: 'person', id: person } }
    })
    await io.print(auditText(lines))
  }
}
