package org.symbiozae.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.symbiozae.domain.Problem;

/** A business zone as people edit it; its boundary is in EPSG:4326. */
@Entity
@Table(name = "zone")
public class StoredZone {

    private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @ManyToOne(optional = false)
    private StoredTerritory territory;

    @Column(nullable = false)
    private String name;

    private @Nullable String vocation;

    @Column(nullable = false)
    private MultiPolygon boundary;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init")
    protected StoredZone() {}

    public StoredTerritory territory() {
        return territory;
    }

    int version() {
        return version;
    }

    void rename(String name, @Nullable String vocation) {
        if (name.isBlank()) {
            throw Problem.invalid("A zone has a name.");
        }
        this.name = name.strip();
        this.vocation = vocation;
    }

    /**
     * @param shape polygon or multi-polygon in EPSG:4326
     * @return it as it is kept
     * @throws Problem INVALID when it crosses itself, is no surface or not in degrees, naming the place
     */
    MultiPolygon redraw(Geometry shape) {
        MultiPolygon surface = surface(shape);
        if (!surface.isEmpty() && !DEGREES.covers(surface.getEnvelopeInternal())) {
            throw Problem.invalid("A boundary is in degrees, longitude before latitude (EPSG:4326), not "
                    + surface.getCoordinate() + ".");
        }
        TopologyValidationError error = new IsValidOp(surface).getValidationError();
        if (error != null || surface.isEmpty()) {
            throw Problem.invalid("The boundary is not valid: "
                    + (error == null ? "it is empty." : error.getMessage() + " at " + error.getCoordinate() + "."));
        }
        surface.setSRID(4326);
        this.boundary = surface;
        return surface;
    }

    private static MultiPolygon surface(Geometry shape) {
        if (shape instanceof MultiPolygon several) {
            return several;
        }
        if (shape instanceof Polygon one) {
            return one.getFactory().createMultiPolygon(new Polygon[] {one});
        }
        throw Problem.invalid("A zone's boundary is a polygon, not a " + shape.getGeometryType() + ".");
    }
}
