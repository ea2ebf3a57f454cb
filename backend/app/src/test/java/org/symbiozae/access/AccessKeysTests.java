package org.symbiozae.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;
import org.symbiozae.store.Fixture;

@DatabaseTest
class AccessKeysTests {

    @Autowired
    private AccessKeys keys;

    @Autowired
    private JdbcClient jdbc;

    private String territory;

    @BeforeEach
    void somewhere() {
        territory = Fixture.territory(jdbc, "K" + System.nanoTime()).code();
    }

    @Test
    void opensWithTheRoleAndTheNameItWasMadeFor() {
        Viewer holder = keys.holder(keys.make("Claire (invented)", Role.MEMBER, territory, 1))
                .orElseThrow();
        assertThat(holder.role()).isEqualTo(Role.MEMBER);
        assertThat(holder.territories()).containsExactly(territory);
        assertThat(holder.person()).isEqualTo("Claire (invented)");
    }

    @Test
    void opensTheTerritoriesBelow() {
        String below = Fixture.territory(jdbc, "B" + System.nanoTime()).code();
        jdbc.sql("UPDATE territory SET parent_id = (SELECT id FROM territory WHERE code = ?) WHERE code = ?")
                .param(territory)
                .param(below)
                .update();
        Viewer holder = keys.holder(keys.make("Claire (invented)", Role.FACILITATOR, territory, 1))
                .orElseThrow();
        assertThat(holder.territories()).containsExactlyInAnyOrder(territory, below);
    }

    @Test
    void keepsNoSecret() {
        String secret = keys.make("Claire (invented)", Role.FACILITATOR, territory, 1);
        assertThat(jdbc.sql("SELECT access_key::text FROM access_key")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(secret));
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String secret = keys.make("Claire (invented)", Role.FACILITATOR, territory, 1);
        long number = keys.list().get(0).id();
        keys.revoke(number);
        assertThat(keys.holder(secret)).isEmpty();
        assertThatThrownBy(() -> keys.revoke(number))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("open key");
    }

    @Test
    void anExpiredOrUnknownKeyOpensNothing() {
        String secret = keys.make("Claire (invented)", Role.FACILITATOR, territory, 1);
        jdbc.sql("UPDATE access_key SET expires_at = now() - interval '1 second'")
                .update();
        assertThat(keys.holder(secret)).isEmpty();
        assertThat(keys.holder("syz_guess")).isEmpty();
    }

    @Test
    void refusesAKeyForEverywhereToAnyoneButTheAdministrator() {
        assertThatThrownBy(() -> keys.make("Claire (invented)", Role.FACILITATOR, null, 1))
                .isInstanceOf(Problem.class);
        assertThat(keys.holder(keys.make("Ada (invented)", Role.ADMINISTRATOR, null, 1)))
                .get()
                .extracting(Viewer::role)
                .isEqualTo(Role.ADMINISTRATOR);
    }
}
