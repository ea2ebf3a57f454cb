package org.symbiozae.bench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.bench.Workbench;

/** The invented territory of {@code bench/serve.sql}, and where a person would look at it. */
final class GeneratedData {

    private static final int SITES = 200_000;
    private static final int SESSIONS = 12;

    private final JdbcClient jdbc;

    GeneratedData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Made once; a minute or two. */
    void require(Workbench bench, JdbcTemplate statements, PlatformTransactionManager transactions) {
        if (jdbc.sql("SELECT count(*) FROM site").query(Integer.class).single() == SITES) {
            return;
        }
        bench.say("Generating " + SITES + " sites (once; they stay in the benchmark's own database).");
        new TransactionTemplate(transactions).executeWithoutResult(status -> statements.execute(script()));
        jdbc.sql("VACUUM ANALYZE").update();
    }

    private static String script() {
        try {
            return new ClassPathResource("bench/serve.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** A tile and the layers that the map asks for at its zoom. */
    record Look(int z, int x, int y) {

        List<String> layers() {
            return z < 12
                    ? List.of("territories", "communes", "zones", "zone-needs")
                    : List.of("territories", "communes", "zones", "clusters", "sites");
        }

        String path() {
            return "/tiles/" + String.join(",", layers()) + "/" + z + "/" + x + "/" + y + ".mvt";
        }
    }

    /** People who come to a site from zoom 10 to 16 and see four by three tiles at each: all their tiles. */
    List<Look> looks() {
        List<Look> looks = new ArrayList<>();
        Random chance = new Random(4);
        for (int i = 0; i < SESSIONS; i++) {
            double[] place = jdbc.sql(
                            "SELECT ST_X(position) AS x, ST_Y(position) AS y FROM site ORDER BY id OFFSET ? LIMIT 1")
                    .param(chance.nextInt(SITES))
                    .query((row, number) -> new double[] {row.getDouble("x"), row.getDouble("y")})
                    .single();
            for (int z = 10; z <= 16; z++) {
                double side = 1 << z;
                double radians = Math.toRadians(place[1]);
                int x = (int) ((place[0] + 180) / 360 * side);
                int y = (int) ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * side);
                for (int column = -2; column < 2; column++) {
                    for (int row = -1; row < 2; row++) {
                        looks.add(new Look(z, x + column, y + row));
                    }
                }
            }
        }
        return looks;
    }
}
