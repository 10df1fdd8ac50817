/* Keeps the whole page, so that it works without a network, and gives each file the headers that
   a server may not be able to give: those that let workers share memory, and a policy by which
   nothing of it reaches any other place. */

/** Each file's hash, by its path, and one of all: `kata site` writes them in. */
declare const FILES: Record<string, string>;
declare const VERSION: string;
declare const POLICY: string;

type Scope = {
  registration: { scope: string };
  clients: { claim(): Promise<void> };
  addEventListener(
    name: string,
    listener: (event: {
      request: Request;
      data: unknown;
      waitUntil(done: Promise<unknown>): void;
      respondWith(answer: Promise<Response>): void;
    }) => void,
  ): void;
};
const worker = self as unknown as Scope;
const scope = worker.registration.scope;
const NAME = `${scope}#${VERSION}`;
const HEADERS = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
};

/** Fetch a file as it was built: half of one version and half of another would not work. */
async function keep(cache: Cache, path: string) {
  const address = new URL(path, scope).href;
  const answer = await fetch(address, { integrity: FILES[path], cache: "no-cache" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  await cache.put(address, answer);
}

async function keepAll() {
  const cache = await caches.open(NAME);
  await Promise.all(Object.keys(FILES).map((path) => keep(cache, path)));
}

async function forgetOthers() {
  const others = (await caches.keys()).filter((name) => name.startsWith(`${scope}#`) && name !== NAME);
  await Promise.all(others.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function answer(path: string): Promise<Response> {
  const address = new URL(path, scope).href;
  const kept = (await (await caches.open(NAME)).match(address)) ?? (await fetch(address));
  const headers = new Headers(kept.headers);
  for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
  return new Response(kept.body, { status: kept.status, headers });
}

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
// A page that was reloaded past its service worker asks for it.
worker.addEventListener("message", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const address = event.request.url.replace(/[?#].*/, "");
  if (!address.startsWith(scope)) return;
  const path = address.slice(scope.length) || "index.html";
  if (path in FILES) event.respondWith(answer(path));
});

export {};
