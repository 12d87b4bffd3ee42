import { readFile } from 'node:fs/promises'
import type { WebhookSettings } from '../config/webhook.ts'
import { isWebhookSecret } from '../config/webhook-form.ts'
import { AppError } from '../errors.ts'
import type { NoticePort } from '../review/notice-sender.ts'

/**
 * The other system that the operator set up.
 * @throws AppError('bad-settings') where the file of its secret cannot be read, or holds none
 */
export async function openWebhook({ url, secret }: WebhookSettings): Promise<NoticePort> {
  // Its library is read only where somebody is told.
  const { createWebhook } = await import('./webhook.ts')
  return createWebhook({
    url,
    secret: 'text' in secret ? secret.text : await secretIn(secret.file),
  })
}

async function secretIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  if (isWebhookSecret(text.trim())) return text.trim()
  throw new AppError('bad-settings', 'WHATIF_WEBHOOK_SECRET_FILE holds no secret.', {
    hint: 'It must be a file that can be read, with one line: whsec_ and at least 32 letters of base64.',
  })
}
