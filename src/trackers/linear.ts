import * as z from 'zod'
import type { Answered, Failed, ItemPlace, Tracker } from '../review/ports.ts'
import { markdownOf, titleOf } from './item-text.ts'
import { createJsonClient, type JsonClient, strange } from './json-client.ts'
import { mostPages, pageSize, searchedFrom } from './search-window.ts'

/** A team of Linear. */
export interface LinearSettings {
  /** Its key, such as ENG. */
  readonly team: string
  readonly token: string
  /** Where its API is, with a slash at its end. */
  readonly url?: string
  readonly timeoutMilliseconds?: number
}

const ownApi = 'https://api.linear.app/'
const mostText = 60_000

const issueFields = 'identifier url description createdAt archivedAt state { type name }'
const issueSchema = z.object({
  identifier: z.string(),
  url: z.string(),
  description: z.string().nullish(),
  createdAt: z.string(),
  archivedAt: z.string().nullish(),
  state: z.object({ type: z.string(), name: z.string() }),
})
type Issue = z.infer<typeof issueSchema>
const teamSchema = z.object({ id: z.string(), key: z.string(), private: z.boolean() })
const madeSchema = z.object({ made: z.object({ issue: issueSchema }) })
const issuesSchema = z.object({
  nodes: z.array(issueSchema),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
})
type Page = z.infer<typeof issuesSchema>
const pageSchema = z.object({ team: z.object({ issues: issuesSchema }) })

/** Items as issues of one team. */
export function createLinear({ team: key, token, url = ownApi, ...rest }: LinearSettings): Tracker {
  // A key of one's own stands alone; what an app was given is a bearer's.
  const authorization = token.startsWith('lin_api_') ? token : `Bearer ${token}`
  const linear = querying(createJsonClient({ base: url, authorization, failureIn, ...rest }))
  const team = async (): Promise<Answered<z.infer<typeof teamSchema>>> => {
    const schema = z.object({ teams: z.object({ nodes: z.array(teamSchema) }) })
    const query = `query Team($filter: TeamFilter) { teams(first: 250, filter: $filter) { nodes { id key private } } }`
    const known = await linear(schema, query, { filter: { key: { eq: key } } })
    if (!known.ok) return known
    const found = known.value.teams.nodes.find((one) => one.key === key)
    return found ? { ok: true, value: found } : missing
  }
  return {
    title: 'Linear',
    target: key,
    pace: { post: 500, update: 500 },
    async readers() {
      const known = await team()
      if (!known.ok) return known
      return { ok: true, value: { kind: known.value.private ? 'some' : 'company' } }
    },
    async find(itemKey, since) {
      const known = await team()
      if (!known.ok) return known
      const from = searchedFrom(since)
      let after: string | null = null
      for (let page = 0; page < mostPages; page++) {
        const query = `query Items($id: String!, $after: String) { team(id: $id) { issues(first: ${pageSize}, after: $after) { nodes { ${issueFields} } pageInfo { hasNextPage endCursor } } } }`
        const read: Answered<z.infer<typeof pageSchema>> = await linear(pageSchema, query, {
          id: known.value.id,
          after,
        })
        if (!read.ok) return read
        const { nodes, pageInfo }: Page = read.value.team.issues
        const found = nodes.find(({ description }) => description?.includes(itemKey))
        if (found) return { ok: true, value: placeOf(found) }
        if (!pageInfo.hasNextPage || isBefore(nodes, from)) break
        after = pageInfo.endCursor ?? null
      }
      return { ok: true, value: undefined }
    },
    async put(item) {
      const known = await team()
      if (!known.ok) return known
      const input = {
        teamId: known.value.id,
        title: titleOf(item),
        description: markdownOf(item.parts, mostText),
        ...(item.due !== undefined && { dueDate: item.due }),
      }
      const query = `mutation Put($input: IssueCreateInput!) { made: issueCreate(input: $input) { issue { ${issueFields} } } }`
      const put = await linear(madeSchema, query, { input })
      return put.ok ? { ok: true, value: placeOf(put.value.made.issue) } : put
    },
    async update(id, item) {
      const about = item.keepsTitle ? {} : { title: titleOf(item), dueDate: item.due ?? null }
      const input = { ...about, description: markdownOf(item.parts, mostText) }
      const query = `mutation Write($id: String!, $input: IssueUpdateInput!) { made: issueUpdate(id: $id, input: $input) { issue { ${issueFields} } } }`
      const changed = await linear(madeSchema, query, { id, input })
      return changed.ok ? { ok: true, value: undefined } : changed
    },
    async status(id) {
      const schema = z.object({ issue: issueSchema.nullish() })
      const query = `query Item($id: String!) { issue(id: $id) { ${issueFields} } }`
      const known = await linear(schema, query, { id })
      if (!known.ok && known.why === missing.why) return { ok: true, value: 'missing' }
      if (!known.ok) return known
      return { ok: true, value: statusOf(known.value.issue) }
    },
  }
}

const missing: Failed = { ok: false, retry: 'never', why: 'tracker-missing' }

/** A page whose newest is older than what is looked for ends the search; Linear tells the newest first. */
const isBefore = (issues: readonly Issue[], from: string): boolean => {
  const times = issues.map(({ createdAt }) => createdAt)
  return times.every((at) => at < from) && (times[0] ?? '') >= (times.at(-1) ?? '')
}

const placeOf = ({ identifier: id, url: address }: Issue): ItemPlace => ({ id, address })

function statusOf(issue: Issue | null | undefined) {
  if (!issue) return 'missing'
  const { type, name } = issue.state
  if (type === 'completed') return 'done'
  if (type === 'duplicate' || (type === 'canceled' && /duplicate/i.test(name))) return 'duplicate'
  if (type === 'canceled') return 'notPlanned'
  return issue.archivedAt ? 'missing' : 'open'
}

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.looseObject({}).optional() }))
    .optional(),
})

/** Asks in GraphQL, where a failure comes as a good answer that says so. */
const querying =
  (call: JsonClient) =>
  async <T>(
    schema: z.ZodType<T>,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Answered<T>> => {
    const reply = await call({ method: 'POST', path: 'graphql', body: { query, variables } })
    if (!reply.ok) return reply
    const answer = answerSchema.safeParse(reply.body)
    if (!answer.success) return strange
    const { data, errors = [] } = answer.data
    if (errors.length > 0) return failureOf(errors)
    const read = schema.safeParse(data)
    return read.success ? { ok: true, value: read.data } : strange
  }

/** A refusal with a number may say in its text what it is about. */
function failureIn(text: string): Failed | undefined {
  try {
    const { errors = [] } = answerSchema.parse(JSON.parse(text))
    return errors.length > 0 ? failureOf(errors) : undefined
  } catch {
    return undefined
  }
}

function failureOf(errors: NonNullable<z.infer<typeof answerSchema>['errors']>): Failed {
  const told = errors.map(({ message, extensions }) => `${message} ${JSON.stringify(extensions)}`)
  const words = told.join(' ')
  if (/rate.?limit/i.test(words)) {
    return { ok: false, retry: 'later', why: 'tracker-busy', afterSeconds: 60, pausesAll: true }
  }
  if (/not.?found/i.test(words)) return missing
  if (/authenticat/i.test(words)) return { ok: false, retry: 'never', why: 'tracker-token' }
  if (/forbidden|scope|permission/i.test(words)) {
    return { ok: false, retry: 'never', why: 'tracker-forbidden' }
  }
  if (/internal/i.test(words))
    return { ok: false, retry: 'later', why: 'tracker-broken', maybe: true }
  return { ok: false, retry: 'never', why: 'tracker-refused' }
}
