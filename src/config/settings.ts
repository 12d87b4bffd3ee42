import { isIP } from 'node:net'
import * as z from 'zod'
import { isZone } from '../domain/working-time.ts'
import { isDatabaseUrl, isHttps, isLoopbackUrl, isOrigin, serviceUrlsIn } from './address.ts'
import { metricsPlace } from './metrics-place.ts'
import { hoursIn, weekdaysIn } from './policy.ts'
import { isWebhookSecret, isWebhookUrl } from './webhook-form.ts'

/** How much is written about what the program does. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]

/** The settings that were given, by name; an empty one is not among them. */
export type Environment = ReadonlyMap<string, string>

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .refine((value) => Number(value) <= 65_535)
const portRule = 'must be a whole number from 0 to 65535'
const flag = { schema: z.enum(['0', '1']), rule: 'must be 0 or 1' }
const uuid = { schema: z.guid(), rule: 'must be an id like 00000000-0000-0000-0000-000000000000' }
const secret = { schema: z.string().max(1000), rule: 'must be 1000 letters or fewer' }
const startingWith = (start: string) => ({
  schema: z.string().startsWith(start).max(1000),
  rule: `must be a token that begins with ${start}`,
})
const address = (isGood: (text: string) => boolean) => z.string().refine(isGood)

/** Every setting there is: what it may be, and that in words. */
const settings = {
  WHATIF_DATA: { schema: z.string(), rule: 'must be a folder' },
  WHATIF_DATABASE_URL: {
    schema: z.string().max(2000).refine(isDatabaseUrl),
    rule: 'must be an address such as postgres://whatif@db.example.org/whatif',
  },
  WHATIF_DATABASE_PASSWORD_FILE: { schema: z.string(), rule: 'must be a file' },
  WHATIF_PORT: { schema: port, rule: portRule },
  WHATIF_LOG_LEVEL: { schema: z.enum(logLevels), rule: `must be one of ${logLevels.join(', ')}` },
  WHATIF_EMERGENCY_CONTACT: { schema: z.string().max(500), rule: 'must be 500 letters or fewer' },
  WHATIF_WORKING_DAYS: {
    schema: z.string().refine((words) => weekdaysIn(words) !== undefined),
    rule: 'must be weekdays such as mon-fri, or sun,mon,tue,wed,thu',
  },
  WHATIF_WORKING_HOURS: {
    schema: z.string().refine((words) => hoursIn(words) !== undefined),
    rule: 'must be two hours such as 8-18',
  },
  WHATIF_ZONE: {
    schema: z.string().max(60).refine(isZone),
    rule: 'must be the name of a time zone, such as Europe/Berlin',
  },
  WHATIF_QUIET: flag,
  WHATIF_LONGEST_ACCEPTANCE: {
    schema: z
      .string()
      .regex(/^\d{1,4}$/)
      .refine((days) => Number(days) >= 1 && Number(days) <= 730),
    rule: 'must be a number of days from 1 to 730',
  },
  WHATIF_KEEP_CLOSED_MONTHS: {
    schema: z
      .string()
      .regex(/^\d{1,3}$/)
      .refine((months) => Number(months) >= 1 && Number(months) <= 600),
    rule: 'must be a number of months from 1 to 600',
  },
  WHATIF_LEADS: { schema: z.string().max(5000), rule: 'must be accounts with commas between them' },
  WHATIF_LEAD_GROUPS: {
    schema: z.string().max(5000),
    rule: 'must be groups with commas between them',
  },
  WHATIF_DEBUG: flag,
  WHATIF_PUBLIC_PORT: { schema: port, rule: portRule },
  WHATIF_PUBLIC_HOST: {
    schema: address((text) => isIP(text) > 0 || /^[a-z\d][a-z\d.-]{0,252}$/i.test(text)),
    rule: 'must be an address of this computer, such as 127.0.0.1 or 0.0.0.0',
  },
  WHATIF_PUBLIC_URL: {
    schema: address((text) => isOrigin(text) && (isHttps(text) || isLoopbackUrl(text))),
    rule: 'must be an https address without a path, such as https://whatif.example.org',
  },
  WHATIF_SECRET_KEY: {
    schema: z.string().min(32).max(1000),
    rule: 'must be at least 32 letters that nobody can guess',
  },
  WHATIF_WEBHOOK_URL: {
    schema: address(isWebhookUrl),
    rule: 'must be an https address',
  },
  WHATIF_WEBHOOK_SECRET: {
    schema: address(isWebhookSecret),
    rule: 'must be whsec_ and at least 32 letters of base64',
  },
  WHATIF_WEBHOOK_SECRET_FILE: { schema: z.string(), rule: 'must be a file' },
  WHATIF_METRICS: {
    schema: z.string().refine((words) => words === 'off' || metricsPlace(words) !== undefined),
    rule: 'must be off, or an address of this computer and a port, such as 127.0.0.1:9464',
  },
  WHATIF_METRICS_TOKEN: {
    schema: z.string().min(32).max(1000),
    rule: 'must be at least 32 letters that nobody can guess',
  },
  WHATIF_METRICS_TOKEN_FILE: { schema: z.string(), rule: 'must be a file' },
  WHATIF_SLACK_BOT_TOKEN: startingWith('xoxb-'),
  WHATIF_SLACK_APP_TOKEN: startingWith('xapp-'),
  WHATIF_SLACK_SIGNING_SECRET: secret,
  WHATIF_SLACK_CLIENT_ID: secret,
  WHATIF_SLACK_CLIENT_SECRET: secret,
  WHATIF_SLACK_API_URL: {
    schema: address(isLoopbackUrl),
    rule: 'must be an address on this computer: it is for trying against an emulator',
  },
  WHATIF_TEAMS_APP_ID: uuid,
  WHATIF_TEAMS_APP_TYPE: {
    schema: z.enum(['SingleTenant', 'UserAssignedMsi']),
    rule: 'must be SingleTenant or UserAssignedMsi',
  },
  WHATIF_TEAMS_TENANT_ID: uuid,
  WHATIF_TEAMS_APP_PASSWORD: secret,
  WHATIF_TEAMS_CERT_THUMBPRINT: {
    schema: z.string().regex(/^[\da-f]{40}$/i),
    rule: 'must be 40 digits and letters from a to f',
  },
  WHATIF_TEAMS_CERT_KEY_FILE: { schema: z.string(), rule: 'must be a file' },
  WHATIF_TEAMS_ANONYMOUS: flag,
  WHATIF_TEAMS_ON_REMOVAL: { schema: z.enum(['keep', 'delete']), rule: 'must be keep or delete' },
  WHATIF_TEAMS_SERVICE_URLS: {
    schema: address((text) => serviceUrlsIn(text) !== undefined),
    rule: 'must be https addresses with commas between them',
  },
  WHATIF_TRACKER: {
    schema: z.enum(['github', 'linear', 'jira']),
    rule: 'must be github, linear or jira',
  },
  WHATIF_TRACKER_TARGET: { schema: z.string().max(200), rule: 'must be 200 letters or fewer' },
  WHATIF_TRACKER_TOKEN: secret,
  WHATIF_TRACKER_TOKEN_FILE: { schema: z.string(), rule: 'must be a file' },
  WHATIF_TRACKER_ACCOUNT: { schema: z.string().max(320), rule: 'must be a mail address' },
  WHATIF_TRACKER_URL: {
    schema: address((text) => isHttps(text) || isLoopbackUrl(text)),
    rule: 'must be an https address',
  },
  WHATIF_TRACKER_PUT: { schema: z.enum(['press', 'decided']), rule: 'must be press or decided' },
  WHATIF_TRACKER_SHOWS: {
    schema: z.string().regex(/^[\s,]*((story|because|names|terms)[\s,]*)*$/),
    rule: 'must be some of story, because, names and terms, with commas between them',
  },
} as const
export type Setting = keyof typeof settings

/** What is wrong with one setting, as the operator is told. */
export interface SettingMistake {
  readonly setting: string
  readonly told: string
}

/** Every given setting that is unknown or cannot be what it is; values stay out of the words. */
export function mistakesIn(given: Environment): SettingMistake[] {
  return [...given].flatMap(([setting, value]) => {
    const known = Object.entries(settings).find(([name]) => name === setting)?.[1]
    if (!known) {
      const names = Object.keys(settings).join(', ')
      return [{ setting, told: `${setting} is not a setting. There are ${names}.` }]
    }
    const good = known.schema.safeParse(value).success
    return good ? [] : [{ setting, told: `${setting} ${known.rule}.` }]
  })
}

/** A line for a setting that is needed and was not given. */
export function missing(given: Environment, setting: Setting, why: string): SettingMistake[] {
  return given.has(setting) ? [] : [{ setting, told: `${setting} is missing: ${why}.` }]
}
