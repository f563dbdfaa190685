// A document's own page: its .docx shown as pages by the browser alone, so that it can be read where nothing is installed.
import { renderAsync } from 'docx-preview';
import './document.css';

async function show(pages: HTMLElement, address: string): Promise<void> {
  const response = await fetch(address);
  if (!response.ok) return say(pages, 'This document is gone.');
  const style = document.createElement('div');
  document.head.append(style);
  try {
    await renderAsync(await response.blob(), pages, style, { className: 'page', inWrapper: false, useBase64URL: true, renderAltChunks: false });
    numberPages(pages.querySelectorAll('section.page'));
  } catch (failure) {
    console.error(failure);
    say(pages, 'This file cannot be shown here. It can be downloaded.');
  }
  document.body.dataset.shown = 'yes';
}

/** Fields are left empty by the renderer; those of our footers are `Page … of …`. */
function numberPages(sections: NodeListOf<Element>): void {
  sections.forEach((section, index) => {
    const line = [...section.querySelectorAll('footer p')].find((one) => /^Page\s+of\s*$/.test(one.textContent ?? ''));
    const [first, ...others] = line?.querySelectorAll('span') ?? [];
    if (!first) return;
    first.textContent = `Page ${index + 1} of ${sections.length}`;
    for (const other of others) other.remove();
  });
}

function say(pages: HTMLElement, words: string): void {
  const line = document.createElement('p');
  line.textContent = words;
  pages.replaceChildren(line);
}

const pages = document.getElementById('pages');
const { docx } = document.body.dataset;
if (pages && docx) void show(pages, docx);
