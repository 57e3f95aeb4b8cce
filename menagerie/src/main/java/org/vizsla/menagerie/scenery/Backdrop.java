package org.vizsla.menagerie.scenery;

/** What lies behind and under an animal. It is drawn by lot and says nothing about which animal it is. */
public enum Backdrop {
    GRASS,
    SAND,
    BARK,
    BRICK,
    WATER,
    SKY,
    CARPET
}
