const text = { default: 'var(--ink)', subtle: 'var(--muted)' }
const only = (color: string) => ({ default: color, subtle: color })

const foregroundColors = {
  default: text,
  accent: only('var(--accent-ink)'),
  good: only('var(--good)'),
  warning: only('var(--warn)'),
  attention: only('var(--bad)'),
  dark: text,
  light: text,
}

const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors })

/** How Microsoft's renderer draws on this page; colours are the page's own, so light and dark need one config. */
export const hostConfig = {
  fontFamily: 'inherit',
  supportsInteractivity: true,
  fontSizes: { small: 14, default: 16, medium: 19, large: 22, extraLarge: 26 },
  fontWeights: { lighter: 400, default: 400, bolder: 650 },
  lineHeights: { small: 21, default: 24, medium: 26, large: 30, extraLarge: 34 },
  spacing: { small: 8, default: 12, medium: 18, large: 26, extraLarge: 34, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--track)'),
    accent: style('var(--accent)'),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder' },
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    allowTitleToWrap: true,
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 220 },
    value: { wrap: true },
    spacing: 16,
  },
  textStyles: { heading: { size: 'medium', weight: 'bolder' } },
  textBlock: { headingLevel: 3 },
} as const
