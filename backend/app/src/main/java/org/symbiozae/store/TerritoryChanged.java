package org.symbiozae.store;

/**
 * The facts of a territory changed; published in the transaction that changed them.
 *
 * @param territory its code
 */
public record TerritoryChanged(String territory) {}
