import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** True for a host that only this computer reaches. */
export function isLoopback(host: string): boolean {
  if (host.toLowerCase() === 'localhost') return true
  const version = isIP(host)
  return version > 0 && loopback.check(host, version === 6 ? 'ipv6' : 'ipv4')
}

/** True for a web address on this computer. */
export function isLoopbackUrl(text: string): boolean {
  const url = urlOf(text)
  return url !== undefined && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'))
}

/** True for a web address whose line nobody can read along. */
export function isHttps(text: string): boolean {
  return urlOf(text)?.protocol === 'https:'
}

/** True for a web address that is only a host and perhaps a port. */
export function isOrigin(text: string): boolean {
  const url = urlOf(text)
  return url !== undefined && url.href === `${url.origin}/`
}

/** Web addresses with commas or spaces between them, each ending in a slash; `undefined` when one is not safe. */
export function serviceUrlsIn(text: string): readonly string[] | undefined {
  const parts = text.split(/[\s,]+/).filter((part) => part !== '')
  const safe = parts.every((part) => isHttps(part) || isLoopbackUrl(part))
  return safe ? parts.map(withSlash) : undefined
}

/** The address with a slash at its end, so that it can stand before a path and begins no other host’s name. */
export function withSlash(text: string): string {
  const { href } = new URL(text)
  return href.endsWith('/') ? href : `${href}/`
}

/** A plain web address; one with a password, a query or a mark in it is none. */
function urlOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return url.username || url.password || /[?#]/.test(text) ? undefined : url
}

/** An address of a PostgreSQL database, with the database’s name in it. */
export function isDatabaseUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return /^postgres(ql)?:$/.test(url?.protocol ?? '') && (url?.pathname.length ?? 0) > 1
}
