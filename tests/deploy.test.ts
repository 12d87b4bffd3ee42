import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { root } from './analysis/real-content.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const packageFile = z
  .object({ files: z.array(z.string()), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read('package.json')))
const dockerfile = read('deploy/Dockerfile')
const runStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
const unit = read('deploy/whatif.service')

const composeSchema = z.object({
  name: z.string(),
  services: z.record(
    z.string(),
    z.object({
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.string()).default({}),
      secrets: z.array(z.string()).default([]),
      read_only: z.boolean().optional(),
      tmpfs: z.array(z.string()).optional(),
      cap_drop: z.array(z.string()).optional(),
      stop_grace_period: z.string().optional(),
      ports: z.array(z.string()).default([]),
    }),
  ),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
})
const compose = composeSchema.parse(parse(read('deploy/compose.yaml')))

/** The settings that there are, by .env.sample, which a test of its own keeps equal to what the program takes. */
const settings = new Set(read('.env.sample').match(/\bWHATIF_[A-Z_]+(?==)/g))

describe('the files to deploy it', () => {
  test('name no setting that there is not', () => {
    const named = [dockerfile, unit, read('deploy/compose.yaml')].flatMap(
      (text) => text.match(/\bWHATIF_[A-Z_]+(?=[=:] ?\S)/g) ?? [],
    )
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter((name) => !settings.has(name))).toEqual([])
  })

  test('are left out of what a container is built from, like whatever is secret', () => {
    const ignored = read('.dockerignore').split('\n')
    for (const path of ['.env', 'data', 'deploy', 'node_modules']) expect(ignored).toContain(path)
  })
})

describe('the container', () => {
  test('holds all that the package holds, and nothing of the tests', () => {
    for (const path of packageFile.files) expect(runStage).toContain(`/app/${path} `)
    expect(runStage).not.toMatch(/COPY (?!--from=build)/)
    expect(runStage).not.toContain('tests')
  })

  test('runs as a user that may write its data alone, on a Node that the package takes', () => {
    const [least = 0] = packageFile.engines.node.match(/\d+/)?.map(Number) ?? []
    const bases = [...dockerfile.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major))
    expect(bases.length).toBe(2)
    for (const major of bases) expect(major).toBeGreaterThanOrEqual(least)
    expect(runStage).toMatch(/^USER node$/m)
    expect(runStage.match(/chown \S+ \S+/g)).toEqual(['chown node:node /data'])
    expect(runStage).toContain('VOLUME /data')
    expect(runStage).toContain('WHATIF_DATA=/data')
  })

  test('hears when it is to stop, and says that it lives without asking the database', () => {
    expect(runStage).toContain('CMD ["node", "bin/whatif.js", "start"]')
    expect(runStage).toContain('/healthz')
    expect(runStage).not.toContain('/readyz')
  })
})

describe('several instances together', () => {
  const { whatif, database, proxy } = compose.services

  test('write nothing but the database, and have no rights that they do not need', () => {
    expect(whatif).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] })
    expect(whatif?.build).toEqual({ context: '..', dockerfile: 'deploy/Dockerfile' })
  })

  test('share one password, which stands in no setting', () => {
    for (const service of [whatif, database]) {
      expect(service?.secrets).toEqual(['database-password'])
      const values = Object.values(service?.environment ?? {}).join(' ')
      expect(values).toContain('/run/secrets/database-password')
      expect(values).not.toMatch(/:[^/@\s]+@/)
    }
    expect(read('.gitignore').split('\n')).toContain('deploy/database-password')
    expect(read('.gitignore').split('\n')).toContain('deploy/whatif.env')
  })

  test('are reached through the proxy alone, which asks who is ready', () => {
    expect(whatif?.ports).toEqual([])
    expect(database?.ports).toEqual([])
    expect(proxy?.ports).toContain('443:443')
    const caddy = read('deploy/Caddyfile')
    expect(caddy).toContain('health_uri /readyz')
    // Caddy asks only those that it is told by name.
    expect(caddy).not.toMatch(/^\s*dynamic /m)
    const [, port] = runStage.match(/WHATIF_PUBLIC_PORT=(\d+)/) ?? []
    const names = [1, 2, 3].map((n) => `${compose.name}-whatif-${n}:${port}`)
    expect(caddy).toContain(`reverse_proxy ${names.join(' ')} {`)
  })

  test('have the time to end what they have begun', () => {
    expect(Number.parseInt(whatif?.stop_grace_period ?? '', 10)).toBeGreaterThanOrEqual(20)
    const [, stop] = unit.match(/^TimeoutStopSec=(\d+)$/m) ?? []
    expect(Number(stop)).toBeGreaterThanOrEqual(20)
  })
})

test('the unit of systemd runs as a user of its own, and may write nothing but its data', () => {
  const lines = unit.split('\n')
  for (const line of [
    'DynamicUser=yes',
    'StateDirectory=whatif',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'UMask=0077',
    'ExecStart=/usr/bin/node bin/whatif.js start',
  ]) {
    expect(lines).toContain(line)
  }
  expect(unit).toContain('WHATIF_DATA=/var/lib/whatif')
})
