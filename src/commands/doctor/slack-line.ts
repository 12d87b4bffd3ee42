import * as z from 'zod'

/** As much of Slack's answers as matters here. */
const answerSchema = z.object({
  team: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  channel: z
    .object({
      name: z.string().optional(),
      is_member: z.boolean().optional(),
      is_archived: z.boolean().optional(),
    })
    .optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

/** What Slack said: an answer, or in `code` why not; `unreachable` when it said nothing that can be read. */
export interface LineResult {
  readonly code?: string
  readonly answer: z.infer<typeof answerSchema>
}

/** Asks Slack one thing, once. */
export type AskSlack = (
  token: string,
  method: string,
  args?: Readonly<Record<string, string>>,
) => Promise<LineResult>

const patience = 10_000

/** A line to Slack, or to the one that is named instead of it; its library is read only now. */
export async function openSlackLine(slackApiUrl: string | undefined): Promise<AskSlack> {
  const { webApi } = await import('@slack/bolt')
  return async (token, method, args = {}) => {
    const client = new webApi.WebClient(token, {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: patience,
      ...(slackApiUrl !== undefined && { slackApiUrl }),
    })
    try {
      return { answer: answerSchema.parse(await client.apiCall(method, args)) }
    } catch (error) {
      const told = error instanceof webApi.WebAPIPlatformError ? error.data.error : 'unreachable'
      return { code: told, answer: {} }
    }
  }
}
