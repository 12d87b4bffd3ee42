import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/opt/homebrew/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens the Chromium of this computer, without a window. */
export function openChromium(): Promise<Browser> {
  const wanted = process.env['CHROMIUM_PATH']
  const places = wanted === undefined ? usualPlaces : [wanted]
  const executablePath = places.find((place) => existsSync(place))
  if (executablePath === undefined) {
    throw new Error(
      'These tests look at the page in a real browser, and there is no Chromium here. Install it ' +
        '(Debian and Ubuntu: “sudo apt-get install chromium”; macOS: “brew install --cask chromium”), ' +
        'or say where it is with CHROMIUM_PATH=/path/to/chromium.',
    )
  }
  return chromium.launch({ executablePath, args, headless: true })
}
