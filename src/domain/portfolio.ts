/** How the overview is sorted: by what is late, by what is worst, or by what was not looked at for longest. */
export const portfolioOrders = ['late', 'worst', 'age'] as const
export type PortfolioOrder = (typeof portfolioOrders)[number]

/** Formats of the overview; the first is for a spreadsheet. */
export const portfolioFormats = ['csv', 'json', 'html'] as const
export type PortfolioFormat = (typeof portfolioFormats)[number]
