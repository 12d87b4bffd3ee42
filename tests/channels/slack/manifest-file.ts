import { readFile } from 'node:fs/promises'

const file = new URL('../../../manifest.json', import.meta.url)

/** What Slack knows of the app. */
export const manifest = JSON.parse(await readFile(file, 'utf8'))
