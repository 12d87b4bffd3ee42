import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { patience } from './chromium.ts'

const { resolve } = createRequire(import.meta.url)
const sources = [
  resolve('adaptivecards/dist/adaptivecards.min.js'),
  resolve('marked').replace(/[^/]+$/, 'marked.umd.js'),
].map((file) => readFileSync(file, 'utf8'))
/** A font that is as wide as the one of Teams, or a little wider, and the same on every computer. */
const fonts = ['', '-Bold'].map((weight) =>
  readFileSync(resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${weight}.ttf`)).toString('base64'),
)
const fontStyle = fonts
  .map(
    (data, n) =>
      `@font-face { font-family: Teams; font-weight: ${n === 0 ? '100 500' : '501 900'}; src: url(data:font/ttf;base64,${data}) }`,
  )
  .join('\n')
const rendererStyle = readFileSync(resolve('adaptivecards/dist/adaptivecards.css'), 'utf8')

/** The two looks of Teams. */
export type Look = 'light' | 'dark'

/** Colours of Microsoft's published Teams themes, by what they are for. */
const colours = {
  light: {
    text: '#242424',
    subtle: '#616161',
    accent: '#4f52b2',
    good: '#0e700e',
    warning: '#bc4b09',
    attention: '#b10e1c',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    brand: '#5b5fc7',
    line: '#d1d1d1',
    field: '#616161',
    around: '#f5f5f5',
  },
  dark: {
    text: '#ffffff',
    subtle: '#adadad',
    accent: '#7f85f5',
    good: '#54b054',
    warning: '#faa06b',
    attention: '#e37d80',
    card: '#292929',
    emphasis: '#1f1f1f',
    brand: '#4f52b2',
    line: '#666666',
    field: '#adadad',
    around: '#1f1f1f',
  },
} as const

function hostConfig(look: Look) {
  const { text, subtle, accent, good, warning, attention, card, emphasis, brand, line } =
    colours[look]
  const only = (colour: string) => ({ default: colour, subtle: colour })
  const foregroundColors = {
    default: { default: text, subtle },
    accent: only(accent),
    good: only(good),
    warning: only(warning),
    attention: only(attention),
    dark: { default: text, subtle },
    light: { default: text, subtle },
  }
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors })
  return {
    fontFamily: 'Teams',
    supportsInteractivity: true,
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: { default: style(card), emphasis: style(emphasis), accent: style(brand) },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 150 },
      value: { wrap: true },
      spacing: 16,
    },
    textBlock: { headingLevel: 2 },
  }
}

/** What Teams draws around and on top of the renderer: the card's edge, fields, and buttons of one line that are cut. */
function teamsStyle(look: Look): string {
  const { text, card, brand, line, field, around, accent, attention } = colours[look]
  return `
    * { box-sizing: border-box }
    h1 { margin: 0 0 8px; font-size: 14px }
    body { margin: 8px; background: ${around}; color: ${text}; font: 14px/20px Teams }
    section { margin: 0 0 12px; border-radius: 6px; overflow: hidden; max-width: 584px; border: 1px solid ${line}; background: ${card} }
    a.ac-anchor:any-link { color: ${accent} } p { margin: 0 } ul, ol { margin: 0; padding-left: 1.6em }
    .ac-pushButton { font: 600 14px/20px Teams; color: ${text}; background: ${card};
      border: 1px solid ${line}; border-radius: 4px; padding: 5px 12px; min-height: 32px; min-width: 0;
      overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    .ac-pushButton div { overflow: hidden; text-overflow: ellipsis; min-width: 0 }
    .ac-pushButton.style-positive { color: #fff; background: ${brand}; border-color: ${brand} }
    .ac-pushButton.style-destructive { color: ${attention}; background: ${card}; border-color: ${line} }
    .ac-input.ac-textInput, .ac-input.ac-dateInput, select.ac-input { font: inherit; color: ${text}; background: ${card};
      border: 1px solid ${field}; border-radius: 4px; padding: 5px 12px; width: 100%; box-sizing: border-box }
    input[type=checkbox], input[type=radio] { accent-color: ${brand} }`
}

/** A card to look at, under a name that a failing test can say. */
export interface NamedCard {
  readonly name: string
  readonly card: object
}

/** Draws cards below each other with Microsoft's renderer, as a Teams window of this width would. */
export async function drawInTeams(
  browser: Browser,
  cards: readonly NamedCard[],
  { look, width }: { readonly look: Look; readonly width: number },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: look,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  await page.setContent(
    '<!doctype html><html lang="en"><head><title>Cards</title></head><body><main><h1>Cards</h1></main></body></html>',
  )
  await page.addStyleTag({ content: fontStyle + rendererStyle + teamsStyle(look) })
  for (const content of sources) await page.addScriptTag({ content })
  await page.evaluate(draw, { cards, config: hostConfig(look) })
  return page
}

/** Runs in the page. */
function draw({ cards, config }: { cards: readonly NamedCard[]; config: object }): void {
  interface Renderer {
    hostConfig: object
    parse(json: object, context: object): void
    render(): HTMLElement | undefined
  }
  const { AdaptiveCards, marked } = globalThis as unknown as {
    AdaptiveCards: {
      AdaptiveCard: (new () => Renderer) & {
        onProcessMarkdown: (
          text: string,
          result: { outputHtml?: string; didProcess: boolean },
        ) => void
      }
      GlobalSettings: { setTabIndexAtCardRoot: boolean }
      HostConfig: new (config: object) => object
      SerializationContext: new (version: unknown) => object
      Versions: { v1_5: unknown }
    }
    marked: { parse(text: string): string }
  }
  const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Versions } = AdaptiveCards
  GlobalSettings.setTabIndexAtCardRoot = false
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = marked.parse(text)
    result.didProcess = true
  }
  for (const { name, card } of cards) {
    const drawn = new AdaptiveCard()
    drawn.hostConfig = new HostConfig(config)
    drawn.parse(card, new SerializationContext(Versions.v1_5))
    const section = document.createElement('section')
    section.setAttribute('aria-label', name)
    // What is read aloud of the whole card belongs to Teams' own frame around it.
    const element = drawn.render()
    if (!element) throw new Error(`${name} was not drawn`)
    element.removeAttribute('aria-label')
    section.append(element)
    document.querySelector('main')?.append(section)
  }
}
