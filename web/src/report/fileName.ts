import type { Chosen } from './chosen';

const LONGEST = 40;

/** The beginning of the names of a map's files: `vizsla_10_alexnet_vizsla_grad_cam`. */
export function fileName({ picture, networkName, className, ask }: Pick<Chosen, 'picture' | 'networkName' | 'className' | 'ask'>): string {
  return [withoutEnding(picture.name), withoutEnding(networkName), className, ask.method].map(plain).filter((part) => part !== '').join('_');
}

/** Letters, digits and underscores alone, which every file system takes. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '');
}

/** `cat` for `cat.jpg` */
export function withoutEnding(name: string): string {
  return name.replace(/\.[A-Za-z0-9]{1,11}$/, '');
}
