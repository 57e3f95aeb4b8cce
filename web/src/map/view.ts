/** How a map is looked at; changing it asks nobody for anything. */
export interface View {
  /** Of the strongest values, 0 to 1. */
  opacity: number;
  /** Values weaker than this share of the strongest are not shown. */
  threshold: number;
  /** Whether a map of pixels is lightly smoothed. */
  smooth: boolean;
  photograph: 'colour' | 'grey' | 'none';
  /** Whether the true outline is drawn, where it is known. */
  outline: boolean;
}

export const FIRST_VIEW: View = { opacity: 0.85, threshold: 0, smooth: true, photograph: 'colour', outline: false };
