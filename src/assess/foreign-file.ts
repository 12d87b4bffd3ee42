/** Files of other tools that people hand in by mistake, each with a sentence of its own. */
export const foreignKinds = [
  'threatDragon',
  'openThreatModel',
  'threatComposer',
  'owaspThreatModel',
  'cyclonedx',
  'threagile',
  'microsoftThreatModel',
  'pytm',
  'threatcl',
  'typeform',
  'questionList',
  'table',
] as const
export type ForeignKind = (typeof foreignKinds)[number]

/** What marks a file as one of another tool: keys at its top, or how its text begins. */
const marks: Readonly<Record<ForeignKind, { keys?: readonly string[]; text?: RegExp }>> = {
  threatDragon: { keys: ['summary', 'detail'] },
  openThreatModel: { keys: ['otmVersion'] },
  threatComposer: { keys: ['schema', 'threats'] },
  owaspThreatModel: { keys: ['scope', 'trust_boundaries'] },
  cyclonedx: { keys: ['bomFormat'] },
  threagile: { keys: ['threagile_version'] },
  microsoftThreatModel: { text: /^<ThreatModel[\s>]/ },
  pytm: { text: /^(?:#.*\n|\s)*(?:from pytm import|import pytm)/ },
  threatcl: { text: /^\s*(?:spec_version\s*=|threatmodel\s+")/m },
  typeform: { keys: ['form_id', 'answers'] },
  questionList: { text: /^\s*\[\s*\{\s*"question"\s*:/ },
  table: { text: /^[^\n:{}]*[^\n:{}\s][\t;,][^\n{}]*\r?\n[^\n{}]*[\t;,]/ },
}

/**
 * Which other tool's file this looks like; `undefined` for what may be an answers file with mistakes in it.
 * @param keys the keys at the top of the file, as far as it could be read
 */
export function foreignKind(text: string, keys: readonly string[]): ForeignKind | undefined {
  if (keys.includes('product')) return undefined
  return foreignKinds.find((kind) => {
    const { keys: needed, text: begins } = marks[kind]
    if (needed) return needed.every((key) => keys.includes(key))
    return keys.length === 0 && begins?.test(text) === true
  })
}
