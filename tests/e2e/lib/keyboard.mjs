// The keyboard alone: where the focus is, and going on with Tab as somebody would who has no pointer.
import assert from 'node:assert/strict';

/// What has the focus: its name, whether one sees it, and where it is.
export const focused = (page) => page.evaluate(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const label = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? '';
  const around = one.closest('label') ? getComputedStyle(one.closest('label')) : style;
  const rings = [style, around, one.nextElementSibling ? getComputedStyle(one.nextElementSibling) : style];
  return {
    text: label.replace(/\s+/g, ' ').trim(), tag: one.tagName, type: one.type ?? '',
    ring: rings.some((of) => (of.outlineStyle !== 'none' && parseFloat(of.outlineWidth) > 0) || of.boxShadow !== 'none'),
    inView: box.bottom > 0 && box.top < innerHeight,
    hidden: (() => { // something fixed or sticky lies over its middle
      const at = document.elementFromPoint(box.x + box.width / 2, Math.min(innerHeight - 1, Math.max(0, box.y + box.height / 2)));
      return !!at && !one.contains(at) && !at.contains(one) && !one.closest('label')?.contains(at);
    })(),
  };
});

/// The page scrolls to the focus smoothly, or still from the key before: it is given a second.
async function settled(page) {
  for (let at, i = 0; ; i += 1) {
    at = await focused(page);
    if (!at || i === 20 || (at.inView && !at.hidden)) return at;
    await page.waitForTimeout(50);
  }
}

/// Tab until `found`; every stop on the way is visible, marked and in view.
export async function tabTo(who, found, what, most = 120) {
  const met = [];
  for (let i = 0; i < most; i += 1) {
    await who.page.keyboard.press('Tab');
    const at = await settled(who.page);
    if (!at) continue;
    met.push(at.text.slice(0, 40));
    assert.ok(at.ring, `no visible focus on “${at.text}” (${at.tag})`);
    assert.ok(at.inView, `the focus left the screen on “${at.text}”`);
    assert.ok(!at.hidden, `“${at.text}” has the focus but lies under something`);
    if (found(at)) return at;
  }
  return assert.fail(`${what} was not reached: ${met.join(' → ')}`);
}
export const named = (text) => (at) => at.text === text || at.text.startsWith(`${text} `);
export async function pressKeys(who, key, args) {
  await tabTo(who, named(who.t(key, args)), who.t(key, args));
  await who.page.keyboard.press('Enter');
}
