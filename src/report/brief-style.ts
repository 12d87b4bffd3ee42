import { htmlStyle } from './html-style.ts'

/** How the one page looks: as the report does, and small enough on paper for one sheet of A4. */
export const briefStyle = `${htmlStyle}
@media print {
  @page { size: A4; margin: 11mm 12mm; }
  html { font-size: 10.5px; }
  body { line-height: 1.3; }
  h1 { font-size: 1.6rem; }
  h2 { margin: .7rem 0 .3rem; padding-top: .4rem; font-size: 1.15rem; }
  p, ul, blockquote { margin: .25rem 0; }
  blockquote { padding: .2rem .7rem; font-size: 1.05rem; }
  th, td { padding: .2rem .35rem; }
  table { font-size: .95rem; }
}
`
