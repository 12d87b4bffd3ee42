/**
 * Finds the Chromium that the tests of the page use: the one that CHROMIUM_PATH names, the one of this computer, or
 * the one that comes packed with the development dependencies (Linux on x64).
 *
 *   node scripts/chromium.mjs           says which it is, or what to do where there is none
 *   node scripts/chromium.mjs --json    the same for a program: { executablePath, env }
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import './installed.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const packed = '@sparticuz/chromium'

/** Where computers usually keep one. */
const usualPlaces = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/opt/homebrew/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    process.env['PROGRAMFILES'],
    process.env['PROGRAMFILES(X86)'],
    process.env['LOCALAPPDATA'],
  ]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
}

const advice =
  'Install one (Debian and Ubuntu: “sudo apt-get install chromium”; macOS: “brew install --cask chromium”), ' +
  'or say where it is with CHROMIUM_PATH=/path/to/chromium.'

/**
 * The browser to open, and the settings that it needs beside those of this process.
 * Throws an error that says what to do where there is none.
 */
function findChromium() {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return { executablePath: named, env: {} }
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file. ${advice}`)
  }
  const usual = (usualPlaces[process.platform] ?? []).find((place) => existsSync(place))
  if (usual !== undefined) return { executablePath: usual, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The tests look at the page in a real browser, and there is no Chromium here. ${advice}`,
    )
  }
  return packedChromium()
}

/** Unpacks the browser that comes with the development dependencies, once for each installation. */
function packedChromium() {
  const cache = join(root, 'node_modules', '.cache')
  const home = join(cache, `chromium-${versionOf(packed)}`)
  const executablePath = join(home, 'chromium')
  if (!existsSync(executablePath)) {
    // A folder without the browser in it was copied or cleared by half.
    rmSync(home, { recursive: true, force: true })
    unpackTo(home)
  }
  const env = {
    LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  }
  const tried = spawnSync(executablePath, ['--version'], { env, encoding: 'utf8' })
  if (tried.status === 0) return { executablePath, env }
  const why = (tried.error?.message ?? tried.stderr).trim()
  throw new Error(`The packed Chromium does not run on this computer (${why}). ${advice}`)
}

/** Its own package.json is not among what it exports; ours names the exact version. */
const versionOf = (name) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies[name]

/** Whole or not at all: several tests may look for it at the same moment. */
function unpackTo(home) {
  mkdirSync(dirname(home), { recursive: true })
  const folder = mkdtempSync(`${home}-`)
  const unpack = `import chromium from '${packed}'; await chromium.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: root,
    // The package unpacks into the folder for temporary files, and its libraries only where it believes to be on AWS.
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeFileSync(join(folder, 'fonts.conf'), fontsFor(home))
  try {
    renameSync(folder, home)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

/** The packed letters and no others, so that the page is drawn the same on every computer. */
const fontsFor = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(home, 'fonts', 'fonts')}</dir>
  <dir>${join(root, 'node_modules', 'dejavu-fonts-ttf', 'ttf')}</dir>
  <cachedir>${join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`

try {
  const found = findChromium()
  const said = `The tests of the page use ${found.executablePath}`
  process.stdout.write(`${process.argv.includes('--json') ? JSON.stringify(found) : said}\n`)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
