const wanted = 24;

/**
 * Refuses to run on a Node older than 24 (检查运行环境).
 * @throws Error that tells how to get the right one.
 */
export function assertRuntime(version: string = process.versions.node): void {
  if (Number.parseInt(version, 10) >= wanted) return;
  const carrier = `node-${process.platform}-${process.arch}`;
  throw new Error(
    `This program needs Node ${wanted} or newer, but runs on Node ${version}. Start it through its npm scripts ` +
      `(npm start, npm test): they use the Node that the optional dependency ${carrier} brings. If that one is ` +
      'missing, install it (npm ci without --omit=optional) or install Node yourself.',
  );
}
