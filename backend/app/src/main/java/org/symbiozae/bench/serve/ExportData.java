package org.symbiozae.bench.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.symbiozae.bench.Workbench;

/** The sites of {@code bench/export.sql}. Made once, some minutes for a million; made anew when they are of another number. */
record ExportData(int sites) {

    void require(Workbench bench, Workbench.Application application) {
        JdbcTemplate statements = application.door(JdbcTemplate.class);
        Integer stored = statements.queryForObject("SELECT count(*) FROM site", Integer.class);
        if (stored != null && stored == sites) {
            return;
        }
        bench.say("Generating " + sites + " sites for the exports (once; they stay in the benchmark's own database).");
        new TransactionTemplate(application.door(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            statements.execute("TRUNCATE territory CASCADE");
            statements.execute(script().formatted(sites, sites));
        });
        statements.execute("VACUUM ANALYZE");
    }

    private static String script() {
        try {
            return new ClassPathResource("bench/export.sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
