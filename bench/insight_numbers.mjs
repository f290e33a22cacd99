// The insight engine's numbers against R (lme4, psych), CPU time, on the same data in the same run.
//   node bench/insight_numbers.mjs [build/release/bench_insight_numbers]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ours = process.argv[2] ?? 'build/release/bench_insight_numbers';
const folder = mkdtempSync(join(tmpdir(), 'entente-bench-'));

function lines(command, ...words) {
  const text = execFileSync(command, [...words, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return Object.fromEntries(text.trim().split('\n').map((line) => {
    const [name, ms, figure] = line.trim().split(/\s+/);
    return [name, { ms: Number(ms), figure: Number(figure) }];
  }));
}

const rows = [];
function row(what, mine, theirs, bar, figures) {
  const ratio = theirs / mine;
  const apart = Math.abs(figures[0] - figures[1]) / Math.abs(figures[1]);
  rows.push(`| ${what} | ${mine.toFixed(1)} ms | ${theirs.toFixed(0)} ms | ${ratio.toFixed(0)} × | ≥ ${bar} × | ` +
    `${ratio >= bar ? 'met' : '**missed**'} | ${Number.isNaN(apart) ? '–' : apart.toExponential(1)} |`);
}

try {
  const mine = lines(ours);
  const r = lines('Rscript', 'bench/insight_r.R');
  for (const patients of ['10000', '100000']) {
    const name = `growth_${patients}`;
    row(`growth, ${patients} patients × 10, against lme4`, mine[name].ms, r[name].ms, 20,
      [mine[name].figure, r[name].figure]);
    const variances = r[`${name}_ranef`];
    row(`· with each patient’s departure and its variance${variances ? '' : ' (against the fit alone)'}`,
      mine[`${name}_blup`].ms, r[name].ms + (variances?.ms ?? 0), 40,
      [mine[`${name}_blup`].figure, variances?.figure ?? NaN]);
  }
  row('α and error of measurement, 100,000 × 12, against psych', mine.alpha.ms, r.alpha.ms, 50, [mine.alpha.figure, r.alpha.figure]);
  rows.push(`| intraclass correlations, 10,000 × 3 | ${mine.icc.ms.toFixed(1)} ms | – | – | ≤ 50 ms | ` +
    `${mine.icc.ms <= 50 ? 'met' : '**missed**'} | – |`);
  console.log('| what | CPU | of R | ratio | bar | | figures apart |\n| --- | --- | --- | --- | --- | --- | --- |');
  for (const one of rows) console.log(one);
} finally {
  rmSync(folder, { recursive: true });
}
