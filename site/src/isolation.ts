/* Makes sure that the service worker serves this page: then it is whole, kept for later, and may
   share memory with its workers. */

const RELOADED = "reloaded";

/** Wait for that; the page may be loaded once more. Throws where it can't be had. */
export async function isolated(beforeReload: () => Promise<void>): Promise<void> {
  if (!("serviceWorker" in navigator)) {
    throw new Error("This page needs a service worker, which this browser, or this window, refuses.");
  }
  const container = navigator.serviceWorker;
  await container.register("service_worker.js");
  const { active } = await container.ready;
  if (container.controller === null) {
    const controlled = new Promise((done) =>
      container.addEventListener("controllerchange", done, { once: true }),
    );
    active?.postMessage("claim");
    await controlled;
  }
  if (self.crossOriginIsolated) {
    sessionStorage.removeItem(RELOADED);
    return;
  }
  if (sessionStorage.getItem(RELOADED) !== null) {
    throw new Error("This browser lets no page share memory with its workers: a newer one is needed.");
  }
  sessionStorage.setItem(RELOADED, "once");
  await beforeReload();
  location.reload();
  await new Promise(() => {});
}
