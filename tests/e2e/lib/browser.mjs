// Real Chromium, one context a person: each has its own cookies, as on a device of their own.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inOtherLanguage, rawWords } from './words.mjs';

export async function open_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--no-first-run'],
  });
}

/// A person's device. Anything the page logs as an error fails the test at `close`.
export async function device(browser, { width = 1280, height = 900, language = 'fr', dark = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height }, locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris', colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A refusal that a test provokes on purpose is logged by Chromium as a failed load.
    if (/Failed to load resource: the server responded with a status of (401|403|404|409|422|429)/.test(message.text())) return;
    errors.push(message.text());
  });
  return { context, page, errors,
    async close() { await context.close(); assert.deepEqual(errors, [], 'the page logged errors'); } };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/// WCAG 2.2 AA and axe's best practices: no violation. Run within the page: the pages have no frames.
/// `rules`: only those; in another light nothing but the contrasts can differ.
export async function accessible(page, where, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'], iframes: false, preload: false,
      ...(rules ? { runOnly: { type: 'rule', values: rules } } : {}),
    });
    return violations.map((one) =>
      `${one.id}: ${one.help} (${one.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary}`).join(', ')})`);
  }, rules ?? null);
  assert.deepEqual(found, [], `axe on ${where}`);
}

/// Nothing sticks out to the right.
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}

/// Everything a person can read or hear on the page.
const texts = (page) => page.evaluate(() => {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    if (text && !walk.currentNode.parentElement.closest('script, style, template')) found.push(text);
  }
  for (const one of document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')) {
    for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
      const text = one.getAttribute(name)?.trim();
      if (text) found.push(text);
    }
  }
  return [document.title, ...found];
});

/// No message key, no hole, no sentence of the other language.
export async function worded(page, where, language = 'fr') {
  const read = await texts(page);
  assert.deepEqual(read.flatMap(rawWords), [], `raw words on ${where}`);
  assert.equal(await page.evaluate(() => document.documentElement.lang), language, `the language of ${where}`);
  assert.deepEqual(inOtherLanguage(read, language), [], `another language on ${where}`);
}

/// What every page owes everyone.
export async function good(page, where, language = 'fr') {
  await page.locator('h1').first().waitFor({ state: 'attached' }); // no longer the grey lines of a page that loads
  await accessible(page, where);
  await fits(page, where);
  await worded(page, where, language);
}
