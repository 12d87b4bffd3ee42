import * as z from 'zod'
import type { Answered, Tracker, TrackerItem } from '../review/ports.ts'
import { documentOf } from './atlassian-document.ts'
import { titleOf } from './item-text.ts'
import { asking, createJsonClient, type JsonReply, strange } from './json-client.ts'

/** A project of Jira Cloud. */
export interface JiraSettings {
  /** Its key, such as SEC. */
  readonly project: string
  /** The mail address of the account whose token it is. */
  readonly account: string
  readonly token: string
  /** Where the site is, with a slash at its end. */
  readonly url: string
  readonly timeoutMilliseconds?: number
}

const api = 'rest/api/3'
/** Jira takes 32,767 letters. */
const mostText = 30_000
/** What was just made is found by its search a little later. */
const searchSeconds = 60

const projectSchema = z.object({
  isPrivate: z.boolean().optional(),
  issueTypes: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      subtask: z.boolean(),
      hierarchyLevel: z.number().optional(),
    }),
  ),
})
type IssueTypes = z.infer<typeof projectSchema>['issueTypes']
const madeSchema = z.object({ key: z.string() })
const foundSchema = z.object({ issues: z.array(madeSchema) })
const issueSchema = z.object({
  fields: z.object({
    status: z.object({ name: z.string(), statusCategory: z.object({ key: z.string() }) }),
    resolution: z.object({ name: z.string() }).nullish(),
  }),
})

/** Items as issues of one project. */
export function createJira({ project, account, token, url, ...rest }: JiraSettings): Tracker {
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  const call = createJsonClient({ base: url, authorization, ...rest })
  const jira = asking(call)
  const home = `${api}/project/${project}`
  const placed = (key: string) => ({
    ok: true as const,
    value: { id: key, address: new URL(`browse/${key}`, url).href },
  })
  return {
    title: 'Jira',
    target: project,
    pace: { post: 500, update: 500 },
    async readers() {
      const known = await jira(projectSchema, { method: 'GET', path: home })
      if (!known.ok) return known
      const open = await call({ method: 'GET', path: home, isAnonymous: true })
      if (!open.ok && open.status === undefined) return open
      if (open.ok) return { ok: true, value: { kind: 'public' } }
      return { ok: true, value: { kind: known.value.isPrivate ? 'some' : 'company' } }
    },
    async find(key) {
      const jql = `project = "${project}" AND (labels = "${key}" OR description ~ "${key}") ORDER BY created ASC`
      const body = { jql, fields: ['created'], maxResults: 1 }
      const found = await jira(foundSchema, { method: 'POST', path: `${api}/search/jql`, body })
      if (!found.ok) return found
      const [first] = found.value.issues
      return first ? placed(first.key) : { ok: true, value: undefined }
    },
    async put(item) {
      const known = await jira(projectSchema, { method: 'GET', path: home })
      if (!known.ok) return known
      const issuetype = { id: typeIn(known.value.issueTypes) }
      const whole = { project: { key: project }, issuetype, ...fieldsOf(item), labels: [item.key] }
      const send = (fields: object) =>
        call({ method: 'POST', path: `${api}/issue`, body: { fields } })
      const made = later(await withoutRefused(whole, send))
      if (!made.ok) return made
      const read = madeSchema.safeParse(made.body)
      return read.success ? placed(read.data.key) : strange
    },
    async update(id, item) {
      const { summary, ...text } = fieldsOf(item)
      const fields = item.keepsTitle ? { description: text.description } : { summary, ...text }
      const path = `${api}/issue/${encodeURIComponent(id)}`
      const send = (body: object) => call({ method: 'PUT', path, body: { fields: body } })
      const changed = await withoutRefused(fields, send)
      return changed.ok ? { ok: true, value: undefined } : changed
    },
    async status(id): Promise<Answered<'open' | 'done' | 'notPlanned' | 'duplicate' | 'missing'>> {
      const path = `${api}/issue/${encodeURIComponent(id)}?fields=status,resolution`
      const known = await jira(issueSchema, { method: 'GET', path })
      if (!known.ok && known.why === 'tracker-missing') return { ok: true, value: 'missing' }
      return known.ok ? { ok: true, value: statusOf(known.value) } : known
    },
  }
}

const fieldsOf = (item: TrackerItem) => ({
  summary: titleOf(item),
  description: documentOf(item.parts, mostText),
  ...(item.due !== undefined && { duedate: item.due }),
})

/** A project may have no place for a day or a label; it goes without them. */
async function withoutRefused(
  fields: Readonly<Record<string, unknown>>,
  send: (fields: object) => Promise<JsonReply>,
): Promise<JsonReply> {
  const sent = await send(fields)
  if (sent.ok || sent.status !== 400) return sent
  const refused = (sent.fields ?? []).filter((name) => ['duedate', 'labels'].includes(name))
  if (refused.length === 0) return sent
  return send(
    Object.fromEntries(Object.entries(fields).filter(([name]) => !refused.includes(name))),
  )
}

/** What may have landed is looked for once the search knows of it. */
const later = (reply: JsonReply): JsonReply =>
  !reply.ok && reply.retry === 'later' && reply.maybe
    ? { ...reply, afterSeconds: Math.max(reply.afterSeconds ?? 0, searchSeconds) }
    : reply

/** A task where there is one, otherwise the first kind that stands alone. */
function typeIn(types: IssueTypes): string {
  const alone = types.filter(({ subtask, hierarchyLevel = 0 }) => !subtask && hierarchyLevel === 0)
  const found = alone.find(({ name }) => name === 'Task') ?? alone[0]
  return found?.id ?? ''
}

function statusOf({ fields: { status, resolution } }: z.infer<typeof issueSchema>) {
  if (status.statusCategory.key !== 'done') return 'open'
  const words = `${status.name} ${resolution?.name ?? ''}`
  if (/duplicate/i.test(words)) return 'duplicate'
  const isNot = /won.?t|declin|cancel|reject|cannot|invalid|abandon|not planned|obsolete/i.test(
    words,
  )
  return isNot ? 'notPlanned' : 'done'
}
