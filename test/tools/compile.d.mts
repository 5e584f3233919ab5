/**
 * Translates a TypeScript file and everything of ours that it imports into `dist/<name>`, for tests and benches that need a process of their own.
 * Types are not checked here. Returns the path of the translated file.
 */
export function compileForProcess(entry: string, name: string): string;
