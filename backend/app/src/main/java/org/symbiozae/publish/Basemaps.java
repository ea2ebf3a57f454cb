package org.symbiozae.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Backgrounds of the map that other servers hold.
 *
 * @param online whether pages may offer them; without, no browser asks anybody but this server
 */
@ConfigurationProperties("symbiozae.basemaps")
record Basemaps(@DefaultValue("true") boolean online) {

    private static final String HOSTS = " https://data.geopf.fr https://tile.openstreetmap.org";

    /** Sources as {@code img-src} writes them, each after a space. */
    String hosts() {
        return online ? HOSTS : "";
    }
}
