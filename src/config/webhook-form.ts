import { isLoopbackUrl } from './address.ts'

const secretForm = /^whsec_[A-Za-z\d+/]{32,100}={0,2}$/

/** True for a secret as Standard Webhooks has it: `whsec_` and at least 24 bytes in base64. */
export const isWebhookSecret = (text: string): boolean => secretForm.test(text)

/** True for an https address, or one on this computer; one with a password or a mark in it is none. */
export function isWebhookUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || url.username || url.password || text.includes('#')) return false
  return url.protocol === 'https:' || isLoopbackUrl(`${url.origin}/`)
}
