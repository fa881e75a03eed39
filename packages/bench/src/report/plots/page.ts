/** One page of all plots: no script, nothing from elsewhere, as many columns as fit. */
import type { Chapter } from './chapters.js';
import { escaped, svgOf, WIDTH } from './figure.js';
import { THEME } from './theme.js';

const STYLE = `${THEME}
body{margin:0 auto;padding:1rem;max-width:75rem;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:2.5rem 0 0}
p{max-width:42rem;margin:.5rem 0 1rem;color:var(--faint)}
a{color:var(--ours)}
summary{cursor:pointer;margin-bottom:1rem}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,${WIDTH - 20}px),1fr));gap:2rem 2.5rem;align-items:start}
figure{margin:0}svg{display:block;width:100%;height:auto;max-width:${WIDTH + 60}px}
figure>svg{overflow:visible}`;

export function pageOf(chapters: readonly Chapter[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Performance, as plots</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>Performance, as plots</h1>
<p>Made from the CSV in packages/bench/results. The same as tables, with goals and where figures are from:
<a href="../performance.md">performance.md</a>. <code>~</code> before a figure: another run may differ by more than 10 %.</p>
${chapters.map(chapterHtml).join('\n')}
</body>
</html>
`;
}

function chapterHtml({ title, text, tables, figures, isFolded }: Chapter): string {
  const plots = `<div class="figures">\n${figures.map((figure) => `<figure>${svgOf(figure, 'page').trim()}</figure>`).join('\n')}\n</div>`;
  const shown = isFolded ? `<details>\n<summary>${figures.length} plots</summary>\n${plots}\n</details>` : plots;
  return `<section>
<h2>${escaped(title)}</h2>
<p>${escaped(text)} <a href="../performance.md#${tables}">As a table</a></p>
${figures.length === 0 ? '<p>Not measured.</p>' : shown}
</section>`;
}
