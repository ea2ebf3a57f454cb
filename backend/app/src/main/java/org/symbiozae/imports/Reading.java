package org.symbiozae.imports;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.symbiozae.imports.formats.Fault;
import org.symbiozae.imports.formats.Layer;
import org.symbiozae.imports.formats.ReferenceSystem;
import org.symbiozae.imports.formats.Repair;
import org.symbiozae.imports.formats.Row;
import org.symbiozae.imports.formats.RowSink;
import org.symbiozae.imports.formats.Unreadable;
import org.symbiozae.store.IntakeRun;

/** The rows of one file on their way to the store: each is taken, or refused with the reason. */
final class Reading<F> implements RowSink {

    private final FactReader<F> reader;
    private final IntakeRun<F> run;
    private final ImportDraft report;
    private final @Nullable Integer epsg;
    private @Nullable Geometries geometries;

    /** @param epsg what the user says of the coordinates */
    Reading(FactReader<F> reader, IntakeRun<F> run, ImportDraft report, @Nullable Integer epsg) {
        this.reader = reader;
        this.run = run;
        this.report = report;
        this.epsg = epsg;
    }

    @Override
    public void layer(Layer layer) throws Unreadable {
        for (String field : reader.required()) {
            reader.names().require(field, layer.columns());
        }
        Coordinates coordinates = Coordinates.of(reader.placed() ? system(layer) : ReferenceSystem.WGS84);
        if (reader.placed()) {
            report.notice(coordinates.notice());
        }
        geometries = new Geometries(coordinates);
    }

    private ReferenceSystem system(Layer layer) throws Unreadable {
        ReferenceSystem said = layer.system();
        if (epsg != null) {
            boolean contradiction = said != null
                    && !said.equals(ReferenceSystem.WGS84)
                    && !epsg.equals(Coordinates.of(said).epsg());
            if (contradiction) {
                throw new Unreadable(
                        "crs_contradiction",
                        "EPSG:" + epsg,
                        "The file names " + Coordinates.of(said).name() + ": leave --crs out, or mend the file.");
            }
            return ReferenceSystem.ofEpsg(epsg);
        }
        if (said == null && !degrees(layer.columns())) {
            throw new Unreadable(
                    "crs_missing",
                    "",
                    "Say the reference system of the coordinates: --crs EPSG:n (2154 for Lambert-93).");
        }
        return said == null ? ReferenceSystem.WGS84 : said;
    }

    private boolean degrees(List<String> columns) {
        Set<String> present = columns.stream().map(reader.names()::column).collect(Collectors.toSet());
        return reader.names().knows("longitude")
                && reader.names().of("longitude").stream().anyMatch(present::contains);
    }

    @Override
    public void row(Row row) {
        Fault fault = row.fault();
        if (fault != null) {
            report.refuse(row.line(), fault);
            return;
        }
        if (geometries == null) {
            throw new IllegalStateException("a row came before its layer");
        }
        try {
            EnumSet<Repair> repairs = EnumSet.noneOf(Repair.class);
            repairs.addAll(row.repairs());
            run.add(reader.fact(new Fields(row, reader.names()), geometries, repairs));
            report.repaired(repairs);
        } catch (Refused refused) {
            report.refuse(row.line(), refused.fault());
        }
    }

    @Override
    public void notice(String code, String text) {
        report.notice(new Notice(code, text));
    }
}
