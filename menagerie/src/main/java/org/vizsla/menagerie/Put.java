package org.vizsla.menagerie;

import org.vizsla.menagerie.internal.draw.Layer;
import org.vizsla.menagerie.internal.scenery.Prop;

/** A thing placed in a scene. */
record Put(Prop prop, Framing framing, Layer layer) {}
