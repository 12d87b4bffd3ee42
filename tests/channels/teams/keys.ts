import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { teamsApp } from './shapes.ts'

/** What a token of Microsoft says, where it is not the good one. */
export interface Claims {
  readonly audience?: string
  readonly issuer?: string
  readonly keyId?: string
  readonly serviceUrl?: string
  /** So many seconds old; a good one lives for an hour. */
  readonly agedSeconds?: number
}

/** Whose signature: Microsoft's, that of a key which may not speak for Teams, or somebody else's. */
export type Signer = 'microsoft' | 'notEndorsed' | 'forger'

/** Microsoft's keys, on loopback. */
export interface Keys {
  readonly issuer: string
  /** Where the keys are found. */
  readonly openIdMetadata: string
  /** A token as Teams puts it on each call for this address; ready for the `Authorization` header after `Bearer`. */
  mint(serviceUrl: string, claims?: Claims, signer?: Signer): string
  /** Nobody answers there any more. */
  stop(): Promise<void>
}

const issuer = 'https://api.botframework.com'
const hour = 3600

/** Starts the key server. */
export async function startKeys(): Promise<Keys> {
  const pairs = {
    microsoft: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    notEndorsed: generateKeyPairSync('rsa', { modulusLength: 2048 }),
    forger: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  }
  const known = (name: 'microsoft' | 'notEndorsed', endorsements: readonly string[]) => ({
    ...pairs[name].publicKey.export({ format: 'jwk' }),
    kid: name,
    use: 'sig',
    alg: 'RS256',
    endorsements,
  })
  const keys = [known('microsoft', ['msteams']), known('notEndorsed', ['webchat'])]
  const server = createServer(({ url }, response) => {
    const found = {
      issuer,
      jwks_uri: `${base}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(url === '/keys' ? { keys } : found))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    openIdMetadata: `${base}/.well-known/openidconfiguration`,
    mint(serviceUrl, claims = {}, signer = 'microsoft') {
      const now = Math.floor(Date.now() / 1000) - (claims.agedSeconds ?? 0)
      // A forger says that the key is Microsoft's.
      const keyId = claims.keyId ?? (signer === 'forger' ? 'microsoft' : signer)
      const payload = {
        serviceurl: claims.serviceUrl ?? serviceUrl,
        iss: claims.issuer ?? issuer,
        aud: claims.audience ?? teamsApp.id,
        nbf: now,
        exp: now + hour,
      }
      return signed({ alg: 'RS256', typ: 'JWT', kid: keyId }, payload, pairs[signer].privateKey)
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

function signed(header: object, payload: object, key: KeyObject): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  const words = `${part(header)}.${part(payload)}`
  return `${words}.${createSign('RSA-SHA256').update(words).sign(key, 'base64url')}`
}
