import { type Environment, missing, type SettingMistake } from './settings.ts'

/** Another system that is told what happens, and where its secret stands. */
export interface WebhookSettings {
  readonly url: string
  readonly secret: { readonly text: string } | { readonly file: string }
}

/** What keeps another system from being told. */
export function webhookMistakes(given: Environment): SettingMistake[] {
  const hasUrl = given.has('WHATIF_WEBHOOK_URL')
  const hasText = given.has('WHATIF_WEBHOOK_SECRET')
  const hasFile = given.has('WHATIF_WEBHOOK_SECRET_FILE')
  if (hasText && hasFile) {
    const told = 'WHATIF_WEBHOOK_SECRET and WHATIF_WEBHOOK_SECRET_FILE say the same: keep one.'
    return [{ setting: 'WHATIF_WEBHOOK_SECRET', told }]
  }
  if (hasUrl && !hasText && !hasFile) {
    return missing(given, 'WHATIF_WEBHOOK_SECRET', 'whoever is told has to know that it is Whatif')
  }
  const isHalf = !hasUrl && (hasText || hasFile)
  return isHalf ? missing(given, 'WHATIF_WEBHOOK_URL', 'there is a secret and nobody to tell') : []
}

/** The other system as it was set up; `undefined` when it was not. */
export function webhookIn(given: Environment): WebhookSettings | undefined {
  const url = given.get('WHATIF_WEBHOOK_URL')
  const text = given.get('WHATIF_WEBHOOK_SECRET')
  const file = given.get('WHATIF_WEBHOOK_SECRET_FILE')
  if (url === undefined) return undefined
  if (file !== undefined) return { url, secret: { file } }
  return text === undefined ? undefined : { url, secret: { text } }
}
