import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const tags = {
  'text/css; charset=utf-8': (path: string) => `<link rel="stylesheet" href="${path}">`,
  'text/javascript; charset=utf-8': (path: string) => `<script src="${path}" defer></script>`,
  'image/svg+xml': (path: string) => `<link rel="icon" href="${path}">`,
};

/** One file that the IDE's page loads: its media type and its bytes. */
export interface IdeAsset {
  type: keyof typeof tags;
  body: Buffer;
}

const style = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

const defaultQuery = `# 1. Run SignIn. The demo accounts are printed
#    when the service starts.
# 2. Copy the token into the Headers editor below:
#    { "Authorization": "Bearer <token>" }
# 3. Run WhoAmI. Ctrl+Space shows what else to ask.

mutation SignIn {
  signIn(
    input: {
      account: "office.340800000000"
      password: "anqing-demo"
    }
  ) {
    token
    expiresAt
  }
}

query WhoAmI {
  viewer {
    __typename
  }
}
`;

const boot = `const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
const defaultQuery = ${JSON.stringify(defaultQuery)};
const page = React.createElement(GraphiQL, { fetcher, defaultQuery, isHeadersEditorEnabled: true });
ReactDOM.createRoot(document.getElementById('graphiql')).render(page);
`;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3" fill="#d60590"/></svg>`;

let assets: Map<string, IdeAsset> | undefined;

/** Every file of the GraphQL IDE (在线查询工具) by its path on this server; read from the packages at the first call. */
export function ideAssets(): Map<string, IdeAsset> {
  assets ??= new Map<string, IdeAsset>([
    ['/ide/icon.svg', { type: 'image/svg+xml', body: Buffer.from(icon) }],
    ['/ide/graphiql.css', { type: style, body: fileOf('graphiql', 'graphiql.min.css') }],
    ['/ide/page.css', { type: style, body: Buffer.from('body { margin: 0; } #graphiql { height: 100dvh; }\n') }],
    ['/ide/react.js', { type: script, body: fileOf('react', 'umd/react.production.min.js') }],
    ['/ide/react-dom.js', { type: script, body: fileOf('react-dom', 'umd/react-dom.production.min.js') }],
    ['/ide/graphiql.js', { type: script, body: fileOf('graphiql', 'graphiql.min.js') }],
    ['/ide/boot.js', { type: script, body: Buffer.from(boot) }],
  ]);
  return assets;
}

function fileOf(packageName: string, file: string): Buffer {
  const manifest = createRequire(import.meta.url).resolve(`${packageName}/package.json`);
  return readFileSync(join(dirname(manifest), file));
}

/** The IDE's page. It loads nothing but `ideAssets()`, in their order, and sends its operations to /graphql. */
export function idePage(): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>GraphiQL · 政协网络 Consultative network</title>
${[...ideAssets()].map(([path, { type }]) => tags[type](path)).join('\n')}
</head>
<body><div id="graphiql">Loading…</div></body>
</html>
`;
}

/** What the page may load: its own files and the fonts and pictures inside them, nothing from any other host. */
export const ideContentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // GraphiQL's menus and dialogs stop scrolling by a style element of their own
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
