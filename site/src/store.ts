/* What is kept in this browser: the files as they were written, marks, and how many hints were given. */

export class Store {
  private constructor(private readonly database: IDBDatabase) {}

  static open(name: string): Promise<Store> {
    return new Promise((done, failed) => {
      const request = indexedDB.open(`katas ${name} ${new URL(".", location.href).pathname}`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore("kept");
      request.onsuccess = () => done(new Store(request.result));
      request.onerror = () => failed(request.error);
    });
  }

  /** Return what was kept under a name; undefined where nothing was. */
  get(name: string): Promise<unknown> {
    return this.run("readonly", (kept) => kept.get(name));
  }

  async put(name: string, value: unknown): Promise<void> {
    await this.run("readwrite", (kept) => kept.put(value, name));
  }

  private run(mode: IDBTransactionMode, act: (kept: IDBObjectStore) => IDBRequest): Promise<unknown> {
    return new Promise((done, failed) => {
      const transaction = this.database.transaction("kept", mode);
      const request = act(transaction.objectStore("kept"));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error);
      transaction.onabort = () => failed(transaction.error);
    });
  }
}
