package org.symbiozae.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.symbiozae.DatabaseTest;
import org.symbiozae.domain.Viewer;
import org.symbiozae.domain.Viewer.Role;

/** Reads of the public on connections that can do nothing else. */
@DatabaseTest
class QuickLaneTests {

    /** Connections of the lane read only for good, others for the time of a transaction. */
    private static final String ROAD = "SELECT current_user || ' ' || current_setting('default_transaction_read_only')";

    private static final String QUICK = "symbiozae_reader on";
    private static final String OTHER = "symbiozae_reader off";

    @Autowired
    private QuickLane lane;

    @Autowired
    private ViewerScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void onlyThePublicTakesIt() {
        assertThat(road(Viewer.PUBLIC)).isEqualTo(QUICK);
        for (Viewer other : List.of(
                Viewer.ADMINISTRATOR, Viewer.PUBLIC.in("another"), new Viewer(Role.MEMBER, Set.of("GENEVOIS")))) {
            assertThat(road(other)).isEqualTo(OTHER);
        }
    }

    @Test
    void itReadsWhatIsPublishedAndWritesNothing() {
        assertThatThrownBy(() -> read("SELECT count(*)::text FROM public.site"))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> read("CREATE TEMPORARY TABLE mine AS SELECT 1"))
                .rootCause()
                .hasMessageContaining("read-only");
        assertThat(read("SELECT (count(*) >= 0)::text FROM layer.sites")).isEqualTo("true");
    }

    @Test
    void whoFindsItFullGoesTheOtherWay() {
        List<QuickLane.Place> taken = new ArrayList<>();
        try {
            for (QuickLane.Place place = lane.find(); place != null; place = lane.find()) {
                taken.add(place);
            }
            assertThat(taken).hasSizeGreaterThan(1);
            assertThat(road(Viewer.PUBLIC)).isEqualTo(OTHER);
        } finally {
            taken.forEach(QuickLane.Place::close);
        }
        assertThat(road(Viewer.PUBLIC)).isEqualTo(QUICK);
    }

    /** What a read changes of its connection would be the next reader's: a role, once set, must not stay. */
    @Test
    void whoReadsOnAConnectionAfterAnotherIsThePublic() {
        read("SELECT set_config('symbiozae.role', 'administrator', true)");
        for (int i = 0; i < 20; i++) {
            assertThat(read("SELECT visible.viewer_role()")).isEqualTo("public");
        }
    }

    private String road(Viewer viewer) {
        return scope.see(viewer, () -> jdbc.sql(ROAD).query(String.class).single());
    }

    private String read(String sql) {
        return scope.see(Viewer.PUBLIC, () -> jdbc.sql(sql).query(String.class).single());
    }
}
