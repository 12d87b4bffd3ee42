import { isIP } from 'node:net'

/** An address of this computer and a port; `undefined` where it is none. */
export function metricsPlace(
  words: string,
): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, port = ''] =
    /^(?:\[([\da-f:.]+)\]|([a-z\d.-]+)):(\d{1,5})$/i.exec(words) ?? []
  const host = bracketed ?? plain
  if (host === undefined || Number(port) > 65_535) return undefined
  const isAddress = bracketed === undefined ? isIP(host) !== 6 : isIP(host) === 6
  return isAddress ? { host, port: Number(port) } : undefined
}
