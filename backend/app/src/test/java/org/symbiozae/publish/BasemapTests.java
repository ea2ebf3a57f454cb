package org.symbiozae.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BasemapTests {

    @Test
    void withoutOnlineBackgroundsNoOtherServerMayBeAsked() {
        assertThat(new PublishConfiguration(new Embedding("*"), new Basemaps(false)).policyOf("/"))
                .contains("img-src 'self' data: blob:;")
                .doesNotContain("https://");
        assertThat(new PublishConfiguration(new Embedding("*"), new Basemaps(true)).policyOf("/"))
                .contains("img-src 'self' data: blob: https://data.geopf.fr https://tile.openstreetmap.org;");
    }
}
