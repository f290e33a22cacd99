// Marcel reads the contract on his phone and signs; Claire, on her PC, sees it come into force.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { start_server } from './lib/server.mjs';
import { accessible, device, fits, open_browser } from './lib/browser.mjs';

let server, browser;
before(async () => { server = await start_server('demo'); browser = await open_browser(); });
after(async () => { await browser?.close(); await server?.stop(); });

/// Through the demo's page, with the real log-in behind it.
async function enter(page, name) {
  await page.goto(server.url);
  const card = page.locator('li, article, .card').filter({ hasText: name }).last();
  await card.getByRole('button').first().click();
  await page.waitForURL((url) => !url.pathname.includes('connexion'));
}

test('the demo offers its people, accessible and within a phone’s width', async () => {
  const phone = await device(browser, { width: 390 });
  await phone.page.goto(server.url);
  await phone.page.getByText('Lucie Darbon').waitFor();
  await accessible(phone.page, 'the demo');
  await fits(phone.page, 'the demo');
  await phone.close();
});

test('the last signature brings the contract into force, and the other side sees it', async () => {
  const phone = await device(browser, { width: 390 });
  const desk = await device(browser, { width: 1440 });
  await enter(phone.page, 'Marcel Pruvost');
  await enter(desk.page, 'Claire Morvan');
  await phone.page.waitForURL(/alliances\/[0-9a-z]{26}/);
  const alliance = phone.page.url().match(/alliances\/([0-9a-z]{26})/)[1];
  await desk.page.goto(`${server.url}/alliances/${alliance}/contrat`);
  await desk.page.getByText('Marcel Pruvost').first().waitFor();

  await phone.page.goto(`${server.url}/alliances/${alliance}/contrat`);
  await phone.page.getByRole('link', { name: 'Relire et signer' }).click();
  await phone.page.getByRole('button', { name: 'Je signe' }).waitFor();
  await phone.page.getByText('à tout moment, sans donner de raison').waitFor();
  await accessible(phone.page, 'signing');
  await fits(phone.page, 'signing');
  await phone.page.getByRole('button', { name: 'Je signe' }).click();
  const password = phone.page.locator('input[type=password]');
  const done = phone.page.getByText(/en vigueur depuis|est en vigueur/i).first();
  await Promise.race([password.first().waitFor(), done.waitFor()]);
  if (await password.count()) { // the page was loaded anew: the keys are asked for again
    await password.first().fill('une-entente-de-demonstration');
    await password.first().press('Enter');
  }
  await done.waitFor();

  await desk.page.getByText(/en vigueur/i).first().waitFor({ timeout: 5000 });
  const { status, body } = await desk.page.evaluate(async (id) => {
    const answer = await fetch(`/api/v1/alliances/${id}`);
    return { status: answer.status, body: await answer.json() };
  }, alliance);
  assert.equal(status, 200);
  assert.equal(body.in_force.number, 1);
  assert.equal(body.in_force.signatures.length, 2);
  await phone.close();
  await desk.close();
});
