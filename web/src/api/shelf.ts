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
const VERSION = 2;
const STORE = 'given';
const WHEN = 'when';

/** The browser's database on this computer. Files that were given a week ago, and all but the last forty, are dropped. */
export class DatabaseShelf implements Shelf {
  private readonly database: Promise<IDBDatabase>;

  constructor(name: string) {
    this.database = new Promise((resolve, reject) => {
      const opening = indexedDB.open(name, VERSION);
      opening.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion > 0) {
          opening.result.deleteObjectStore(STORE);
        }
        opening.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex(WHEN, WHEN);
      };
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
    store.put(given);
    // By their keys alone, since the files themselves are large.
    const index = store.index(WHEN);
    const all = await done(index.getAllKeys());
    const old = await done(index.getAllKeys(IDBKeyRange.upperBound(given.when - LONGEST)));
    for (const key of [...old, ...all.slice(old.length, -MOST)]) {
      store.delete(key);
    }
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
