package org.symbiozae.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.symbiozae.TestDatabase;

/** Files taken into a database that holds nothing else. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "symbiozae.compute.on-change=false")
@ContextConfiguration(initializers = TestDatabase.class)
abstract class ImportTest {

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        TestDatabase.empty(jdbc);
    }

    ImportReport take(Kind kind, String text, @Nullable Integer epsg) throws IOException {
        Path file = Files.writeString(folder.resolve("upload"), text);
        return imports.take(new ImportRequest("file.csv", file, kind, null, epsg, false, "test"));
    }

    List<String> strings(String query) {
        return jdbc.sql(query).query(String.class).list();
    }
}
