/** Where Microsoft's cloud, its clouds for governments and its older service take messages. */
const microsoft = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
] as const
const microsoftEnd = '.botframework.com'

/** Tells where messages may be sent: only there do our words and our token go. */
export function allowedService(more: {
  /** Other addresses that the operator trusts; each ends in a slash. */
  readonly serviceUrls: readonly string[]
  /** Nobody is checked, so that only this computer may be written to. */
  readonly anonymous: boolean
}): (serviceUrl: string) => boolean {
  return (serviceUrl) => {
    const url = URL.canParse(serviceUrl) ? new URL(serviceUrl) : undefined
    if (!url || url.username || url.password || url.search || url.hash) return false
    const own = more.serviceUrls.some((prefix) => withSlash(url.href).startsWith(prefix))
    if (more.anonymous) return own || isLoopback(url)
    return own || (url.protocol === 'https:' && url.port === '' && isMicrosoft(url.hostname))
  }
}

const isMicrosoft = (host: string): boolean =>
  microsoft.some((one) => one === host) || host.endsWith(microsoftEnd)

const isLoopback = ({ protocol, hostname }: URL): boolean =>
  /^https?:$/.test(protocol) && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)

const withSlash = (address: string): string => (address.endsWith('/') ? address : `${address}/`)

/** Where Microsoft keeps the files that people share in a chat. */
const fileEnds = ['.sharepoint.com', '.sharepoint.us', '.sharepoint-mil.us', '.sharepoint.cn']

/** Tells where files are fetched from that somebody shared with the app: only there. */
export const allowedFiles =
  ({ anonymous }: { readonly anonymous: boolean }): ((url: string) => boolean) =>
  (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    if (!url || url.username || url.password) return false
    if (anonymous) return isLoopback(url)
    const isKept = fileEnds.some((end) => url.hostname.endsWith(end))
    return url.protocol === 'https:' && url.port === '' && isKept
  }
