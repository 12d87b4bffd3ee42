import * as z from 'zod'
import type { ItemPlace, Tracker } from '../review/ports.ts'
import { markdownOf, titleOf } from './item-text.ts'
import { asking, createJsonClient, strange } from './json-client.ts'
import { mostPages, pageSize, searchedFrom } from './search-window.ts'

/** A repository of GitHub, or of a GitHub Enterprise at an address of its own. */
export interface GithubSettings {
  readonly repository: string
  readonly token: string
  /** Where its API is, with a slash at its end. */
  readonly url?: string
  readonly timeoutMilliseconds?: number
}

const ownApi = 'https://api.github.com/'
/** GitHub takes 65,536 letters. */
const mostText = 60_000

const repositorySchema = z.object({ private: z.boolean(), visibility: z.string().optional() })
const issueSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  state_reason: z.string().nullish(),
  pull_request: z.unknown().optional(),
})
type Issue = z.infer<typeof issueSchema>
const issuesSchema = z.array(issueSchema)
const foundSchema = z.object({ items: issuesSchema })

/** Items as issues of one repository. */
export function createGithub({
  repository,
  token,
  url = ownApi,
  ...rest
}: GithubSettings): Tracker {
  const call = createJsonClient({
    base: url,
    authorization: `Bearer ${token}`,
    headers: { accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    ...rest,
  })
  const home = `repos/${repository}`
  const github = asking(call)
  return {
    title: 'GitHub',
    target: repository,
    // GitHub asks for a second between things that are written.
    pace: { post: 1000, update: 1000 },
    async readers() {
      const known = await github(repositorySchema, { method: 'GET', path: home })
      if (!known.ok) return known
      const { private: isPrivate, visibility } = known.value
      if (!isPrivate && visibility !== 'internal') return { ok: true, value: { kind: 'public' } }
      if (visibility === 'internal') return { ok: true, value: { kind: 'company' } }
      const path = `${home}/collaborators?per_page=${pageSize}`
      const people = await github(z.array(z.unknown()), { method: 'GET', path })
      // Not everybody may count them.
      const isAll = people.ok && people.value.length < pageSize
      return { ok: true, value: { kind: 'some', ...(isAll && { count: people.value.length }) } }
    },
    async find(key, since) {
      const from = searchedFrom(since)
      for (let page = 1; page <= mostPages; page++) {
        const path = `${home}/issues?state=all&sort=created&direction=asc&since=${from}&per_page=${pageSize}&page=${page}`
        const listed = await github(issuesSchema, { method: 'GET', path })
        if (!listed.ok) return listed
        const found = withKey(listed.value, key)
        if (found) return found
        if (listed.value.length < pageSize) return { ok: true, value: undefined }
      }
      // A busy repository: its search knows what was there a minute ago.
      const q = encodeURIComponent(`repo:${repository} in:body ${key}`)
      const searched = await github(foundSchema, { method: 'GET', path: `search/issues?q=${q}` })
      if (!searched.ok) return searched
      return withKey(searched.value.items, key) ?? { ok: true, value: undefined }
    },
    async put(item) {
      const body = { title: titleOf(item), body: markdownOf(item.parts, mostText) }
      const made = await github(issueSchema, { method: 'POST', path: `${home}/issues`, body })
      return made.ok ? placed(made.value) : made
    },
    async update(id, item) {
      const title = item.keepsTitle ? {} : { title: titleOf(item) }
      const body = { ...title, body: markdownOf(item.parts, mostText) }
      const path = `${home}/issues/${encodeURIComponent(id)}`
      const changed = await github(z.unknown(), { method: 'PATCH', path, body })
      return changed.ok ? { ok: true, value: undefined } : changed
    },
    async status(id) {
      const path = `${home}/issues/${encodeURIComponent(id)}`
      const known = await call({ method: 'GET', path })
      // A deleted one is gone; one that moved to another repository is nothing that we may follow.
      if (!known.ok && [301, 404, 410].includes(known.status ?? 0)) {
        return { ok: true, value: 'missing' }
      }
      if (!known.ok) return known
      const issue = issueSchema.safeParse(known.body)
      return issue.success ? { ok: true, value: statusOf(issue.data) } : strange
    },
  }
}

const placed = ({ number, html_url: address }: Issue): { ok: true; value: ItemPlace } => ({
  ok: true,
  value: { id: String(number), address },
})

/** The oldest with this key: one that was copied is younger. */
function withKey(issues: readonly Issue[], key: string) {
  const [first] = issues
    .filter(({ body, pull_request: pull }) => !pull && body?.includes(key))
    .toSorted((one, other) => one.number - other.number)
  return first && placed(first)
}

function statusOf({ state, state_reason: reason }: Issue) {
  if (state !== 'closed') return 'open'
  if (reason === 'not_planned') return 'notPlanned'
  return reason === 'duplicate' ? 'duplicate' : 'done'
}
