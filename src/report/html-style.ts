/** How the HTML report looks: calm, light and dark, stacked on a phone, paged on A4. */
export const htmlStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1d2330; --soft: #586174; --line: #d5dae3; --tint: #f4f6f9;
  --act: #a3162e; --plan: #8a4b00; --keep: #1d4f91; --fine: #2b6136; --link: #14508f; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171d; --ink: #e8ebf1; --soft: #a7b0c0; --line: #363d4a;
  --tint: #1d222b; --act: #ff9aa8; --plan: #ffbe73; --keep: #93c0ff; --fine: #93d6a0; --link: #93c0ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI",
  Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
main { max-width: 56rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
h4 { font-size: .95rem; margin: 0 0 .5rem; }
p { margin: .5rem 0; }
.quiet, figcaption { color: var(--soft); }
.warn { border-inline-start: 4px solid var(--plan); padding-inline-start: .75rem; }
blockquote { margin: .5rem 0; padding: .5rem 1rem; border-inline-start: 4px solid var(--act); font-size: 1.1rem; }
a { color: var(--link); }
ul { padding-inline-start: 1.4rem; margin: .5rem 0; }
.lettered { list-style: none; padding-inline-start: .4rem; }
dl { margin: .75rem 0; }
dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; padding: .3rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: .94rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: start; vertical-align: top; padding: .5rem .6rem; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; }
th { color: var(--soft); font-weight: 600; }
.band { font-weight: 700; overflow-wrap: normal; }
td .band { white-space: nowrap; }
.band::before { margin-inline-end: .35em; }
.actFirst { color: var(--act); } .actFirst::before { content: "\\25B2"; }
.planSoon { color: var(--plan); } .planSoon::before { content: "\\25C6"; }
.keepInMind { color: var(--keep); } .keepInMind::before { content: "\\25CF"; }
.fineForNow { color: var(--fine); } .fineForNow::before { content: "\\25CB"; }
.small { font-size: .9rem; }
figure { margin: 1rem 0; }
figure svg { display: block; width: 100%; height: auto; max-width: 30rem; }
@media (max-width: 40rem) {
  dl > div { grid-template-columns: 1fr; gap: 0; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { border-bottom: 2px solid var(--line); padding: .5rem 0; }
  td { border: 0; padding: .15rem 0; }
  td::before { content: attr(data-label); color: var(--soft); margin-inline-end: .5em; }
  td.empty { display: none; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --tint: #f6f6f6; --act: #8d0f24;
    --plan: #6f3c00; --keep: #123f78; --fine: #1d4a27; --link: #000; }
  @page { size: A4; margin: 12mm 12mm 14mm; }
  html { font-size: 12px; }
  body { font-size: 1rem; line-height: 1.32; }
  h2 { margin: .9rem 0 .4rem; padding-top: .5rem; }
  h3 { margin-top: .8rem; }
  p, ul, dl, blockquote { margin-top: .25rem; margin-bottom: .25rem; }
  dl > div { padding: .1rem 0; }
  th, td { padding: .25rem .4rem; }
  .small { font-size: .76rem; line-height: 1.22; }
  .small th, .small td { padding: .08rem .3rem; }
  .columns table, .columns tbody { display: block; }
  .columns thead { display: none; }
  .columns tbody { columns: 2; column-gap: 1.5rem; }
  .columns tr { display: block; border-bottom: 1px solid var(--line); padding: .1rem 0; }
  .columns td { display: inline; border: 0; padding: 0; }
  .columns td:first-child { color: var(--soft); }
  .columns td + td:not(.empty)::before { content: " \\00B7 "; }
  .small dl > div { grid-template-columns: 9rem 1fr; }
  figure { display: inline-block; width: 49%; margin: .25rem 0; vertical-align: top; }
  figure svg { max-width: 100%; max-height: 120mm; }
  main { max-width: none; padding: 0; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, li, dl > div, figure, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
