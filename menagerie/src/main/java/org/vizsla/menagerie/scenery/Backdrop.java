package org.vizsla.menagerie.scenery;

/** What lies behind and under an animal. It is chosen at random and says nothing about the animal. */
public enum Backdrop {
    GRASS,
    SAND,
    BARK,
    BRICK,
    WATER,
    SKY,
    CARPET
}
