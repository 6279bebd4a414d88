import type { Page } from '@playwright/test';
import type { Place } from './search.ts';

/** Everything of a page that a later person, or a program that reads the screen aloud, could get at. */
export async function placesOnPage(page: Page): Promise<readonly Place[]> {
  const cdp = await page.context().newCDPSession(page);
  const [document, tree, entries] = await Promise.all([page.evaluate(readDocument), cdp.send('Accessibility.getFullAXTree'), cdp.send('Page.getNavigationHistory')]);
  await cdp.detach();
  return [...Object.entries(document), ['accessibility tree', JSON.stringify(tree)], ['history', JSON.stringify(entries)], ['cookies', JSON.stringify(await page.context().cookies())]]
    .map(([name = '', text = '']) => ({ name, bytes: Buffer.from(text) }));
}

/** What the page's memory still holds after the garbage was taken out. */
export async function placesInMemory(page: Page): Promise<readonly Place[]> {
  const cdp = await page.context().newCDPSession(page);
  let heap = '';
  cdp.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => { heap += chunk; });
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await cdp.detach();
  return [{ name: 'memory', bytes: Buffer.from(heap) }];
}

/** Runs in the page. */
async function readDocument(): Promise<Record<string, string>> {
  const whole = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, failed) => {
    request.onsuccess = () => { done(request.result); };
    request.onerror = () => { failed(new Error(String(request.error))); };
  });
  const stored: unknown[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await whole(indexedDB.open(name));
    for (const store of database.objectStoreNames) stored.push(name, store, await whole(database.transaction(store).objectStore(store).getAll()));
    database.close();
  }
  const cached: string[] = [];
  for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) cached.push(name, request.url, await ((await caches.match(request))?.text() ?? ''));
  return {
    document: document.documentElement.outerHTML,
    fields: JSON.stringify(Array.from(document.querySelectorAll('input'), ({ name, value }) => [name, value])),
    title: document.title,
    address: location.href,
    'state of the history': JSON.stringify([history.state, window.name]),
    selection: String(getSelection()),
    'web storage': JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    'IndexedDB': JSON.stringify(stored),
    'Cache Storage': JSON.stringify(cached),
  };
}
