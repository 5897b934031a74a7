// Serves a directory on a free port of this machine, for the judges of sites.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".ics": "text/calendar; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml", ".atom": "application/atom+xml; charset=utf-8",
};

export async function serve(directory) {
  const server = createServer(async (request, response) => {
    try {
      let path = join(directory, normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname)));
      if ((await stat(path)).isDirectory()) path = join(path, "index.html");
      const body = gzipSync(await readFile(path));
      response.writeHead(200, { "Content-Type": types[extname(path)] || "application/octet-stream", "Content-Encoding": "gzip" });
      response.end(body);
    } catch {
      // Browsers ask the host for an icon where a page names none.
      response.writeHead(request.url === "/favicon.ico" ? 204 : 404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
