import type { Chosen } from './chosen';

type Fields = Record<string, unknown>;

/** A report as the browser keeps it. */
export interface Stored {
  title: string | null;
  maps: Chosen[];
}

/** A stored report; what is not understood, such as that of another version, is left out. */
export function storedOf(json: unknown): Stored {
  const { title, maps } = fieldsOf(json);
  return { title: isText(title) ? title : null, maps: Array.isArray(maps) ? maps.filter(isChosen) : [] };
}

function isChosen(item: unknown): item is Chosen {
  const { ask, picture, view, range, className, methodTitle, networkName } = fieldsOf(item);
  return isAsk(fieldsOf(ask)) && isPicture(fieldsOf(picture)) && isView(fieldsOf(view)) && (range === null || isRange(fieldsOf(range))) && [className, methodTitle, networkName].every(isText);
}

function isAsk({ network, picture, method, target, against, parameters, preprocessing, seed }: Fields): boolean {
  return [network, picture, method].every(isText) && isNumber(target) && (against === undefined || isNumber(against)) && areTexts(parameters) && areTexts(preprocessing) && (seed === undefined || isNumber(seed));
}

function isPicture({ id, name, height, width }: Fields): boolean {
  return isText(id) && isText(name) && isNumber(height) && isNumber(width);
}

function isView({ opacity, threshold, photograph, smooth, outline }: Fields): boolean {
  return isNumber(opacity) && isNumber(threshold) && isText(photograph) && typeof smooth === 'boolean' && typeof outline === 'boolean';
}

function isRange({ signed, low, high }: Fields): boolean {
  return typeof signed === 'boolean' && isNumber(low) && isNumber(high);
}

function areTexts(value: unknown): boolean {
  return value === undefined || Object.values(fieldsOf(value)).every(isText);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
