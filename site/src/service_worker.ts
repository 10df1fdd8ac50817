/* Keeps the whole page, so that it works without a network, and gives each file the headers that
   a server may not be able to give: those that let workers share memory, and a policy by which
   nothing of it reaches any other place. */

/** Each file's SHA-256, by its path: `kata site` writes it in. */
declare const FILES: Record<string, string>;

const worker = self as unknown as ServiceWorkerGlobalScope;
const NAME = "katas:";
