package org.symbiozae.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** GeoPackage 1.3, one table with a spatial index, and its styles as QGIS keeps them. Made in a temporary file: its first byte leaves when all rows are in. */
@Component
final class GeoPackageFormat implements ExportFormat {

    @Override
    public String suffix() {
        return "gpkg";
    }

    @Override
    public String mediaType() {
        return "application/geopackage+sqlite3";
    }

    @Override
    public void write(Extract extract, OutputStream out) throws IOException {
        try (Scratch scratch = Scratch.open()) {
            Path file = scratch.file("layer.gpkg");
            try (GeoPackage geoPackage = GeoPackage.create(file, extract.layer(), extract.crs())) {
                extract.rows().read((id, geometry, values) -> {
                    try {
                        geoPackage.add(id, geometry, values);
                    } catch (SQLException refused) {
                        throw new IOException(refused);
                    }
                });
                if (extract.style() != null) {
                    geoPackage.style(extract.layer(), extract.style());
                }
                geoPackage.finish();
            } catch (SQLException refused) {
                throw new IOException(refused);
            }
            Files.copy(file, out);
        }
    }
}
