// A story in chapters: each goes on from where the one before ended, so the first that fails ends it.
import { test } from 'node:test';
import { join } from 'node:path';

/// With E2E_PICTURES=folder, the screens of the people on the page are kept when a chapter fails.
export function story(people = () => []) {
  let broken = '';
  return (title, act) => test(title, async (t) => {
    if (broken) return t.skip(`after “${broken}”`);
    try {
      await act(t);
    } catch (error) {
      broken = title;
      if (process.env.E2E_PICTURES) {
        for (const [i, one] of people().filter(Boolean).entries()) {
          const path = join(process.env.E2E_PICTURES, `${title.replace(/[^\p{L}\d]+/gu, '-').slice(0, 50)}-${i}.png`);
          await one.page.screenshot({ path, fullPage: true }).catch(() => {});
        }
      }
      throw error;
    }
  });
}
