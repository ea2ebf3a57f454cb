package org.symbiozae;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house as docs/architecture.md draws it: who may use whom, and that geo, domain and engine know no framework. */
class ModularityTests {

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("geo", Set.of()),
            Map.entry("domain", Set.of("geo")),
            Map.entry("engine", Set.of("domain", "geo")),
            Map.entry("filter", Set.of("domain")),
            Map.entry("store", Set.of("domain", "geo", "filter")),
            Map.entry("imports", Set.of("domain", "geo", "store")),
            Map.entry("jobs", Set.of("domain")),
            Map.entry("parameters", Set.of("domain", "store")),
            Map.entry("compute", Set.of("domain", "geo", "engine", "store", "jobs", "parameters")),
            Map.entry("tiles", Set.of("domain", "store")),
            Map.entry("publish", Set.of("domain", "store", "tiles", "access")),
            Map.entry("ogc", Set.of("domain", "store", "access")),
            Map.entry("styles", Set.of("store", "access")),
            Map.entry("exports", Set.of("domain", "store", "styles")),
            Map.entry("access", Set.of("domain")),
            Map.entry("limits", Set.of("domain", "store", "access")),
            Map.entry("machine", Set.of("domain")),
            Map.entry(
                    "bench",
                    Set.of("domain", "geo", "engine", "store", "tiles", "imports", "compute", "exports", "machine")),
            Map.entry(
                    "command",
                    Set.of("domain", "access", "store", "imports", "compute", "exports", "machine", "bench")));

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.symbiozae");

    @Test
    void everyRoomUsesOnlyTheRoomsItMay() {
        MAY_USE.forEach((room, allowed) -> {
            Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
            forbidden.remove(room);
            forbidden.removeAll(allowed);
            noClasses()
                    .that()
                    .resideInAPackage("org.symbiozae." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.stream()
                            .map(other -> "org.symbiozae." + other + "..")
                            .toArray(String[]::new))
                    .check(CLASSES);
        });
    }

    @Test
    void everyRoomIsInTheTable() {
        Set<String> rooms = CLASSES.stream()
                .map(type -> type.getPackageName().substring("org.symbiozae".length()))
                .filter(path -> !path.isEmpty())
                .map(path -> path.substring(1).split("\\.")[0])
                .collect(Collectors.toSet());
        assertThat(rooms).isEqualTo(MAY_USE.keySet());
    }

    @Test
    void geoDomainAndEngineKnowNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage("org.symbiozae.geo..", "org.symbiozae.domain..", "org.symbiozae.engine..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "org.symbiozae..", "org.locationtech.jts..", "org.jspecify.annotations..")
                .check(CLASSES);
    }

    /** But the benchmarks, which time what lies inside the engine. */
    @Test
    void noRoomReachesIntoAnother() {
        ApplicationModules.of(Symbiozae.class)
                .detectViolations()
                .filter(violation -> !violation.getMessage().startsWith("Module 'bench'"))
                .throwIfPresent();
    }
}
