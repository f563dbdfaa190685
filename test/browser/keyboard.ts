// A person at the keyboard: goes from field to field with Tab, as far as it takes, and presses.

import type { Frame, Locator, Page } from 'playwright-core';

/** More stops than any form has. */
const MOST_STOPS = 120;
const MOST_CHOICES = 12;

type Way = 'Tab' | 'Shift+Tab';

export class Keyboard {
  readonly page: Page;
  /** The sidebar's page. */
  readonly side: Frame;

  constructor(page: Page, side: Frame) {
    this.page = page;
    this.side = side;
  }

  /** Tab after Tab until the place, or something in it, has the keys. */
  async to(place: Locator, way: Way = 'Tab'): Promise<void> {
    const target = place.first();
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await target.evaluate((element) => element.ownerDocument.hasFocus() && element.contains(element.ownerDocument.activeElement))) return;
      await this.page.keyboard.press(way);
    }
    throw new Error(`${way} does not come to ${target}`);
  }

  async fill(label: string, text: string): Promise<void> {
    await this.to(this.side.getByLabel(label));
    await this.page.keyboard.type(text);
  }

  /** Types into a field that offers what fits, and takes the first. */
  async pick(label: string, text: string): Promise<void> {
    await this.fill(label, text);
    await this.side.getByRole('option').first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** One of a few, by the arrows. */
  async choose(label: string, choice: string, way: Way = 'Tab'): Promise<void> {
    const group = this.side.getByRole('radiogroup', { name: label });
    await this.to(group, way);
    for (let step = 0; step < MOST_CHOICES; step += 1) {
      if (await group.getByRole('radio', { name: choice, exact: true, checked: true }).count() > 0) return;
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`The arrows do not come to ${choice} of ${label}`);
  }

  /** One of many, by the arrows and Enter. */
  async take(label: string, item: string): Promise<void> {
    const group = this.side.getByRole('group', { name: label });
    await this.to(group);
    for (let step = 0; step < MOST_CHOICES; step += 1) {
      if (await group.getByRole('button', { name: item, exact: true }).evaluate((one) => one === one.ownerDocument.activeElement)) return this.page.keyboard.press('Enter');
      await this.page.keyboard.press('ArrowRight');
    }
    throw new Error(`The arrows do not come to ${item} of ${label}`);
  }

  async press(name: string, way: Way = 'Tab'): Promise<void> {
    await this.to(this.side.getByRole('button', { name }), way);
    await this.page.keyboard.press('Enter');
  }

  /** Saves the form; answers what the sidebar says was saved. */
  async save(tab: string): Promise<string> {
    await this.page.keyboard.press('Control+Enter');
    const said = this.side.getByText(new RegExp(`Row \\d+ of ${tab}`));
    await said.waitFor();
    return said.innerText();
  }
}
