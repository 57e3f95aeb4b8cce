/** Names that try to leave the place that they are written to. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '</title></style></svg><svg onload=alert(1)>',
  ']]><!-- --><?xml-stylesheet href="http://example.org/"?>',
  '&lt;already&gt; & "quoted"',
  'null \u0000 bell \u0007 escape \u001b[31m half \ud83d end \uffff',
  'नमस्ते 犬 🐕 café',
];

/** All in one. */
export const WORST = HOSTILE.join(' ');

/** The elements of a document in XML, in order; throws if it is not well-formed. Knows what our own files contain. */
export function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const open: string[] = [];
  const token = /<\?xml [^<>]*\?>|<(\/?)([A-Za-z][\w-]*)((?:\s+[\w:-]+="(?:[^"<&]|&(?:amp|lt|gt|quot|#39);)*")*)\s*(\/?)>|(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)+/gy;
  let at = 0;
  for (let match = token.exec(xml); match !== null; match = token.exec(xml)) {
    at = token.lastIndex;
    const [, closing, name, , empty] = match;
    if (name !== undefined && closing === '/') {
      if (open.pop() !== name) {
        throw new Error(`</${name}> closes nothing`);
      }
    } else if (name !== undefined) {
      names.push(name);
      if (empty !== '/') {
        open.push(name);
      }
    }
  }
  if (at !== xml.length || open.length > 0) {
    throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 80)}`);
  }
  return names;
}
