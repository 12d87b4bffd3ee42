import * as z from 'zod'
import { limits } from '../../domain/limits.ts'
import { AppError } from '../../errors.ts'
import { jsonOf } from './results.ts'
import { type AssistantParts, reads, type Tool, tool } from './tool.ts'

const kind = z.enum(['story', 'step'])
type Kind = z.infer<typeof kind>

/** The stories and safety steps of the content, which are the same for every product. */
export const contentTools: readonly Tool[] = [
  tool({
    name: 'list-content',
    input: z.strictObject({ kind }),
    hints: reads,
    run: async ({ catalogue, say }, given) =>
      jsonOf(say, { [given.kind]: listOf(catalogue, given.kind) }),
  }),
  tool({
    name: 'read-content',
    input: z.strictObject({ kind, id: z.string().trim().min(1).max(limits.id) }),
    hints: reads,
    run: async ({ catalogue, say }, given) => {
      const found =
        given.kind === 'story' ? storyOf(catalogue, given.id) : stepOf(catalogue, given.id)
      if (!found) throw new AppError('not-found', say('mcp.noContent'))
      return jsonOf(say, found)
    },
  }),
]

type Library = AssistantParts['catalogue']

const listOf = ({ threats, safeguards }: Library, of: Kind) =>
  of === 'story'
    ? threats.map(({ id, title }) => ({ id, title }))
    : safeguards.map(({ id, text }) => ({ id, text }))

/** A story in its own words, and which steps help; a service's copy of one is told by the story itself. */
function storyOf({ threats, safeguards }: Library, id: string): object | undefined {
  const threat = threats.find((one) => one.id === id || id.startsWith(`${one.id}.`))
  if (!threat) return undefined
  const { title, example, technical, stride, privacy, references } = threat
  const steps = threat.safeguards.flatMap(
    (step) => safeguards.find((one) => one.id === step.id) ?? [],
  )
  return {
    id: threat.id,
    title,
    example,
    technical,
    stride,
    privacy,
    references,
    steps: steps.map(({ id: step, text }) => ({ id: step, text })),
  }
}

function stepOf({ threats, safeguards }: Library, id: string): object | undefined {
  const step = safeguards.find((one) => one.id === id)
  if (!step) return undefined
  const { text, effort, owner, technical, check, noticed, references } = step
  const helps = threats.filter(({ safeguards: all }) => all.some((one) => one.id === id))
  return {
    id,
    text,
    effort,
    owner,
    technical,
    check,
    noticed,
    references,
    helps: helps.map(({ id: story, title }) => ({ id: story, title })),
  }
}
