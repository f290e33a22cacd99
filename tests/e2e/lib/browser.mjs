// Real Chromium, one context a person: each has its own cookies, as on a device of their own.
import { chromium } from 'playwright-core';
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';

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

/// WCAG 2.2 AA and axe's best practices: no violation.
export async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join(', ')})`);
  assert.deepEqual(found, [], `axe on ${where}`);
}

/// Nothing sticks out to the right.
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px too wide`);
}
