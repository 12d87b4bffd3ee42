import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as z from 'zod'

/** The document format as it is published, as far as an item uses it; nothing else is taken. */
const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  marks: z
    .array(z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: z.url() }) }))
    .optional(),
})
const paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(text) })
const listItem = z.strictObject({
  type: z.literal('listItem'),
  content: z.array(paragraph).min(1),
})
const list = z.strictObject({ type: z.literal('bulletList'), content: z.array(listItem).min(1) })
const documentSchema = z.strictObject({
  type: z.literal('doc'),
  version: z.literal(1),
  content: z.array(z.union([paragraph, list])),
})

const fieldsSchema = z.strictObject({
  project: z.strictObject({ key: z.string() }).optional(),
  issuetype: z.strictObject({ id: z.string().min(1) }).optional(),
  summary: z
    .string()
    .min(1)
    .max(255)
    .refine((words) => !/\n/.test(words))
    .optional(),
  description: documentSchema
    .refine((document) => JSON.stringify(document).length <= 2 * 32_767)
    .optional(),
  labels: z.array(z.string().regex(/^\S+$/)).optional(),
  duedate: z.iso.date().optional(),
})
type Fields = z.infer<typeof fieldsSchema>

/** An issue of the fake. */
export interface FakeIssue {
  readonly key: string
  fields: Fields
  status: { name: string; statusCategory: { key: string } }
  resolution: { name: string } | null
}

/** Jira Cloud's REST API, version 3, as it is published, as far as items use it; on this computer and in memory. */
export class FakeJira {
  readonly issues: FakeIssue[] = []
  /** Fields that its screens do not have. */
  readonly without = new Set<string>()
  isPublic = false
  isPrivate = true
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(body === undefined ? '' : JSON.stringify(body))
    })
  })

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage): Promise<readonly [number, unknown?]> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const sent = Buffer.concat(chunks).toString('utf8')
    const { pathname } = new URL(request.url ?? '/', this.url)
    const basic = Buffer.from('dana@acme.example:token-of-the-test').toString('base64')
    const isKnown = request.headers.authorization === `Basic ${basic}`
    const isProject = pathname === '/rest/api/3/project/SEC'
    if (!isKnown && !(isProject && this.isPublic)) return [isProject ? 404 : 401, {}]
    const [, , , , what = '', id = ''] = pathname.split('/')
    const call = `${request.method} ${what}`
    if (call === 'GET project') return isProject ? [200, this.#project()] : [404, {}]
    if (call === 'POST search') return this.#search(JSON.parse(sent))
    if (call === 'POST issue') return this.#create(JSON.parse(sent))
    return what === 'issue' ? this.#issue(request.method ?? '', id, sent) : [404, {}]
  }

  #issue(method: string, id: string, sent: string): readonly [number, unknown?] {
    const issue = this.issues.find(({ key }) => key === id)
    if (!issue) return [404, { errorMessages: ['Issue does not exist'] }]
    const { status, resolution } = issue
    if (method === 'GET') return [200, { key: id, fields: { status, resolution } }]
    const refused = this.#refused(JSON.parse(sent))
    if (refused) return [400, refused]
    issue.fields = { ...issue.fields, ...JSON.parse(sent).fields }
    return [204]
  }

  #project() {
    const issueTypes = [
      { id: '1', name: 'Sub-task', subtask: true, hierarchyLevel: -1 },
      { id: '2', name: 'Epic', subtask: false, hierarchyLevel: 1 },
      { id: '3', name: 'Task', subtask: false, hierarchyLevel: 0 },
    ]
    return { id: '10', key: 'SEC', isPrivate: this.isPrivate, issueTypes }
  }

  #refused(body: { fields: object }) {
    const missing = Object.keys(body.fields).filter((name) => this.without.has(name))
    const parsed = z.strictObject({ fields: fieldsSchema }).safeParse(body)
    const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[1]))
    const all = [...missing, ...wrong]
    if (all.length === 0) return undefined
    return { errorMessages: [], errors: Object.fromEntries(all.map((name) => [name, 'No'])) }
  }

  #create(body: { fields: Fields }): readonly [number, unknown] {
    const refused = this.#refused(body)
    if (refused) return [400, refused]
    if (body.fields.issuetype?.id !== '3') return [400, { errors: { issuetype: 'No' } }]
    const key = `SEC-${this.issues.length + 1}`
    const status = { name: 'To Do', statusCategory: { key: 'new' } }
    this.issues.push({ key, fields: body.fields, status, resolution: null })
    return [201, { id: String(this.issues.length), key, self: `${this.url}x` }]
  }

  #search({ jql }: { jql: string }): readonly [number, unknown] {
    const [, key = ''] = /labels = "(\w+)"/.exec(jql) ?? []
    const found = this.issues.filter(({ fields }) => JSON.stringify(fields).includes(key))
    return [200, { issues: found.slice(0, 1).map((issue) => ({ id: '1', key: issue.key })) }]
  }
}
