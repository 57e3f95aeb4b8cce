const PART = /^(.*[./])([^./]*[A-Za-z_][^./]*)$/;
const SHOWN_FOLDERS = 2;

/** A layer's own name, and that of the module that it is a part of: `features.3.` and `squeeze`. Of modules in modules, as in `/a/b/c/Add`, the last two are named. */
export function partsOf(name: string): { module: string; own: string } {
  const [, path = '', own = name] = PART.exec(name) ?? [];
  const folders = path.split('/');
  return { module: folders.slice(-SHOWN_FOLDERS - 1).join('/').replace(/^\/$/, ''), own };
}
