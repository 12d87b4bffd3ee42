import { slackApp } from './emulated.ts'
import type { Behind } from './front.ts'
import { manifest } from './manifest-file.ts'
import type { Who } from './payloads.ts'

/** What a person sees at the end of installing the app in their workspace. */
export interface Installed {
  readonly status: number
  readonly page: string
  /** The address that brought them back, to try it a second time or in another browser. */
  readonly callback: string
}

/** Goes through the install page, Slack’s own page, and back to what the manifest names, with one browser’s cookies. */
export async function install(
  { codes }: Behind,
  { home, name }: Who,
  installPage: string,
): Promise<Installed> {
  const first = await fetch(installPage, { redirect: 'manual' })
  const cookie = (first.headers.getSetCookie() ?? []).map((one) => one.split(';')[0]).join('; ')
  const page = await first.text()
  const link = first.headers.get('location') ?? /href="(http[^"]*authorize[^"]*)"/.exec(page)?.[1]
  if (!link) throw new Error(`no way to Slack on ${installPage}: ${first.status} ${page}`)
  const asked = new URL(link.replaceAll('&amp;', '&')).searchParams
  if (!asked.has('redirect_uri')) {
    asked.set('redirect_uri', new URL('/slack/oauth_redirect', installPage).href)
  }
  refuseOthers(asked)
  const agreed = await fetch(`${home.url}/oauth/v2/authorize/callback`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams([...asked, ['user_id', home.people[name]]]),
  })
  const callback = agreed.headers.get('location') ?? ''
  codes.set(new URL(callback).searchParams.get('code') ?? '', home)
  const back = await fetch(callback, { headers: { cookie }, redirect: 'manual' })
  return { status: back.status, page: await back.text(), callback }
}

/** Slack knows the app by its manifest: who it is, what it may ask for, where people come back to. */
function refuseOthers(asked: URLSearchParams): void {
  const { redirect_urls, scopes } = manifest.oauth_config
  const path = new URL(asked.get('redirect_uri') ?? '').pathname
  const known = redirect_urls.some((url: string) => new URL(url).pathname === path)
  if (!known) throw new Error(`manifest.json does not name ${path}`)
  if (asked.get('client_id') !== slackApp.clientId) throw new Error('another app is installed')
  const allowed = new Set<string>(scopes.bot)
  const more = (asked.get('scope') ?? '').split(',').filter((scope) => !allowed.has(scope))
  if (more.length > 0) throw new Error(`manifest.json does not ask for ${more.join(', ')}`)
}
