import { webApi } from '@slack/bolt'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sentFor } from '../../../src/channels/slack/send-errors.ts'
import type { Workspace } from '../../../src/channels/slack/workspaces.ts'
import { faults } from './faulty-fetch.ts'
import { aimed, type Posting, poll, startPosting } from './posting.ts'

const workspace = { team: 'T1', lacks: () => undefined } as unknown as Workspace

/** What becomes of a card when Slack answers with this. */
async function answered(error: string) {
  const client = new webApi.WebClient('x', {
    retryConfig: { retries: 0 },
    fetch: async () => Response.json({ ok: false, error }),
  })
  const failure: unknown = await client.chat
    .postMessage({ channel: 'C1', text: 'x' })
    .catch((e) => e)
  return sentFor(failure, workspace)
}

describe('what Slack answers means', () => {
  test.each([
    ['not_in_channel', 'not-in-place'],
    ['channel_not_found', 'not-in-place'],
    ['is_archived', 'place-closed'],
    ['restricted_action', 'not-allowed'],
    ['restricted_action_read_only_channel', 'not-allowed'],
    ['user_is_restricted', 'not-allowed'],
    ['ekm_access_denied', 'not-allowed'],
    ['missing_scope', 'no-permission'],
    ['msg_too_long', 'too-long'],
    ['msg_blocks_too_long', 'too-long'],
    ['something_new', 'something_new'],
  ])('%s: given up, because %s', async (error, why) => {
    expect(await answered(error)).toEqual({ ok: false, retry: 'never', why })
  })

  test.each(['token_revoked', 'account_inactive', 'org_login_required'])(
    '%s: it waits until somebody has mended it, and is never given up',
    async (error) => {
      expect(await answered(error)).toMatchObject({ retry: 'later', waits: true, why: error })
    },
  )

  test('too many messages in the whole workspace: all of them wait, and none is given up', async () => {
    expect(await answered('message_limit_exceeded')).toMatchObject({
      ...{ retry: 'later', waits: true, pausesAll: true },
    })
  })
})

describe('what its facilitator reads', () => {
  let posting: Posting
  beforeAll(async () => {
    posting = await startPosting()
  })
  afterEach(() => posting.stopPrograms())
  afterAll(() => posting.slack.stop())

  test.each([
    ['is_archived', 'that place was put away'],
    ['restricted_action', 'The rules of that place do not let me write there'],
    ['ekm_access_denied', 'The rules of that place do not let me write there'],
    ['msg_too_long', 'too long to be posted there'],
  ])('%s: “%s”, and “Post again” works once it is mended', async (error, words) => {
    const { whatif } = await posting.start({ fetch: aimed('summary', faults.refused(error)) })
    await posting.publish({ whatif })
    await poll(() => posting.dana.read()).toContain(words)
    await posting.dana.press('Post again')
    await poll(() => posting.posted().length).toBe(8)
  })
})
