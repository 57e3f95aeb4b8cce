import type { Recipe } from './types';

/** A file or a recipe that the page gave to the server, and gives again if the server no longer holds it. */
export interface Given {
  /** `picture/…` or `network/…`, as {@link keyOf} makes it. */
  key: string;
  name: string;
  file: Blob | null;
  scene: Recipe | null;
  /** When it was given, in milliseconds since 1970. */
  when: number;
}

/** Where given files are kept beyond a reload. */
export interface Shelf {
  get(key: string): Promise<Given | null>;
  put(given: Given): Promise<void>;
  clear(): Promise<void>;
}

const LONGEST = 7 * 24 * 3600 * 1000;
const MOST = 40;
const STORE = 'given';

/** The browser's database on this computer. Files that were given a week ago, and all but the last forty, are dropped. */
export class DatabaseShelf implements Shelf {
  private readonly database: Promise<IDBDatabase>;

  constructor(name: string) {
    this.database = new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'key' });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error as Error);
    });
    this.database.catch(() => undefined);
  }

  async get(key: string): Promise<Given | null> {
    const store = await this.store('readonly');
    return (await done(store.get(key) as IDBRequest<Given | undefined>)) ?? null;
  }

  async put(given: Given): Promise<void> {
    const store = await this.store('readwrite');
    const all = (await done(store.getAll() as IDBRequest<Given[]>)).filter(({ key }) => key !== given.key);
    all.sort((a, b) => b.when - a.when);
    for (const old of all.filter(({ when }, index) => index >= MOST - 1 || given.when - when > LONGEST)) {
      store.delete(old.key);
    }
    await done(store.put(given));
  }

  async clear(): Promise<void> {
    await done((await this.store('readwrite')).clear());
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.database).transaction(STORE, mode).objectStore(STORE);
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error as Error);
  });
}
