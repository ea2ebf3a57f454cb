package org.symbiozae.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.symbiozae.Symbiozae;
import org.symbiozae.machine.Database;
import org.symbiozae.machine.DatabaseAddress;
import org.symbiozae.machine.Home;

/**
 * The map's budgets that every build holds, on 20 000 invented sites in PostGIS: what the first map fetches, that a filter is
 * drawn without a tile asked for, and the page's memory. Times depend on the machine: {@code ./symbiozae bench map} measures them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MapBudgetTests implements Workbench {

    private static final int VISITS = 4;

    private final Database server = new Database(home(), System.getenv());

    @Test
    void theFirstMapIsSmallAndAFilterIsDrawnFromWhatIsThere() throws Exception {
        List<Chrome.Visit> visits = new MapBenchmark().visits(this, VISITS);
        assertThat(visits)
                .allSatisfy(visit ->
                        assertThat(visit.said().path("first_map_kb").asDouble()).isBetween(1.0, 150.0));
        assertThat(visits)
                .allSatisfy(visit -> assertThat(
                                visit.said().path("filter_tiles_asked").asInt(-1))
                        .isZero());
        assertThat(visits.stream().mapToDouble(Chrome.Visit::heapMb)).allMatch(heap -> heap <= 20);
    }

    @AfterAll
    void leave() {
        server.leave();
    }

    @Override
    public Home home() {
        return Home.find();
    }

    @Override
    public double scale() {
        return 1;
    }

    @Override
    public boolean peers() {
        return false;
    }

    @Override
    public void say(String progress) {}

    @Override
    public DatabaseAddress database(String name) {
        return server.open(name, this::say);
    }

    @Override
    public Application open(Map<String, Object> settings) {
        return open(database("symbiozae_bench_map"), settings);
    }

    @Override
    public Application open(DatabaseAddress database, Map<String, Object> settings) {
        SpringApplication spring = new SpringApplication(Symbiozae.class);
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("spring.datasource.url", database.url());
        all.put("spring.datasource.username", database.user());
        all.put("spring.datasource.password", database.password());
        ConfigurableApplicationContext context = spring.run(all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
        return new Application() {
            @Override
            public <T> T door(Class<T> type) {
                return context.getBean(type);
            }

            @Override
            public void close() {
                context.close();
            }
        };
    }
}
