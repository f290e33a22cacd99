// One person at their own device, who finds things on the page by what is written there.
import assert from 'node:assert/strict';
import { device, good } from './browser.mjs';
import { speaker } from './words.mjs';

export const password = 'quatre mots sans aucun rapport';
export const demoPassword = 'une-entente-de-demonstration';

/// `person.t("key")` is the sentence; `press`, `fill`, `read` find it on the screen.
export async function person(browser, server, { language = 'fr', ...options } = {}) {
  const at = await device(browser, { language, ...options });
  const { page } = at;
  const self = {
    ...at, server, language,
    t: (key, args) => speaker(self.language)(key, args),
    open: (path) => page.goto(server.url + path),
    /// A button or a link of that name, inside `within` when the page holds several.
    named: (name, within = page) => within.getByRole('button', { name, exact: true })
      .or(within.getByRole('link', { name, exact: true })).filter({ visible: true }).first(),
    press: (key, args, within) => self.named(self.t(key, args), within).click(),
    /// A place that a patient's phone keeps behind "more".
    pressMore: async (key) => {
      await self.press('app.nav.more');
      await page.getByRole('main').getByRole('link').filter({ hasText: self.t(key) }).click();
    },
    field: (key, args, within = page) => within.getByLabel(self.t(key, args)).filter({ visible: true }).first(),
    fill: async (key, text, args, within) => {
      const field = self.field(key, args, within);
      await field.fill(text);
    },
    read: (text, options) => page.getByText(text).filter({ visible: true }).first().waitFor(options),
    reads: (key, args, options) => self.read(self.t(key, args), options),
    /// The card of the clause that holds these words.
    clause: (text) => page.locator('article[id^="clause-"]').filter({ hasText: text }).first(),
    good: (where) => good(page, where, self.language),
    dialog: () => page.locator('dialog[open]'),
    alliance: () => page.url().match(/alliances\/([0-9a-z]{26})/)?.[1] ?? assert.fail(page.url()),
    /// What the server answers to this person, through their own browser.
    ask: (path, options) => page.evaluate(async ([path, options]) => {
      const answer = await fetch(`/api/v1${path}`, options);
      return { status: answer.status, body: await answer.json().catch(() => null) };
    }, [path, options]),
    /// Errors of a network that the test cut on purpose.
    expected: (pattern) => at.errors.splice(0, Infinity, ...at.errors.filter((one) => !pattern.test(one))),
  };
  return self;
}

/// The demo's front page, with the real log-in behind each card.
export async function enterDemo(who, name) {
  await who.open('/');
  await who.page.getByRole('button').filter({ hasText: name }).click();
  await who.page.waitForURL((url) => !url.pathname.includes('connexion'));
}

export async function logIn(who, login, secret = password) {
  await who.page.locator('#login-name').fill(login);
  await who.page.locator('#login-password').fill(secret);
  await who.press('login.submit');
}

/// After a reload the keys are locked: the page asks for the password before signing.
export async function unlockIfAsked(who, secret, done) {
  const asked = who.dialog().locator('input[type=password]');
  await Promise.race([asked.waitFor(), done.waitFor()]);
  if (!(await asked.count())) return;
  await asked.fill(secret);
  await who.press('sign.password.yes', {}, who.dialog());
  await done.waitFor();
}

/// The alliance of this patient, opened on its contract.
export async function openContract(who, patientName) {
  await who.page.waitForLoadState();
  const { body } = await who.ask('/alliances');
  const { id } = body.alliances.find((one) => one.patient_name === patientName);
  await who.open(`/alliances/${id}/contrat`);
  await who.page.locator('article.sheet').waitFor();
  return id;
}
