/** A button's words for settings that it applies: `Use steps = 300`. */
export function settingText(settings: Record<string, string>): string {
  return `Use ${Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')}`;
}
